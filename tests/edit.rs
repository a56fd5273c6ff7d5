//! The laws of editing: an edited draft is the draft that a fresh reading of its text gives, no input breaks the
//! reading, and every span lies between characters.

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use jiff::civil::date;
use proptest::prelude::*;
use sitlint::check::{Judged, again, check};
use sitlint::config;
use sitlint::config::{Config, Given};
use sitlint::document::Document;
use sitlint::finding::{Edit, Finding, Where};
use sitlint::format::Format;
use sitlint::names::{Digest, Library, Registry};
use sitlint::prose::Lexicon;
use sitlint::text::{Range, Source, Span};

/// Pieces that drafts are made of, and pieces that break lines, blocks, sentences and characters at odd places.
const PIECES: &[&str] = &[
    "On 4 May 2019, 46 people were killed in Dalim. ",
    "Some 1,200 people fled their homes, the Karsa Health Directorate said. ",
    "According to activists, dozens of civilians have reportedly been arrested since last week. ",
    "Sergey Volkov met Sergei Volkov. ",
    "between 12 and 15 children",
    "at least three",
    "tens of thousands",
    "“We counted nine bodies,” said a nurse.",
    "Dr. A. al-Karim",
    "12 March",
    "(OCHA, 5 May)",
    "[^1]",
    "\n[^1]: Karsa Observer, 6 May 2019.\n",
    "[a link](https://example.org/a_(b))",
    "# Heading\n",
    "\n## Killed and injured\n\n",
    "- item\n",
    "* 3 dead\n* 4 injured\n",
    "| place | killed |\n|---|---|\n| Dalim | 12 |\n",
    "> quoted\n",
    "---\ndate: 2019-05-07\n---\n",
    "<!-- sitlint-allow unsourced-casualty-figure: known -->\n",
    "<!--",
    "-->",
    "```\n",
    "**",
    "_",
    "`",
    "|",
    "&amp;",
    "\\",
    "[",
    "](",
    ")",
    "\n\n",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  \n",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "\0",
    "é",
    "e\u{301}",
    "漢字",
    "😀",
    "👩‍👩‍👧",
    "قُتل ٤٦ شخصًا",
    "١٢",
    "1.5",
    "1 000",
    "99999999999999999999",
    "%",
    "…",
    "'s",
    "–",
];

fn text(pieces: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), pieces).prop_map(|pieces| pieces.concat())
}

/// Edits as an editor makes them one after the other: a place and a length, as parts of the text, and what comes there.
fn typing() -> impl Strategy<Value = Vec<(u16, usize, String)>> {
    let put = prop_oneof![3 => text(1..2), 1 => Just(String::new()), 1 => text(0..6)];
    prop::collection::vec(
        (any::<u16>(), prop_oneof![2 => Just(0_usize), 2 => 1..12_usize, 1 => 12..400_usize], put),
        1..12,
    )
}

fn format() -> impl Strategy<Value = Format> {
    prop_oneof![3 => Just(Format::Markdown), 1 => Just(Format::Plain)]
}

fn read(text: &str, format: Format) -> Document {
    Document::read(Source::new("draft.md", text), format, Lexicon::built_in(), None)
}

/// Every rule there is.
static ALL: LazyLock<Config> = LazyLock::new(|| {
    let given = Given { select: vec!["ALL".to_owned()], ..Given::default() };
    config::load(None, &[], &given).expect("ALL names all rules").0
});

fn library(document: &Document) -> Library {
    let mut library = Library::default();
    library.put(Digest::of(document, Registry::built_in()));
    library
}

fn judged(document: Document) -> Judged {
    let document = Arc::new(document);
    check(&document, &library(&document), &ALL, date(2030, 1, 1))
}

/// The draft as it is judged after each edit, built upon what was found before.
fn typed(judged: Judged, edit: Edit) -> Judged {
    let document = Arc::new(judged.document.edited(&[edit], Lexicon::built_in()));
    let library = library(&document);
    again(judged, &document, &ALL, date(2030, 1, 1)).beside(&library)
}

/// The place and length of an edit in a text, between characters.
fn place(text: &str, at: u16, length: usize) -> Span {
    let start = text.floor_char_boundary(text.len() * usize::from(at) / usize::from(u16::MAX));
    Span::new(start, text.floor_char_boundary((start + length).min(text.len())).max(start))
}

/// All that is known of a document, in words that can be compared.
fn told(judged: &Judged) -> String {
    let document = &judged.document;
    let mut told = format!("{:?}\n{:?}\n", document.front(), document.comments());
    let _ = writeln!(told, "{} images, {:?}", document.images(), document.date());
    for (id, slot) in document.paragraphs() {
        let _ = writeln!(told, "{id:?} at {} is {:?}", slot.start, slot.role);
        let _ = writeln!(told, "  {:?}", slot.paragraph.prose);
        let _ = writeln!(told, "  {:?}", slot.paragraph.facts);
    }
    let _ = writeln!(told, "{:#?}\n{:#?}\n{:#?}", judged.claims, judged.findings, judged.answered);
    let _ = writeln!(told, "{:?} {:?}", judged.date_form, judged.calendar);
    told
}

/// The spans of a finding in its own draft.
fn spans(finding: &Finding) -> Vec<Span> {
    let here = finding.related.iter().filter_map(|related| match related.at {
        Where::Here(span) => Some(span),
        Where::There { .. } => None,
    });
    let edits = finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
    std::iter::once(finding.span).chain(finding.also.iter().copied()).chain(here).chain(edits).collect()
}

#[track_caller]
fn assert_between_characters(text: &str, Span { start, end }: Span, what: &str) {
    assert!(start <= end, "{what} runs forward: {start}..{end}");
    assert!(text.get(start..end).is_some(), "{what} lies between characters: {start}..{end}");
}

fn assert_sound(judged: &Judged) {
    let document = &judged.document;
    let text = document.source().text();
    for (id, slot) in document.paragraphs() {
        let prose = &slot.paragraph.prose;
        let facts = &slot.paragraph.facts;
        let tokens = prose.tokens.iter().map(|token| (token.at, "a token"));
        let marks = prose.marks().iter().map(|mark| (mark.at, "a mark"));
        let figures = facts.figures.iter().flat_map(|figure| {
            let people = figure.people.map(|people| (people, "people"));
            [(figure.at, "a figure"), (figure.harm_at, "a harm")].into_iter().chain(people)
        });
        let attributions = facts.attributions.iter().flat_map(|attribution| {
            [(attribution.at, "an attribution"), (attribution.source, "a source"), (attribution.scope, "a scope")]
        });
        let hedges = facts.hedges.iter().map(|hedge| (hedge.at, "a hedge"));
        let citations = facts.citations.iter().map(|citation| (citation.at, "a citation"));
        let times = facts.times.iter().map(|time| (time.at, "a time"));
        let names = facts.names.iter().map(|name| (name.at, "a name"));
        let all = tokens.chain(marks).chain(figures).chain(attributions).chain(hedges).chain(citations);
        for (at, what) in all.chain(times).chain(names) {
            let Range { start, end } = at;
            assert!(prose.text().get(start as usize..end as usize).is_some(), "{what} lies in its prose: {at:?}");
            assert_between_characters(text, document.span(id, at), what);
        }
    }
    for finding in &judged.findings {
        for span in spans(finding) {
            assert_between_characters(text, span, &finding.rule);
        }
    }
    let order: Vec<_> = judged.findings.iter().map(|finding| finding.span.start).collect();
    assert!(order.is_sorted(), "findings come in the order of the text");
}

/// Drafts as they are written: a bulletin, an interview, an article, and a report of tables and lists.
const DRAFTS: &[&str] = &[
    include_str!("drafts/sitrep/karsa-sitrep-4.md"),
    include_str!("drafts/demo/ceasefire.md"),
    include_str!("drafts/demo/evacuation.txt"),
];

/// Words as they are typed into a draft: they make and break figures, sources, dates, names, allowances and blocks.
fn keys() -> impl Strategy<Value = Vec<(u16, usize, String)>> {
    let put = prop_oneof![
        4 => prop::sample::select(&["x", " ", ".", "1", "“", "said", " killed", "Monday", "2019", "\n"][..])
            .prop_map(str::to_owned),
        1 => text(1..3),
        1 => Just(String::new()),
    ];
    prop::collection::vec((any::<u16>(), prop_oneof![3 => Just(0_usize), 2 => 1..20_usize], put), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_draft_is_judged_after_each_edit_as_if_it_were_read_afresh(
        start in prop::sample::select(DRAFTS), format in format(), keys in keys(),
    ) {
        let mut edited = judged(read(start, format));
        let mut text = start.to_owned();
        for (at, length, put) in keys {
            let span = place(&text, at, length);
            edited = typed(edited, Edit { span, text: put.clone() });
            text.replace_range(span.start..span.end, &put);
            prop_assert_eq!(told(&edited), told(&judged(read(&text, format))));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_draft_is_the_draft_read_afresh(start in text(0..40), format in format(), typing in typing()) {
        let mut edited = judged(read(&start, format));
        let mut text = start;
        for (at, length, put) in typing {
            let span = place(&text, at, length);
            edited = typed(edited, Edit { span, text: put.clone() });
            text.replace_range(span.start..span.end, &put);
        }
        prop_assert_eq!(edited.document.source().text(), &text);
        let afresh = judged(read(&text, format));
        prop_assert_eq!(told(&edited), told(&afresh));
    }

    #[test]
    fn a_rewritten_draft_is_the_draft_read_afresh(start in text(0..40), end in text(0..40), format in format()) {
        let rewritten = read(&start, format).rewritten(end.clone(), Lexicon::built_in());
        prop_assert_eq!(told(&judged(rewritten)), told(&judged(read(&end, format))));
    }

    #[test]
    fn every_span_lies_between_characters(text in text(0..60), format in format()) {
        assert_sound(&judged(read(&text, format)));
    }

    #[test]
    fn no_input_breaks_the_reading(text in "\\PC*", format in format()) {
        assert_sound(&judged(read(&text, format)));
    }

    #[test]
    fn no_bytes_break_the_reading(bytes in prop::collection::vec(any::<u8>(), 0..400), format in format()) {
        if let Ok(source) = Source::decode("draft.md", bytes) {
            assert_sound(&judged(Document::read(source, format, Lexicon::built_in(), None)));
        }
    }
}
