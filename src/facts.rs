//! From tokens to facts: figures, attributions, hedges, citations, dates and names.
//!
//! A paragraph's facts are a function of its own text and the lexicon; all their positions are relative to its prose.

pub mod amount;
pub mod attribution;
pub mod breakdown;
pub mod figure;
pub mod name;
pub mod time;
mod whereabouts;

pub use amount::{Amount, Bound, Measure, digits, written};
pub use attribution::{Attribution, Citation, CitationKind, Grade, Hedge, How, note_grade};
pub use breakdown::{Breakdown, Listing, Part, Sort, Total, is_part};
pub use figure::{Count, Figure, Form, Half, Perpetrator, Status, Tie};
pub use name::{Entity, Name};
pub use time::Time;
pub use whereabouts::whereabouts;

use crate::prose::{Class, Classes, Lexicon, Prose};

/// Words that neither name somebody nor say what somebody does: grammar, harm, and days.
const NO_ACTOR: Classes = Classes::of(&[
    Class::Preposition,
    Class::Conjunction,
    Class::Contrast,
    Class::Relative,
    Class::Be,
    Class::Have,
    Class::Modal,
    Class::Determiner,
    Class::Adverb,
    Class::HarmVerb,
    Class::HarmIntransitive,
    Class::HarmAdjective,
    Class::Weekday,
    Class::Month,
]);

/// All facts of one paragraph, each list in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Quantities of people that came to harm.
    pub figures: Box<[Figure]>,
    /// Sides that are said to have harmed people.
    pub perpetrators: Box<[Perpetrator]>,
    /// Where there is no figure: the half of one that the whole paragraph is.
    pub half: Option<Half>,
    /// Who says what.
    pub attributions: Box<[Attribution]>,
    /// Words that distance the writer from a statement and name nobody.
    pub hedges: Box<[Hedge]>,
    /// Footnote marks, links and parentheses that name a source.
    pub citations: Box<[Citation]>,
    /// Expressions of time.
    pub times: Box<[Time]>,
    /// Names of persons, places and organisations.
    pub names: Box<[Name]>,
    /// Numbers of whatever: people, lorries, per cent.
    pub amounts: Box<[Amount]>,
    /// Numbers that are told in parts.
    pub breakdowns: Box<[Breakdown]>,
}

impl Facts {
    /// Reads the facts of a paragraph.
    #[must_use]
    pub fn read(prose: &Prose, lexicon: &Lexicon) -> Self {
        let times = time::times(prose, lexicon);
        let names = name::names(prose, lexicon);
        let (figures, perpetrators) = figure::figures(prose, lexicon);
        let half = if figures.is_empty() { figure::half::half(prose, lexicon) } else { None };
        let amounts = amount::amounts(prose, lexicon, &times);
        let breakdowns = breakdown::breakdowns(prose, lexicon, (&amounts, &figures));
        Self {
            amounts: amounts.into(),
            breakdowns: breakdowns.into(),
            attributions: attribution::attributions(prose, lexicon).into(),
            hedges: attribution::hedges(prose, lexicon).into(),
            citations: attribution::citations(prose).into(),
            figures: figures.into(),
            perpetrators: perpetrators.into(),
            half,
            times: times.into(),
            names: names.into(),
        }
    }
}
