//! Names of persons, places and organisations (catalogue, part 2.4).

use crate::prose::{Lexicon, Prose};
use crate::text::Range;

/// A name in a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name itself, without title and possessive.
    pub at: Range,
    /// What bears it.
    pub entity: Entity,
}

/// What bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organisation,
}

/// The names of a paragraph.
pub(super) fn names(_prose: &Prose, _lexicon: &Lexicon) -> Vec<Name> {
    Vec::new()
}
