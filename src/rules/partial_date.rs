//! A day or a month without a year that nothing in the draft gives.

use jiff::ToSpan;

use crate::claims::{DateForm, Moment, TimeGrade, form_of};
use crate::facts::time::{Of, Rest, Stamp};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// A day and a month, or a month alone, in a draft without a date.
pub struct PartialDate;

/// A date so many months before the draft needs its year (catalogue, group C).
const FAR: i64 = 11;

impl Rule for PartialDate {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DAT104",
            name: "partial-date",
            group: Group::Dates,
            scope: Scope::Document,
            severity: Severity::Info,
            default: true,
            fixable: true,
            page: include_str!("partial_date.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let year = only_year(cx);
        for moment in cx.moments() {
            let span = cx.document.span(moment.id, moment.time.at);
            let words = cx.document.words(span);
            let finding = if moment.dated.grade == TimeGrade::Partial {
                // Where all other dates are of one year, this one may be too: only the writer knows.
                let fix = year.and_then(|year| with_year(cx, &moment, year));
                let message = format!("“{words}”: of which year?");
                Finding { fixes: fix.into_iter().collect(), ..Finding::new(Severity::Info, span, message) }
            } else if let Some(year) = far(cx, &moment) {
                let message = format!("“{words}” is almost a year before the draft. Write the year, {year}?");
                let fixes = with_year(cx, &moment, year).into_iter().collect();
                Finding { fixes, ..Finding::new(Severity::Info, span, message) }
            } else {
                continue;
            };
            findings.push(finding);
        }
    }
}

/// The year of a date that takes it from a draft almost a year later.
fn far(cx: &Context<'_>, moment: &Moment<'_>) -> Option<i16> {
    bare(moment)?;
    let today = cx.document.date()?.day;
    let days = moment.dated.days.filter(|_| moment.dated.rest == Rest::Document)?;
    (days.to < today.saturating_sub(FAR.months())).then_some(days.from.year())
}

/// The year of all dates of the draft that are written with one; `None` where there are none, or several.
fn only_year(cx: &Context<'_>) -> Option<i16> {
    let mut years =
        cx.moments().filter(|moment| moment.dated.rest == Rest::Words).filter_map(|moment| moment.time.when.year());
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

/// A single day or month without a year.
fn bare(moment: &Moment<'_>) -> Option<Stamp> {
    let stamp = moment.stamp().filter(|stamp| stamp.year.is_none() && !stamp.ambiguous)?;
    matches!(stamp.of, Of::Day(..) | Of::Month(_)).then_some(stamp)
}

/// Writes a year after a date.
fn with_year(cx: &Context<'_>, moment: &Moment<'_>, year: i16) -> Option<Fix> {
    let stamp = bare(moment).filter(|_| !moment.is_quoted())?;
    let month_first = form_of(moment.slot, moment.tokens()) == Some(DateForm::MonthDayYear);
    let comma = if month_first && matches!(stamp.of, Of::Day(..)) { "," } else { "" };
    let mut span = moment.plain(cx.document, moment.time.at)?;
    let title = format!("Write “{}{comma} {year}”", cx.document.words(span));
    span.start = span.end;
    Some(Fix { title, safe: false, edits: vec![Edit { span, text: format!("{comma} {year}") }] })
}
