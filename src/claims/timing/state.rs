//! Figures without a word of time that the document itself dates: present states, labels, and its reporting period.

use crate::claims::timing::{Place, TimeGrade, TimeHow, Timing};
use crate::format::Role;
use crate::prose::{Class, Kind};

/// Whether the figure tells of a present state: "hosts", "are displaced", a headline, a label with its number.
pub(super) fn is_present(place: &Place<'_>) -> bool {
    let prose = &place.slot.paragraph.prose;
    let Some(sentence) = prose.sentences.get(place.figure.sentence) else { return false };
    let mut present = matches!(place.slot.role, Role::Heading(_) | Role::Cell { .. });
    if is_label(place, sentence.first, sentence.end) {
        return true;
    }
    let mut verb = false;
    let clause = clause(place, sentence.first, sentence.end);
    for at in clause {
        let token = &prose.tokens[at];
        let is = |words: &[&str]| words.iter().any(|word| prose.says(at, word));
        if is(&["was", "were", "had", "has", "have", "been", "did"]) {
            return false;
        }
        if is(&["is", "are"]) || token.is(Class::State) && (token.is(Class::Third) || token.is(Class::Base)) {
            present = true;
        }
        let finite = token.is(Class::Past) && !token.is(Class::HarmAdjective) && !token.is(Class::Reporting);
        verb |= finite && !follows_be(place, at) && !token.is(Class::Number);
        verb |= token.is(Class::Third) && !token.is(Class::Plural) && !token.is(Class::State);
    }
    // A label has no verb at all: "14 dead", "Displaced: 31,500".
    let told = verb && !has_be(place);
    present && !told || !verb && !has_verb(place, sentence.first, sentence.end)
}

/// "14 killed", "Killed: 14" as an item of a list: the figure and nothing else.
fn is_label(place: &Place<'_>, first: usize, end: usize) -> bool {
    let prose = &place.slot.paragraph.prose;
    let at = place.figure.at.cover(place.figure.harm_at);
    let wordy = (first..end).filter(|&at| prose.tokens[at].is_wordy());
    let verb = |token: usize| prose.tokens[token].is(Class::Be) || prose.tokens[token].is(Class::Have);
    let mut outside = wordy.filter(|&token| verb(token) || !at.holds(prose.tokens[token].at));
    matches!(place.slot.role, Role::Item(_)) && outside.next().is_none()
}

/// The tokens of the figure's clause: from the attribution or contrast before it to the one after.
fn clause(place: &Place<'_>, first: usize, end: usize) -> std::ops::Range<usize> {
    let prose = &place.slot.paragraph.prose;
    let (from, to) =
        (prose.token_at(place.figure.at.start), prose.token_at(place.figure.at.end.max(place.figure.harm_at.end)));
    let splits = |at: &usize| {
        let token = &prose.tokens[*at];
        token.is(Class::Contrast)
            || token.is_sign(';')
            || token.is_sign(',')
            || token.is(Class::Reporting)
            || prose.says(*at, "despite")
    };
    let first = (first..from).rev().find(splits).map_or(first, |at| at + 1);
    // "killed 14 in a bombing that hit a district where ministries are": what comes after tells of other things.
    let turns = |at: &usize| splits(at) || prose.tokens[*at].is(Class::Relative) || prose.says(*at, "where");
    let end = (to..end).find(turns).unwrap_or(end);
    first..end
}

fn follows_be(place: &Place<'_>, at: usize) -> bool {
    let prose = &place.slot.paragraph.prose;
    (at.saturating_sub(3)..at).any(|before| prose.tokens[before].is(Class::Be))
}

fn has_be(place: &Place<'_>) -> bool {
    let prose = &place.slot.paragraph.prose;
    let Some(sentence) = prose.sentences.get(place.figure.sentence) else { return false };
    clause(place, sentence.first, sentence.end).any(|at| prose.says(at, "is") || prose.says(at, "are"))
}

/// Whether a sentence has any word that looks like a finite verb.
fn has_verb(place: &Place<'_>, first: usize, end: usize) -> bool {
    let prose = &place.slot.paragraph.prose;
    let ends =
        prose.tokens[..end].last().is_some_and(|token| matches!(token.kind, Kind::Sign('.' | '!' | '?' | '”' | '"')));
    ends || (first..end).any(|at| {
        let token = &prose.tokens[at];
        token.is(Class::Be) || token.is(Class::Have) || token.is(Class::Modal)
    })
}

/// The document's date, as that of what is told in the present.
pub(super) fn document(place: &Place<'_>) -> Option<Timing> {
    let date = place.document.date()?;
    let from = date.period_from.or(Some(date.day));
    Some(Timing { grade: TimeGrade::Document, how: TimeHow::Document, at: None, from, to: Some(date.day), rest: None })
}

/// The reporting period.
pub(super) fn period(place: &Place<'_>) -> Option<Timing> {
    let period = place.document.date()?.period()?;
    Some(Timing {
        grade: TimeGrade::Anchored,
        how: TimeHow::Period,
        at: None,
        from: Some(period.from),
        to: Some(period.to),
        rest: None,
    })
}
