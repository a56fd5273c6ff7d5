//! A figure of the title or the highlights that the text below does not have.

use crate::claims::{Claim, Zone, zones};
use crate::document::{Document, ParagraphId};
use crate::facts::{Amount, Form, Status, written};
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where};
use crate::prose::{Class, Harm};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct HeadlineBodyMismatch;

/// The most figures of titles and highlights that are held against the text.
const JUDGED: usize = 200;
/// The most claims of the text whose sums are tried.
const SUMMED: usize = 12;
/// The most places that are shown beside a finding.
const SHOWN: usize = 4;
/// How far a rounded number may lie from the one it rounds, of the latter.
const ROUND: f64 = 0.05;

impl Rule for HeadlineBodyMismatch {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SUM105",
            name: "headline-body-mismatch",
            group: Group::Arithmetic,
            scope: Scope::Document,
            severity: Severity::Error,
            default: true,
            fixable: true,
            page: include_str!("headline_body_mismatch.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let zones = zones(cx.document);
        let zone = |id: ParagraphId| zones.get(id.0 as usize).copied().unwrap_or(Zone::Body);
        if !zones.iter().any(|&zone| zone != Zone::Body) {
            return;
        }
        let body: Vec<&Claim> = cx.claims.iter().filter(|claim| zone(claim.paragraph) == Zone::Body).collect();
        let amounts: Vec<&Amount> = cx
            .document
            .paragraphs()
            .filter(|&(id, _)| zone(id) == Zone::Body)
            .flat_map(|(_, slot)| slot.paragraph.facts.amounts.iter())
            .collect();
        for claim in cx.claims.iter().filter(|claim| zone(claim.paragraph) != Zone::Body).take(JUDGED) {
            let same: Vec<&Claim> = body.iter().copied().filter(|other| is_alike(cx.document, claim, other)).collect();
            if is_told(claim) && !same.is_empty() && !is_held(cx.document, claim, &same, &amounts) {
                findings.push(finding(cx, claim, &same));
            }
        }
    }
}

/// Whether a figure is a number that the text must have.
fn is_told(claim: &Claim) -> bool {
    let count = &claim.figure.count;
    count.form == Form::Number
        && count.least.or(count.most).is_some_and(|number| number > 1)
        && claim.figure.status == Status::Asserted
}

/// Whether two claims may tell of the same people: of one harm, in families or in persons.
fn is_alike(document: &Document, one: &Claim, other: &Claim) -> bool {
    let joint = |harm: Harm| matches!(harm, Harm::Death | Harm::Injury);
    let (first, second) = (one.figure.harm, other.figure.harm);
    let harm =
        first == second || first == Harm::Casualties && joint(second) || second == Harm::Casualties && joint(first);
    let counted = matches!(other.figure.count.form, Form::Number | Form::Vague | Form::Indefinite);
    harm && counted && in_groups(document, one) == in_groups(document, other)
}

fn in_groups(document: &Document, claim: &Claim) -> bool {
    let Some(slot) = document.slot(claim.paragraph) else { return false };
    let prose = &slot.paragraph.prose;
    let tokens = prose.token_at(claim.figure.at.start)..prose.token_at(claim.figure.at.end);
    prose.tokens[tokens].iter().any(|token| token.is(Class::Group))
}

/// Whether the text has the number of a claim, as it stands, rounded, or as a sum.
fn is_held(document: &Document, claim: &Claim, body: &[&Claim], amounts: &[&Amount]) -> bool {
    let near = |number: f64| claim.figure.count.holds(number, ROUND);
    let held = |other: &&Claim| other.figure.count.meets(&claim.figure.count, ROUND);
    if body.iter().any(held)
        || amounts.iter().any(|amount| amount.high.is_finite() && (near(amount.low) || near(amount.high)))
    {
        return true;
    }
    // "Fourteen were killed in Karsa and nine in Dalim": the sentences of the claims hold the other parts.
    let sentences = body.iter().take(SUMMED).flat_map(|claim| counts_beside(document, claim));
    let mut counts: Vec<(ParagraphId, u32, f64)> = sentences.collect();
    counts.sort_by_key(|&(paragraph, at, _)| (paragraph, at));
    counts.dedup_by_key(|&mut (paragraph, at, _)| (paragraph, at));
    let counts: Vec<f64> = counts.into_iter().map(|(.., count)| count).take(SUMMED).collect();
    let pairs = || counts.iter().enumerate().any(|(at, one)| counts[at + 1..].iter().any(|other| near(one + other)));
    let mut sum = 0.0;
    let runs = counts.iter().any(|count| {
        sum += count;
        near(sum)
    });
    runs || pairs()
}

/// The counts in the sentence of a claim, each with its place.
fn counts_beside(document: &Document, claim: &Claim) -> Vec<(ParagraphId, u32, f64)> {
    let Some(slot) = document.slot(claim.paragraph) else { return Vec::new() };
    let amounts = &slot.paragraph.facts.amounts;
    let first = amounts.partition_point(|amount| amount.sentence < claim.figure.sentence);
    let mine = amounts[first..].iter().take_while(|amount| amount.sentence == claim.figure.sentence);
    let counts = mine.filter(|amount| amount.is_count()).take(SUMMED);
    counts.map(|amount| (claim.paragraph, amount.core.start, amount.low)).collect()
}

fn finding(cx: &Context<'_>, claim: &Claim, body: &[&Claim]) -> Finding {
    let document = cx.document;
    let words = |claim: &Claim| {
        document.slot(claim.paragraph).map(|slot| slot.paragraph.prose.line(claim.figure.at)).unwrap_or_default()
    };
    let span = |claim: &Claim| document.span(claim.paragraph, claim.figure.at);
    let first = body.first().map(|claim| words(claim)).unwrap_or_default();
    let message =
        format!("“{}”: the text below does not have this number, but “{first}”. Which is right?", words(claim));
    let mut finding = Finding::new(Severity::Error, span(claim), message);
    let related = |claim: &&Claim| Related { at: Where::Here(span(claim)), message: "told in the text".to_owned() };
    finding.related = body.iter().take(SHOWN).map(related).collect();
    if let [only] = body {
        finding.fixes.extend(fix(document, claim, only));
    }
    finding
}

/// The number of the text in place of that of the title.
fn fix(document: &Document, claim: &Claim, only: &Claim) -> Option<Fix> {
    let count = only.figure.count;
    let number = count.least.filter(|_| count.least == count.most)?;
    let slot = document.slot(claim.paragraph)?;
    let core =
        slot.paragraph.facts.amounts.iter().map(|amount| amount.core).find(|core| core.touches(claim.figure.at))?;
    let at: Range = core;
    let span = document.span(claim.paragraph, at);
    let same = document.source().words(span) == slot.paragraph.prose.words(at);
    let text = written(number as f64);
    same.then(|| Fix {
        title: format!("Write {text}, as the text does"),
        safe: false,
        edits: vec![Edit { span, text }],
    })
}
