//! The ledger: the table of claims that a fact-checker otherwise makes by hand.

use std::borrow::Cow;

use serde::Serialize;

use crate::claims::{Basis, Claim};
use crate::document::ParagraphId;
use crate::facts::Status;
use crate::render::Excerpt;
use crate::render::json::{Point, Stretch, line, offset_of};
use crate::text::Range;

/// The forms that the ledger is printed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerFormat {
    /// One JSON object a line.
    Jsonl,
}

/// A claim as outputs show it.
#[derive(Serialize)]
struct ClaimRecord<'a> {
    file: &'a str,
    start: Point,
    end: Point,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset_of: Option<&'static str>,
    text: Cow<'a, str>,
    harm: &'static str,
    min: Option<u64>,
    max: Option<u64>,
    approximate: bool,
    people: Option<Cow<'a, str>>,
    status: &'static str,
    basis: Option<&'static str>,
    source: SourceRecord<'a>,
    time: TimeRecord<'a>,
}

#[derive(Serialize)]
struct SourceRecord<'a> {
    grade: &'static str,
    how: &'static str,
    text: Option<Cow<'a, str>>,
    start: Option<Point>,
    end: Option<Point>,
}

#[derive(Serialize)]
struct TimeRecord<'a> {
    grade: &'static str,
    how: &'static str,
    text: Option<Cow<'a, str>>,
    from: Option<String>,
    to: Option<String>,
    start: Option<Point>,
    end: Option<Point>,
}

/// Words of the draft and where they stand.
struct Quoted<'a> {
    text: Option<Cow<'a, str>>,
    start: Option<Point>,
    end: Option<Point>,
}

/// A claim as a JSON object on one line, without a line break.
#[must_use]
pub fn claim(excerpt: &Excerpt<'_>, claim: &Claim) -> String {
    line(&record(excerpt, claim))
}

fn record<'a>(excerpt: &Excerpt<'a>, claim: &Claim) -> ClaimRecord<'a> {
    let document = excerpt.document();
    let figure = &claim.figure;
    let span = document.span(claim.paragraph, figure.at);
    let Stretch { start, end } = Stretch::of(excerpt, span);
    let (source, time) = (quoted(excerpt, claim.source.at), quoted(excerpt, claim.time.at));
    ClaimRecord {
        file: document.source().name(),
        start,
        end,
        offset_of: offset_of(excerpt),
        text: excerpt.words(span),
        harm: figure.harm.name(),
        min: figure.count.least,
        max: figure.count.most,
        approximate: figure.count.approximate,
        people: figure.people.map(|people| excerpt.words(document.span(claim.paragraph, people))),
        status: status(figure.status),
        basis: claim.basis.map(basis),
        source: SourceRecord {
            grade: claim.source.grade.name(),
            how: claim.source.how.name(),
            text: source.text,
            start: source.start,
            end: source.end,
        },
        time: TimeRecord {
            grade: claim.time.grade.name(),
            how: claim.time.how.name(),
            text: time.text,
            from: claim.time.from.map(|day| day.to_string()),
            to: claim.time.to.map(|day| day.to_string()),
            start: time.start,
            end: time.end,
        },
    }
}

fn quoted<'a>(excerpt: &Excerpt<'a>, at: Option<(ParagraphId, Range)>) -> Quoted<'a> {
    let Some((paragraph, range)) = at else { return Quoted { text: None, start: None, end: None } };
    let span = excerpt.document().span(paragraph, range);
    let Stretch { start, end } = Stretch::of(excerpt, span);
    Quoted { text: Some(excerpt.words(span)), start: Some(start), end: Some(end) }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Asserted => "asserted",
        Status::Denied => "denied",
        Status::Question => "question",
        Status::Zero => "zero",
        Status::Historical => "historical",
    }
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Identified => "identified",
        Basis::Documented => "documented",
        Basis::Reported => "reported",
        Basis::Estimated => "estimated",
    }
}
