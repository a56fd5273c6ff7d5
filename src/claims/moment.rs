//! A word of time where it stands in a draft: the days it falls on, what is written in it, and how to write it out.

mod spelled;

pub use spelled::Spelled;

use jiff::civil::Date;

use crate::claims::calendar::{Calendar, Dated};
use crate::claims::house::DateForm;
use crate::document::{Document, ParagraphId, Slot};
use crate::facts::Time;
use crate::facts::time::{Of, Stamp, When};
use crate::format::Role;
use crate::prose::{Class, Kind, List};
use crate::text::{Range, Span};

/// So many citations before a word of time are looked at for one that holds it.
const NEAR: usize = 8;

/// An expression of time of a draft.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// Its paragraph.
    pub id: ParagraphId,
    /// That paragraph and its place.
    pub slot: &'a Slot,
    /// What was read.
    pub time: &'a Time,
    /// The days it falls on.
    pub dated: &'a Dated,
}

impl Calendar {
    /// Every expression of time of the document that this calendar was made of, in the order of the text.
    pub fn moments<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = Moment<'a>> {
        document.paragraphs().flat_map(|(id, slot)| self.moments_of(id, slot))
    }

    /// Every expression of time of one of its paragraphs, in the order of the text.
    pub fn moments_of<'a>(&'a self, id: ParagraphId, slot: &'a Slot) -> impl Iterator<Item = Moment<'a>> {
        let times = slot.paragraph.facts.times.iter().zip(self.paragraph(id));
        times.map(move |(time, dated)| Moment { id, slot, time, dated })
    }
}

impl Moment<'_> {
    /// Its place in the source, where the source says the very words that were read: no markup lies in them.
    #[must_use]
    pub fn plain(&self, document: &Document, at: Range) -> Option<Span> {
        let span = document.span(self.id, at);
        (document.source().words(span) == self.slot.paragraph.prose.words(at)).then_some(span)
    }

    /// Whether the words are somebody else's: quoted, in a footnote, or in a citation.
    #[must_use]
    pub fn is_borrowed(&self) -> bool {
        let citations = &self.slot.paragraph.facts.citations;
        // They stand in the order of the text, few in one another.
        let after = citations.partition_point(|citation| citation.at.start <= self.time.at.start);
        let near = &citations[after.saturating_sub(NEAR)..after];
        let cited = || near.iter().any(|citation| citation.at.holds(self.time.at));
        matches!(self.slot.role, Role::Note(_)) || cited() || self.is_quoted()
    }

    /// Whether the words stand in a quotation.
    #[must_use]
    pub fn is_quoted(&self) -> bool {
        self.slot.is_quoted(self.time.at)
    }

    /// Its tokens.
    #[must_use]
    pub fn tokens(&self) -> std::ops::Range<usize> {
        let prose = &self.slot.paragraph.prose;
        prose.token_at(self.time.at.start)..prose.token_at(self.time.at.end)
    }

    /// The tokens of its sentence.
    #[must_use]
    pub fn sentence(&self) -> std::ops::Range<usize> {
        let sentence = self.slot.paragraph.prose.sentences.get(self.time.sentence);
        sentence.map_or(0..0, |sentence| sentence.first..sentence.end)
    }

    /// Whether a word of a named list stands in its sentence.
    #[must_use]
    pub fn beside(&self, list: List) -> bool {
        self.slot.paragraph.prose.sentences.get(self.time.sentence).is_some_and(|sentence| sentence.lists.has(list))
    }

    /// The single date that it is.
    #[must_use]
    pub fn stamp(&self) -> Option<Stamp> {
        match &self.time.when {
            When::Date(stamp) => Some(*stamp),
            _ => None,
        }
    }

    /// Every date that is written in it.
    #[must_use]
    pub fn stamps(&self) -> Vec<Stamp> {
        let mut found = Vec::new();
        gather(&self.time.when, &mut found);
        found
    }

    /// Whether it stands in the words that date the document itself.
    #[must_use]
    pub fn dates_the_document(&self, document: &Document) -> bool {
        let at = document.date().and_then(|date| date.at);
        at.is_some_and(|at| at.touches(document.span(self.id, self.time.at)))
    }
}

fn gather(when: &When, found: &mut Vec<Stamp>) {
    match when {
        When::Date(stamp) => found.push(*stamp),
        When::From(_, of) | When::Nth(_, _, _, of) | When::Part(_, of) => gather(of, found),
        When::Between(from, to) => {
            gather(from, found);
            gather(to, found);
        }
        _ => {}
    }
}

/// The day of a date that names one with its year; `None` where there is no such day.
#[must_use]
pub fn day_of(stamp: Stamp) -> Option<Date> {
    let Of::Day(month, day) = stamp.of else { return None };
    Date::new(stamp.year?, month.cast_signed(), day.cast_signed()).ok()
}

/// The form in which a document writes most of its days; `None` where it writes none in words.
#[must_use]
pub fn usual_form(document: &Document) -> Option<DateForm> {
    let (mut day_first, mut month_first, mut first) = (0, 0, None);
    for (_, slot) in document.paragraphs() {
        let prose = &slot.paragraph.prose;
        for time in &slot.paragraph.facts.times {
            let When::Date(Stamp { of: Of::Day(..), .. }) = &time.when else { continue };
            let tokens = prose.token_at(time.at.start)..prose.token_at(time.at.end);
            let Some(form) = form_of(slot, tokens) else { continue };
            first.get_or_insert(form);
            *(if form == DateForm::DayMonthYear { &mut day_first } else { &mut month_first }) += 1;
        }
    }
    let most = if day_first > month_first { DateForm::DayMonthYear } else { DateForm::MonthDayYear };
    if day_first == month_first { first } else { Some(most) }
}

/// Whether the day or the month comes first in the tokens of a date; `None` where the month is a number.
#[must_use]
pub fn form_of(slot: &Slot, tokens: std::ops::Range<usize>) -> Option<DateForm> {
    let mut number = false;
    for at in tokens {
        let token = slot.paragraph.prose.tokens.get(at)?;
        if token.is(Class::Month) {
            return Some(if number { DateForm::DayMonthYear } else { DateForm::MonthDayYear });
        }
        number |= matches!(token.kind, Kind::Number | Kind::Ordinal) || token.is(Class::OrdinalWord);
    }
    None
}
