//! The number of a report in its series, as the other drafts of its folder see it.

use jiff::civil::Date;

use crate::document::{Document, Issue, issue};
use crate::text::Place;

/// A report's number, its day, and where the number stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The number.
    pub number: u32,
    /// What the series is called.
    pub series: String,
    /// The day of the report.
    pub day: Option<Date>,
    /// Where the number begins.
    pub start: Place,
    /// Where it ends.
    pub end: Place,
}

impl Numbered {
    /// The number of a draft; `None` where it is no report of a series.
    #[must_use]
    pub fn of(document: &Document) -> Option<Self> {
        let Issue { paragraph, at, number, series } = issue(document)?;
        let span = document.span(paragraph, at);
        let place = |offset| document.source().place(offset);
        let day = document.date().map(|date| date.day);
        Some(Self { number, series, day, start: place(span.start), end: place(span.end) })
    }
}
