//! Known names: the form to write, wrong forms, legitimate variants, short forms (`rules/names.toml`, `rules/places.toml`).

mod built_in;
mod entry;
#[cfg(test)]
mod files;
mod layer;

pub use entry::{Bearer, Entry};
pub use layer::{EntryId, Role};

use std::sync::LazyLock;

use crate::facts::Entity;
use crate::facts::name::key::{key_of_plain, plain};
use crate::names::registry::built_in::BUILT_IN;
use crate::names::registry::layer::{Layer, Precedence};

/// The registry of names: the built-in one, with a team's own entries before it.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    /// The built-in names, which are read when a name is first looked up.
    built_in: Option<&'static LazyLock<Layer>>,
    own: Layer,
}

impl Entry {
    /// What bears the name.
    #[must_use]
    pub fn entity(&self) -> Entity {
        match self.kind {
            None | Some(Bearer::Person) => Entity::Person,
            Some(Bearer::Place) => Entity::Place,
            Some(Bearer::Organisation) => Entity::Organisation,
        }
    }
}

impl Registry {
    /// The built-in registry, read when a name is first looked up.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static REGISTRY: LazyLock<Registry> =
            LazyLock::new(|| Registry { built_in: Some(&BUILT_IN), ..Registry::default() });
        &REGISTRY
    }

    /// Adds a team's entries. Where one shares a form with an entry that stands already, the team's decides.
    ///
    /// # Panics
    /// With more than four thousand million built-in entries, of which there are none.
    pub fn extend(&mut self, entries: Vec<Entry>) {
        if let Some(built_in) = self.built_in {
            self.own.first = u32::try_from(built_in.entries.len()).expect("layers count their entries in 32 bits");
        }
        self.own.precedence = Precedence::Last;
        for entry in entries {
            self.own.add(entry);
        }
    }

    /// The entry of a name and how the form stands to it: by its letters, else by its key.
    #[must_use]
    pub fn find(&self, text: &str, entity: Entity) -> Option<(EntryId, Role)> {
        let plain = plain(text);
        if let Some(&found) = self.layers().find_map(|layer| layer.forms.get(plain.as_str())) {
            return Some(found);
        }
        let whole = entity != Entity::Person || plain.contains(' ');
        let key = key_of_plain(&plain);
        let id = (*self.layers().find_map(|layer| layer.keys.get(key.as_str()))?)?;
        (whole && self.entry(id).is_some_and(|entry| entry.entity() == entity)).then_some((id, Role::Variant))
    }

    /// An entry.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.layers().find_map(|layer| layer.entry(id))
    }

    /// Every entry, a team's own first, and whether it is one of these.
    pub fn entries(&self) -> impl Iterator<Item = (bool, &Entry)> {
        let built_in = self.built_in.into_iter().flat_map(|built_in| &built_in.entries);
        self.own.entries.iter().map(|entry| (true, entry)).chain(built_in.map(|entry| (false, entry)))
    }

    /// Whether a team added the entry.
    #[must_use]
    pub fn is_own(&self, id: EntryId) -> bool {
        self.own.entry(id).is_some()
    }

    /// Whether two plain words are spellings of one given name.
    #[must_use]
    pub fn are_one(&self, one: &str, other: &str) -> bool {
        self.layers().any(|Layer { same, .. }| same.get(one).is_some_and(|group| same.get(other) == Some(group)))
    }

    /// Whether two plain words look alike and are two names.
    #[must_use]
    pub fn are_distinct(&self, one: &str, other: &str) -> bool {
        let told = |Layer { distinct, .. }: &Layer| distinct.get(one).is_some_and(|at| distinct.get(other) == Some(at));
        one != other && self.layers().any(told)
    }

    /// A team's names, then the built-in ones.
    fn layers(&self) -> impl Iterator<Item = &Layer> {
        std::iter::once(&self.own).chain(self.built_in.map(|built_in| &**built_in))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[track_caller]
    fn check(text: &str, canonical: &str, role: Role) {
        let registry = Registry::built_in();
        let (id, found) = registry.find(text, Entity::Person).expect("it is known");
        assert_eq!((registry.entry(id).map(|entry| entry.canonical.as_str()), found), (Some(canonical), role));
    }

    #[test]
    fn forms_know_their_entry() {
        check("Sergey Lavrov", "Sergey Lavrov", Role::Canonical);
        check("Sergei Lavrov", "Sergey Lavrov", Role::Variant);
        check("Stefan de Mistura", "Staffan de Mistura", Role::Wrong);
        check("Bashir al-Assad", "Bashar al-Assad", Role::Wrong);
        check("Kiev", "Kyiv", Role::Variant);
    }

    #[test]
    fn a_given_name_alone_is_nobody() {
        assert_eq!(Registry::built_in().find("Stefan", Entity::Person), None);
        assert_eq!(Registry::built_in().find("Stefan Löfgren", Entity::Person), None);
    }

    #[test]
    fn a_teams_entry_decides() {
        let mut registry = Registry::built_in().clone();
        let own =
            Entry { canonical: "Sergei Lavrov".into(), variants: vec!["Sergey Lavrov".into()], ..Entry::default() };
        registry.extend(vec![own]);
        let (id, role) = registry.find("Sergey Lavrov", Entity::Person).expect("it is known");
        assert_eq!((registry.is_own(id), role), (true, Role::Variant));
    }

    #[test]
    fn the_files_are_sound() {
        for file in files::files(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("sound files") {
            for entry in file.name.iter().chain(&file.place) {
                let canonical = plain(&entry.canonical);
                assert!(entry.wrong.iter().all(|wrong| plain(wrong) != canonical), "{}", entry.canonical);
            }
        }
    }

    #[test]
    fn the_names_of_the_program_are_those_of_the_files() {
        let files = files::files(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("sound files");
        let read = files::layer(files);
        assert_eq!(BUILT_IN.entries, read.entries);
        assert!(*BUILT_IN == read, "the program holds other ways to find a name than the files give now");
        assert!(files::text(&read) == include_str!(concat!(env!("OUT_DIR"), "/names.txt")));
    }
}
