"""Has every form of a report read by others, and compares what they read with the findings as JSON has them."""

import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

import jsonschema
import junitparser
import xmlschema
from sarif import loader

import drafts

program, modules = sys.argv[1], pathlib.Path(sys.argv[2])
here = pathlib.Path(__file__).parent
kept = tempfile.TemporaryDirectory(prefix="reports-")
folder = pathlib.Path(kept.name, "drafts")
drafts.made(folder, here.parent.parent)
checks = 0


def report(form):
    run = subprocess.run([program, "check", "--isolated", "--select", "ALL", "--format", form], cwd=folder, capture_output=True)
    assert run.returncode == 1 and run.stderr == b"", run
    return run.stdout.decode()


def same(form, told, expected):
    global checks
    checks += 1
    told, expected = list(told), list(expected)
    for one, other in zip(told, expected):
        assert one == other, f"{form}: {one} is told, and {other} was found"
    assert len(told) == len(expected), f"{form}: {len(told)} are told, and {len(expected)} were found"


def refuses(form, what, check):
    """A planted fault is seen."""
    global checks
    checks += 1
    try:
        check()
    except (AssertionError, jsonschema.ValidationError, xmlschema.XMLSchemaException, xml.etree.ElementTree.ParseError):
        return
    sys.exit(f"{form}: {what} is let through")


def visible(text):
    """A name or a text on one line, as people see it."""
    shown = "".join(" " if char in "\n\r\t" else char for char in text)
    return re.sub(r"##(?=[a-z]*\[)", "# #", shown)


def has_lines(finding):
    return "place" not in finding


found = json.loads(report("json"))["findings"]
assert len(found) > 60, len(found)
silent = set(drafts.DRAFTS) - {finding["file"] for finding in found}
assert silent <= {"names/one.md", "names/two.md", "names/three.md"}, silent
for finding in found:  # places are right: offsets count bytes of the file, columns its characters
    if has_lines(finding):
        raw = (folder / finding["file"]).read_bytes()
        before = raw[: finding["start"]["offset"]].decode().removeprefix("\ufeff")
        place = (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
        assert place == (finding["start"]["line"], finding["start"]["column"]), finding

same("jsonl", map(json.loads, report("jsonl").splitlines()), found)

# Forms for people.
LINE = re.compile(r"(?P<file>.*?):(?P<line>\d+):(?P<column>\d+): (?P<severity>error|warning|info|hint)\[(?P<rule>[a-z-]+)\] ")


def leading(name):
    return "./" + name if name.startswith("::") else name


def concise(text):
    lines = [LINE.match(line) for line in text.splitlines()]
    assert all(lines), text
    return [(*match.group("file", "severity", "rule"), int(match["line"]), int(match["column"])) for match in lines]


def key(finding):
    return (finding["severity"], finding["rule"], finding["start"]["line"], finding["start"]["column"])


plain = [(leading(visible(finding["file"])), *key(finding)) for finding in found]
same("concise", concise(report("concise")), plain)
refuses("concise", "a line further", lambda: same("concise", concise(report("concise").replace(":3:", ":4:")), plain))


def pretty(text):
    """The severity, the rule and the place of each finding."""
    heads = re.findall(r"^(error|warning|info|hint)\[([a-z-]+)\]: (.*)\n(?: *--> (.*))?", text, re.M)
    return [(severity, rule, arrow or line) for severity, rule, line, arrow in heads]


told = pretty(report("pretty"))
same("pretty", [head[:2] for head in told], [key(finding)[:2] for finding in found])
for (*_, place), finding in zip(told, found):
    start = finding["start"]
    at = f":{start['line']}:{start['column']}" if has_lines(finding) else f", paragraph {start['line']}"
    assert place.startswith(visible(finding["file"]) + at), (place, finding)


# GitHub: by the rules of its runner, and written again by its own library.
def commands(text):
    read = []
    for line in text.splitlines():
        assert line.startswith("::"), line
        head, data = line[2:].split("::", 1)
        command, _, properties = head.partition(" ")
        assert command in ("error", "warning", "notice"), line
        values = {}
        for pair in filter(None, properties.split(",")):
            name, value = pair.split("=", 1)
            for escape, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
                value = value.replace(escape, char)
            values[name] = value
        for escape, char in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            data = data.replace(escape, char)
        read.append({"command": command, "properties": values, "data": data})
    return read


def annotations(text):
    levels = {"error": "error", "warning": "warning", "notice": "note"}
    for command in commands(text):
        values = command["properties"]
        yield (values.get("file"), levels[command["command"]], values.get("title"), values.get("line"), values.get("col"))


def level(finding):
    return finding["severity"] if finding["severity"] in ("error", "warning") else "note"


def placed(finding):
    line, column = (str(finding["start"][key]) for key in ("line", "column"))
    return (line, column) if has_lines(finding) else (None, None)


github = report("github")
expected = [(finding["file"], level(finding), finding["rule"], *placed(finding)) for finding in found]
same("github", annotations(github), expected)
refuses("github", "an open colon", lambda: same("github", annotations(github.replace("%3A", ":")), expected))
again = subprocess.run(
    ["node", here / "reissue.mjs", modules], input="\n".join(map(json.dumps, commands(github))), capture_output=True, text=True, check=True
)
same("@actions/core", again.stdout.splitlines(), github.splitlines())

# GitLab.
gitlab, schema = json.loads(report("gitlab")), json.loads((here / "gitlab.json").read_text())
jsonschema.validate(gitlab, schema)
assert len({issue["fingerprint"] for issue in gitlab}) == len(gitlab), "fingerprints are unique"
weights = {"error": "critical", "warning": "major", "info": "minor", "hint": "info"}
same(
    "gitlab",
    [(issue["location"]["path"], issue["check_name"], issue["severity"], issue["location"]["lines"]) for issue in gitlab],
    [
        (finding["file"], finding["rule"], weights[finding["severity"]], {"begin": finding["start"]["line"], "end": finding["end"]["line"]})
        for finding in found
    ],
)
for plant in ({"severity": "high"}, {"location": {"path": "./a.md", "lines": {"begin": 1}}}, {"description": ""}):
    refuses("gitlab", plant, lambda: jsonschema.validate([{**gitlab[0], **plant}], schema))

# JUnit.
xsd = xmlschema.XMLSchema(here / "junit.xsd")
junit = report("junit")
xsd.validate(junit)
suites = list(junitparser.JUnitXml.fromstring(junit.encode()))


def cases(suites):
    for suite in suites:
        assert (suite.tests, suite.failures) == (len(list(suite)), sum(bool(case.is_failure) for case in suite)), suite
        for case in suite:
            if case.name != "no questions raised":
                rule, _, place = case.name.partition(" at ")
                failure = next((result for result in case.result), None)
                yield (suite.name, case.classname, rule, place.split(",")[0], failure and failure.type)


def case(finding):
    name, start = visible(finding["file"]), finding["start"]
    place = f"{start['line']}:{start['column']}" if has_lines(finding) else f"paragraph {start['line']}"
    return (name, name, finding["rule"], place, level(finding) if level(finding) != "note" else None)


assert len(suites) == len(drafts.DRAFTS) + 2, "each draft is a suite"
same("junit", cases(suites), map(case, found))
for plant in ((' tests="', ' test="'), ("<failure ", "<fail "), ("</testcase>", ""), (' classname="', ' class="')):
    refuses("junit", plant, lambda: xsd.validate(junit.replace(*plant, 1)))

# reviewdog.
rdjson, schema = json.loads(report("rdjson")), json.loads((here / "rdjson.json").read_text())
jsonschema.validate(rdjson, schema)
for plant in ({"severity": "FATAL"}, {"location": {"path": "a.md", "range": {"start": {"line": 0}}}}, {"rule": "x"}):
    refuses("rdjson", plant, lambda: jsonschema.validate({"diagnostics": [{**rdjson["diagnostics"][0], **plant}]}, schema))


def in_bytes(finding):
    """The place of a finding, with a column that counts bytes."""
    if not has_lines(finding):
        return None
    lines = (folder / finding["file"]).read_bytes().removeprefix("\ufeff".encode()).split(b"\n")
    start = finding["start"]
    return {"line": start["line"], "column": len(lines[start["line"] - 1].decode()[: start["column"] - 1].encode()) + 1}


same(
    "rdjson",
    [(one["location"]["path"], one["code"]["value"], one["location"].get("range", {}).get("start")) for one in rdjson["diagnostics"]],
    [(finding["file"], finding["rule"], in_bytes(finding)) for finding in found],
)

# SARIF: by sarif-tools, by what GitHub asks for, and by Microsoft's validator.
text = report("sarif")
log = json.loads(text)
path = folder.with_suffix(".sarif")
path.write_text(text)
results = loader.load_sarif_file(str(path)).get_results()
[run] = log["runs"]
rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}


def sarif(results):
    for result in results:
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert not re.match(r"[a-z]+:|/|\./", uri) and re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri), uri
        rule = rules[result["ruleId"]]
        assert rule["help"]["markdown"] and rule["help"]["text"] and rule["fullDescription"]["text"], rule
        region = place["region"]
        yield (urllib.parse.unquote(uri), result["level"], rule["name"], region["startLine"], region["startColumn"])


expected = [(finding["file"], level(finding), *key(finding)[1:]) for finding in found]
same("sarif", sarif(results), expected)
marks = [json.dumps(result["partialFingerprints"], sort_keys=True) for result in results]
assert len(set(marks)) == len(marks) and all("primaryLocationLineHash" in mark for mark in marks)


def inside(lines, region):
    """What a region covers, by columns that count code points."""
    first, last = region["startLine"] - 1, region["endLine"] - 1
    piece = "\n".join(lines[first : last + 1])
    start = region["startColumn"] - 1
    end = len(piece) - len(lines[last]) + region["endColumn"] - 1
    return piece[start:end]


fixed = 0
for result, finding in zip(results, found):
    if not has_lines(finding):
        assert "fixes" not in result, "a package cannot be mended by lines"
        continue
    raw = (folder / finding["file"]).read_bytes()
    lines = raw.decode().removeprefix("\ufeff").split("\n")
    snippet = result["locations"][0]["physicalLocation"]["region"].get("snippet", {"text": ""})["text"]
    covered = inside(lines, result["locations"][0]["physicalLocation"]["region"])
    assert snippet == covered or "[masked]" in snippet, (snippet, covered)
    for fix, other in zip(result.get("fixes", []), finding["fixes"]):
        [change] = fix["artifactChanges"]
        assert urllib.parse.unquote(change["artifactLocation"]["uri"]) == finding["file"]
        for replacement, edit in zip(change["replacements"], other["edits"]):
            gone = raw[edit["start"]["offset"] : edit["end"]["offset"]].decode()
            assert (inside(lines, replacement["deletedRegion"]), replacement["insertedContent"]["text"]) == (gone, edit["text"]), fix
            fixed += 1
assert fixed > 10, "fixes are told"
assert any(result.get("relatedLocations") for result in results), "related places are told"


def validated(log):
    """The errors that Microsoft's validator has."""
    given, told = folder.with_suffix(".given.sarif"), folder.with_suffix(".told.sarif")
    given.write_text(json.dumps(log))
    tool = modules / "@microsoft/sarif-multitool-linux/Sarif.Multitool"
    tool.chmod(0o755)
    subprocess.run(
        [tool, "validate", given, "--rule-kind", "Sarif;Ghas", "--output", told, "--log", "ForceOverwrite", "--quiet"],
        env={"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1", "HOME": str(folder)}, check=True, capture_output=True,
    )
    [run] = json.loads(told.read_text(encoding="utf-8-sig"))["runs"]
    return [(result["ruleId"], result["message"]) for result in run.get("results", []) if result.get("level", "warning") == "error"]


if (modules / "@microsoft/sarif-multitool-linux").exists():
    errors = validated(log)
    assert not errors, errors
    checks += 1
    small = {**log, "runs": [{**run, "results": results[:1]}]}

    def planted(change):
        broken = copy.deepcopy(small)
        change(broken["runs"][0]["results"][0], broken["runs"][0]["tool"]["driver"]["rules"])
        assert not validated(broken)

    location = lambda result: result["locations"][0]["physicalLocation"]
    refuses("sarif", "a line 0", lambda: planted(lambda result, _: location(result)["region"].update(startLine=0)))
    refuses("sarif", "a bare blank", lambda: planted(lambda result, _: location(result)["artifactLocation"].update(uri="a b.md")))
    refuses("sarif", "a rule without help", lambda: planted(lambda _, rules: [rule.pop("help") for rule in rules]))
else:
    print("SKIPPED: Microsoft's validator of SARIF is for 64-bit Linux.", file=sys.stderr)

# What is masked is in none of them.
for form in ("pretty", "concise", "json", "jsonl", "github", "gitlab", "junit", "rdjson", "sarif"):
    text = report(form)
    leaked = [secret for secret in drafts.SECRETS if secret in text]
    assert not leaked and "[masked]" in text, (form, leaked)
    checks += 1
print(f"{len(found)} findings in 9 forms are read alike: {checks} checks.")
