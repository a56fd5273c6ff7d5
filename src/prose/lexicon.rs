//! The lexicon: what single words and fixed phrases mean to the readers of facts. Its data stand in `rules/lexicon/`.

#[expect(clippy::unreadable_literal, reason = "build.rs writes its numbers, and nobody reads them")]
mod built_in;
mod class;
#[cfg(test)]
mod english;
pub mod irregular;
mod key;
mod list;
#[cfg(test)]
mod named;
mod set;
mod store;
mod table;
pub mod words;

pub use class::{Class, Classes, Harm};
#[cfg(test)]
pub(crate) use english::continued;
pub(super) use key::Plain;
pub use list::{List, Lists, PhraseList};
pub use set::ClassSet;
pub use store::Word;
pub use table::Table;

use std::sync::LazyLock;

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
    /// The classes of each word as tokens hold them: all, and without [`Class::PhraseStart`].
    sets: Vec<[ClassSet; 2]>,
    /// The classes of each phrase.
    phrase_sets: Vec<ClassSet>,
    /// Of each word a bit for every word that is the second of a phrase it begins: most pairs of words begin none.
    seconds: Vec<u64>,
}

/// The bit of a second word.
fn bit(second: Word) -> u64 {
    1 << (second.0 & 63)
}

impl Lexicon {
    /// The built-in lexicon of English, which stands ready in the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(built_in::ENGLISH));
        &LEXICON
    }

    fn of(store: Store) -> Self {
        let begins = |&(classes, _): &(Classes, Lists)| classes.has(Class::PhraseStart);
        let bare = store.classes().filter(begins).map(|(mut classes, lists)| {
            classes.take_out(Class::PhraseStart);
            (classes, lists)
        });
        // Most words begin no phrase, and hold one set twice.
        let mut bare = ClassSet::of(bare).into_iter();
        let all = ClassSet::of(store.classes()).into_iter().zip(store.classes());
        let sets = all.map(|(all, set)| [all, if begins(&set) { bare.next().unwrap_or(all) } else { all }]).collect();
        let phrase_sets = ClassSet::of(store.phrase_classes());
        let seconds = store.seconds().map(|seconds| seconds.fold(0, |all, second| all | bit(second))).collect();
        Self { store, sets, phrase_sets, seconds }
    }

    /// What is known of a word as it stands in a text: case and the shape of apostrophes do not matter.
    #[must_use]
    pub fn find(&self, words: &str) -> (Word, Classes) {
        self.store.find(words)
    }

    /// The word of plain letters, where it stands in the lexicon.
    #[must_use]
    #[inline]
    pub(super) fn plain(&self, word: Plain) -> Word {
        self.store.find_key(word.key)
    }

    /// The classes of a word as tokens hold them.
    #[must_use]
    #[inline]
    pub(super) fn classes(&self, word: Word) -> ClassSet {
        self.sets.get(word.0 as usize).map_or(ClassSet::NONE, |&[all, _]| all)
    }

    /// The classes of a word that begins no phrase where it stands.
    #[must_use]
    pub(super) fn classes_without_phrase(&self, word: Word) -> ClassSet {
        self.sets.get(word.0 as usize).map_or(ClassSet::NONE, |&[_, bare]| bare)
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
    #[inline]
    pub fn phrase(&self, tokens: &[Token], at: usize, class: Class) -> Option<Found> {
        // Asked of nearly every token, answered at once for most.
        if tokens.get(at).is_some_and(|token| token.phrases.has(class)) {
            self.longest(tokens, at, class)
        } else {
            None
        }
    }

    fn longest(&self, tokens: &[Token], at: usize, class: Class) -> Option<Found> {
        self.phrases_at(tokens, at).filter(|found| found.classes.has(class)).max_by_key(|found| found.end)
    }

    /// One past the longest word or phrase of a list that begins with the token at `at`.
    #[must_use]
    #[inline]
    pub fn listed(&self, tokens: &[Token], at: usize, list: PhraseList) -> Option<usize> {
        let token = tokens.get(at)?;
        let phrase = token.phrases.stands_in(list.list()).then(|| self.longest_of(tokens, at, list.list())).flatten();
        phrase.or_else(|| token.classes.stands_in(list.list()).then_some(at + 1))
    }

    fn longest_of(&self, tokens: &[Token], at: usize, list: List) -> Option<usize> {
        let of = |number: usize| self.store.lists_of(self.store.phrase(number).sense).has(list);
        self.numbered(tokens, at).filter(|&(number, _)| of(number)).map(|(_, end)| end).max()
    }

    /// All phrases that begin with the token at `at`.
    pub fn phrases_at<'a>(&'a self, tokens: &'a [Token], at: usize) -> impl Iterator<Item = Found> + 'a {
        self.numbered(tokens, at).map(|(number, end)| {
            let Sense { classes, value, harm, .. } = self.store.phrase(number).sense;
            Found { end, classes, harm, value }
        })
    }

    /// The classes of all phrases that begin with the token at `at`; `None` where none does.
    #[must_use]
    pub(super) fn phrase_classes(&self, tokens: &[Token], at: usize) -> Option<ClassSet> {
        let second = tokens[wordy(tokens, at + 1)?].word;
        if second == Word::UNKNOWN || self.seconds.get(tokens[at].word.0 as usize)? & bit(second) == 0 {
            return None;
        }
        let classes = self.numbered(tokens, at).map(|(number, _)| self.phrase_sets[number]);
        classes.reduce(ClassSet::joined)
    }

    /// The numbers of the phrases that begin with the token at `at`, each with one past its last token.
    fn numbered<'a>(&'a self, tokens: &'a [Token], at: usize) -> impl Iterator<Item = (usize, usize)> + 'a {
        let first = tokens.get(at).filter(|token| token.is(Class::PhraseStart)).map(|token| token.word);
        let second = first.and_then(|first| Some((first, wordy(tokens, at + 1)?)));
        let second = second.filter(|&(_, at)| tokens[at].word != Word::UNKNOWN); // the lexicon knows all words of a phrase
        let numbers = second.map_or(0..0, |(first, at)| self.store.phrases(first, tokens[at].word));
        let after = second.map_or(at, |(_, at)| at + 1);
        numbers.filter_map(move |number| {
            let mut end = after;
            for &word in self.store.rest(self.store.phrase(number)) {
                let at = wordy(tokens, end).filter(|&at| tokens[at].word == word)?;
                end = at + 1;
            }
            Some((number, end))
        })
    }

    /// Adds the words of a table.
    pub fn extend(&mut self, table: &Table) {
        let mut store = std::mem::take(&mut self.store);
        store.extend(table);
        *self = Self::of(store);
    }
}

/// The place of the next token of a phrase, if it is no sign: a hyphen or the ending of a possessive may stand between the
/// words of a phrase.
#[inline]
fn wordy(tokens: &[Token], at: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    // Presidents' Day: the sign alone is the possessive of a plural.
    let bare = matches!(token.kind, Kind::Sign('\'' | '’')) && !token.spaced;
    let at = at + usize::from(token.is_hyphen() || token.kind == Kind::Possessive || bare);
    tokens.get(at).filter(|token| !matches!(token.kind, Kind::Sign(_))).map(|_| at)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn the_tables_of_the_program_say_what_the_files_say() {
        let tables = english::tables(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the files are sound");
        let named = named::Named::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the lists are sound");
        let (lexicon, read) = (Lexicon::built_in(), english::store(&tables, &named));
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
    fn a_list_has_each_word_once() {
        let twice = |text| Table::parse(text).unwrap_err();
        assert_eq!(twice("[words]\nunit = ['kilo', 'gram', 'Kilo']"), "`unit` lists `Kilo` twice");
        assert_eq!(twice("[[harm]]\nharm = 'death'\nverbs = ['kill', 'kill']"), "`death` lists `kill` twice");
        assert!(Table::parse("[words]\nunit = ['kilo']\nplace = ['kilo']").is_ok());
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
