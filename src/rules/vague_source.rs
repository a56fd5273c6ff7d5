//! Figures that rest on a class of people: activists, officials, local media.

use std::collections::BTreeMap;

use crate::claims::Claim;
use crate::document::ParagraphId;
use crate::facts::{Attribution, Form, Grade, How, Status};
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
            let words = cx.document.words(span);
            // "It said": whoever spoke before, and was asked about there.
            if is_pronoun(cx, *id, *at) {
                continue;
            }
            let severity = claims.iter().map(|claim| severity(claim)).min().unwrap_or(Severity::Hint);
            let message = format!("{} A reader could not find them again. Who, of where?", which(words));
            let mut finding = Finding::new(severity, span, message);
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
                let numbered =
                    !resting.contains_key(&(id, said.source)) && !said.pronoun && counts(&slot.paragraph.prose, said);
                if numbered {
                    let span = cx.document.span(id, said.source);
                    let words = cx.document.words(span);
                    findings.push(Finding::new(Severity::Hint, span, which(words)));
                }
            }
        }
    }
}

/// How much a vague source weighs: by harm and by quantity (catalogue, part 2.5).
fn severity(claim: &Claim) -> Severity {
    let deaths = claim.figure.harm == Harm::Death;
    match claim.figure.count.form {
        Form::Number if deaths => Severity::Warning,
        Form::Number | Form::Vague | Form::Zero | Form::Share => Severity::Info,
        Form::Indefinite | Form::Ordinal => Severity::Hint,
    }
}

/// Asks which of a class is meant.
fn which(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let one = ["a ", "an ", "one ", "another "]
        .iter()
        .any(|article| words.get(..article.len()).is_some_and(|start| start.eq_ignore_ascii_case(article)));
    format!("“{words}”: which {}?", if one { "one" } else { "ones" })
}

fn is_pronoun(cx: &Context<'_>, id: ParagraphId, at: Range) -> bool {
    cx.document
        .slot(id)
        .is_some_and(|slot| slot.paragraph.facts.attributions.iter().any(|said| said.pronoun && said.source == at))
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
