"""What the tests of documents share: the program, the folder of the drafts, and claims that are told as they hold."""

import subprocess
import sys
from pathlib import Path

program, folder = sys.argv[1], Path(sys.argv[2])
soffice = sys.argv[3] if len(sys.argv) > 3 else None
failed = False


def check(holds, claim):
    global failed
    print(("ok    " if holds else "FAIL  ") + claim)
    failed = failed or not holds


def run(*arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def converted(draft, form):
    """The draft in another form, as LibreOffice writes it."""
    profile = f"-env:UserInstallation=file://{folder}/office"
    command = [soffice, "--headless", profile, "--convert-to", form, "--outdir", folder, draft]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return folder / f"{draft.stem}.{form.split(':')[0]}"


def end():
    sys.exit(1 if failed else 0)
