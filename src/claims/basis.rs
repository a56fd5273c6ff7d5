//! On what a figure rests, as its sentence says it (SDG 16.1.2 keeps documented and estimated deaths apart).

use crate::document::Paragraph;
use crate::facts::Figure;
use crate::prose::{Class, Classes};

/// On what a figure rests, as the text says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Each victim is known.
    Identified,
    /// Counted, recorded, verified.
    Documented,
    /// Somebody reports it.
    Reported,
    /// An estimate.
    Estimated,
}

impl Basis {
    /// The name it has in outputs and rule files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Identified => "identified",
            Self::Documented => "documented",
            Self::Reported => "reported",
            Self::Estimated => "estimated",
        }
    }
}

/// The basis that the words of a figure's sentence tell; of several the one that stands nearest to the figure.
pub(super) fn basis(paragraph: &Paragraph, figure: &Figure) -> Option<Basis> {
    const WORDS: [(Class, Basis); 4] = [
        (Class::BasisIdentified, Basis::Identified),
        (Class::BasisDocumented, Basis::Documented),
        (Class::BasisEstimated, Basis::Estimated),
        (Class::BasisReported, Basis::Reported),
    ];
    const TOLD: Classes =
        Classes::of(&[Class::BasisIdentified, Class::BasisDocumented, Class::BasisEstimated, Class::BasisReported]);
    let prose = &paragraph.prose;
    let sentence = prose.sentences.get(figure.sentence).filter(|sentence| sentence.classes.any(TOLD))?;
    let tokens = prose.tokens.get(sentence.first..sentence.end)?;
    let told = tokens.iter().filter_map(|token| {
        if !token.classes.any(TOLD) {
            return None;
        }
        let basis = WORDS.iter().find(|(class, _)| token.is(*class))?.1;
        let distance = figure.at.start.saturating_sub(token.at.end).max(token.at.start.saturating_sub(figure.at.end));
        Some((distance, basis))
    });
    told.min_by_key(|&(distance, _)| distance).map(|(_, basis)| basis)
}
