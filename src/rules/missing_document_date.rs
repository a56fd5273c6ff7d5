//! A draft without a date of its own: nobody can tell which Friday its Friday was.

use crate::claims::TimeGrade;
use crate::document::{Saved, SavedBy};
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where};
use crate::format::Role;
use crate::rule::{Card, Context, Findings, Group, Pace, Rule, Scope};
use crate::text::{Range, Span, Unit};

/// A draft under so many words is a fragment (catalogue, group C).
const FRAGMENT: usize = 80;
/// How many places are shown beside the finding.
const SHOWN: usize = 4;
/// Of a first line that is no title, so many tokens are underlined.
const OPENING: usize = 6;
/// What is put into the front matter: a place that no reader takes for a date.
const LINE: &str = "date: ‹date›";

/// No front matter, header line, dateline, reporting period or file name tells the day.
pub struct MissingDocumentDate;

impl Rule for MissingDocumentDate {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DAT101",
            name: "missing-document-date",
            group: Group::Dates,
            scope: Scope::Document,
            severity: Severity::Error,
            default: true,
            fixable: true,
            page: include_str!("missing_document_date.md"),
        }
    }

    fn pace(&self) -> Pace {
        Pace::Saving
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        if cx.document.date().is_some() {
            return;
        }
        if let Some(entry) = cx.document.front().get("date") {
            let message = format!("“{}” in the front matter is no day. When was this draft issued?", entry.value);
            findings.push(Finding::new(Severity::Error, entry.at, message));
            return;
        }
        let Some(opening) = opening(cx) else { return };
        let words = |slot: &crate::document::Slot| slot.paragraph.prose.tokens.iter().filter(|t| t.is_wordy()).count();
        let words: usize = cx.document.paragraphs().map(|(_, slot)| words(slot)).sum();
        let light = words < FRAGMENT || cx.claims.is_empty();
        let depends = depending(cx);
        if light && depends.is_empty() {
            return;
        }
        let message = message(cx, &depends);
        let severity = if light { Severity::Info } else { Severity::Error };
        let related = depends.iter().take(SHOWN).map(|&span| Related {
            at: Where::Here(span),
            message: format!("“{}” counts from the date of the draft.", cx.document.words(span)),
        });
        findings.push(Finding {
            help: Some(help(cx)),
            related: related.collect(),
            fixes: line(cx).into_iter().collect(),
            ..Finding::new(severity, opening, message)
        });
    }
}

/// A line of front matter with a place for the day, which is asked about until the writer fills it in.
fn line(cx: &Context<'_>) -> Option<Fix> {
    if !has_front_matter(cx) {
        return None;
    }
    let text = cx.document.source().text();
    let front = cx.document.front().at;
    let (at, text) = if front.start == front.end {
        (0, format!("---\n{LINE}\n---\n\n"))
    } else {
        let toml = text.trim_start_matches('\u{feff}').starts_with('+');
        let line = if toml { LINE.replacen(": ", " = \"", 1) + "\"" } else { LINE.to_owned() };
        (text.find('\n').map_or(0, |end| end + 1), format!("{line}\n"))
    };
    let edits = vec![Edit { span: Span::new(at, at), text }];
    Some(Fix { title: "Leave a line for the date".into(), safe: false, edits })
}

/// Whether drafts of its kind have front matter: Word files have none.
fn has_front_matter(cx: &Context<'_>) -> bool {
    cx.document.source().unit() == Unit::Line
}

/// Where the date can be written. The day on which the file was saved is told and not taken: it may be that of a copy
/// made years later, and a file that began as last week's has that one's title and beginning.
fn help(cx: &Context<'_>) -> String {
    let mut help = "A line such as “14 May 2024” under the title".to_owned();
    help.push_str(if has_front_matter(cx) {
        ", a dateline, or `date:` in the front matter."
    } else {
        ", or a dateline."
    });
    if let Some(Saved { day, by }) = cx.document.saved() {
        let day = day.strftime("%-d %B %Y");
        let known = match by {
            SavedBy::Title => format!(" The title in its file properties says {day}."),
            SavedBy::Modified => format!(" It was last saved on {day}, its file properties say."),
            SavedBy::Created => format!(" The file was made on {day}, its properties say."),
        };
        help.push_str(&known);
        help.push_str(" Is that its day?");
    }
    help
}

/// The expressions of time that need the draft's date.
fn depending(cx: &Context<'_>) -> Vec<Span> {
    let times = cx.document.paragraphs().flat_map(|(id, slot)| {
        let dated = cx.calendar.paragraph(id);
        slot.paragraph
            .facts
            .times
            .iter()
            .zip(dated)
            .map(move |(time, dated)| (cx.document.span(id, time.at), dated.grade))
    });
    times
        .filter(|(_, grade)| matches!(grade, TimeGrade::Unanchored | TimeGrade::Partial))
        .map(|(span, _)| span)
        .collect()
}

fn message(cx: &Context<'_>, depends: &[Span]) -> String {
    let first = depends.first().map(|&span| cx.document.words(span));
    match (first, depends.len()) {
        (Some(first), 1) => {
            format!("This draft has no date, so nobody can tell when “{first}” was. When was it issued?")
        }
        (Some(first), many) => format!(
            "This draft has no date, so nobody can tell when “{first}” was, nor {} more like it. When was it issued?",
            many - 1
        ),
        (None, _) => "This draft gives figures and has no date. When was it issued?".to_owned(),
    }
}

/// The title, or the beginning of the first line.
fn opening(cx: &Context<'_>) -> Option<Span> {
    let (id, slot) = cx.document.paragraphs().next()?;
    let prose = &slot.paragraph.prose;
    let title = matches!(slot.role, Role::Heading(_));
    let line = prose.tokens.iter().skip(1).position(|token| token.line_start).map_or(prose.tokens.len(), |at| at + 1);
    let end = if title { line } else { line.min(OPENING) };
    let at = prose.range(0, end);
    Some(cx.document.span(id, if at == Range::default() { Range::new(0, 1) } else { at }))
}
