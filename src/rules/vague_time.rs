//! "recently", "so far", "in the coming weeks": true on the day of writing, and of no use to a later reader.

use std::collections::BTreeSet;

use crate::facts::time::When;
use crate::finding::{Finding, Severity};
use crate::prose::words::time::VAGUE;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// Words of time that no reader could place later.
pub struct VagueTime;

impl Rule for VagueTime {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DAT105",
            name: "vague-time",
            group: Group::Dates,
            scope: Scope::Claim,
            severity: Severity::Hint,
            default: true,
            fixable: false,
            page: include_str!("vague_time.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.paragraphs() {
            let facts = &slot.paragraph.facts;
            if facts.times.iter().all(|time| time.when != When::Vague) {
                continue;
            }
            let told: BTreeSet<usize> = facts.figures.iter().map(|figure| figure.sentence).collect();
            for time in facts.times.iter().filter(|time| time.when == When::Vague) {
                let span = cx.document.span(id, time.at);
                let words = cx.document.words(span);
                let figure = told.contains(&time.sentence);
                if !figure && VAGUE.iter().any(|plain| words.eq_ignore_ascii_case(plain)) {
                    continue;
                }
                let severity = if figure { Severity::Info } else { Severity::Hint };
                let message =
                    format!("“{words}” names no day that a later reader could find. Which date, or as of when?");
                findings.push(Finding::new(severity, span, message));
            }
        }
    }
}
