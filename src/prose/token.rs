//! Tokens: words, numbers, and single marks of punctuation, with what the lexicon knows of them.

use crate::prose::{Class, Classes, Word};
use crate::text::Range;

/// One token of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four things that are so or not, none of which excludes another")]
pub struct Token {
    /// Where it stands in the prose.
    pub at: Range,
    /// What it is made of.
    pub kind: Kind,
    /// Whether white space (or the beginning) stands before it.
    pub spaced: bool,
    /// Whether it is the first of a line.
    pub line_start: bool,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether it has two letters or more and all are capitals.
    pub upper: bool,
    /// What the lexicon knows of the word; [`Word::UNKNOWN`] where nothing.
    pub word: Word,
    /// The classes of the word.
    pub classes: Classes,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with inner apostrophes, or with inner full stops (`U.N.`).
    Word,
    /// Digits, with grouping and a decimal mark.
    Number,
    /// Digits with an ordinal ending: `46th`.
    Ordinal,
    /// Letters and digits mixed: `T72`, `9K72`.
    Code,
    /// `'s` or `’` at the end of a word.
    Possessive,
    /// One character of punctuation or any other sign.
    Sign(char),
}

impl Token {
    /// Whether the lexicon puts the word in a class.
    #[must_use]
    pub fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// Whether the token is this sign.
    #[must_use]
    pub fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    /// Whether the token is a word or a number, not a sign.
    #[must_use]
    pub fn is_wordy(&self) -> bool {
        !matches!(self.kind, Kind::Sign(_))
    }

    /// Whether the token is a quotation mark of any shape.
    #[must_use]
    pub fn is_quote(&self) -> bool {
        matches!(self.kind, Kind::Sign('"' | '“' | '”' | '„' | '«' | '»' | '‟'))
    }

    /// Whether the token is a hyphen or a dash that stands without space after the token before it.
    #[must_use]
    pub fn is_hyphen(&self) -> bool {
        matches!(self.kind, Kind::Sign('-' | '\u{2010}' | '\u{2011}')) && !self.spaced
    }

    /// Whether the token is a hyphen or a dash of any length.
    #[must_use]
    pub fn is_dash(&self) -> bool {
        matches!(self.kind, Kind::Sign('-' | '\u{2010}' | '\u{2011}' | '–' | '—' | '−'))
    }
}
