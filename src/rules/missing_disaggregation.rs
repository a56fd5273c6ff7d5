//! Five or more killed or injured people of whom nothing is said: neither sex nor age nor status.

use crate::claims::{Claim, Near};
use crate::facts::{Form, Status};
use crate::finding::{Finding, Severity};
use crate::prose::{Class, Harm};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct MissingDisaggregation;

/// Fewer people than this can be told apart only by telling who they are.
const LEAST: u64 = 5;
/// Totals of a whole conflict are background: nobody splits them again.
const BACKGROUND: u64 = 10_000;

impl Rule for MissingDisaggregation {
    fn card(&self) -> Card<'_> {
        Card {
            code: "FIG110",
            name: "missing-disaggregation",
            group: Group::Figures,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: false,
            page: include_str!("missing_disaggregation.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let mut asked = None;
        for claim in cx.claims.iter().filter(|claim| is_counted(claim)) {
            let Some(near) = Near::of(cx.document, claim, (0, 1)) else { continue };
            // The killed and the injured of one sentence are asked about together.
            let sentence = (claim.paragraph, claim.figure.sentence);
            if asked == Some(sentence) || near.has(&[Class::Split]) {
                continue;
            }
            asked = Some(sentence);
            let words = near.prose.line(claim.figure.at);
            let span = cx.document.span(claim.paragraph, claim.figure.at);
            let message = format!("“{words}”: how many women, men, girls and boys? Or is it not known?");
            findings.push(Finding::new(Severity::Hint, span, message));
        }
    }
}

fn is_counted(claim: &Claim) -> bool {
    let figure = &claim.figure;
    let least = figure.count.least.or(figure.count.most);
    matches!(figure.harm, Harm::Death | Harm::Injury | Harm::Casualties)
        && figure.status == Status::Asserted
        && figure.count.form == Form::Number
        && least.is_some_and(|least| (LEAST..BACKGROUND).contains(&least))
}
