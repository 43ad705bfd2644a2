-- What the tests do inside Neovim. Returns a function of a name and a JSON array of arguments that answers in JSON.

local calls = {}

local SEVERITIES = { 'error', 'warning', 'information', 'hint' }

function calls.version()
  return tostring(vim.version())
end

function calls.messages()
  return vim.fn.execute('messages')
end

function calls.open(path)
  vim.cmd.edit(vim.fn.fnameescape(path))
end

function calls.reload()
  vim.cmd.edit()
end

function calls.attached()
  local client = vim.lsp.get_clients({ bufnr = 0, name = 'funcls' })[1]
  return client ~= nil and client.initialized == true
end

function calls.findings()
  return vim.tbl_map(function(each)
    return { vim.api.nvim_buf_get_name(each.bufnr), each.lnum + 1, SEVERITIES[each.severity], each.code }
  end, vim.diagnostic.get())
end

function calls.text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
end

-- `offset` counts characters from 0; a line break is one.
function calls.go_to(offset)
  local before = vim.fn.strcharpart(calls.text(), 0, offset)
  local lines = vim.split(before, '\n')
  vim.api.nvim_win_set_cursor(0, { #lines, #lines[#lines] })
end

function calls.replace(count, new)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local old = vim.fn.strcharpart(vim.api.nvim_get_current_line():sub(column + 1), 0, count)
  vim.api.nvim_buf_set_text(0, row - 1, column, row - 1, column + #old, vim.split(new, '\n'))
end

function calls.type(keys)
  vim.api.nvim_input(keys)
end

function calls.offered()
  if vim.fn.pumvisible() == 0 then
    return {}
  end
  return vim.tbl_map(function(item)
    return item.abbr
  end, vim.fn.complete_info({ 'items' }).items)
end

function calls.hover()
  calls.type('K')
end

function calls.hover_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true), '\n')
    end
  end
  return ''
end

function calls.fix(title)
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title == title
    end,
  })
end

function calls.definition()
  calls.type('<C-]>')
end

function calls.place()
  local line, column = vim.api.nvim_get_current_line(), vim.api.nvim_win_get_cursor(0)[2]
  return { vim.api.nvim_buf_get_name(0), line, vim.fn.strchars(line:sub(1, column)) }
end

function calls.children()
  return vim.api.nvim_get_proc_children(vim.fn.getpid())
end

function calls.quit()
  calls.type('<Esc>:qall!<CR>')
end

return function(name, arguments)
  local result = calls[name](unpack(vim.json.decode(arguments)))
  if type(result) == 'table' and next(result) == nil then
    return '[]'
  end
  return vim.json.encode(result == nil and vim.NIL or result)
end
