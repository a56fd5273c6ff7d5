//! Numbers: digits with their grouping and magnitude, number words, vague magnitudes.

use crate::prose::{Class, Kind, Token, View};

/// What was read of a number, before its bounds.
#[derive(Clone, Copy, Debug)]
pub(in crate::facts) struct Number {
    /// One past its last token.
    pub end: usize,
    /// How many.
    pub value: u64,
    /// "hundreds": the least that it can mean.
    pub vague: bool,
}

/// The number that begins at a token.
pub(in crate::facts) fn number(view: &View<'_>, at: usize) -> Option<Number> {
    match view.token(at)?.kind {
        Kind::Number => digits(view, at),
        Kind::Word => words(view, at),
        _ => None,
    }
}

/// `1,402`, `1.4 million`, `31.5k`, `5 lakh`.
fn digits(view: &View<'_>, at: usize) -> Option<Number> {
    let (value, scaled) = value_of(view.prose.word(at))?;
    let magnitude = view.token(at + 1).filter(|next| !scaled && next.is(Class::Magnitude));
    let factor = magnitude.map(|token| view.lexicon.value(token.word)).filter(|&factor| factor >= 100 || value < 100.0);
    match factor {
        Some(factor) => Some(exact(at + 2, value * to_float(factor))),
        None if value.fract() == 0.0 => Some(exact(at + 1, value)),
        None => None,
    }
}

/// A number in words: `two hundred and nine`, `three dozen`, `half a million`, `tens of thousands`, `several hundred`.
fn words(view: &View<'_>, at: usize) -> Option<Number> {
    let token = view.token(at)?;
    if let Some(phrase) = view.phrase(at, Class::Vague) {
        return Some(Number { end: phrase.end, value: phrase.value, vague: false });
    }
    if token.is(Class::Vague) {
        return vague(view, at);
    }
    if let Some(number) = quarters(view, at) {
        return Some(number);
    }
    let article = view.any(at, &["a", "an"]);
    if article || view.any(at, &["several", "few"]) {
        return indefinite(view, at, article);
    }
    if view.says(at, "half") && view.any(at + 1, &["a", "an"]) && view.is(at + 2, Class::Magnitude) {
        let value = view.lexicon.value(view.token(at + 2)?.word) / 2;
        return Some(Number { end: at + 3, value, vague: false });
    }
    if !token.is(Class::Number) {
        return None;
    }
    spelled(view, at, 0)
}

/// `a quarter of a million`, `three quarters of a million`.
fn quarters(view: &View<'_>, at: usize) -> Option<Number> {
    let quarter =
        view.any(at + 1, &["quarter", "quarters"]) && view.says(at + 2, "of") && view.any(at + 3, &["a", "one"]);
    let magnitude = view.token(at + 4).filter(|token| quarter && token.is(Class::Magnitude))?;
    let count = if view.any(at, &["a", "one"]) { 1 } else { view.lexicon.value(view.token(at)?.word) };
    (1..=3).contains(&count).then(|| {
        let value = view.lexicon.value(magnitude.word) / 4 * count;
        Number { end: at + 5, value, vague: false }
    })
}

/// `a hundred`, `a couple of dozen`, `several dozen`, `a few hundred`, `a half-million`.
fn indefinite(view: &View<'_>, at: usize, article: bool) -> Option<Number> {
    let few = article && view.says(at + 1, "few");
    let half = article && view.says(at + 1, "half");
    let pair = article && view.says(at + 1, "couple");
    let mut next = at + 1 + usize::from(few || half || pair);
    next += usize::from(pair && view.says(next, "of"));
    next += usize::from(view.token(next).is_some_and(Token::is_hyphen));
    if !view.is(next, Class::Magnitude) || view.is(next, Class::Person) {
        return None;
    }
    let read = spelled(view, next, 1)?;
    let several = few || !article;
    let value = match () {
        () if several || pair => read.value * 2,
        () if half => read.value / 2,
        () => read.value,
    };
    Some(Number { value, vague: several, ..read })
}

/// `tens of thousands`, `hundreds of thousands`, `dozens`
fn vague(view: &View<'_>, at: usize) -> Option<Number> {
    let value = view.lexicon.value(view.token(at)?.word);
    let next = at + 2;
    if view.says(at + 1, "of") && view.is(next, Class::Vague) {
        let inner = view.lexicon.value(view.token(next)?.word);
        let unit = if inner >= 200 { inner / 2 } else { inner };
        return Some(Number { end: next + 1, value: value * unit, vague: true });
    }
    Some(Number { end: at + 1, value, vague: true })
}

/// Number words from a token on; `start` is 1 where `a` stood before a magnitude.
fn spelled(view: &View<'_>, at: usize, start: u64) -> Option<Number> {
    let (mut total, mut part, mut next) = (0_u64, start, at);
    // What "and a half" is the half of, where the number before it is a plain one: two and a half million.
    let mut halves = false;
    while let Some(token) = view.token(next) {
        let value = view.lexicon.value(token.word);
        if token.is(Class::Number) && token.kind == Kind::Word {
            if part % 100 != 0 && !(part % 10 == 0 && part % 100 >= 20 && value < 10) {
                break;
            }
            part += value;
        } else if token.is(Class::Magnitude) && (part > 0 || total == 0) && (next > at || start == 1) {
            let whole = part.max(1) * value + if halves { value / 2 } else { 0 };
            halves = false;
            if value >= 1000 {
                total += whole;
                part = 0;
            } else {
                part = whole;
            }
            if view.any(next + 1, &["and"]) && view.says(next + 2, "a") && view.says(next + 3, "half") && value >= 1000
            {
                total += value / 2; // a million and a half
                next += 3;
            }
        } else {
            break;
        }
        next += 1;
        if view.says(next, "and") && view.says(next + 1, "a") && view.says(next + 2, "half") {
            let magnitude = view.is(next + 3, Class::Magnitude);
            if magnitude && part > 0 && total == 0 {
                halves = true;
                next += 3;
                continue;
            }
        }
        let joins =
            view.token(next).is_some_and(Token::is_hyphen) || view.says(next, "and") && (part >= 100 || total >= 1000);
        let follows = view
            .token(next + 1)
            .filter(|token| token.kind == Kind::Word && token.is(Class::Number) && !token.is(Class::Person));
        let small = follows.is_some_and(|token| view.lexicon.value(token.word) < 100);
        if joins && small && (view.says(next, "and") || part % 10 == 0) {
            next += 1;
        }
    }
    (next > at).then_some(Number { end: next, value: total + part, vague: false })
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
pub(in crate::facts) fn value_of(digits: &str) -> Option<(f64, bool)> {
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
