//! New victims without the toll so far, or the toll so far without the new ones.

use crate::claims::{Claim, Near};
use crate::facts::{Form, Status};
use crate::finding::{Finding, Severity};
use crate::prose::Harm;
use crate::prose::words::toll::{NEW, RISES, TOTAL};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct NewVsCumulative;

impl Rule for NewVsCumulative {
    fn card(&self) -> Card<'_> {
        Card {
            code: "FIG113",
            name: "new-vs-cumulative",
            group: Group::Figures,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: false,
            page: include_str!("new_vs_cumulative.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for claim in cx.claims.iter().filter(|claim| is_counted(claim)) {
            let Some(near) = Near::of(cx.document, claim, (0, 1)) else { continue };
            let words = near.prose.line(claim.figure.at);
            let message = if is_new(claim, &near) && !near.lists(TOTAL) {
                format!("“{words}”: how many does that make in all, and since when?")
            } else if is_running(claim, &near) && !near.lists(NEW) {
                format!("“{words}”: how many of them are new?")
            } else {
                continue;
            };
            let span = cx.document.span(claim.paragraph, claim.figure.at);
            findings.push(Finding::new(Severity::Hint, span, message));
        }
    }
}

fn is_counted(claim: &Claim) -> bool {
    let figure = &claim.figure;
    let people = !matches!(figure.harm, Harm::Displacement | Harm::Affected);
    people && figure.status == Status::Asserted && figure.count.form == Form::Number
}

/// Whether a figure opens with "another", "a further": "another person" may be just a different one.
fn is_new(claim: &Claim, near: &Near<'_>) -> bool {
    let first = near.prose.token_at(claim.figure.at.start);
    let new = ["another", "further", "additional", "extra"];
    let opens = (first..first + 2).any(|at| new.iter().any(|word| near.prose.says(at, word)));
    opens && claim.figure.count.least.is_some_and(|least| least > 1)
}

/// Whether the sentence tells of a toll that has risen.
fn is_running(claim: &Claim, near: &Near<'_>) -> bool {
    let Some(own) = near.prose.sentences.get(claim.figure.sentence) else { return false };
    let says = |words: &[&str]| (own.first..own.end).any(|at| words.iter().any(|word| near.prose.says(at, word)));
    says(&["toll", "tolls", "total"]) && own.lists.has(RISES)
}
