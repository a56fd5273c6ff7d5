//! Known names: the form to write, wrong forms, legitimate variants, short forms (`rules/names.toml`, `rules/places.toml`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::facts::Entity;
use crate::facts::name::key::{key_of_plain, plain};

/// One `[[name]]` or `[[place]]` of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The form to write.
    pub canonical: String,
    /// Forms that are always flagged.
    #[serde(default)]
    pub wrong: Vec<String>,
    /// Legitimate forms of other houses, flagged where they are mixed with the canonical one.
    #[serde(default, alias = "house_variants", alias = "house-variants")]
    pub variants: Vec<String>,
    /// Forms that may stand for it later on.
    #[serde(default)]
    pub short: Vec<String>,
    /// Titles that its bearer has.
    #[serde(default)]
    pub titles: Vec<String>,
    /// What bears it; a person where a `[[name]]` does not say, a place where a `[[place]]` does not.
    #[serde(default, alias = "entity")]
    pub kind: Option<Bearer>,
}

/// What bears a name, as files say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bearer {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organisation,
}

/// A file of names.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    name: Vec<Entry>,
    #[serde(default)]
    place: Vec<Entry>,
    #[serde(default)]
    same: Vec<String>,
    #[serde(default)]
    distinct: Vec<String>,
}

/// The number of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u32);

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

/// The registry of names: the built-in one, with a team's own entries added.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    entries: Vec<Known>,
    forms: FxHashMap<Box<str>, (EntryId, Role)>,
    /// Entries by the key of their canonical form; `None` where several share it.
    keys: FxHashMap<Box<str>, Option<EntryId>>,
    same: FxHashMap<Box<str>, u16>,
    distinct: FxHashMap<Box<str>, u16>,
}

#[derive(Clone, Debug)]
struct Known {
    entry: Entry,
    own: bool,
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

    /// The entry as one of `[[place]]`: a place unless it says otherwise.
    #[must_use]
    pub fn as_place(mut self) -> Self {
        self.kind = self.kind.or(Some(Bearer::Place));
        self
    }

    /// The canonical form and every other full form, wrong ones last.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        let first = std::iter::once(&self.canonical);
        first.chain(&self.variants).chain(&self.wrong).map(String::as_str)
    }
}

impl Registry {
    /// The built-in registry, read when it is first asked for.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static REGISTRY: LazyLock<Registry> = LazyLock::new(|| {
            let mut registry = Registry::default();
            for text in [include_str!("../../rules/names.toml"), include_str!("../../rules/places.toml")] {
                let file: File = toml::from_str(text).expect("tests hold that the built-in files are sound");
                registry.take(file);
            }
            registry
        });
        &REGISTRY
    }

    fn take(&mut self, file: File) {
        let places = file.place.into_iter().map(Entry::as_place);
        for entry in file.name.into_iter().chain(places) {
            self.add(entry, false);
        }
        for (lists, groups) in [(&mut self.same, file.same), (&mut self.distinct, file.distinct)] {
            for (group, line) in (0_u16..).zip(groups) {
                for word in line.split(' ') {
                    lists.entry(plain(word).into()).or_insert(group);
                }
            }
        }
    }

    /// Adds a team's entries. Where one shares a form with an entry that stands already, the team's decides.
    pub fn extend(&mut self, entries: Vec<Entry>) {
        for entry in entries {
            self.add(entry, true);
        }
    }

    fn add(&mut self, entry: Entry, own: bool) {
        let id =
            EntryId(u32::try_from(self.entries.len()).expect("a registry has fewer than four thousand million names"));
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
                if own {
                    *stands = (id, role);
                }
                if role == Role::Wrong {
                    continue;
                }
                let named = self.keys.entry(key_of_plain(&plain).into()).or_insert(Some(id));
                if *named != Some(id) {
                    *named = own.then_some(id);
                }
            }
        }
        self.entries.push(Known { entry, own });
    }

    /// The entry of a name and how the form stands to it: by its letters, else by its key.
    #[must_use]
    pub fn find(&self, text: &str, entity: Entity) -> Option<(EntryId, Role)> {
        let plain = plain(text);
        if let Some(&found) = self.forms.get(plain.as_str()) {
            return Some(found);
        }
        let whole = entity != Entity::Person || plain.contains(' ');
        let id = (*self.keys.get(key_of_plain(&plain).as_str())?)?;
        (whole && self.entry(id).is_some_and(|entry| entry.entity() == entity)).then_some((id, Role::Variant))
    }

    /// An entry.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(id.0 as usize).map(|known| &known.entry)
    }

    /// Whether a team added the entry.
    #[must_use]
    pub fn is_own(&self, id: EntryId) -> bool {
        self.entries.get(id.0 as usize).is_some_and(|known| known.own)
    }

    /// Whether two plain words are spellings of one given name.
    #[must_use]
    pub fn are_one(&self, one: &str, other: &str) -> bool {
        self.same.get(one).is_some_and(|group| self.same.get(other) == Some(group))
    }

    /// Whether two plain words look alike and are two names.
    #[must_use]
    pub fn are_distinct(&self, one: &str, other: &str) -> bool {
        one != other && self.distinct.get(one).is_some_and(|group| self.distinct.get(other) == Some(group))
    }
}

#[cfg(test)]
mod tests {
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
        for text in [include_str!("../../rules/names.toml"), include_str!("../../rules/places.toml")] {
            let file: File = toml::from_str(text).expect("a sound file");
            for entry in file.name.iter().chain(&file.place) {
                let canonical = plain(&entry.canonical);
                assert!(entry.wrong.iter().all(|wrong| plain(wrong) != canonical), "{}", entry.canonical);
            }
        }
    }
}
