#!/bin/sh
# Drives a real Visual Studio Code, in a browser without a window, against the built server and the packaged extension.
#
#   tests/editors/vscode.sh [PROGRAM]      the program is built, and is target/debug/sitlint, unless it is named
#
# Needs Node 20 with npm, a C++ compiler, ripgrep and Chromium: `apt-get install nodejs npm g++ make python3 ripgrep
# chromium`, of which ripgrep, the compiler and Chromium are tried where they are missing and one may; and npm for the
# first run: what it gives is kept under target/. Pictures of what was seen are left in target/vscode/seen/.
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || cargo build --quiet
program=$(realpath "${1:-target/debug/sitlint}")
folder=$PWD/target/vscode
tests=tests/editors/vscode

skip() {
  echo "SKIPPED: $1. Then run tests/editors/vscode.sh." >&2
  exit 0
}

has() {
  for name in "$@"; do command -v "$name" >/dev/null || return 1; done
}

case $(node --version 2>/dev/null) in v20.*) ;; *) skip "This Visual Studio Code wants Node 20. Install it, with npm" ;; esac
has npm || skip "There is no npm here. Install it"
if ! has rg chromium g++ make python3 && [ "$(id -u)" = 0 ] && has apt-get; then
  apt-get update -qq >/dev/null 2>&1 || true
  apt-get install -y --no-install-recommends ripgrep chromium g++ make python3 >/dev/null 2>&1 || true
fi
has rg chromium g++ make python3 ||
  skip "Something is missing. Install it (apt-get install ripgrep chromium g++ make python3)"

mkdir -p "$folder/driver"
if ! cmp -s "$tests/package-lock.json" "$folder/driver/package-lock.json"; then
  cp "$tests/package.json" "$folder/driver/"
  (cp "$tests/package-lock.json" "$folder/driver/new" && cd "$folder/driver" && mv new package-lock.json &&
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null) ||
    { rm -f "$folder/driver/package-lock.json"; skip "playwright-core cannot be installed from npm. See to the connection"; }
fi
# The editor is fetched while the extension is packaged.
"$tests/install.sh" "$folder/code-server" >"$folder/install.log" 2>&1 &
installation=$!

# The program travels in the package, as it would to a desk; without what only a debugger reads, it is a third as large.
strip -o "$folder/sitlint" "$program" 2>/dev/null || cp "$program" "$folder/sitlint"
editors/vscode/package.sh --bundle "$folder/sitlint" --output "$folder/sitlint.vsix" >"$folder/package.log" 2>&1 ||
  { cat "$folder/package.log" >&2; exit 1; }
wait "$installation" || { cat "$folder/install.log" >&2; skip "code-server cannot be installed from npm. See to the connection"; }
timeout 300 node "$tests/drive.mjs" "$folder"
