//! The English words as their files say them. The program holds what is made of them here when it is built.

use std::fs;
use std::path::Path;

use crate::prose::lexicon::list::Lists;
use crate::prose::lexicon::named::Named;
use crate::prose::lexicon::store::{Known, Phrase, Run, Sense, Store, Word};
use crate::prose::lexicon::{Classes, Table};

/// The files below the folder of the package, in the order in which they are read.
pub(super) const FILES: &[&str] = &[
    "rules/lexicon/en/grammar.toml",
    "rules/lexicon/en/numbers.toml",
    "rules/lexicon/en/people.toml",
    "rules/lexicon/en/harm.toml",
    "rules/lexicon/en/parties.toml",
    "rules/lexicon/en/sources.toml",
    "rules/lexicon/en/time.toml",
    "rules/lexicon/en/names.toml",
];

/// The registry's places, and the folder whose files continue it: every form of them is a place to the reader of names.
const PLACES: (&str, &str) = ("rules/places.toml", "rules/places");

/// Every file as a table.
///
/// # Errors
/// When a file cannot be read or is no table; the message says which and why.
pub(super) fn tables(package: &Path) -> Result<Vec<Table>, String> {
    let read = |name: &str, parse: fn(&str) -> Result<Table, String>| {
        let text = fs::read_to_string(package.join(name)).map_err(|error| format!("{name}: {error}"))?;
        parse(&text).map_err(|error| format!("{name}: {error}"))
    };
    let mut tables = FILES.iter().map(|name| read(name, Table::parse)).collect::<Result<Vec<_>, _>>()?;
    let (file, folder) = PLACES;
    for name in &continued(package, file, folder)? {
        tables.push(read(name, Table::of_places)?);
    }
    tables.push(Table::of_pasts());
    Ok(tables)
}

/// A file and those of the folder that continues it, in the order of their names.
///
/// # Errors
/// When the folder cannot be read; the message says why.
pub fn continued(package: &Path, file: &str, folder: &str) -> Result<Vec<String>, String> {
    let listed = fs::read_dir(package.join(folder)).map_err(|error| format!("{folder}: {error}"))?;
    let names = listed.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let tables = names.filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "toml"));
    let mut files: Vec<String> = tables.map(|name| format!("{folder}/{name}")).collect();
    files.sort();
    files.insert(0, file.to_owned());
    Ok(files)
}

/// The words of all tables and lists.
pub(super) fn store(tables: &[Table], named: &Named) -> Store {
    let mut store = Store::default();
    for table in tables {
        store.extend(table);
    }
    store.list(named);
    store
}

/// The words as the source of static tables, which `built_in.rs` takes in.
pub(super) fn source(store: &Store) -> String {
    let mut source = String::new();
    let known = store.known.iter().map(|&Known { key, sense, phrases: Run { start, end } }| {
        format!("known({key:#x}, {}, {start}, {end})", written(sense))
    });
    let long = store.long.iter().map(|(text, word)| format!("(Cow::Borrowed({text:?}), Word({}))", word.0));
    let phrases = store.phrases.iter().map(|&Phrase { second: Word(second), rest: Run { start, end }, sense }| {
        format!("phrase({second}, {start}, {end}, {})", written(sense))
    });
    array(&mut source, "SLOTS: [u32", store.slots.iter().map(u32::to_string));
    array(&mut source, "KNOWN: [Known", known);
    array(&mut source, "LONG: [(Cow<'static, str>, Word)", long);
    array(&mut source, "PHRASES: [Phrase", phrases);
    array(&mut source, "RESTS: [Word", store.rests.iter().map(|word| format!("Word({})", word.0)));
    let lists = store.lists.iter().map(|Lists(bits)| format!("Lists({bits:?})"));
    array(&mut source, "LISTS: [Lists", lists);
    source
}

fn array(source: &mut String, head: &str, items: impl Iterator<Item = String>) {
    let items: Vec<String> = items.collect();
    *source += &["static ", head, "; ", &items.len().to_string(), "] = [\n", &items.join(",\n"), "\n];\n"].concat();
}

fn written(Sense { classes, value, lemma, harm, lists }: Sense) -> String {
    let Classes([low, high]) = classes;
    let harm = harm.map_or("None".to_owned(), |harm| format!("Some(Harm::{harm:?})"));
    format!("sense([{low:#x}, {high:#x}], {value}, {}, {harm}, {lists})", lemma.0)
}
