-- Drives Neovim's own language client against `mgmodel lsp --stdio`. Prints one line `ok NAME` or `not ok NAME: WHY`
-- for each check. Globals given by run.ts: $MGMODEL_NODE, $MGMODEL_CLI, $MGMODEL_FILE.
local patience = 20000

local function check(name, run)
  local fine, why = pcall(run)
  io.stdout:write(fine and ('ok ' .. name .. '\n') or ('not ok ' .. name .. ': ' .. tostring(why):gsub('\n', ' ') .. '\n'))
end

local function expect(condition, message)
  if not condition then error(message, 2) end
end

vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.MGMODEL_FILE))
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
  name = 'mgmodel',
  cmd = { vim.env.MGMODEL_NODE, vim.env.MGMODEL_CLI, 'lsp', '--stdio' },
  root_dir = vim.fn.fnamemodify(vim.env.MGMODEL_FILE, ':h'),
})
vim.lsp.buf_attach_client(buffer, client)

local function lines() return vim.api.nvim_buf_get_lines(buffer, 0, -1, false) end

-- Zero-based place of the first occurrence of a text.
local function place(text)
  for row, line in ipairs(lines()) do
    local column = line:find(text, 1, true)
    if column then return { line = row - 1, character = column - 1 } end
  end
  error('the file has no ' .. text)
end

local function ask(method, parameters)
  parameters.textDocument = { uri = vim.uri_from_bufnr(buffer) }
  local answers = vim.lsp.buf_request_sync(buffer, method, parameters, patience)
  local answer = answers and answers[client]
  expect(answer and not answer.err, method .. ': ' .. vim.inspect(answer))
  return answer.result
end

check('the client starts', function()
  expect(vim.wait(patience, function() return vim.lsp.buf_is_attached(buffer, client) end), 'it is not attached')
end)

check('diagnostics come as the text changes', function()
  local at = place('E = 33 GPa')
  vim.api.nvim_buf_set_text(buffer, at.line, at.character, at.line, at.character + 10, { 'E = 33 K' })
  expect(vim.wait(patience, function() return #vim.diagnostic.get(buffer, { severity = 1 }) > 0 end), 'there are none')
  local found = vim.diagnostic.get(buffer, { severity = 1 })[1]
  expect(found.lnum == at.line, 'it is at line ' .. found.lnum)
  expect(found.message:find('temperature'), found.message)
  vim.api.nvim_buf_set_text(buffer, at.line, at.character, at.line, at.character + 8, { 'E = 33 GPa' })
  expect(vim.wait(patience, function() return #vim.diagnostic.get(buffer, { severity = 1 }) == 0 end), 'they stay')
end)

check('hover explains a law in text', function()
  local contents = ask('textDocument/hover', { position = place('arrhenius') }).contents.value
  expect(contents:find('arrhenius(tau0, U)', 1, true), contents)
  expect(not contents:find('data:image', 1, true), 'it holds a picture')
end)

check('completion offers units that fit', function()
  local at = place('E = 33 GPa')
  local items = ask('textDocument/completion', { position = { line = at.line, character = at.character + 7 } }).items
  expect(items[1].label == 'GPa' and items[2].label == 'MPa', vim.inspect(vim.tbl_map(function(item) return item.label end, items)))
end)

check('completion is resolved to its documentation', function()
  local at = place('E = 33 GPa')
  local items = ask('textDocument/completion', { position = { line = at.line, character = at.character + 7 } }).items
  local answers = vim.lsp.buf_request_sync(buffer, 'completionItem/resolve', items[1], patience)
  local documentation = answers[client].result.documentation
  expect(documentation and documentation.value:find('pascal'), vim.inspect(answers[client]))
end)

check('definition leads to the element', function()
  local found = ask('textDocument/definition', { position = { line = place('elementary = beta').line, character = place('elementary = beta').character + 13 } })
  expect(found[1].range.start.line == place('relaxation beta').line, vim.inspect(found))
end)

check('the outline names the tests', function()
  local names = vim.tbl_map(function(symbol) return symbol.name end, ask('textDocument/documentSymbol', {}))
  expect(vim.tbl_contains(names, 'as_cast') and vim.tbl_contains(names, 'dma'), vim.inspect(names))
end)

check('formatting mends an indentation, and leaves a formatted file alone', function()
  vim.lsp.buf.formatting_sync({}, patience)
  local at = place('chi_g')
  vim.api.nvim_buf_set_text(buffer, at.line, 0, at.line, at.character, { '' })
  vim.lsp.buf.formatting_sync({}, patience)
  expect(place('chi_g').character == at.character, 'the indentation is ' .. place('chi_g').character)
  expect(#ask('textDocument/formatting', { options = { tabSize = 2, insertSpaces = true } }) == 0, 'it changes again')
end)

check('rename reaches every use', function()
  ask('textDocument/prepareRename', { position = place('as_cast') })
  local edit = ask('textDocument/rename', { position = place('as_cast'), newName = 'quenched' })
  vim.lsp.util.apply_workspace_edit(edit, 'utf-16')
  local text = table.concat(lines(), '\n')
  expect(text:find('model quenched') and not text:find('as_cast'), text)
end)

check('a quick fix mends a misspelt kind', function()
  local at = place(': debye')
  vim.api.nvim_buf_set_text(buffer, at.line, at.character, at.line, at.character + 7, { ': debyee' })
  local actions = ask('textDocument/codeAction', {
    range = { start = { line = at.line, character = at.character + 3 }, ['end'] = { line = at.line, character = at.character + 3 } },
    context = { diagnostics = {} },
  })
  local fix = vim.tbl_filter(function(action) return action.kind == 'quickfix' end, actions)[1]
  expect(fix, vim.inspect(actions))
  vim.lsp.util.apply_workspace_edit(fix.edit, 'utf-16')
  expect(lines()[at.line + 1]:find(': debye {', 1, true), lines()[at.line + 1])
end)

check('saving runs the tests: a failed expectation is a diagnostic', function()
  local at = place('strain_rate = 3e-4 /s')
  vim.api.nvim_buf_set_lines(buffer, at.line + 1, at.line + 1, false, { '  expect max(stress) < 1 MPa' })
  vim.cmd('write')
  expect(vim.wait(patience, function()
    for _, found in ipairs(vim.diagnostic.get(buffer, { severity = 1 })) do
      if found.lnum == at.line + 1 then return true end
    end
    return false
  end), vim.inspect(vim.diagnostic.get(buffer)))
end)

check('the server ends when it is told to', function()
  vim.lsp.stop_client(client)
  expect(vim.wait(patience, function() return vim.lsp.get_client_by_id(client) == nil end), 'it is still there')
end)

vim.cmd('qall!')
