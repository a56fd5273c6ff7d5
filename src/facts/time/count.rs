//! Small numbers inside expressions of time: two, twenty-one, the third, 46.

use crate::facts::time::reader::Reader;
use crate::prose::{Class, Kind};

/// The most words that a spelled year has.
const LONGEST: usize = 7;

impl Reader<'_> {
    /// The digits of a token, where it is nothing but digits.
    pub(super) fn digits(&self, at: usize) -> Option<u32> {
        let token = self.token(at).filter(|token| token.kind == Kind::Number)?;
        let mut value: u32 = 0;
        for byte in token.at.of(self.prose.text()).bytes() {
            let digit = byte.is_ascii_digit().then(|| u32::from(byte - b'0'))?;
            value = value.checked_mul(10)?.checked_add(digit)?;
        }
        Some(value)
    }

    /// A count of units and one past its last token; `None` in the count is "a few", "several".
    pub(super) fn count(&self, at: usize) -> Option<(Option<u32>, usize)> {
        let token = self.token(at)?;
        if let Some(count) = self.digits(at) {
            return Some((Some(count), at + 1));
        }
        if self.is_article(at) {
            if self.says(at + 1, "couple") {
                return Some((Some(2), at + 2 + usize::from(self.says(at + 2, "of"))));
            }
            if self.says(at + 1, "few") {
                return Some((None, at + 2));
            }
            return self.is(at + 1, Class::TimeUnit).then_some((Some(1), at + 1));
        }
        if self.says(at, "couple") {
            return Some((Some(2), at + 1 + usize::from(self.says(at + 1, "of"))));
        }
        if token.is(Class::Weak) && !token.is(Class::Zero) || self.says(at, "recent") {
            return Some((None, at + 1));
        }
        let (number, end) = self.number_word(at)?;
        Some((Some(number), end))
    }

    /// A number in words below a hundred: fourteen, twenty-one.
    pub(super) fn number_word(&self, at: usize) -> Option<(u32, usize)> {
        let first = self.small(at, Class::Number)?;
        if first < 20 || first % 10 != 0 {
            return Some((first, at + 1));
        }
        let next = at + 1 + usize::from(self.hyphen(at + 1));
        match self.small(next, Class::Number) {
            Some(unit @ 1..=9) => Some((first + unit, next + 1)),
            _ => Some((first, at + 1)),
        }
    }

    /// An ordinal: 3rd, third, twenty-third.
    pub(super) fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        let token = self.token(at)?;
        if token.kind == Kind::Ordinal {
            let words = token.at.of(self.prose.text());
            let digits = words.bytes().take_while(u8::is_ascii_digit).count();
            return Some((words[..digits].parse().ok()?, at + 1));
        }
        if let Some(ordinal) = self.small(at, Class::OrdinalWord) {
            return Some((ordinal, at + 1));
        }
        let tens = self.small(at, Class::Number).filter(|tens| *tens >= 20 && tens % 10 == 0)?;
        let next = at + 1 + usize::from(self.hyphen(at + 1));
        let unit = self.small(next, Class::OrdinalWord).filter(|unit| *unit < 10)?;
        Some((tens + unit, next + 1))
    }

    /// A year in words: nineteen ninety-six, two thousand and fifteen.
    pub(super) fn spelled_year(&self, at: usize) -> Option<(i16, usize)> {
        let (first, end) = self.number_word(at)?;
        if self.says(end, "thousand") {
            let next = end + 1 + usize::from(self.says(end + 1, "and"));
            let (rest, end) = self.number_word(next).unwrap_or((0, end + 1));
            return (first == 2).then(|| Some((i16::try_from(2000 + rest).ok()?, end))).flatten();
        }
        let zero = usize::from(self.says(end, "zero") || self.says(end, "oh"));
        let (second, end) = self.number_word(end + zero)?;
        let sound = (14..=20).contains(&first) && (second >= 10) == (zero == 0) && end - at <= LONGEST;
        sound.then(|| Some((i16::try_from(first * 100 + second).ok()?, end))).flatten()
    }

    fn small(&self, at: usize, class: Class) -> Option<u32> {
        let token = self.token(at).filter(|token| token.is(class))?;
        u32::try_from(self.lexicon.value(token.word)).ok().filter(|value| (1..100).contains(value))
    }
}
