//! A claim as outputs show it.

use std::borrow::Cow;

use serde::Serialize;

use crate::claims::{Basis, Claim};
use crate::document::{Document, ParagraphId};
use crate::explain::claim::Why;
use crate::render::Excerpt;
use crate::render::json::{Point, Stretch, offset_of};
use crate::render::place::PlaceRecord;
use crate::text::Range;

/// A claim as outputs show it: what a protection rule marks is masked already.
#[derive(Serialize)]
pub(super) struct ClaimRecord {
    pub(super) file: String,
    pub(super) start: Point,
    end: Point,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset_of: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<PlaceRecord>,
    pub(super) text: String,
    pub(super) harm: &'static str,
    pub(super) min: Option<u64>,
    pub(super) max: Option<u64>,
    pub(super) approximate: bool,
    pub(super) people: Option<String>,
    pub(super) status: &'static str,
    pub(super) basis: Option<&'static str>,
    pub(super) source: SourceRecord,
    pub(super) time: TimeRecord,
    /// Who is said to have done it.
    pub(super) perpetrator: Option<SideRecord>,
    /// Where a page links to.
    #[serde(skip)]
    pub(super) link: Option<String>,
    /// Which one of the run it is, in the order of the drafts.
    #[serde(skip)]
    pub(super) number: usize,
}

#[derive(Serialize)]
pub(super) struct SourceRecord {
    pub(super) grade: &'static str,
    pub(super) how: &'static str,
    pub(super) text: Option<String>,
    start: Option<Point>,
    end: Option<Point>,
    pub(super) why: String,
}

#[derive(Serialize)]
pub(super) struct TimeRecord {
    pub(super) grade: &'static str,
    pub(super) how: &'static str,
    pub(super) text: Option<String>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    start: Option<Point>,
    end: Option<Point>,
    pub(super) why: String,
}

#[derive(Serialize)]
pub(super) struct SideRecord {
    pub(super) text: String,
    start: Point,
    end: Point,
}

/// Words of the draft and where they stand.
struct Quoted {
    text: Option<String>,
    start: Option<Point>,
    end: Option<Point>,
}

impl ClaimRecord {
    pub(super) fn of(document: &Document, excerpt: &Excerpt<'_>, claim: &Claim) -> Self {
        let figure = &claim.figure;
        let span = document.span(claim.paragraph, figure.at);
        let Stretch { start, end } = Stretch::of(excerpt, span);
        let (source, time) = (quoted(document, excerpt, claim.source.at), quoted(document, excerpt, claim.time.at));
        let why = Why { document, claim, shows: excerpt };
        let people = why.people().map(Cow::into_owned);
        let label = why.label().map(|label| format!("; {label}")).unwrap_or_default();
        let side = claim.perpetrator.map(|at| document.span(claim.paragraph, at));
        Self {
            file: excerpt.name().to_owned(),
            start,
            end,
            offset_of: offset_of(excerpt),
            place: PlaceRecord::of(excerpt, span),
            text: excerpt.words(span).into_owned(),
            harm: figure.harm.name(),
            min: figure.count.least,
            max: figure.count.most,
            approximate: figure.count.approximate,
            people,
            status: figure.status.name(),
            basis: claim.basis.map(Basis::name),
            source: SourceRecord {
                grade: claim.source.grade.name(),
                how: claim.source.how.name(),
                text: source.text,
                start: source.start,
                end: source.end,
                why: why.source() + &label,
            },
            time: TimeRecord {
                grade: claim.time.grade.name(),
                how: claim.time.how.name(),
                text: time.text,
                from: claim.time.from.map(|day| day.to_string()),
                to: claim.time.to.map(|day| day.to_string()),
                start: time.start,
                end: time.end,
                why: why.time(),
            },
            perpetrator: side.map(|span| {
                let Stretch { start, end } = Stretch::of(excerpt, span);
                SideRecord { text: excerpt.words(span).into_owned(), start, end }
            }),
            link: None,
            number: 0,
        }
    }

    /// How many people, in digits and words.
    pub(super) fn count(&self) -> String {
        let about = if self.approximate { "about " } else { "" };
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => format!("{about}{min}"),
            (Some(min), Some(max)) => format!("{about}{min} to {max}"),
            (Some(min), None) => format!("{about}{min} or more"),
            (None, Some(max)) => format!("{about}{max} or fewer"),
            (None, None) => "?".into(),
        }
    }

    /// What happened, and that the text does not assert it where it does not.
    pub(super) fn harm(&self) -> String {
        match self.status {
            "asserted" => self.harm.to_owned(),
            status => format!("{} ({status})", self.harm),
        }
    }

    /// The days, as ISO dates; empty where none can be told.
    pub(super) fn days(&self) -> String {
        match (&self.time.from, &self.time.to) {
            (Some(from), Some(to)) if from == to => from.clone(),
            (Some(from), Some(to)) => format!("{from} to {to}"),
            (Some(from), None) => format!("from {from}"),
            (None, Some(to)) => format!("until {to}"),
            (None, None) => String::new(),
        }
    }
}

fn quoted(document: &Document, excerpt: &Excerpt<'_>, at: Option<(ParagraphId, Range)>) -> Quoted {
    let Some((paragraph, range)) = at else { return Quoted { text: None, start: None, end: None } };
    let span = document.span(paragraph, range);
    let Stretch { start, end } = Stretch::of(excerpt, span);
    Quoted { text: Some(excerpt.words(span).into_owned()), start: Some(start), end: Some(end) }
}
