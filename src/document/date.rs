//! The document's date: front matter, the command line, header lines, dateline, file name (catalogue, part 2.3).

use jiff::civil::Date;

use crate::document::Document;
use crate::text::Span;

/// The day that a draft's relative dates count from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentDate {
    /// The day; of a reporting period the last.
    pub day: Date,
    /// The first day of the reporting period, where one is stated.
    pub period_from: Option<Date>,
    /// How it is known.
    pub from: DateFrom,
    /// The words that say so, where they stand in the source.
    pub at: Option<Span>,
}

/// How a document's date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFrom {
    /// Its front matter.
    FrontMatter,
    /// The command line or the configuration.
    Given,
    /// A header line: "issued on", "as of".
    Header,
    /// A dateline: DALIM, 2 December 2016 –
    Dateline,
    /// The sentence that states the reporting period.
    Period,
    /// The name of its file.
    FileName,
}

pub(super) fn date(_document: &Document, given: Option<Date>) -> Option<DocumentDate> {
    given.map(|day| DocumentDate { day, period_from: None, from: DateFrom::Given, at: None })
}
