//! When a claim happened, as far as the text tells (catalogue, part 2.3).

mod around;
mod sentence;
mod state;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::claims::calendar::{Calendar, Dated};
use crate::claims::page::Page;
use crate::claims::timing::sentence::Events;
use crate::document::{Document, ParagraphId, Slot};
use crate::facts::Figure;
use crate::facts::time::Rest;
use crate::text::Range;

/// The time of a claim, and how it was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timing {
    /// How well it fixes a day.
    pub grade: TimeGrade,
    /// Where it was found.
    pub how: TimeHow,
    /// The words for it.
    pub at: Option<(ParagraphId, Range)>,
    /// The first day, inclusive; `None` where open or unresolved.
    pub from: Option<Date>,
    /// The last day, inclusive; `None` where open or unresolved.
    pub to: Option<Date>,
    /// On what the days rest; `None` where no words name them.
    pub rest: Option<Rest>,
}

/// How well a time fixes a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeGrade {
    /// A day with its year.
    Absolute,
    /// A month, a season, a year.
    Coarse,
    /// "as of" a day.
    AsOf,
    /// A weekday, a relative time, or a day and month, resolved by the document's date.
    Anchored,
    /// No year, and none to be had.
    Partial,
    /// Relative, and no document date.
    Unanchored,
    /// "recently"
    Vague,
    /// No word of time, but a present state in a dated document.
    Document,
    /// Nothing.
    None,
}

impl TimeGrade {
    /// All grades with the names they have in outputs and rule files.
    pub const ALL: &[(&str, Self)] = &[
        ("absolute", Self::Absolute),
        ("coarse", Self::Coarse),
        ("as-of", Self::AsOf),
        ("anchored", Self::Anchored),
        ("partial", Self::Partial),
        ("unanchored", Self::Unanchored),
        ("vague", Self::Vague),
        ("document", Self::Document),
        ("none", Self::None),
    ];

    /// The name it has in outputs and rule files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|&&(_, grade)| grade == self).map_or("", |&(name, _)| name)
    }
}

/// Where the time of a claim was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeHow {
    /// In its sentence.
    Sentence,
    /// In a sentence before it.
    Carried,
    /// In the heading of its section.
    Heading,
    /// In the line before its list.
    LeadIn,
    /// In its table.
    Table,
    /// In the reporting period of the document.
    Period,
    /// In the date of the statement about it.
    Statement,
    /// In an event that is dated elsewhere, or nowhere.
    Event,
    /// In the document's date.
    Document,
    /// Nowhere.
    None,
}

impl TimeHow {
    /// All places with the names they have in outputs and rule files.
    pub const ALL: &[(&str, Self)] = &[
        ("sentence", Self::Sentence),
        ("carried", Self::Carried),
        ("heading", Self::Heading),
        ("lead-in", Self::LeadIn),
        ("table", Self::Table),
        ("period", Self::Period),
        ("statement", Self::Statement),
        ("event", Self::Event),
        ("document", Self::Document),
        ("none", Self::None),
    ];

    /// The name it has in outputs and rule files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|&&(_, how)| how == self).map_or("", |&(name, _)| name)
    }
}

/// A figure and all around it that may tell its time.
#[derive(Clone, Copy)]
struct Place<'a> {
    document: &'a Document,
    calendar: &'a Calendar,
    page: &'a Page<'a>,
    id: ParagraphId,
    slot: &'a Slot,
    figure: &'a Figure,
}

impl Place<'_> {
    /// Whether words are the day of the dateline: when the report was sent, not when it happened.
    fn is_dateline(&self, (id, at): (ParagraphId, Range)) -> bool {
        let dateline = self.document.date().and_then(|date| date.dateline);
        dateline.is_some_and(|dateline| dateline.touches(self.document.span(id, at)))
    }
}

/// Tells the time of the figures of a document.
pub(super) struct Clock<'a> {
    document: &'a Document,
    calendar: &'a Calendar,
    events: Events,
}

impl<'a> Clock<'a> {
    pub(super) fn new(document: &'a Document, calendar: &'a Calendar) -> Self {
        Self { document, calendar, events: Events::default() }
    }

    /// The time of a figure.
    pub(super) fn time(&self, page: &Page<'_>, figure: &Figure) -> Timing {
        timing(&self.place(page, figure), &self.events)
    }

    /// Whether a figure tells of a present state.
    pub(super) fn is_present(&self, page: &Page<'_>, figure: &Figure) -> bool {
        state::is_present(&self.place(page, figure))
    }

    fn place<'b>(&'b self, page: &'b Page<'b>, figure: &'b Figure) -> Place<'b> {
        let Self { document, calendar, .. } = self;
        Place { document, calendar, page, id: page.id, slot: page.slot, figure }
    }
}

/// The time of a figure: from its own sentence outwards (catalogue, part 2.3).
fn timing(place: &Place<'_>, events: &Events) -> Timing {
    let told = sentence::told(place);
    let fixed = |timing: &Timing| !matches!(timing.grade, TimeGrade::Vague | TimeGrade::None);
    if let Some(timing) = told.clone().filter(fixed) {
        return timing;
    }
    let event = sentence::event(place, events);
    let lined = || around::source_line(place).or_else(|| around::table(place)).or_else(|| around::lead_in(place));
    if let Some(timing) = event.or_else(|| lined().filter(fixed)) {
        return timing;
    }
    if told.is_some() {
        return told.unwrap_or_else(Timing::none);
    }
    let present = state::is_present(place);
    if let Some(timing) = state::document(place).filter(|_| present) {
        return timing;
    }
    around::carried(place)
        .or_else(|| around::told_next(place))
        .or_else(|| around::heading(place))
        .or_else(|| around::before(place).filter(|_| !present))
        .or_else(|| state::period(place))
        .unwrap_or_else(Timing::none)
}

/// Whether a claim is closed and dated long before its document: so many years (catalogue, part 2.1).
pub(super) fn is_historical(document: &Document, time: &Timing) -> bool {
    const YEARS: i16 = 5;
    let told = matches!(time.grade, TimeGrade::Absolute | TimeGrade::Coarse);
    let last = time.to.filter(|_| told && time.from.is_some());
    document.date().zip(last).is_some_and(|(date, last)| last.year() + YEARS < date.day.year())
}

impl Timing {
    /// Nothing tells the time.
    fn none() -> Self {
        Self { grade: TimeGrade::None, how: TimeHow::None, at: None, from: None, to: None, rest: None }
    }

    /// The time of these words.
    fn of(how: TimeHow, at: (ParagraphId, Range), dated: &Dated) -> Self {
        Self { grade: dated.grade, how, at: Some(at), from: dated.from, to: dated.to, rest: Some(dated.rest) }
    }
}
