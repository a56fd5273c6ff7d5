//! What a word of time stands for, and on what that rests.

use jiff::civil::Date;

use crate::claims::{Moment, TimeGrade, WEEKDAYS, weekday};
use crate::document::{DateFrom, Document, DocumentDate};
use crate::explain::claim::one_line;
use crate::facts::Time;
use crate::facts::time::{Bound, Days, Of, Rest, Shift, Stamp, When};

/// How an expression of time was read, and why, in Markdown; `None` where it names nothing.
#[must_use]
pub fn reading(document: &Document, moment: &Moment<'_>) -> Option<String> {
    if moment.dated.grade == TimeGrade::Vague {
        return None;
    }
    let words = one_line(document.words(document.span(moment.id, moment.time.at)));
    let days = match moment.dated.days {
        Some(Days { from, to }) if from == to => format!("{} {}", weekday(from), day(from)),
        Some(Days { from, to }) => format!("{} to {}", day(from), day(to)),
        None => "no day".to_owned(),
    };
    let (time, rest) = (Some(moment.time), Some(moment.dated.rest));
    let why = Resting { document, time, rest, day: moment.dated.days.map(|days| days.from) }.words();
    let why = if why.is_empty() { why } else { format!("\n\n- {why}") };
    Some(format!("**{words}**, read as: {days}{why}"))
}

/// A time, its first day, and on what that rests.
pub(super) struct Resting<'a> {
    pub(super) document: &'a Document,
    pub(super) time: Option<&'a Time>,
    pub(super) rest: Option<Rest>,
    pub(super) day: Option<Date>,
}

impl Resting<'_> {
    /// On what the days rest, where the words do not say it all themselves.
    pub(super) fn words(&self) -> String {
        let date = self.document.date();
        match self.rest {
            Some(Rest::Document) => {
                let step = self.time.zip(date).map(|(time, date)| self.step(time, date));
                format!("{}{}", step.unwrap_or("counted from ".to_owned()), date_of_draft(self.document))
            }
            Some(Rest::Period) => period(self.document),
            Some(Rest::Text) => match self.time.map(|time| &time.when) {
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
    fn step(&self, time: &Time, date: &DocumentDate) -> String {
        match &time.when {
            When::Weekday(day, shift) => {
                let name = WEEKDAYS.get(usize::from(day.saturating_sub(1))).copied().unwrap_or("day");
                let ahead = self.day.is_some_and(|day| day > date.day);
                let bare = matches!(shift, Shift::Bare | Shift::This) && time.bound == Bound::Then;
                if *shift == Shift::Last {
                    return format!("the {name} of the week before ");
                }
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
}

/// The draft's date and how it is known.
pub(super) fn date_of_draft(document: &Document) -> String {
    let Some(date) = document.date() else { return "the draft's date".to_owned() };
    let from = match date.from {
        DateFrom::FrontMatter => "front matter",
        DateFrom::Given => "given to sitlint",
        DateFrom::Header => "its header",
        DateFrom::Dateline => "its dateline",
        DateFrom::Period => "the end of its period",
        DateFrom::PageHeader => "the header of its pages",
        DateFrom::FileName => "its file name",
    };
    format!("{}, the draft's date ({from})", day(date.day))
}

/// The reporting period of the draft.
pub(super) fn period(document: &Document) -> String {
    match document.date().and_then(DocumentDate::period) {
        Some(period) => format!("the draft's reporting period, {} to {}", day(period.from), day(period.to)),
        None => "the draft's reporting period".to_owned(),
    }
}

/// A day, in words.
pub(super) fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}
