//! "last Friday", "next Monday": words that readers place a week apart.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::claims::Moment;
use crate::facts::time::{Base, Shift, Tense, Unit, When};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct AmbiguousRelativeDate;

impl Rule for AmbiguousRelativeDate {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DAT108",
            name: "ambiguous-relative-date",
            group: Group::Dates,
            scope: Scope::Claim,
            severity: Severity::Hint,
            default: true,
            fixable: true,
            page: include_str!("ambiguous_relative_date.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let Some(today) = cx.document.date().map(|date| date.day) else { return };
        for moment in cx.moments().filter(Moment::is_relative) {
            let Some((first, second)) = readings(&moment, today) else { continue };
            if moment.is_borrowed() {
                continue;
            }
            let form = cx.date_form;
            let span = cx.document.span(moment.id, moment.time.at);
            let words = cx.document.words(span);
            let day = matches!(moment.time.when, When::Weekday(..));
            let of = if day { "" } else { "the week of " };
            let message =
                format!("“{words}” can be read in two ways: {of}{} or {of}{}?", form.day(first), form.day(second));
            let plain = moment.plain(cx.document, moment.time.at).filter(|_| day);
            let on = if moment.time.lead == crate::text::Range::default() { "on " } else { "" };
            let fix = |day: Date| {
                let text = format!("{on}{}", form.full_day(day));
                let title = format!("Write “{text}”");
                Some(Fix { title, safe: false, edits: vec![Edit { span: plain?, text }] })
            };
            let fixes = [first, second].into_iter().filter_map(fix).collect();
            findings.push(Finding { fixes, ..Finding::new(Severity::Hint, span, message) });
        }
    }
}

/// The two days, or the Mondays of the two weeks, that the words may stand for.
fn readings(moment: &Moment<'_>, today: Date) -> Option<(Date, Date)> {
    let days = moment.dated.days?;
    let weeks = |count: i64| Some(days.from.saturating_add(count.weeks()));
    match &moment.time.when {
        When::Weekday(_, Shift::Last) => {
            let near = weeks(1)?;
            if near < today { Some((near, days.from)) } else { Some((days.from, weeks(-1)?)) }
        }
        When::Weekday(_, Shift::Past) => Some((days.from, weeks(-1)?)),
        When::Weekday(_, Shift::Next) => {
            let near = days.from.saturating_sub(1.weeks());
            let other = if near > today { near } else { weeks(1)? };
            Some((days.from.min(other), days.from.max(other)))
        }
        // On a Sunday the next week begins tomorrow, or is the one after the week that begins tomorrow.
        When::Part(_, of) => match **of {
            When::Unit(Unit::Week, 1, Base::Document) if today.weekday() == Weekday::Sunday => {
                let monday = today.tomorrow().ok()?;
                Some((monday, monday.saturating_add(1.weeks())))
            }
            When::Unit(Unit::Week, -1, Base::Document) if today.weekday() == Weekday::Sunday => {
                let monday = today.saturating_sub(6.days());
                Some((monday.saturating_sub(1.weeks()), monday))
            }
            _ => None,
        },
        When::Unit(Unit::Weekend, 0, Base::Document) if moment.time.tense == Tense::Open && days.from > today => {
            Some((days.from.saturating_sub(1.weeks()), days.from))
        }
        _ => None,
    }
}
