"""What `check --annotate`, `check --fix` and `release` make of a Word document, read by python-docx and by LibreOffice.

    python3 tests/office/word.py PROGRAM FOLDER [SOFFICE]
"""

import json
import re
import zipfile

import docx
from docx.oxml.ns import qn

from desk import check, converted, end, folder, run, soffice


def findings(draft):
    return [json.loads(line) for line in run("check", "--isolated", "--format", "jsonl", draft).splitlines()]


def paragraphs(document):
    """The words of each paragraph as Word shows them: insertions, no deletions, no hidden runs."""
    return [paragraph.text for paragraph in document.paragraphs]


def anchored(document):
    """Each of the program's comments with the words between its marks."""
    ours = {comment.comment_id: comment.text for comment in document.comments if comment.author == "sitlint"}
    found, open_ids = {}, {}
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_ids[int(element.get(qn("w:id")))] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            number = int(element.get(qn("w:id")))
            found[number] = open_ids.pop(number)
        elif element.tag == qn("w:t"):
            for number in open_ids:
                open_ids[number] += element.text or ""
    return [(text, found[number]) for number, text in sorted(ours.items())]


weekly, reviewed, again, fixed = (folder / f"{name}.docx" for name in ("weekly", "reviewed", "again", "fixed"))
asked = findings(weekly)
check({"unsourced-casualty-figure", "known-name-misspelling"} <= {one["rule"] for one in asked}, "a Word draft is asked about")

run("check", "--isolated", "--quiet", weekly, "--annotate", reviewed)
document = docx.Document(reviewed)
said = anchored(document)
check(len(said) == len(asked), "each finding is a comment")
check(
    all(text.splitlines()[0] == finding["message"] for (text, _), finding in zip(said, asked)),
    "each comment says what is asked",
)
lines = [paragraph for paragraph in paragraphs(docx.Document(weekly))]
quotes = [re.search("“(.*?)”", finding["message"]) for finding in asked]
wrong = [
    (words, quote[1])
    for (_, words), quote, finding in zip(said, quotes, asked)
    if quote and finding["rule"] != "missing-document-date" and quote[1] != words and "In a box" not in words
]
# Word has no comments inside a text box: one about its words stands on the box.
check(not wrong, f"each comment stands on the words that it quotes {wrong or ''}")
others = [comment for comment in document.comments if comment.author != "sitlint"]
check([comment.text for comment in others] == ["Check with the hospital."], "comments of others stay")
check(paragraphs(document) == lines, "the text is as it was")

before, after = zipfile.ZipFile(weekly), zipfile.ZipFile(reviewed)
changed = {name for name in after.namelist() if name not in before.namelist() or before.read(name) != after.read(name)}
check(changed <= {"word/document.xml", "word/comments.xml"}, f"all other parts are as they were {sorted(changed)}")

run("check", "--isolated", "--quiet", reviewed, "--annotate", again)
check(
    all(zipfile.ZipFile(again).read(name) == after.read(name) for name in after.namelist()),
    "a second run writes the same",
)

fixed.write_bytes(weekly.read_bytes())
run("check", "--isolated", "--quiet", "--fix", fixed)
mended = docx.Document(fixed)
check(any("Staffan de Mistura" in line for line in paragraphs(mended)), "a name is mended in its run")
bold = [run_.text for paragraph in mended.paragraphs for run_ in paragraph.runs if run_.bold]
check(bold == ["46 people"], "formatting stays")

traces = [json.loads(line) for line in run("release", "--format", "jsonl", weekly).splitlines()]
check(
    {trace["kind"] for trace in traces} == {"deletion", "insertion", "comment", "hidden", "author"},
    "what travels with the file is listed",
)

if soffice:
    content = zipfile.ZipFile(converted(reviewed, "odt")).read("content.xml").decode()
    check(content.count("<dc:creator>sitlint</dc:creator>") == len(asked), "LibreOffice opens it and has every comment")
    texts = [converted(draft, "txt:Text").read_text() for draft in (weekly, reviewed)]
    check(texts[0] == texts[1] and "46 people were killed" in texts[0], "LibreOffice has the text as it was")

end()
