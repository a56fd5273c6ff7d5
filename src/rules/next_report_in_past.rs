//! What was left of the issue before: the day of the next report, and the number of this one.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::claims::{Moment, day_of};
use crate::document::issue;
use crate::facts::time::{Of, Stamp};
use crate::finding::{Finding, Related, Severity, Where};
use crate::names::Numbered;
use crate::prose::words::report::NEXT;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct NextReportInPast;

/// So many words may stand between “next” and the report, and between the report and its day.
const NEAR: usize = 3;
/// How far the day may stand behind the report.
const FAR: usize = 14;
/// A day without a year this far back is that of the year to come.
const HALF_YEAR: i32 = 183;

impl Rule for NextReportInPast {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DOC105",
            name: "next-report-in-past",
            group: Group::Structure,
            scope: Scope::Library,
            severity: Severity::Error,
            default: true,
            fixable: false,
            page: include_str!("next_report_in_past.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let Some(today) = cx.document.date().map(|date| date.day) else { return };
        for moment in cx.calendar.moments(cx.document).filter(is_next) {
            let Some(day) = moment.stamps().into_iter().filter_map(|stamp| day(stamp, today)).max() else { continue };
            if day <= today && !moment.dates_the_document(cx.document) && !moment.is_borrowed() {
                let span = cx.document.span(moment.id, moment.time.at);
                let words = moment.slot.paragraph.prose.line(moment.time.at);
                let report = cx.date_form.day(today);
                let message =
                    format!("The next report on “{words}”? This one is of {report}. Left from the last issue?");
                findings.push(Finding::new(Severity::Error, span, message));
            }
        }
        if let Some(finding) = numbered(cx, today) {
            findings.push(finding);
        }
    }
}

/// Whether a word of time tells when the next report comes.
fn is_next(moment: &Moment<'_>) -> bool {
    let prose = &moment.slot.paragraph.prose;
    let sentence = moment.sentence();
    let first = moment.tokens().start;
    let from = sentence.start.max(first.saturating_sub(FAR));
    (from..first).any(|at| {
        prose.says_any(at, &["next"])
            && (at + 1..first.min(at + 2 + NEAR)).any(|at| prose.is(at, NEXT))
            // “The next report covers the days from 3 May”: that is its period.
            && !(at..first).any(|at| prose.says_any(at, &["cover", "covers", "covering", "after", "since", "last", "previous"]))
    })
}

/// The day of a date; without a year that of the report, or the next one.
fn day(stamp: Stamp, today: Date) -> Option<Date> {
    if stamp.ambiguous {
        return None;
    }
    if stamp.year.is_some() {
        return day_of(stamp);
    }
    let Of::Day(month, day) = stamp.of else { return None };
    let day = Date::new(today.year(), month.cast_signed(), day.cast_signed()).ok()?;
    let past = (today - day).get_days() > HALF_YEAR;
    if past { day.checked_add(1.year()).ok() } else { Some(day) }
}

/// A number that an earlier report of the folder has, or that is lower than an earlier one's.
fn numbered(cx: &Context<'_>, today: Date) -> Option<Finding> {
    let issue = issue(cx.document)?;
    let here = cx.document.source().name();
    let before = cx.library.series(here, &issue.series).filter(|(_, other)| other.number >= issue.number);
    let (file, other) =
        before.filter(|(_, other)| is_earlier(other, today)).max_by_key(|(name, other)| (other.day, *name))?;
    let span = cx.document.span(issue.paragraph, issue.at);
    let day = cx.date_form.day(other.day?);
    let number = issue.number;
    let message = if other.number == number {
        format!("No. {number} came out on {day} already. Which number has this report?")
    } else {
        format!("No. {number} after No. {} of {day}: which number has this report?", other.number)
    };
    let at = Where::There { file: file.clone(), start: other.start, end: other.end };
    let related = vec![Related { at, message: format!("No. {}", other.number) }];
    Some(Finding { related, ..Finding::new(Severity::Error, span, message) })
}

/// Whether another report of the series came out earlier in the same year: many series begin anew with the year.
fn is_earlier(other: &Numbered, today: Date) -> bool {
    other.day.is_some_and(|day| day < today && day.year() == today.year())
}
