//! The English words as they stand in the program: tables that `build.rs` writes from `rules/`.

use std::borrow::Cow;

use crate::prose::lexicon::list::Lists;
use crate::prose::lexicon::store::{Known, Phrase, Run, Sense, Store};
use crate::prose::lexicon::{Classes, Harm, Word};

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// The built-in words.
pub(super) const ENGLISH: Store = Store {
    slots: Cow::Borrowed(&SLOTS),
    known: Cow::Borrowed(&KNOWN),
    long: Cow::Borrowed(&LONG),
    phrases: Cow::Borrowed(&PHRASES),
    rests: Cow::Borrowed(&RESTS),
    lists: Cow::Borrowed(&LISTS),
};

const fn known(key: u128, sense: Sense, start: u32, end: u32) -> Known {
    Known { key, sense, phrases: Run { start, end } }
}

const fn phrase(second: u32, start: u32, end: u32, sense: Sense) -> Phrase {
    Phrase { second: Word(second), rest: Run { start, end }, sense }
}

const fn sense(classes: [u64; 2], value: u64, lemma: u32, harm: Option<Harm>, lists: u16) -> Sense {
    Sense { classes: Classes(classes), value, lemma: Word(lemma), harm, lists }
}
