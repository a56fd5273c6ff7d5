//! What is written into OpenDocument texts: edits and comments.

use std::fmt::Write;
use std::io::Cursor;

use jiff::civil::date;
use proptest::prelude::*;
use zip::CompressionMethod;
use zip::read::ZipArchive;

use super::{flat, note, opened, p, packed};
use crate::format::{Format, Note, Opened, TraceKind};
use crate::text::Span;

fn edited(body: &str, edits: &[(&str, &str)]) -> (String, String) {
    let opened = opened(body);
    let text = opened.source.text();
    let place = |old: &str| text.find(old).map(|at| Span::new(at, at + old.len())).unwrap();
    let edits: Vec<_> = edits.iter().map(|&(old, new)| (place(old), new)).collect();
    let bytes = Format::OpenDocument.rewritten(&opened.source, &edits).unwrap().unwrap();
    let xml = String::from_utf8(bytes.clone()).unwrap();
    let again = Format::OpenDocument.open("a.fodt", bytes).unwrap();
    let (start, end) = (xml.find("<office:text>").unwrap() + 13, xml.find("</office:text>").unwrap());
    (again.source.text().to_owned(), xml[start..end].to_owned())
}

#[test]
fn an_edit_keeps_the_formatting_around_it() {
    let body = p("Envoy <text:span text:style-name=\"T1\">Stefan</text:span> de Mistura &amp; others");
    let (text, xml) = edited(&body, &[("Stefan de", "Staffan de")]);
    assert_eq!(text, "Envoy Staffan de Mistura & others\n");
    assert_eq!(xml, p("Envoy <text:span text:style-name=\"T1\">Staffan de</text:span> Mistura &amp; others"));
    assert_eq!(edited(&body, &[("&", "<and>"), ("Envoy", "")]).0, "Stefan de Mistura <and> others\n");
}

#[test]
fn spaces_that_would_fold_are_spelt_out() {
    assert_eq!(edited(&p("a b"), &[("b", "x  y ")]), ("a x  y \n".into(), p("a x <text:s/>y<text:s/>")));
    assert_eq!(edited(&p("a<text:s text:c=\"3\"/>b"), &[("  b", "-c")]).0, "a -c\n");
    assert_eq!(edited(&p("ab"), &[("a", "x\u{b}\ty\u{1}")]).1, p("x<text:line-break/><text:tab/>yb"));
}

fn annotated(opened: &Opened, notes: &[(&str, &str)]) -> Opened {
    let text = opened.source.text();
    let note = |&(words, said): &(&str, &str)| {
        let at = text.find(words).unwrap();
        Note { at: Span::new(at, at + words.len()), text: said.to_owned() }
    };
    let notes: Vec<_> = notes.iter().map(note).collect();
    let bytes = Format::OpenDocument.annotated(&opened.source, &notes, date(2019, 5, 8)).unwrap().unwrap();
    Format::OpenDocument.open("a.fodt", bytes).unwrap()
}

fn bytes(opened: &Opened) -> &[u8] {
    &opened.source.origin().unwrap().bytes
}

fn xml(opened: &Opened) -> &str {
    std::str::from_utf8(bytes(opened)).unwrap()
}

fn comments(opened: &Opened) -> Vec<(String, String)> {
    let traces = Format::OpenDocument.traces(bytes(opened)).unwrap();
    let comments = traces.into_iter().filter(|trace| trace.kind == TraceKind::Comment);
    comments.map(|trace| (trace.who.unwrap_or_default(), trace.words)).collect()
}

#[test]
fn comments_are_written_once_and_replaced() {
    let theirs = "<office:annotation office:name=\"a\"><dc:creator>Mira</dc:creator><text:p>Theirs</text:p>\
        </office:annotation>On 4 May<office:annotation-end office:name=\"a\"/>";
    let plain = opened(&p(&format!("{theirs} 46 <text:span>peo</text:span>ple were killed, and 9 others hurt.")));
    let notes =
        [("On 4", "When?"), ("46 people", "Who?\nerror: x"), ("people", "<b> & c"), (" were", "?"), ("", "All")];
    let once = annotated(&plain, &notes);
    assert_eq!((once.source.text(), &once.laid.blocks), (plain.source.text(), &plain.laid.blocks));
    let told = comments(&once);
    let ours = |words: &str| ("sitlint".to_owned(), words.to_owned());
    assert_eq!(told.len(), 6);
    assert!(told.contains(&("Mira".into(), "Theirs".into())) && told.contains(&ours("Who? error: x")), "{told:?}");
    assert!(told.contains(&ours("<b> & c")), "{told:?}");
    assert_eq!(xml(&annotated(&once, &notes)), xml(&once));
    assert_eq!(xml(&annotated(&once, &[])), xml(&plain));
}

#[test]
fn a_comment_stands_around_its_words() {
    let once = annotated(&opened(&p("On 4 <text:span>May</text:span> 46 people")), &[("4 May", "?")]);
    let told = xml(&once);
    assert!(told.contains("On <office:annotation "), "{told}");
    assert!(told.contains("<office:annotation-end office:name=\"sitlint-1\"/></text:span> 46"), "{told}");
    assert!(told.contains("<dc:date>2019-05-08T00:00:00</dc:date>"), "{told}");
}

#[test]
fn a_comment_on_a_field_or_a_note_stands_beside_it() {
    let frame = format!("<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>", p("in a box"));
    let body = p(&format!("Table <text:sequence>1</text:sequence>: x{}{frame}", note("footnote", "Northwatch")));
    let plain = opened(&body);
    let on = |words: &str| xml(&annotated(&plain, &[(words, "?")])).to_owned();
    assert!(on("1").contains("</office:annotation><text:sequence>1</text:sequence><office:annotation-end"));
    assert!(on("Table 1").contains("</office:annotation>Table <text:sequence>1</text:sequence><office:annotation-end"));
    assert!(on("Northwatch").contains("</office:annotation><text:note "));
    assert!(on("a box").contains("</office:annotation><draw:frame>"));
    assert!(!on("a box").contains("annotation-end"));
}

#[test]
fn all_else_of_a_package_stays_as_it_is() {
    let parts = [("content.xml", &*flat(&p("46 people"))), ("Pictures/a.bin", "\u{1}\u{2}"), ("styles.xml", "<a/>")];
    let file = packed(&parts);
    let opened = Format::OpenDocument.open("a.odt", file.clone()).unwrap();
    let new = Format::OpenDocument.rewritten(&opened.source, &[(Span::new(0, 2), "47")]).unwrap().unwrap();
    let mut archive = ZipArchive::new(Cursor::new(&*new)).unwrap();
    let first = archive.by_index(0).unwrap();
    assert_eq!((first.name().unwrap(), first.compression()), ("mimetype".into(), CompressionMethod::Stored));
    drop(first);
    assert_eq!(&new[..66], &file[..66], "a reader finds the type at a fixed place of the file");
    assert_eq!(Format::OpenDocument.open("a.odt", new).unwrap().source.text(), "47 people\n");
}

proptest! {
    /// Any edits inside the words of a document read back as the text with these edits made, but for spaces: of several
    /// in a row, one is read, and which is gone may bring back another.
    #[test]
    fn an_edited_document_reads_as_the_edited_text(
        words in proptest::collection::vec("[a-z&<> ]{1,8}", 1..6),
        cuts in proptest::collection::vec((0usize..40, 0usize..6, "[A-Z&<é ]{0,5}"), 0..4),
    ) {
        let mut inner = "x".to_owned();
        for run in &words {
            write!(inner, "<text:span>{}</text:span>", quick_xml::escape::escape(run.as_str())).unwrap();
        }
        let opened = opened(&p(&inner));
        let text = opened.source.text();
        let end = text.find('\n').unwrap();
        let mut edits: Vec<(Span, &str)> = Vec::new();
        for (start, length, new) in &cuts {
            let start = 1 + *start % end;
            let span = Span::new(start.min(end), (start + length).min(end).max(start.min(end)));
            if edits.iter().all(|(other, _)| other.end < span.start || span.end < other.start) {
                edits.push((span, new));
            }
        }
        edits.sort_by_key(|(span, _)| span.start);
        let mut expected = text.to_owned();
        for (span, new) in edits.iter().rev() {
            expected.replace_range(span.start..span.end, new);
        }
        let bytes = Format::OpenDocument.rewritten(&opened.source, &edits).unwrap().unwrap();
        let again = Format::OpenDocument.open("a.fodt", bytes).unwrap();
        let folded = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(folded(again.source.text()), folded(&expected));
    }

    /// Comments, on whatever words, leave the text as it was; written again they are the same, and taken away they are gone.
    #[test]
    fn comments_leave_no_trace(
        words in proptest::collection::vec("[a-z&<> ]{1,8}", 1..6),
        places in proptest::collection::vec((0usize..60, 0usize..20), 0..6),
    ) {
        let mut body = String::new();
        for run in &words {
            let run = quick_xml::escape::escape(run.as_str());
            write!(body, "<text:p>{run}<text:span>{run}</text:span>{}</text:p>", note("footnote", &run)).unwrap();
        }
        let plain = opened(&body);
        let length = plain.source.text().len();
        let spans = places.iter().map(|(start, extent)| Span::new(*start % (length + 1), (*start % (length + 1) + extent).min(length)));
        let mut notes: Vec<Note> = spans.map(|at| Note { at, text: "?".into() }).collect();
        notes.sort_by_key(|note| (note.at.start, note.at.end));
        let written = |opened: &Opened, notes: &[Note]| {
            let bytes = Format::OpenDocument.annotated(&opened.source, notes, date(2019, 5, 8)).unwrap().unwrap();
            Format::OpenDocument.open("a.fodt", bytes).unwrap()
        };
        let once = written(&plain, &notes);
        prop_assert_eq!(once.source.text(), plain.source.text());
        let (again, none) = (written(&once, &notes), written(&once, &[]));
        prop_assert_eq!(xml(&again), xml(&once));
        prop_assert_eq!(xml(&none), xml(&plain));
    }
}
