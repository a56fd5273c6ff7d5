#!/bin/sh
# Holds every message of the sessions that the other tests of this folder recorded against the protocol's model, which is in
# lsprotocol, a package made from it. First the checker itself is held to find what is planted.
#
#   tests/editors/protocol.sh      after neovim.sh, emacs.sh, vim.sh and pytest_lsp.sh
#
# Needs what pytest_lsp.sh needs.
set -eu
cd "$(dirname "$0")/../.."
. tests/python.sh

checker=tests/editors/protocol
needs_python tests/editors/pytest_lsp/requirements.txt target/pytest_lsp || skip "lsprotocol cannot be installed from PyPI. See to the connection"
target/pytest_lsp/bin/python -m pytest -c tests/editors/pytest_lsp/pytest.ini "$checker"
target/pytest_lsp/bin/python "$checker/check.py" target/sessions/*.jsonl
