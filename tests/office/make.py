"""Makes the Word drafts of the tests with python-docx, a writer of such files that is not ours.

    python3 tests/office/make.py FOLDER [PAGES]

`weekly.docx` has what reports have: headings, lists, a table, links, a comment, tracked changes, hidden text, a text box,
a header. With PAGES, `long.docx` has about so many pages more.
"""

import copy
import sys
from datetime import datetime
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.shared import OxmlElement
from docx.shared import Pt

WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def changed(paragraph, kind, words, author="A. Editor"):
    """A tracked insertion (`ins`) or deletion (`del`) at the end of a paragraph."""
    text = "delText" if kind == "del" else "t"
    paragraph._p.append(
        parse_xml(
            f'<w:{kind} {WORDS} w:id="90" w:author="{author}" w:date="2019-05-07T09:00:00Z">'
            f'<w:r><w:{text} xml:space="preserve">{words}</w:{text}></w:r></w:{kind}>'
        )
    )


def link(paragraph, words, target):
    part = paragraph.part
    rel = part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), rel)
    run = paragraph.add_run(words)
    element.append(run._r)
    paragraph._p.append(element)


def boxed(paragraph, words):
    """A text box, twice, as Word writes it: for programs of today and of old."""
    inner = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(
        parse_xml(
            f'<w:r {WORDS} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
            'xmlns:v="urn:schemas-microsoft-com:vml">'
            f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )


def weekly():
    made = docx.Document()
    made.core_properties.author = "Mira Okello"
    made.core_properties.title = "Karsa weekly update"
    made.core_properties.created = datetime(2019, 5, 6, 8, 30)
    made.core_properties.modified = datetime(2019, 5, 8, 17, 0)
    made.sections[0].header.paragraphs[0].text = "Karsa field office – weekly update – 8 May 2019"
    made.add_heading("Karsa weekly update", 0)
    made.add_heading("Casualties", 1)
    paragraph = made.add_paragraph("On 4 May, ")
    paragraph.add_run("46 people").bold = True
    paragraph.add_run(" were killed in Dalim & its suburbs. The district hospital said on 5 May that 12 others were inj")
    paragraph.add_run("ured.").italic = True
    paragraph = made.add_paragraph("Reportedly some 700 civilians have died since the spring")
    changed(paragraph, "ins", ", most of them children")
    changed(paragraph, "del", "; nobody knows how many soldiers")
    hidden = paragraph.add_run(" Ask Dr Haddad, +000 555 0100.")
    hidden.font.hidden = True
    paragraph.add_run(".")
    made.add_paragraph("9 people were abducted near Tessel on 3 May, UNHCR said.", style="List Bullet")
    made.add_paragraph("Two children were wounded on 6 May.", style="List Bullet")
    made.add_heading("Figures by district", 2)
    made.add_paragraph("Table 1: people killed, 1 to 7 May 2019", style="Caption")
    table = made.add_table(rows=3, cols=3)
    rows = [("District", "Killed", "Source"), ("Dalim", "46", "District hospital"), ("Tessel", "11", "")]
    for row, cells in zip(table.rows, rows):
        for cell, words in zip(row.cells, cells):
            cell.text = words
    paragraph = made.add_paragraph("The ")
    link(paragraph, "Northwatch monitoring group", "https://northwatch.example/may")
    paragraph.add_run(" counted 31 dead on 2 May. Envoy Stefan de Mistura spoke in Dalim on 6 May.")
    made.add_comment(paragraph.runs[0], "Check with the hospital.", author="Mira Okello", initials="MO")
    boxed(made.add_paragraph("Beside the text: "), "In a box, 5 people were killed on 1 May, police said.")
    return made


def long(pages):
    made = weekly()
    for page in range(1, pages + 1):
        made.add_heading(f"Day {page}", 2)
        for line in range(1, 9):
            paragraph = made.add_paragraph(
                f"On {line} May 2019, {page + line} people were killed in district {page}, the provincial hospital said. "
                "Water and power were cut for most of the day, and the road to the coast stayed closed to aid. "
            )
            paragraph.add_run(f"Some {10 * page + line} families had left by the evening, ").font.size = Pt(10)
            paragraph.add_run("according to the relief committee.")
        made.add_page_break()
    return made


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    weekly().save(folder / "weekly.docx")
    if len(sys.argv) > 2:
        long(int(sys.argv[2])).save(folder / "long.docx")
