//! What stands around a figure: its sentence, and the ones before and after it in the paragraph.

use crate::claims::Claim;
use crate::document::Document;
use crate::prose::{Class, Classes, List, Prose, Token};
use crate::text::Range;

/// Some sentences of a paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Near<'a> {
    /// The prose of the paragraph.
    pub prose: &'a Prose,
    first: usize,
    end: usize,
}

impl<'a> Near<'a> {
    /// The sentence of a claim, with so many before it and after it; `None` where its paragraph is gone.
    #[must_use]
    pub fn of(document: &'a Document, claim: &Claim, (before, after): (usize, usize)) -> Option<Self> {
        let prose = &document.slot(claim.paragraph)?.paragraph.prose;
        let sentence = claim.figure.sentence;
        let last = (sentence + after).min(prose.sentences.len().checked_sub(1)?);
        let first = prose.sentences.get(sentence.saturating_sub(before))?.first;
        Some(Self { prose, first, end: prose.sentences.get(last)?.end })
    }

    /// The tokens, by number.
    #[must_use]
    pub fn tokens(&self) -> std::ops::Range<usize> {
        self.first..self.end
    }

    /// The words as a range of the paragraph's prose.
    #[must_use]
    pub fn range(&self) -> Range {
        self.prose.range(self.first, self.end)
    }

    /// Whether one of the words stands there, in any case.
    #[must_use]
    pub fn says(&self, words: &[&str]) -> bool {
        self.tokens().any(|at| words.iter().any(|word| self.prose.says(at, word)))
    }

    /// Whether a word of a named list stands there.
    #[must_use]
    pub fn lists(&self, list: List) -> bool {
        self.tokens().any(|at| self.prose.is(at, list))
    }

    /// Whether a word of one of the classes stands there.
    #[must_use]
    pub fn has(&self, classes: &[Class]) -> bool {
        let classes = Classes::of(classes);
        self.each().any(|token| token.classes.any(classes))
    }

    fn each(&self) -> impl Iterator<Item = &'a Token> {
        self.prose.tokens[self.first..self.end].iter()
    }
}
