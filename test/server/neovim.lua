-- Drives Neovim's own LSP client over the document that is given, and writes what came out as JSON.
local said = {}

local function wait(what, condition)
  assert(vim.wait(15000, condition, 20), 'waited in vain for ' .. what)
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

-- Puts the cursor on the first character of a text.
local function go(to)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search('\\V' .. to, 'c') > 0, to .. ' is not in the document')
end

local function changed(what, act)
  local before = text()
  act()
  wait(what, function() return text() ~= before end)
  return text()
end

local function codes()
  return vim.tbl_map(function(d) return d.code or d.user_data.lsp.code end, vim.diagnostic.get(0))
end

local function diagnostics()
  -- The most urgent are told first.
  wait('diagnostics', function() return vim.tbl_contains(codes(), 'header-status-unknown') end)
  said.diagnostics = codes()
end

local function completion()
  go('Daft')
  local params = vim.lsp.util.make_position_params(0, 'utf-16')
  for _, answer in pairs(vim.lsp.buf_request_sync(0, 'textDocument/completion', params, 15000)) do
    local items = answer.result.items or answer.result
    said.completion = vim.tbl_map(function(item) return item.label end, items)
  end
end

local function hover()
  go('STATUS')
  local function floating()
    return vim.tbl_filter(function(window)
      return vim.api.nvim_win_get_config(window).relative ~= ''
    end, vim.api.nvim_list_wins())[1]
  end
  vim.lsp.buf.hover()
  wait('hover', floating)
  local window = floating()
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  said.hover = table.concat(lines, '\n')
  vim.api.nvim_win_close(window, true)
end

local function action()
  go('Daft')
  vim.ui.select = function(items, options, choose)
    said.actions = vim.tbl_map(options.format_item, items)
    for at, item in ipairs(items) do
      if options.format_item(item):find('Draft', 1, true) then return choose(item, at) end
    end
  end
  said.repaired = changed('the code action', vim.lsp.buf.code_action)
end

local function rename()
  go('order.placed')
  said.renamed = changed('the rename', function() vim.lsp.buf.rename('order.created') end)
end

local ok, fault = pcall(function()
  vim.cmd('filetype on')
  dofile(vim.env.HANDOFF_CONFIGURATION)
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.HANDOFF_DOCUMENT))
  diagnostics()
  completion()
  hover()
  action()
  rename()
end)
if not ok then said.fault = tostring(fault) end
local encode = vim.json and vim.json.encode or vim.fn.json_encode
vim.fn.writefile({ encode(said) }, vim.env.HANDOFF_SAID)
vim.cmd('qall!')
