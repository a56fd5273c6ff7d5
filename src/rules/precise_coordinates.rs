//! Coordinates so precise that they point at the house where people shelter or are treated.

use std::sync::LazyLock;

use regex::Regex;

use crate::document::{Document, ParagraphId, Slot};
use crate::finding::{Finding, Fix, Severity};
use crate::format::{MarkKind, Role};
use crate::prose::List;
use crate::prose::words::coordinates::{PUBLIC, SITES};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::{Range, Span};

/// Two decimal degrees with three decimals or more: 111 metres or less.
static DECIMAL: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?:[NS]\s?)?[-−]?(\d{1,2}\.\d{3,})\s?°?\s?[NS]?\s?(?:[,;/]|and|\s)\s?(?:lon\.?:?\s?)?(?:[EW]\s?)?[-−]?(\d{1,3}\.\d{3,})(?:\s?°)?(?:\s?[EW]\b)?",
    )
});

/// Degrees, minutes and seconds, once or as a pair.
static SECONDS: LazyLock<Regex> = LazyLock::new(|| {
    let one = r#"\d{1,3}\s?°\s?\d{1,2}\s?['′’]\s?\d{1,2}(?:[.,]\d+)?\s?(?:"|″|”|''|’’)(?:\s?[NSEW]\b)?"#;
    compiled(&format!(r"{one}(?:[\s,;/]+(?:and\s)?{one})?"))
});

/// The military grid, plus codes, and what3words.
static CODES: LazyLock<Regex> = LazyLock::new(|| {
    compiled(concat!(
        r"\b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?(?:\d{3}\s?\d{3}|\d{4}\s?\d{4}|\d{5}\s?\d{5})\b",
        r"|\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b",
        r"|///\p{Ll}+\.\p{Ll}+\.\p{Ll}+"
    ))
});

/// A pin on a map, in an address.
static PIN: LazyLock<Regex> = LazyLock::new(|| compiled(r"[@=/]-?\d{1,2}\.\d{3,}(?:,|%2C)-?\d{1,3}\.\d{3,}"));

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is written here and tested")
}

/// The rule.
pub struct PreciseCoordinates;

impl Rule for PreciseCoordinates {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DNH102",
            name: "precise-coordinates",
            group: Group::Protection,
            scope: Scope::Document,
            severity: Severity::Warning,
            default: true,
            fixable: true,
            page: include_str!("precise_coordinates.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.document.paragraphs() {
            let prose = &slot.paragraph.prose;
            for (at, rounded) in coordinates(prose.text()) {
                if is_near_people(cx.document, (id, slot), at) {
                    let span = cx.document.span(id, at);
                    let mut finding = finding(span);
                    finding.fixes.extend(rounded.map(|rounded| Fix::instead(span, &rounded)));
                    findings.push(finding);
                }
            }
            for mark in prose.marks() {
                let MarkKind::Link(target) = &mark.kind else { continue };
                if PIN.is_match(target) && is_near_people(cx.document, (id, slot), mark.at) {
                    findings.push(finding(cx.document.span_with_target(id, mark.at, target)));
                }
            }
        }
    }
}

fn finding(span: Span) -> Finding {
    let mut finding =
        Finding::new(Severity::Warning, span, "A place that can be found to the metre. Name the district instead?");
    finding.help =
        Some("Parties to a conflict read reports too. One decimal of a degree is some ten kilometres.".into());
    finding
}

/// The coordinates of a text, and how they read with one decimal.
fn coordinates(text: &str) -> Vec<(Range, Option<String>)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let decimals = memchr::memchr_iter(b'.', bytes)
        .any(|at| at > 0 && digit(at - 1) && digit(at + 1) && digit(at + 2) && digit(at + 3));
    let range = |at: std::ops::Range<usize>| {
        Range::new(u32::try_from(at.start).unwrap_or(u32::MAX), u32::try_from(at.end).unwrap_or(u32::MAX))
    };
    let mut found = Vec::new();
    if decimals {
        let pairs = DECIMAL.captures_iter(text).filter_map(|pair| pair_of(text, &pair));
        found.extend(pairs.map(|(at, rounded)| (range(at), Some(rounded))));
        found.extend(PIN.find_iter(text).map(|pin| (range(pin.start() + 1..pin.end()), None)));
    }
    // The sign of a degree is not ASCII.
    if !text.is_ascii() && text.contains('°') {
        found.extend(SECONDS.find_iter(text).map(|one| (range(one.range()), None)));
    }
    // A square of the grid begins with a number and a capital: few texts have these, and the search is slow.
    // Without a way out of it the loop is over many bytes at once.
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let square = pairs.fold(false, |any, (one, two)| any | (one.is_ascii_digit() & two.is_ascii_uppercase()));
    if square || memchr::memchr(b'+', bytes).is_some() || memchr::memmem::find(bytes, b"///").is_some() {
        found.extend(CODES.find_iter(text).map(|code| (range(code.range()), None)));
    }
    found.sort_by_key(|(at, _)| *at);
    found.dedup_by(|later, first| first.0.touches(later.0));
    found
}

/// A pair of decimal degrees, where both are within the globe and no share or sum follows.
fn pair_of(text: &str, pair: &regex::Captures<'_>) -> Option<(std::ops::Range<usize>, String)> {
    let whole = pair.get(0)?;
    let degrees: Vec<f64> = pair.iter().skip(1).flatten().filter_map(|one| one.as_str().parse().ok()).collect();
    let &[latitude, longitude] = degrees.as_slice() else { return None };
    let after = text[whole.end()..].trim_start();
    let share = ["%", "per cent", "percent", "million", "billion"].iter().any(|unit| after.starts_with(unit));
    let glued =
        text[..whole.start()].ends_with(|char: char| char.is_alphanumeric() || matches!(char, '.' | ',' | '$' | '€'));
    if latitude > 90.0 || longitude > 180.0 || share || glued || after.starts_with(|char: char| char.is_ascii_digit()) {
        return None;
    }
    let mut rounded = whole.as_str().to_owned();
    for (one, degrees) in pair.iter().skip(1).flatten().zip(&degrees) {
        rounded = rounded.replace(one.as_str(), &format!("{degrees:.1}"));
    }
    Some((whole.range(), rounded))
}

/// Whether what stands around speaks of people, of shelter or of aid, and not of an earthquake.
fn is_near_people(document: &Document, (id, slot): (ParagraphId, &Slot), at: Range) -> bool {
    let prose = &slot.paragraph.prose;
    let token = prose.token_at(at.start).min(prose.tokens.len().saturating_sub(1));
    let sentence = prose.sentence_of(token);
    let around = sentence.saturating_sub(1)..(sentence + 2).min(prose.sentences.len());
    let holds = |sentence: usize, list: List| prose.sentences.get(sentence).is_some_and(|one| one.lists.has(list));
    let above = || document.headings(id).chain(beside(document, id, slot)).filter_map(|id| document.slot(id));
    let sites = || around.into_iter().any(|sentence| holds(sentence, SITES));
    !holds(sentence, PUBLIC) && (sites() || above().any(|slot| slot.paragraph.prose.has(SITES)))
}

/// The other cells of a cell's row and the header; the line before a list.
fn beside(document: &Document, id: ParagraphId, slot: &Slot) -> Vec<ParagraphId> {
    let (first, end) = document.run(id);
    match slot.role {
        Role::Cell { row, .. } => {
            let of_row = |row: u32| {
                move |id: &ParagraphId| {
                    let role = document.slot(*id).map(|slot| &slot.role);
                    matches!(role, Some(Role::Cell { row: other, .. }) if *other == row)
                }
            };
            let header = (first.0..end.0).map(ParagraphId).take_while(of_row(0));
            let before = (first.0..id.0).rev().map(ParagraphId).take_while(of_row(row));
            header.chain(before).chain((id.0..end.0).map(ParagraphId).take_while(of_row(row))).collect()
        }
        Role::Item(_) => first.0.checked_sub(1).map(ParagraphId).into_iter().collect(),
        _ => Vec::new(),
    }
}
