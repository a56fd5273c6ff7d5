#!/bin/sh
# Drives the local page in a real browser: pastes, drops, types, mends, copies, walks by keyboard, and asks axe-core.
#
#   tests/serve/run.sh [PROGRAM]      the program is built, and is target/debug/sitlint, unless it is named
#
# Needs Node 18 or later, npm's registry for the first run (the packages are kept under target/), and chromium
# (`apt-get install chromium`, which is tried where it is missing and one may). Pictures of the page are left in
# target/serve/pictures, to be looked at.
set -eu
cd "$(dirname "$0")/../.."
. tests/python.sh
suite serve "$@"

needs_chromium || skip "there is no Chromium to open the page in. Install it (apt-get install chromium)"
command -v npm >/dev/null || skip "there is no npm. Install Node 18 or later"
mkdir -p "$venv/pictures"
cp "$tests/package.json" "$venv/"
if ! [ -d "$venv/node_modules/playwright-core" ] || ! [ -d "$venv/node_modules/axe-core" ]; then
  npm install --prefix "$venv" --no-audit --no-fund --silent >/dev/null 2>&1 ||
    skip "playwright-core and axe-core cannot be installed from npm. See to the connection"
fi
timeout 600 node "$tests/page.mjs" "$program" "$browser" "$venv"
