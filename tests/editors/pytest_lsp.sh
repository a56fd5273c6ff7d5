#!/bin/sh
# Uses the built server through pytest-lsp, a client that we did not write, with what three editors can do.
#
#   tests/editors/pytest_lsp.sh [PROGRAM]      the program is built, and is target/debug/sitlint, unless it is named
#
# Needs Python 3.10 or later with venv (`apt-get install python3-venv`, which is tried where it is missing and one may),
# and PyPI for the first run: the packages are kept under target/.
set -eu
cd "$(dirname "$0")/../.."
editor=pytest_lsp
. tests/editors/session.sh

folder_of_tests=tests/editors/pytest_lsp
needs_python "$folder_of_tests/requirements.txt" target/pytest_lsp || skip "pytest-lsp cannot be installed from PyPI. See to the connection"
SITLINT="$folder/bin/sitlint" timeout 300 target/pytest_lsp/bin/python -m pytest -c "$folder_of_tests/pytest.ini" "$folder_of_tests"
