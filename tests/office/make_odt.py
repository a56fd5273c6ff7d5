"""Makes the OpenDocument draft of the tests with odfpy, a writer of such files that is not ours.

    python3 tests/office/make_odt.py FILE

It has what the Word drafts have not, or what LibreOffice drops of them: nested lists, header rows and spans, notes of both
kinds, a text box, a table of contents, fields, spaces spelt out, a comment, tracked changes, hidden text.
"""

import sys

from odf import dc, draw, meta, office, style, table, text
from odf.namespaces import OFFICENS, TEXTNS
from odf.opendocument import OpenDocumentText

made = OpenDocumentText()
made.meta.addElement(dc.Title(text="Tessel briefing"))
made.meta.addElement(dc.Creator(text="Jonas Petri"))
made.meta.addElement(meta.InitialCreator(text="Mira Okello"))
made.meta.addElement(meta.CreationDate(text="2019-05-06T08:30:00"))
made.meta.addElement(dc.Date(text="2019-05-08T17:00:00"))
made.meta.addElement(meta.EditingCycles(text="7"))


def styled(name, family, parent=None, automatic=True, **look):
    kind = style.Style(name=name, family=family, parentstylename=parent)
    if look:
        kind.addElement(style.TextProperties(**look))
    (made.automaticstyles if automatic else made.styles).addElement(kind)
    return kind


for name in ["Standard", "Title", "Quotations", "Heading", "Footnote"]:
    styled(name, "paragraph", automatic=False)
for name in ["Heading 1", "Contents 1"]:
    kind = styled(name.replace(" ", "_20_"), "paragraph", "Heading", automatic=False)
    kind.setAttribute("displayname", name)
quote = styled("P1", "paragraph", "Quotations")
bold = styled("T1", "text", fontweight="bold")
hidden = styled("T2", "text", display="none")


def p(*parts, kind="Standard", of=text.P, **more):
    paragraph = of(stylename=kind, **more)
    for part in parts:
        paragraph.addText(part) if isinstance(part, str) else paragraph.addElement(part)
    return paragraph


def h(words, level):
    return p(words, kind=f"Heading_20_{level}", of=text.H, outlinelevel=level)


def span(words, kind):
    return text.Span(stylename=kind, text=words)


def note(words, citation, kind):
    made_note = text.Note(noteclass=kind, id=f"{kind}{citation}")
    made_note.addElement(text.NoteCitation(text=citation))
    body = text.NoteBody()
    body.addElement(p(words, kind="Footnote"))
    made_note.addElement(body)
    return made_note


def items(*parts):
    listed = text.List()
    for part in parts:
        item = text.ListItem()
        for inner in part if isinstance(part, list) else [part]:
            item.addElement(p(inner) if isinstance(inner, str) else inner)
        listed.addElement(item)
    return listed


def change(id, kind, words=None):
    region = text.ChangedRegion(check_grammar=False)
    region.setAttrNS(TEXTNS, "id", id)
    inner = kind()
    info = office.ChangeInfo()
    info.addElement(dc.Creator(text="A. Editor"))
    info.addElement(dc.Date(text="2019-05-07T09:00:00"))
    inner.addElement(info)
    if words:
        inner.addElement(p(words))
    region.addElement(inner)
    return region


changes = text.TrackedChanges()
changes.addElement(change("ct1", text.Insertion))
changes.addElement(change("ct2", text.Deletion, "; nobody knows how many soldiers"))
made.text.addElement(changes)
made.text.addElement(p("Tessel briefing", kind="Title"))
contents = text.TableOfContent(name="Contents")
contents.addElement(text.TableOfContentSource(outlinelevel=1))
index = text.IndexBody()
index.addElement(p("Casualties 1", kind="Contents_20_1"))
contents.addElement(index)
made.text.addElement(contents)
made.text.addElement(h("Casualties", 1))
made.text.addElement(
    p(
        "On 4 May,",
        text.S(c=2),
        span("46 people", bold),
        " were killed in Dalim & its suburbs",
        note("District hospital, list of 5 May 2019.", "1", "footnote"),
        ". The ",
        text.A(href="https://northwatch.example/may", text="Northwatch monitoring group"),
        " counted 31 dead on 2 May",
        note("By telephone, 3 May 2019.", "i", "endnote"),
        ".",
    )
)
comment = office.Annotation()
comment.setAttrNS(OFFICENS, "name", "c1")
comment.addElement(dc.Creator(text="Mira Okello"))
comment.addElement(dc.Date(text="2019-05-07T10:00:00"))
comment.addElement(p("Check with the hospital."))
made.text.addElement(
    p(
        comment,
        "Reportedly some 700 civilians",
        office.AnnotationEnd(name="c1"),
        " have died since the spring",
        text.ChangeStart(changeid="ct1"),
        ", most of them children",
        text.ChangeEnd(changeid="ct1"),
        text.Change(changeid="ct2"),
        span(" Ask Dr Haddad, +000 555 0100.", hidden),
        ".",
    )
)
made.text.addElement(p("“They came at night,” a teacher said. Nine were wounded.", kind=quote))
made.text.addElement(
    items(
        "9 people were abducted near Tessel on 3 May, UNHCR said.",
        ["Two children were wounded:", items("one in Dalim on 6 May", "one in Tessel")],
    )
)
sequence = text.Sequence(name="Table", formula="ooow:Table+1", text="1")
made.text.addElement(p("Table ", sequence, ": people killed, 1 to 7 May 2019"))


def row(*cells):
    made_row = table.TableRow()
    for cell in cells:
        made_row.addElement(cell)
    return made_row


def cell(words, **more):
    made_cell = table.TableCell(**more)
    made_cell.addElement(p(words))
    return made_cell


figures = table.Table(name="Figures")
figures.addElement(table.TableColumn(numbercolumnsrepeated=3))
head = table.TableHeaderRows()
head.addElement(row(cell("District"), cell("Killed"), cell("Source")))
figures.addElement(head)
figures.addElement(row(cell("Dalim"), cell("46"), cell("District hospital")))
figures.addElement(row(cell("Tessel and around", numbercolumnsspanned=2), table.CoveredTableCell(), cell("UNHCR")))
made.text.addElement(figures)
box = draw.TextBox()
box.addElement(p("In a box, 5 people were killed on 1 May, police said."))
frame = draw.Frame(name="Box", anchortype="paragraph", width="8cm", height="2cm", zindex="0")
frame.addElement(box)
made.text.addElement(p("Envoy Stefan de Mistura", text.Tab(), "spoke in Dalim on 6 May.", text.LineBreak(), "Then he left.", frame))

layout = style.PageLayout(name="Page")
made.automaticstyles.addElement(layout)
page = style.MasterPage(name="Standard", pagelayoutname=layout)
header = style.Header()
header.addElement(p("Karsa field office – weekly update – 8 May 2019"))
page.addElement(header)
made.masterstyles.addElement(page)
made.save(sys.argv[1])
