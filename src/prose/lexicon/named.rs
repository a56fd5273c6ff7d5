//! The named lists as their files say them, and which lists each word and phrase stands in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::prose::lexicon::key::letters;
use crate::prose::lexicon::list::{List, Lists, WIDTH};
use crate::prose::lexicon::store::{Loose, Sense, Store};

/// The folder of the files, below the folder of the package.
const FOLDER: &str = "rules/lexicon/en/lists";

/// How many lists there can be.
const ROOM: usize = 64 * WIDTH;

/// One file of lists, by their names.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Lists of words, each of which is one token of a text.
    #[serde(default)]
    words: BTreeMap<String, Vec<String>>,
    /// Lists of phrases, some of which may be single words.
    #[serde(default)]
    phrases: BTreeMap<String, Vec<String>>,
    /// Lists of pieces of text, which are compared with letters and not with tokens.
    #[serde(default)]
    texts: BTreeMap<String, Vec<String>>,
}

/// All lists.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    files: BTreeMap<String, File>,
}

impl Named {
    /// Reads the files.
    ///
    /// # Errors
    /// When a file cannot be read or says something that is no list, when a list has a word twice or one that no token
    /// can be, and when there are more lists than sets have room for; the message says which and why.
    pub(super) fn read(package: &Path) -> Result<Self, String> {
        let listed = fs::read_dir(package.join(FOLDER)).map_err(|error| format!("{FOLDER}: {error}"))?;
        let names = listed.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut named = Self::default();
        for name in names {
            let Some(stem) = name.strip_suffix(".toml") else { continue };
            let told = |error: String| format!("{FOLDER}/{name}: {error}");
            let text = fs::read_to_string(package.join(FOLDER).join(&name)).map_err(|error| told(error.to_string()))?;
            named.files.insert(stem.to_owned(), File::parse(&text).map_err(told)?);
        }
        match named.lists().count() {
            count if count > ROOM => Err(format!("{FOLDER}: {count} lists, and sets have room for {ROOM}")),
            _ => Ok(named),
        }
    }

    /// Every list that tokens are asked for, with the file and the name it has, the kind of its constant and its items.
    fn lists(&self) -> impl Iterator<Item = (List, [&str; 3], &[String])> {
        let all = self.files.iter().flat_map(|(stem, file)| {
            let words = file.words.iter().map(move |(name, items)| ([&**stem, &**name, "List"], &**items));
            let phrases = file.phrases.iter().map(move |(name, items)| ([&**stem, &**name, "PhraseList"], &**items));
            words.chain(phrases)
        });
        (0..=u8::MAX).zip(all).map(|(number, (names, items))| (List(number), names, items))
    }

    /// The lists of every word and phrase, in folded letters.
    fn items(&self) -> BTreeMap<String, Lists> {
        let mut all: BTreeMap<String, Lists> = BTreeMap::new();
        for (list, _, items) in self.lists() {
            for item in items {
                all.entry(letters(item).collect()).or_default().put(list);
            }
        }
        all
    }

    /// The constants as source, which `words.rs` takes in.
    pub(super) fn source(&self) -> String {
        let mut lines = Vec::new();
        for (stem, file) in &self.files {
            lines.push(format!("/// The lists of `{FOLDER}/{stem}.toml`.\npub mod {stem} {{"));
            for (List(number), [_, name, kind], items) in self.lists().filter(|(_, [of, ..], _)| of == stem) {
                let (name, items) = (name.to_uppercase(), items.join(", "));
                lines.push(format!("/// {items}\npub const {name}: super::{kind} = super::{kind}({number});"));
            }
            for (name, items) in &file.texts {
                let (name, told) = (name.to_uppercase(), items.join(", "));
                lines.push(format!("/// {told}\npub const {name}: &[&str] = &{items:?};"));
            }
            lines.push("}\n".to_owned());
        }
        lines.join("\n")
    }
}

impl Lists {
    /// Puts a list into the set.
    pub(super) const fn put(&mut self, list: List) {
        self.0[list.0 as usize / 64] |= 1 << (list.0 % 64);
    }
}

impl Store {
    /// Adds the words and phrases of the lists.
    pub(super) fn list(&mut self, named: &Named) {
        let mut loose: Vec<Loose> = Vec::new();
        let mut sets = vec![Lists::default()];
        for (words, lists) in named.items() {
            let known = sets.iter().position(|&set| set == lists);
            let number = known.unwrap_or_else(|| {
                sets.push(lists);
                sets.len() - 1
            });
            let lists = u16::try_from(number).expect("words of lists are fewer than sixty-five thousand");
            self.add(&words, Sense { lists, ..Sense::default() }, &mut loose);
        }
        self.lists = sets.into();
        self.put(loose);
    }
}

impl File {
    fn parse(text: &str) -> Result<Self, String> {
        let file: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        for (name, items) in file.words.iter().chain(&file.phrases).chain(&file.texts) {
            let mut known = BTreeSet::new();
            if let Some(twice) = items.iter().find(|item| !known.insert(letters(item).collect::<String>())) {
                return Err(format!("`{name}` lists `{twice}` twice"));
            }
        }
        let words = file.words.iter().map(|(name, items)| (name, items, false));
        let phrases = file.phrases.iter().map(|(name, items)| (name, items, true));
        for (name, items, spaced) in words.chain(phrases) {
            let odd = |item: &&String| !item.split(' ').all(is_token) || !spaced && item.contains(' ');
            if let Some(odd) = items.iter().find(odd) {
                return Err(format!("`{name}` lists `{odd}`, which no word of a text can be"));
            }
        }
        Ok(file)
    }
}

/// Whether a word can be one token: a hyphen cuts it, and so does the ending of a possessive.
fn is_token(word: &str) -> bool {
    let inner = |char: char| char.is_alphanumeric() || matches!(char, '\'' | '.');
    let ends = |char: char| char.is_alphabetic();
    word.starts_with(ends) && word.ends_with(ends) && word.chars().all(inner) && !word.ends_with("'s")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Block;
    use crate::prose::{Lexicon, Prose};

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        assert_eq!(File::parse(text).unwrap_err(), expected);
    }

    #[test]
    fn a_list_has_each_word_once() {
        refused("[words]\nunit = ['kilo', 'gram', 'Kilo']", "`unit` lists `Kilo` twice");
        refused("[phrases]\nbody = ['un', 'the un', 'U.N.']", "`body` lists `U.N.` twice");
        refused("[texts]\nbody = ['us', 'us']", "`body` lists `us` twice");
    }

    #[test]
    fn what_no_token_can_be_is_refused() {
        refused("[words]\nstate = ['has been']", "`state` lists `has been`, which no word of a text can be");
        refused("[words]\nfamed = [\"actor's\"]", "`famed` lists `actor's`, which no word of a text can be");
        refused("[phrases]\nkin = ['wife', 'ex-wife']", "`kin` lists `ex-wife`, which no word of a text can be");
        assert!(File::parse("[phrases]\nstate = ['has been']\n[texts]\nkin = ['ex-wife']").is_ok());
    }

    #[test]
    fn a_text_that_is_one_item_of_a_list_is_found_in_it() {
        let named = Named::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the files are sound");
        for (list, [file, name, kind], items) in named.lists() {
            for item in items {
                let prose = Prose::read(Block::of(item), Lexicon::built_in());
                let count = prose.tokens.len();
                let alone = count == 1 && prose.is(0, list);
                let phrase = kind == "PhraseList" && prose.phrase(0, super::super::PhraseList(list.0)) == Some(count);
                assert!(alone || phrase, "{file}: {name}: {item}");
                assert!(prose.sentences.iter().any(|sentence| sentence.lists.has(list)), "{file}: {name}: {item}");
            }
        }
    }

    /// The text of every file below a folder.
    fn texts(folder: &Path, all: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("the sources are there").flatten() {
            match entry.path() {
                path if path.is_dir() => texts(&path, all),
                path => all.extend(fs::read_to_string(path)),
            }
        }
    }

    #[test]
    fn some_rule_or_reader_asks_for_every_list() {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        let named = Named::read(package).expect("the files are sound");
        let mut sources = Vec::new();
        texts(&package.join("src"), &mut sources);
        for (stem, file) in &named.files {
            let path = format!("::words::{stem}::");
            let imports = sources.iter().flat_map(|text| text.split(&path).skip(1));
            let imported: BTreeSet<&str> = imports
                .filter_map(|rest| rest.split(';').next())
                .flat_map(|names| names.split(|char: char| !(char.is_ascii_uppercase() || char == '_')))
                .collect();
            let names = file.words.keys().chain(file.phrases.keys()).chain(file.texts.keys());
            for name in names {
                assert!(imported.contains(&*name.to_uppercase()), "nobody asks for {stem}: {name}");
            }
        }
    }

    #[test]
    fn the_constants_of_the_program_say_what_the_files_say() {
        let named = Named::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the files are sound");
        assert!(named.source() == include_str!(concat!(env!("OUT_DIR"), "/words.rs")));
    }
}
