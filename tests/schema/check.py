"""Holds the schemas of `sitlint schema` against files that are sound and files that are not, by a validator of others."""

import datetime
import json
import pathlib
import re
import subprocess
import sys
import tomllib

import jsonschema

program, root = sys.argv[1], pathlib.Path(sys.argv[2])


def schema(kind):
    read = json.loads(subprocess.run([program, "schema", kind, "--isolated"], capture_output=True, check=True).stdout)
    jsonschema.Draft7Validator.check_schema(read)
    return jsonschema.Draft7Validator(read)


def plain(value):
    """TOML as editors hand it to a schema: days are texts."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def wrong(validator, text):
    return [error.message for error in validator.iter_errors(plain(tomllib.loads(text)))]


rules, config = schema("rules"), schema("config")
sound = [(path.name, path.read_text()) for path in root.glob("rules/*.toml") if path.name not in ("names.toml", "places.toml")]
sound += [(path.name, path.read_text()) for path in root.glob("tests/rulefiles/*.toml")]
sound.append(("rule.toml", (root / "src/cli/rule.toml").read_text().replace("{code}", "OWN001").replace("{name}", "one")))
for page in root.glob("docs/*.md"):
    sound += [(page.name, block) for block in re.findall(r"~~~toml\n(.*?)~~~", page.read_text(), re.S) if "[[rule]]" in block]
starter = (root / "src/config/starter.toml").read_text()
bare = "\n".join(
    line[2:] if line.startswith("# [") or (line.startswith("# ") and " = " in line and ": " not in line.split("#")[1]) else line
    for line in starter.splitlines()
)
failures = [f"{name}: {message}" for name, text in sound for message in wrong(rules, text)]
failures += [f"starter: {message}" for message in wrong(config, bare)]
RULE = '[[rule]]\ncode = "OWN001"\nname = "one"\nmessage = "Ask."\nfind.phrase = "x"\n'
bad = [
    (rules, RULE.replace("message", "mesage")),
    (rules, RULE.replace("OWN001", "own1")),
    (rules, RULE.replace("phrase", "frase")),
    (rules, RULE + 'find.pattern = "y"\n'),
    (rules, RULE + 'severity = "warn"\n'),
    (rules, RULE + 'severity = {sitreps = "error"}\n'),
    (rules, RULE + 'find.inside = "headings"\n'),
    (rules, RULE.replace('find.phrase = "x"', 'find.claim = {harm = "deaths"}')),
    (rules, RULE.replace('find.phrase = "x"', 'find.need = {fact = "figure"}')),
    (config, 'profil = "sitrep"\n'),
    (config, 'profile = "sitreps"\n'),
    (config, '[severity]\nvague-source = "low"\n'),
    (config, '[style]\nper-cent = "pct"\n'),
    (config, '[[override]]\nprofile = "strict"\n'),
]
failures += [f"this is let through: {text!r}" for validator, text in bad if not wrong(validator, text)]
print("\n".join(failures) or f"{len(sound) + 1} sound files pass, {len(bad)} broken ones fail.")
sys.exit(bool(failures))
