//! Why a claim falls on its days, or why no day can be told.

use crate::claims::TimeHow;
use crate::document::ParagraphId;
use crate::explain::claim::Why;
use crate::explain::time::{Resting, date_of_draft, day, period};
use crate::facts::Time;
use crate::text::Range;

/// Words of the draft and where they stand.
type At = (ParagraphId, Range);

pub(super) fn why(why: &Why<'_>) -> String {
    let timing = &why.claim.time;
    let Some(at) = timing.at else {
        return match timing.how {
            TimeHow::Document => format!("as of {}: a present state", date_of_draft(why.document)),
            TimeHow::Period => format!("no word of time: {}", period(why.document)),
            _ => "no word of time found".to_owned(),
        };
    };
    let words = why.quoted(at);
    let text = match timing.how {
        TimeHow::Event if timing.from.is_some() => format!("{words}: an event that the draft dates elsewhere"),
        TimeHow::Event => format!("{words}: an event that the draft does not date"),
        _ => match resting(why, at).words() {
            rest if rest.is_empty() => words,
            rest => format!("{words}: {rest}"),
        },
    };
    match place(why, at) {
        place if place.is_empty() => text,
        place => format!("{text}, {place}"),
    }
}

/// On what the days of the words of a claim rest.
fn resting<'a>(why: &Why<'a>, at: At) -> Resting<'a> {
    let timing = &why.claim.time;
    Resting { document: why.document, time: fact(why, at), rest: timing.rest, day: timing.from.or(timing.to) }
}

/// Where the words stand, where that is not the figure's own sentence.
fn place(why: &Why<'_>, at: At) -> String {
    match why.claim.time.how {
        TimeHow::Sentence | TimeHow::Document | TimeHow::None | TimeHow::Event | TimeHow::Period => String::new(),
        TimeHow::Carried => {
            let back = fact(why, at).map(|time| why.claim.figure.sentence.saturating_sub(time.sentence));
            why.carried_from(at, back)
        }
        TimeHow::Heading => format!("from the heading at {}", why.place(at)),
        TimeHow::LeadIn => "from the line before the list".to_owned(),
        TimeHow::Table => format!("from the table, {}", why.place(at)),
        TimeHow::Statement => "the day of the statement".to_owned(),
    }
}

fn fact<'a>(why: &Why<'a>, (paragraph, at): At) -> Option<&'a Time> {
    why.document.slot(paragraph)?.paragraph.facts.times.iter().find(|time| time.at == at)
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
