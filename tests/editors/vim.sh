#!/bin/sh
# Drives a real Vim with ALE, without a window, against the built server.
#
#   tests/editors/vim.sh [PROGRAM]      the program is built, and is target/debug/sitlint, unless it is named
#
# Needs Vim 8 or later and ALE: `apt-get install vim vim-ale`, which is tried where they are missing and one may.
set -eu
cd "$(dirname "$0")/../.."
editor=vim
. tests/editors/session.sh

has_ale() {
  command -v vim >/dev/null && vim -Nes -u NONE -c 'packadd ale' -c 'try | call ale#linter#Get("text") | catch | cquit | endtry' -c 'qall!' >/dev/null 2>&1
}

has_ale || install vim vim-ale || true
has_ale || skip "there is no Vim with ALE here. Install them (apt-get install vim vim-ale)"

{
  echo 'set nocompatible encoding=utf-8'
  echo 'filetype plugin on'
  echo 'packadd ale'
  block editors/vim/README.md vim 1
} >"$folder/vimrc"
# The screen goes nowhere; it is shown where Vim did not come to its end.
export CLAIMS="$folder/claims"
code=0
TERM=dumb timeout 120 vim -n -i NONE --not-a-term -u "$folder/vimrc" -S tests/editors/vim.vim >"$folder/screen" 2>&1 </dev/null || code=$?
cat "$CLAIMS"
[ $code -le 1 ] || cat "$folder/screen" >&2
[ $code = 0 ] || exit 1
renamed
