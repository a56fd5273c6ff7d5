//! A figure of harm that rests on one side of the conflict alone.

use std::collections::BTreeMap;

use crate::claims::Claim;
use crate::document::ParagraphId;
use crate::facts::{Facts, Status};
use crate::finding::{Finding, Severity};
use crate::prose::words::source::{ALIGNED, CIVIL, TROOPS};
use crate::prose::{Class, Harm, Prose};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct SinglePartisanSource;

/// How far behind a source the words may stand that tell its side: Baybars Haddad, a pro-opposition official.
const APPOSITION: usize = 10;

impl Rule for SinglePartisanSource {
    fn card(&self) -> Card<'_> {
        Card {
            code: "FIG105",
            name: "single-partisan-source",
            group: Group::Figures,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: false,
            page: include_str!("single_partisan_source.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let mut resting: BTreeMap<(ParagraphId, Range), Vec<&Claim>> = BTreeMap::new();
        for claim in cx.claims.iter().filter(|claim| !claim.source.is_none() && weighs(claim)) {
            if let Some(at) = claim.source.at {
                resting.entry(at).or_default().push(claim);
            }
        }
        for ((id, at), claims) in resting {
            let Some(slot) = cx.document.slot(id) else { continue };
            let (prose, facts) = (&slot.paragraph.prose, &slot.paragraph.facts);
            let mine = claims.iter().any(|claim| !is_own_loss(cx, claim));
            if !mine || !takes_a_side(prose, at) || is_checked(prose) || has_another(prose, facts, at) {
                continue;
            }
            let words = prose.line(at);
            let message = format!("“{words}” takes part in the conflict. Does anybody else give a figure?");
            let mut finding = Finding::new(Severity::Hint, cx.document.span(id, at), message);
            finding.help =
                Some("Add a second figure, or say that this one could not be independently verified.".to_owned());
            findings.push(finding);
        }
    }
}

fn weighs(claim: &Claim) -> bool {
    claim.figure.status == Status::Asserted && claim.figure.harm != Harm::Affected
}

/// Whether a source is a side of the conflict, or is told to be close to one.
fn takes_a_side(prose: &Prose, at: Range) -> bool {
    let (first, end) = (prose.token_at(at.start), prose.token_at(at.end));
    let says = |at: usize, words: &[&str]| words.iter().any(|word| prose.says(at, word));
    let mut told = end;
    // An apposition between commas belongs to the source.
    if prose.tokens.get(end).is_some_and(|token| token.is_sign(',')) {
        let more = (end + 1..end + APPOSITION).find(|&at| prose.tokens.get(at).is_none_or(|token| token.is_sign(',')));
        told = more.unwrap_or(end + APPOSITION).min(prose.tokens.len());
    }
    let (mut aligned, mut party, mut civil) = (false, false, false);
    for at in first..told {
        let outlet = ["run", "media", "television", "tv", "radio", "news", "agency"];
        let state = !prose.says(at, "state") || (at + 1..at + 3).any(|next| says(next, &outlet));
        aligned |= prose.is(at, ALIGNED) && state;
        party |= at < end && prose.tokens[at].is(Class::Party);
        civil |= at < end && prose.is(at, CIVIL);
    }
    aligned || party && !civil
}

/// Whether the paragraph says that nobody could check.
fn is_checked(prose: &Prose) -> bool {
    (0..prose.tokens.len()).any(|at| prose.says(at, "independently") || prose.says(at, "unverified"))
}

/// Whether somebody else speaks in the paragraph, or gives losses of their own.
fn has_another(prose: &Prose, facts: &Facts, at: Range) -> bool {
    let last = |at: Range| prose.words(at).rsplit(' ').next().unwrap_or("").to_lowercase();
    let other = facts
        .attributions
        .iter()
        .any(|said| !said.pronoun && !said.source.touches(at) && last(said.source) != last(at));
    let puts = |at: usize| ["put", "puts", "counted", "gave"].iter().any(|word| prose.says(at, word));
    let own = |at: usize| prose.says(at, "its") || prose.says(at, "their");
    other || (0..prose.tokens.len()).any(|at| puts(at) && own(at + 1))
}

/// Whether a side tells of its own dead, which it has no reason to make more of.
fn is_own_loss(cx: &Context<'_>, claim: &Claim) -> bool {
    let Some(slot) = cx.document.slot(claim.paragraph) else { return false };
    let prose = &slot.paragraph.prose;
    let (first, end) = (prose.token_at(claim.figure.at.start), prose.token_at(claim.figure.at.end));
    let said = |at: usize, words: &[&str]| words.iter().any(|word| prose.says(at, word));
    let of_its =
        (first.saturating_sub(1)..(end + 2).min(prose.tokens.len())).any(|at| said(at, &["its", "own", "our"]));
    let troops = (first..end).any(|at| prose.is(at, TROOPS));
    let source = claim.source.at.and_then(|(id, at)| Some((&cx.document.slot(id)?.paragraph.prose, at)));
    let state = source.is_some_and(|(prose, at)| {
        let words = prose.words(at).to_lowercase();
        ["army", "military", "government", "state", "forces", "defence", "defense"]
            .iter()
            .any(|word| words.contains(word))
    });
    of_its || troops && state
}
