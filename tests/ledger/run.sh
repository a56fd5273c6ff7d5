#!/bin/sh
# Reads the ledger with programs that we did not write: libhxl its sheet, html5lib and Chromium its page.
#
#   tests/ledger/run.sh [PROGRAM]      the program is built, and is target/debug/sitlint, unless it is named
#
# Needs Python 3 with venv, PyPI for the first run (the packages are kept under target/), and chromium
# (`apt-get install chromium`, which is tried where it is missing and one may).
set -eu
cd "$(dirname "$0")/../.."
. tests/python.sh
suite ledger "$@"
drafts=tests/drafts

needs_python "$tests/requirements.txt" "$venv" || skip "libhxl and html5lib cannot be installed from PyPI. See to the connection"
"$venv/bin/python" "$tests/sheet.py" "$program" "$drafts"
"$program" ledger --format hxl "$drafts" | "$venv/bin/hxlvalidate" >/dev/null
"$venv/bin/python" "$tests/page.py" "$program" "$drafts"

needs_chromium || skip "there is no Chromium to drive the page in. Install it (apt-get install chromium)"
timeout 600 python3 "$tests/chromium.py" "$program" "$browser"
