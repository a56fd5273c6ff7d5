#!/bin/sh
# Builds the extension and packages it as one .vsix, which needs no marketplace to be installed.
#
#   editors/vscode/package.sh [--target PLATFORM] [--bundle PROGRAM] [--output FILE]
#
#   --bundle    puts the program into the package, so that nothing else need be installed
#   --target    the platform of that program, such as linux-x64, darwin-arm64, win32-x64; this machine's unless named
#   --output    the file; out/sitlint-VERSION.vsix or out/sitlint-PLATFORM-VERSION.vsix unless named
#
# Needs Node 20 or later, and npm for the first run.
set -eu
here=$(pwd)
cd "$(dirname "$0")"
target= bundle= output=

absolute() {
  case $1 in /*) echo "$1" ;; *) echo "$here/$1" ;; esac
}

while [ $# -gt 0 ]; do
  [ $# -gt 1 ] || { echo "$1 needs a value." >&2; exit 2; }
  case $1 in
    --target) target=$2 ;;
    --bundle) bundle=$(absolute "$2") ;;
    --output) output=$(absolute "$2") ;;
    *) echo "There is no option “$1”: see the head of package.sh." >&2; exit 2 ;;
  esac
  shift 2
done

[ -z "$bundle" ] || [ -n "$target" ] || target=$(node -p 'process.platform + "-" + process.arch')
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
fi
npm run --silent build

# What goes into the package is gathered in a folder of its own: nothing else can slip in.
package=out/package
rm -rf "$package"
mkdir -p "$package/dist"
cp -R package.json README.md media "$package/"
cp dist/extension.js dist/page.js dist/LICENCES.txt "$package/dist/"
cat ../../LICENSE-MIT ../../LICENSE-APACHE >"$package/LICENSE.txt"
if [ -n "$bundle" ]; then
  case $target in win32-*) program=sitlint.exe ;; *) program=sitlint ;; esac
  mkdir -p "$package/bin/$target"
  cp "$bundle" "$package/bin/$target/$program"
  chmod 755 "$package/bin/$target/$program"
fi
# The JSON Schema of sitlint.toml and of rule files, from a program that can print it.
if [ -n "$bundle" ] && "$bundle" help schema >/dev/null 2>&1; then
  "$bundle" schema >"$package/dist/sitlint.schema.json"
fi
version=$(node -p 'require("./package.json").version')
[ -n "$output" ] || output=$PWD/out/sitlint-${target:+$target-}$version.vsix
vsce=$PWD/node_modules/@vscode/vsce/vsce
cd "$package"
"$vsce" package --no-dependencies --allow-missing-repository --no-rewrite-relative-links ${target:+--target "$target"} --out "$output" >&2
echo "$output"
