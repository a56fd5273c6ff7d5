#!/bin/sh
# Reads the ledger with programs that we did not write: libhxl its sheet, html5lib and Chromium its page.
#
#   tests/ledger/run.sh [PROGRAM]      the program is built, and is target/debug/sitlint, unless it is named
#
# Needs Python 3 with venv, PyPI for the first run (the packages are kept under target/), and chromium
# (`apt-get install chromium`, which is tried where it is missing and one may).
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || cargo build --quiet
program=$(realpath "${1:-target/debug/sitlint}")
tests=tests/ledger
venv=target/ledger
drafts=tests/drafts
export PYTHONDONTWRITEBYTECODE=1

may_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

if ! "$venv/bin/python" -c 'import hxl, html5lib' 2>/dev/null; then
  if ! python3 -c 'import ensurepip' 2>/dev/null && may_install; then
    apt-get install -y --no-install-recommends python3-venv >/dev/null 2>&1 || true
  fi
  if ! { python3 -m venv "$venv" && "$venv/bin/pip" install -q --disable-pip-version-check -r "$tests/requirements.txt"; }; then
    echo "SKIPPED: libhxl and html5lib cannot be installed from PyPI. See to the connection, then run $tests/run.sh." >&2
    exit 0
  fi
fi
"$venv/bin/python" "$tests/sheet.py" "$program" "$drafts"
"$program" ledger --format hxl "$drafts" | "$venv/bin/hxlvalidate" >/dev/null
"$venv/bin/python" "$tests/page.py" "$program" "$drafts"

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$browser" ] && may_install; then
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 || true
  browser=$(command -v chromium || true)
fi
if [ -z "$browser" ]; then
  echo "SKIPPED: there is no Chromium to drive the page in. Install it (apt-get install chromium), then run $tests/run.sh." >&2
  exit 0
fi
timeout 600 python3 "$tests/chromium.py" "$program" "$browser"
