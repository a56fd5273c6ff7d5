//! Names by form and by key: the built-in ones, or those that a team adds.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::facts::name::key::{is_article, key_of_plain, plain};
use crate::names::registry::Entry;

/// The number of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub(super) u32);

/// How a form stands to its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It is the form to write.
    Canonical,
    /// It is legitimate.
    Variant,
    /// It is wrong.
    Wrong,
}

/// Groups of given names, by plain word.
pub(super) type Groups = FxHashMap<Cow<'static, str>, u16>;

/// Entries and the ways to find them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layer {
    /// The number of its first entry: layers share their numbers.
    pub(super) first: u32,
    /// Which entry a form leads to where several have it.
    pub(super) precedence: Precedence,
    pub(super) entries: Vec<Entry>,
    /// Entries by plain form.
    pub(super) forms: FxHashMap<Cow<'static, str>, (EntryId, Role)>,
    /// Entries by the key of a legitimate form; `None` where several share it.
    pub(super) keys: FxHashMap<Cow<'static, str>, Option<EntryId>>,
    /// Groups of given names that are spellings of one, by plain word.
    pub(super) same: Groups,
    /// Groups of given names that look alike and are several, by plain word.
    pub(super) distinct: Groups,
}

/// Which entry a form leads to where several have it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Precedence {
    /// The first, and a key leads to none.
    #[default]
    First,
    /// The last.
    Last,
}

impl Layer {
    /// An entry, if it stands in this layer.
    #[must_use]
    pub(super) fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(id.0.checked_sub(self.first)? as usize)
    }

    /// Adds an entry.
    pub(super) fn add(&mut self, entry: Entry) {
        let count = u32::try_from(self.entries.len()).expect("a registry has fewer than four thousand million names");
        let id = EntryId(self.first + count);
        let roles = [
            (std::slice::from_ref(&entry.canonical), Role::Canonical),
            (&entry.variants, Role::Variant),
            (&entry.wrong, Role::Wrong),
        ];
        for (forms, role) in roles {
            for form in forms {
                let plain = plain(form);
                let at = self.forms.entry(plain.clone().into());
                let stands = at.or_insert((id, role));
                if self.precedence == Precedence::Last {
                    *stands = (id, role);
                }
                if role == Role::Wrong {
                    continue;
                }
                let named = self.keys.entry(key_of_plain(&plain).into()).or_insert(Some(id));
                if *named != Some(id) {
                    *named = (self.precedence == Precedence::Last).then_some(id);
                }
            }
        }
        // A short form with its particle tells its bearer: `de Mistura`. Other surnames are shared.
        for short in entry.short.iter().filter(|short| short.starts_with(char::is_lowercase)) {
            let plain = plain(short);
            if plain.split_once(' ').is_some_and(|(particle, _)| !is_article(particle)) {
                self.forms.entry(plain.into()).or_insert((id, Role::Variant));
            }
        }
        self.entries.push(entry);
    }
}
