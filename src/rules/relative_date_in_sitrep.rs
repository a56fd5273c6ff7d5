//! "Yesterday", "on Friday", "last week" in reports that are read weeks later.

use crate::claims::Moment;
use crate::finding::{Finding, Fix, Severity};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct RelativeDateInSitrep;

impl Rule for RelativeDateInSitrep {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DAT115",
            name: "relative-date-in-sitrep",
            group: Group::Dates,
            scope: Scope::Claim,
            severity: Severity::Hint,
            default: false,
            fixable: true,
            page: include_str!("relative_date_in_sitrep.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        if cx.document.date().is_none() {
            return;
        }
        let form = cx.date_form;
        for moment in cx.moments().filter(Moment::is_relative).filter(|moment| !moment.is_borrowed()) {
            let Some(days) = moment.dated.days else { continue };
            let span = cx.document.span(moment.id, moment.time.at);
            let words = cx.document.words(span);
            let message = format!("“{words}”: weeks later nobody can tell. Write {}?", form.days(days));
            let mut finding = Finding::new(Severity::Hint, span, message);
            finding.fixes.extend(moment.spelled(cx.document, form).map(|spelled| Fix {
                title: format!("Write the date, {}", spelled.days),
                safe: spelled.safe,
                edits: vec![spelled.edit],
            }));
            findings.push(finding);
        }
    }
}
