"""Holds the ledger's page against a parser of HTML that we did not write, and its policy against its own contents.

    tests/ledger/page.py PROGRAM [DRAFT…]       needs html5lib, which is strict
"""

import base64
import hashlib
import json
import re
import subprocess
import sys

import html5lib


def page(program, drafts, *more):
    done = subprocess.run([program, "ledger", "--format", "html", *more, *drafts], capture_output=True, check=True)
    return done.stdout.decode()


def claims(program, drafts):
    done = subprocess.run([program, "ledger", "--format", "jsonl", *drafts], capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def words(text):
    return " ".join(text.split())


def hold(program, drafts):
    text = page(program, drafts)
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    policy = tree.find("head/meta[@http-equiv='Content-Security-Policy']").get("content")
    for name, contents in (("style", tree.find("head/style").text), ("script", tree.find("body/script").text)):
        digest = base64.b64encode(hashlib.sha256(contents.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy, f"POLICY in page.rs: the hash of the {name} is sha256-{digest}"
    assert not re.search(r"""\son\w+=|\sstyle=""", re.sub(r"<(script|style)>.*?</\1>", "", text, flags=re.S))

    rows = tree.findall("body/table/tbody/tr")
    read = claims(program, drafts)
    assert len(rows) == len(read) > 0, (len(rows), len(read))
    for row, claim in zip(rows, read):
        cells = ["".join(cell.itertext()) for cell in row.findall("td")]
        assert cells[0] == f"{claim['file']}:{claim['start']['line']}", cells
        assert cells[1] == words(claim["text"]), cells
        assert claim["source"]["grade"] in cells[4] and words(claim["source"]["why"]) in cells[4], cells
        assert row.get("data-harm") == claim["harm"] and row.get("data-grade") == claim["source"]["grade"]
    print(f"{len(rows)} rows, as the jsonl has them")


if __name__ == "__main__":
    hold(sys.argv[1], sys.argv[2:])
