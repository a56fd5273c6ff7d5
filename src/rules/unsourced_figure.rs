//! Figures of harm that nobody vouches for: three rules, one for each kind of harm.

use crate::facts::Grade;
use crate::finding::{Finding, Severity};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// One of the three rules.
pub struct UnsourcedFigure {
    card: Card<'static>,
}

/// People killed, hurt, missing, detained or abducted.
pub const CASUALTY: UnsourcedFigure = UnsourcedFigure {
    card: Card {
        code: "FIG101",
        name: "unsourced-casualty-figure",
        group: Group::Figures,
        scope: Scope::Document,
        severity: Severity::Error,
        default: true,
        fixable: false,
        page: include_str!("unsourced_casualty_figure.md"),
    },
};

impl Rule for UnsourcedFigure {
    fn card(&self) -> Card<'_> {
        self.card
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for claim in cx.claims.iter().filter(|claim| claim.source.grade == Grade::None) {
            let span = cx.document.span(claim.paragraph, claim.figure.at);
            findings.push(Finding::new(Severity::Error, span, "no source found here. Who reported it?"));
        }
    }
}
