//! The known names as their files say them. The program holds what is made of them here when it is built.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::facts::name::key::plain;
use crate::names::registry::layer::Layer;
use crate::names::registry::{Bearer, Entry, EntryId, Role};

/// The files below the folder of the package, in the order in which they are read.
pub(super) const FILES: &[&str] = &["rules/names.toml", "rules/places.toml"];

/// A file of names.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(default)]
    pub(super) name: Vec<Entry>,
    #[serde(default)]
    pub(super) place: Vec<Entry>,
    #[serde(default)]
    same: Vec<String>,
    #[serde(default)]
    distinct: Vec<String>,
}

/// Every file.
///
/// # Errors
/// When a file cannot be read or says what no file of names says; the message says which and why.
pub(super) fn files(package: &Path) -> Result<Vec<File>, String> {
    let read = |name: &&str| {
        let text = fs::read_to_string(package.join(name)).map_err(|error| format!("{name}: {error}"))?;
        toml::from_str(&text).map_err(|error| format!("{name}: {error}"))
    };
    FILES.iter().map(read).collect()
}

/// The names of all files.
pub(super) fn layer(files: Vec<File>) -> Layer {
    let mut layer = Layer::default();
    for file in files {
        let places = file.place.into_iter().map(Entry::as_place);
        for entry in file.name.into_iter().chain(places) {
            layer.add(entry);
        }
        for (lists, groups) in [(&mut layer.same, file.same), (&mut layer.distinct, file.distinct)] {
            for (group, line) in (0_u16..).zip(groups) {
                for word in line.split(' ') {
                    lists.entry(plain(word).into()).or_insert(group);
                }
            }
        }
    }
    layer
}

/// The names as lines, which `built_in.rs` reads.
pub(super) fn text(layer: &Layer) -> String {
    let mut text = String::new();
    let mut line = |fields: &[&str]| {
        let sound = fields.iter().all(|field| !field.contains(['\t', '\n', '\r']));
        assert!(sound, "a built-in name holds a tab or a line break: {fields:?}");
        text += &fields.join("\t");
        text.push('\n');
    };
    for Entry { canonical, wrong, variants, short, titles, kind } in &layer.entries {
        let kind = match kind {
            Some(Bearer::Person) => "person",
            Some(Bearer::Place) => "place",
            Some(Bearer::Organisation) => "organisation",
            None => "",
        };
        let [wrong, variants, short, titles] = [wrong, variants, short, titles].map(|forms| {
            assert!(forms.iter().all(|form| !form.contains('|')), "a built-in name holds a bar: {forms:?}");
            forms.join("|")
        });
        line(&["entry", kind, canonical, &wrong, &variants, &short, &titles]);
    }
    for (form, &(EntryId(id), role)) in layer.forms.iter().collect::<BTreeMap<_, _>>() {
        let role = match role {
            Role::Canonical => "canonical",
            Role::Variant => "variant",
            Role::Wrong => "wrong",
        };
        line(&["form", role, &id.to_string(), form]);
    }
    for (key, id) in layer.keys.iter().collect::<BTreeMap<_, _>>() {
        line(&["key", &id.map_or(String::new(), |EntryId(id)| id.to_string()), key]);
    }
    for (kind, groups) in [("same", &layer.same), ("distinct", &layer.distinct)] {
        for (word, group) in groups.iter().collect::<BTreeMap<_, _>>() {
            line(&[kind, &group.to_string(), word]);
        }
    }
    text
}
