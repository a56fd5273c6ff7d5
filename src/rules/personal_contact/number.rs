//! Phone numbers: digits in groups, with a plus before them or a word that says so.

use crate::prose::words::contact::CALLS;
use crate::prose::{Class, Classes, Prose};
use crate::text::Range;

/// How many digits a phone number has: E.164 allows fifteen; shorter ones are short codes.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;
/// How many digits it has where a word tells that it is one.
const CUED: std::ops::RangeInclusive<usize> = 6..=15;

/// Digits with what may stand between those of a phone number.
#[derive(Clone, Copy)]
pub(super) struct Run {
    start: usize,
    /// The byte after its last digit.
    pub(super) end: usize,
    digits: usize,
    groups: usize,
    plus: bool,
}

impl Run {
    /// The run that begins with the digit at a byte.
    pub(super) fn at(text: &str, first: usize) -> Self {
        let bytes = text.as_bytes();
        let plus = first > 0 && bytes[first - 1] == b'+';
        let mut run = Self { start: first - usize::from(plus), end: first, digits: 0, groups: 0, plus };
        let mut at = first;
        while at < bytes.len() {
            let from = at;
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            if at == from {
                break;
            }
            run.digits += at - from;
            run.groups += 1;
            run.end = at;
            // One space, hyphen, stop or slash, or brackets around a group, stand between two groups.
            let rest = &text[at..];
            let gap = rest
                .find(|char: char| !matches!(char, ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{2011}' | '–'));
            match gap {
                Some(gap) if gap > 0 && rest[..gap].chars().count() <= 2 => at += gap,
                _ => break,
            }
        }
        run
    }

    /// Where it stands.
    pub(super) fn range(self) -> Range {
        range(self.start, self.end)
    }

    /// Whether it is a phone number: it begins with a plus, or a word says so.
    pub(super) fn is_phone(self, prose: &Prose) -> bool {
        let text = prose.text();
        let glued =
            text[..self.start].ends_with(char::is_alphanumeric) || text[self.end..].starts_with(char::is_alphanumeric);
        if glued || !CUED.contains(&self.digits) {
            return false;
        }
        if self.plus {
            return DIGITS.contains(&self.digits);
        }
        let token = prose.token_at(u32::try_from(self.start).unwrap_or(u32::MAX));
        let before = token.saturating_sub(4)..token;
        let after = prose.token_at(u32::try_from(self.end).unwrap_or(u32::MAX));
        let counts = |at: usize| {
            let classes = Classes::of(&[Class::Person, Class::Group, Class::Thing, Class::Unit, Class::Demonym]);
            prose.tokens.get(at).is_some_and(|token| token.classes.any(classes) || token.is_sign('%'))
        };
        let dated = text[self.start..self.end].split(['-', '/', '.']).count() == 3 && self.digits == 8;
        let zero = text[self.start..].starts_with('0');
        let plain = self.groups > 1 || zero;
        plain && !dated && before.clone().any(|at| prose.is(at, CALLS)) && !counts(after) && self.digits > 6
    }
}

/// A range of bytes of a paragraph's prose.
pub(super) fn range(start: usize, end: usize) -> Range {
    Range::new(u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX))
}
