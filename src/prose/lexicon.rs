//! The lexicon: what single words and fixed phrases mean to the readers of facts. Its data stand in `rules/lexicon/`.

#[expect(clippy::unreadable_literal, reason = "build.rs writes its numbers, and nobody reads them")]
mod built_in;
mod class;
#[cfg(test)]
mod english;
pub mod irregular;
mod key;
mod store;
mod table;

pub use class::{Class, Classes, Harm};
pub use store::Word;
pub use table::Table;

use crate::prose::lexicon::store::{Sense, Store};
use crate::prose::token::{Kind, Token};

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
    store: Store,
}

impl Lexicon {
    /// The built-in lexicon of English, which stands ready in the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static LEXICON: Lexicon = Lexicon { store: built_in::ENGLISH };
        &LEXICON
    }

    /// What is known of a word as it stands in a text: case and the shape of apostrophes do not matter.
    #[must_use]
    pub fn find(&self, words: &str) -> (Word, Classes) {
        self.store.find(words)
    }

    /// The word as it stands in the lexicon, whatever its class; unknown words are [`Word::UNKNOWN`].
    #[must_use]
    pub fn word(&self, words: &str) -> Word {
        self.find(words).0
    }

    /// The value of a number word, or the least value of "dozens" and its like; 0 where it has none.
    #[must_use]
    pub fn value(&self, word: Word) -> u64 {
        self.store.sense(word).value
    }

    /// The harm a word tells of.
    #[must_use]
    pub fn harm(&self, word: Word) -> Option<Harm> {
        self.store.sense(word).harm
    }

    /// The base form of an inflected word; the word itself where it is one.
    #[must_use]
    pub fn lemma(&self, word: Word) -> Word {
        match self.store.sense(word).lemma {
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
        let second = first.and_then(|first| Some((first, wordy(tokens, at + 1)?)));
        let phrases = second.map_or(&[][..], |(first, at)| self.store.phrases(first, tokens[at].word));
        let after = second.map_or(at, |(_, at)| at + 1);
        phrases.iter().filter_map(move |phrase| {
            let mut end = after;
            for &word in self.store.rest(phrase) {
                let at = wordy(tokens, end).filter(|&at| tokens[at].word == word)?;
                end = at + 1;
            }
            let Sense { classes, value, harm, .. } = phrase.sense;
            Some(Found { end, classes, harm, value })
        })
    }

    /// Adds the words of a table.
    pub fn extend(&mut self, table: &Table) {
        self.store.extend(table);
    }
}

/// The place of the next token of a phrase, if it is no sign: a hyphen may stand between the words of a phrase.
fn wordy(tokens: &[Token], at: usize) -> Option<usize> {
    let at = at + usize::from(tokens.get(at)?.is_hyphen());
    tokens.get(at).filter(|token| !matches!(token.kind, Kind::Sign(_))).map(|_| at)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn the_tables_of_the_program_say_what_the_files_say() {
        let tables = english::tables(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the files are sound");
        let (lexicon, read) = (Lexicon::built_in(), english::store(&tables));
        assert!(lexicon.store == read, "the program holds other words than the files say now");
        assert!(english::source(&read) == include_str!(concat!(env!("OUT_DIR"), "/lexicon.rs")));
        for item in tables.iter().flat_map(Table::items).filter(|item| !item.words.contains([' ', '-'])) {
            let (word, classes) = lexicon.find(&item.words);
            let mut joined = classes;
            joined.join(item.classes);
            assert_eq!(joined, classes, "{}", item.words);
            assert!(item.value == 0 || lexicon.value(word) > 0, "{}", item.words);
            assert!(item.harm.is_none() || lexicon.harm(word).is_some(), "{}", item.words);
        }
    }

    #[test]
    fn a_teams_words_stand_beside_the_built_in_ones() {
        let team = "[words]\nplace = ['killed', 'Zz-quarter']\nunit = ['zzgramme', 'an-unusually-long-zzword', 'counterzzdemonstrations']";
        let mut lexicon = Lexicon::built_in().clone();
        lexicon.extend(&Table::parse(team).expect("a sound table"));
        let (killed, classes) = lexicon.find("killed");
        assert_eq!(killed, Lexicon::built_in().word("killed"));
        assert!(classes.has(Class::Place) && classes.has(Class::HarmVerb));
        assert_eq!(lexicon.harm(killed), Some(Harm::Death));
        assert!(lexicon.find("Zzgramme").1.has(Class::Unit));
        assert!(lexicon.find("CounterZZdemonstrations").1.has(Class::Unit));
        assert!(lexicon.find("zz").1.has(Class::PhraseStart));
        assert_eq!(Lexicon::built_in().word("zz"), Word::UNKNOWN);
    }

    #[test]
    fn an_empty_lexicon_knows_nothing_until_it_is_told() {
        let mut lexicon = Lexicon::default();
        assert_eq!(lexicon.word("killed"), Word::UNKNOWN);
        let words: Vec<String> = (0..500).map(|number| format!("'zz{number}'")).collect();
        lexicon.extend(&Table::parse(&format!("[words]\nunit = [{}]", words.join(","))).expect("a sound table"));
        assert!((0..500).all(|number| lexicon.find(&format!("ZZ{number}")).1.has(Class::Unit)));
        assert_eq!(lexicon.word("zz500"), Word::UNKNOWN);
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
