//! Quantities: digits and number words, bounds, ranges and vague magnitudes, as least and greatest number.

use crate::facts::figure::{Count, Form};
use crate::prose::{Class, Kind, Lexicon, Prose, Token};

/// A quantity as tokens of a paragraph, with its bounding words: `at least`, `some`, `a further`, `or more`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quantity {
    /// Its first token.
    pub first: usize,
    /// The first token of the number itself.
    pub core: usize,
    /// One past its last token.
    pub end: usize,
    /// How many.
    pub count: Count,
}

/// What was read of a number, before its bounds.
#[derive(Clone, Copy, Debug)]
struct Number {
    end: usize,
    value: u64,
    vague: bool,
}

/// Reads quantities from the tokens of one paragraph.
pub(super) struct Reader<'a> {
    pub prose: &'a Prose,
    pub lexicon: &'a Lexicon,
}

impl Reader<'_> {
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.prose.tokens.get(at)
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.is(class))
    }

    pub(super) fn says(&self, at: usize, word: &str) -> bool {
        self.prose.word(at).eq_ignore_ascii_case(word)
    }

    /// The quantity whose number begins at a token; `end` is the end of its sentence.
    pub(super) fn quantity(&self, at: usize, end: usize) -> Option<Quantity> {
        if self.counts_nobody(at) {
            return None;
        }
        let number = self.number(at, end)?;
        let mut count = Count {
            least: Some(number.value),
            most: (!number.vague).then_some(number.value),
            approximate: number.vague,
            form: if number.vague { Form::Vague } else { Form::Number },
        };
        let (mut first, mut last) = (at, number.end);
        if let Some(upper) =
            self.upper(at, number.end, end).filter(|upper| !number.vague && upper.value >= number.value || upper.vague)
        {
            (count.most, last) = (Some(upper.value).filter(|_| !upper.vague), upper.end);
            first = self.range_start(at);
        }
        if self.compound_word(at, last) {
            return None;
        }
        last = self.bounded_after(last, &mut count);
        first = self.bounded_before(first, &mut count);
        Some(Quantity { first, core: at, end: last, count })
    }

    /// The number that begins at a token.
    fn number(&self, at: usize, end: usize) -> Option<Number> {
        let token = self.token(at)?;
        match token.kind {
            Kind::Number => {
                let (value, scaled) = value_of(self.prose.word(at))?;
                let magnitude =
                    self.token(at + 1).filter(|_| at + 1 < end && !scaled && self.is(at + 1, Class::Magnitude));
                let dozen = magnitude.is_some_and(|token| self.lexicon.value(token.word) < 100);
                match magnitude.filter(|_| !dozen || value < 100.0) {
                    Some(token) => Some(exact(at + 2, value * to_float(self.lexicon.value(token.word)))),
                    None if value.fract() == 0.0 => Some(exact(at + 1, value)),
                    None => None,
                }
            }
            Kind::Word => self.words(at, end),
            _ => None,
        }
    }

    /// A number in words: `a hundred and six`, `two dozen`, `half a million`, `tens of thousands`, `several hundred`.
    fn words(&self, at: usize, end: usize) -> Option<Number> {
        let token = self.token(at)?;
        if let Some(phrase) = self.lexicon.phrase(&self.prose.tokens, at, Class::Vague) {
            return Some(Number { end: phrase.end, value: phrase.value, vague: false });
        }
        if token.is(Class::Vague) {
            return self.vague(at, end);
        }
        let indefinite = self.says(at, "a") || self.says(at, "an") || self.says(at, "several") || self.says(at, "few");
        if indefinite {
            let next = if self.says(at + 1, "few") || self.says(at + 1, "half") { at + 2 } else { at + 1 };
            let next = if self.token(next).is_some_and(Token::is_hyphen) { next + 1 } else { next };
            if next < end && self.is(next, Class::Magnitude) && !self.is(next, Class::Person) {
                let several = !(self.says(at, "a") || self.says(at, "an")) || next > at + 1 && self.says(at + 1, "few");
                let half = self.says(at + 1, "half");
                let read = self.spelled(next, end, 1)?;
                let value = if several {
                    read.value * 2
                } else if half {
                    read.value / 2
                } else {
                    read.value
                };
                return Some(Number { value, vague: several, ..read });
            }
            return None;
        }
        if self.says(at, "half")
            && (self.says(at + 1, "a") || self.says(at + 1, "an"))
            && self.is(at + 2, Class::Magnitude)
        {
            let value = self.lexicon.value(self.token(at + 2)?.word) / 2;
            return Some(Number { end: at + 3, value, vague: false });
        }
        if token.is(Class::Number) { self.spelled(at, end, 0) } else { None }
    }

    /// `tens of thousands`, `hundreds of thousands`, `dozens`
    fn vague(&self, at: usize, end: usize) -> Option<Number> {
        let value = self.lexicon.value(self.token(at)?.word);
        let next = at + 2;
        if next < end && self.says(at + 1, "of") && self.is(next, Class::Vague) {
            let inner = self.lexicon.value(self.token(next)?.word);
            let unit = if inner >= 200 { inner / 2 } else { inner };
            return Some(Number { end: next + 1, value: value * unit, vague: true });
        }
        // "tens" alone counts nobody, but for the tens of a newswire: tens of others injured.
        Some(Number { end: at + 1, value, vague: true })
    }

    /// Number words from a token on; `start` is 1 where `a` stood before a magnitude.
    fn spelled(&self, at: usize, end: usize, start: u64) -> Option<Number> {
        let (mut total, mut part, mut next) = (0_u64, start, at);
        while next < end {
            let token = self.token(next)?;
            let value = self.lexicon.value(token.word);
            if token.is(Class::Number) && token.kind == Kind::Word {
                if part % 100 != 0 && !(part % 10 == 0 && part % 100 >= 20 && value < 10) {
                    break;
                }
                part += value;
            } else if token.is(Class::Magnitude)
                && (part > 0 || total == 0)
                && next > at - usize::from(at > 0 && start == 1)
            {
                let factor = part.max(1);
                if value >= 1000 {
                    total += factor * value;
                    part = 0;
                } else {
                    part = factor * value;
                }
            } else {
                break;
            }
            next += 1;
            let joins = self.token(next).is_some_and(Token::is_hyphen)
                || self.says(next, "and") && (part >= 100 || total >= 1000);
            let follows = self
                .token(next + 1)
                .is_some_and(|token| token.kind == Kind::Word && token.is(Class::Number) && !token.is(Class::Person));
            let small = self.lexicon.value(self.token(next + 1).map(|token| token.word).unwrap_or_default()) < 100;
            if joins && follows && small && next + 1 < end && (self.says(next, "and") || part % 10 == 0) {
                next += 1;
            }
        }
        (next > at).then_some(Number { end: next, value: total + part, vague: false })
    }

    /// The upper number of a range: `20 to 30`, `20-30`, `between 20 and 30`, `20 or 30`.
    fn upper(&self, at: usize, after: usize, end: usize) -> Option<Number> {
        let joint = self.token(after)?;
        let between =
            at > 0 && (self.says(at - 1, "between") || self.is_bound(at - 1) && at > 1 && self.says(at - 2, "between"));
        let from = at > 0 && self.says(at - 1, "from");
        let joined = joint.is_dash()
            || self.says(after, "to") && (from || !self.is_from_to(at))
            || self.says(after, "or")
            || between && self.says(after, "and");
        let next = after + 1;
        if !joined || next >= end || self.counts_nobody(next) {
            return None;
        }
        // A second bound may stand inside: "between 20 and nearly 30".
        let next = if self.is_bound(next) { next + 1 } else { next };
        self.number(next, end)
    }

    /// "rose by 12 to 58", "from 40 to 58": two numbers, no range.
    fn is_from_to(&self, at: usize) -> bool {
        at > 0 && (self.says(at - 1, "by") || self.says(at - 1, "from"))
    }

    fn range_start(&self, at: usize) -> usize {
        let opens = |at: usize| self.says(at, "between") || self.says(at, "from");
        if at > 0 && opens(at - 1) { at - 1 } else { at }
    }

    fn is_bound(&self, at: usize) -> bool {
        self.is(at, Class::About) || self.is(at, Class::AtLeast) || self.is(at, Class::AtMost)
    }

    /// Words before the number that bound it; gives the first token of all of them.
    fn bounded_before(&self, first: usize, count: &mut Count) -> usize {
        let mut start = first;
        loop {
            let taken = (1..=4).rev().find_map(|length| {
                let from = start.checked_sub(length)?;
                let found = self.bound(from, start)?;
                Some((from, found))
            });
            let Some((from, class)) = taken else { break };
            match class {
                Class::AtLeast if count.form == Form::Number && count.most == count.least => count.most = None,
                Class::AtMost if count.form == Form::Number && count.most == count.least => count.least = None,
                Class::About => count.approximate = true,
                _ => {}
            }
            start = from;
        }
        if start > 0 && self.is(start - 1, Class::Determiner) && start < first && self.is(start, Class::About) {
            start -= 1; // "an estimated", "the estimated"
        }
        start
    }

    /// The bounding class of exactly the tokens from `from` up to `end`.
    fn bound(&self, from: usize, end: usize) -> Option<Class> {
        const BOUNDS: [Class; 3] = [Class::AtLeast, Class::AtMost, Class::About];
        if end - from == 1 {
            let more = ["another", "further", "additional", "reported", "other", "extra", "confirmed"]
                .iter()
                .any(|word| self.says(from, word));
            let class = BOUNDS.into_iter().find(|&class| self.is(from, class));
            return class.or(more.then_some(Class::More));
        }
        if end - from == 2 && (self.says(from, "a") || self.says(from, "an")) {
            let more = ["further", "additional", "reported", "total", "record", "combined"]
                .iter()
                .any(|word| self.says(from + 1, word));
            return more.then_some(Class::More);
        }
        if end - from == 3 && self.says(end - 1, "of") && self.says(end - 2, "total") {
            return Some(Class::More);
        }
        let tokens = &self.prose.tokens;
        BOUNDS.into_iter().find(|&class| self.lexicon.phrase(tokens, from, class).is_some_and(|found| found.end == end))
    }

    /// Words after the number that bound it: `or more`, `-plus`, `or so`, `-odd`.
    fn bounded_after(&self, end: usize, count: &mut Count) -> usize {
        let hyphen = usize::from(self.token(end).is_some_and(Token::is_hyphen));
        if self.says(end, "or") && self.says(end + 1, "more") || self.says(end + hyphen, "plus") && hyphen == 1 {
            count.most = None;
            return end + 1 + hyphen.max(usize::from(self.says(end, "or")));
        }
        if self.token(end).is_some_and(|token| token.is_sign('+')) {
            count.most = None;
            return end + 1;
        }
        if self.says(end, "or") && self.says(end + 1, "so") || hyphen == 1 && self.says(end + 1, "odd") {
            count.approximate = true;
            return end + 2;
        }
        end
    }

    /// Whether a number is glued to a word that makes it an adjective: 46-year-old, 120-mm, four-year, five-member.
    fn compound_word(&self, at: usize, end: usize) -> bool {
        let glued =
            self.token(end).is_some_and(Token::is_hyphen) && self.token(end + 1).is_some_and(|next| !next.spaced);
        let word = ["plus", "odd", "strong"].iter().any(|word| self.says(end + 1, word));
        // A hyphen at a line's end was broken by the layout: "asylum- seekers".
        glued && !word && at < end
    }
}

fn exact(end: usize, value: f64) -> Number {
    #[expect(clippy::cast_sign_loss, reason = "a number of people in a text has no sign")]
    let value = value.round() as u64;
    Number { end, value, vague: false }
}

fn to_float(value: u64) -> f64 {
    value as f64
}

/// The value of digits with grouping, decimal mark and suffix (`31.5k`, `1.4m`); whether a suffix scaled it.
fn value_of(digits: &str) -> Option<(f64, bool)> {
    let body = digits.trim_end_matches(char::is_alphabetic);
    let scale = match digits[body.len()..].to_ascii_lowercase().as_str() {
        "" => 1.0,
        "k" => 1e3,
        "m" | "mn" => 1e6,
        "bn" => 1e9,
        _ => return None,
    };
    let plain: String = body.chars().filter(|char| char.is_ascii_digit() || matches!(char, '.' | ',')).collect();
    let marks = plain.matches(['.', ',']).count();
    let last = plain.rfind(['.', ',']);
    let grouped = last.is_none_or(|at| {
        plain.len() - at - 1 == 3 && (marks > 1 || plain.as_bytes()[at] == b',' || !plain.starts_with('0'))
    });
    let grouped = grouped && (scale <= 1.0 || marks == 0 || plain.contains(','));
    let number = if grouped || plain.contains(',') && marks > 1 {
        plain.replace(['.', ','], "")
    } else {
        plain.replace(',', ".")
    };
    number.parse::<f64>().ok().map(|value| (value * scale, scale > 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Block;
    use crate::text::Range;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Option<u64>, Option<u64>)]) {
        let mut block = Block::default();
        block.push(text, Range::new(0, u32::try_from(text.len()).unwrap()));
        let lexicon = Lexicon::built_in();
        let prose = Prose::read(block, lexicon);
        let reader = Reader { prose: &prose, lexicon };
        let (mut at, mut found) = (0, Vec::new());
        while at < prose.tokens.len() {
            if let Some(quantity) = reader.quantity(at, prose.tokens.len()) {
                let words = prose.words(prose.range(quantity.first, quantity.end)).to_owned();
                found.push((words, quantity.count.least, quantity.count.most));
                at = quantity.end;
            } else {
                at += 1;
            }
        }
        let found: Vec<_> = found.iter().map(|(words, least, most)| (words.as_str(), *least, *most)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn digits_and_words_have_values() {
        check("46 and 1,402", &[("46", Some(46), Some(46)), ("1,402", Some(1402), Some(1402))]);
        check("a hundred and six villagers", &[("a hundred and six", Some(106), Some(106))]);
        check("twenty-three men", &[("twenty-three", Some(23), Some(23))]);
        check("two thousand five hundred", &[("two thousand five hundred", Some(2500), Some(2500))]);
        check("1.4 million people", &[("1.4 million", Some(1_400_000), Some(1_400_000))]);
        check("half a million", &[("half a million", Some(500_000), Some(500_000))]);
        check("31.5k and 2m fled", &[("31.5k", Some(31_500), Some(31_500)), ("2m", Some(2_000_000), Some(2_000_000))]);
        check("two dozen men", &[("two dozen", Some(24), Some(24))]);
        check("a dozen men", &[("a dozen", Some(12), Some(12))]);
    }

    #[test]
    fn vague_magnitudes_are_open() {
        check("dozens died", &[("dozens", Some(24), None)]);
        check("tens of thousands", &[("tens of thousands", Some(20_000), None)]);
        check("hundreds of thousands", &[("hundreds of thousands", Some(200_000), None)]);
        check("several hundred", &[("several hundred", Some(200), None)]);
    }

    #[test]
    fn bounds_open_one_side() {
        check("at least 14", &[("at least 14", Some(14), None)]);
        check("no fewer than 58", &[("no fewer than 58", Some(58), None)]);
        check("up to 200", &[("up to 200", None, Some(200))]);
        check("an estimated 300", &[("an estimated 300", Some(300), Some(300))]);
        check("50,000-plus", &[("50,000-plus", Some(50_000), None)]);
        check("a further 12", &[("a further 12", Some(12), Some(12))]);
        check("a total of 12", &[("a total of 12", Some(12), Some(12))]);
    }

    #[test]
    fn a_range_is_one_quantity() {
        check("between 20 and 30 people", &[("between 20 and 30", Some(20), Some(30))]);
        check("20-30 fighters", &[("20-30", Some(20), Some(30))]);
        check("20 to 30 fighters", &[("20 to 30", Some(20), Some(30))]);
        check("rose by 12 to 58", &[("12", Some(12), Some(12)), ("58", Some(58), Some(58))]);
    }

    #[test]
    fn dates_times_and_ages_count_nobody() {
        check("on 3 May 2024 at 14:40", &[]);
        check("a 46-year-old man", &[]);
        check("$46 and resolution 2254", &[]);
        check("in 2016", &[]);
    }
}
