# For the shell tests that use programs and Python packages of others; sourced.
#
#   built [PROGRAM]                 gives $program: the one that is named, else target/debug/sitlint, which is built
#   suite NAME [PROGRAM]            the same, and $tests, its folder, and $venv, where what others give is kept
#   install PACKAGE…                by apt-get, where one may; fails where it cannot
#   needs_program PROGRAM PACKAGE…  sees to a program that apt-get can install; fails where there is none
#   needs_chromium                  gives $browser; fails where there is none
#   needs_python REQUIREMENTS VENV  makes the VENV with the packages that the file names, from PyPI; fails where it cannot
#   skip WHY                        ends the test, saying how to run it elsewhere

export PYTHONDONTWRITEBYTECODE=1

built() {
  [ $# -gt 0 ] || cargo build --quiet
  program=$(realpath "${1:-target/debug/sitlint}")
}

suite() {
  tests=tests/$1
  venv=target/$1
  shift
  built "$@"
}

may_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

install() {
  may_install && { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null 2>&1
}

needs_program() {
  command -v "$1" >/dev/null && return
  shift
  install "$@"
}

needs_chromium() {
  browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
  [ -n "$browser" ] || { install chromium && browser=$(command -v chromium); }
}

needs_python() {
  cmp -s "$1" "$2/requirements.txt" && return
  python3 -c 'import ensurepip' 2>/dev/null || install python3-venv || true
  python3 -m venv "$2" && "$2/bin/pip" install -q --disable-pip-version-check -r "$1" && cp "$1" "$2/requirements.txt"
}

skip() {
  echo "SKIPPED: $1, then run $0." >&2
  exit 0
}
