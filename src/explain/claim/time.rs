//! Why a claim falls on its days, or why no day can be told.

use jiff::civil::Date;

use crate::claims::TimeHow;
use crate::document::{DateFrom, DocumentDate, ParagraphId};
use crate::explain::claim::Why;
use crate::facts::Time;
use crate::facts::time::{Bound, Of, Rest, Shift, Stamp, When};
use crate::text::Range;

/// Words of the draft and where they stand.
type At = (ParagraphId, Range);

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub(super) fn why(why: &Why<'_>) -> String {
    let timing = &why.claim.time;
    let Some(at) = timing.at else {
        return match timing.how {
            TimeHow::Document => format!("as of {}: a present state", date_of_draft(why.document.date())),
            TimeHow::Period => format!("no word of time: {}", period(why)),
            _ => "no word of time found".to_owned(),
        };
    };
    let words = why.quoted(at);
    let text = match timing.how {
        TimeHow::Event if timing.from.is_some() => format!("{words}: an event that the draft dates elsewhere"),
        TimeHow::Event => format!("{words}: an event that the draft does not date"),
        _ => match rests(why, at) {
            rest if rest.is_empty() => words,
            rest => format!("{words}: {rest}"),
        },
    };
    match place(why, at) {
        place if place.is_empty() => text,
        place => format!("{text}, {place}"),
    }
}

/// On what the days of the words rest, where the words do not say it all themselves.
fn rests(why: &Why<'_>, at: At) -> String {
    let date = why.document.date();
    match why.claim.time.rest {
        Some(Rest::Document) => {
            let step = fact(why, at).zip(date).map(|(time, date)| step(why, time, date));
            format!("{}{}", step.unwrap_or_else(|| "counted from ".to_owned()), date_of_draft(date))
        }
        Some(Rest::Period) => period(why),
        Some(Rest::Text) => match fact(why, at).map(|time| &time.when) {
            Some(When::Date(_)) => "the year from the dates before it".to_owned(),
            _ => "counted from the day that the text spoke of before".to_owned(),
        },
        Some(Rest::NoYear) => "no year here, and none to take it from".to_owned(),
        Some(Rest::NoDay) if date.is_none() => "the draft has no date to count from".to_owned(),
        Some(Rest::NoDay) => "no day to count from".to_owned(),
        Some(Rest::Nothing) => "says no day".to_owned(),
        Some(Rest::Words) | None => String::new(),
    }
}

/// What leads from the draft's date to the days: the last Friday on or before it, the year of it, so far from it.
fn step(why: &Why<'_>, time: &Time, date: &DocumentDate) -> String {
    let timing = &why.claim.time;
    match &time.when {
        When::Weekday(day, shift) => {
            let name = WEEKDAYS.get(usize::from(day.saturating_sub(1))).copied().unwrap_or("day");
            let ahead = timing.from.or(timing.to).is_some_and(|day| day > date.day);
            let bare = matches!(shift, Shift::Bare | Shift::This) && time.bound == Bound::Then;
            match (ahead, bare) {
                (true, _) => format!("the {name} after "),
                (false, true) => format!("the last {name} on or before "),
                (false, false) => format!("the {name} before "),
            }
        }
        When::Date(Stamp { year: None, of: Of::DayAlone(_), .. }) => "the month and year from ".to_owned(),
        When::Date(Stamp { year: None, .. }) => "the year from ".to_owned(),
        _ => "counted from ".to_owned(),
    }
}

/// Where the words stand, where that is not the figure's own sentence.
fn place(why: &Why<'_>, at: At) -> String {
    match why.claim.time.how {
        TimeHow::Sentence | TimeHow::Document | TimeHow::None | TimeHow::Event | TimeHow::Period => String::new(),
        TimeHow::Carried => {
            let back = fact(why, at).map(|time| why.claim.figure.sentence.saturating_sub(time.sentence));
            why.carried_from(at, back)
        }
        TimeHow::Heading => format!("from the heading at line {}", why.line(at)),
        TimeHow::LeadIn => "from the line before the list".to_owned(),
        TimeHow::Table => format!("from the table, line {}", why.line(at)),
        TimeHow::Statement => "the day of the statement".to_owned(),
    }
}

fn fact<'a>(why: &Why<'a>, (paragraph, at): At) -> Option<&'a Time> {
    why.document.slot(paragraph)?.paragraph.facts.times.iter().find(|time| time.at == at)
}

/// The draft's date and how it is known.
fn date_of_draft(date: Option<&DocumentDate>) -> String {
    let Some(date) = date else { return "the draft's date".to_owned() };
    let from = match date.from {
        DateFrom::FrontMatter => "front matter",
        DateFrom::Given => "given to sitlint",
        DateFrom::Header => "its header",
        DateFrom::Dateline => "its dateline",
        DateFrom::Period => "the end of its period",
        DateFrom::FileName => "its file name",
    };
    format!("{}, the draft's date ({from})", day(date.day))
}

fn period(why: &Why<'_>) -> String {
    match why.document.date().and_then(DocumentDate::period) {
        Some(period) => format!("the draft's reporting period, {} to {}", day(period.from), day(period.to)),
        None => "the draft's reporting period".to_owned(),
    }
}

fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// The days of a claim, in words; empty where none can be told.
pub(super) fn days(why: &Why<'_>) -> String {
    match (why.claim.time.from, why.claim.time.to) {
        (Some(a), Some(b)) if a == b => day(a),
        (Some(a), Some(b)) => format!("{} to {}", day(a), day(b)),
        (Some(a), None) => format!("from {} on", day(a)),
        (None, Some(b)) => format!("up to {}", day(b)),
        (None, None) => String::new(),
    }
}
