//! The known names as their files say them. The program holds what is made of them here when it is built.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::facts::name::key::plain;
use crate::names::registry::index::hash;
use crate::names::registry::layer::Layer;
use crate::names::registry::{Bearer, Entry, EntryId, Role};
use crate::prose::lexicon::continued;

/// The files below the folder of the package, each with the folder whose files continue it, in the order in which they
/// are read.
pub(super) const FILES: &[(&str, &str)] = &[("rules/names.toml", "rules/names"), ("rules/places.toml", "rules/places")];

/// How many places the table has for each line: at least so many, as a power of two.
const ROOM: usize = 2;

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

/// The texts of the program: what each is called and what it holds.
pub(super) type Texts = [(&'static str, Vec<u8>); 6];

/// The text of every file, with its path.
///
/// # Errors
/// When a file cannot be read; the message says which and why.
pub(super) fn sources(package: &Path) -> Result<Vec<(String, String)>, String> {
    let mut sources = Vec::new();
    for (file, folder) in FILES {
        for name in continued(package, file, folder)? {
            let text = fs::read_to_string(package.join(&name)).map_err(|error| format!("{name}: {error}"))?;
            sources.push((name, text));
        }
    }
    Ok(sources)
}

/// Every file.
///
/// # Errors
/// When a file cannot be read or says what no file of names says; the message says which and why.
pub(super) fn files(package: &Path) -> Result<Vec<File>, String> {
    let read = |(name, text): &(String, String)| toml::from_str(text).map_err(|error| format!("{name}: {error}"));
    sources(package)?.iter().map(read).collect()
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

/// The names as lines, and where each stands, as `built_in.rs` takes them in.
pub(super) fn texts(layer: &Layer) -> Texts {
    let entries = layer.entries.iter().map(|Entry { canonical, wrong, variants, short, titles, kind }| {
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
        line(&[kind, canonical, &wrong, &variants, &short, &titles])
    });
    let forms = layer.forms.iter().collect::<BTreeMap<_, _>>().into_iter().map(|(form, &(EntryId(id), role))| {
        let role = match role {
            Role::Canonical => "canonical",
            Role::Variant => "variant",
            Role::Wrong => "wrong",
        };
        line(&[form, role, &id.to_string()])
    });
    // A key that several entries share leads to none of them.
    let alone = layer.keys.iter().filter_map(|(key, id)| id.map(|EntryId(id)| (key, id)));
    let keys = alone.collect::<BTreeMap<_, _>>().into_iter().map(|(key, id)| line(&[key, &id.to_string()]));
    let groups = [("same", &layer.same), ("distinct", &layer.distinct)].into_iter().flat_map(|(kind, groups)| {
        let groups = groups.iter().collect::<BTreeMap<_, _>>().into_iter();
        groups.map(move |(word, group)| line(&[kind, &group.to_string(), word]))
    });
    let (entries, forms, keys, groups): (String, String, String, String) =
        (entries.collect(), forms.collect(), keys.collect(), groups.collect());
    [
        ("forms.bin", slots(&forms)),
        ("keys.bin", slots(&keys)),
        ("entries.txt", entries.into_bytes()),
        ("forms.txt", forms.into_bytes()),
        ("keys.txt", keys.into_bytes()),
        ("groups.txt", groups.into_bytes()),
    ]
}

/// Where each line stands, each a word, a tab and what it leads to, for `index.rs`.
fn slots(lines: &str) -> Vec<u8> {
    let count = (lines.lines().count() * ROOM).next_power_of_two();
    let mut table = vec![0_u32; count];
    let mut start = 0;
    for line in lines.lines() {
        let word = line.split('\t').next().unwrap_or("");
        let mut at = hash(word) & (count - 1);
        while table[at] != 0 {
            at = (at + 1) & (count - 1);
        }
        table[at] = u32::try_from(start + 1).expect("the names are shorter than four thousand million letters");
        start += line.len() + 1;
    }
    table.iter().flat_map(|place| place.to_le_bytes()).collect()
}

fn line(fields: &[&str]) -> String {
    let sound = fields.iter().all(|field| !field.contains(['\t', '\n', '\r']));
    assert!(sound, "a built-in name holds a tab or a line break: {fields:?}");
    fields.join("\t") + "\n"
}
