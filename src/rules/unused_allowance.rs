//! Allowances that answer nothing: they hide the next finding, which nobody has looked at.

use crate::finding::{Finding, Severity};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::suppress::{UNUSED, allowances, complaint};

/// The rule. It speaks of every allowance; where allowances are applied, those of use are taken out again, because
/// only there it is known what they answered.
pub struct UnusedAllowance;

impl Rule for UnusedAllowance {
    fn card(&self) -> Card<'_> {
        Card {
            code: UNUSED.0,
            name: UNUSED.1,
            group: Group::Structure,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: true,
            fixable: false,
            page: include_str!("unused_allowance.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for allowance in allowances(cx.document) {
            findings.push(Finding::new(Severity::Hint, allowance.at, complaint(&allowance)));
        }
    }
}
