-- Starts `sitlint server` for Markdown, plain text and HTML. Works with Neovim 0.7 and later.
--
--   require("sitlint").setup()
--   require("sitlint").setup({ cmd = { "/opt/sitlint/bin/sitlint", "server" }, filetypes = { "markdown" } })

local M = {}

local defaults = {
  cmd = { "sitlint", "server" },
  filetypes = { "markdown", "text", "html", "xhtml" },
}

-- The folder of a draft's team: where sitlint.toml stands, else the repository, else the draft's own folder.
local function root_of(file)
  local folder = vim.fn.fnamemodify(file, ":p:h")
  for _, sign in ipairs({ "sitlint.toml", ".git" }) do
    local found = vim.fn.finddir(sign, folder .. ";")
    if found == "" then
      found = vim.fn.findfile(sign, folder .. ";")
    end
    if found ~= "" then
      return vim.fn.fnamemodify(found, ":p"):gsub("/$", ""):match("^(.*)/[^/]*$")
    end
  end
  return folder
end

-- One server for each folder, for Neovim before 0.8, which has no vim.lsp.start.
local running = {}

local function start(config)
  if vim.lsp.start then
    return vim.lsp.start(config)
  end
  local id = running[config.root_dir]
  -- One that is still starting counts: it is found by its number only.
  if not id or not vim.lsp.get_client_by_id(id) then
    id = vim.lsp.start_client(config)
    running[config.root_dir] = id
  end
  vim.lsp.buf_attach_client(0, id)
end

-- Shows the ledger of a draft, this one unless it is named, in a window beside it.
function M.ledger(draft)
  local request = { command = "sitlint.openLedger", arguments = { draft or vim.uri_from_bufnr(0) } }
  local shows = vim.lsp.protocol.make_client_capabilities().window.showDocument
  if shows and shows.support then
    -- The server asks such a Neovim to show a file, which it does in the window at hand.
    vim.cmd("vsplit")
  end
  vim.lsp.buf_request(0, "workspace/executeCommand", request, function(_, text)
    if type(text) ~= "string" then
      return
    end
    vim.cmd("vnew")
    vim.bo.buftype, vim.bo.bufhidden, vim.bo.filetype = "nofile", "wipe", "markdown"
    vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(text, "\n"))
    vim.bo.modifiable = false
    vim.wo.wrap = false
  end)
end

-- Defines :SitlintLedger, and what a click on the line above a draft does.
function M.commands()
  vim.api.nvim_create_user_command("SitlintLedger", function() M.ledger() end, { desc = "The figures of this draft" })
  vim.lsp.commands["sitlint.openLedger"] = function(command)
    M.ledger(command.arguments[1])
  end
end

function M.setup(options)
  M.commands()
  local settings = vim.tbl_extend("force", defaults, options or {})
  local group = vim.api.nvim_create_augroup("sitlint", { clear = true })
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = settings.filetypes,
    callback = function(event)
      if vim.bo.buftype ~= "" then
        return
      end
      local root = root_of(event.file)
      -- Old versions can show the line above a draft, and do not say so.
      local capabilities = vim.lsp.protocol.make_client_capabilities()
      capabilities.textDocument.codeLens = capabilities.textDocument.codeLens or { dynamicRegistration = false }
      start({
        name = "sitlint",
        capabilities = capabilities,
        cmd = settings.cmd,
        root_dir = root,
        workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
      })
    end,
  })
end

return M
