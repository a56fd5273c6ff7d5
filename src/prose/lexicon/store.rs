//! Where words and phrases stand and how they are found: the built-in ones in tables that are part of the program.

use std::borrow::Cow;

use crate::prose::lexicon::key::{hash, key, letters};
use crate::prose::lexicon::list::Lists;
use crate::prose::lexicon::{Class, Classes, Harm, Table};

/// A word of the lexicon, by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Word(pub(super) u32);

impl Word {
    /// A word that the lexicon does not have.
    pub const UNKNOWN: Self = Self(0);
}

/// What is said of a word or a phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sense {
    pub(super) classes: Classes,
    pub(super) value: u64,
    pub(super) lemma: Word,
    pub(super) harm: Option<Harm>,
    /// The named lists it stands in, by the number they have in [`Store::lists`].
    pub(super) lists: u16,
}

/// A word, what is said of it, and which phrases it begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) key: u128,
    pub(super) sense: Sense,
    pub(super) phrases: Run,
}

/// A phrase of two words or more; its first word leads to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) second: Word,
    /// The words after the second one, in [`Store::rests`].
    pub(super) rest: Run,
    pub(super) sense: Sense,
}

/// A stretch of another table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Run {
    fn of<T>(self, table: &[T]) -> &[T] {
        table.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// Words and phrases. The tables are borrowed from the program until a team adds words of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Store {
    /// Numbers of words by the hash of their keys, with 0 for a free place: a power of two, half of them free at least.
    pub(super) slots: Cow<'static, [u32]>,
    /// The words by number; number 0 is no word.
    pub(super) known: Cow<'static, [Known]>,
    /// The words that are too long for a key, in order.
    pub(super) long: Cow<'static, [(Cow<'static, str>, Word)]>,
    /// The phrases by first and second word, so that those of a word stand together.
    pub(super) phrases: Cow<'static, [Phrase]>,
    /// What phrases have beyond their second word.
    pub(super) rests: Cow<'static, [Word]>,
    /// The sets of lists that words and phrases stand in, the first one empty.
    pub(super) lists: Cow<'static, [Lists]>,
}

/// Classes of the phrases with which an expression of time may begin.
const OF_TIME: Classes = Classes::of(&[Class::RelativeDay, Class::VagueTime, Class::Holiday, Class::MonthAbroad]);

/// The key of a word that is too long for one; no text has it.
const LONG: u128 = u128::MAX;

/// A phrase on its way into the tables: its first word, the others, its sense.
pub(super) type Loose = (Word, Vec<Word>, Sense);

impl Store {
    /// A word as it stands in a text, and its classes.
    #[must_use]
    pub(super) fn find(&self, words: &str) -> (Word, Classes) {
        let found = match key(words) {
            Some(key) => self.of_key(key),
            None => self.of_letters(words),
        };
        found.map_or_else(Default::default, |(word, known)| (word, known.sense.classes))
    }

    /// The word of a key.
    #[must_use]
    #[inline]
    pub(super) fn find_key(&self, key: u128) -> Word {
        self.of_key(key).map_or(Word::UNKNOWN, |(word, _)| word)
    }

    /// The classes and lists of all words, by number.
    pub(super) fn classes(&self) -> impl Iterator<Item = (Classes, Lists)> {
        self.known.iter().map(|known| (known.sense.classes, self.lists_of(known.sense)))
    }

    /// The named lists that a word or a phrase stands in.
    #[must_use]
    pub(super) fn lists_of(&self, sense: Sense) -> Lists {
        self.lists.get(usize::from(sense.lists)).copied().unwrap_or_default()
    }

    /// What is said of a word.
    #[must_use]
    pub(super) fn sense(&self, word: Word) -> Sense {
        self.known.get(word.0 as usize).map(|known| known.sense).unwrap_or_default()
    }

    /// The numbers of the phrases that begin with two words.
    #[must_use]
    pub(super) fn phrases(&self, first: Word, second: Word) -> std::ops::Range<usize> {
        let Some(Run { start, end }) = self.known.get(first.0 as usize).map(|known| known.phrases) else { return 0..0 };
        let phrases = self.phrases.get(start as usize..end as usize).unwrap_or_default();
        let from = phrases.partition_point(|phrase| phrase.second < second);
        let count = phrases[from..].iter().take_while(|phrase| phrase.second == second).count();
        let from = start as usize + from;
        from..from + count
    }

    /// The second words of the phrases that each word begins, by its number.
    pub(super) fn seconds(&self) -> impl Iterator<Item = impl Iterator<Item = Word>> {
        self.known.iter().map(|known| known.phrases.of(&self.phrases).iter().map(|phrase| phrase.second))
    }

    /// A phrase by its number.
    #[must_use]
    pub(super) fn phrase(&self, number: usize) -> &Phrase {
        &self.phrases[number]
    }

    /// The classes and lists of all phrases, by number.
    pub(super) fn phrase_classes(&self) -> impl Iterator<Item = (Classes, Lists)> {
        self.phrases.iter().map(|phrase| (phrase.sense.classes, self.lists_of(phrase.sense)))
    }

    /// The words of a phrase after its second one.
    #[must_use]
    pub(super) fn rest(&self, phrase: &Phrase) -> &[Word] {
        phrase.rest.of(&self.rests)
    }

    /// Adds the words of a table. What is known of a word already stays; classes are joined.
    pub(super) fn extend(&mut self, table: &Table) {
        let mut loose: Vec<Loose> = Vec::new();
        for item in table.items() {
            let lemma = item.lemma.as_deref().filter(|_| !item.words.contains([' ', '-']));
            let sense = Sense { classes: item.classes, value: item.value, harm: item.harm, ..Sense::default() };
            self.add(&item.words, sense, &mut loose);
            if let Some((lemma, word)) = lemma.map(|lemma| (self.intern(lemma), self.intern(&item.words))) {
                self.known.to_mut()[word.0 as usize].sense.add(Sense { lemma, ..Sense::default() });
            }
        }
        self.put(loose);
    }

    /// Adds a word; a phrase is put among `loose`.
    pub(super) fn add(&mut self, words: &str, sense: Sense, loose: &mut Vec<Loose>) {
        let mut words = words.split([' ', '-']).filter(|word| !word.is_empty());
        let Some(first) = words.next().map(|word| self.intern(word)) else { return };
        let rest: Vec<Word> = words.map(|word| self.intern(word)).collect();
        let known = &mut self.known.to_mut()[first.0 as usize];
        if rest.is_empty() {
            known.sense.add(sense);
        } else {
            known.sense.classes.put(Class::PhraseStart);
            if sense.classes.any(OF_TIME) {
                known.sense.classes.put(Class::TimePhrase);
            }
            loose.push((first, rest, sense));
        }
    }

    fn of_key(&self, key: u128) -> Option<(Word, &Known)> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash(key);
        loop {
            let number = *self.slots.get(at & mask)?;
            let known = self.known.get(number as usize).filter(|_| number != 0)?;
            if known.key == key {
                return Some((Word(number), known));
            }
            at += 1;
        }
    }

    #[cold]
    fn of_letters(&self, words: &str) -> Option<(Word, &Known)> {
        let at = self.long.binary_search_by(|(long, _)| long.chars().cmp(letters(words))).ok()?;
        let word = self.long[at].1;
        Some((word, &self.known[word.0 as usize]))
    }

    /// The number of a word, a new one where it has none.
    fn intern(&mut self, words: &str) -> Word {
        let key = key(words);
        let found = match key {
            Some(key) => self.of_key(key),
            None => self.of_letters(words),
        };
        if let Some((word, _)) = found {
            return word;
        }
        let known = self.known.to_mut();
        if known.is_empty() {
            known.push(Known::default());
        }
        let number = u32::try_from(known.len()).expect("a lexicon has fewer than four thousand million words");
        known.push(Known { key: key.unwrap_or(LONG), ..Known::default() });
        if key.is_some() {
            self.settle(number);
        } else {
            let text: String = letters(words).collect();
            let at = self.long.partition_point(|(long, _)| **long < *text);
            self.long.to_mut().insert(at, (text.into(), Word(number)));
        }
        Word(number)
    }

    /// Gives the newest word its slot, and all words new ones where they have become too many.
    fn settle(&mut self, number: u32) {
        let mut from = number;
        if 2 * self.known.len() > self.slots.len() {
            self.slots = vec![0; (2 * self.known.len()).next_power_of_two()].into();
            from = 1;
        }
        let slots = self.slots.to_mut();
        let mask = slots.len() - 1;
        for number in from..=number {
            let key = self.known[number as usize].key;
            let mut at = hash(key);
            while key != LONG && slots[at & mask] != 0 {
                at += 1;
            }
            if key != LONG {
                slots[at & mask] = number;
            }
        }
    }

    /// Puts phrases among those that stand already, which go before.
    pub(super) fn put(&mut self, loose: Vec<Loose>) {
        if loose.is_empty() {
            return;
        }
        let mut all: Vec<Loose> = Vec::with_capacity(self.phrases.len() + loose.len());
        for (number, known) in (0..).zip(self.known.iter()) {
            for phrase in known.phrases.of(&self.phrases) {
                let mut rest = vec![phrase.second];
                rest.extend(self.rest(phrase));
                all.push((Word(number), rest, phrase.sense));
            }
        }
        all.extend(loose);
        all.sort_by(|(first, rest, _), (other, others, _)| (first, rest).cmp(&(other, others)));
        all.dedup_by(|later, earlier| {
            let same = (later.0, &later.1) == (earlier.0, &earlier.1);
            if same {
                earlier.2.add(later.2);
            }
            same
        });
        let place = |at: usize| u32::try_from(at).expect("a lexicon has fewer than four thousand million phrases");
        let (mut phrases, mut rests) = (Vec::with_capacity(all.len()), Vec::new());
        let known = self.known.to_mut();
        for known in known.iter_mut() {
            known.phrases = Run::default();
        }
        for (first, rest, sense) in all {
            let run = &mut known[first.0 as usize].phrases;
            let at = place(phrases.len());
            if run.end != at {
                run.start = at; // the word's first phrase
            }
            run.end = at + 1;
            let start = place(rests.len());
            rests.extend(&rest[1..]);
            phrases.push(Phrase { second: rest[0], rest: Run { start, end: place(rests.len()) }, sense });
        }
        (self.phrases, self.rests) = (phrases.into(), rests.into());
    }
}

impl Sense {
    fn add(&mut self, other: Self) {
        self.classes.join(other.classes);
        self.harm = self.harm.or(other.harm);
        self.value = if self.value == 0 { other.value } else { self.value };
        self.lemma = if self.lemma == Word::UNKNOWN { other.lemma } else { self.lemma };
        self.lists = self.lists.max(other.lists); // only one table has lists, and every word once
    }
}
