//! Figures as of a day long before the draft.

use jiff::ToSpan;

use crate::facts::time::{Bound, Rest};
use crate::finding::{Finding, Severity};
use crate::prose::words::time::BASELINE;
use crate::prose::{Class, Classes, Kind};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct StaleAsOf;

/// So many days a figure of a situation report stays fresh (catalogue, group C).
const FRESH: i64 = 14;
/// Those who are counted.
const PEOPLE: Classes = Classes::of(&[Class::Person, Class::Group, Class::Demonym]);

impl Rule for StaleAsOf {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DAT112",
            name: "stale-as-of",
            group: Group::Dates,
            scope: Scope::Document,
            severity: Severity::Info,
            default: false,
            fixable: false,
            page: include_str!("stale_as_of.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let Some(today) = cx.document.date().map(|date| date.day) else { return };
        let oldest = today.saturating_sub(FRESH.days());
        for moment in cx.moments().filter(|moment| moment.time.bound == Bound::AsOf) {
            let Some(days) = moment.dated.days.filter(|days| days.to < oldest) else { continue };
            let counted = matches!(moment.dated.rest, Rest::Words | Rest::Document);
            if !counted || moment.beside(BASELINE) || moment.is_quoted() || !counts_people(&moment) {
                continue;
            }
            let span = cx.document.span(moment.id, moment.time.at);
            let words = cx.document.words(span);
            let age = (today - days.to).get_days();
            let message = format!("“{words}” is {age} days before the draft. Is there a newer figure?");
            findings.push(Finding::new(Severity::Info, span, message));
        }
    }
}

/// Whether a number of people stands in its sentence.
fn counts_people(moment: &crate::claims::Moment<'_>) -> bool {
    let prose = &moment.slot.paragraph.prose;
    let own = moment.tokens();
    let number =
        |at: usize| !own.contains(&at) && (prose.tokens[at].kind == Kind::Number || prose.tokens[at].is(Class::Number));
    moment.sentence().any(number) && moment.sentence().any(|at| prose.tokens[at].classes.any(PEOPLE))
}
