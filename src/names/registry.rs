//! Known names: the form to write, wrong forms, legitimate variants, short forms (`rules/names.toml`, `rules/places.toml`).

mod built_in;
mod entry;
#[cfg(test)]
mod files;
mod index;
mod layer;
#[cfg(test)]
mod sound;

pub use entry::{Bearer, Entry};
pub use layer::{EntryId, Role};

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use crate::facts::Entity;
use crate::facts::name::key::{self, key_of_plain, plain};
use crate::names::form::Form;
use crate::names::registry::built_in::{BUILT_IN, BuiltIn};
use crate::names::registry::layer::{Groups, Layer, Precedence};

/// The registry of names: the built-in one, with a team's own entries before it.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    /// The built-in names, where they are part of it.
    built_in: Option<&'static BuiltIn>,
    own: Layer,
    memo: Memo,
}

/// What was asked before, and would be answered the same.
#[derive(Debug)]
struct Memo {
    /// What tells these entries from those of any other registry.
    mark: u64,
    /// Under which words the spellings of an entry meet.
    buckets: RwLock<FxHashMap<EntryId, Arc<[String]>>>,
    /// The form of a name and its entry, by its words, for each of what may bear one: thousands of drafts write of the
    /// same few.
    forms: [RwLock<FxHashMap<Box<str>, Told>>; 3],
}

/// A form, and its entry in the registry.
type Told = (Arc<Form>, Option<(EntryId, Role)>);

/// The most names that are remembered: then it begins anew, so that a name being typed does not stay for ever in each of
/// its stages.
const REMEMBERED: usize = 1 << 14;

impl Default for Memo {
    fn default() -> Self {
        static MARKS: AtomicU64 = AtomicU64::new(0);
        let (buckets, forms) = (RwLock::default(), std::array::from_fn(|_| RwLock::default()));
        Self { mark: MARKS.fetch_add(1, Ordering::Relaxed), buckets, forms }
    }
}

impl Clone for Memo {
    /// What is cloned may be extended, and asks anew.
    fn clone(&self) -> Self {
        Self::default()
    }
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
    /// The built-in registry.
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
            self.own.first = u32::try_from(built_in.count()).expect("layers count their entries in 32 bits");
        }
        self.memo = Memo::default();
        self.own.precedence = Precedence::Last;
        for entry in entries {
            self.own.add(entry);
        }
    }

    /// The entry of a name and how the form stands to it: by its letters, else by its key.
    #[must_use]
    pub fn find(&self, text: &str, entity: Entity) -> Option<(EntryId, Role)> {
        let plain = plain(text);
        let built_in = || self.built_in?.form(&plain);
        if let Some(found) = self.own.forms.get(plain.as_str()).copied().or_else(built_in) {
            return Some(found);
        }
        let whole = entity != Entity::Person || plain.contains(' ');
        let key = key_of_plain(&plain);
        let id = match self.own.keys.get(key.as_str()) {
            Some(found) => *found,
            None => self.built_in?.key(&key),
        }?;
        // The key of SANA, the agency, is that of Sana'a, the city.
        let same =
            |entry: &Entry| entry.entity() == entity && !self.are_distinct(&plain, &key::plain(&entry.canonical));
        (whole && self.entry(id).is_some_and(same)).then_some((id, Role::Variant))
    }

    /// An entry.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.own.entry(id).or_else(|| self.built_in?.entry(id))
    }

    /// The form of a name as it is written, and its entry. What bears it the entry decides.
    #[must_use]
    pub fn told(&self, words: &str, entity: Entity) -> Told {
        let held = &self.memo.forms[entity as usize];
        if let Some((form, entry)) = held.read().unwrap_or_else(PoisonError::into_inner).get(words) {
            return (Arc::clone(form), *entry);
        }
        let entry = self.find(words, entity);
        let known = entry.and_then(|(id, _)| self.entry(id)).map_or(entity, Entry::entity);
        let form = Arc::new(Form::new(words, known));
        let mut held = held.write().unwrap_or_else(PoisonError::into_inner);
        if held.len() >= REMEMBERED {
            held.clear();
        }
        held.insert(words.into(), (Arc::clone(&form), entry));
        (form, entry)
    }

    /// What tells this registry, with its entries as they are, from all others.
    #[must_use]
    pub fn mark(&self) -> u64 {
        self.memo.mark
    }

    /// The words under which spellings of an entry's forms meet, wrong ones among them: those of [`Form::buckets`], in
    /// the order of the alphabet.
    #[must_use]
    pub fn buckets(&self, id: EntryId) -> Arc<[String]> {
        let held = &self.memo.buckets;
        if let Some(buckets) = held.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
            return Arc::clone(buckets);
        }
        let entry = self.entry(id);
        let forms = entry.into_iter().flat_map(|entry| entry.forms().map(|form| Form::new(form, entry.entity())));
        let buckets: BTreeSet<String> = forms.flat_map(|form| form.buckets().to_vec()).collect();
        let buckets: Arc<[String]> = buckets.into_iter().collect();
        held.write().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::clone(&buckets));
        buckets
    }

    /// Every entry, a team's own first, and whether it is one of these.
    pub fn entries(&self) -> impl Iterator<Item = (bool, &Entry)> {
        let built_in = self.built_in.into_iter().flat_map(BuiltIn::entries);
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
        let told = |same: &Groups| same.get(one).is_some_and(|group| same.get(other) == Some(group));
        told(&self.own.same) || self.built_in.is_some_and(|built_in| told(built_in.same()))
    }

    /// Whether two plain words look alike and are two names.
    #[must_use]
    pub fn are_distinct(&self, one: &str, other: &str) -> bool {
        let told = |distinct: &Groups| distinct.get(one).is_some_and(|group| distinct.get(other) == Some(group));
        one != other && (told(&self.own.distinct) || self.built_in.is_some_and(|built_in| told(built_in.distinct())))
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
        let read = files::layer(files::files(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("sound files"));
        for (id, entry) in (0..).map(EntryId).zip(&read.entries) {
            assert_eq!(BUILT_IN.entry(id), Some(entry));
        }
        assert_eq!(BUILT_IN.count(), read.entries.len());
        assert!(read.forms.iter().all(|(form, &found)| BUILT_IN.form(form) == Some(found)));
        assert!(read.keys.iter().all(|(key, &found)| BUILT_IN.key(key) == found));
        assert!((BUILT_IN.same(), BUILT_IN.distinct()) == (&read.same, &read.distinct));
        for (name, text) in files::texts(&read) {
            let built = Path::new(env!("OUT_DIR")).join(name);
            assert!(std::fs::read(built).expect("build.rs wrote it") == text, "{name}");
        }
    }

    #[test]
    fn a_form_that_nobody_has_is_not_found() {
        for form in ["", "a", "zzzz", "bashar al assa", "bashar al assadd", "\t", "kyiv\tcanonical"] {
            assert_eq!((BUILT_IN.form(form), BUILT_IN.key(form)), (None, None), "{form:?}");
        }
    }
}
