//! Numbers that count nobody: dates, clock times, money, ages, numbers of things that bear one.

use crate::facts::figure::quantity::Reader;
use crate::prose::{Class, Kind, Token};

impl Reader<'_> {
    /// Dates, clock times, money, ages, shares and numbers of things with a number.
    pub(super) fn counts_nobody(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return true };
        if token.kind != Kind::Number {
            return false;
        }
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        let after = self.token(at + 1);
        let sign_before = before
            .is_some_and(|token| matches!(token.kind, Kind::Sign('$' | '€' | '£' | '¥' | '#' | '/' | '№' | '+' | '§')));
        let hyphen_before = !token.spaced
            && before.is_some_and(|token| token.is_hyphen() || token.is_sign('-'))
            && at.checked_sub(2).and_then(|at| self.token(at)).is_some_and(|token| token.kind != Kind::Number);
        let colon = |token: Option<&Token>, spaced: bool| {
            token.is_some_and(|token| token.is_sign(':') && !token.spaced) && !spaced
        };
        let clock = colon(after, self.token(at + 2).is_none_or(|token| token.spaced || token.kind != Kind::Number))
            || colon(before, token.spaced)
                && at.checked_sub(2).and_then(|at| self.token(at)).is_some_and(|token| token.kind == Kind::Number);
        let slash = after.is_some_and(|token| token.is_sign('/'));
        let month = before.is_some_and(|token| token.is(Class::Month) && token.capital) && !self.people_follow(at + 1)
            || after.is_some_and(|token| token.is(Class::Month) && token.capital);
        let age = before.is_some_and(Token::is_wordy)
            && ["aged", "age", "ages", "no", "number", "article", "resolution", "phase"]
                .iter()
                .any(|word| self.says(at - 1, word));
        sign_before || hyphen_before || clock || slash || month || age || self.year(at)
    }

    /// A year: four digits from 1900 to 2099 without a mark, not before people unless a bound stands before it.
    fn year(&self, at: usize) -> bool {
        let word = self.prose.word(at);
        let four = word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|byte| byte.is_ascii_digit());
        if !four {
            return false;
        }
        let cue = at > 0
            && [
                "in", "since", "of", "by", "until", "from", "year", "during", "and", "to", "between", "early", "late",
                "mid",
            ]
            .iter()
            .any(|word| self.says(at - 1, word));
        let month = at > 0
            && self
                .token(at - 1)
                .is_some_and(|token| token.is(Class::Month) || token.is_sign(',') || token.is_hyphen());
        month || !self.people_follow(at + 1) || cue && !self.people_follow(at + 1)
    }

    /// Whether a noun for people follows within two words.
    fn people_follow(&self, at: usize) -> bool {
        (at..at + 3).any(|at| self.is(at, Class::Person) || self.is(at, Class::Group))
    }
}
