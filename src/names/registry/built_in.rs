//! The known names as they stand in the program: lines that `build.rs` writes from `rules/`, found where they stand. Nothing of them is read before it is asked for.

use std::borrow::Cow;
use std::str::Split;
use std::sync::{LazyLock, OnceLock};

use crate::names::registry::index::found;
use crate::names::registry::layer::Groups;
use crate::names::registry::{Bearer, Entry, EntryId, Role};

/// Each form and what it leads to, by form.
const FORMS: &str = include_str!(concat!(env!("OUT_DIR"), "/forms.txt"));
/// Where each of them stands.
const FORM_SLOTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/forms.bin"));
/// Each key and the entry to which it leads, by key.
const KEYS: &str = include_str!(concat!(env!("OUT_DIR"), "/keys.txt"));
/// Where each of them stands.
const KEY_SLOTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/keys.bin"));
/// The entries, by number.
const ENTRIES: &str = include_str!(concat!(env!("OUT_DIR"), "/entries.txt"));
/// The groups of given names.
const GROUPS: &str = include_str!(concat!(env!("OUT_DIR"), "/groups.txt"));

/// The built-in names.
pub(super) static BUILT_IN: BuiltIn = BuiltIn {
    forms: (FORM_SLOTS, FORMS),
    keys: (KEY_SLOTS, KEYS),
    entries: LazyLock::new(entries),
    same: LazyLock::new(same),
    distinct: LazyLock::new(distinct),
};

/// The built-in names, with all ways to find them worked out beforehand.
#[derive(Debug)]
pub(super) struct BuiltIn {
    forms: (&'static [u8], &'static str),
    keys: (&'static [u8], &'static str),
    /// Every entry's line, and the entry from when it was first asked for.
    entries: LazyLock<Vec<(&'static str, OnceLock<Entry>)>>,
    same: LazyLock<Groups>,
    distinct: LazyLock<Groups>,
}

impl BuiltIn {
    /// How many entries there are.
    pub(super) fn count(&self) -> usize {
        self.entries.len()
    }

    /// Every entry, read now where it was not before.
    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().map(|(line, entry)| entry.get_or_init(|| read(line)))
    }

    /// An entry.
    pub(super) fn entry(&self, EntryId(id): EntryId) -> Option<&Entry> {
        let (line, entry) = self.entries.get(id as usize)?;
        Some(entry.get_or_init(|| read(line)))
    }

    /// The entry of a plain form, and how the form stands to it.
    pub(super) fn form(&self, plain: &str) -> Option<(EntryId, Role)> {
        let mut fields = found(self.forms.0, self.forms.1, plain)?.split('\t');
        let role = match next(&mut fields) {
            "canonical" => Role::Canonical,
            "variant" => Role::Variant,
            _ => Role::Wrong,
        };
        Some((number(&mut fields).map(EntryId).expect("build.rs gives every form an entry"), role))
    }

    /// The entry to which a key leads; none where several share it.
    pub(super) fn key(&self, key: &str) -> Option<EntryId> {
        found(self.keys.0, self.keys.1, key)?.parse().ok().map(EntryId)
    }

    /// Groups of given names that are spellings of one.
    pub(super) fn same(&self) -> &Groups {
        &self.same
    }

    /// Groups of given names that look alike and are several.
    pub(super) fn distinct(&self) -> &Groups {
        &self.distinct
    }
}

fn entries() -> Vec<(&'static str, OnceLock<Entry>)> {
    ENTRIES.lines().map(|line| (line, OnceLock::new())).collect()
}

fn same() -> Groups {
    groups("same")
}

fn distinct() -> Groups {
    groups("distinct")
}

fn groups(kind: &str) -> Groups {
    let of_kind = |line: &'static str| {
        let mut fields = line.split('\t');
        let group = (next(&mut fields) == kind).then(|| number(&mut fields))??;
        Some((Cow::Borrowed(next(&mut fields)), group))
    };
    GROUPS.lines().filter_map(of_kind).collect()
}

/// Reads an entry: its fields, parted by tabs.
fn read(line: &'static str) -> Entry {
    let mut fields = line.split('\t');
    Entry {
        kind: match next(&mut fields) {
            "person" => Some(Bearer::Person),
            "place" => Some(Bearer::Place),
            "organisation" => Some(Bearer::Organisation),
            _ => None,
        },
        canonical: next(&mut fields).to_owned(),
        wrong: list(&mut fields),
        variants: list(&mut fields),
        short: list(&mut fields),
        titles: list(&mut fields),
    }
}

fn next(fields: &mut Split<'static, char>) -> &'static str {
    fields.next().unwrap_or("")
}

fn list(fields: &mut Split<'static, char>) -> Vec<String> {
    next(fields).split('|').filter(|form| !form.is_empty()).map(str::to_owned).collect()
}

fn number<T: std::str::FromStr>(fields: &mut Split<'static, char>) -> Option<T> {
    next(fields).parse().ok()
}
