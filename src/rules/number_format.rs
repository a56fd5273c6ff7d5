//! Numbers with a separator out of place, which change by a thousand when they are read aloud.

use crate::document::{Document, ParagraphId, Slot};
use crate::facts::{digits, written};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::format::Role;
use crate::prose::words::measure::MEASURES;
use crate::prose::{Class, Classes, Kind, Prose, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct NumberFormat;

/// Words that English sentences are held together by.
const ENGLISH: Classes = Classes::of(&[
    Class::Determiner,
    Class::Preposition,
    Class::Conjunction,
    Class::Be,
    Class::Have,
    Class::Modal,
    Class::Pronoun,
]);
/// Of so many words or more one can tell whether they are English: one in so many is of the classes above.
const WORDS: usize = 8;
const ONE_IN: usize = 10;
/// What stands behind a count.
const COUNTED: Classes = Classes::of(&[Class::Person, Class::Group, Class::Demonym, Class::Thing]);
const BOUNDS: Classes = Classes::of(&[Class::About, Class::AtLeast, Class::AtMost]);

impl Rule for NumberFormat {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SUM108",
            name: "number-format",
            group: Group::Arithmetic,
            scope: Scope::Document,
            severity: Severity::Warning,
            default: true,
            fixable: true,
            page: include_str!("number_format.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let mut indian = cx.style.lakhs.then_some(true);
        for (id, slot) in cx.document.paragraphs() {
            let prose = &slot.paragraph.prose;
            if !prose.sentences.iter().any(|sentence| sentence.numbered) || matches!(slot.role, Role::Quote) {
                continue;
            }
            let mut english = None;
            for (at, token) in prose.tokens.iter().enumerate() {
                if token.kind != Kind::Number || !prose.words(token.at).contains([',', '.']) {
                    continue;
                }
                let Some(wrong) = wrong(prose, at) else { continue };
                let mut lakhs = || *indian.get_or_insert_with(|| counts_lakhs(cx.document));
                if *english.get_or_insert_with(|| is_english(prose)) && !(wrong.lakhs && lakhs()) {
                    findings.push(finding(cx, (id, slot), (at, wrong)));
                }
            }
        }
    }
}

/// What is wrong with a number: the readings it leaves.
#[derive(Debug, PartialEq)]
struct Wrong {
    readings: Vec<String>,
    /// Whether it is the grouping of lakhs and crores.
    lakhs: bool,
}

impl Wrong {
    fn of(readings: &[String]) -> Self {
        let mut readings = readings.to_vec();
        readings.dedup();
        Self { readings, lakhs: false }
    }
}

/// A number that is wrong, and how it may be read.
#[expect(clippy::unnecessary_wraps, reason = "every arm of a match gives an option")]
fn some(readings: &[String]) -> Option<Wrong> {
    Some(Wrong::of(readings))
}

/// What is wrong with the number at a token, if anything is.
fn wrong(prose: &Prose, at: usize) -> Option<Wrong> {
    let token = &prose.tokens[at];
    let words = prose.words(token.at);
    let body = words.trim_end_matches(char::is_alphabetic);
    if !body.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.')) {
        return None;
    }
    let ungrouped = body.replace([',', '.'], "");
    let plain = ungrouped.parse::<f64>().ok()?;
    let next = prose.tokens.get(at + 1);
    // Glued to something: a code, a clock time, a web address.
    let glued = |token: Option<&Token>| {
        token.is_some_and(|token| !token.spaced && matches!(token.kind, Kind::Sign('/' | ':' | '_' | '=') | Kind::Code))
    };
    if glued(next)
        || !token.spaced
            && prose
                .tokens
                .get(at.wrapping_sub(1))
                .is_some_and(|before| before.is_wordy() || matches!(before.kind, Kind::Sign('/' | ':' | '_' | '.')))
    {
        return None;
    }
    let groups: Vec<&str> = body.split([',', '.']).collect();
    let (commas, dots) = (body.matches(',').count(), body.matches('.').count());
    let thousands =
        |groups: &[&str]| (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
    match (commas, dots) {
        (0, 1)
            if groups[1].len() == 3 && thousands(&groups) && !groups[0].starts_with('0') && is_counted(prose, at) =>
        {
            let [whole, part] = groups[..] else { return None };
            let rest = format!("{}.{}", whole, part.trim_end_matches('0'));
            some(&[written(plain), rest.trim_end_matches('.').to_owned()])
        }
        (0, 2..) if thousands(&groups) && groups.len() < 5 => some(&[written(plain)]),
        (1, 0) if groups[1].len() < 3 && is_scaled(prose, at) => some(&[body.replace(',', ".")]),
        (1, 0) if groups[1].len() == 3 && groups[0] == "0" => some(&[body.replace(',', ".")]),
        (1.., 0) if !thousands(&groups) && groups[1..].iter().any(|group| group.len() > 2) => {
            lakhs_or_slip(prose, at, &groups, plain)
        }
        (1.., 1) => {
            let comma_last = body.rfind(',') > body.rfind('.');
            let swapped = comma_last && commas == 1 && thousands(&groups[..2]);
            let slip = !comma_last && !thousands(&groups[..=commas]) && !is_lakhs(&groups[..=commas]);
            match (swapped, slip) {
                (true, _) => some(&[format!("{}.{}", written(digits(&groups[..2].concat())?), groups[2])]),
                (_, true) => {
                    some(&[format!("{}.{}", written(digits(&groups[..=commas].concat())?), groups[commas + 1])])
                }
                _ => None,
            }
        }
        (2.., 2..) => some(&[written(plain)]),
        _ => None,
    }
}

/// `3,45,000`: groups of two before the last three.
fn is_lakhs(groups: &[&str]) -> bool {
    let [first, middle @ .., last] = groups else { return false };
    last.len() == 3 && first.len() <= 2 && !middle.is_empty() && middle.iter().all(|group| group.len() == 2)
}

fn lakhs_or_slip(prose: &Prose, at: usize, groups: &[&str], plain: f64) -> Option<Wrong> {
    if is_lakhs(groups) {
        return Some(Wrong { readings: vec![written(plain)], lakhs: true });
    }
    // "14,2016": a day and a year.
    let year = groups.last().is_some_and(|last| last.len() == 4 && (last.starts_with("19") || last.starts_with("20")));
    let month = at.checked_sub(1).is_some_and(|before| prose.tokens[before].is(Class::Month));
    if groups.len() == 2 && (month || year && groups[0].len() <= 2) || groups[0].len() > 4 {
        return None;
    }
    // One digit too many: all of them, or without the last nought.
    let shorter =
        (groups.len() == 2 && groups[1].len() == 4 && groups[1].ends_with('0')).then(|| written(plain / 10.0));
    let readings: Vec<String> = [written(plain)].into_iter().chain(shorter).collect();
    some(&readings)
}

/// Whether a number with one decimal point counts whole things, so that it can have no decimals.
fn is_counted(prose: &Prose, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &prose.tokens[before]);
    let numbered = before.is_some_and(|token| {
        token.is(Class::Numbered) || token.is_sign('.') || matches!(token.kind, Kind::Sign('$' | '€' | '£' | '°'))
    });
    let mut after = (at + 1..=at + 3).map_while(|next| prose.tokens.get(next));
    let unit = |token: &Token| token.is(Class::Unit) || token.is(Class::Magnitude) || token.is(Class::Share);
    if numbered
        || after
            .clone()
            .next()
            .is_some_and(|token| unit(token) || !token.is_wordy() && !token.is_sign('.') && !token.is_sign(','))
    {
        return false;
    }
    let noun = after
        .find(|token| !token.is_wordy() || token.classes.any(COUNTED) || unit(token) || token.is(Class::Preposition));
    // "1.250 tonnes" has its decimals.
    let weighed = (at + 1..=at + 2).any(|at| prose.is(at, MEASURES));
    if weighed {
        return false;
    }
    let counted = noun.is_some_and(|token| {
        token.classes.any(COUNTED) && !unit(token) && (token.is(Class::Plural) || token.is(Class::Demonym))
    });
    let bounded = before.is_some_and(|token| token.classes.any(BOUNDS)) && prose.word(at).ends_with("000");
    let harmed =
        prose.tokens.get(at + 1).is_some_and(|token| token.is(Class::HarmVerb) || token.is(Class::HarmAdjective));
    counted || bounded || harmed
}

/// Whether a number with a comma stands before a magnitude, per cent or a unit: it has decimals.
fn is_scaled(prose: &Prose, at: usize) -> bool {
    let scaled =
        |token: &Token| token.is(Class::Magnitude) || token.is(Class::Unit) && token.at.start > 0 || token.is_sign('%');
    let cent = prose.says(at + 1, "per") && prose.says(at + 2, "cent");
    let listed = at
        .checked_sub(1)
        .is_some_and(|before| prose.tokens[before].is(Class::Numbered) || prose.tokens[before].is(Class::Month));
    !listed && (cent || prose.tokens.get(at + 1).is_some_and(scaled) && !prose.tokens[at + 1].is(Class::Person))
}

/// Whether a paragraph is written in English, as far as its words tell.
fn is_english(prose: &Prose) -> bool {
    let words = prose.tokens.iter().filter(|token| token.kind == Kind::Word);
    let (all, english) =
        words.fold((0, 0), |(all, english), token| (all + 1, english + usize::from(token.classes.any(ENGLISH))));
    all < WORDS || english * ONE_IN >= all
}

/// Whether a draft counts in lakhs and crores.
fn counts_lakhs(document: &Document) -> bool {
    document.paragraphs().any(|(_, slot)| {
        let prose = &slot.paragraph.prose;
        let magnitude = |sentence: &crate::prose::Sentence| sentence.classes.has(Class::Magnitude);
        prose.sentences.iter().any(magnitude)
            && (0..prose.tokens.len()).any(|at| prose.says_any(at, &["lakh", "lakhs", "crore", "crores"]))
    })
}

fn finding(cx: &Context<'_>, (id, slot): (ParagraphId, &Slot), (at, wrong): (usize, Wrong)) -> Finding {
    let prose = &slot.paragraph.prose;
    let token = prose.tokens[at].at;
    let words = prose.words(token);
    let body = words.trim_end_matches(char::is_alphabetic);
    let number = Range::new(token.start, token.start + body.len() as u32);
    let span = cx.document.span(id, number);
    let readings = wrong.readings.join(" or ");
    let mut finding =
        Finding::new(Severity::Warning, span, format!("“{body}”: is it {readings}? The mark does not say."));
    if cx.document.source().words(span) == body && !slot.is_quoted(number) {
        let fix =
            |text: String| Fix { title: format!("Write “{text}”"), safe: false, edits: vec![Edit { span, text }] };
        finding.fixes = wrong.readings.into_iter().map(fix).collect();
    }
    finding
}
