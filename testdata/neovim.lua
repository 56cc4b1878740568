-- A session with Neovim's built-in client, 0.7 or later:
--
--   nvim --headless -u NONE -i NONE -c 'luafile neovim.lua'
--
-- LAWFUL_ROOT is a copy of the clinic, and LAWFUL_SERVER the language server's
-- command, split at spaces. With LAWFUL_STOCK=1 it is a gopls without lawful.
-- Every step prints a line; "done" is the last, after which nothing went wrong.

local function say(...) io.stdout:write(string.format(...), '\n') end

local function wait(what, cond)
  if not vim.wait(180000, cond, 100) then
    say('not in three minutes: %s; shown are %s', what, vim.inspect(vim.diagnostic.get(0)))
    vim.cmd('cquit!')
  end
  say('%s', what)
end

local function shown(prefix)
  return vim.tbl_filter(function(d) return vim.startswith(d.source or '', prefix) end, vim.diagnostic.get(0))
end

local function fix(title)
  vim.ui.select = function(items, opts, choose)
    for i, item in ipairs(items) do
      if opts.format_item(item):find(title, 1, true) then return choose(item, i) end
    end
    say('no quick fix %q among %s', title, vim.inspect(items))
    vim.cmd('cquit!')
  end
  vim.lsp.buf.code_action()
end

local root = os.getenv('LAWFUL_ROOT')
vim.cmd('edit ' .. root .. '/admission/admission.go')
vim.bo.filetype = 'go'
local client = vim.lsp.start_client({
  name = 'gopls',
  cmd = vim.split(os.getenv('LAWFUL_SERVER'), ' '),
  root_dir = root,
})
vim.lsp.buf_attach_client(0, client)

if os.getenv('LAWFUL_STOCK') then
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { 'var _ = fmt.Sprintf("%d", "")' })
  wait('a finding of gopls', function() return #vim.diagnostic.get(0) > 0 end)
  say('%d findings of lawful', #shown('lawful'))
else
  wait('a finding', function() return #shown('lawfulflow') == 1 end)
  local found = shown('lawfulflow')[1]
  say('line %d: %s', found.lnum + 1, found.message)

  -- gopls takes old findings away before it looks. A slip tells when it has.
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { '//lawful:purpos research', 'func slip() {}' })
  vim.api.nvim_buf_set_lines(0, found.lnum, found.lnum, false, { '\t//lawful:basis portal-analytics' })
  wait('no finding with a basis', function() return #shown('lawfulmarks') == 1 and #shown('lawfulflow') == 0 end)
  vim.api.nvim_buf_set_lines(0, found.lnum, found.lnum + 1, false, {})
  wait('the finding again', function() return #shown('lawfulmarks') == 1 and #shown('lawfulflow') == 1 end)

  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  fix('declare a lawful basis for this statement')
  wait('the skeleton of a basis', function()
    return vim.api.nvim_buf_get_lines(0, found.lnum, found.lnum + 1, true)[1] == '\t//lawful:basis a6= a9= route='
  end)
  wait('what it lacks', function() return #shown('lawfulmarks') > 1 end)
end
say('done')
vim.cmd('qa!')
