#!/bin/sh
# Installs what .ci/package built into clean places, where there is no Rust, and runs it.
#
#   tests/ship/package.sh PACKAGES TOOLS      the folder of the packages, and the one of twine, maturin and the others
set -eu
packages=$(realpath "$1") tools=$(realpath "$2")
cd "$(dirname "$0")/../.."
project=$PWD
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
target=$(rustc -vV | sed -n 's/^host: //p')
platform=$(node -p 'process.platform + "-" + process.arch')
wheel=$(echo "$packages"/sitlint-"$version"-py3-none-*.whl)
cat >"$folder/draft.md" <<'DRAFT'
# Update, 3 May 2024

At least 46 people were killed in Tessel on 2 May 2024.
DRAFT

# The program alone: nothing of this machine's Rust, nor of the project.
asks() {
  said=$(cd "$folder" && env -i HOME="$folder" PATH=/usr/bin:/bin "$@" check draft.md) && { echo "nothing was asked: $said"; exit 1; }
  case $said in
    *unsourced-casualty-figure*) ;;
    *) echo "$1 says: $said"; exit 1 ;;
  esac
}

echo "$wheel"
"$tools/twine" check --strict "$wheel"
"$tools/check-wheel-contents" --ignore W007 "$wheel" # that there is no Python in it
python3 -m venv "$folder/clean"
env -i HOME="$folder" PATH=/usr/bin:/bin "$folder/clean/bin/pip" install -q --disable-pip-version-check --no-index "$wheel"
asks "$folder/clean/bin/sitlint"
"$folder/clean/bin/sitlint" --version | grep -qx "sitlint $version"
test -z "$("$folder/clean/bin/pip" check --disable-pip-version-check | grep -v 'No broken')"
[ ! -e "$folder/clean/lib/python3/site-packages/sitlint" ]
"$folder/clean/bin/pip" uninstall -qy sitlint
[ ! -e "$folder/clean/bin/sitlint" ]

archive=sitlint-$version-$target
(cd "$packages" && sha256sum --check --strict --quiet "SHA256SUMS-$target")
[ "$(wc -l <"$packages/SHA256SUMS-$target")" = "$(($(ls "$packages" | wc -l) - 1))" ]
tar -C "$folder" -xzf "$packages/$archive.tar.gz"
asks "$folder/$archive/sitlint"
for file in README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE completions/sitlint.bash completions/sitlint.zsh \
  completions/sitlint.fish completions/sitlint.powershell man/sitlint.1 man/sitlint-check.1; do
  [ -s "$folder/$archive/$file" ] || { echo "the archive lacks $file"; exit 1; }
done
"$folder/$archive/sitlint" man ledger | cmp - "$folder/$archive/man/sitlint-ledger.1"
# The folders of whoever builds are nobody's business.
for home in "$HOME/" "$project/"; do
  if grep -qaF "$home" "$folder/$archive/sitlint"; then echo "the program holds the path $home"; exit 1; fi
done

# Linux of 2014: the newest glibc that the program asks for.
case $wheel in
  *manylinux_2_17*)
    newest=$(grep -aoE 'GLIBC_2\.[0-9]+' "$folder/$archive/sitlint" | sort -uV | tail -n 1)
    [ "$(printf '%s\nGLIBC_2.17\n' "$newest" | sort -V | tail -n 1)" = GLIBC_2.17 ] || { echo "asks for $newest"; exit 1; }
    ;;
esac

extension=sitlint-$platform-$version.vsix
mkdir "$folder/extension"
python3 -m zipfile -e "$packages/$extension" "$folder/extension"
grep -q "TargetPlatform=\"$platform\"" "$folder/extension/extension.vsixmanifest"
chmod +x "$folder/extension/extension/bin/$platform/sitlint"
asks "$folder/extension/extension/bin/$platform/sitlint"

# The same commit packed again gives the same bytes.
before=$(cd "$packages" && cat "SHA256SUMS-$target")
PATH="$tools:$PATH" .ci/package >/dev/null
after=$(cd "$packages" && cat "SHA256SUMS-$target")
[ "$before" = "$after" ] || { printf 'packed twice, the packages differ:\n%s\n%s\n' "$before" "$after"; exit 1; }
ls -l "$packages"
