//! Tokens: words, numbers, and single marks of punctuation, with what the lexicon knows of them.

use crate::prose::lexicon::Plain;
use crate::prose::{Class, ClassSet, Word};
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
    pub classes: ClassSet,
    /// The classes of the phrases that begin with it.
    pub phrases: ClassSet,
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
    /// How many places there are for all prints: a power of two.
    pub const ALL: usize = 2 * Self::COUNT;
    /// A sign, which is no word.
    pub(super) const SIGN: Self = Self(Self::COUNT as u16);
    /// A word that folding may change: nothing is known of it.
    pub const ODD: Self = Self(Self::COUNT as u16 + 1);

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
        Self::of_letters(at(0), at(1), at(2), last)
    }

    /// The print of a word of plain letters, from its key.
    #[must_use]
    #[inline]
    pub(super) fn of_plain(word: Plain) -> Self {
        let letters = word.key.to_le_bytes();
        let last = letters[word.length.saturating_sub(1) & 15];
        Self::of_letters(letters[0], letters[1], letters[2], last)
    }

    #[inline]
    fn of_letters(first: u8, second: u8, third: u8, last: u8) -> Self {
        // The low five bits of a letter are the same in both cases; Fibonacci hashing takes the upper bits.
        let low = |byte: u8| u32::from(byte & 31);
        let letters = low(first) << 15 | low(second) << 10 | low(third) << 5 | low(last);
        Self((letters.wrapping_mul(0x9E37_79B1) >> 20) as u16)
    }

    /// Its place among all prints, those of signs and odd words included: below [`Print::ALL`].
    #[must_use]
    #[inline]
    pub fn place(self) -> usize {
        usize::from(self.0) & (Self::ALL - 1)
    }
}

/// Whether a sign is a double quotation mark of any shape.
#[inline]
pub(super) fn is_double(sign: char) -> bool {
    matches!(sign, '"' | '“' | '”' | '„' | '«' | '»' | '‟')
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
        matches!(self.kind, Kind::Sign(sign) if is_double(sign))
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
