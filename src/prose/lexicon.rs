//! The lexicon: what single words and fixed phrases mean to the readers of facts. Its data stand in `rules/lexicon/`.

mod class;
pub mod irregular;
mod table;

pub use class::{Class, Classes, Harm};
pub use table::Table;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::prose::token::{Kind, Token};

/// The built-in tables of English, as text.
const ENGLISH: &[&str] = &[
    include_str!("../../rules/lexicon/en/grammar.toml"),
    include_str!("../../rules/lexicon/en/numbers.toml"),
    include_str!("../../rules/lexicon/en/people.toml"),
    include_str!("../../rules/lexicon/en/harm.toml"),
    include_str!("../../rules/lexicon/en/sources.toml"),
    include_str!("../../rules/lexicon/en/time.toml"),
    include_str!("../../rules/lexicon/en/names.toml"),
];

/// The registry's places: every form of them is a place to the reader of names.
const PLACES: &str = include_str!("../../rules/places.toml");

/// Classes of the phrases with which an expression of time may begin.
const OF_TIME: Classes = Classes::of(&[Class::RelativeDay, Class::VagueTime, Class::Holiday]);

/// A word of the lexicon, by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Word(u32);

impl Word {
    /// A word that the lexicon does not have.
    pub const UNKNOWN: Self = Self(0);
}

/// What the lexicon knows of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Entry {
    classes: Classes,
    value: u64,
    harm: Option<Harm>,
    lemma: Word,
}

/// A phrase of two words or more, stored under its first word.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Phrase {
    rest: Vec<Word>,
    entry: Entry,
}

/// A phrase found in a run of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// One past its last token.
    pub end: usize,
    /// Its classes.
    pub classes: Classes,
    /// The harm it tells of, if any.
    pub harm: Option<Harm>,
    /// Its value as a number, 0 where it has none.
    pub value: u64,
}

/// Words and phrases with their classes, values and harms.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    ids: FxHashMap<Box<str>, Word>,
    entries: Vec<Entry>,
    phrases: FxHashMap<Word, Vec<Phrase>>,
}

impl Lexicon {
    /// The built-in lexicon of English, read once, when it is first asked for.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
            let mut lexicon = Lexicon::default();
            for text in ENGLISH {
                let table = Table::parse(text).expect("tests hold that the built-in tables are sound");
                lexicon.extend(&table);
            }
            lexicon.extend(&Table::of_places(PLACES).expect("tests hold that the file of places is sound"));
            lexicon
        });
        &LEXICON
    }

    /// What is known of a word as it stands in a text: case and the shape of apostrophes do not matter.
    #[must_use]
    pub fn find(&self, words: &str) -> (Word, Classes) {
        let mut buffer = [0_u8; 40];
        let word = match fold_into(words, &mut buffer) {
            Some(folded) => self.ids.get(folded),
            None => self.ids.get(fold(words).as_str()),
        };
        word.map_or((Word::UNKNOWN, Classes::default()), |&word| (word, self.entry(word).classes))
    }

    /// The word as it stands in the lexicon, whatever its class; unknown words are [`Word::UNKNOWN`].
    #[must_use]
    pub fn word(&self, words: &str) -> Word {
        self.find(words).0
    }

    /// The value of a number word, or the least value of "dozens" and its like; 0 where it has none.
    #[must_use]
    pub fn value(&self, word: Word) -> u64 {
        self.entry(word).value
    }

    /// The harm a word tells of.
    #[must_use]
    pub fn harm(&self, word: Word) -> Option<Harm> {
        self.entry(word).harm
    }

    /// The base form of an inflected word; the word itself where it is one.
    #[must_use]
    pub fn lemma(&self, word: Word) -> Word {
        match self.entry(word).lemma {
            Word::UNKNOWN => word,
            lemma => lemma,
        }
    }

    /// The longest phrase of a class that begins with the token at `at`.
    #[must_use]
    pub fn phrase(&self, tokens: &[Token], at: usize, class: Class) -> Option<Found> {
        self.phrases_at(tokens, at).filter(|found| found.classes.has(class)).max_by_key(|found| found.end)
    }

    /// All phrases that begin with the token at `at`.
    pub fn phrases_at<'a>(&'a self, tokens: &'a [Token], at: usize) -> impl Iterator<Item = Found> + 'a {
        let first = tokens.get(at).filter(|token| token.is(Class::PhraseStart)).map(|token| token.word);
        let phrases = first.and_then(|word| self.phrases.get(&word)).map_or(&[][..], Vec::as_slice);
        phrases.iter().filter_map(move |phrase| {
            let mut next = at + 1;
            for &word in &phrase.rest {
                // A hyphen may stand between the words of a phrase.
                if tokens.get(next).is_some_and(|token| token.is_hyphen()) {
                    next += 1;
                }
                let token = tokens.get(next)?;
                if token.word != word || matches!(token.kind, Kind::Sign(_)) {
                    return None;
                }
                next += 1;
            }
            let Entry { classes, value, harm, .. } = phrase.entry;
            Some(Found { end: next, classes, harm, value })
        })
    }

    /// Adds the words of a table.
    pub fn extend(&mut self, table: &Table) {
        for item in table.items() {
            let mut words = item.words.split([' ', '-']).filter(|word| !word.is_empty());
            let Some(first) = words.next() else { continue };
            let rest: Vec<Word> = words.map(|word| self.intern(word)).collect();
            let first = self.intern(first);
            let lemma =
                item.lemma.as_deref().filter(|_| rest.is_empty()).map_or(Word::UNKNOWN, |lemma| self.intern(lemma));
            let entry = Entry { classes: item.classes, value: item.value, harm: item.harm, lemma };
            if rest.is_empty() {
                self.entries[first.0 as usize].add(entry);
                continue;
            }
            self.entries[first.0 as usize].classes.put(Class::PhraseStart);
            if entry.classes.any(OF_TIME) {
                self.entries[first.0 as usize].classes.put(Class::TimePhrase);
            }
            let phrases = self.phrases.entry(first).or_default();
            match phrases.iter_mut().find(|phrase| phrase.rest == rest) {
                Some(phrase) => phrase.entry.add(entry),
                None => phrases.push(Phrase { rest, entry }),
            }
        }
    }

    fn entry(&self, word: Word) -> Entry {
        self.entries.get(word.0 as usize).copied().unwrap_or_default()
    }

    fn intern(&mut self, words: &str) -> Word {
        if self.entries.is_empty() {
            self.entries.push(Entry::default()); // number 0 is the unknown word
        }
        let folded = fold(words);
        if let Some(&word) = self.ids.get(folded.as_str()) {
            return word;
        }
        let word =
            Word(u32::try_from(self.entries.len()).expect("a lexicon has fewer than four thousand million words"));
        self.entries.push(Entry::default());
        self.ids.insert(folded.into(), word);
        word
    }
}

impl Entry {
    fn add(&mut self, other: Self) {
        self.classes.join(other.classes);
        self.harm = self.harm.or(other.harm);
        self.value = if self.value == 0 { other.value } else { self.value };
        self.lemma = if self.lemma == Word::UNKNOWN { other.lemma } else { self.lemma };
    }
}

/// Lower case with straight apostrophes, without a final full stop (`Gen.`, `U.N.`) and inner ones of initialisms.
fn fold(words: &str) -> String {
    words
        .chars()
        .filter(|&char| char != '.')
        .flat_map(char::to_lowercase)
        .map(|char| if char == '’' { '\'' } else { char })
        .collect()
}

/// [`fold`] for short ASCII words, without an allocation.
fn fold_into<'a>(words: &str, buffer: &'a mut [u8; 40]) -> Option<&'a str> {
    if words.len() > buffer.len() || !words.is_ascii() {
        return None;
    }
    let mut length = 0;
    for byte in words.bytes().filter(|&byte| byte != b'.') {
        buffer[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    std::str::from_utf8(&buffer[..length]).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_tables_are_sound() {
        for text in ENGLISH {
            assert_eq!(Table::parse(text).err(), None);
        }
    }

    #[test]
    fn inflected_words_know_their_harm_and_base() {
        let lexicon = Lexicon::built_in();
        for (form, base, harm) in
            [("killed", "kill", Harm::Death), ("Fled", "flee", Harm::Displacement), ("DYING", "die", Harm::Death)]
        {
            let (word, _) = lexicon.find(form);
            assert_eq!(lexicon.harm(word), Some(harm), "{form}");
            assert_eq!(lexicon.lemma(word), lexicon.word(base), "{form}");
        }
    }
}
