#!/bin/sh
# Installs a real Visual Studio Code, as a page for a browser: code-server, from npm alone.
#
#   tests/editors/vscode/install.sh FOLDER
#
# A plain `npm install` runs scripts that download ripgrep from GitHub and compile parts that only terminals, logs and
# proxies need. So no scripts run here but one, and ripgrep is that of the system. A minute, 300 MB; kept between runs.
set -eu
version=4.100.3 # Visual Studio Code 1.100.3, the last one for Node 20.
folder=$1

[ "$(cat "$folder/installed" 2>/dev/null)" != "$version" ] || exit 0
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
quietly="--ignore-scripts --no-audit --no-fund --loglevel=error"
echo '{ "private": true }' >package.json
# shellcheck disable=SC2086 # these are words
npm install "code-server@$version" $quietly
cd node_modules/code-server/lib/vscode
# shellcheck disable=SC2086
npm install --omit=dev --legacy-peer-deps $quietly
mkdir -p node_modules/@vscode/ripgrep/bin
ln -sf "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
ln -sfn node_modules node_modules.asar
cd "$folder"
npm rebuild argon2 --build-from-source --loglevel=error
XDG_CONFIG_HOME=$folder node node_modules/code-server/out/node/entry.js --version
echo "$version" >installed
