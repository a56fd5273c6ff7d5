//! Rule files: rules, names, places and words that a team writes in TOML, without programming.
//!
//! What is wrong in a rule file is a finding in that file; the other rules of the file hold all the same.

pub mod example;
mod fields;
pub mod find;
mod form;
mod message;
mod phrases;
mod picture;
mod rule;
mod test;

pub use fields::{Broken, Field, Fields, Words, nearest, no_such, with_table};
pub use find::{KINDS as FIND_KINDS, MORE as FIND_KEYS};
pub use rule::{ELSEWHERE, FORMATS, FileRule, InProfile, KEYS as RULE_KEYS};
pub use test::{Outcome, Slow, slow, test};

use std::sync::{Arc, LazyLock};

use crate::names::Entry;
use crate::prose::lexicon::Table;
use crate::prose::{Class, Harm};
use crate::text::Span;

/// The name and code that what is wrong in a rule file is told under.
pub const BROKEN: (&str, &str) = ("broken-rule-file", "CFG102");

/// The keys of `[[name]]` and `[[place]]`.
pub const ENTRY_KEYS: &[&str] =
    &["canonical", "wrong", "variants", "house-variants", "short", "titles", "kind", "entity"];

/// The keys of a rule file.
pub const FILE_KEYS: &[&str] = &["extends", "rule", "name", "place", "lexicon"];

/// The largest rule file that is read, in bytes: the longest list of names known to us has a fifth of it.
pub const LARGEST: u64 = 4 << 20;

/// The built-in rule files, by name.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("rules/figures.toml", include_str!("../rules/figures.toml")),
    ("rules/terms.toml", include_str!("../rules/terms.toml")),
    ("rules/sources.toml", include_str!("../rules/sources.toml")),
];

/// A rule file, read.
#[derive(Clone, Debug, Default)]
pub struct RuleFile {
    /// Its rules, in the order of the file.
    pub rules: Vec<Arc<FileRule>>,
    /// Its words.
    pub lexicon: Vec<Table>,
    /// Its names and places.
    pub names: Vec<Entry>,
    /// What is wrong in it, in the order of the file.
    pub broken: Vec<Broken>,
}

/// A file or a pattern of files that another names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its path, relative to the folder of the file that names it.
    pub path: String,
    /// Where it is named.
    pub at: Span,
}

/// The files that a file names under a key; none where it cannot be read.
#[must_use]
pub fn named(text: &str, key: &str) -> Vec<Named> {
    let read = |fields: Fields<'_>| {
        let words = fields.get(key).and_then(|field| field.texts().ok()).unwrap_or_default();
        words.iter().map(|words| Named { path: words.text.to_owned(), at: words.at }).collect()
    };
    with_table(text, read).0
}

impl RuleFile {
    /// Reads a rule file. What is broken is left out and told; all the rest holds.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let (mut file, syntax) = with_table(text, |fields| Self::of(&fields));
        if let Some(syntax) = syntax {
            // What follows a slip of the pen is often broken by it alone: one finding, at the slip.
            file.broken = vec![syntax];
        }
        file.broken.sort_by_key(|broken| broken.at);
        file
    }

    /// Reads a file that ships with the program, which is sound.
    fn shipped(text: &str) -> Self {
        with_table(text, |fields| Self::of(&fields.shipped())).0
    }

    fn of(fields: &Fields<'_>) -> Self {
        let mut file = Self { broken: fields.unknown(FILE_KEYS), ..Self::default() };
        if let Some(Err(broken)) = fields.get("extends").map(|field| field.texts()) {
            file.broken.push(broken);
        }
        let tables = fields.get("rule").map(|field| field.tables()).transpose().unwrap_or_else(|broken| {
            file.broken.push(broken);
            None
        });
        for table in tables.unwrap_or_default() {
            match FileRule::of(&table) {
                Ok(rule) => match file.rules.iter().find(|other| other.clashes(&rule)) {
                    Some(other) => file.broken.push(rule.twice(other.as_ref(), "in this file")),
                    None => file.rules.push(Arc::new(rule)),
                },
                Err(broken) => file.broken.push(broken),
            }
        }
        file.names = names(fields, &mut file.broken);
        if let Some(field) = fields.get("lexicon") {
            match lexicon(&field) {
                Ok(table) => file.lexicon.push(table),
                Err(broken) => file.broken.push(broken),
            }
        }
        file
    }
}

/// The names and places of `[[name]]` and `[[place]]`; what is wrong with the others goes to `broken`.
pub fn names(fields: &Fields<'_>, broken: &mut Vec<Broken>) -> Vec<Entry> {
    let mut names = Vec::new();
    let tables = [("name", (|entry| entry) as fn(Entry) -> Entry), ("place", Entry::as_place)];
    for (field, made) in tables.into_iter().filter_map(|(key, made)| Some((fields.get(key)?, made))) {
        let stray =
            field.tables().unwrap_or_default().iter().flat_map(|table| table.unknown(ENTRY_KEYS)).collect::<Vec<_>>();
        let read = field.each::<Entry>().into_iter().filter_map(|entry| match entry {
            Ok(entry) => Some(made(entry)),
            // A stray key is told once, with the nearest right one.
            Err(wrong) => {
                broken.extend((!stray.iter().any(|stray| wrong.at.touches(stray.at))).then_some(wrong));
                None
            }
        });
        names.extend(read);
        broken.extend(stray);
    }
    names
}

/// The table `[lexicon]`.
///
/// # Errors
/// When it names a class or a harm that does not exist.
pub fn lexicon(field: &Field<'_>) -> Result<Table, Broken> {
    let table: Table = field.read()?;
    let Some(name) = table.unknown() else { return Ok(table) };
    let at = field.entries().iter().flat_map(Field::entries).find(|entry| entry.key == name).map(|entry| entry.key_at);
    let known = Class::ALL.iter().map(|&(class, _)| class).chain(Harm::ALL.iter().map(|&(harm, _)| harm));
    Err(Broken::new(at.unwrap_or(field.at), no_such("class of words or harm", name, known)))
}

/// The rules of the built-in rule files, read when they are first asked for.
#[must_use]
pub fn built_in() -> &'static [Arc<FileRule>] {
    static RULES: LazyLock<Vec<Arc<FileRule>>> =
        LazyLock::new(|| BUILT_IN.iter().flat_map(|(_, text)| RuleFile::shipped(text).rules).collect());
    &RULES
}
