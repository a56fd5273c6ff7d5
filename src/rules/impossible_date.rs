//! Days that no calendar has: 31 November, 29 February 2023, 25:30.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::claims::{MONTHS, Moment};
use crate::document::{ParagraphId, Slot};
use crate::facts::time::{Of, Stamp};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::prose::words::time::{CALENDARS, LEADS};
use crate::prose::{Kind, Prose, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct ImpossibleDate;

/// A leap year: a date without a year may lie in one.
const LEAP: i16 = 2024;

impl Rule for ImpossibleDate {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DAT110",
            name: "impossible-date",
            group: Group::Dates,
            scope: Scope::Paragraph,
            severity: Severity::Error,
            default: true,
            fixable: true,
            page: include_str!("impossible_date.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for moment in cx.moments() {
            for (month, day, year) in moment.stamps().into_iter().filter_map(impossible) {
                if !moment.beside(CALENDARS) {
                    findings.push(finding(cx, &moment, (month, day, year)));
                }
            }
        }
        for (id, slot) in cx.paragraphs() {
            clocks(cx, (id, slot), findings);
        }
    }
}

/// The month, the day and the year of a date that does not exist.
fn impossible(stamp: Stamp) -> Option<(i8, i8, Option<i16>)> {
    let Of::Day(month, day) = stamp.of else { return None };
    let (month, day) = (month.cast_signed(), day.cast_signed());
    Date::new(stamp.year.unwrap_or(LEAP), month, day).is_err().then_some((month, day, stamp.year))
}

fn finding(cx: &Context<'_>, moment: &Moment<'_>, (month, day, year): (i8, i8, Option<i16>)) -> Finding {
    let span = cx.document.span(moment.id, moment.time.at);
    let words = moment.slot.paragraph.prose.line(moment.time.at);
    let last = Date::new(year.unwrap_or(LEAP), month, 1).map(Date::last_of_month).ok();
    let name = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("the month");
    let length = last.map_or(31, Date::day);
    let message = match year {
        Some(year) if month == 2 && day == 29 => format!("“{words}”: February {year} has 28 days. Which day is meant?"),
        _ => format!("“{words}”: {name} has {length} days. Which day is meant?"),
    };
    let single = moment.stamp().is_some_and(|stamp| stamp.weekday.is_none()) && !moment.is_quoted();
    let plain = moment.plain(cx.document, moment.time.at).filter(|_| single);
    let form = cx.date_form;
    let fix = |date: Date| {
        let text = form.written((date.month(), date.day()), year.map(|_| date.year()));
        Some(Fix { title: format!("Write “{text}”"), safe: false, edits: vec![Edit { span: plain?, text }] })
    };
    let next = last.and_then(|last| last.checked_add(1.days()).ok());
    let fixes = [last, next].into_iter().flatten().filter_map(fix).collect();
    Finding { fixes, ..Finding::new(Severity::Error, span, message) }
}

/// "at 25:30"
fn clocks(cx: &Context<'_>, (id, slot): (ParagraphId, &Slot), findings: &mut Findings<'_>) {
    let prose = &slot.paragraph.prose;
    for at in 1..prose.tokens.len().saturating_sub(2) {
        if !prose.tokens[at + 1].is_sign(':') || !is_clock(prose, at) {
            continue;
        }
        let range = prose.range(at, at + 3);
        let message = format!("“{}”: a day has 24 hours of 60 minutes. Which time is meant?", prose.words(range));
        findings.push(Finding::new(Severity::Error, cx.document.span(id, range), message));
    }
}

/// Whether an hour past 24 or a minute past 59 stands at a token, written and led as a time of day.
fn is_clock(prose: &Prose, at: usize) -> bool {
    let digits = |at: usize| {
        let two = prose.tokens[at].kind == Kind::Number && prose.word(at).len() == 2;
        prose.word(at).parse::<u8>().ok().filter(|_| two)
    };
    let (Some(hour), Some(minute)) = (digits(at), digits(at + 2)) else { return false };
    let whole = !prose.tokens[at + 1].spaced
        && !prose.tokens[at + 2].spaced
        && prose
            .tokens
            .get(at + 3)
            .is_none_or(|next: &Token| next.spaced || matches!(next.kind, Kind::Sign('.' | ',')));
    let led = prose.is(at - 1, LEADS);
    whole && led && (hour > 24 || minute > 59)
}
