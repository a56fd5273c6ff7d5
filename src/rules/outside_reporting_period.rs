//! Events outside the period that the report says it covers.

use crate::claims::Moment;
use crate::document::ParagraphId;
use crate::facts::time::{Bound, Rest, Tense};
use crate::finding::{Finding, Severity};
use crate::format::Role;
use crate::prose::Class;
use crate::prose::words::time::{COMPARED, ELSEWHERE};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct OutsideReportingPeriod;

impl Rule for OutsideReportingPeriod {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DAT113",
            name: "outside-reporting-period",
            group: Group::Dates,
            scope: Scope::Document,
            severity: Severity::Info,
            default: false,
            fixable: false,
            page: include_str!("outside_reporting_period.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let Some(period) = cx.document.date().and_then(crate::document::DocumentDate::period) else { return };
        for moment in cx.moments().filter(is_event) {
            let Some(days) = moment.dated.days else { continue };
            let outside = days.to < period.from || days.from > period.to;
            if !outside || is_elsewhere(cx, moment.id) || moment.dates_the_document(cx.document) {
                continue;
            }
            let span = cx.document.span(moment.id, moment.time.at);
            let words = cx.document.words(span);
            let covered = cx.date_form.days(period);
            let message = format!("“{words}” lies outside the reporting period, {covered}. Does it belong here?");
            findings.push(Finding::new(Severity::Info, span, message));
        }
    }
}

/// Whether a time is the day of an event that the running text tells as past.
fn is_event(moment: &Moment<'_>) -> bool {
    let text = matches!(moment.slot.role, Role::Paragraph | Role::Item(_));
    let dated = matches!(moment.dated.rest, Rest::Words | Rest::Document) && moment.time.when.is_fine();
    let prose = &moment.slot.paragraph.prose;
    let ahead = moment.sentence().any(|at| prose.tokens[at].is(Class::Ahead));
    let past = moment.time.bound == Bound::Then && moment.time.tense == Tense::Past && !ahead;
    text && dated && past && !moment.beside(COMPARED) && !moment.is_borrowed()
}

/// Whether a section tells of other times than the report does.
fn is_elsewhere(cx: &Context<'_>, id: ParagraphId) -> bool {
    cx.document.headings(id).filter_map(|heading| cx.document.slot(heading)).any(|slot| {
        let prose = &slot.paragraph.prose;
        prose.has(ELSEWHERE)
    })
}
