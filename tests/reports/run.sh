#!/bin/sh
# Has programs that we did not write read every form of a report, and a terminal show one.
#
#   tests/reports/run.sh [PROGRAM]      the program is built, and is target/debug/sitlint, unless it is named
#
# SARIF is read by Microsoft's validator with GitHub's rules (npm, on 64-bit Linux) and by sarif-tools, JUnit by junitparser
# and by a schema, GitLab's report and reviewdog's by schemas, GitHub's commands by @actions/core.
# Needs Python 3 with venv and node with npm, and PyPI and npm for the first run (the packages are kept under target/).
set -eu
cd "$(dirname "$0")/../.."
. tests/python.sh
suite reports "$@"

needs_python "$tests/requirements.txt" "$venv" || skip "jsonschema and others cannot be installed from PyPI. See to the connection"
needs_program npm nodejs npm || skip "there is no npm. Install it (apt-get install nodejs npm)"
if ! cmp -s "$tests/package.json" "$venv/npm/package.json"; then
  rm -rf "$venv/npm"
  mkdir -p "$venv/npm"
  cp "$tests/package.json" "$venv/npm/"
  npm install --prefix "$venv/npm" --no-audit --no-fund --loglevel=error >/dev/null || {
    rm -rf "$venv/npm"
    skip "@actions/core cannot be installed from npm. See to the connection"
  }
fi
"$venv/bin/python" "$tests/read.py" "$program" "$(realpath "$venv/npm/node_modules")"
python3 "$tests/terminal.py" "$program"
