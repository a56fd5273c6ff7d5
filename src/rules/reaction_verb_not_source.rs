//! Condemned, mourned, visited: verbs that stand beside a figure and vouch for nothing.

use std::collections::BTreeMap;

use crate::claims::Claim;
use crate::document::ParagraphId;
use crate::facts::Status;
use crate::finding::{Finding, Related, Severity, Where};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The most figures that are shown beside a verb.
const SHOWN: usize = 4;

/// The rule.
pub struct ReactionVerbNotSource;

impl Rule for ReactionVerbNotSource {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SRC106",
            name: "reaction-verb-not-source",
            group: Group::Sources,
            scope: Scope::Document,
            severity: Severity::Info,
            default: true,
            fixable: false,
            page: include_str!("reaction_verb_not_source.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for claims in cx.claims.chunk_by(|a, b| a.paragraph == b.paragraph) {
            let mut verbs: BTreeMap<(ParagraphId, Range), Vec<&Claim>> = BTreeMap::new();
            for (at, claim) in claims.iter().enumerate() {
                let asserted = claim.source.is_none() && claim.figure.status == Status::Asserted;
                if let Some(verb) = claim.source.reaction
                    && asserted
                    && !is_told(claim, &claims[..at])
                {
                    verbs.entry((claim.paragraph, verb)).or_default().push(claim);
                }
            }
            for (&(paragraph, verb), claims) in &verbs {
                findings.push(finding(cx, (paragraph, verb), claims));
            }
        }
    }
}

/// Whether the same figure has a source before, in the same paragraph.
fn is_told(claim: &Claim, before: &[Claim]) -> bool {
    let same = |other: &Claim| other.figure.harm == claim.figure.harm && other.figure.count == claim.figure.count;
    before.iter().any(|other| !other.source.is_none() && same(other))
}

fn finding(cx: &Context<'_>, (paragraph, verb): (ParagraphId, Range), claims: &[&Claim]) -> Finding {
    let words = |at: Range| cx.document.slot(paragraph).map_or("", |slot| slot.paragraph.prose.words(at));
    let figure = claims.first().map_or("", |claim| words(claim.figure.at));
    let figure = figure.split_whitespace().collect::<Vec<_>>().join(" ");
    let message = format!("“{}” does not say where “{figure}” comes from. Who counted?", words(verb));
    let mut finding = Finding::new(Severity::Info, cx.document.span(paragraph, verb), message);
    let related = claims.iter().take(SHOWN).map(|claim| Related {
        at: Where::Here(cx.document.span(claim.paragraph, claim.figure.at)),
        message: "no source".to_owned(),
    });
    finding.related = related.collect();
    finding
}
