//! Expressions of time: what day, month or period the words name (catalogue, part 2.3).

use crate::prose::{Lexicon, Prose};
use crate::text::Range;

/// An expression of time, read without knowing the document's date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// The words, without their preposition.
    pub at: Range,
}

/// The expressions of time of a paragraph.
pub(super) fn times(_prose: &Prose, _lexicon: &Lexicon) -> Vec<Time> {
    Vec::new()
}
