//! Holds the files of names in order: nothing stands in them twice, nothing in them accuses a right name.

use std::collections::BTreeMap;
use std::path::Path;

use crate::facts::Entity;
use crate::facts::name::key::{key_of_plain, plain};
use crate::names::alike::likeness;
use crate::names::form::Form;
use crate::names::registry::files::{files, sources};
use crate::names::registry::{Entry, Registry};
use crate::prose::{Class, Classes, Lexicon};

/// How many letters a wrong form may differ from a right one where the comparison of spellings sees no likeness.
const SLIPS: usize = 3;

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every entry, a place as a place.
fn entries() -> Vec<Entry> {
    let files = files(package()).expect("sound files");
    files
        .into_iter()
        .flat_map(|file| file.name.into_iter().chain(file.place.into_iter().map(Entry::as_place)))
        .collect()
}

/// What `fault` says of the entries, all of it at once.
#[track_caller]
fn check(fault: impl Fn(&Entry) -> Vec<String>) {
    let entries = entries();
    assert!(entries.len() > 5_000, "only {} entries", entries.len());
    let faults: Vec<String> = entries.iter().flat_map(fault).collect();
    assert!(faults.is_empty(), "{}:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_form_has_one_entry() {
    let mut owners: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in entries() {
        for form in entry.forms() {
            owners.entry(plain(form)).or_default().push(entry.canonical.clone());
        }
    }
    owners.retain(|_, owners| owners.len() > 1);
    assert!(owners.is_empty(), "{owners:#?}");
}

#[test]
fn a_person_has_a_full_name() {
    check(|entry| {
        let bare = |form: &&str| entry.entity() == Entity::Person && !plain(form).contains(' ');
        entry.forms().filter(bare).map(str::to_owned).collect()
    });
}

#[test]
fn no_form_is_an_ordinary_word() {
    let names = Classes::of(&[Class::Place, Class::Organisation, Class::Nationality, Class::Party, Class::Armed]);
    check(|entry| {
        let ordinary = |form: &&str| {
            let (_, classes) = Lexicon::built_in().find(&plain(form));
            let time = classes.any(Classes::of(&[Class::Month, Class::Weekday]));
            time || classes != Classes::default() && !classes.any(names)
        };
        entry.forms().filter(ordinary).map(|form| format!("{form} of {}", entry.canonical)).collect()
    });
}

#[test]
fn wrong_forms_and_variants_of_one_word_are_no_given_names() {
    check(|entry| {
        let given = |form: &&String| Lexicon::built_in().find(&plain(form)).1.has(Class::Given);
        entry
            .wrong
            .iter()
            .chain(&entry.variants)
            .filter(given)
            .map(|form| format!("{form} of {}", entry.canonical))
            .collect()
    });
}

#[test]
fn a_wrong_form_is_near_a_right_one() {
    let registry = Registry::built_in();
    check(|entry| {
        let right = || std::iter::once(&entry.canonical).chain(&entry.variants);
        let near = |wrong: &str, right: &str| {
            let forms = [wrong, right].map(|text| Form::new(text, entry.entity()));
            likeness(&forms[0], &forms[1], registry).is_same()
                || strsim::osa_distance(&plain(wrong), &plain(right)) <= SLIPS
        };
        let far = entry.wrong.iter().filter(|wrong| !right().any(|right| near(wrong, right)));
        far.map(|wrong| format!("{wrong} of {}", entry.canonical)).collect()
    });
}

#[test]
fn a_wrong_form_is_nobody_elses_in_another_spelling() {
    let keys: BTreeMap<String, String> = entries()
        .into_iter()
        .flat_map(|entry| {
            let right = std::iter::once(&entry.canonical).chain(&entry.variants);
            right.map(|form| (key_of_plain(&plain(form)), entry.canonical.clone())).collect::<Vec<_>>()
        })
        .collect();
    check(|entry| {
        let others =
            |wrong: &&String| keys.get(&key_of_plain(&plain(wrong))).is_some_and(|owner| *owner != entry.canonical);
        entry.wrong.iter().filter(others).map(|wrong| format!("{wrong} of {}", entry.canonical)).collect()
    });
}

#[test]
fn an_entry_has_a_line_and_groups_are_sorted() {
    for (file, text) in sources(package()).expect("files that can be read") {
        let (_, list) = text.split_once("= [\n    #").unwrap_or_else(|| panic!("{file}: no list in groups"));
        for group in list.trim_end_matches("]\n").split("\n\n") {
            let (head, lines) = group.split_once('\n').unwrap_or_else(|| panic!("{file}: an empty group: {group}"));
            assert!(head.trim_start_matches("    #").starts_with(' ') && head.ends_with('.'), "{file}: {head}");
            let canonical = |line: &str| {
                let start = line.strip_prefix("    { kind = \"organisation\", ").or(line.strip_prefix("    { "));
                let name = start.and_then(|rest| rest.strip_prefix("canonical = \"")?.split_once('"'));
                assert!(line.ends_with(" },"), "{file}: no entry of one line: {line}");
                plain(name.unwrap_or_else(|| panic!("{file}: no entry of one line: {line}")).0)
            };
            let names: Vec<String> = lines.lines().map(canonical).collect();
            assert!(names.is_sorted(), "{file}: {head} is not sorted");
        }
    }
}
