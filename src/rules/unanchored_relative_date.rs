//! A weekday, "last week" and their like in a draft without a date.

use crate::claims::TimeGrade;
use crate::document::ParagraphId;
use crate::facts::Status;
use crate::finding::{Finding, Severity};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// Words that count from a date that the draft does not have. Those on a figure are left to `undated-claim`.
pub struct UnanchoredRelativeDate;

impl Rule for UnanchoredRelativeDate {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DAT103",
            name: "unanchored-relative-date",
            group: Group::Dates,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: true,
            fixable: false,
            page: include_str!("unanchored_relative_date.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let mut claimed: Vec<(ParagraphId, Range)> = cx
            .claims
            .iter()
            .filter(|claim| claim.figure.status == Status::Asserted)
            .filter_map(|claim| claim.time.at)
            .collect();
        claimed.sort_unstable();
        for (id, slot) in cx.document.paragraphs() {
            for (time, dated) in slot.paragraph.facts.times.iter().zip(cx.calendar.paragraph(id)) {
                if dated.grade != TimeGrade::Unanchored || claimed.binary_search(&(id, time.at)).is_ok() {
                    continue;
                }
                let span = cx.document.span(id, time.at);
                let words = cx.document.words(span);
                let message =
                    format!("“{words}” cannot be placed on a day: the draft has no date. Which day is meant?");
                findings.push(Finding::new(Severity::Hint, span, message));
            }
        }
    }
}
