//! Numbers that are written against the house style: words below ten, figures from ten on, words at a sentence's start.

use crate::document::{ParagraphId, Slot};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::format::Role;
use crate::prose::{Class, Classes, Kind, Lexicon, Prose, Sentence, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct NumberStyle;

/// From here on numbers stand in figures (UN Editorial Manual; AP).
const FIGURES: u64 = 10;
/// A sentence that opens with more than this is turned round: nobody reads such a number in words.
const SPELLED: u64 = 999;
/// Numbers of fewer digits need no comma.
const GROUPED: usize = 5;
/// How far behind a number its noun may stand, in tokens.
const NOUN: usize = 3;
const NOUNS: Classes =
    Classes::of(&[Class::Person, Class::Group, Class::Demonym, Class::Thing, Class::HarmAdjective, Class::HarmVerb]);

/// A number that counts something, and how it is written.
#[derive(Clone, Copy)]
struct Number {
    at: Range,
    value: u64,
    written: Written,
    /// Whether it opens its sentence.
    opens: bool,
    /// Whether it counts people who came to harm: such numbers of one sentence are one series.
    harm: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    Figures,
    Words,
}

impl Rule for NumberStyle {
    fn card(&self) -> Card<'_> {
        Card {
            code: "FIG117",
            name: "number-style",
            group: Group::Figures,
            scope: Scope::Paragraph,
            severity: Severity::Hint,
            default: false,
            fixable: true,
            page: include_str!("number_style.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.paragraphs() {
            if !matches!(slot.role, Role::Paragraph | Role::Item(_)) {
                continue;
            }
            for &sentence in &slot.paragraph.prose.sentences {
                let numbers = numbers(slot, sentence);
                for number in &numbers {
                    findings_of(cx, (id, slot), number, &numbers, findings);
                }
            }
        }
    }
}

fn findings_of(
    cx: &Context<'_>,
    (id, slot): (ParagraphId, &Slot),
    number: &Number,
    numbers: &[Number],
    findings: &mut Findings<'_>,
) {
    let prose = &slot.paragraph.prose;
    let words = prose.words(number.at);
    let highest = |harm: bool| numbers.iter().filter(|one| !harm || one.harm).map(|one| one.value).max().unwrap_or(0);
    let text = slot.role == Role::Paragraph;
    let (instead, why) = match number.written {
        Written::Figures if number.opens && text && number.value <= SPELLED => {
            (Some(capital(&in_words(number.value))), "a sentence opens with words")
        }
        Written::Figures if number.opens && text => (None, "a sentence does not open with a figure"),
        _ if number.opens => return,
        // In a series the highest number decides: 3 killed and 11 injured.
        Written::Figures if number.value < FIGURES && highest(false) < FIGURES => {
            (Some(in_words(number.value)), "numbers below ten stand in words")
        }
        Written::Figures => match grouped(words) {
            Some(instead) => (Some(instead), "thousands are set apart"),
            None => return,
        },
        Written::Words if number.value >= FIGURES => {
            (Some(in_figures(number.value)), "numbers from ten on stand in figures")
        }
        Written::Words if number.harm && number.value > 1 && highest(true) >= FIGURES => {
            (Some(in_figures(number.value)), "a series follows its highest number")
        }
        Written::Words => return,
    };
    let span = cx.document.span(id, number.at);
    let Some(instead) = instead else {
        findings.push(Finding::new(Severity::Hint, span, format!("“{words}”: {why}. Begin with another word?")));
        return;
    };
    let mut finding = Finding::new(Severity::Hint, span, format!("“{words}”: {why}. Write “{instead}”?"));
    if cx.document.source().words(span) == words {
        let title = format!("Write “{instead}”");
        finding.fixes = vec![Fix { title, safe: true, edits: vec![Edit { span, text: instead }] }];
    }
    findings.push(finding);
}

/// The numbers of a sentence that count people or things, outside quotations, brackets and dates.
fn numbers(slot: &Slot, sentence: Sentence) -> Vec<Number> {
    let (prose, facts) = (&slot.paragraph.prose, &slot.paragraph.facts);
    let mut found = Vec::new();
    let mut bracket = false;
    // A label or a cell has no stop: "31,500 people displaced".
    let whole = prose.tokens[sentence.first..sentence.end].iter().rev().take(3).any(|token| token.is_sign('.'));
    let mut at = sentence.first;
    while at < sentence.end {
        let token = &prose.tokens[at];
        match token.kind {
            Kind::Sign('(' | '[') => bracket = true,
            Kind::Sign(')' | ']') => bracket = false,
            _ => {}
        }
        let Some((end, value, written)) = number(prose, at).filter(|_| !bracket) else {
            at += 1;
            continue;
        };
        let range = prose.range(at, end);
        let harm = facts.figures.iter().any(|figure| figure.at.holds(range));
        let free = !facts.times.iter().any(|time| time.at.touches(range)) && !is_named(prose, sentence, at);
        if free && !prose.is_quoted(range) && !is_glued(prose, at, end) && (harm || counts(prose, sentence, end)) {
            found.push(Number { at: range, value, written, opens: at == sentence.first && whole, harm });
        }
        at = end;
    }
    found
}

/// The number that begins at a token: digits, or words below a hundred.
fn number(prose: &Prose, at: usize) -> Option<(usize, u64, Written)> {
    let token = &prose.tokens[at];
    if token.kind == Kind::Number {
        let words = prose.words(token.at);
        let plain = words.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
        let value = words.replace(',', "").parse().ok().filter(|_| plain && !words.starts_with('0'))?;
        return Some((at + 1, value, Written::Figures));
    }
    let value = |at: usize| {
        let token = prose.tokens.get(at).filter(|token| token.kind == Kind::Word && token.is(Class::Number))?;
        Some(Lexicon::built_in().value(token.word)).filter(|&value| value > 0)
    };
    let first = value(at)?;
    let unit = || {
        let hyphen = prose.tokens.get(at + 1).is_some_and(Token::is_hyphen);
        value(at + 2).filter(|&unit| hyphen && unit < 10 && first >= 20 && first % 10 == 0)
    };
    match unit() {
        Some(unit) => Some((at + 3, first + unit, Written::Words)),
        None => Some((at + 1, first, Written::Words)),
    }
}

/// Whether a number belongs to a name or a sum: Route 60, article 3, $46, 2 million.
fn is_named(prose: &Prose, sentence: Sentence, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| prose.tokens.get(before)).filter(|_| at > sentence.first)
    else {
        return false;
    };
    let opens = at - 1 == sentence.first;
    let sign = matches!(before.kind, Kind::Sign('$' | '€' | '£' | '#' | '/' | ':' | '№' | '.' | '+'));
    let noun = before.is(Class::Thing) && before.is(Class::Singular)
        || before.is(Class::Number)
        || before.is(Class::Magnitude);
    sign || before.kind == Kind::Number || noun || before.capital && !opens
}

/// Whether a number is part of a longer word or number: 46-year-old, 20-30, two million, one and a half.
fn is_glued(prose: &Prose, at: usize, end: usize) -> bool {
    let dash = |at: usize| prose.tokens.get(at).is_some_and(Token::is_dash);
    let next = prose.tokens.get(end);
    let goes_on = next.is_some_and(|next| {
        next.kind == Kind::Number
            || next.classes.any(Classes::of(&[
                Class::Magnitude,
                Class::Share,
                Class::Vague,
                Class::Unit,
                Class::TimeUnit,
            ]))
            || matches!(next.kind, Kind::Sign('%' | '/' | ':' | '°'))
            || next.is(Class::Number)
    });
    let joined = ["to", "or", "and", "of"].iter().any(|word| prose.says(end, word));
    goes_on || dash(end) || at > 0 && dash(at - 1) && !prose.tokens[at].spaced || joined && !prose.says(end, "and")
}

/// Whether a noun follows that is counted: 3 trucks, eleven villages.
fn counts(prose: &Prose, sentence: Sentence, end: usize) -> bool {
    (end..sentence.end.min(end + NOUN))
        .take_while(|&at| {
            let token = &prose.tokens[at];
            token.is_wordy()
                && !token.classes.any(Classes::of(&[Class::Preposition, Class::Be, Class::TimeUnit, Class::Unit]))
        })
        .any(|at| prose.tokens[at].classes.any(NOUNS) && !prose.tokens[at].is(Class::Singular))
}

/// Digits with commas, where five or more stand without.
fn grouped(digits: &str) -> Option<String> {
    let bare = digits.len() >= GROUPED && !digits.contains(',');
    bare.then(|| in_figures(digits.parse().unwrap_or_default()))
}

fn in_figures(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number below a thousand in words: a hundred and six is “one hundred and six”.
fn in_words(value: u64) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let place = |value: u64| usize::try_from(value).unwrap_or_default();
    match value {
        0..20 => SMALL[place(value)].to_owned(),
        20..100 if value.is_multiple_of(10) => TENS[place(value / 10)].to_owned(),
        20..100 => format!("{}-{}", TENS[place(value / 10)], SMALL[place(value % 10)]),
        100..1000 if value.is_multiple_of(100) => format!("{} hundred", SMALL[place(value / 100)]),
        100..1000 => format!("{} hundred and {}", SMALL[place(value / 100)], in_words(value % 100)),
        _ => in_figures(value),
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_in_words_and_in_figures() {
        for (value, words) in [
            (3, "three"),
            (19, "nineteen"),
            (40, "forty"),
            (46, "forty-six"),
            (106, "one hundred and six"),
            (300, "three hundred"),
        ] {
            assert_eq!(in_words(value), words);
        }
        for (value, figures) in [(11, "11"), (1402, "1,402"), (31_500, "31,500"), (1_000_000, "1,000,000")] {
            assert_eq!(in_figures(value), figures);
        }
        assert_eq!(grouped("31500").as_deref(), Some("31,500"));
        assert_eq!(grouped("1402"), None);
    }
}
