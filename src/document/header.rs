//! The head of a document: header lines, the dateline, and the sentence that states the reporting period.

use std::sync::Arc;

use crate::document::{Document, Paragraph, ParagraphId, Slot};
use crate::facts::time::{Anchor, Bound, Days, Of, Piece, Rest, Unit, When, resolve};
use crate::facts::{Facts, Time};
use crate::format::{Block, Role};
use crate::prose::{Class, Kind, Lexicon, Prose, Token};
use crate::text::Span;

/// How many lines the head of a document has (catalogue, part 2.3).
const LINES: usize = 10;
/// How many blocks the reporting period may stand from the top: below the key messages, but in no section of its own.
const BLOCKS: usize = 30;
/// A header line has at most this many tokens; longer ones are sentences of the body.
const SHORT: usize = 24;
/// A dateline's day begins within so many tokens: a city, a country, an agency.
const DATELINE: usize = 9;

/// What the head of a document says of its date.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Header {
    /// A header line or a title.
    pub(super) line: Option<(Days, Span)>,
    /// A dateline.
    pub(super) dateline: Option<(Days, Span)>,
    /// The reporting period.
    pub(super) period: Option<(Days, Span)>,
}

/// Reads the head. `year` is one that is told elsewhere, for days without a year.
pub(super) fn read(document: &Document, year: Option<i16>) -> Header {
    let mut header = Header::default();
    let mut before: Option<&Slot> = None;
    let text = document.source().text();
    let (mut lines, mut seen) = (0, 0);
    let year = year.or_else(|| year_near(document));
    for (id, slot) in document.paragraphs().take(BLOCKS) {
        let top = lines < LINES && slot.start.saturating_sub(seen) < 4000;
        lines += text
            .get(seen..slot.start)
            .map_or(0, |passed| passed.lines().filter(|line| !line.trim().is_empty()).count());
        seen = slot.start.max(seen);
        let facts = &slot.paragraph.facts;
        for time in &facts.times {
            let Some(days) = days_of(time, year) else { continue };
            let found = (days, document.span(id, time.at));
            if header.period.is_none()
                && (states_period(&slot.paragraph.prose, time) || is_cell_of_period(before, slot, time))
            {
                header.period = Some(found);
            } else if top
                && lines < LINES
                && header.line.is_none()
                && (is_header(slot, time, id) || id.0 == 0 && is_pasted(slot, time))
                && !is_day_of_several(document, slot, time)
            {
                header.line = Some(found);
            } else if top && header.dateline.is_none() && is_dateline(slot, time) {
                header.dateline = Some(found);
            }
        }
        before = Some(slot);
    }
    header
}

/// The days of a title that stands in no text: the header of a page, a property of the file.
pub(super) fn of_title(words: &str, lexicon: &Lexicon) -> Option<Days> {
    let prose = Prose::read(Block::of(words), lexicon);
    let facts = Facts::read(&prose, lexicon);
    let slot = Slot { start: 0, role: Role::Heading(1), paragraph: Arc::new(Paragraph { prose, facts }) };
    let times = slot.paragraph.facts.times.iter();
    times.filter(|time| is_header(&slot, time, ParagraphId(0))).find_map(|time| days_of(time, None))
}

/// The cell beside "Period covered".
fn is_cell_of_period(before: Option<&Slot>, slot: &Slot, time: &Time) -> bool {
    let Some(label) = before else { return false };
    let (Role::Cell { row, .. }, Role::Cell { row: other, .. }) = (&slot.role, &label.role) else { return false };
    let prose = &label.paragraph.prose;
    let says = (0..prose.tokens.len().min(SHORT)).any(|at| prose.says(at, "period"));
    row == other && says && matches!(time.when, When::Between(..))
}

/// Whether a heading that is a day is one of several: a diary, whose days are those of its sections.
fn is_day_of_several(document: &Document, slot: &Slot, time: &Time) -> bool {
    let is_day = |slot: &Slot, time: &Time| {
        let text = slot.paragraph.prose.text().trim();
        time.when.is_fine() && (time.at.end - time.at.start) as usize == text.len()
    };
    let alike = |other: &Slot| other.role == slot.role && other.start != slot.start;
    let day =
        |other: &Slot| alike(other) && other.paragraph.facts.times.first().is_some_and(|time| is_day(other, time));
    matches!(slot.role, Role::Heading(2..)) && is_day(slot, time) && document.paragraphs().any(|(_, other)| day(other))
}

/// The days of a time that needs nothing but, perhaps, a year.
fn days_of(time: &Time, year: Option<i16>) -> Option<Days> {
    let near = year.and_then(|year| jiff::civil::Date::new(year, 7, 1).ok()).filter(|_| time.when.is_fine());
    let (days, rest) = resolve(time, &Anchor { near, ..Anchor::default() });
    days.filter(|_| matches!(rest, Rest::Words | Rest::Text))
}

/// The year of the first complete day near the top.
fn year_near(document: &Document) -> Option<i16> {
    let times = document.paragraphs().take(LINES).flat_map(|(_, slot)| &slot.paragraph.facts.times);
    times.filter(|time| matches!(time.bound, Bound::Then | Bound::AsOf)).find_map(|time| time.when.year())
}

/// Whether a time of the head is that of the document: issued on, as of, in the title, alone on its line.
fn is_header(slot: &Slot, time: &Time, id: ParagraphId) -> bool {
    let prose = &slot.paragraph.prose;
    let (first, end) = (prose.token_at(time.at.start), prose.token_at(time.at.end));
    // A title may go on in a heading right below it, which a section that is a day or a month does not.
    let heading = matches!(slot.role, Role::Heading(_));
    let second = id.0 == 1 && heading && first > 0;
    let title = matches!(slot.role, Role::Heading(1)) || id.0 == 0 && heading || second;
    let closes = end >= prose.tokens.len()
        || prose.tokens[end..].iter().all(|token| !token.is_wordy())
        || prose.tokens[end].is_sign(')')
        || prose.tokens[end].is_sign(']');
    if !time.when.is_fine() {
        // Right below the title a line that is a month says of which month the report is.
        let below = matches!(slot.role, Role::Paragraph) && (1..=2).contains(&id.0) && first == 0;
        return (title || below && end >= prose.tokens.len()) && closes && is_monthly(&time.when);
    }
    let line = line_of(prose, first);
    let alone = prose.tokens[line.clone()].iter().enumerate().all(|(at, token)| {
        let at = at + line.start;
        (first..end).contains(&at) || !token.is_wordy() || token.capital && !token.is(Class::Opener) && at < first
    });
    let near = line.start.max(first.saturating_sub(6))..first;
    // The head of a mail: "Sent: Friday, 3 March 2017".
    let sent = prose.says(line.start, "sent") && prose.tokens.get(line.start + 1).is_some_and(|sign| sign.is_sign(':'));
    let cued = near.clone().any(|at| prose.tokens[at].is(Class::HeaderCue)) || time.bound == Bound::AsOf || sent;
    let short = line.len() <= SHORT && slot.paragraph.facts.figures.is_empty();
    let opening = first <= line.start + 4;
    title && (closes || cued) || short && alone || short && cued && (closes || opening) && !is_told(prose, &line)
}

/// A month, a quarter or a year: the period of a monthly report.
fn is_monthly(when: &When) -> bool {
    match when {
        When::Date(stamp) => matches!(stamp.of, Of::Month(_)),
        When::Nth(_, _, Piece::Of(Unit::Quarter | Unit::Half), _) => true,
        When::Between(from, to) => is_monthly(from) && is_monthly(to),
        _ => false,
    }
}

/// The tokens of the line that holds a token; of a line that is no short one only those around it.
fn line_of(prose: &Prose, at: usize) -> std::ops::Range<usize> {
    let starts = |at: &usize| prose.tokens[*at].line_start;
    let (far, near) = (at.saturating_sub(SHORT), prose.tokens.len().min(at + 1 + SHORT));
    let first = (far..=at).rev().find(starts).unwrap_or(far);
    let end = (at + 1..near).find(starts).unwrap_or(near);
    first..end
}

/// A line that tells of something: it has a speaker, or a past verb.
fn is_told(prose: &Prose, line: &std::ops::Range<usize>) -> bool {
    line.clone().any(|at| {
        let token = &prose.tokens[at];
        if prose.says(at, "am") {
            return false; // 9:12 AM
        }
        let be = token.is(Class::Be) || token.is(Class::Have);
        be || token.is(Class::Reporting) && !token.is(Class::HeaderCue) && !token.capital && !token.is(Class::Singular)
    })
}

/// `DALIM, 2 December 2016 –`, `Dalim, Dec 2 (Agency)`: a place in capitals, a day, a dash.
fn is_dateline(slot: &Slot, time: &Time) -> bool {
    let prose = &slot.paragraph.prose;
    let (first, end) = (prose.token_at(time.at.start), prose.token_at(time.at.end));
    if first > DATELINE || !time.when.is_fine() || matches!(slot.role, Role::Note(_)) {
        return false;
    }
    let place = prose.tokens[..first].iter().all(|token| match token.kind {
        Kind::Word => token.capital,
        Kind::Sign(sign) => matches!(sign, ',' | '(' | ')' | '/' | '.' | '-' | '[' | '—' | '–' | ':'),
        _ => false,
    });
    let upper = prose.tokens.first().is_some_and(|token| token.upper);
    let comma = first > 0 && prose.tokens[..first].iter().any(|token| token.is_sign(','));
    let rest = &prose.tokens[end.min(prose.tokens.len())..];
    let dash = rest.iter().take(8).take_while(|token| token.capital || !token.is_wordy()).any(Token::is_dash);
    let closed = rest.first().is_some_and(|token| matches!(token.kind, Kind::Sign('(' | ':' | ')' | '.')));
    // "Dalim (Northwatch) 2 December 2016 –"
    let agency = dash && first > 0 && prose.tokens[first - 1].is_sign(')');
    place && (dash || closed && first > 0) && (upper || comma || agency || first == 0)
}

/// The head of a page that was pasted into one line: `7 October 2016 Seven killed in …`, `… AFP Friday 1 July 2016 Eleven …`,
/// `Last updated on 17 July 2015 …`.
fn is_pasted(slot: &Slot, time: &Time) -> bool {
    let prose = &slot.paragraph.prose;
    let (first, end) = (prose.token_at(time.at.start), prose.token_at(time.at.end));
    let opens = |token: &Token| token.capital || matches!(token.kind, Kind::Number | Kind::Sign('"' | '“'));
    if first > SHORT || !time.when.is_fine() || time.when.year().is_none() || !prose.tokens.get(end).is_some_and(opens)
    {
        return false;
    }
    let agency = first.checked_sub(1).is_some_and(|at| prose.tokens[at].is(Class::Organisation));
    let cued = first <= 5 && prose.tokens[..first].iter().any(|token| token.is(Class::HeaderCue));
    first == 0 || agency || cued
}

/// `This bulletin covers 6-9 January 2023`, `Reporting period: 6-9 January 2023`
fn states_period(prose: &Prose, time: &Time) -> bool {
    if !matches!(time.when, When::Between(..)) && !is_monthly(&time.when) {
        return false;
    }
    let first = prose.token_at(time.at.start);
    let near = first.saturating_sub(8)..first;
    let says = |at: usize, words: &[&str]| words.iter().any(|word| prose.says(at, word));
    let sentence = prose.sentence_of(first);
    let covers = near
        .clone()
        .any(|at| prose.sentence_of(at) == sentence && says(at, &["covers", "covering", "covered", "cover"]));
    let subject = near
        .clone()
        .any(|at| says(at, &["report", "update", "bulletin", "period", "sitrep", "issue", "snapshot", "document"]));
    let labelled = near.clone().any(|at| says(at, &["reporting"]) && says(at + 1, &["period"]))
        || near
            .clone()
            .any(|at| says(at, &["period"]) && prose.tokens.get(at + 1).is_some_and(|token| token.is_sign(':')));
    covers && subject || labelled
}
