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
[ $# -gt 0 ] || cargo build --quiet
program=$(realpath "${1:-target/debug/sitlint}")
tests=tests/office
venv=target/office
export PYTHONDONTWRITEBYTECODE=1

may_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

if ! "$venv/bin/python" -c 'import docx, odf' 2>/dev/null; then
  if ! python3 -c 'import ensurepip' 2>/dev/null && may_install; then
    apt-get install -y --no-install-recommends python3-venv >/dev/null 2>&1 || true
  fi
  if ! { python3 -m venv "$venv" && "$venv/bin/pip" install -q --disable-pip-version-check -r "$tests/requirements.txt"; }; then
    echo "SKIPPED: python-docx and odfpy cannot be installed from PyPI. See to the connection, then run $tests/run.sh." >&2
    exit 0
  fi
fi
office=$(command -v soffice || true)
if [ -z "$office" ] && may_install; then
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui; } >/dev/null 2>&1 || true
  office=$(command -v soffice || true)
fi
[ -n "$office" ] || echo "SKIPPED: there is no LibreOffice here. Install it (apt-get install libreoffice-writer-nogui), then run $tests/run.sh." >&2

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$venv/bin/python" "$tests/make.py" "$folder"
"$venv/bin/python" "$tests/make_odt.py" "$folder/brief.odt"
"$venv/bin/python" "$tests/word.py" "$program" "$folder" $office
"$venv/bin/python" "$tests/opendocument.py" "$program" "$folder" $office
