//! Figures that rest on media reports, posts or footage of which nothing is told.

use std::collections::BTreeMap;

use crate::claims::Claim;
use crate::document::{Document, ParagraphId, Slot};
use crate::facts::{Attribution, CitationKind, Grade, Status};
use crate::finding::{Finding, Related, Severity, Where};
use crate::prose::words::source::{CARRIERS, CHECKED};
use crate::prose::{Class, Classes, Kind, Prose, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// Words for people who came to harm.
const HARM: Classes = Classes::of(&[Class::HarmVerb, Class::HarmAdjective, Class::HarmNoun, Class::HarmToll]);
/// The most figures that are shown beside a source.
const SHOWN: usize = 4;

/// The rule.
pub struct SecondHandSource;

impl Rule for SecondHandSource {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SRC105",
            name: "second-hand-source",
            group: Group::Sources,
            scope: Scope::Document,
            severity: Severity::Info,
            default: true,
            fixable: false,
            page: include_str!("second_hand_source.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let mut resting: BTreeMap<(ParagraphId, Range), Vec<&Claim>> = BTreeMap::new();
        let counts = |claim: &&Claim| matches!(claim.figure.status, Status::Asserted | Status::Zero);
        for claim in cx.claims.iter().filter(counts).filter(|claim| claim.source.grade == Grade::Vague) {
            if let Some(at) = claim.source.at {
                resting.entry(at).or_default().push(claim);
            }
        }
        for (id, slot) in cx.document.paragraphs() {
            let vague = slot.paragraph.facts.attributions.iter().filter(|said| said.grade == Grade::Vague);
            for said in vague.filter(|said| counts_harm(&slot.paragraph.prose, said)) {
                resting.entry((id, said.source)).or_default();
            }
        }
        for (&(id, at), claims) in &resting {
            let Some(slot) = cx.document.slot(id).filter(|slot| carries(cx.document, slot, at)) else { continue };
            let words = slot.paragraph.prose.words(at).split_whitespace().collect::<Vec<_>>().join(" ");
            let message = format!("“{words}”: which, and of when? Name it, or link to it.");
            let mut finding = Finding::new(Severity::Info, cx.document.span(id, at), message);
            let related = claims.iter().take(SHOWN).map(|claim| Related {
                at: Where::Here(cx.document.span(claim.paragraph, claim.figure.at)),
                message: "rests on it".to_owned(),
            });
            finding.related = related.collect();
            findings.push(finding);
        }
    }
}

/// Whether an attribution carries a number and a word of harm, although no figure was made out: dozens of dead.
fn counts_harm(prose: &Prose, said: &Attribution) -> bool {
    let scope = &prose.tokens[prose.token_at(said.scope.start)..prose.token_at(said.scope.end)];
    let number = |token: &Token| {
        (token.kind == Kind::Number || token.is(Class::Number) || token.is(Class::Vague))
            && !said.source.touches(token.at)
    };
    scope.iter().any(|token| token.classes.any(HARM)) && scope.iter().any(number)
}

/// Whether a source passes on the word of others, and neither a day, a note, a link nor a check of it is told.
fn carries(document: &Document, slot: &Slot, at: Range) -> bool {
    let (prose, facts) = (&slot.paragraph.prose, &slot.paragraph.facts);
    let (first, end) = (prose.token_at(at.start), prose.token_at(at.end));
    if !(first..end).any(|at| prose.is(at, CARRIERS)) {
        return false;
    }
    let Some(sentence) = prose.sentences.get(prose.sentence_of(first)) else { return false };
    let whole = prose.range(sentence.first, sentence.end);
    let checked = sentence.lists.has(CHECKED);
    let dated = facts.times.iter().any(|time| at.touches(time.at));
    let cited =
        facts.citations.iter().filter(|citation| citation.scope.touches(whole)).any(|citation| match &citation.kind {
            CitationKind::Note(label) => document.note(label).is_some(),
            CitationKind::Link(leads) => *leads,
            CitationKind::Parenthesis(grade) | CitationKind::SourceLine(grade) => *grade < Grade::Vague,
        });
    !checked && !dated && !cited
}
