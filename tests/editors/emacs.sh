#!/bin/sh
# Drives a real Emacs, without a window, against the built server.
#
#   tests/editors/emacs.sh [PROGRAM]      the program is built, and is target/debug/sitlint, unless it is named
#
# Needs Emacs 29, or 26.3 and later with Eglot: `apt-get install emacs-nox elpa-eglot`, which is tried where they are
# missing and one may.
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || cargo build --quiet
program=$(realpath "${1:-target/debug/sitlint}")

has_eglot() {
  command -v emacs >/dev/null && emacs -q --batch --eval "(require 'eglot)" >/dev/null 2>&1
}

if ! has_eglot && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get install -y --no-install-recommends emacs-nox elpa-eglot >/dev/null 2>&1 || true
fi
if ! has_eglot; then
  echo "SKIPPED: there is no Emacs with Eglot here. Install it (apt-get install emacs-nox elpa-eglot) and run tests/editors/emacs.sh." >&2
  exit 0
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export SITLINT="$program" DRAFT="$folder/draft.txt" HOME="$folder"
timeout 120 emacs -q --batch -L editors/emacs -l tests/editors/emacs.el
