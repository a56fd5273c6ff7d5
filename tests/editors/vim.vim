" Drives a real Vim with ALE against the built server: a question appears when the sentence is typed, and vanishes with it.
" Run by vim.sh after the lines of the page; DRAFTS names the folder.

set encoding=utf-8
scriptencoding utf-8
let s:failed = 0

function! s:check(holds, claim) abort
  call writefile([(a:holds ? 'ok    ' : 'FAIL  ') . a:claim], $CLAIMS, 'a')
  let s:failed = s:failed || !a:holds
endfunction

function! s:wait_for(holds) abort
  for l:turn in range(2000)
    if a:holds()
      return 1
    endif
    sleep 10m
  endfor
  return 0
endfunction

function! s:types(keys) abort
  call feedkeys(a:keys, 'tx')
  call ale#Queue(0)
endfunction

" The words that the questions of a rule stand under; ALE counts bytes from 1, the last one included.
function! s:asked(rule) abort
  let l:words = []
  for l:shown in ale#engine#GetLoclist(bufnr(''))
    if get(l:shown, 'code', '') is# a:rule
      call add(l:words, strpart(getline(l:shown.lnum), l:shown.col - 1, l:shown.end_col - l:shown.col + 1))
    endif
  endfor
  return join(l:words, '; ')
endfunction

set hidden
let g:ale_lint_delay = 0
let s:figure = 'unsourced-casualty-figure'
let s:name = 'known-name-misspelling'
execute 'cd' fnameescape($DRAFTS)
edit two.md
edit one.md
call s:check(s:wait_for({-> !empty(ale#linter#Get('markdown'))}), 'the server is known for drafts')

call s:types("i# Été 🌊\<CR>\<CR>Zoë 😀 سلام: on 4 May 2019, 46 people were killed in Dalim.\<Esc>")
call s:check(s:wait_for({-> s:asked(s:figure) is# '46 people'}), 'a question appears under the figure that is typed')

call s:types("ccNothing is known yet.\<Esc>")
call s:check(s:wait_for({-> s:asked(s:figure) is# ''}), 'it vanishes with the figure')

call s:types("ccÉlise 😀 سلام: envoy Stefan de Mistura spoke on 4 May 2019.\<Esc>0fM")
call s:check(s:wait_for({-> s:asked(s:name) is# 'Stefan de Mistura'}), 'a misspelt name is asked about')
call test_feedinput("1\n")
ALECodeAction
call s:check(s:wait_for({-> getline(3) is# 'Élise 😀 سلام: envoy Staffan de Mistura spoke on 4 May 2019.'}),
\ 'it is mended by the code action of ALE')
call s:types('')
call s:check(s:wait_for({-> s:asked(s:name) is# ''}), 'and no longer asked about')

call s:types("ccÉlise 😀 سلام: Governor Karim Haddad and Haddad's aide stayed.\<Esc>0fK")
call test_feedinput("\<C-u>Kareem Hadad\n")
ALERename
call s:check(s:wait_for({-> getline(3) is# 'Élise 😀 سلام: Governor Kareem Hadad and Hadad''s aide stayed.'}),
\ 'a person is renamed in this draft')
call s:check(s:wait_for({-> getbufline('two.md', 1) == ['Zoë 😀 سلام met Governor Kareem Hadad on 4 May 2019.']}),
\ 'and in the other open one')
silent wall

ALEStopAllLSPs
execute s:failed ? 'cquit 1' : 'qall!'
