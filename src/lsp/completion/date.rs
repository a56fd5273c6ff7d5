//! Days to write on: the draft's own, the day before it, its reporting period, in the form of its other dates. Offered
//! only behind a word that a date follows.

use jiff::Span as Step;
use jiff::civil::Date;

use crate::claims::{DateForm, WEEKDAYS, weekday};
use crate::document::DocumentDate;

/// Words that a day follows.
const BEFORE: &[&str] = &["on", "since", "from", "until", "till", "by", "before", "after", "dated", "between"];
/// Words of a date that are looked at before the caret: "Friday 13 May".
const WORDS: usize = 4;

/// A day that may be meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Offer {
    /// What to write.
    pub text: String,
    /// Which day it is.
    pub detail: &'static str,
}

/// The days that the words before the caret may be the beginning of, and where these begin.
pub(super) fn offers(before: &str, date: &DocumentDate, form: DateForm) -> Option<(usize, Vec<Offer>)> {
    starts(before).into_iter().find_map(|start| {
        let typed = before[start..].to_lowercase();
        let fits = |offer: &Offer| offer.text.len() > typed.len() && offer.text.to_lowercase().starts_with(&typed);
        let offers: Vec<Offer> = days(date, form, &typed).into_iter().filter(fits).collect();
        (!offers.is_empty()).then_some((start, offers))
    })
}

/// Where a date may begin: behind a word that one follows, so many words back.
fn starts(before: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut end = before.len();
    for _ in 0..=WORDS {
        let start = before[..end].rfind([' ', '\t']).map_or(0, |space| space + 1);
        let lead = before[..start].trim_end();
        let word = lead.rsplit(|char: char| !char.is_alphabetic()).next().unwrap_or_default().to_lowercase();
        // "as of", and no other "of".
        if start > 0 && (BEFORE.contains(&&*word) || lead.to_lowercase().ends_with("as of")) {
            found.push(start);
        }
        match before[..start].strip_suffix([' ', '\t']) {
            Some(rest) => end = rest.len(),
            None => break,
        }
    }
    found
}

/// The days that are likely: each once. A weekday is offered with its date where its letters are typed.
fn days(date: &DocumentDate, form: DateForm, typed: &str) -> Vec<Offer> {
    let mut days: Vec<(Date, &str)> = vec![(date.day, "the date of this draft")];
    days.extend(date.day.checked_sub(Step::new().days(1)).ok().map(|day| (day, "the day before this draft")));
    if let Some(period) = date.period() {
        days.push((period.from, "the first day of the reporting period"));
        days.push((period.to, "the last day of the reporting period"));
    }
    let mut offers: Vec<Offer> = Vec::new();
    let mut push = |text: String, detail| {
        if offers.iter().all(|offer| offer.text != text) {
            offers.push(Offer { text, detail });
        }
    };
    for &(day, detail) in &days {
        push(form.day(day), detail);
    }
    let letters = typed.len() > 1 && WEEKDAYS.iter().any(|name| name.to_lowercase().starts_with(word(typed)));
    for back in (0..7).filter(|_| letters) {
        if let Ok(day) = date.day.checked_sub(Step::new().days(back))
            && weekday(day).to_lowercase().starts_with(word(typed))
        {
            push(form.full_day(day), "the last one on or before the date of this draft");
        }
    }
    offers
}

fn word(typed: &str) -> &str {
    typed.split([' ', ',']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::DateFrom;
    use jiff::civil::date;

    #[track_caller]
    fn check(before: &str, expected: &[&str]) {
        let day = date(2024, 5, 13);
        let (period_from, period_to) = (Some(date(2024, 5, 6)), Some(date(2024, 5, 12)));
        let from = DateFrom::Header;
        let dated = DocumentDate { day, period_from, period_to, from, at: None, dateline: None };
        let told = offers(before, &dated, DateForm::DayMonthYear);
        let told = told.map_or(Vec::new(), |(_, offers)| offers.into_iter().map(|offer| offer.text).collect());
        assert_eq!(told, expected);
    }

    #[test]
    fn a_day_is_offered_where_one_follows() {
        check("Shells fell on ", &["13 May 2024", "12 May 2024", "6 May 2024"]);
        check("As of ", &["13 May 2024", "12 May 2024", "6 May 2024"]);
        check("Since 1", &["13 May 2024", "12 May 2024"]);
        check("(from 12 M", &["12 May 2024"]);
    }

    #[test]
    fn a_weekday_brings_its_date() {
        check("on Fri", &["Friday 10 May 2024"]);
        check("on monday 1", &["Monday 13 May 2024"]);
        check("on F", &[]);
    }

    #[test]
    fn elsewhere_none_is() {
        check("Shells fell ", &[]);
        check("of ", &[]);
        check("on the road", &[]);
        check("on 13 May 2024", &[]);
        check("", &[]);
        check("upon", &[]);
    }
}
