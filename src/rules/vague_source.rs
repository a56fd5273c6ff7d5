//! Figures that rest on a class of people: activists, officials, local media.

use std::collections::BTreeMap;

use crate::claims::Claim;
use crate::document::ParagraphId;
use crate::facts::{Attribution, Grade, How, Status};
use crate::finding::{Finding, Related, Severity, Where};
use crate::prose::{Harm, Kind, Prose};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct VagueSource;

impl Rule for VagueSource {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SRC101",
            name: "vague-source",
            group: Group::Sources,
            scope: Scope::Document,
            severity: Severity::Warning,
            default: true,
            fixable: false,
            page: include_str!("vague_source.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let mut resting: BTreeMap<(ParagraphId, Range), Vec<&Claim>> = BTreeMap::new();
        for claim in cx.claims.iter().filter(|claim| claim.source.grade == Grade::Vague && weighs(claim)) {
            if let Some(at) = claim.source.at {
                resting.entry(at).or_default().push(claim);
            }
        }
        for ((id, at), claims) in &resting {
            let span = cx.document.span(*id, *at);
            let words = cx.document.source().words(span);
            let deaths = claims.iter().any(|claim| claim.figure.harm == Harm::Death);
            let severity = if deaths { Severity::Warning } else { Severity::Info };
            let mut finding = Finding::new(
                severity,
                span,
                format!("“{words}”: which ones? A reader could not find them again. Who, of where?"),
            );
            finding.related = claims
                .iter()
                .take(4)
                .map(|claim| Related {
                    at: Where::Here(cx.document.span(claim.paragraph, claim.figure.at)),
                    message: "rests on it".to_owned(),
                })
                .collect();
            findings.push(finding);
        }
        for (id, slot) in cx.document.paragraphs() {
            for said in slot.paragraph.facts.attributions.iter().filter(|said| said.grade == Grade::Vague) {
                let numbered = !resting.contains_key(&(id, said.source)) && counts(&slot.paragraph.prose, said);
                if numbered {
                    let span = cx.document.span(id, said.source);
                    let words = cx.document.source().words(span);
                    findings.push(Finding::new(Severity::Hint, span, format!("“{words}”: which ones?")));
                }
            }
        }
    }
}

/// Whether a claim's source matters at all.
fn weighs(claim: &Claim) -> bool {
    matches!(claim.figure.status, Status::Asserted | Status::Zero)
}

/// Whether an attribution carries a number of anything: a share of territory, a count of strikes.
fn counts(prose: &Prose, said: &Attribution) -> bool {
    let scope = &prose.tokens[prose.token_at(said.scope.start)..prose.token_at(said.scope.end)];
    let mut numbers = scope.iter().filter(|token| token.kind == Kind::Number && said.scope.holds(token.at));
    said.how == How::Verb && numbers.any(|number| !said.source.touches(number.at))
}
