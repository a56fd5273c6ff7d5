#!/bin/sh
# Reads what the program writes into Word documents and OpenDocument texts with programs that we did not write: python-docx,
# odfpy and LibreOffice.
#
#   tests/office/run.sh [PROGRAM]      the program is built, and is target/debug/sitlint, unless it is named
#
# Needs Python 3 with venv, PyPI for the first run (the packages are kept under target/), and LibreOffice
# (`apt-get install libreoffice-writer-nogui`, which is tried where it is missing and one may).
set -eu
cd "$(dirname "$0")/../.."
. tests/python.sh
suite office "$@"

needs_python "$tests/requirements.txt" "$venv" || skip "python-docx and odfpy cannot be installed from PyPI. See to the connection"
needs_program soffice libreoffice-writer-nogui ||
  echo "SKIPPED: there is no LibreOffice here. Install it (apt-get install libreoffice-writer-nogui), then run $0." >&2
office=$(command -v soffice || true)

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$venv/bin/python" "$tests/make.py" "$folder"
"$venv/bin/python" "$tests/make_odt.py" "$folder/brief.odt"
"$venv/bin/python" "$tests/word.py" "$program" "$folder" $office
"$venv/bin/python" "$tests/opendocument.py" "$program" "$folder" $office
