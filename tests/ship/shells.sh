#!/bin/sh
# Loads the completions into each shell and asks for real ones, and holds the man pages against groff and mandoc.
#
#   tests/ship/shells.sh PROGRAM
#
# A shell that is not here is installed where one may, or named as skipped. There is no PowerShell in Debian: of its script
# only the words are held.
set -eu
program=$(realpath "$1")
cd "$(dirname "$0")/../.."
. tests/python.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin"
ln -s "$program" "$folder/bin/sitlint"
export PATH="$folder/bin:$PATH" HOME="$folder" ZDOTDIR="$folder" XDG_CONFIG_HOME="$folder" XDG_DATA_HOME="$folder"
forms='pretty concise json jsonl github gitlab junit rdjson sarif'

# holds SHELL WHAT WORD…: each word stands in what was completed, which is read from standard input.
holds() {
  shell=$1 what=$2
  shift 2
  completed=$(cat)
  for word in "$@"; do
    printf '%s\n' "$completed" | grep -qE "(^|[^a-z-])$word([^a-z-]|\$)" ||
      { printf '%s completes %s without “%s”:\n%s\n' "$shell" "$what" "$word" "$completed" >&2; exit 1; }
  done
}

in_bash() {
  bash --norc -c '
    . <("$1" completions bash) || exit
    shift
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    how=$(complete -p sitlint | sed -n "s/.*-F \([^ ]*\).*/\1/p")
    "$how" sitlint "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
    printf "%s\n" "${COMPREPLY[@]}"' bash "$program" "$@"
}

in_fish() {
  fish --no-config -c 'sitlint completions fish | source; complete -C "$argv"' "$*"
}

in_zsh() {
  python3 tests/ship/zsh.py "$folder" "$*"
}

tried() {
  "in_$1" sitlint che | holds "$1" 'sitlint che' check
  "in_$1" sitlint '' | holds "$1" 'sitlint' check server serve ledger names extract release explain rules init config
  # shellcheck disable=SC2086
  "in_$1" sitlint check --format '' | holds "$1" '--format' $forms
  "in_$1" sitlint check --fail | holds "$1" '--fail' --fail-on
  # clap_complete gives fish no values of arguments without a flag.
  [ "$1" = fish ] || "in_$1" sitlint completions '' | holds "$1" 'sitlint completions' bash zsh fish powershell
  echo "$1 completes commands, options and their values"
}

for shell in bash zsh fish; do
  if needs_program "$shell" "$shell"; then tried "$shell"; else echo "SKIPPED: there is no $shell here (apt-get install $shell)." >&2; fi
done
if command -v pwsh >/dev/null; then
  pwsh -NoProfile -Command 'sitlint completions powershell | Out-String | Invoke-Expression
    (TabExpansion2 "sitlint che" 11).CompletionMatches.CompletionText
    (TabExpansion2 "sitlint check --fail" 20).CompletionMatches.CompletionText' | holds pwsh sitlint check --fail-on
  echo 'PowerShell completes commands and options'
else
  echo 'SKIPPED: there is no PowerShell here; of its completions only the words are held.' >&2
  sitlint completions powershell | holds PowerShell 'sitlint' Register-ArgumentCompleter check ledger --fail-on --format
fi

pages="$folder/man/man1"
mkdir -p "$pages"
sitlint man >"$pages/sitlint.1"
for command in $(sed -n 's/^sitlint\\-\(.*\)(1)$/\1/p' "$pages/sitlint.1"); do
  sitlint man "$command" >"$pages/sitlint-$command.1"
done
[ "$(ls "$pages" | wc -l)" -gt 12 ]
if needs_program groff groff-base; then
  for page in "$pages"/*; do
    said=$(groff -k -ww -man -Tutf8 "$page" 2>&1 >/dev/null)
    [ -z "$said" ] || { echo "groff on $page: $said" >&2; exit 1; }
  done
  echo 'groff sets every man page without a warning'
else
  echo 'SKIPPED: there is no groff here (apt-get install groff-base).' >&2
fi
if needs_program mandoc mandoc; then
  # That the pages have no date is meant, and a line break beside a gap is how the library that writes them parts paragraphs.
  said=$(mandoc -T lint -W warning "$pages"/* | grep -vE 'missing date|skipping paragraph macro: br' || true)
  [ -z "$said" ] || { printf '%s\n' "$said" >&2; exit 1; }
  echo 'mandoc finds nothing in them'
else
  echo 'SKIPPED: there is no mandoc here (apt-get install mandoc).' >&2
fi
if needs_program man man-db; then
  man -M "$folder/man" sitlint-check >"$folder/shown"
  holds man 'sitlint-check' --format --fail-on <"$folder/shown"
  tail -n 1 "$folder/shown" | grep -qE "^$(sitlint --version) +sitlint-check\(1\)$" || { tail -n 1 "$folder/shown" >&2; exit 1; }
  echo 'man shows them'
fi
