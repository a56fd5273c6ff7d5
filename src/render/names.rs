//! The names of a set of drafts as a table, as JSON, and as the start of a file of names.

use serde::Serialize;

use crate::facts::Entity;
use crate::names::{Counted, Seen};
use crate::render::clean::clean;
use crate::render::json::{Point, line};
use crate::render::place;
use crate::render::table::padded;

/// A form of the list of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamesForm {
    /// Columns for people.
    Table,
    /// A JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// A file of `[[name]]` and `[[place]]`.
    Toml,
}

#[derive(Serialize)]
struct NameRecord<'a> {
    entity: &'static str,
    canonical: &'a str,
    known: bool,
    count: usize,
    spellings: Vec<SpellingRecord<'a>>,
}

#[derive(Serialize)]
struct SpellingRecord<'a> {
    text: &'a str,
    wrong: bool,
    count: usize,
    drafts: usize,
    file: &'a str,
    start: Point,
}

impl<'a> SpellingRecord<'a> {
    fn of(seen: &'a Seen) -> Self {
        let Seen { form, wrong, count, drafts, file, place } = seen;
        let start = Point::from(*place);
        Self { text: &form.text, wrong: *wrong, count: *count, drafts: *drafts, file, start }
    }
}

/// The names in a form.
#[must_use]
pub fn names(names: &[Counted], form: NamesForm) -> String {
    let records = names.iter().map(record);
    match form {
        NamesForm::Table => table(names),
        NamesForm::Json => line(&records.collect::<Vec<_>>()) + "\n",
        NamesForm::Jsonl => records.map(|record| line(&record) + "\n").collect(),
        NamesForm::Toml => names.iter().filter_map(entry).collect::<Vec<_>>().join("\n"),
    }
}

fn record(name: &Counted) -> NameRecord<'_> {
    NameRecord {
        entity: name.entity.name(),
        canonical: &name.canonical,
        known: name.known,
        count: total(name),
        spellings: name.spellings.iter().map(SpellingRecord::of).collect(),
    }
}

fn total(name: &Counted) -> usize {
    name.spellings.iter().map(|seen| seen.count).sum()
}

/// A row for each spelling; the name stands beside the first.
fn table(names: &[Counted]) -> String {
    let rows: Vec<Vec<String>> = names
        .iter()
        .flat_map(|name| {
            name.spellings.iter().enumerate().map(|(at, seen)| {
                let head = if at == 0 { [name.entity.name(), &name.canonical] } else { ["", ""] };
                let [entity, canonical] = head.map(str::to_owned);
                let place = place::brief(&seen.file, seen.place);
                let spelling = seen.form.text.to_string();
                vec![entity, canonical, spelling, seen.count.to_string(), seen.drafts.to_string(), place]
            })
        })
        .collect();
    padded(&["what", "name", "spelling", "mentions", "drafts", "first"], &rows)
}

/// The start of an entry: the form to write, the other full spellings as legitimate ones. A surname alone is no entry.
fn entry(name: &Counted) -> Option<String> {
    let full: Vec<&Seen> = name.spellings.iter().filter(|seen| seen.form.is_full()).collect();
    let first = full.first()?;
    let others = |wrong: bool| {
        let others = full.iter().filter(|seen| seen.wrong == wrong && *seen.form.text != *name.canonical);
        others.map(|seen| quoted(&seen.form.text)).collect::<Vec<_>>().join(", ")
    };
    let (table, kind) = match name.entity {
        Entity::Person => ("name", ""),
        Entity::Place => ("place", ""),
        Entity::Organisation => ("name", "kind = \"organisation\"\n"),
    };
    let times = if total(name) == 1 { "once".to_owned() } else { format!("{} times", total(name)) };
    // What a comment says must not end it.
    let file = clean(&first.file);
    let list = |key: &str, forms: String| if forms.is_empty() { forms } else { format!("{key} = [{forms}]\n") };
    let (variants, wrong) = (list("variants", others(false)), list("wrong", others(true)));
    let (place, canonical) = (place::unit(&file).numbered(first.place.line), quoted(&name.canonical));
    let head = format!("# {times}, first in {file}, {place}\n[[{table}]]\n");
    Some(format!("{head}{kind}canonical = {canonical}\n{variants}{wrong}"))
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
