//! Numbers that cite: `[4]` and `³`, and the numbered notes that they lead to.

use std::collections::BTreeMap;

use crate::document::{Document, ParagraphId, Slot};
use crate::format::{MarkKind, Role};
use crate::prose::words::report::NOTES;
use crate::prose::{Class, Kind, Prose};
use crate::text::{Range, Span};

/// Digits of the greatest number of a note that is looked for.
const DIGITS: usize = 3;

/// A number that may be the mark of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The number.
    pub number: u32,
    /// Whether it is raised, and not in brackets.
    pub raised: bool,
    /// Where it stands.
    pub at: Span,
}

/// Every number of a draft that may be the mark of a note, in the order of the text.
#[must_use]
pub fn cited(document: &Document) -> Vec<Cited> {
    let mut found = Vec::new();
    for (id, slot) in document.paragraphs() {
        numbers(&slot.paragraph.prose, |number, raised, at| {
            found.push(Cited { number, raised, at: document.span(id, at) });
        });
    }
    found
}

/// The notes that have numbers: the entries of sections of notes, and lines that begin with a raised number.
#[derive(Clone, Debug, Default)]
pub struct NumberedNotes {
    section: Option<usize>,
    numbers: BTreeMap<u32, ParagraphId>,
    raised: BTreeMap<u32, ParagraphId>,
}

impl NumberedNotes {
    /// The numbered notes of a draft.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut notes = Self::default();
        let mut listed = 0;
        for (id, slot) in document.paragraphs() {
            if is_section(slot) {
                notes.section = Some(notes.section.unwrap_or(slot.start));
                listed = 0;
            }
            for line in slot.paragraph.prose.text().lines() {
                let raised: u32 = line.chars().map_while(raised).fold(0, |all, digit| all.saturating_mul(10) + digit);
                if raised > 0 {
                    notes.raised.entry(raised).or_insert(id);
                }
                let bare = line.trim_start_matches(['[', '(']);
                let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
                let number = bare[..digits].parse().ok().filter(|_| (1..=DIGITS).contains(&digits));
                // A note that lost its raised digit: "3 Karsa Health Directorate".
                if let (Some(number), true) = (number, bare[digits..].trim_start().starts_with(char::is_uppercase)) {
                    notes.raised.entry(number).or_insert(id);
                }
                match number {
                    Some(number) if notes.section.is_some() => {
                        notes.numbers.entry(number).or_insert(id);
                    }
                    _ if notes.section.is_some() && matches!(slot.role, Role::Item(_)) => {
                        listed += 1;
                        notes.numbers.entry(listed).or_insert(id);
                    }
                    _ => {}
                }
            }
        }
        notes
    }

    /// Whether a mark leads to none of them. A number in brackets is a mark only before a section of notes.
    #[must_use]
    pub fn lack(&self, mark: Cited) -> bool {
        self.is_before(mark) && self.known(mark).is_none() && (mark.raised || self.section.is_some())
    }

    /// The note that a mark leads to.
    #[must_use]
    pub fn note(&self, mark: Cited) -> Option<ParagraphId> {
        self.known(mark).filter(|_| self.is_before(mark))
    }

    fn is_before(&self, mark: Cited) -> bool {
        self.section.is_none_or(|section| mark.at.start < section)
    }

    fn known(&self, mark: Cited) -> Option<ParagraphId> {
        let raised = self.raised.get(&mark.number).filter(|_| mark.raised);
        self.numbers.get(&mark.number).or(raised).copied()
    }
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

fn is_code(prose: &Prose, at: Range) -> bool {
    prose.marks().iter().any(|mark| mark.kind == MarkKind::Code && mark.at.touches(at))
}

fn is_section(slot: &Slot) -> bool {
    let prose = &slot.paragraph.prose;
    let words = prose.tokens.iter().filter(|token| token.kind != Kind::Number && token.is_wordy()).count();
    let text = prose.text().trim().trim_end_matches(':');
    words <= 2 && NOTES.iter().any(|section| text.eq_ignore_ascii_case(section))
}
