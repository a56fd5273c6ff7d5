//! Attributions, hedges and citations: who vouches for a statement (catalogue, part 2.2).

mod citation;
mod grade;
mod hedge;
mod phrase;
mod scope;
mod source;
mod subject;
mod verb;

use crate::prose::{Lexicon, Prose};
use crate::text::Range;

/// Who says something, and over which words that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The whole of it: `the Karsa Health Directorate said`.
    pub at: Range,
    /// The source: `the Karsa Health Directorate`.
    pub source: Range,
    /// How well one could find the source again.
    pub grade: Grade,
    /// In which form it is given.
    pub how: How,
    /// The words it vouches for.
    pub scope: Range,
    /// Whether the source is a pronoun: whoever spoke before.
    pub pronoun: bool,
    /// The sentence of the paragraph that holds it.
    pub sentence: usize,
}

/// How well a reader could trace a source (catalogue, part 2.2). Ordered from the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// An organisation, a person, an outlet, an office of a named place.
    Named,
    /// A role or a place that one could go to: a surgeon at the hospital.
    Described,
    /// A class: activists, officials.
    Vague,
    /// Nobody.
    None,
}

impl Grade {
    /// All grades with the names they have in outputs and rule files.
    pub const ALL: &[(&str, Self)] =
        &[("named", Self::Named), ("described", Self::Described), ("vague", Self::Vague), ("none", Self::None)];

    /// The name it has in outputs and rule files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// In which form a source is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// A reporting verb.
    Verb,
    /// "according to" and its like.
    AccordingTo,
    /// A noun: a UN tally of 14.
    Noun,
    /// A quotation with its speaker.
    Quotation,
    /// A parenthesis: (Northwatch, 5 May).
    Citation,
    /// A footnote with a definition.
    Footnote,
    /// A link.
    Link,
    /// A line "Source: …".
    SourceLine,
    /// The line before a list.
    LeadIn,
    /// The heading of the section.
    Heading,
    /// A note for the whole document.
    DocumentNote,
    /// The publisher itself.
    SelfSource,
    /// Somebody of the publisher saw it.
    FirstHand,
    /// From a sentence before.
    Carried,
    /// Only a hedge: nobody.
    Hedge,
    /// Nothing at all.
    None,
}

impl How {
    /// All forms with the names they have in outputs and rule files.
    pub const ALL: &[(&str, Self)] = &[
        ("verb", Self::Verb),
        ("according-to", Self::AccordingTo),
        ("noun", Self::Noun),
        ("quotation", Self::Quotation),
        ("citation", Self::Citation),
        ("footnote", Self::Footnote),
        ("link", Self::Link),
        ("source-line", Self::SourceLine),
        ("lead-in", Self::LeadIn),
        ("heading", Self::Heading),
        ("document-note", Self::DocumentNote),
        ("self", Self::SelfSource),
        ("first-hand", Self::FirstHand),
        ("carried", Self::Carried),
        ("hedge", Self::Hedge),
        ("none", Self::None),
    ];

    /// The name it has in outputs and rule files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|&&(_, how)| how == self).map_or("", |&(name, _)| name)
    }
}

/// A word that distances the writer from a statement and names nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hedge {
    /// The words.
    pub at: Range,
    /// The sentence of the paragraph that holds them.
    pub sentence: usize,
}

/// A footnote mark, a link or a parenthesis that names a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The words or the mark.
    pub at: Range,
    /// What it is.
    pub kind: CitationKind,
    /// The words it vouches for.
    pub scope: Range,
}

/// What a citation is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CitationKind {
    /// A footnote mark with this label: it counts if the document defines it.
    Note(String),
    /// A link; `false` where it leads nowhere.
    Link(bool),
    /// A parenthesis with the grade of what it names.
    Parenthesis(Grade),
    /// A line "Source: …".
    SourceLine(Grade),
}

/// How well a reader could find the source that the definition of a footnote names.
#[must_use]
pub fn note_grade(prose: &Prose) -> Grade {
    citation::note_grade(prose)
}

/// The attributions of a paragraph, in the order of the text.
pub(super) fn attributions(prose: &Prose, lexicon: &Lexicon) -> Vec<Attribution> {
    scope::attributions(prose, lexicon)
}

/// The hedges of a paragraph, in the order of the text.
pub(super) fn hedges(prose: &Prose, lexicon: &Lexicon) -> Vec<Hedge> {
    hedge::hedges(prose, lexicon)
}

/// The citations of a paragraph, in the order of the text.
pub(super) fn citations(prose: &Prose) -> Vec<Citation> {
    citation::citations(prose)
}
