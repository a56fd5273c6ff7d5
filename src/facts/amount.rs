//! Amounts: every number of a text, whatever it counts, as arithmetic needs it: its value, its bounds, how finely it is
//! written.

mod measure;

use crate::facts::Time;
use crate::facts::amount::measure::measured;
use crate::facts::figure::number::{number, value_of};
use crate::facts::figure::quantity::bound;
use crate::prose::{Class, Classes, Kind, Lexicon, Prose, Token, View};
use crate::text::Range;

/// A number with its bounding words: `at least 1.4 million`, `40–45 per cent`, `a hundred and six`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// The number with its bounding words, without a sign or words of per cent.
    pub at: Range,
    /// The number itself.
    pub core: Range,
    /// Its first token, bounding words included.
    pub first: usize,
    /// The first token of the number itself.
    pub start: usize,
    /// One past its last token, words of per cent included.
    pub end: usize,
    /// Its sentence.
    pub sentence: usize,
    /// The number, or the lower one of a range.
    pub low: f64,
    /// The number, or the upper one of a range; infinite for “dozens”.
    pub high: f64,
    /// What one step of its last written digit is worth: 100,000 in “1.4 million”.
    pub grain: f64,
    /// What the words around it make of it.
    pub bound: Bound,
    /// What it measures.
    pub measure: Measure,
}

/// What the words around a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It is meant as it stands.
    Exact,
    /// about, some, nearly
    About,
    /// at least, more than
    AtLeast,
    /// up to, fewer than
    AtMost,
}

/// What a number measures, as far as the words beside it tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A count of people or things.
    Count,
    /// per cent
    Percent,
    /// Money.
    Money,
    /// Days, kilometres, degrees, percentage points.
    Unit,
    /// An age, a number by which a thing is named, a part of a code or a clock time.
    Label,
}

impl Amount {
    /// Whether it is a single number that is meant as it stands.
    #[must_use]
    #[expect(clippy::float_cmp, reason = "both are the same number where it is no range")]
    pub fn is_exact(&self) -> bool {
        self.bound == Bound::Exact && self.low == self.high
    }

    /// Whether it counts something, and how many can be told.
    #[must_use]
    pub fn is_count(&self) -> bool {
        self.measure == Measure::Count && self.high.is_finite()
    }
}

/// A number as reports write it: whole ones in groups of three, others with two decimals at most.
#[must_use]
pub fn written(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    let plain = format!("{}", rounded.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 && whole.len() > 3 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if rounded < 0.0 { "-" } else { "" };
    let mark = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{mark}{fraction}")
}

/// The value of digits as a text writes them, with grouping, a decimal mark and `k` or `m`.
#[must_use]
pub fn digits(words: &str) -> Option<f64> {
    value_of(words).map(|(value, _)| value)
}

/// Classes of words that begin a number.
const NUMBERS: Classes = Classes::of(&[Class::Number, Class::Magnitude, Class::Vague]);
/// How many tokens bounding words have at most.
const BOUNDING: usize = 4;

/// The amounts of a paragraph in the order of the text. Dates are none.
pub(super) fn amounts(prose: &Prose, lexicon: &Lexicon, times: &[Time]) -> Vec<Amount> {
    let mut found: Vec<Amount> = Vec::new();
    let mut next_time = 0;
    for (index, &sentence) in prose.sentences.iter().enumerate() {
        if !sentence.numbered && !sentence.classes.any(NUMBERS) {
            continue;
        }
        let view = View::new(prose, sentence, lexicon);
        let mut at = sentence.first;
        while at < sentence.end {
            let token = &prose.tokens[at];
            if token.kind != Kind::Number && !token.classes.any(NUMBERS) {
                at += 1;
                continue;
            }
            while times.get(next_time).is_some_and(|time| time.at.end <= token.at.start) {
                next_time += 1;
            }
            if times.get(next_time).is_some_and(|time| time.at.touches(token.at)) {
                at += 1;
                continue;
            }
            let from = found.last().map_or(sentence.first, |last| last.end.max(sentence.first));
            let at_first = if token.is(Class::Magnitude) { led(&view, (from, at)) } else { at };
            match amount(&view, (from, at_first), index) {
                Some(amount) => {
                    at = amount.end.max(at + 1);
                    found.push(amount);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// A number as it is read: one past its last token, its value, the worth of its last digit.
struct Read {
    end: usize,
    value: f64,
    grain: f64,
    vague: bool,
    scaled: bool,
}

/// Where the number of a magnitude begins: “half a million”, “a few hundred”, “a thousand”.
fn led(view: &View<'_>, (from, at): (usize, usize)) -> usize {
    let first = |steps: &usize| {
        let first = at.checked_sub(*steps).filter(|&first| first >= from)?;
        let opens = view.any(first, &["a", "an", "half", "several", "few"]);
        number(view, first).filter(|number| opens && number.end > at).map(|_| first)
    };
    [3, 2, 1].iter().find_map(first).unwrap_or(at)
}

/// The amount whose number begins at a token; what bounds it stands behind `from`.
fn amount(view: &View<'_>, (from, at): (usize, usize), sentence: usize) -> Option<Amount> {
    let read = read(view, at)?;
    let (mut low, mut high, mut grain, mut end) = (read.value, read.value, read.grain, read.end);
    if let Some(upper) = upper(view, at, &read) {
        // "2–3 million": the magnitude is said once.
        let shared = if !read.scaled && upper.scaled && read.value < 1000.0 { upper.factor(view) } else { 1.0 };
        (low, high, grain, end) = (low * shared, upper.value, upper.grain, upper.end);
    }
    let mut bounded = Bound::Exact;
    let mut first = at;
    while let Some((start, class)) = (1..=BOUNDING).rev().find_map(|length| {
        let start = first.checked_sub(length).filter(|&start| start >= from)?;
        Some((start, bound(view, start, first)?))
    }) {
        bounded = match class {
            Class::AtLeast => Bound::AtLeast,
            Class::AtMost => Bound::AtMost,
            Class::About if bounded == Bound::Exact => Bound::About,
            _ => bounded,
        };
        first = start;
    }
    if view.follows(first, &["between"]) && first > from {
        first -= 1;
    }
    let core = view.prose.range(at, end);
    let (after, end_bound) = bounded_after(view, end);
    if end_bound != Bound::Exact && bounded == Bound::Exact {
        bounded = end_bound;
    }
    let (end, measure) = measured(view, (at, end.max(after)));
    if read.vague {
        high = f64::INFINITY;
    }
    let at = view.prose.range(first, after.max(end.min(after)));
    Some(Amount {
        at,
        core,
        first,
        start: view.prose.token_at(core.start),
        end,
        sentence,
        low,
        high,
        grain,
        bound: bounded,
        measure,
    })
}

impl Read {
    /// What its magnitude multiplies with.
    fn factor(&self, view: &View<'_>) -> f64 {
        let magnitude = view.token(self.end - 1).filter(|token| token.is(Class::Magnitude));
        magnitude.map_or(1.0, |token| view.lexicon.value(token.word) as f64)
    }
}

/// The number that begins at a token.
fn read(view: &View<'_>, at: usize) -> Option<Read> {
    let token = view.token(at)?;
    if token.kind != Kind::Number {
        // "One of the men", "no one": a pronoun.
        let pronoun = view.says(at, "one") && !(view.is(at + 1, Class::Person) || view.is(at + 1, Class::Group));
        let number = number(view, at).filter(|_| !pronoun)?;
        let scaled = view.is(number.end - 1, Class::Magnitude);
        return Some(Read { end: number.end, value: number.value as f64, grain: 1.0, vague: number.vague, scaled });
    }
    let words = view.prose.word(at);
    let (value, scaled) = value_of(words)?;
    let magnitude = view.token(at + 1).filter(|next| !scaled && next.is(Class::Magnitude) && !next.is(Class::Person));
    let factor = magnitude.map_or(1.0, |token| view.lexicon.value(token.word) as f64);
    let decimals =
        words.rfind(['.', ',']).map_or(0, |mark| words[mark + 1..].trim_end_matches(char::is_alphabetic).len());
    let fraction = value.fract() != 0.0 || (decimals > 0 && decimals != 3);
    let mut grain = factor;
    if scaled {
        let body: f64 = value_of(words.trim_end_matches(char::is_alphabetic)).map_or(value, |(body, _)| body);
        grain = if body > 0.0 { value / body } else { 1.0 };
    }
    if fraction {
        grain /= 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    }
    let end = at + 1 + usize::from(magnitude.is_some());
    Some(Read { end, value: value * factor, grain, vague: false, scaled: scaled || magnitude.is_some() })
}

/// The upper number of a range that rises.
fn upper(view: &View<'_>, at: usize, lower: &Read) -> Option<Read> {
    let joint = view.token(lower.end)?;
    let between = view.follows(at, &["between"]);
    let spaced_dash = joint.is_dash() && joint.spaced && !joint.is_sign('–');
    let joined = joint.is_dash() && !spaced_dash
        || view.says(lower.end, "to") && !view.follows(at, &["by", "from"])
        || between && view.says(lower.end, "and");
    let next = lower.end + 1;
    if !joined || lower.vague {
        return None;
    }
    let upper = read(view, next)?;
    let percent = view.sign(upper.end, '%');
    let range = upper.value > lower.value && (!upper.vague) && !(percent && view.sign(lower.end, '%'));
    range.then_some(upper)
}

/// Words after a number that bound it: `or more`, `-plus`, `+`, `or so`, `-odd`.
fn bounded_after(view: &View<'_>, end: usize) -> (usize, Bound) {
    let hyphen = usize::from(view.token(end).is_some_and(Token::is_hyphen));
    match () {
        () if view.says(end, "or") && view.says(end + 1, "more") => (end + 2, Bound::AtLeast),
        () if hyphen == 1 && view.says(end + 1, "plus") => (end + 2, Bound::AtLeast),
        () if view.sign(end, '+') && !view.number(end + 1) => (end + 1, Bound::AtLeast),
        () if view.says(end, "or") && view.says(end + 1, "so") => (end + 2, Bound::About),
        () if hyphen == 1 && view.says(end + 1, "odd") => (end + 2, Bound::About),
        () => (end, Bound::Exact),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::format::Block;

    /// Amounts as `words low..high measure bound`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lexicon = Lexicon::built_in();
        let prose = Prose::read(Block::of(text), lexicon);
        let facts = Facts::read(&prose, lexicon);
        let told = |amount: &Amount| {
            let Amount { low, high, measure, bound, .. } = amount;
            format!("{} {low}..{high} {measure:?} {bound:?}", prose.line(amount.at))
        };
        assert_eq!(facts.amounts.iter().map(told).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn numbers_in_digits_and_words_have_values() {
        check("Fourteen lorries, 1.5 km", &["Fourteen 14..14 Count Exact", "1.5 1.5..1.5 Unit Exact"]);
        check(
            "A hundred and six left, 31.5k stayed",
            &["A hundred and six 106..106 Count Exact", "31.5k 31500..31500 Count Exact"],
        );
        check("dozens left", &["dozens 24..inf Count Exact"]);
        check("half a million", &["half a million 500000..500000 Count Exact"]);
    }

    #[test]
    fn numbers_are_written_in_groups() {
        assert_eq!([23.0, 1402.0, 1_234_567.5, -900.0].map(written), ["23", "1,402", "1,234,567.5", "-900"]);
    }

    #[test]
    fn bounds_and_ranges_are_read() {
        check("at least 1.4 million people", &["at least 1.4 million 1400000..1400000 Count AtLeast"]);
        check("about 20–30 huts, 9 or more tents", &["about 20–30 20..30 Count About", "9 or more 9..9 Count AtLeast"]);
        check("between 20 and 30 huts", &["between 20 and 30 20..30 Count Exact"]);
        check("2-3 million", &["2-3 million 2000000..3000000 Count Exact"]);
        check("between 30 and 20 huts", &["between 30 30..30 Count Exact", "20 20..20 Count Exact"]);
    }

    #[test]
    fn per_cent_money_and_names_are_told_apart() {
        check("43 per cent of 12%", &["43 43..43 Percent Exact", "12 12..12 Percent Exact"]);
        check("$46 million", &["46 million 46000000..46000000 Money Exact"]);
        check(
            "Route 60, a 46-year-old, Resolution 2254",
            &["60 60..60 Label Exact", "46 46..46 Label Exact", "2254 2254..2254 Label Exact"],
        );
        check("Two litres on 3 May 2024", &["Two 2..2 Unit Exact"]);
    }
}
