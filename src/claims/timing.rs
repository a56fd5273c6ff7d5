//! When a claim happened, as far as the text tells (catalogue, part 2.3).

use jiff::civil::Date;

use crate::document::{Document, ParagraphId};
use crate::facts::Figure;
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

pub(super) fn timing(_document: &Document, _paragraph: ParagraphId, _figure: &Figure) -> Timing {
    Timing { grade: TimeGrade::None, how: TimeHow::None, at: None, from: None, to: None }
}
