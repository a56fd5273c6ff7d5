//! Casualties or victims that are counted, but not told apart into killed and injured.

use crate::claims::{Claim, Near};
use crate::document::ParagraphId;
use crate::facts::{Form, Status};
use crate::finding::{Finding, Severity};
use crate::format::Role;
use crate::prose::words::toll::{CASUALTIES, CRIMES, DEAD, HURT};
use crate::prose::{Harm, Prose};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct CasualtiesAmbiguous;

impl Rule for CasualtiesAmbiguous {
    fn card(&self) -> Card<'_> {
        Card {
            code: "FIG104",
            name: "casualties-ambiguous",
            group: Group::Figures,
            scope: Scope::Document,
            severity: Severity::Warning,
            default: true,
            fixable: false,
            page: include_str!("casualties_ambiguous.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (at, claim) in cx.claims.iter().enumerate() {
            if claim.figure.harm != Harm::Casualties || claim.figure.status != Status::Asserted {
                continue;
            }
            let Some(near) = Near::of(cx.document, claim, (1, 1)) else { continue };
            if is_crime(near.prose, claim) {
                continue;
            }
            let counted = matches!(claim.figure.count.form, Form::Number | Form::Vague);
            let words = near.prose.line(claim.figure.at);
            let noun = |prose: &Prose| {
                let at = claim.figure.at.cover(claim.figure.harm_at);
                (prose.token_at(at.start)..prose.token_at(at.end)).any(|at| prose.is(at, CASUALTIES))
            };
            if !counted || !noun(near.prose) || is_split(cx, at) || near.lists(DEAD) && near.lists(HURT) {
                continue;
            }
            let message = format!("“{words}”: readers take this for the dead. How many were killed, how many injured?");
            let span = cx.document.span(claim.paragraph, claim.figure.at);
            findings.push(Finding::new(Severity::Warning, span, message));
        }
    }
}

/// Whether the words go on with a crime that leaves no dead: victims of trafficking.
fn is_crime(prose: &Prose, claim: &Claim) -> bool {
    let end = prose.token_at(claim.figure.at.end);
    prose.says(end, "of") && (end + 1..end + 4).any(|at| prose.is(at, CRIMES))
}

/// Whether the dead or the injured are counted beside a claim: in its sentence or the ones around it, or in its table.
fn is_split(cx: &Context<'_>, at: usize) -> bool {
    let claim = &cx.claims[at];
    let part = |other: &Claim| {
        matches!(other.figure.harm, Harm::Death | Harm::Injury)
            && other.paragraph == claim.paragraph
            && other.figure.sentence.abs_diff(claim.figure.sentence) <= 1
    };
    let before = cx.claims[..at].iter().rev().take_while(|other| other.paragraph == claim.paragraph);
    let after = cx.claims[at + 1..].iter().take_while(|other| other.paragraph == claim.paragraph);
    before.chain(after).any(part) || is_split_by_header(cx, claim)
}

/// Whether the header of the claim's table has columns for the dead and the injured.
fn is_split_by_header(cx: &Context<'_>, claim: &Claim) -> bool {
    let Some(Role::Cell { table, .. }) = cx.document.slot(claim.paragraph).map(|slot| &slot.role) else { return false };
    let (first, end) = cx.document.run(claim.paragraph);
    let cells = (first.0..end.0).map_while(|id| cx.document.slot(ParagraphId(id)));
    let header =
        cells.take_while(|slot| matches!(&slot.role, Role::Cell { table: other, row: 0, .. } if other == table));
    let (mut dead, mut hurt) = (false, false);
    for slot in header {
        let prose = &slot.paragraph.prose;
        dead |= prose.has(DEAD);
        hurt |= prose.has(HURT);
    }
    dead && hurt
}
