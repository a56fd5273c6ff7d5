"""Holds the ledger's HXL sheet against libhxl: it validates, and its rows say what the jsonl says.

    tests/ledger/sheet.py PROGRAM [DRAFT…]        needs libhxl
"""

import io
import json
import subprocess
import sys

import hxl

HARMS = {
    "death": "#affected+killed",
    "injury": "#affected+injured",
    "casualties": "#affected+casualties",
    "missing": "#affected+missing",
    "displacement": "#affected+displaced",
    "detention": "#affected+detained",
    "abduction": "#affected+abducted",
    "violence": "#affected+violence",
    "affected": "#affected+other",
}


def ledger(program, form, drafts):
    return subprocess.run([program, "ledger", "--format", form, *drafts], capture_output=True, check=True).stdout


def words(text):
    return " ".join((text or "").split())


def sheet(program, drafts):
    return hxl.data(hxl.input.ArrayInput([row for row in hxl.make_input(io.BytesIO(ledger(program, "hxl", drafts)))]))


def hold(program, drafts):
    rows = list(sheet(program, drafts))
    claims = [json.loads(line) for line in ledger(program, "jsonl", drafts).decode().splitlines()]
    assert len(rows) == len(claims) > 0, (len(rows), len(claims))
    for row, claim in zip(rows, claims):
        start, source, time = claim["start"], claim["source"], claim["time"]
        counted = claim["status"] in ("asserted", "zero") and claim["min"] is not None
        expected = {
            "#meta+id": f"{claim['file']}:{start['line']}:{start['column']}",
            "#description+figure": words(claim["text"]),
            "#description+harm": claim["harm"],
            "#meta+source": "" if source["grade"] == "none" else words(source["text"]),
            "#meta+grade": source["grade"],
            "#indicator+num+min": "" if claim["min"] is None else str(claim["min"]),
            "#indicator+num+max": "" if claim["max"] is None else str(claim["max"]),
            "#date+start": time["from"] or "",
            "#date+end": time["to"] or "",
            "#meta+time+grade": time["grade"],
        }
        for harm, tag in HARMS.items():
            expected[tag] = str(claim["min"]) if counted and harm == claim["harm"] else ""
        for tag, value in expected.items():
            found = row.get(tag) or ""
            assert found.removeprefix("'") == value, (tag, found, value)
    # What a user of libhxl would do: the greatest number that each source gives for a harm, and no sum over sources.
    greatest = sheet(program, drafts).count("#meta+source,#meta+grade", "max(#affected+killed)")
    assert {row.get("#meta+grade") for row in greatest} == {claim["source"]["grade"] for claim in claims}
    assert sheet(program, drafts).validate(), "libhxl finds errors"
    print(f"{len(rows)} rows, as the jsonl has them")


if __name__ == "__main__":
    hold(sys.argv[1], sys.argv[2:])
