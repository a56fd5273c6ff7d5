//! Displaced people of whom it is not said whether inside the country, abroad, newly, or in all.

use crate::claims::{Claim, Near};
use crate::facts::{Form, Status};
use crate::finding::{Finding, Severity};
use crate::prose::Harm;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct DisplacementCategoryUnspecified;

/// Words that tell which displacement, or since when: a stock, a flow, a return.
const CATEGORIES: [&str; 32] = [
    "internally",
    "internal",
    "idp",
    "idps",
    "refugee",
    "refugees",
    "newly",
    "new",
    "border",
    "borders",
    "abroad",
    "within",
    "inside",
    "returnee",
    "returnees",
    "returned",
    "return",
    "total",
    "cumulative",
    "cumulatively",
    "asylum",
    "secondary",
    "previously",
    "again",
    "country",
    "countries",
    "first",
    "additional",
    "protracted",
    "neighbouring",
    "neighboring",
    "overseas",
];
const WORDS: [&str; 7] = ["displaced", "displace", "displaces", "displacing", "displacement", "uprooted", "uproots"];

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
            let said = (near.prose.token_at(at.start)..near.prose.token_at(at.end))
                .any(|at| WORDS.iter().any(|word| near.prose.says(at, word)));
            if said && !near.says(&CATEGORIES) {
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
