"""Runs the composite action and workflows that use it, as the runner of GitHub does it: each script in a Bash of its own, an
expression replaced by its value before the script is read, and nothing of one step left for the next but files."""

import os
import re
import subprocess
import tempfile
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((PROJECT / "action.yml").read_text())


def filled(text, inputs):
    """The text with its expressions replaced: as text, which is what makes them dangerous in a script."""
    return re.sub(r"\$\{\{\s*inputs\.([a-z-]+)\s*\}\}", lambda found: inputs[found[1]], str(text))


def script(text, folder, environment):
    with tempfile.NamedTemporaryFile("w", suffix=".sh") as file:
        file.write(text)
        file.flush()
        bash = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", file.name]
        return subprocess.run(bash, cwd=folder, env=environment, capture_output=True, text=True)


def action(given, folder, temporary, steps=slice(None), environment=()):
    """The result of the last step that ran: the first that fails ends the action. `steps` leaves some out."""
    unknown = set(given) - set(ACTION["inputs"])
    assert not unknown, f"the action has no inputs {unknown}"
    inputs = {name: str(given.get(name, about.get("default", ""))) for name, about in ACTION["inputs"].items()}
    known = {"GITHUB_ACTION_PATH": str(PROJECT), "RUNNER_TEMP": str(temporary), **dict(environment)}
    for step in ACTION["runs"]["steps"][steps]:
        own = {name: filled(value, inputs) for name, value in step.get("env", {}).items()}
        done = script(filled(step["run"], inputs), folder, {**os.environ, **known, **own})
        if done.returncode:
            break
    return done


def workflow(text, folder, temporary, environment):
    """Runs the steps of a workflow's only job; those of others are left out, as they speak to GitHub. True where all went
    well, and what was said."""
    (job,) = yaml.safe_load(text)["jobs"].values()
    well, said = True, ""
    for step in job["steps"]:
        if not well and "always()" not in str(step.get("if", "")):
            continue
        if "/sitlint" in step.get("uses", ""):
            done = action(step.get("with", {}), folder, temporary, slice(1, None))
        elif "run" in step:
            done = script(step["run"], folder, {**os.environ, **environment})
        else:
            assert step["uses"].startswith(("actions/", "github/")), step
            continue
        well, said = well and done.returncode == 0, said + done.stdout + done.stderr
    return well, said
