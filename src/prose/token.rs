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

/// A word by its first three letters and its last, in twelve bits: the same in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Print(u16);

impl Print {
    /// How many prints of plain words there are.
    pub const COUNT: usize = 4096;
    /// A sign, which is no word.
    const SIGN: Self = Self(0xFFFE);
    /// A word that folding may change: nothing is known of it.
    const ODD: Self = Self(0xFFFF);

    /// The print of a word as it stands in a text.
    #[must_use]
    pub fn of(words: &str) -> Self {
        let bytes = words.as_bytes();
        let at = |index: usize| bytes.get(index).copied().unwrap_or(0);
        let last = bytes.last().copied().unwrap_or(0);
        let plain = |byte: u8| byte == 0 || byte.is_ascii_alphanumeric();
        if !(plain(at(0)) && plain(at(1)) && plain(at(2)) && last.is_ascii()) {
            return Self::ODD;
        }
        // The low five bits of a letter are the same in both cases; Fibonacci hashing takes the upper bits.
        let low = |byte: u8| u32::from(byte & 31);
        let letters = low(at(0)) << 15 | low(at(1)) << 10 | low(at(2)) << 5 | low(last);
        Self((letters.wrapping_mul(0x9E37_79B1) >> 20) as u16)
    }

    /// The print of a token of some kind.
    #[must_use]
    pub fn of_kind(words: &str, kind: Kind) -> Self {
        if matches!(kind, Kind::Sign(_)) { Self::SIGN } else { Self::of(words) }
    }

    /// Its number below [`Print::COUNT`]; `None` where it tells nothing of the word.
    #[must_use]
    pub fn number(self) -> Option<usize> {
        (usize::from(self.0) < Self::COUNT).then_some(usize::from(self.0))
    }

    /// Whether it is that of a sign.
    #[must_use]
    pub fn is_sign(self) -> bool {
        self == Self::SIGN
    }
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
