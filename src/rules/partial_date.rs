//! A day or a month without a year that nothing in the draft gives.

use crate::claims::TimeGrade;
use crate::finding::{Finding, Severity};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// A day and a month, or a month alone, in a draft without a date.
pub struct PartialDate;

impl Rule for PartialDate {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DAT104",
            name: "partial-date",
            group: Group::Dates,
            scope: Scope::Document,
            severity: Severity::Info,
            default: true,
            fixable: false,
            page: include_str!("partial_date.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.document.paragraphs() {
            for (time, dated) in slot.paragraph.facts.times.iter().zip(cx.calendar.paragraph(id)) {
                if dated.grade == TimeGrade::Partial {
                    let span = cx.document.span(id, time.at);
                    let words = cx.document.source().words(span);
                    findings.push(Finding::new(Severity::Info, span, format!("“{words}”: of which year?")));
                }
            }
        }
    }
}
