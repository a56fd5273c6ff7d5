#!/bin/sh
# Drives a real Emacs, without a window, against the built server: by Eglot, and by lsp-mode.
#
#   tests/editors/emacs.sh [PROGRAM]      the program is built, and is target/debug/sitlint, unless it is named
#
# Needs Emacs 29, or 26.3 and later with Eglot, and lsp-mode: `apt-get install emacs-nox elpa-eglot elpa-lsp-mode
# elpa-markdown-mode`, which is tried where they are missing and one may.
set -eu
cd "$(dirname "$0")/../.."
editor=emacs
. tests/editors/session.sh

has() {
  command -v emacs >/dev/null && emacs -q --batch --eval "(progn (require 'markdown-mode) (require '$1))" >/dev/null 2>&1
}

# try LIBRARY NUMBER: with the block of the page that has this number.
try() {
  has "$1" || install emacs-nox "elpa-$1" elpa-markdown-mode || true
  if ! has "$1"; then
    echo "SKIPPED: there is no Emacs with $1 here. Install it (apt-get install emacs-nox elpa-$1 elpa-markdown-mode), then run $0." >&2
    return
  fi
  echo "Emacs by $1"
  drafts
  block editors/emacs/README.md elisp "$2" >"$folder/init.el"
  timeout 120 emacs -q --batch -L editors/emacs -f package-activate-all -l "$folder/init.el" -l tests/editors/emacs.el
  renamed
}

try eglot 1
try lsp-mode 2
