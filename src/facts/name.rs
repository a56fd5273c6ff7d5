//! Names of persons, places and organisations, found without a trained model: by capitals, titles, particles, given
//! names, and the words around them (catalogue, part 2.4).

mod cue;
pub mod key;
mod reader;
mod run;

use crate::prose::{Lexicon, Prose};
use crate::text::Range;

/// A name in a paragraph. The key under which its other spellings meet is [`key::key`] of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name itself, without title and possessive.
    pub at: Range,
    /// What bears it.
    pub entity: Entity,
    /// How it stands in the text.
    pub stand: Stand,
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

impl Entity {
    /// All of them with the names they have in outputs and in files of names.
    pub const ALL: &[(&str, Self)] =
        &[("person", Self::Person), ("place", Self::Place), ("organisation", Self::Organisation)];

    /// The name it has in outputs and in files of names.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|&&(_, entity)| entity == self).map_or("", |&(name, _)| name)
    }

    /// The entity of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|&&(known, _)| known == name).map(|&(_, entity)| entity)
    }
}

/// How a name stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stand {
    /// In the writer's own text.
    Text,
    /// Inside quotation marks.
    Quote,
    /// In brackets after the same name in another form: "(also spelled Sergei)".
    Alias,
}

/// The names of a paragraph.
pub(super) fn names(prose: &Prose, lexicon: &Lexicon) -> Vec<Name> {
    if !prose.tokens.iter().any(|token| token.capital) {
        return Vec::new();
    }
    if !run::is_headline(prose) {
        return reader::Reader::new(prose, lexicon).read();
    }
    // A list of places that lost its lines looks like a headline; what begins as only places do is one all the same.
    if (0..prose.tokens.len()).filter(|&at| run::heads_place(prose, at)).count() < 2 {
        return Vec::new();
    }
    let mut names = reader::Reader::new(prose, lexicon).read();
    names.retain(|name| name.entity == Entity::Place && run::heads_place(prose, prose.token_at(name.at.start)));
    names
}

#[cfg(test)]
mod tests;
