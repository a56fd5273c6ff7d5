"""What the program reads and writes of OpenDocument texts, held against odfpy and LibreOffice.

    python3 tests/office/opendocument.py PROGRAM FOLDER [SOFFICE]
"""

import json
import re
import zipfile

from odf import opendocument, teletype
from odf.namespaces import DCNS, OFFICENS, TEXTNS

from desk import check, converted, end, folder, run, soffice


def findings(draft):
    """What is asked of a draft, and on which words; not where the file is."""
    lines = run("check", "--isolated", "--format", "jsonl", draft).replace(json.dumps(str(draft)), '""').splitlines()
    return [json.loads(line) for line in lines]


def walk(node):
    yield node
    for child in getattr(node, "childNodes", []):
        yield from walk(child)


def comments(draft):
    """Each comment, as odfpy reads it: who wrote it, what it says, and the words between its start and its end."""
    found, open_names, inside = {}, set(), []
    for node in walk(opendocument.load(draft).text):
        if any(node in list(walk(comment)) for comment in inside[-1:]):
            continue
        if getattr(node, "qname", None) == (OFFICENS, "annotation"):
            said = {child.qname: [] for child in node.childNodes}
            for child in node.childNodes:
                said[child.qname].append(teletype.extractText(child))
            name = node.attributes.get((OFFICENS, "name"))
            found[name] = [said[DCNS, "creator"][0], said[TEXTNS, "p"], ""]
            if name:
                open_names.add(name)
            inside.append(node)
        elif getattr(node, "qname", None) == (OFFICENS, "annotation-end"):
            open_names.discard(node.attributes.get((OFFICENS, "name")))
        elif node.nodeType == node.TEXT_NODE:
            for name in open_names:
                found[name][2] += str(node)
    return list(found.values())


def text(draft):
    return run("extract", "--isolated", draft).replace(json.dumps(str(draft)), '""')


brief, reviewed, again, bare, fixed = (folder / f"{name}.odt" for name in ("brief", "commented", "twice", "bare", "mended"))
asked = findings(brief)
check("unsourced-casualty-figure" in {one["rule"] for one in asked}, "an OpenDocument draft is asked about")

run("check", "--isolated", "--quiet", brief, "--annotate", reviewed)
read = comments(reviewed)
said = [comment for comment in read if comment[0] == "sitlint"]
# What stands in a text box is spoken of beside the box.
beside = [finding for finding in asked if "“1 May”" in finding["message"]]
check(len(said) + len(beside) >= len(asked), f"each finding is a comment ({len(said)} of {len(asked)})")
lines = {line for _, paragraphs, _ in said for line in paragraphs}
check(all(finding["message"] in lines for finding in asked), "each comment says what is asked")
quoted = [(re.search("“(.*?)”", paragraphs[0]), paragraphs, words) for _, paragraphs, words in said]
wrong = [
    (quote[1], words)
    for quote, paragraphs, words in quoted
    if quote and "missing-document-date" not in paragraphs[-1] and "1 May" not in quote[1] and quote[1] != words
]
check(not wrong, f"each comment stands on the words that it quotes {wrong or ''}")
others = [comment for comment in read if comment[0] != "sitlint"]
check(others == [["Mira Okello", ["Check with the hospital."], "Reportedly some 700 civilians"]], "comments of others stay")
check(text(brief) == text(reviewed), "the text is as it was")

before, after = zipfile.ZipFile(brief), zipfile.ZipFile(reviewed)
check(before.namelist() == after.namelist() and after.infolist()[0].filename == "mimetype", "the parts are in their order")
check(after.infolist()[0].compress_type == zipfile.ZIP_STORED, "the type of the file is not packed")
changed = {name for name in after.namelist() if before.read(name) != after.read(name)}
check(changed == {"content.xml"}, f"all other parts are as they were {sorted(changed)}")

run("check", "--isolated", "--quiet", reviewed, "--annotate", again)
check(zipfile.ZipFile(again).read("content.xml") == after.read("content.xml"), "a second run writes the same")
run("check", "--isolated", "--quiet", "--select", "doubled-word", reviewed, "--annotate", bare)
check(zipfile.ZipFile(bare).read("content.xml") == before.read("content.xml"), "without findings, it is as it was")

fixed.write_bytes(brief.read_bytes())
run("check", "--isolated", "--quiet", "--fix", fixed)
words = teletype.extractText(opendocument.load(fixed).text)
check("Staffan de Mistura" in words and "Stefan" not in words, "a name is mended in its run")

traces = [json.loads(line) for line in run("release", "--format", "jsonl", brief).splitlines()]
check(
    {trace["kind"] for trace in traces} == {"deletion", "insertion", "comment", "hidden", "author"},
    "what travels with the file is listed",
)

if soffice:
    check(findings(converted(brief, "docx")) == asked, "the same draft in Word has the same findings on the same words")
    saved = findings(converted(brief, "fodt"))
    check(saved == asked, "the same draft in one flat file, as LibreOffice writes it, has the same findings")
    flat = converted(reviewed, "fodt").read_text()
    check(flat.count("<dc:creator>sitlint</dc:creator>") == len(said), "LibreOffice opens it and has every comment")
    ends = {name for name in re.findall('annotation-end office:name="(.*?)"', flat)}
    check(len(ends) == len([words for *_, words in read if words]), "LibreOffice has their words")
    word = converted(reviewed, "docx")
    check(findings(word) == asked, "and writes them into Word with the text as it was")
    texts = [converted(draft, "txt:Text").read_text() for draft in (brief, reviewed)]
    check(texts[0] == texts[1] and "46 people were killed" in texts[0], "LibreOffice has the text as it was")

end()
