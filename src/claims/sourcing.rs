//! Who vouches for a figure: in its sentence, its paragraph, its section or its document (catalogue, part 2.2).

use crate::document::{Document, ParagraphId};
use crate::facts::{Figure, Grade, How};
use crate::text::Range;

/// The source of a claim, and how it was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourcing {
    /// How well one could find it again.
    pub grade: Grade,
    /// In which form it is given.
    pub how: How,
    /// The words for it: the source itself, or the hedge that stands in its place.
    pub at: Option<(ParagraphId, Range)>,
    /// A claim without a source: another paragraph that has a compatible figure with one.
    pub backed: Option<ParagraphId>,
}

pub(super) fn sourcing(_document: &Document, _paragraph: ParagraphId, _figure: &Figure) -> Sourcing {
    Sourcing { grade: Grade::None, how: How::None, at: None, backed: None }
}
