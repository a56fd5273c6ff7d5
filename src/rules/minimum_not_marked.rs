//! Documented deaths and injuries without "at least".

use crate::claims::{Basis, Claim, Near};
use crate::facts::{Form, Status};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::prose::words::toll::PARTIAL;
use crate::prose::{Class, Harm, Kind};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct MinimumNotMarked;

impl Rule for MinimumNotMarked {
    fn card(&self) -> Card<'_> {
        Card {
            code: "FIG109",
            name: "minimum-not-marked",
            group: Group::Figures,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: true,
            page: include_str!("minimum_not_marked.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for claim in cx.claims.iter().filter(|claim| is_bare(claim)) {
            let Some(near) = Near::of(cx.document, claim, (0, 1)) else { continue };
            let Some(number) = number(claim, &near).filter(|_| counted(claim, &near) && !near.lists(PARTIAL)) else {
                continue;
            };
            let words = near.prose.line(claim.figure.at);
            let span = cx.document.span(claim.paragraph, claim.figure.at);
            let message = format!("“{words}”: a documented count is the least that is certain. “At least”?");
            let before = cx.document.span(claim.paragraph, Range::new(number.start, number.start));
            let edits = vec![Edit { span: before, text: "at least ".to_owned() }];
            let fix = Fix { title: "Write “at least”".to_owned(), safe: false, edits };
            let opens = near.prose.words(number).starts_with(char::is_uppercase);
            let fixes = if opens { Vec::new() } else { vec![fix] };
            findings.push(Finding { fixes, ..Finding::new(Severity::Hint, span, message) });
        }
    }
}

/// An exact count of the dead, hurt, missing or held that somebody documented.
fn is_bare(claim: &Claim) -> bool {
    let figure = &claim.figure;
    let exact = figure.count.least.is_some_and(|least| least > 1) && figure.count.least == figure.count.most;
    let people = !matches!(figure.harm, Harm::Displacement | Harm::Affected);
    people
        && exact
        && !figure.count.approximate
        && figure.count.form == Form::Number
        && figure.status == Status::Asserted
        && claim.basis == Some(Basis::Documented)
}

/// Whether the figure is the object of a verb of counting: documented 41 deaths; 41 deaths were verified.
fn counted(claim: &Claim, near: &Near<'_>) -> bool {
    let own = near.prose.sentences.get(claim.figure.sentence);
    // Cases of a disease are registered whole: nobody takes their count for a floor.
    let disease = near.says(&["cases", "covid", "cholera"]);
    !disease
        && own.is_some_and(|own| near.prose.tokens[own.first..own.end].iter().any(|token| token.is(Class::Counting)))
}

/// The number of a figure.
fn number(claim: &Claim, near: &Near<'_>) -> Option<Range> {
    let at = claim.figure.at;
    let mut tokens = near.prose.token_at(at.start)..near.prose.token_at(at.end);
    let number = tokens.find(|&at| {
        let token = &near.prose.tokens[at];
        token.kind == Kind::Number || token.is(Class::Number)
    })?;
    Some(near.prose.tokens[number].at)
}
