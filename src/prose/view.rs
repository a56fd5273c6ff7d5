//! One sentence as a reader of facts sees it: what stands outside it is not there.

use std::ops::Deref;

use crate::prose::lexicon::Found;
use crate::prose::{Class, Classes, Kind, Lexicon, List, Prose, Sentence, Token};

/// Tokens of a paragraph in a row, most often a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Stretch<'a> {
    /// The paragraph.
    pub prose: &'a Prose,
    /// The tokens.
    pub sentence: Sentence,
}

/// A sentence of a paragraph, with the words that the lexicon knows.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The sentence.
    pub stretch: Stretch<'a>,
    /// The words.
    pub lexicon: &'a Lexicon,
}

impl<'a> View<'a> {
    /// A sentence of a paragraph.
    #[must_use]
    pub fn new(prose: &'a Prose, sentence: Sentence, lexicon: &'a Lexicon) -> Self {
        Self { stretch: Stretch { prose, sentence }, lexicon }
    }

    /// The longest phrase of a class that begins with a token and ends in the sentence.
    #[must_use]
    #[inline]
    pub fn phrase(&self, at: usize, class: Class) -> Option<Found> {
        self.lexicon.phrase(&self.prose.tokens, at, class).filter(|found| found.end <= self.sentence.end)
    }
}

impl<'a> Deref for View<'a> {
    type Target = Stretch<'a>;

    fn deref(&self) -> &Stretch<'a> {
        &self.stretch
    }
}

impl<'a> Stretch<'a> {
    /// The tokens of a paragraph from `first` up to but without `end`.
    #[must_use]
    pub fn new(prose: &'a Prose, first: usize, end: usize) -> Self {
        Self { prose, sentence: Sentence::of(&prose.tokens, first, end) }
    }

    /// A token of the sentence.
    #[must_use]
    #[inline]
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.prose.tokens.get(at).filter(|_| self.sentence.holds(at))
    }

    /// The token so many places before one.
    #[must_use]
    #[inline]
    pub fn before(&self, at: usize, steps: usize) -> Option<&'a Token> {
        self.token(at.checked_sub(steps)?)
    }

    /// Whether a token is this word, in any case.
    #[must_use]
    #[inline]
    pub fn says(&self, at: usize, word: &str) -> bool {
        self.sentence.holds(at) && self.prose.says(at, word)
    }

    /// Whether a token is one of these words, in any case.
    #[must_use]
    #[inline]
    pub fn any(&self, at: usize, words: &[&str]) -> bool {
        self.sentence.holds(at) && self.prose.says_any(at, words)
    }

    /// Whether a token stands in a named list.
    #[must_use]
    #[inline]
    pub fn listed(&self, at: usize, list: List) -> bool {
        self.sentence.holds(at) && self.prose.is(at, list)
    }

    /// Whether the word before a token stands in a named list.
    #[must_use]
    #[inline]
    pub fn led(&self, at: usize, list: List) -> bool {
        at.checked_sub(1).is_some_and(|before| self.listed(before, list))
    }

    /// Whether these words stand just before a token.
    #[must_use]
    #[inline]
    pub fn preceded(&self, at: usize, words: &[&str]) -> bool {
        let first = at.checked_sub(words.len());
        first.is_some_and(|first| words.iter().zip(first..).all(|(word, at)| self.says(at, word)))
    }

    /// Whether the word before a token is one of these.
    #[must_use]
    #[inline]
    pub fn follows(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|before| self.any(before, words))
    }

    /// Whether a token is in a class.
    #[must_use]
    #[inline]
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.is(class))
    }

    /// Whether a token is in one of these classes.
    #[must_use]
    #[inline]
    pub fn of(&self, at: usize, classes: Classes) -> bool {
        self.token(at).is_some_and(|token| token.classes.any(classes))
    }

    /// Whether a token is this sign.
    #[must_use]
    #[inline]
    pub fn sign(&self, at: usize, sign: char) -> bool {
        self.token(at).is_some_and(|token| token.is_sign(sign))
    }

    /// Whether a token is a number, in digits or in words.
    #[must_use]
    #[inline]
    pub fn number(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Number || token.is(Class::Number))
    }
}
