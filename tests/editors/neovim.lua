-- Drives a real Neovim against the built server: a question appears when the sentence is typed, and vanishes with it.
-- Run by neovim.sh, with the configuration of the page; DRAFTS names the folder.

local failed = false

local function check(holds, claim)
  io.stdout:write((holds and "ok    " or "FAIL  ") .. claim .. "\n")
  failed = failed or not holds
end

local function wait_for(holds)
  return vim.wait(20000, holds, 10)
end

local function clients()
  return (vim.lsp.get_clients or vim.lsp.get_active_clients)()
end

local function keys(typed)
  local codes = vim.api.nvim_replace_termcodes(typed, true, false, true)
  vim.api.nvim_feedkeys(codes, "tx", false)
end

local function line(number)
  return vim.api.nvim_buf_get_lines(0, number - 1, number, false)[1]
end

local function asked_by(shown)
  return shown.code or (shown.user_data and shown.user_data.lsp and shown.user_data.lsp.code)
end

-- The words that the questions of a rule stand under.
local function asked(rule)
  local words = {}
  for _, shown in ipairs(vim.diagnostic.get(0)) do
    if asked_by(shown) == rule then
      table.insert(words, vim.api.nvim_buf_get_text(0, shown.lnum, shown.col, shown.end_lnum, shown.end_col, {})[1])
    end
  end
  return table.concat(words, "; ")
end

-- The first question of a rule.
local function first(rule)
  for _, shown in ipairs(vim.diagnostic.get(0)) do
    if asked_by(shown) == rule then
      return shown
    end
  end
end

-- Takes the offer with this title from the editor's own menu.
local function take(title)
  local offered
  vim.ui.select = function(items, options, chosen)
    offered = {}
    for _, item in ipairs(items) do
      local text = options.format_item and options.format_item(item) or tostring(item)
      table.insert(offered, text)
      if text == title then
        return chosen(item)
      end
    end
    chosen(nil)
  end
  vim.lsp.buf.code_action()
  wait_for(function() return offered end)
  return offered or {}
end

-- The answer of the server to a question that the editor would ask.
local function ask(method, params)
  params = vim.tbl_extend("keep", params or {}, { textDocument = vim.lsp.util.make_text_document_params() })
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000) or {}
  local _, answer = next(answers)
  return (answer or {}).result or {}
end

vim.cmd("filetype on")
vim.o.hidden = true
local drafts = os.getenv("DRAFTS")
vim.cmd("cd " .. vim.fn.fnameescape(drafts))
vim.cmd("edit two.md")
vim.cmd("edit one.md")

check(wait_for(function() return #clients() == 1 and clients()[1].initialized end), "one server starts for two drafts")
local client = clients()[1]
check(client.config.root_dir == drafts, "at the folder that has sitlint.toml")
check(#vim.diagnostic.get(0) == 0, "an empty draft raises no question")

local figure, name = "unsourced-casualty-figure", "known-name-misspelling"
keys("i# Été 🌊<CR><CR>Zoë 😀 سلام: on 4 May 2019, 46 people were killed in Dalim.<Esc>")
check(wait_for(function() return asked(figure) == "46 people" end), "a question appears under the figure that is typed")
check(first(figure).source == "sitlint", "it says who asks")

for edit = 1, 300 do
  local text = edit % 3 == 0 and "漢 " or edit % 3 == 1 and "😀" or "x"
  vim.api.nvim_buf_set_text(0, 2, 0, 2, 0, { text })
end
check(wait_for(function()
  local now = first(figure)
  return now and now.col == #("漢 😀x") * 100 + #"Zoë 😀 سلام: on 4 May 2019, " and asked(figure) == "46 people"
end), "it follows the figure through 300 edits")

keys("ccNothing is known yet.<Esc>")
check(wait_for(function() return asked(figure) == "" end), "it vanishes with the figure")

keys("ccÉlise 😀 سلام: envoy Stefan de Mistura spoke on 4 May 2019.<Esc>0fM")
check(wait_for(function() return asked(name) == "Stefan de Mistura" end), "a misspelt name is asked about")
take("Write “Staffan de Mistura”")
check(wait_for(function() return line(3) == "Élise 😀 سلام: envoy Staffan de Mistura spoke on 4 May 2019." end),
  "it is mended by the editor's code action")
check(wait_for(function() return asked(name) == "" end), "and no longer asked about")

keys("ccÉlise 😀 سلام: Governor Karim Haddad and Haddad's aide stayed.<Esc>0fK")
vim.lsp.buf.rename("Kareem Hadad")
check(wait_for(function() return line(3) == "Élise 😀 سلام: Governor Kareem Hadad and Hadad's aide stayed." end),
  "a person is renamed in this draft")
check(wait_for(function()
  return vim.api.nvim_buf_get_lines(vim.fn.bufnr("two.md"), 0, 1, false)[1] == "Zoë 😀 سلام met Governor Kareem Hadad on 4 May 2019."
end), "and in the other open one")
vim.cmd("silent wall")

local one = vim.api.nvim_get_current_buf()
keys("ccOn 4 May 2019, 46 people were killed in Dalim, the Health Directorate said.<Esc>")
require("sitlint").commands()
vim.cmd("SitlintLedger")
check(wait_for(function()
  local shown = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  return vim.api.nvim_get_current_buf() ~= one and shown:find("46 people", 1, true) ~= nil
end), "the ledger opens")
check(vim.fn.bufwinid(one) ~= -1, "beside the draft")
vim.fn.win_gotoid(vim.fn.bufwinid(one))

vim.lsp.codelens.refresh()
local function lenses() return vim.lsp.codelens.get(one) end
check(wait_for(function() return lenses()[1] and lenses()[1].command.title:find("^1 figure of harm: 1 named") end),
  "the figures are counted above the draft")

keys("ccEnvoy Staffan de Mi<Esc>")
local items = ask("textDocument/completion", { position = { line = 2, character = 19 } }).items or {}
check(items[1] and items[1].label == "Staffan de Mistura", "a registered name is offered while it is typed")

vim.lsp.stop_client(client.id)
check(wait_for(function() return client.is_stopped and client.is_stopped(client) or vim.lsp.client_is_stopped(client.id) end),
  "the server ends when it is told to")
vim.cmd(failed and "cquit 1" or "qall!")
