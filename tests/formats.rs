//! The laws of formats: one document written in Markdown, in HTML and in Word gives the same findings on the same words,
//! and no page breaks the reading.

#![allow(clippy::unwrap_used, reason = "a test may")]

#[path = "formats/word.rs"]
mod word;

use std::fmt::Write as _;
use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;
use sitlint::check::{Judged, check};
use sitlint::config::Config;
use sitlint::document::Document;
use sitlint::format::Format;
use sitlint::names::{Digest, Library};
use sitlint::prose::Lexicon;
use sitlint::text::{Range, Source, Span};

/// What sentences are made of.
const SENTENCES: &[&str] = &[
    "On 4 May 2019, 46 people were killed in Dalim.",
    "Some 1,200 people fled their homes, the Karsa Health Directorate said.",
    "According to activists, dozens of civilians have reportedly been arrested since last week.",
    "Sergey Volkov met the mayor.",
    "The convoy of Sergei Volkov was late on Friday, 3 May 2019.",
    "“We counted nine bodies,” said a nurse.",
    "R&D and 3 < 4 are no figures.",
    "The the road to Île-Rouge was shut.",
    "Two women and three children were injured on 12 March.",
    "Militants killed 14 villagers in Sarmat that night.",
    "The refugees, who had fled within the country, numbered 300.",
];
/// What headings, cells and items are made of.
const WORDS: &[&str] =
    &["Killed", "Dalim", "Situation in Karsa", "14 killed", "37", "1,204", "Source: Northwatch", "12 May 2019"];

/// A part of a line.
#[derive(Clone, Debug)]
enum Run {
    Plain(usize),
    Strong(usize),
    Link(usize),
    Broken(usize),
    Struck(usize),
    Note,
}

/// A part of a page.
#[derive(Clone, Debug)]
enum Part {
    Heading(u8, usize),
    Paragraph(Vec<Run>),
    Quote(Vec<Run>),
    List(Vec<Vec<Run>>),
    Nested(Vec<Run>, Vec<Run>),
    Table(Vec<[usize; 3]>),
    Listing(usize),
    Comment,
}

fn run() -> impl Strategy<Value = Run> {
    let sentence = 0..SENTENCES.len();
    prop_oneof![
        6 => sentence.clone().prop_map(Run::Plain),
        1 => sentence.clone().prop_map(Run::Strong),
        1 => sentence.clone().prop_map(Run::Link),
        1 => sentence.clone().prop_map(Run::Broken),
        1 => sentence.prop_map(Run::Struck),
        1 => Just(Run::Note),
    ]
}

fn line() -> impl Strategy<Value = Vec<Run>> {
    (0..SENTENCES.len(), prop::collection::vec(run(), 0..4))
        .prop_map(|(first, rest)| [vec![Run::Plain(first)], rest].concat())
}

fn part() -> impl Strategy<Value = Part> {
    let word = 0..WORDS.len();
    prop_oneof![
        (1_u8..5, word.clone()).prop_map(|(level, words)| Part::Heading(level, words)),
        line().prop_map(Part::Paragraph),
        line().prop_map(Part::Paragraph),
        line().prop_map(Part::Quote),
        prop::collection::vec(line(), 1..4).prop_map(Part::List),
        (line(), line()).prop_map(|(outer, inner)| Part::Nested(outer, inner)),
        prop::collection::vec(prop::array::uniform3(word.clone()), 2..4).prop_map(Part::Table),
        word.prop_map(Part::Listing),
        Just(Part::Comment),
    ]
}

/// A document as it is written in both formats.
#[derive(Default)]
struct Both {
    markdown: String,
    html: String,
    notes: usize,
}

impl Both {
    fn of(parts: &[Part]) -> Self {
        let mut both = Self::default();
        both.html.push_str("<!DOCTYPE html>\n<html><head><meta name=\"date\" content=\"2019-05-07\"></head>\n<body>\n");
        both.markdown.push_str("---\ndate: 2019-05-07\n---\n");
        for part in parts {
            both.part(part);
        }
        for note in 1..=both.notes {
            let _ = write!(both.markdown, "[^fn{note}]: Northwatch, bulletin {note}.\n\n");
            let open = if note == 1 { "<section role=\"doc-endnotes\"><ol>\n" } else { "" };
            let back = format!("<a href=\"#fnref{note}\" role=\"doc-backlink\">↩</a>");
            let _ = writeln!(both.html, "{open}<li id=\"fn{note}\"><p>Northwatch, bulletin {note}.{back}</p></li>");
        }
        both.html.push_str("</body></html>\n");
        both
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Heading(level, words) => {
                let _ = write!(self.markdown, "{} {}\n\n", "#".repeat((*level).into()), WORDS[*words]);
                let _ = writeln!(self.html, "<h{level}>{}</h{level}>", WORDS[*words]);
            }
            Part::Paragraph(line) => self.line(line, ("", "\n\n"), ("<p>", "</p>\n")),
            Part::Quote(line) => self.line(line, ("> ", "\n\n"), ("<blockquote><p>", "</p></blockquote>\n")),
            Part::List(items) => {
                self.html.push_str("<ul>\n");
                for line in items {
                    self.line(line, ("- ", "\n"), ("<li>", "</li>\n"));
                }
                self.html.push_str("</ul>\n");
                self.markdown.push_str("\n<!-- end -->\n\n");
                self.html.push_str("<!-- end -->\n");
            }
            Part::Nested(outer, inner) => {
                self.line(outer, ("1. ", "\n"), ("<ol><li>", "\n"));
                self.line(
                    inner,
                    ("   - ", "\n\n<!-- end -->\n\n"),
                    ("<ul><li><p>", "</p></li></ul>\n</li></ol>\n<!-- end -->\n"),
                );
            }
            Part::Table(rows) => {
                self.html.push_str("<table>\n");
                for (at, row) in rows.iter().enumerate() {
                    let cell = if at == 0 { "th" } else { "td" };
                    self.html.push_str("<tr>");
                    self.markdown.push('|');
                    for &words in row {
                        let _ = write!(self.markdown, " {} |", WORDS[words]);
                        let _ = write!(self.html, "<{cell}>{}</{cell}>", WORDS[words]);
                    }
                    self.html.push_str("</tr>\n");
                    self.markdown.push_str(if at == 0 { "\n|---|:-:|--:|\n" } else { "\n" });
                }
                self.html.push_str("</table>\n");
                self.markdown.push('\n');
            }
            Part::Listing(words) => {
                let _ = write!(self.markdown, "```\n{}\n```\n\n", WORDS[*words]);
                let _ = writeln!(self.html, "<pre><code>{}\n</code></pre>", WORDS[*words]);
            }
            Part::Comment => {
                self.markdown.push_str("<!-- sitlint-allow FIG101: seen -->\n\n");
                self.html.push_str("<!-- sitlint-allow FIG101: seen -->\n");
            }
        }
    }

    fn line(&mut self, line: &[Run], markdown: (&str, &str), html: (&str, &str)) {
        self.markdown.push_str(markdown.0);
        self.html.push_str(html.0);
        for (at, run) in line.iter().enumerate() {
            if at > 0 && !matches!(run, Run::Note) {
                self.markdown.push(' ');
                self.html.push_str(if at % 2 == 0 { "\r\n   " } else { " " });
            }
            self.run(run);
        }
        self.markdown.push_str(markdown.1);
        self.html.push_str(html.1);
    }

    fn run(&mut self, run: &Run) {
        let sentence = |at: &usize| {
            let words = SENTENCES[*at];
            (words.replace('<', "\\<"), words.replace('&', "&amp;").replace('<', "&lt;").replace('Î', "&Icirc;"))
        };
        let (markdown, html) = match run {
            Run::Plain(at) => sentence(at),
            Run::Strong(at) => {
                let (markdown, html) = sentence(at);
                (format!("**{markdown}**"), format!("<strong>{html}</strong>"))
            }
            Run::Link(at) => {
                let (markdown, html) = sentence(at);
                (
                    format!("[{markdown}](https://example.org/a)"),
                    format!("<a href=\"https://example.org/a\">{html}</a>"),
                )
            }
            Run::Broken(at) => {
                let (markdown, html) = sentence(at);
                let bold = |text: &str, open: &str, close: &str| {
                    let (first, rest) = text.split_once(' ').unwrap();
                    format!("{open}{first}{close} {rest}")
                };
                (bold(&markdown, "**", "**"), bold(&html, "<b>", "</b>"))
            }
            Run::Struck(at) => {
                let (markdown, html) = sentence(at);
                (format!("~~{markdown}~~"), format!("<del>{html}</del>"))
            }
            Run::Note => {
                self.notes += 1;
                let note = self.notes;
                let reference = "class=\"footnote-ref\" role=\"doc-noteref\"";
                let marker = format!("<a href=\"#fn{note}\" {reference} id=\"fnref{note}\"><sup>{note}</sup></a>");
                (format!("[^fn{note}]"), marker)
            }
        };
        self.markdown.push_str(&markdown);
        self.html.push_str(&html);
    }
}

fn judged(text: &str, format: Format) -> Judged {
    judged_document(Document::read(Source::new("draft", text), format, Lexicon::built_in(), None))
}

fn judged_document(document: Document) -> Judged {
    let document = Arc::new(document);
    let config = Config::default();
    let mut library = Library::default();
    library.put(Digest::of(&document, &config.registry));
    check(&document, &library, &config, date(2030, 1, 1))
}

/// The findings by their rule, the words that they are about, and what they say.
fn told(judged: &Judged) -> Vec<String> {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = judged.findings.iter().filter(|finding| *finding.rule != *"unused-allowance");
    let words = |span: Span| line(judged.document.words(span));
    let mut told: Vec<_> =
        told.map(|finding| format!("{} {} {}", finding.rule, words(finding.span), line(&finding.message))).collect();
    told.sort();
    told
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn both_formats_give_the_same_findings(parts in prop::collection::vec(part(), 1..7)) {
        let both = Both::of(&parts);
        let (markdown, html) = (judged(&both.markdown, Format::Markdown), judged(&both.html, Format::Html));
        let prose = |judged: &Judged| -> Vec<String> {
            let all = judged.document.paragraphs();
            all.map(|(_, slot)| slot.paragraph.prose.text().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
        };
        if !both.markdown.contains("[^") {
            prop_assert_eq!(prose(&html), prose(&markdown), "{}", both.html);
        }
        prop_assert_eq!(told(&html), told(&markdown), "{}\n{}", both.markdown, both.html);
    }

    #[test]
    fn a_word_document_gives_the_findings_of_its_markdown(parts in prop::collection::vec(part(), 1..7)) {
        // Word has neither listings nor comments that are allowances.
        let parts: Vec<Part> =
            parts.into_iter().filter(|part| !matches!(part, Part::Listing(_) | Part::Comment)).collect();
        let day = Some(date(2019, 5, 7));
        let markdown = Both::of(&parts).markdown.replacen("---\ndate: 2019-05-07\n---\n", "", 1);
        let source = Source::new("draft", markdown.as_str());
        let markdown = Document::read(source, Format::Markdown, Lexicon::built_in(), day);
        let opened = Format::Word.open("draft", word::document(&parts)).unwrap();
        let text = opened.source.text().to_owned();
        let word = Document::of(opened, Lexicon::built_in(), day);
        prop_assert_eq!(told(&judged_document(word)), told(&judged_document(markdown)), "{}", text);
    }

    #[test]
    fn no_page_breaks_the_reading(pieces in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = pieces.iter().map(|&at| PIECES[at]).collect();
        let judged = judged(&text, Format::Html);
        let between = |span: Span| {
            span.start <= span.end && text.is_char_boundary(span.start) && text.is_char_boundary(span.end)
        };
        for (id, slot) in judged.document.paragraphs() {
            let prose = &slot.paragraph.prose;
            for token in &prose.tokens {
                prop_assert!(between(judged.document.span(id, token.at)), "{token:?} {text:?}");
            }
            prop_assert!(between(judged.document.span(id, Range::new(0, prose.block.len()))));
        }
        for finding in &judged.findings {
            let edits = finding.fixes.iter().flat_map(|fix| &fix.edits);
            prop_assert!(between(finding.span) && edits.clone().all(|edit| between(edit.span)), "{finding:?}");
        }
    }
}

/// Pieces of pages, and pieces that break tags, references and characters at odd places.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<del>",
    "</del>",
    "<ul>",
    "<li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "<th rowspan=3>",
    "</td>",
    "</table>",
    "<a href='#fn1'>",
    "<a id=fn1>",
    "<a href=''>",
    "</a>",
    "<sup>",
    "</sup>",
    "1",
    "[2]",
    "<div id=fn1>",
    "</div>",
    "<h1>",
    "</h2>",
    "<title>",
    "</title>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<script>",
    "</script>",
    "<style>",
    "<svg>",
    "</svg>",
    "<q>",
    "</q>",
    "<br>",
    "<blockquote>",
    "<div hidden>",
    "<span style='display:none'>",
    "</span>",
    "<p/>",
    "<",
    ">",
    "</",
    "<!--",
    "-->",
    "<!",
    "<![CDATA[",
    "]]>",
    "&",
    "&amp;",
    "&amp",
    "&eacute;",
    "&#",
    "&#8217;",
    "&#x1F600",
    "&shy;",
    "&nbsp;",
    "&notit;",
    ";",
    "\u{ad}",
    "\u{a0}",
    "é",
    "漢字",
    "😀",
    "e\u{301}",
    "\0",
    "\r\n",
    "\r",
    "\n",
    " ",
    "\t",
    "\u{2028}",
    "=\"",
    "'",
    "<a title=\"é",
    "On 4 May 2019, 46 people were killed in Dalim. ",
    "Some 1,200 people fled, activists said. ",
    "The the road. ",
    "Sergey Volkov met Sergei Volkov. ",
    "---\ndate: 2019-05-07\n---\n",
    "<!-- sitlint-allow FIG101: seen -->",
    "<meta name=date content=\"2019-05-0",
    "<time pubdate datetime=2019-05-07>",
];
