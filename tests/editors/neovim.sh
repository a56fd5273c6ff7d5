#!/bin/sh
# Drives a real, headless Neovim against the built server.
#
#   tests/editors/neovim.sh [PROGRAM]      the program is built, and is target/debug/sitlint, unless it is named
#
# Needs Neovim 0.7 or later: `apt-get install neovim`, which is tried where it is missing and one may.
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || cargo build --quiet
program=$(realpath "${1:-target/debug/sitlint}")

if ! command -v nvim >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get install -y --no-install-recommends neovim >/dev/null 2>&1 || true
fi
if ! command -v nvim >/dev/null; then
  echo "SKIPPED: there is no Neovim here. Install it (apt-get install neovim) and run tests/editors/neovim.sh." >&2
  exit 0
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/lua"
cp editors/neovim/sitlint.lua "$folder/lua/"
export SITLINT="$program" DRAFT="$folder/draft.md"
export XDG_STATE_HOME="$folder" XDG_DATA_HOME="$folder" XDG_CACHE_HOME="$folder"
timeout 120 nvim --headless -n -u NONE --cmd "set runtimepath^=$folder" -c "luafile tests/editors/neovim.lua"
