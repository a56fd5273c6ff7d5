//! The known names as they stand in the program: lines that `build.rs` writes from `rules/`, read in a millisecond.

use std::borrow::Cow;
use std::str::Split;
use std::sync::LazyLock;

use crate::names::registry::layer::Layer;
use crate::names::registry::{Bearer, Entry, EntryId, Role};

/// The built-in names, with all ways to find them worked out beforehand.
pub(super) static BUILT_IN: LazyLock<Layer> = LazyLock::new(|| {
    const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/names.txt"));
    let mut layer = Layer::default();
    for line in TEXT.lines() {
        read(line, &mut layer);
    }
    layer
});

/// Reads a line: a letter for what it is, then its fields, parted by tabs.
fn read(line: &'static str, layer: &mut Layer) {
    let mut fields = line.split('\t');
    match next(&mut fields) {
        "entry" => layer.entries.push(Entry {
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
        }),
        "form" => {
            let role = match next(&mut fields) {
                "canonical" => Role::Canonical,
                "variant" => Role::Variant,
                _ => Role::Wrong,
            };
            let id = number(&mut fields).expect("build.rs gives every form an entry");
            layer.forms.insert(Cow::Borrowed(next(&mut fields)), (EntryId(id), role));
        }
        "key" => {
            let id = number(&mut fields).map(EntryId);
            layer.keys.insert(Cow::Borrowed(next(&mut fields)), id);
        }
        groups => {
            let groups = if groups == "same" { &mut layer.same } else { &mut layer.distinct };
            let group = number(&mut fields).expect("build.rs gives every word a group");
            groups.insert(Cow::Borrowed(next(&mut fields)), group);
        }
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
