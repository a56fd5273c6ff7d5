//! Footnote marks without a note, and links that lead nowhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Document, Slot};
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where};
use crate::fix::blank::CITED;
use crate::format::{MarkKind, Role};
use crate::prose::{Class, Kind, Prose};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::{Range, Span};

/// The headings of a section whose entries are numbered.
const SECTIONS: &[&str] =
    &["notes", "note", "references", "reference", "endnotes", "footnotes", "end notes", "sources", "bibliography"];
/// Digits of the greatest number of a note that is looked for.
const DIGITS: usize = 3;

/// The rule.
pub struct UnresolvedCitation;

impl Rule for UnresolvedCitation {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SRC107",
            name: "unresolved-citation",
            group: Group::Sources,
            scope: Scope::Document,
            severity: Severity::Error,
            default: true,
            fixable: true,
            page: include_str!("unresolved_citation.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let document = cx.document;
        let mut dangling: BTreeMap<String, Vec<Span>> = BTreeMap::new();
        let mut numbered: Vec<(u32, bool, Span)> = Vec::new();
        for (id, slot) in document.paragraphs() {
            let prose = &slot.paragraph.prose;
            for mark in prose.marks() {
                match &mark.kind {
                    MarkKind::Link(target) if target.trim().is_empty() && mark.at.start < mark.at.end => {
                        let words = prose.words(mark.at);
                        let message = format!("The link “{words}” leads nowhere. Where should it lead?");
                        findings.push(Finding::new(
                            Severity::Error,
                            whole_link(document, document.span(id, mark.at)),
                            message,
                        ));
                    }
                    MarkKind::Note(label) if document.note(label).is_none() && !is_code(prose, mark.at) => {
                        dangling.entry(label.to_lowercase()).or_default().push(document.span(id, mark.at));
                    }
                    _ => {}
                }
            }
            numbers(prose, |number, raised, at| numbered.push((number, raised, document.span(id, at))));
        }
        if !dangling.is_empty() {
            let empty = empty_notes(document.source().text());
            for (label, places) in dangling {
                findings.push(without_note(document, &places, empty.get(&label).copied()));
            }
        }
        if !numbered.is_empty() {
            let entries = Entries::of(document);
            for (number, raised, at) in numbered {
                if entries.lack(number, raised, at) {
                    let words = document.words(at);
                    let message = format!("“{words}” leads to no note. What does it cite?");
                    findings.push(Finding::new(Severity::Error, at, message));
                }
            }
        }
    }
}

/// A link with its brackets, where the source writes them; else its words.
fn whole_link(document: &Document, words: Span) -> Span {
    let text = document.source().text();
    let (before, after) = (&text[..words.start], &text[words.end..]);
    let close = after.strip_prefix("](").and_then(|rest| rest.find(')')).map(|at| words.end + at + 3);
    match close {
        Some(end) if before.ends_with('[') => Span::new(words.start - 1, end),
        _ => words,
    }
}

fn is_code(prose: &Prose, at: Range) -> bool {
    prose.marks().iter().any(|mark| mark.kind == MarkKind::Code && mark.at.touches(at))
}

/// The notes of a source that say nothing, by label, with the place where their words belong.
fn empty_notes(text: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        if let Some(label) = words.trim_start().strip_prefix("[^").and_then(|rest| rest.strip_suffix("]:")) {
            found.entry(label.to_lowercase()).or_insert(at + words.len());
        }
        at += line.len();
    }
    found
}

/// The finding of a mark without a note, or of an empty note; `empty` is where the words of the note belong.
fn without_note(document: &Document, places: &[Span], empty: Option<usize>) -> Finding {
    let first = places.first().copied().unwrap_or_default();
    let mark = document.words(first);
    let text = document.source().text();
    let (message, title, edit) = if let Some(at) = empty {
        (
            format!("The note “{mark}” says nothing. What does it cite?"),
            format!("Put words to fill in into the note {mark}"),
            Edit { span: Span::new(at, at), text: format!(" {CITED}") },
        )
    } else {
        let breaks = text.bytes().rev().take(2).take_while(|&byte| byte == b'\n').count();
        let gap = &"\n\n"[breaks..];
        (
            format!("“{mark}” leads to no note. What does it cite?"),
            format!("Add a note {mark} to fill in"),
            Edit { span: Span::new(text.len(), text.len()), text: format!("{gap}{mark}: {CITED}\n") },
        )
    };
    let mut finding = Finding::new(Severity::Error, first, message);
    finding.fixes = vec![Fix { title, safe: false, edits: vec![edit] }];
    let others = places.get(1..).unwrap_or_default();
    finding.also = others.to_vec();
    let related = others.iter().take(4).map(|&at| Related { at: Where::Here(at), message: "here too".to_owned() });
    finding.related = related.collect();
    finding
}

/// Hands over every number that may be the mark of a note, and whether it is raised: `[4]`, `³`.
fn numbers(prose: &Prose, mut found: impl FnMut(u32, bool, Range)) {
    let text = prose.text();
    // A bracket, or the first byte of a raised digit.
    let opens = |from: usize| memchr::memchr3(b'[', 0xC2, 0xE2, &text.as_bytes()[from..]);
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut end = 0;
    while let Some(next) = opens(end) {
        let at = end + next;
        let rest = &text[at..];
        let Some(char) = rest.chars().next() else { return };
        let before = text[..at].chars().next_back();
        end = at + char.len_utf8();
        if char == '[' && !before.is_some_and(|before| before.is_alphanumeric() || before == ']') {
            let digits = rest[1..].bytes().take_while(u8::is_ascii_digit).count();
            let closed = rest.as_bytes().get(digits + 1) == Some(&b']') && !rest[digits + 2..].starts_with(['(', '[']);
            if (1..=DIGITS).contains(&digits) && closed {
                end = at + digits + 2;
                let range = Range::new(place(at), place(end));
                if let (Ok(number), false) = (rest[1..=digits].parse(), is_code(prose, range)) {
                    found(number, false, range);
                }
            }
        } else if raised(char).is_some() {
            let length: usize = rest.chars().take_while(|&char| raised(char).is_some()).map(char::len_utf8).sum();
            end = at + length;
            let range = Range::new(place(at), place(end));
            let number =
                rest[..length].chars().filter_map(raised).fold(0, |all: u32, digit| all.saturating_mul(10) + digit);
            if follows_words(prose, range, before) && !is_code(prose, range) {
                found(number, true, range);
            }
        }
    }
}

/// The digit that a raised one stands for.
fn raised(char: char) -> Option<u32> {
    match char {
        '⁰' => Some(0),
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁴'..='⁹' => Some(u32::from(char) - u32::from('⁰')),
        _ => None,
    }
}

/// Whether a raised number stands behind words or a stop, and is no power of a number or a unit: 40 m², 10⁶.
fn follows_words(prose: &Prose, at: Range, before: Option<char>) -> bool {
    let Some(before) = before else { return false };
    if !before.is_alphabetic() {
        return matches!(before, '.' | ',' | ';' | ':' | ')' | '"' | '”' | '’' | '!' | '?');
    }
    let text = prose.words(Range::new(0, at.start));
    let word = text.rsplit(|char: char| !char.is_alphabetic()).next().unwrap_or("");
    let unit = prose.tokens.get(prose.token_at(at.start).saturating_sub(1)).is_some_and(|token| token.is(Class::Unit));
    word.chars().count() > 2 && !unit && !word.chars().all(char::is_uppercase)
}

/// The entries of notes: sections of notes with their numbers, and lines that begin with a raised number.
struct Entries {
    section: Option<usize>,
    numbers: BTreeSet<u32>,
    raised: BTreeSet<u32>,
}

impl Entries {
    fn of(document: &Document) -> Self {
        let mut entries = Self { section: None, numbers: BTreeSet::new(), raised: BTreeSet::new() };
        let mut listed = 0;
        for (_, slot) in document.paragraphs() {
            if is_section(slot) {
                entries.section = Some(entries.section.unwrap_or(slot.start));
                listed = 0;
            }
            for line in slot.paragraph.prose.text().lines() {
                let raised: u32 = line.chars().map_while(raised).fold(0, |all, digit| all.saturating_mul(10) + digit);
                entries.raised.extend((raised > 0).then_some(raised));
                let bare = line.trim_start_matches(['[', '(']);
                let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
                let number = bare[..digits].parse().ok().filter(|_| (1..=DIGITS).contains(&digits));
                // A note that lost its raised digit: "3 Karsa Health Directorate".
                if let (Some(number), true) = (number, bare[digits..].trim_start().starts_with(char::is_uppercase)) {
                    entries.raised.insert(number);
                }
                match number {
                    Some(number) if entries.section.is_some() => {
                        entries.numbers.insert(number);
                    }
                    _ if entries.section.is_some() && matches!(slot.role, Role::Item(_)) => {
                        listed += 1;
                        entries.numbers.insert(listed);
                    }
                    _ => {}
                }
            }
        }
        entries
    }

    /// Whether a mark leads to none of them. A number in brackets is a mark only before a section of notes.
    fn lack(&self, number: u32, raised: bool, at: Span) -> bool {
        let before = self.section.is_none_or(|section| at.start < section);
        let known = self.numbers.contains(&number) || raised && self.raised.contains(&number);
        before && !known && (raised || self.section.is_some())
    }
}

fn is_section(slot: &Slot) -> bool {
    let prose = &slot.paragraph.prose;
    let words = prose.tokens.iter().filter(|token| token.kind != Kind::Number && token.is_wordy()).count();
    let text = prose.text().trim().trim_end_matches(':');
    words <= 2 && SECTIONS.iter().any(|section| text.eq_ignore_ascii_case(section))
}
