//! A weekday and a date that do not belong together.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::claims::{Moment, WEEKDAYS, day_of, weekday};
use crate::facts::time::{Of, Rest, Shift, Stamp, When};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::prose::{Class, Kind};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct WeekdayDateMismatch;

/// A date without a year this far from the draft's date, in days, may lie in another year.
const HALF_YEAR: i32 = 183;
/// Weekdays of older dates may be of the Julian calendar.
const GREGORIAN: i16 = 1800;

/// A date, the weekday written with it, and where both stand.
struct Pair {
    day: Date,
    weekday: u8,
    at: Range,
    /// The token of the weekday.
    named: usize,
}

impl Rule for WeekdayDateMismatch {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DAT109",
            name: "weekday-date-mismatch",
            group: Group::Dates,
            scope: Scope::Claim,
            severity: Severity::Error,
            default: true,
            fixable: true,
            page: include_str!("weekday_date_mismatch.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let mut before: Option<Moment<'_>> = None;
        for moment in cx.moments() {
            let within = moment.stamps().into_iter().filter_map(|stamp| within(cx, &moment, stamp));
            let beside = before.filter(|before| before.id == moment.id).and_then(|before| beside(&before, &moment));
            for pair in within.chain(beside) {
                if pair.day.weekday().to_monday_one_offset() != pair.weekday.cast_signed()
                    && pair.day.year() > GREGORIAN
                {
                    findings.push(finding(cx, &moment, &pair));
                }
            }
            before = Some(moment);
        }
    }
}

/// "Friday, 3 December 2016"
fn within(cx: &Context<'_>, moment: &Moment<'_>, stamp: Stamp) -> Option<Pair> {
    let weekday = stamp.weekday.filter(|_| matches!(stamp.of, Of::Day(..)) && !stamp.ambiguous)?;
    let single = moment.stamp() == Some(stamp);
    let day = match day_of(stamp) {
        Some(day) => day,
        None if stamp.year.is_none() && single && moment.dated.rest == Rest::Document => {
            let day = moment.dated.days.map(|days| days.from)?;
            let today = cx.document.date()?.day;
            Some(day).filter(|&day| (today - day).get_days().abs() <= HALF_YEAR)?
        }
        None => return None,
    };
    let name = WEEKDAYS.get(usize::from(weekday) - 1)?;
    let prose = &moment.slot.paragraph.prose;
    let is_named = |at: &usize| {
        prose.tokens[*at].is(Class::Weekday)
            && name.get(..3).zip(prose.word(*at).get(..3)).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b))
    };
    Some(Pair { day, weekday, at: moment.time.at, named: moment.tokens().find(is_named)? })
}

/// "3 December 2016 (Friday)"
fn beside(date: &Moment<'_>, named: &Moment<'_>) -> Option<Pair> {
    let day = date.stamp().filter(|stamp| stamp.weekday.is_none()).and_then(day_of)?;
    let When::Weekday(weekday, Shift::Bare) = named.time.when else { return None };
    let prose = &named.slot.paragraph.prose;
    let at = named.tokens().start;
    let sign = |at: usize, sign: char| prose.tokens.get(at).is_some_and(|token| token.is_sign(sign));
    let bracketed = named.tokens().len() == 1 && date.tokens().end + 1 == at && sign(at - 1, '(') && sign(at + 1, ')');
    let end = prose.tokens.get(at + 1)?.at.end;
    bracketed.then(|| Pair { day, weekday, at: Range::new(date.time.at.start, end), named: at })
}

fn finding(cx: &Context<'_>, moment: &Moment<'_>, pair: &Pair) -> Finding {
    let span = cx.document.span(moment.id, pair.at);
    let words = moment.slot.paragraph.prose.line(pair.at);
    let right = weekday(pair.day);
    let day = cx.date_form.day(pair.day);
    let message = format!("“{words}”: {day} is a {right}. Which is wrong, the weekday or the date?");
    let mut finding = Finding::new(Severity::Error, span, message);
    if !moment.is_quoted() {
        finding.fixes = [renamed(cx, moment, pair), moved(cx, moment, pair)].into_iter().flatten().collect();
    }
    finding
}

/// The date stands, with its own weekday.
fn renamed(cx: &Context<'_>, moment: &Moment<'_>, pair: &Pair) -> Option<Fix> {
    let token = moment.slot.paragraph.prose.tokens.get(pair.named)?;
    let (right, short) = (weekday(pair.day), token.at.end - token.at.start < 6);
    let text = if short { right.get(..3)? } else { right }.to_owned();
    let span = moment.plain(cx.document, token.at)?;
    Some(Fix { title: format!("Write “{text}”, and keep the date"), safe: false, edits: vec![Edit { span, text }] })
}

/// The weekday stands, with the nearest date that falls on it.
fn moved(cx: &Context<'_>, moment: &Moment<'_>, pair: &Pair) -> Option<Fix> {
    let steps = i64::from(pair.weekday) - i64::from(pair.day.weekday().to_monday_one_offset());
    let steps = (steps + 10).rem_euclid(7) - 3;
    let day = pair.day.checked_add(steps.days()).ok().filter(|day| day.month() == pair.day.month())?;
    let prose = &moment.slot.paragraph.prose;
    let tokens = prose.token_at(pair.at.start)..prose.token_at(pair.at.end);
    let number = pair.day.day().to_string();
    let at = tokens.into_iter().find(|&at| prose.tokens[at].kind == Kind::Number && prose.word(at) == number)?;
    let (span, text) = (moment.plain(cx.document, prose.tokens[at].at)?, day.day().to_string());
    let title = format!("Write “{}”, and keep the weekday", cx.date_form.day(day));
    Some(Fix { title, safe: false, edits: vec![Edit { span, text }] })
}
