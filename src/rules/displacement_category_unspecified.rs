//! Displaced people of whom it is not said whether inside the country, abroad, newly, or in all.

use crate::claims::{Claim, Near};
use crate::facts::{Form, Status};
use crate::finding::{Finding, Severity};
use crate::prose::Harm;
use crate::prose::words::refuge::{CATEGORIES, UPROOTED};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct DisplacementCategoryUnspecified;

impl Rule for DisplacementCategoryUnspecified {
    fn card(&self) -> Card<'_> {
        Card {
            code: "FIG114",
            name: "displacement-category-unspecified",
            group: Group::Figures,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: false,
            page: include_str!("displacement_category_unspecified.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for claim in cx.claims.iter().filter(|claim| is_displaced(claim)) {
            let Some(near) = Near::of(cx.document, claim, (1, 0)) else { continue };
            let at = claim.figure.at.cover(claim.figure.harm_at);
            let said =
                (near.prose.token_at(at.start)..near.prose.token_at(at.end)).any(|at| near.prose.is(at, UPROOTED));
            if said && !near.lists(CATEGORIES) {
                let words = near.prose.line(claim.figure.at);
                let span = cx.document.span(claim.paragraph, claim.figure.at);
                let message = format!("“{words}”: inside the country or abroad, newly or in all?");
                findings.push(Finding::new(Severity::Hint, span, message));
            }
        }
    }
}

fn is_displaced(claim: &Claim) -> bool {
    let figure = &claim.figure;
    figure.harm == Harm::Displacement
        && figure.status == Status::Asserted
        && matches!(figure.count.form, Form::Number | Form::Vague)
}
