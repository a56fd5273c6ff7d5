#!/bin/sh
# Uses the built server through pytest-lsp, a client that we did not write.
#
#   tests/editors/pytest_lsp.sh [PROGRAM]      the program is built, and is target/debug/sitlint, unless it is named
#
# Needs Python 3.10 or later with venv (`apt-get install python3-venv`, which is tried where it is missing and one may),
# and PyPI for the first run: the packages are kept under target/.
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || cargo build --quiet
program=$(realpath "${1:-target/debug/sitlint}")
tests=tests/editors/pytest_lsp
venv=target/pytest_lsp

skip() {
  echo "SKIPPED: $1. Then run tests/editors/pytest_lsp.sh." >&2
  exit 0
}

if ! "$venv/bin/python" -c 'import pytest_lsp' 2>/dev/null; then
  if ! python3 -c 'import ensurepip' 2>/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get install -y --no-install-recommends python3-venv >/dev/null 2>&1 || true
  fi
  python3 -m venv "$venv" >/dev/null 2>&1 || skip "Python cannot make a venv here. Install it (apt-get install python3-venv)"
  "$venv/bin/pip" install -q --disable-pip-version-check -r "$tests/requirements.txt" ||
    skip "pytest-lsp cannot be installed from PyPI. See to the connection"
fi
SITLINT="$program" PYTHONDONTWRITEBYTECODE=1 timeout 300 "$venv/bin/python" -m pytest -c "$tests/pytest.ini" "$tests"
