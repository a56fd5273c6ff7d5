//! The time that a figure's own sentence tells: of the event, of the statement about it, or of an event without a date.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::claims::calendar::Dated;
use crate::claims::timing::{Place, TimeGrade, TimeHow, Timing};
use crate::document::ParagraphId;
use crate::facts::time::{Bound, Tense};
use crate::facts::{Attribution, Time};
use crate::prose::words::time::PAPERS;
use crate::prose::{Class, Classes, Kind, Prose};

/// Words that begin a clause.
const CLAUSES: Classes = Classes::of(&[Class::Contrast, Class::Relative]);
/// Words that may stand between an attribution and its time.
const BETWEEN: Classes = Classes::of(&[Class::Preposition, Class::Determiner]);
/// What a clause between a time and a figure weighs, in tokens.
const CLAUSE: usize = 12;
/// What it weighs that a time is that of the statement, or lies ahead: more than any distance.
const LAST: usize = 1000;

/// Within so many tokens after "compared" stands the day of what is compared.
const COMPARED: usize = 8;
/// In how many paragraphs from the top the date of an event is looked for.
const EVENT_REACH: usize = 300;

/// The best time of the sentence.
pub(super) fn told(place: &Place<'_>) -> Option<Timing> {
    let mine = place.page.times_of(place.figure.sentence);
    let (_, how, time, dated) = mine
        .filter_map(|(time, dated)| weighed(place, time, dated).map(|(weight, how)| (weight, how, time, dated)))
        .min_by_key(|&(weight, ..)| weight)?;
    let timing = Timing::of(how, (place.id, time.at), dated);
    let grade = if is_running(place, time, timing.grade) { TimeGrade::AsOf } else { timing.grade };
    Some(Timing { grade, ..timing })
}

/// "By 5 May 1,200 people had crossed": a count that runs up to a day (catalogue, part 7).
fn is_running(place: &Place<'_>, time: &Time, grade: TimeGrade) -> bool {
    let prose = &place.slot.paragraph.prose;
    let lead = time.lead.of(prose.text());
    let fixed = matches!(grade, TimeGrade::Absolute | TimeGrade::Coarse | TimeGrade::Anchored);
    fixed && time.bound == Bound::Until && lead.eq_ignore_ascii_case("by") && time.tense == Tense::Past
}

/// How far a time is from the figure, and whether it is that of the statement; `None` where it tells of other things.
fn weighed(place: &Place<'_>, time: &Time, dated: &Dated) -> Option<(usize, TimeHow)> {
    if place.is_dateline((place.id, time.at)) {
        return None;
    }
    let prose = &place.slot.paragraph.prose;
    let Place { figure, .. } = place;
    let core = figure.at.cover(figure.harm_at);
    let (near, far) = if time.at.start >= core.end {
        (core.end, time.at.start)
    } else if time.at.end <= core.start {
        (time.at.end, core.start)
    } else {
        (time.at.start, time.at.start)
    };
    let gap = prose.token_at(near)..prose.token_at(far).max(prose.token_at(near));
    let tokens = &prose.tokens[gap.clone()];
    let says = |word: &str| gap.clone().any(|at| prose.says(at, word));
    if says("despite")
        || says("compared")
        || is_compared(prose, time)
        || says("than") && !says("more") && !says("less") && !says("fewer")
    {
        return None;
    }
    let clauses = tokens
        .iter()
        .filter(|token| token.classes.any(CLAUSES) || matches!(token.kind, Kind::Sign(';' | ':' | '(' | ')')))
        .count();
    let stated = is_statement(place, time);
    let vague = usize::from(matches!(dated.grade, TimeGrade::Vague | TimeGrade::None));
    // "killed 14 in a war that goes on so far": vague words of another clause tell nothing of this one.
    if vague > 0 && clauses > 0 {
        return None;
    }
    let ahead = usize::from(time.tense == Tense::Future && time.bound != Bound::Until);
    let weight = tokens.len() + CLAUSE * clauses + LAST * (usize::from(stated) + ahead + 3 * vague);
    let how = if stated { TimeHow::Statement } else { TimeHow::Sentence };
    Some((weight, how))
}

/// "Compared to the assessment of last week": the day of what the figure is measured by.
fn is_compared(prose: &Prose, time: &Time) -> bool {
    let first = prose.token_at(time.at.start);
    let near = (first.saturating_sub(COMPARED)..first).rev();
    let mut clause = near.take_while(|&at| !prose.tokens[at].is_sign(',') && prose.sentence_of(at) == time.sentence);
    clause.any(|at| prose.says(at, "compared") || prose.says(at, "comparison"))
}

/// Whether a time is that of a statement: "said on Friday", or in the parenthesis that names a source.
fn is_statement(place: &Place<'_>, time: &Time) -> bool {
    let prose = &place.slot.paragraph.prose;
    if place.page.is_cited(time.at) {
        return true;
    }
    if place.page.said_in(time.sentence..=time.sentence).is_empty() {
        return false;
    }
    let (first, end) = (prose.token_at(time.at.start), prose.token_at(time.at.end));
    let after_verb =
        |at: usize| prose.tokens.get(at).is_some_and(|token| token.is(Class::Reporting) && !token.is(Class::Plural));
    let led = first.saturating_sub(3)..first;
    let before = led.rev().find(|&at| !prose.tokens[at].classes.any(BETWEEN));
    let spoken = before.is_some_and(after_verb) || after_verb(end) && !prose.tokens[end].is(Class::Singular);
    // An attribution is near where nothing but a preposition lies between: it ends behind the last other word.
    let last = (0..first).rev().find(|&at| !prose.tokens[at].classes.any(BETWEEN));
    // "In a statement on 9 May, the union said".
    let paper = last.is_some_and(|last| prose.is(last, PAPERS));
    let near = |said: &Attribution| {
        said.at.end <= time.at.start && last.is_none_or(|last| prose.tokens[last].at.start < said.at.end)
    };
    let from = last.map_or(0, |last| prose.sentence_of(last));
    let said = place.page.said_in(from.min(time.sentence)..=time.sentence);
    spoken || paper || said.iter().any(|said| said.at.holds(time.at) || near(said))
}

/// "Since the ceasefire began": an event for a date, which the document dates elsewhere, or nowhere.
pub(super) fn event(place: &Place<'_>, events: &Events) -> Option<Timing> {
    let prose = &place.slot.paragraph.prose;
    let sentence = prose.sentences.get(place.figure.sentence)?;
    let since = (sentence.first..sentence.end).find(|&at| {
        if !prose.tokens[at].is(Class::Preposition) || !prose.says(at + 1, "the") {
            return false;
        }
        let named = || (at + 1..sentence.end.min(at + 5)).any(|at| prose.tokens[at].is(Class::Occasion));
        let period = || is_period(prose, at, sentence.end.min(at + 5));
        prose.says(at, "since") && at + 2 < sentence.end
            || prose.says(at, "during") && period()
            || (prose.says(at, "during") || prose.says(at, "after")) && named()
    })?;
    let end = (since + 1..sentence.end)
        .find(|&at| !prose.tokens[at].is_wordy() || prose.tokens[at].is(Class::Contrast))
        .unwrap_or(sentence.end)
        .min(since + 8);
    if is_period(prose, since, end)
        && let Some(period) = super::state::period(place)
    {
        return Some(period);
    }
    let words = prose.range(since + 1, end);
    let head = (since + 1..end).find(|&at| prose.tokens[at].is_wordy() && !prose.tokens[at].is(Class::Determiner))?;
    Some(match events.dated(place, prose.word(head)) {
        Some(dated) => Timing { to: None, ..Timing::of(TimeHow::Event, (place.id, words), &dated) },
        None => Timing {
            grade: TimeGrade::Unanchored,
            how: TimeHow::Event,
            at: Some((place.id, words)),
            from: None,
            to: None,
            rest: None,
        },
    })
}

/// "during the reporting period"
fn is_period(prose: &Prose, first: usize, end: usize) -> bool {
    (first..end).any(|at| prose.says(at, "reporting") && prose.says(at + 1, "period"))
}

/// The events that figures of a document refer to, each looked for once.
#[derive(Default)]
pub(super) struct Events(RefCell<FxHashMap<String, Option<Dated>>>);

impl Events {
    /// The date that the document gives to an event.
    fn dated(&self, place: &Place<'_>, word: &str) -> Option<Dated> {
        let find = || {
            let mut paragraphs = place.document.paragraphs().take(EVENT_REACH);
            paragraphs.find_map(|(id, slot)| occasion(place, id, (&slot.paragraph.prose, word)))
        };
        *self.0.borrow_mut().entry(word.to_ascii_lowercase()).or_insert_with(find)
    }
}

/// The date of a sentence that names the same event.
fn occasion(place: &Place<'_>, id: ParagraphId, (prose, word): (&Prose, &str)) -> Option<Dated> {
    let times = &place.document.slot(id)?.paragraph.facts.times;
    times.iter().zip(place.calendar.paragraph(id)).find_map(|(time, dated)| {
        let sentence = prose.sentences.get(time.sentence)?;
        let fixed = dated.grade < TimeGrade::Partial;
        (fixed && (sentence.first..sentence.end).any(|at| prose.says(at, word))).then_some(*dated)
    })
}
