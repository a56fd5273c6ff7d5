//! Word documents, made by hand in their smallest form: what is read, written and refused.

use std::io::{Cursor, Write};

use jiff::civil::date;
use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::format::{Broken, Format, Guise, MarkKind, Note, Opened, Role, TraceKind};
use crate::text::Span;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const STYLES: &str = "<w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style>\
    <w:style w:styleId=\"Own\"><w:name w:val=\"House head\"/><w:basedOn w:val=\"H1\"/></w:style>\
    <w:style w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/></w:style>";

fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word file with this in its body, beside notes and a link.
fn file(body: &str) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"http://x/{kind}\" Target=\"{target}\"/>")
    };
    let relations = [
        relation("rId1", "styles", "styles.xml"),
        relation("rId2", "hyperlink", "https://northwatch.example/?a=1&amp;b=2"),
        relation("rId3", "footnotes", "footnotes.xml"),
    ]
    .concat();
    let note = "<w:p><w:r><w:t>Northwatch, 3 May 2019</w:t></w:r></w:p>";
    packed(&[
        ("[Content_Types].xml", "<Types></Types>".into()),
        ("_rels/.rels", format!("<Relationships>{}</Relationships>", relation("r", "officeDocument", "w/text.xml"))),
        ("w/_rels/text.xml.rels", format!("<Relationships>{relations}</Relationships>")),
        ("w/styles.xml", format!("<w:styles {W}>{STYLES}</w:styles>")),
        (
            "w/footnotes.xml",
            format!(
                "<w:footnotes {W}><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>\
                 <w:footnote w:id=\"2\">{note}</w:footnote></w:footnotes>"
            ),
        ),
        ("w/text.xml", format!("<w:document {W}><w:body>{body}</w:body></w:document>")),
    ])
}

fn opened(body: &str) -> Opened {
    Format::Word.open("a.docx", file(body)).unwrap()
}

/// The blocks of a body: role and prose, the footnote that every file has left out.
#[track_caller]
fn check(body: &str, expected: &[(Role, &str)]) {
    let laid = opened(body).laid;
    let blocks = laid.blocks.iter().filter(|placed| !matches!(placed.role, Role::Note(_)));
    let told: Vec<_> = blocks.map(|placed| (placed.role.clone(), placed.block.text.as_str())).collect();
    assert_eq!(told, expected);
}

fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn paragraph(inner: &str) -> String {
    format!("<w:p>{inner}</w:p>")
}

#[test]
fn runs_are_one_paragraph() {
    check(&paragraph(&(run("46 peo") + &run("ple &amp; more"))), &[(Role::Paragraph, "46 people & more")]);
    check(
        &paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"),
        &[(Role::Paragraph, "a b\nc-d")],
    );
}

#[test]
fn headings_are_told_by_their_style_and_what_it_is_based_on() {
    let styled = |style: &str| paragraph(&format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}", run("Casualties")));
    check(&styled("H1"), &[(Role::Heading(1), "Casualties")]);
    check(&styled("Own"), &[(Role::Heading(1), "Casualties")]);
    check(&styled("Heading3"), &[(Role::Heading(3), "Casualties")]);
    check(&styled("TOC1"), &[]);
    let direct = format!("<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>{}", run("Casualties"));
    check(&paragraph(&direct), &[(Role::Heading(2), "Casualties")]);
}

#[test]
fn items_of_one_list_follow_each_other() {
    let item = |id: u8| paragraph(&format!("<w:pPr><w:numPr><w:numId w:val=\"{id}\"/></w:numPr></w:pPr>{}", run("x")));
    let body = [item(1), item(1), item(2), paragraph(&run("y")), item(2), item(0)].concat();
    let [one, two, three] = [1, 2, 3].map(|list| (Role::Item(list), "x"));
    let plain = |words| (Role::Paragraph, words);
    check(&body, &[one.clone(), one, two, plain("y"), three, plain("x")]);
}

#[test]
fn insertions_are_read_and_deletions_are_not() {
    let body = format!(
        "<w:ins w:author=\"A\">{}</w:ins><w:del w:author=\"A\"><w:r><w:delText>70</w:delText></w:r></w:del>\
         <w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>{}",
        run("46"),
        run(" people")
    );
    check(&paragraph(&body), &[(Role::Paragraph, "46 people")]);
    let mark = format!("<w:pPr><w:rPr><w:del w:author=\"A\"/></w:rPr></w:pPr>{}", run("46 people"));
    check(&paragraph(&mark), &[(Role::Paragraph, "46 people")]);
}

#[test]
fn hidden_text_and_instructions_of_fields_are_not_read() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>";
    let shown = "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>shown</w:t></w:r>";
    check(&paragraph(&format!("{hidden}{shown}")), &[(Role::Paragraph, "shown")]);
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>7</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    check(&paragraph(field), &[(Role::Paragraph, "7")]);
}

#[test]
fn links_and_notes_are_marks() {
    let body = format!(
        "<w:hyperlink r:id=\"rId2\">{}</w:hyperlink>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>",
        run("Northwatch"),
        run(" counted 9")
    );
    let laid = opened(&paragraph(&body)).laid;
    let kinds: Vec<_> = laid.blocks[0].block.marks.iter().map(|mark| mark.kind.clone()).collect();
    assert_eq!(kinds, [MarkKind::Link("https://northwatch.example/?a=1&b=2".into()), MarkKind::Note("2".into())]);
    assert_eq!(laid.blocks[1].role, Role::Note("2".into()));
    assert_eq!(laid.blocks[1].block.text, "Northwatch, 3 May 2019");
}

#[test]
fn tables_have_rows_and_columns_and_may_stand_in_each_other() {
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", paragraph(&run(words)));
    let wide = format!("<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc>", paragraph(&run("Dalim")));
    let inner = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("in"));
    let nested = format!("<w:tc>{}{inner}{}</w:tc>", paragraph(&run("a")), paragraph(&run("b")));
    let body = format!("<w:tbl><w:tr>{wide}{}</w:tr><w:tr>{nested}</w:tr></w:tbl>", cell("46"));
    let at = |table, row, column| Role::Cell { table, row, column };
    check(&body, &[(at(0, 0, 0), "Dalim"), (at(0, 0, 2), "46"), (at(1, 0, 0), "in"), (at(0, 1, 0), "a\nb")]);
}

#[test]
fn a_text_box_stands_behind_its_paragraph_and_once() {
    let inner = format!("<w:txbxContent>{}</w:txbxContent>", paragraph(&run("in a box")));
    let boxed = format!(
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing>{inner}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );
    let body = paragraph(&format!("{}{boxed}{}", run("be"), run("side")));
    check(&body, &[(Role::Paragraph, "beside"), (Role::Paragraph, "in a box")]);
}

#[test]
fn a_line_of_the_text_is_a_paragraph() {
    let broken = paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>");
    let source = opened(&[broken, paragraph(""), paragraph(&run("c"))].concat()).source;
    assert_eq!(source.text(), "a\u{b}b\nc\nNorthwatch, 3 May 2019\n");
    assert_eq!(source.place(source.text().find('c').unwrap()).line, 2);
}

#[test]
fn every_stretch_of_text_stands_where_it_is_said_to_stand() {
    let body = paragraph(&(run("46 peo") + "<w:r><w:tab/></w:r>" + &run("a &lt; b")));
    let opened = opened(&body);
    let origin = opened.source.origin().unwrap();
    let xml = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    let told: Vec<_> = origin.touched(Span::new(0, 12)).iter().map(|one| one.xml.of(&xml)).collect();
    assert_eq!(told, ["46 peo", "<w:tab/>", "a ", "&lt;", " b"]);
}

fn edited(body: &str, edits: &[(&str, &str)]) -> Opened {
    let opened = opened(body);
    let text = opened.source.text();
    let edits: Vec<_> = edits
        .iter()
        .map(|(old, new)| {
            let at = text.find(old).unwrap();
            (Span::new(at, at + old.len()), *new)
        })
        .collect();
    let bytes = Format::Word.rewritten(&opened.source, &edits).unwrap().unwrap();
    Format::Word.open("a.docx", bytes).unwrap()
}

#[test]
fn an_edit_keeps_the_formatting_around_it() {
    let bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>Stefan</w:t></w:r>";
    let body = paragraph(&format!("{}{bold}{}", run("Envoy "), run(" de Mistura &amp; others")));
    let new = edited(&body, &[("Stefan de", "Staffan de")]);
    assert!(new.source.text().starts_with("Envoy Staffan de Mistura & others\n"));
    let block = &new.laid.blocks[0].block;
    assert_eq!(block.marks[0].at.of(&block.text), "Staffan de", "the first of the runs holds what is new");
    let new = edited(&body, &[("&", "<and>"), ("Envoy", " Envoy ")]);
    assert!(new.source.text().starts_with(" Envoy  Stefan de Mistura <and> others\n"), "{}", new.source.text());
}

fn annotated(source: &Opened, notes: &[(&str, &str)]) -> Opened {
    let text = source.source.text();
    let note = |&(words, text_of): &(&str, &str)| {
        let at = text.find(words).unwrap();
        Note { at: Span::new(at, at + words.len()), text: text_of.to_owned() }
    };
    let notes: Vec<_> = notes.iter().map(note).collect();
    let bytes = Format::Word.annotated(&source.source, &notes, date(2019, 5, 8)).unwrap().unwrap();
    Format::Word.open("a.docx", bytes).unwrap()
}

fn comments(opened: &Opened) -> Vec<(String, String)> {
    let traces = Format::Word.traces(&opened.source.origin().unwrap().bytes).unwrap();
    let comments = traces.into_iter().filter(|trace| trace.kind == TraceKind::Comment);
    comments.map(|trace| (trace.who.unwrap_or_default(), trace.words)).collect()
}

#[test]
fn comments_are_written_once_and_replaced() {
    let body = paragraph(&(run("On 4 May 46 people were killed, and ") + &run("9 others hurt.")));
    let plain = opened(&body);
    let once = annotated(&plain, &[("46 people", "Who?\nerror: x"), ("and 9", "Say & ask <it>"), ("Northwatch", "?")]);
    assert_eq!(once.source.text(), plain.source.text());
    assert_eq!(once.laid.blocks, plain.laid.blocks);
    let ours = |words: &str| ("sitlint".to_owned(), words.to_owned());
    assert_eq!(
        comments(&once),
        [ours("Who? error: x"), ours("Say & ask <it>")],
        "no note is cited, so it has no place"
    );
    let again = annotated(&once, &[("46 people", "Who?\nerror: x"), ("and 9", "Say & ask <it>")]);
    assert_eq!(again.source.origin().unwrap().bytes, once.source.origin().unwrap().bytes);
    let none = annotated(&again, &[]);
    assert_eq!((comments(&none), none.source.text()), (vec![], plain.source.text()));
}

#[test]
fn what_travels_with_a_file_is_listed() {
    let body = paragraph(&format!(
        "{}<w:del w:author=\"A. Editor\" w:date=\"2019-05-07T09:00:00Z\"><w:r><w:delText>70</w:delText></w:r></w:del>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>ask Haddad</w:t></w:r>",
        run("46 people")
    ));
    let traces = Format::Word.traces(&file(&body)).unwrap();
    let told: Vec<_> = traces.iter().map(|one| (one.kind, one.who.as_deref(), &*one.words, one.paragraph)).collect();
    let expected =
        [(TraceKind::Deletion, Some("A. Editor"), "70", Some(1)), (TraceKind::Hidden, None, "ask Haddad", Some(1))];
    assert_eq!(told, expected);
}

#[test]
fn what_is_no_document_is_refused_in_a_sentence() {
    let refused = |bytes: &[u8]| Format::Word.open("a.docx", bytes.to_vec()).unwrap_err();
    let whole = file(&paragraph(&run("x")));
    assert!(matches!(refused(&whole[..whole.len() / 2]), Broken::Damaged(_)));
    assert_eq!(refused(b"plain text"), Broken::Guise(Guise::Text));
    assert_eq!(refused(&packed(&[("a.txt", String::new())])), Broken::Guise(Guise::Zip));
    assert!(matches!(refused(&file("<w:p><w:r>")), Broken::NoXml(_)));
    assert!(matches!(refused(&file("</w:body>")), Broken::NoXml(_)));
}

proptest! {
    /// Any edits inside the words of a document read back as the text with these edits made.
    #[test]
    fn an_edited_document_reads_as_the_edited_text(
        words in proptest::collection::vec("[a-z&<> ]{1,8}", 1..6),
        cuts in proptest::collection::vec((0usize..40, 0usize..6, "[A-Z&<é]{0,5}"), 0..4),
    ) {
        let escape = |words: &String| run(&quick_xml::escape::escape(words.as_str()));
        let opened = opened(&paragraph(&(run("x") + &words.iter().map(escape).collect::<String>())));
        let text = opened.source.text();
        let end = text.find('\n').unwrap();
        let mut edits: Vec<(Span, &str)> = Vec::new();
        for (start, length, new) in &cuts {
            let span = Span::new(1 + *start % end, (1 + *start % end + 1 + length).min(end));
            if span.start < span.end && edits.iter().all(|(other, _)| !other.touches(span)) {
                edits.push((span, new));
            }
        }
        edits.sort_by_key(|(span, _)| span.start);
        let mut expected = text.to_owned();
        for (span, new) in edits.iter().rev() {
            expected.replace_range(span.start..span.end, new);
        }
        let bytes = Format::Word.rewritten(&opened.source, &edits).unwrap().unwrap();
        let again = Format::Word.open("a.docx", bytes).unwrap();
        prop_assert_eq!(again.source.text(), expected);
    }
}

/// Bodies of all the elements that are read, nested as no program writes them.
fn soup() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "[a-zé]{0,6}( 46 people)?".prop_map(|words| run(&words)),
        Just("<w:r><w:t>a &amp; b</w:t><w:tab/><w:t>c</w:t><w:br/></w:r>".to_owned()),
        Just("<w:r><w:rPr><w:vanish/><w:b/></w:rPr><w:t>hidden</w:t></w:r>".to_owned()),
        Just("<w:r><w:footnoteReference w:id=\"2\"/></w:r>".to_owned()),
        Just("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".to_owned()),
        Just("<w:r><w:fldChar w:fldCharType=\"end\"/><w:instrText>HYPERLINK \"x\"</w:instrText></w:r>".to_owned()),
        Just("<w:t>out of a run</w:t>".to_owned()),
        Just("<w:lastRenderedPageBreak/><w:tab/><w:br/>".to_owned()),
        Just("<w:commentRangeStart w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>".to_owned()),
    ];
    let elements = ["w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:ins", "w:del", "w:hyperlink", "w:txbxContent"];
    let others = ["w:sdt", "mc:Fallback", "w:pPr", "w:rPr", "w:footnote", "w:moveFrom", "w:fldSimple", "w:t"];
    let element = proptest::sample::select([&elements[..], &others[..]].concat());
    leaf.prop_recursive(6, 40, 5, move |inner| {
        (element.clone(), proptest::collection::vec(inner, 0..5))
            .prop_map(|(element, inner)| format!("<{element}>{}</{element}>", inner.concat()))
    })
}

proptest! {
    /// Whatever stands in a document: it is read, and what is written into it leaves its text as it was.
    #[test]
    fn no_document_breaks_the_reader_or_is_broken_by_the_writer(body in soup()) {
        let opened = opened(&format!("{}{body}", paragraph(&body)));
        let text = opened.source.text();
        for placed in &opened.laid.blocks {
            prop_assert!(text.is_char_boundary(placed.start));
        }
        let notes: Vec<_> = text
            .char_indices()
            .filter(|(at, _)| at % 3 == 0)
            .map(|(at, _)| Note { at: Span::new(at, text.ceil_char_boundary(at + 7)), text: "?".into() })
            .collect();
        let mut written = opened.clone();
        for _ in 0..2 {
            let bytes = Format::Word.annotated(&written.source, &notes, date(2019, 5, 8)).unwrap().unwrap();
            prop_assert!(Format::Word.traces(&bytes).is_ok());
            written = Format::Word.open("a.docx", bytes).unwrap();
            prop_assert_eq!(written.source.text(), text);
        }
        if let Some(at) = text.find("46") {
            let bytes = Format::Word.rewritten(&opened.source, &[(Span::new(at, at + 2), "47")]).unwrap().unwrap();
            let edited = Format::Word.open("a.docx", bytes).unwrap();
            prop_assert_eq!(edited.source.text(), text.replacen("46", "47", 1));
        }
    }
}
