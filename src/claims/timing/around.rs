//! The time that stands around a figure: sentences before it, the line over its list, its table, its heading.

use crate::claims::calendar::Dated;
use crate::claims::timing::{Place, TimeGrade, TimeHow, Timing};
use crate::document::ParagraphId;
use crate::facts::Time;
use crate::facts::time::{Bound, Tense};
use crate::format::Role;
use crate::prose::words::time::{GOES_ON, TOOK_PLACE, VICTIMS};
use crate::prose::{Class, Token};

/// How many paragraphs back "the attack" may have its date (catalogue, part 2.3: within a section).
const PARAGRAPHS: usize = 3;
/// How many sentences back a time counts that words go on with, and one that a count is as of.
const CUED: usize = 2;
const COUNTS: usize = 3;
/// How many sentences back those may have been told of whom a sentence speaks as known: the death toll, those killed.
const KNOWN: usize = 4;
/// The event with which a sentence goes on is named within so many tokens: "The second of the two blasts".
const OPENING: usize = 6;
/// The column of dates is looked for so many columns to either side.
const COLUMNS: usize = 24;
/// A line over a list that ends without a colon has at most so many words and signs.
const LABEL: usize = 16;
/// How many blocks may stand between a table and the line that dates it.
const TABLE_REACH: usize = 3;

/// The times of a paragraph that fix something, in order.
fn fixed<'a>(place: &Place<'a>, id: ParagraphId) -> impl DoubleEndedIterator<Item = (&'a Time, &'a Dated)> {
    let place = *place;
    let times = place.document.slot(id).map_or(&[][..], |slot| &slot.paragraph.facts.times);
    times
        .iter()
        .zip(place.calendar.paragraph(id))
        .filter(|(_, dated)| fixes(dated))
        .filter(move |(time, _)| !place.is_dateline((id, time.at)))
}

fn fixes(dated: &Dated) -> bool {
    !matches!(dated.grade, TimeGrade::Vague | TimeGrade::None)
}

/// The nearest sentence before the figure's, in its paragraph, that has a time: the one just before, or an earlier one
/// where the words go on with it.
pub(super) fn carried(place: &Place<'_>) -> Option<Timing> {
    let before = place.page.times_before(place.figure.sentence).filter(|(_, dated)| fixes(dated));
    let mut before = before.filter(|(time, _)| !place.is_dateline((place.id, time.at)));
    // "It has been shelled since 2015" tells how things stand; what follows is a story of its own.
    let told = |(time, _): &(&Time, &Dated)| match time.bound {
        Bound::AsOf => true,
        Bound::Since | Bound::Before => refers(place) || since_then(place),
        _ => time.tense != Tense::Future,
    };
    let (time, dated) = before.rfind(told)?;
    let far = match (time.bound, refers(place)) {
        (_, true) => usize::MAX,
        (Bound::AsOf, _) => COUNTS,
        _ if tells_of_known(place) => KNOWN,
        _ if goes_on(place) => CUED,
        _ => 1,
    };
    // The toll of the day goes on from figure to figure, with one sentence between them at most.
    let figures = &place.slot.paragraph.facts.figures;
    let before = figures.iter().map(|figure| figure.sentence).filter(|&other| other < place.figure.sentence);
    let stops = std::iter::once(time.sentence).chain(before.filter(|&other| other > time.sentence));
    let mut reached = time.sentence;
    for stop in stops {
        reached = if stop - reached <= CUED { stop } else { reached };
    }
    let near = if reached == time.sentence { far } else { far.max(CUED) };
    (place.figure.sentence - reached <= near).then(|| Timing::of(TimeHow::Carried, (place.id, time.at), dated))
}

/// Whether a sentence goes on with the one before: it, the toll, among them, another.
fn goes_on(place: &Place<'_>) -> bool {
    let prose = &place.slot.paragraph.prose;
    let Some(sentence) = prose.sentences.get(place.figure.sentence) else { return false };
    let first = sentence.first + usize::from(prose.tokens[sentence.first].is_quote());
    let also = (sentence.first..sentence.end).any(|at| prose.says_any(at, &["also", "others", "additional"]));
    let opens = prose.is(first, GOES_ON) && !prose.tokens.get(first + 1).is_some_and(|next| next.is_sign(','));
    also || opens || prose.says(first, "the") && prose.is(first + 1, VICTIMS)
}

/// "The blast took place on Friday": the next sentence, where it tells nothing of its own but the time of the event.
pub(super) fn told_next(place: &Place<'_>) -> Option<Timing> {
    let prose = &place.slot.paragraph.prose;
    let next = place.figure.sentence + 1;
    let sentence = prose.sentences.get(next)?;
    let first = sentence.first;
    let definite = ["the", "this", "that", "both"].iter().any(|word| prose.says(first, word));
    let opening = &prose.tokens[first..sentence.end.min(first + OPENING)];
    let event = opening.iter().position(|token| token.is(Class::Occasion)).filter(|_| definite)?;
    // "The attack on the market killed 14 on Friday" tells of victims of its own, "the strike on Friday" of another strike.
    let goes_on =
        opening.get(event + 1).is_some_and(|after| after.is(Class::Past) || after.classes.stands_in(TOOK_PLACE));
    let figures = &place.slot.paragraph.facts.figures;
    let own = figures.binary_search_by_key(&next, |figure| figure.sentence).is_ok();
    let (time, dated) = place
        .page
        .times_of(next)
        .find(|(time, dated)| fixes(dated) && time.bound == Bound::Then && time.tense == Tense::Past)?;
    (goes_on && !own).then(|| Timing::of(TimeHow::Carried, (place.id, time.at), dated))
}

/// A line "Source: …, 9 July 2023", a parenthesis after the last of several sentences, or a day on a line of its own.
pub(super) fn source_line(place: &Place<'_>) -> Option<Timing> {
    let (time, dated) = place.page.time_beside(place.figure)?;
    Some(Timing::of(TimeHow::Statement, (place.id, time.at), dated))
}

/// The line before a list, with a colon or without a stop.
pub(super) fn lead_in(place: &Place<'_>) -> Option<Timing> {
    if !matches!(place.slot.role, Role::Item(_)) {
        return None;
    }
    let id = ParagraphId(place.document.run(place.id).0.0.checked_sub(1)?);
    let lead = place.document.slot(id)?;
    let prose = &lead.paragraph.prose;
    // "Key figures as of 3 May 2024" stands over its list as a heading does.
    let last = prose.tokens.iter().rfind(|token| !token.is_sign(')'));
    let label = prose.sentences.len() == 1 && prose.tokens.len() <= LABEL && last.is_some_and(Token::is_wordy);
    if !label && !prose.text().trim_end().ends_with(':') {
        return None;
    }
    let (time, dated) = fixed(place, id).next_back()?;
    Some(Timing::of(TimeHow::LeadIn, (id, time.at), dated))
}

/// The header of a cell's column, a cell of its row, or the caption of its table.
pub(super) fn table(place: &Place<'_>) -> Option<Timing> {
    let Role::Cell { row, column, .. } = place.slot.role else { return None };
    let (first, after) = place.document.run(place.id);
    let cell = |id: ParagraphId, of: (u32, u32)| {
        let role = place.document.slot(id).map(|slot| &slot.role);
        matches!(role, Some(&Role::Cell { row, column, .. }) if (row, column) == of).then_some(id)
    };
    let head = (first.0..=first.0.saturating_add(column)).rev().find_map(|id| cell(ParagraphId(id), (0, column)));
    let mut near = place.id.0.saturating_sub(column)..place.id.0;
    let side = near.find_map(|id| cell(ParagraphId(id), (row, 0)));
    let beside = beside(place, (first, after), row);
    let caption = first.0.checked_sub(1).map(ParagraphId);
    let below = (after.0..)
        .take(TABLE_REACH)
        .map(ParagraphId)
        .take_while(|&id| place.document.slot(id).is_some_and(|slot| matches!(slot.role, Role::Paragraph)));
    let ids = [head, side, beside, caption].into_iter().flatten().chain(below);
    ids.into_iter().find_map(|id| {
        let (time, dated) = fixed(place, id).next()?;
        Some(Timing::of(TimeHow::Table, (id, time.at), dated))
    })
}

/// The cell of the same row that holds nothing but a date: the column of dates.
fn beside(place: &Place<'_>, (first, after): (ParagraphId, ParagraphId), row: u32) -> Option<ParagraphId> {
    let in_row = |&id: &ParagraphId| {
        let role = place.document.slot(id).map(|slot| &slot.role);
        matches!(role, Some(&Role::Cell { row: other, .. }) if other == row)
    };
    let before = (first.0..place.id.0).rev().take(COLUMNS).map(ParagraphId).take_while(in_row);
    let behind = (place.id.0 + 1..after.0).take(COLUMNS).map(ParagraphId).take_while(in_row);
    before.chain(behind).find(|&id| fixed(place, id).next().is_some_and(|(time, _)| is_bare(place, id, time)))
}

/// Whether a paragraph says nothing but a time.
fn is_bare(place: &Place<'_>, id: ParagraphId, time: &Time) -> bool {
    let text = place.document.slot(id).map_or("", |slot| slot.paragraph.prose.text());
    (time.at.end - time.at.start) as usize == text.trim().len()
}

/// A heading above that is a date or holds one, unless it is the title, whose date is that of the document.
pub(super) fn heading(place: &Place<'_>) -> Option<Timing> {
    let title = place.document.date().and_then(|date| date.at);
    place.document.headings(place.id).into_iter().find_map(|id| {
        let (time, dated) = fixed(place, id).next()?;
        let own = is_bare(place, id, time) || title != Some(place.document.span(id, time.at));
        own.then(|| Timing::of(TimeHow::Heading, (id, time.at), dated))
    })
}

/// Whether the figure's sentence points to an event that was told: the blast, this attack.
fn refers(place: &Place<'_>) -> bool {
    let prose = &place.slot.paragraph.prose;
    let Some(sentence) = prose.sentences.get(place.figure.sentence) else { return false };
    let tokens = &prose.tokens[sentence.first..prose.tokens.len().min(sentence.end + 1)];
    tokens.windows(2).enumerate().any(|(at, pair)| {
        pair[1].is(Class::Occasion)
            && pair[0].is(Class::Determiner)
            && ["the", "that", "this", "these", "those"].iter().any(|word| prose.says(sentence.first + at, word))
    })
}

/// Whether the figure's sentence speaks of those who were told of as known: the death toll, those killed, the victims.
fn tells_of_known(place: &Place<'_>) -> bool {
    let prose = &place.slot.paragraph.prose;
    let Some(sentence) = prose.sentences.get(place.figure.sentence) else { return false };
    let says = |at: usize, words: &[&str]| words.iter().any(|word| prose.says(at, word));
    (sentence.first..sentence.end).any(|at| {
        let those = says(at, &["those", "them"]) && says(at + 1, &["killed", "dead", "injured", "wounded", "missing"]);
        let toll = says(at, &["the", "its", "their"])
            && (says(at + 1, &["toll", "victims"]) || says(at + 1, &["death"]) && says(at + 2, &["toll"]));
        those
            || toll
            || says(at, &["the"])
                && says(at + 1, &["dead"])
                && !prose.tokens.get(at + 2).is_some_and(|next| next.capital)
    })
}

/// "Since then": from the time that was told before.
fn since_then(place: &Place<'_>) -> bool {
    let prose = &place.slot.paragraph.prose;
    let Some(sentence) = prose.sentences.get(place.figure.sentence) else { return false };
    (sentence.first..sentence.end).any(|at| prose.says(at, "since") && prose.says(at + 1, "then"))
}

/// "The attack killed 14": the last date of the paragraphs before, in the same section.
pub(super) fn before(place: &Place<'_>) -> Option<Timing> {
    let refers = refers(place);
    let section = place.document.paragraphs().take(place.id.0 as usize).rev();
    let above = section.take_while(|(_, slot)| !matches!(slot.role, Role::Heading(_))).take(PARAGRAPHS);
    above.filter(|_| refers).find_map(|(id, slot)| {
        let mut told = fixed(place, id).filter(|(time, _)| time.bound == Bound::Then && time.tense != Tense::Future);
        let (time, dated) = told.next_back().filter(|_| matches!(slot.role, Role::Paragraph))?;
        Some(Timing::of(TimeHow::Carried, (id, time.at), dated))
    })
}
