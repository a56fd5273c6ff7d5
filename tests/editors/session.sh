# For the tests of real editors; sourced with `editor`, the name of the session, and the program or nothing as $1.
#
# Gives: $folder, which is removed at the end; $folder/bin/sitlint, to be found on the PATH as the editors' pages say, which
# writes down what editor and server say in target/sessions; three drafts in $folder/drafts; and `block`.

. tests/python.sh
built "$@"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" XDG_STATE_HOME="$folder" XDG_DATA_HOME="$folder" XDG_CACHE_HOME="$folder" XDG_CONFIG_HOME="$folder"

sessions=$(pwd)/target/sessions
mkdir -p "$sessions" "$folder/bin"
rm -f "$sessions/$editor"-*.jsonl
cat >"$folder/bin/sitlint" <<WRAPPER
#!/bin/sh
exec python3 "$(pwd)/tests/editors/record.py" "$sessions/$editor-\$\$.jsonl" "$program" "\$@"
WRAPPER
chmod +x "$folder/bin/sitlint"
PATH="$folder/bin:$PATH"
export DRAFTS="$folder/drafts"

# The drafts as they are at first: one to type in, one that an editor holds open beside it, one that it does not.
drafts() {
  rm -rf "$DRAFTS"
  mkdir -p "$DRAFTS"
  : >"$DRAFTS/sitlint.toml"
  : >"$DRAFTS/one.md"
  printf 'Zoë 😀 سلام met Governor Karim Haddad on 4 May 2019.\n' >"$DRAFTS/two.md"
  printf 'Governor Karim Haddad spoke on 5 May 2019.\n\nHaddad left.\n' >"$DRAFTS/three.md"
}
drafts

# What the closed draft and the open one say once the governor is renamed.
renamed() {
  printf 'Zoë 😀 سلام met Governor Kareem Hadad on 4 May 2019.\n' | cmp - "$DRAFTS/two.md"
  printf 'Governor Kareem Hadad spoke on 5 May 2019.\n\nHadad left.\n' | cmp - "$DRAFTS/three.md"
  if grep -h '"window/showMessage"' "$sessions/$editor"-*.jsonl; then
    echo "FAIL  the server complains of the page's settings" >&2
    exit 1
  fi
  echo "ok    the drafts on disk have the new name"
}

# block PAGE LANGUAGE NUMBER: a code block of an editor's page, as it would be pasted.
block() {
  awk -v fence="\`\`\`$2" -v number="$3" '
    $0 == "```" { if (inside) exit }
    inside { print; found = 1 }
    $0 == fence && ++count == number { inside = 1 }
    END { exit !found }
  ' "$1" || { echo "$1 has no block $3 of $2" >&2; exit 1; }
}
