"""Runs the steps of action.yml as the runner of GitHub does: what it finds, what it writes, and that no input is a command.

    python tests/ship/action.py WHEEL
"""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from runner import ACTION, PROJECT, action

WHEEL = Path(sys.argv[1]).resolve()
ASKED = "# Update, 3 May 2024\n\nAt least 46 people were killed in Tessel on 2 May 2024.\n"
ANSWERED = "# Update, 3 May 2024\n\nThe Tessel Red Cross counted 46 people killed in Tessel on 2 May 2024.\n"
CHECK = slice(1, None)
# Each would leave a file behind if any shell read it.
COMMANDS = ["$(touch ran)", "`touch ran`", "; touch ran", "| touch ran", "&& touch ran", '" ; touch ran ; "', "' ; touch ran ; '"]

for step in ACTION["runs"]["steps"]:
    assert "${{" not in step["run"], f"{step['name']}: an input in a script is run as a command"
    assert step["shell"] == "bash", step

home = Path(tempfile.mkdtemp(prefix="ship "))  # the folders of runners may hold spaces
temporary, folder = home / "temp", home / "work"
temporary.mkdir()


def begin():
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "our reports").mkdir(parents=True)
    (folder / "our reports/first draft.md").write_text(ASKED)
    (folder / "quiet.md").write_text(ANSWERED)


def check(code, said, **given):
    begin()
    done = action({name.replace("_", "-"): value for name, value in given.items()}, folder, temporary, CHECK)
    text = done.stdout + done.stderr
    assert done.returncode == code, (given, done.returncode, text)
    assert said in text, (given, said, text)
    return text


begin()
done = action({"wheel": "no such wheel; touch ran"}, folder, temporary)
assert done.returncode and not (folder / "ran").exists(), done
done = action({"wheel": str(WHEEL), "paths": "quiet.md"}, folder, temporary)
assert done.returncode == 0, done

# Without a wheel it is built: by Cargo where that is asked for, else by what stands for it and keeps what it was told.
built = home / "built"
if os.environ.get("SITLINT_BUILD"):
    done = action({"paths": "quiet.md"}, folder, built)
else:
    stand_in = home / "stand-in/cargo"
    stand_in.parent.mkdir()
    stand_in.write_text(f"""#!/bin/sh
[ "$*" = 'install --quiet --locked --path {PROJECT} --root {built}/sitlint' ] || exit 1
mkdir -p '{built}/sitlint/bin' && cp '{temporary}/sitlint/bin/sitlint' '{built}/sitlint/bin/'
""")
    stand_in.chmod(0o755)
    path = f"{stand_in.parent}:{os.environ['PATH']}"
    done = action({"paths": "quiet.md"}, folder, built, environment={"PATH": path})
assert done.returncode == 0 and (built / "sitlint/bin/sitlint").exists(), done

check(1, "::error file=our reports/first draft.md,line=3,")
check(1, "::error file=our reports/first draft.md,", paths="our reports/first draft.md")
check(0, "", paths="quiet.md")
check(1, "first draft.md", paths="quiet.md\nour reports\n")
check(0, "::error file=our reports", fail_on="never")
check(1, "first draft.md", profile="newswire")
check(2, "nowhere", profile="nowhere")
check(0, "", arguments="--select dates --quiet")
check(2, "--fix", paths="--fix")
assert (folder / "our reports/first draft.md").read_text() == ASKED
check(1, "first draft.md", sarif="a report.sarif")
assert json.loads((folder / "a report.sarif").read_text())["runs"][0]["results"]

# What sitlint.toml says holds unless an input says otherwise.
begin()
(folder / "sitlint.toml").write_text("fail-on = 'never'\n")
assert action({}, folder, temporary, CHECK).returncode == 0
assert action({"fail-on": "error"}, folder, temporary, CHECK).returncode == 1
(folder / "sitlint.toml").unlink()
assert action({"arguments": "--write-baseline known.json"}, folder, temporary, CHECK).returncode == 0
assert action({"baseline": "known.json"}, folder, temporary, CHECK).returncode == 0

# A draft may be named like a command and is read all the same.
for command in COMMANDS:
    check(2, "", paths=command)
    for name in ("profile", "fail-on", "baseline", "sarif", "arguments"):
        begin()
        action({name: command}, folder, temporary, CHECK)
        assert not [path for path in folder.rglob("ran")], (name, command)
    begin()
    (folder / command.replace("/", "")).write_text(ASKED)
    action({"paths": command}, folder, temporary, CHECK)
    assert not [path for path in folder.rglob("ran")], command
begin()
(folder / "$(touch ran).md").write_text(ASKED)
done = action({"paths": "$(touch ran).md"}, folder, temporary, CHECK)
assert done.returncode == 1 and "file=$(touch ran).md" in done.stdout, done
assert not (folder / "ran").exists()

shutil.rmtree(home)
print("action.yml: installs, checks, writes, and runs no input")
