//! Findings as JSON objects, in the shape that scripts hold on to.

use std::borrow::Cow;

use serde::Serialize;

use crate::finding::{Edit, Finding, Fix, Related, Where};
use crate::render::Excerpt;
use crate::render::clean::escaped;
use crate::render::place::PlaceRecord;
use crate::text::{Place, Span};

/// A place of a file.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Point {
    pub(super) offset: usize,
    pub(super) line: usize,
    pub(super) column: usize,
}

impl From<Place> for Point {
    fn from(place: Place) -> Self {
        Self { offset: place.offset, line: place.line, column: place.column }
    }
}

/// A stretch of a file.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Stretch {
    pub(super) start: Point,
    pub(super) end: Point,
}

impl Stretch {
    pub(super) fn of(excerpt: &Excerpt<'_>, span: Span) -> Self {
        Self { start: excerpt.place(span.start).into(), end: excerpt.place(span.end).into() }
    }
}

/// A stretch of a file, and how a writer finds it where the file has no lines.
#[derive(Serialize)]
struct Spot {
    start: Point,
    end: Point,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceRecord>,
}

impl Spot {
    fn of(excerpt: &Excerpt<'_>, span: Span) -> Self {
        let Stretch { start, end } = Stretch::of(excerpt, span);
        Self { start, end, place: PlaceRecord::of(excerpt, span) }
    }
}

/// The mark of files whose offsets count bytes of their text.
pub(super) fn offset_of(excerpt: &Excerpt<'_>) -> Option<&'static str> {
    excerpt.counts_text().then_some("text")
}

#[derive(Serialize)]
struct FindingRecord<'a> {
    file: &'a str,
    rule: &'a str,
    code: &'a str,
    severity: &'static str,
    message: Cow<'a, str>,
    help: Option<Cow<'a, str>>,
    start: Point,
    end: Point,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset_of: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceRecord>,
    also: Vec<Spot>,
    related: Vec<RelatedRecord<'a>>,
    fixes: Vec<FixRecord<'a>>,
}

#[derive(Serialize)]
struct RelatedRecord<'a> {
    file: &'a str,
    #[serde(flatten)]
    spot: Spot,
    message: Cow<'a, str>,
}

#[derive(Serialize)]
struct FixRecord<'a> {
    title: Cow<'a, str>,
    safe: bool,
    edits: Vec<EditRecord<'a>>,
}

#[derive(Serialize)]
struct EditRecord<'a> {
    start: Point,
    end: Point,
    text: Cow<'a, str>,
}

/// What stands before the first finding of one JSON object.
pub(super) const HEAD: &str = "{\"version\":1,\"findings\":[\n";

/// What stands after the last finding: how many drafts were read.
pub(super) fn tail(files: usize) -> String {
    format!("\n],\"files\":{files}}}\n")
}

/// A finding as a JSON object on one line, without a line break.
pub(super) fn finding(excerpt: &Excerpt<'_>, finding: &Finding) -> String {
    let Stretch { start, end } = Stretch::of(excerpt, finding.span);
    let record = FindingRecord {
        file: excerpt.name(),
        rule: &finding.rule,
        code: &finding.code,
        severity: finding.severity.name(),
        message: excerpt.message(finding),
        help: finding.help.as_deref().map(|help| excerpt.sentence(help)),
        start,
        end,
        offset_of: offset_of(excerpt),
        place: PlaceRecord::of(excerpt, finding.span),
        also: finding.also.iter().map(|&span| Spot::of(excerpt, span)).collect(),
        related: finding.related.iter().map(|place| related(excerpt, place)).collect(),
        fixes: finding
            .fixes
            .iter()
            .filter(|change| can_leave(excerpt, change))
            .map(|change| fix(excerpt, change))
            .collect(),
    };
    line(&record)
}

/// A record as JSON on one line.
pub(super) fn line(record: &impl Serialize) -> String {
    escaped(serde_json::to_string(record).expect("records have string keys and no maps, so they always serialise"))
}

fn related<'a>(excerpt: &Excerpt<'a>, place: &'a Related) -> RelatedRecord<'a> {
    let message = excerpt.sentence(&place.message);
    match &place.at {
        Where::Here(span) => RelatedRecord { file: excerpt.name(), spot: Spot::of(excerpt, *span), message },
        Where::There { file, start, end } => {
            // Its text is not at hand: the line of a Word draft is its paragraph.
            let spot = Spot { start: (*start).into(), end: (*end).into(), place: None };
            RelatedRecord { file, spot, message }
        }
    }
}

/// Whether the edits of a fix hold no masked words.
pub(super) fn can_leave(excerpt: &Excerpt<'_>, change: &Fix) -> bool {
    change.edits.iter().all(|edit| excerpt.shows(&edit.text))
}

fn fix<'a>(excerpt: &Excerpt<'_>, change: &'a Fix) -> FixRecord<'a> {
    let edit = |edit: &'a Edit| {
        let Stretch { start, end } = Stretch::of(excerpt, edit.span);
        EditRecord { start, end, text: excerpt.sentence(&edit.text) }
    };
    let edits = change.edits.iter().map(edit).collect();
    FixRecord { title: excerpt.sentence(&change.title), safe: change.safe, edits }
}
