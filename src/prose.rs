//! From blocks to tokens and sentences, each token looked up once in the lexicon.

mod extent;
mod inflect;
pub mod lexicon;
mod quotation;
mod scan;
mod sentence;
mod token;
mod view;

pub use inflect::{Forms, forms};
pub use lexicon::{Class, ClassSet, Classes, Harm, Lexicon, List, Lists, PhraseList, Word, words};
pub use quotation::{Marks, Quotation};
pub use sentence::Sentence;
pub use token::{Kind, Print, Token};
pub use view::{Stretch, View};

use crate::format::{Block, Mark};
use crate::text::Range;

/// One block's prose, cut into tokens and sentences. Everything in it is relative to the prose.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// The block: its text, its marks, and the way back to the source.
    pub block: Block,
    /// Words, numbers and punctuation, in order.
    pub tokens: Box<[Token]>,
    /// Sentences as ranges of tokens; together they cover all tokens.
    pub sentences: Box<[Sentence]>,
    /// What stands between quotation marks, in order; none lies in another.
    pub quotations: Box<[Quotation]>,
    /// A print of each token, in a row of their own: the phrase rules go over all of them.
    pub prints: Box<[Print]>,
}

impl Prose {
    /// Reads a block.
    #[must_use]
    pub fn read(block: Block, lexicon: &Lexicon) -> Self {
        Cutter::default().cut(block, lexicon)
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.block.text
    }

    /// The marks of links, notes and code.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.block.marks
    }

    /// The words that a range covers.
    #[must_use]
    pub fn words(&self, at: Range) -> &str {
        at.of(&self.block.text)
    }

    /// The words that a range covers, without their line breaks and double spaces: as messages quote them.
    #[must_use]
    pub fn line(&self, at: Range) -> String {
        self.words(at).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words of one token.
    #[must_use]
    pub fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| self.words(token.at))
    }

    /// Whether a token is this word, in any case.
    #[must_use]
    #[inline]
    pub fn says(&self, token: usize, word: &str) -> bool {
        let Some(token) = self.tokens.get(token) else { return false };
        // The length of almost every other word tells, and costs no look at the text.
        let (start, end) = (token.at.start as usize, token.at.end as usize);
        let at = || self.block.text.as_bytes().get(start..end).unwrap_or_default();
        end - start == word.len() && bit(at()) == bit(word.as_bytes()) && is_one(at(), &[word])
    }

    /// Whether a token is one of these words, in any case.
    #[must_use]
    #[inline]
    pub fn says_any(&self, token: usize, words: &[&str]) -> bool {
        let Some(token) = self.tokens.get(token) else { return false };
        let at = self.block.text.as_bytes().get(token.at.start as usize..token.at.end as usize).unwrap_or_default();
        // Readers ask this of millions of words with lists that the compiler knows: it joins their bits beforehand, and
        // one look tells nearly all words off.
        let likely = words.iter().fold(0, |all, word| all | bit(word.as_bytes()));
        likely & bit(at) != 0 && is_one(at, words)
    }

    /// Whether a token stands in a named list.
    #[must_use]
    #[inline]
    pub fn is(&self, token: usize, list: List) -> bool {
        self.tokens.get(token).is_some_and(|token| token.classes.stands_in(list))
    }

    /// Whether a word of a named list stands anywhere in the paragraph.
    #[must_use]
    #[inline]
    pub fn has(&self, list: List) -> bool {
        self.sentences.iter().any(|sentence| sentence.lists.has(list))
    }

    /// One past the longest word or phrase of a list that begins with a token.
    #[must_use]
    #[inline]
    pub fn phrase(&self, token: usize, list: PhraseList) -> Option<usize> {
        // A team's own words have numbers behind the built-in ones, and lists hold none of them.
        Lexicon::built_in().listed(&self.tokens, token, list)
    }

    /// Whether some of a range stands in a quotation, its marks included.
    #[must_use]
    pub fn is_quoted(&self, at: Range) -> bool {
        let range = |quotation: &Quotation| self.range(quotation.first, quotation.end);
        let after = self.quotations.partition_point(|quotation| range(quotation).start < at.end);
        self.quotations[..after].last().is_some_and(|quotation| range(quotation).touches(at))
    }

    /// The range of the tokens from `first` up to but without `end`; empty where there are none.
    #[must_use]
    pub fn range(&self, first: usize, end: usize) -> Range {
        match (self.tokens.get(first), end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(a), Some(b)) if first < end => Range::new(a.at.start, b.at.end),
            _ => Range::default(),
        }
    }

    /// The index of the first token that starts at or after a byte.
    #[must_use]
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|token| token.at.start < byte)
    }

    /// The sentence with that number; an empty one where there is none.
    #[must_use]
    pub fn sentence(&self, number: usize) -> Sentence {
        self.sentences.get(number).copied().unwrap_or_default()
    }

    /// The index of the sentence that holds a token.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= token).min(self.sentences.len().saturating_sub(1))
    }
}

/// One of sixty-four bits for a word, by its length and its first letter; the same in any case.
#[inline]
fn bit(word: &[u8]) -> u64 {
    let first = word.first().map_or(0, |first| usize::from(first & 31));
    1 << ((first * 5 + word.len() * 11) & 63)
}

#[inline(never)]
fn is_one(at: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| at.eq_ignore_ascii_case(word.as_bytes()))
}

/// Cuts one block after the other, in lists that keep the room they once took.
#[derive(Debug, Default)]
pub struct Cutter {
    tokens: Vec<Token>,
    prints: Vec<Print>,
    /// The tokens that a sentence may end with.
    turns: Vec<usize>,
    /// The tokens that may be quotation marks.
    marks: Vec<usize>,
    sentences: Vec<Sentence>,
    quotations: Vec<Quotation>,
}

/// The most tokens whose room is kept: a paragraph of a few pages. Longer ones are not held twice.
const KEPT: usize = 4096;

impl Cutter {
    /// The prose of a block.
    #[must_use]
    pub fn cut(&mut self, block: Block, lexicon: &Lexicon) -> Prose {
        self.turns.clear();
        self.marks.clear();
        scan::tokens(&block, lexicon, self);
        sentence::sentences(&block.text, (&self.tokens, &self.turns), &mut self.sentences);
        quotation::quotations((&self.tokens, &self.marks), &mut self.quotations);
        Prose {
            tokens: taken(&mut self.tokens),
            sentences: taken(&mut self.sentences),
            quotations: taken(&mut self.quotations),
            prints: taken(&mut self.prints),
            block,
        }
    }
}

/// What a list holds. A short list is copied and keeps its room, so that few are ever asked for.
fn taken<T: Copy>(list: &mut Vec<T>) -> Box<[T]> {
    if list.len() > KEPT {
        return std::mem::take(list).into();
    }
    let taken = list.as_slice().into();
    list.clear();
    taken
}
