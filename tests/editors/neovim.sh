#!/bin/sh
# Drives real Neovims, without a window, against the built server: the old one of Debian in the way of the page for old ones,
# and a new one from PyPI in the way for new ones.
#
#   tests/editors/neovim.sh [PROGRAM]      the program is built, and is target/debug/sitlint, unless it is named
#
# Needs Neovim 0.7 or later (`apt-get install neovim`, which is tried where it is missing and one may), and PyPI for the
# first run of the new one, which is kept under target/.
set -eu
cd "$(dirname "$0")/../.."
editor=neovim
. tests/editors/session.sh

# Whoever has a new Neovim already tries the way for new ones with it.
try() {
  case $("$1" --version | head -n 1) in
    *v0.[7-9].* | *v0.10.*) way=2 ;;
    *) way=1 ;;
  esac
  echo "$("$1" --version | head -n 1), the way of block $way"
  drafts
  block editors/neovim/README.md lua "$way" >"$folder/init.lua"
  timeout 120 "$1" --headless -n -i NONE -u "$folder/init.lua" --cmd "set runtimepath^=$folder" -c "luafile tests/editors/neovim.lua"
  renamed
}

mkdir -p "$folder/lua"
cp editors/neovim/sitlint.lua "$folder/lua/"
tried=
if needs_program nvim neovim; then
  try nvim
  tried=yes
fi
if needs_python tests/editors/neovim.txt target/neovim >/dev/null 2>&1; then
  try target/neovim/bin/nvim
  tried=yes
fi
[ -n "$tried" ] || skip "there is no Neovim here. Install it (apt-get install neovim)"
