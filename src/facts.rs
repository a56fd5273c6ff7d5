//! From tokens to facts: figures, attributions, hedges, citations, dates and names.
//!
//! A paragraph's facts are a function of its own text and the lexicon; all their positions are relative to its prose.

pub mod attribution;
pub mod figure;
pub mod name;
pub mod time;

pub use attribution::{Attribution, Citation, CitationKind, Grade, Hedge, How, note_grade};
pub use figure::{Count, Figure, Form, Half, Perpetrator, Status, Tie};
pub use name::{Entity, Name};
pub use time::Time;

use crate::prose::{Lexicon, Prose};

/// All facts of one paragraph, each list in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Quantities of people that came to harm.
    pub figures: Vec<Figure>,
    /// Sides that are said to have harmed people.
    pub perpetrators: Vec<Perpetrator>,
    /// Where there is no figure: the half of one that the whole paragraph is.
    pub half: Option<Half>,
    /// Who says what.
    pub attributions: Vec<Attribution>,
    /// Words that distance the writer from a statement and name nobody.
    pub hedges: Vec<Hedge>,
    /// Footnote marks, links and parentheses that name a source.
    pub citations: Vec<Citation>,
    /// Expressions of time.
    pub times: Vec<Time>,
    /// Names of persons, places and organisations.
    pub names: Vec<Name>,
}

impl Facts {
    /// Reads the facts of a paragraph.
    #[must_use]
    pub fn read(prose: &Prose, lexicon: &Lexicon) -> Self {
        let times = time::times(prose, lexicon);
        let names = name::names(prose, lexicon);
        let figures = figure::figures(prose, lexicon);
        let half = if figures.is_empty() { figure::half::half(prose, lexicon) } else { None };
        let mut facts = Self {
            attributions: attribution::attributions(prose, lexicon),
            hedges: attribution::hedges(prose, lexicon),
            citations: attribution::citations(prose),
            figures,
            perpetrators: figure::perpetrators(prose, lexicon),
            half,
            times,
            names,
        };
        facts.tighten();
        facts
    }

    /// Gives back the room that lists keep to grow: a list of one fact has room for four.
    fn tighten(&mut self) {
        self.attributions.shrink_to_fit();
        self.hedges.shrink_to_fit();
        self.citations.shrink_to_fit();
        self.figures.shrink_to_fit();
        self.perpetrators.shrink_to_fit();
        self.times.shrink_to_fit();
        self.names.shrink_to_fit();
    }
}
