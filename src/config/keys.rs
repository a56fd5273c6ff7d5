//! Every key of `sitlint.toml` and of rule files: what it does, and what it takes. Hover and the schema are made of it.

mod file;
mod rule;

pub use file::CONFIGURATION;
pub use rule::RULE_FILE;

/// A key of a file.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// How it is written.
    pub name: &'static str,
    /// What it does, in a sentence or two.
    pub about: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// Whether its table cannot do without it.
    pub needed: bool,
}

/// What a key takes.
#[derive(Clone, Copy, Debug)]
pub enum Takes {
    /// A text.
    Text,
    /// A text in a form that a regular expression describes.
    Form(&'static str),
    /// A text or a list of texts.
    Texts,
    /// `true` or `false`.
    Truth,
    /// A whole number.
    Number,
    /// A day.
    Day,
    /// One of some words.
    OneOf(fn() -> Vec<&'static str>),
    /// Some of some words: one, or a list.
    SomeOf(fn() -> Vec<&'static str>),
    /// Names of rules, codes and groups.
    Rules,
    /// Levels by rule, code or group.
    Levels,
    /// Severities by phrase.
    Weights,
    /// A severity, or a table of them by profile.
    Severity,
    /// What to write: a text, a list, or a table from phrase to text.
    Instead,
    /// A table with these keys.
    Table(&'static [Key]),
    /// A table with these keys, of which exactly one of the second list must be there.
    OneKind(&'static [Key], &'static [&'static str]),
    /// Any number of such tables.
    Tables(&'static [Key]),
    /// Lists of words by class, in tables by what kind of words they are.
    Words,
}

/// A key that can be left out.
const fn key(name: &'static str, about: &'static str, takes: Takes) -> Key {
    Key { name, about, takes, needed: false }
}

/// A key that cannot.
const fn needed(name: &'static str, about: &'static str, takes: Takes) -> Key {
    Key { name, about, takes, needed: true }
}

/// The names of a list of names and values.
fn names<T>(known: &'static [(&'static str, T)]) -> Vec<&'static str> {
    known.iter().map(|&(name, _)| name).collect()
}

impl Key {
    /// The words that it takes, where they are known.
    #[must_use]
    pub fn choices(&self) -> Vec<&'static str> {
        match self.takes {
            Takes::OneOf(known) | Takes::SomeOf(known) => known(),
            _ => Vec::new(),
        }
    }

    /// The keys of its table; none where it takes none.
    #[must_use]
    pub fn keys(&self) -> &'static [Self] {
        match self.takes {
            Takes::Table(keys) | Takes::Tables(keys) | Takes::OneKind(keys, _) => keys,
            _ => &[],
        }
    }
}

/// The key at a path such as `rule.find.phrase`, among the keys of a file.
#[must_use]
pub fn at<'a>(keys: &'a [Key], path: &[&str]) -> Option<&'a Key> {
    let (first, rest) = path.split_first()?;
    let key = keys.iter().find(|key| key.name == *first)?;
    if rest.is_empty() { Some(key) } else { at(key.keys(), rest) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::config;
    use crate::rulefile;
    use crate::rulefile::find;

    #[track_caller]
    fn same(told: &[Key], read: impl IntoIterator<Item = &'static str>) {
        let told: BTreeSet<_> = told.iter().map(|key| key.name).collect();
        assert_eq!(told, read.into_iter().collect());
    }

    fn keys(file: &'static [Key], path: &[&str]) -> &'static [Key] {
        at(file, path).expect("it is a key").keys()
    }

    #[test]
    fn every_key_that_is_read_is_told_of_and_no_other() {
        same(CONFIGURATION, config::KEYS.iter().copied());
        same(keys(CONFIGURATION, &["override"]), config::OVERRIDE_KEYS.iter().copied());
        same(keys(CONFIGURATION, &["style"]), config::style_keys());
        same(keys(CONFIGURATION, &["name"]), rulefile::ENTRY_KEYS.iter().copied());
        same(RULE_FILE, rulefile::FILE_KEYS.iter().copied());
        same(keys(RULE_FILE, &["rule"]), rulefile::RULE_KEYS.iter().copied());
        let find = keys(RULE_FILE, &["rule", "find"]);
        same(find, rulefile::FIND_KINDS.iter().chain(rulefile::FIND_KEYS).copied());
        for (kind, read) in [("claim", find::claim::KEYS), ("need", find::need::KEYS), ("absent", find::absent::KEYS)] {
            same(keys(RULE_FILE, &["rule", "find", kind]), read.iter().copied());
        }
    }

    #[test]
    fn what_is_told_of_a_key_is_a_sentence() {
        fn sound(keys: &[Key]) {
            for key in keys {
                assert!(key.about.ends_with('.') && key.about.len() > 15, "{}: {}", key.name, key.about);
                sound(key.keys());
            }
        }
        sound(CONFIGURATION);
        sound(RULE_FILE);
    }
}
