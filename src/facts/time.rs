//! Expressions of time: what day, month or period the words name (catalogue, part 2.3).

mod abroad;
mod calendar;
mod count;
mod days;
mod directed;
mod holiday;
mod lead;
mod moon;
mod numeric;
mod period;
mod range;
mod reader;
mod relative;
mod resolve;
mod step;
mod tense;
#[cfg(test)]
mod tests;
mod year;

pub use days::{Days, Part, Unit};
pub use resolve::{Anchor, Rest, resolve};
pub use tense::Tense;

use crate::prose::{Lexicon, Prose};
use crate::text::Range;

/// An expression of time, read without knowing the document's date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// The words, without their preposition.
    pub at: Range,
    /// The preposition before them; empty where there is none.
    pub lead: Range,
    /// What they name.
    pub when: When,
    /// From which side they bound what happened.
    pub bound: Bound,
    /// Whether the words around tell of the past or of what is to come.
    pub tense: Tense,
    /// The sentence of the paragraph that holds them.
    pub sentence: usize,
}

/// From which side a time bounds what happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// It happened then: on, in, during, or no preposition at all.
    #[default]
    Then,
    /// It began then: since, from.
    Since,
    /// It began later.
    After,
    /// It ended then, or a count ends then: until, by.
    Until,
    /// It ended earlier.
    Before,
    /// The count stands as of then.
    AsOf,
}

/// What the words of a time name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// A day, month, season, year, decade or century of the calendar, as far as it is written.
    Date(Stamp),
    /// A day of the week, 1 Monday to 7 Sunday.
    Weekday(u8, Shift),
    /// The day, week, month … so many steps from the present one.
    Unit(Unit, i32, Base),
    /// So many units up to today, or ahead of it: the past ten days.
    Running(Unit, i32),
    /// A day so far from a base: two weeks ago, three days later.
    Step(Length, Base),
    /// A day so far from a time that is written: two weeks before 3 May.
    From(Length, Box<When>),
    /// The n-th piece of a time, or a run of pieces: the first week of October. Negative counts from the end.
    Nth(i8, u8, Piece, Box<When>),
    /// A part of a time: mid-November, the end of the year.
    Part(Part, Box<When>),
    /// From one time to another, both included.
    Between(Box<When>, Box<When>),
    /// The reporting period of the document.
    Period,
    /// Nothing that could be found later: recently, in the coming weeks.
    Vague,
}

/// A place in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The year, where it is written.
    pub year: Option<i16>,
    /// What of it.
    pub of: Of,
    /// The day of the week that is written with it, 1 Monday to 7 Sunday.
    pub weekday: Option<u8>,
    /// Whether the numbers allow two readings: 2/12/2016.
    pub ambiguous: bool,
}

/// What of a year, or of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The year itself.
    Year,
    /// Ten years from the year.
    Decade,
    /// A hundred years from the year.
    Century,
    /// Spring 1 to winter 4; a winter begins in its year.
    Season(u8),
    /// A month.
    Month(u8),
    /// A month and its day.
    Day(u8, u8),
    /// A day of a month that is not written: the 27th.
    DayAlone(u8),
    /// A week, counted as in ISO 8601.
    Week(u8),
    /// So many days after Easter Sunday of the western churches.
    Easter(i8),
    /// So many days after Easter Sunday of the eastern churches.
    Pascha(i8),
    /// A month of the Islamic calendar and its day, 0 the whole month: by the table, which the moon may miss by a day.
    Hijri(u8, u8),
}

/// Which of the weekdays of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// The nearest that the tense allows.
    Bare,
    /// last Friday: that of last week
    Last,
    /// this past Friday: the latest before today
    Past,
    /// this Friday
    This,
    /// next Friday
    Next,
    /// the coming Friday: the nearest after today
    Coming,
}

/// From where a relative time counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// From the document's date.
    Document,
    /// From the day that the text speaks of.
    Text,
    /// From the document's date, in a history from the day that the text speaks of.
    Loose,
}

/// Pieces that a longer time is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Days, weeks, months …
    Of(Unit),
    /// Mondays, Tuesdays …
    Weekday(u8),
}

/// A length of calendar time; negative lies back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// Months, years among them.
    pub months: i32,
    /// Days, weeks among them.
    pub days: i32,
}

impl Stamp {
    /// A stamp without a day of the week.
    #[must_use]
    pub const fn new(year: Option<i16>, of: Of) -> Self {
        Self { year, of, weekday: None, ambiguous: false }
    }
}

impl When {
    /// Whether a year, and all that it takes to fix a day or a longer time, is written.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        match self {
            Self::Date(stamp) => stamp.year.is_some(),
            Self::From(_, of) | Self::Nth(_, _, _, of) | Self::Part(_, of) => of.is_fixed(),
            Self::Between(from, to) => from.is_fixed() && to.is_fixed(),
            _ => false,
        }
    }

    /// Whether it is a date of the calendar or a part of one, with or without its year.
    fn is_dated(&self) -> bool {
        match self {
            Self::Date(_) => true,
            Self::Nth(_, _, _, of) | Self::Part(_, of) => of.is_dated(),
            _ => false,
        }
    }

    /// Whether it names one day or a few, not a month or a year.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        match self {
            Self::Date(stamp) => {
                matches!(stamp.of, Of::Day(..) | Of::DayAlone(_) | Of::Easter(_) | Of::Pascha(_) | Of::Week(_))
            }
            Self::Unit(unit, ..) | Self::Running(unit, _) | Self::Nth(_, _, Piece::Of(unit), _) => unit.is_fine(),
            Self::Part(_, of) => of.is_fine(),
            Self::Between(from, to) => from.is_fine() && to.is_fine(),
            Self::Nth(..) | Self::Weekday(..) | Self::Step(..) | Self::From(..) => true,
            Self::Period | Self::Vague => false,
        }
    }

    /// The year that is written in it, the last where there are two.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        match self {
            Self::Date(stamp) => stamp.year,
            Self::From(_, of) | Self::Nth(_, _, _, of) | Self::Part(_, of) => of.year(),
            Self::Between(from, to) => to.year().or_else(|| from.year()),
            _ => None,
        }
    }
}

/// The expressions of time of a paragraph.
#[must_use]
pub fn times(prose: &Prose, lexicon: &Lexicon) -> Vec<Time> {
    reader::Reader::new(prose, lexicon).times()
}
