//! The time that stands around a figure: sentences before it, the line over its list, its table, its heading.

use crate::claims::calendar::Dated;
use crate::claims::timing::{Place, TimeGrade, TimeHow, Timing};
use crate::document::ParagraphId;
use crate::facts::Time;
use crate::facts::time::{Bound, Tense};
use crate::format::Role;
use crate::prose::Class;

/// How many paragraphs back "the attack" may have its date (catalogue, part 2.3: within a section).
const PARAGRAPHS: usize = 3;
/// How many blocks may stand between a table and the line that dates it.
const TABLE_REACH: usize = 3;

/// The times of a paragraph that fix something, in order.
fn fixed<'a>(place: &Place<'a>, id: ParagraphId) -> impl DoubleEndedIterator<Item = (&'a Time, &'a Dated)> {
    let times = place.document.slot(id).map_or(&[][..], |slot| &slot.paragraph.facts.times);
    times.iter().zip(place.calendar.paragraph(id)).filter(|(_, dated)| fixes(dated))
}

fn fixes(dated: &Dated) -> bool {
    !matches!(dated.grade, TimeGrade::Vague | TimeGrade::None)
}

/// The nearest sentence before the figure's, in its paragraph, that has a time.
pub(super) fn carried(place: &Place<'_>) -> Option<Timing> {
    let mut before = place.page.times_before(place.figure.sentence).filter(|(_, dated)| fixes(dated));
    let told = |(time, _): &(&Time, &Dated)| time.tense != Tense::Future || time.bound == Bound::AsOf;
    let (time, dated) = before.rfind(told)?;
    Some(Timing::of(TimeHow::Carried, (place.id, time.at), dated))
}

/// A line "Source: …, 9 July 2023", a parenthesis after the last of several sentences, or a day on a line of its own.
pub(super) fn source_line(place: &Place<'_>) -> Option<Timing> {
    let (time, dated) = place.page.time_beside(place.figure)?;
    Some(Timing::of(TimeHow::Statement, (place.id, time.at), dated))
}

/// The line before a list that ends with a colon.
pub(super) fn lead_in(place: &Place<'_>) -> Option<Timing> {
    if !matches!(place.slot.role, Role::Item(_)) {
        return None;
    }
    let id = ParagraphId(place.document.run(place.id).0.0.checked_sub(1)?);
    let lead = place.document.slot(id)?;
    if !lead.paragraph.prose.text().trim_end().ends_with(':') {
        return None;
    }
    let (time, dated) = fixed(place, id).next_back()?;
    Some(Timing::of(TimeHow::LeadIn, (id, time.at), dated))
}

/// The header of a cell's column, the first cell of its row, or the caption of its table.
pub(super) fn table(place: &Place<'_>) -> Option<Timing> {
    let Role::Cell { row, column, .. } = place.slot.role else { return None };
    let (first, after) = place.document.run(place.id);
    let cell = |id: ParagraphId, of: (u32, u32)| {
        let role = place.document.slot(id).map(|slot| &slot.role);
        matches!(role, Some(&Role::Cell { row, column, .. }) if (row, column) == of).then_some(id)
    };
    let head = (first.0..=first.0.saturating_add(column)).rev().find_map(|id| cell(ParagraphId(id), (0, column)));
    let side = (place.id.0.saturating_sub(column)..place.id.0).find_map(|id| cell(ParagraphId(id), (row, 0)));
    let caption = first.0.checked_sub(1).map(ParagraphId);
    let below = (after.0..)
        .take(TABLE_REACH)
        .map(ParagraphId)
        .take_while(|&id| place.document.slot(id).is_some_and(|slot| matches!(slot.role, Role::Paragraph)));
    let ids = [head, side, caption].into_iter().flatten().chain(below);
    ids.into_iter().find_map(|id| {
        let (time, dated) = fixed(place, id).next()?;
        Some(Timing::of(TimeHow::Table, (id, time.at), dated))
    })
}

/// A heading above that is a date or holds one, unless it is the title, whose date is that of the document.
pub(super) fn heading(place: &Place<'_>) -> Option<Timing> {
    let title = place.document.date().and_then(|date| date.at);
    place.document.headings(place.id).into_iter().find_map(|id| {
        let (time, dated) = fixed(place, id).next()?;
        let length = place.document.slot(id)?.paragraph.prose.text().trim().len();
        let bare = (time.at.end - time.at.start) as usize == length;
        let own = bare || title != Some(place.document.span(id, time.at));
        own.then(|| Timing::of(TimeHow::Heading, (id, time.at), dated))
    })
}

/// "The attack killed 14": the last date of the paragraphs before, in the same section.
pub(super) fn before(place: &Place<'_>) -> Option<Timing> {
    let prose = &place.slot.paragraph.prose;
    let sentence = prose.sentences.get(place.figure.sentence)?;
    let tokens = &prose.tokens[sentence.first..prose.tokens.len().min(sentence.end + 1)];
    let refers = tokens.windows(2).enumerate().any(|(at, pair)| {
        pair[1].is(Class::Occasion)
            && pair[0].is(Class::Determiner)
            && ["the", "that", "this", "these", "those"].iter().any(|word| prose.says(sentence.first + at, word))
    });
    let section = place.document.paragraphs().take(place.id.0 as usize).rev();
    let above = section.take_while(|(_, slot)| !matches!(slot.role, Role::Heading(_))).take(PARAGRAPHS);
    above.filter(|_| refers).find_map(|(id, slot)| {
        let mut told = fixed(place, id).filter(|(time, _)| time.bound == Bound::Then && time.tense != Tense::Future);
        let (time, dated) = told.next_back().filter(|_| matches!(slot.role, Role::Paragraph))?;
        Some(Timing::of(TimeHow::Carried, (id, time.at), dated))
    })
}
