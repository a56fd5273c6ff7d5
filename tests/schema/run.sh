#!/bin/sh
# Holds `sitlint schema` against sound and broken files, by a validator that we did not write (PyPI: jsonschema).
#
#   tests/schema/run.sh [PROGRAM]      the program is built, and is target/debug/sitlint, unless it is named
#
# Needs Python 3.11 or later with venv, and PyPI for the first run (the packages are kept under target/).
set -eu
cd "$(dirname "$0")/../.."
. tests/python.sh
suite schema "$@"

needs_python "$tests/requirements.txt" "$venv" || skip "jsonschema cannot be installed from PyPI. See to the connection"
"$venv/bin/python" "$tests/check.py" "$program" .
