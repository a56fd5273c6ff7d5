-- Drives a real Neovim against the built server: a question appears when the sentence is typed, and vanishes with it.
-- Run by neovim.sh; SITLINT names the program.

local failed = false

local function check(holds, claim)
  io.stdout:write((holds and "ok    " or "FAIL  ") .. claim .. "\n")
  failed = failed or not holds
end

local function questions()
  local found = vim.diagnostic.get(0)
  return vim.tbl_filter(function(shown)
    return shown.code == "unsourced-casualty-figure" or (shown.user_data and vim.inspect(shown):find("unsourced%-casualty%-figure"))
  end, found)
end

local function wait_for(holds)
  return vim.wait(20000, holds, 10)
end

local function clients()
  return (vim.lsp.get_clients or vim.lsp.get_active_clients)()
end

vim.cmd("filetype on")
require("sitlint").setup({ cmd = { os.getenv("SITLINT"), "server" } })
vim.cmd("edit " .. vim.fn.fnameescape(os.getenv("DRAFT")))
vim.bo.filetype = "markdown"

check(wait_for(function() return #clients() == 1 and clients()[1].initialized end),
  "the server starts for a Markdown draft")
check(#questions() == 0, "an empty draft raises no question")

vim.api.nvim_buf_set_lines(0, 0, -1, false, { "# Hochwasser 🌊", "", "On 4 May 2019, 46 people were killed in Dalim." })
check(wait_for(function() return #questions() == 1 end), "a question appears when the figure is typed")
local shown = questions()[1] or {}
check(shown.lnum == 2 and shown.col == 15 and shown.end_col == 24, "it stands under the figure")
check(shown.source == "sitlint", "it says who asks")

for edit = 1, 300 do
  local text = edit % 3 == 0 and "漢 " or edit % 3 == 1 and "😀" or "x"
  vim.api.nvim_buf_set_text(0, 2, 0, 2, 0, { text })
end
local prefix = #("漢 😀x") * 100
check(wait_for(function()
  local now = questions()[1]
  return now and now.col == prefix + 15
end), "it follows the figure through 300 edits")

vim.api.nvim_buf_set_lines(0, 2, 3, false, { "Nothing is known yet." })
check(wait_for(function() return #questions() == 0 end), "it vanishes with the figure")

local client = clients()[1]
vim.api.nvim_buf_set_lines(0, 2, 3, false, { "😀 Envoy Stefan de Mistura spoke in Dalim." })
local place = { line = 2, character = 10 }
local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", {
  textDocument = vim.lsp.util.make_text_document_params(),
  range = { start = place, ["end"] = place },
  context = { diagnostics = {} },
}, 20000) or {}
local actions = (answers[client.id] or {}).result or {}
check(#actions == 1, "one way to mend a misspelt name is offered")
if actions[1] then
  vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
end
check(vim.api.nvim_buf_get_lines(0, 2, 3, false)[1] == "😀 Envoy Staffan de Mistura spoke in Dalim.",
  "it is mended by a keystroke")

vim.api.nvim_buf_set_lines(0, 2, 3, false, { "Governor Karim Haddad spoke.", "", "Haddad left; Karim Haddad's aide stayed." })
vim.api.nvim_win_set_cursor(0, { 5, 20 })
vim.lsp.buf.rename("Kareem Hadad")
local function reads(line, text) return vim.api.nvim_buf_get_lines(0, line, line + 1, false)[1] == text end
check(wait_for(function()
  return reads(2, "Governor Kareem Hadad spoke.") and reads(4, "Hadad left; Kareem Hadad's aide stayed.")
end), "a person is renamed in the whole draft")

vim.api.nvim_buf_set_lines(0, 2, 5, false, { "Envoy Staffan de Mi" })
local completed = vim.lsp.buf_request_sync(0, "textDocument/completion", {
  textDocument = vim.lsp.util.make_text_document_params(),
  position = { line = 2, character = 19 },
}, 20000) or {}
local items = ((completed[client.id] or {}).result or {}).items or {}
check(items[1] and items[1].label == "Staffan de Mistura", "a registered name is offered while it is typed")

vim.lsp.stop_client(client.id)
check(wait_for(function() return vim.lsp.client_is_stopped(client.id) end), "the server ends when it is told to")

vim.cmd(failed and "cquit 1" or "qall!")
