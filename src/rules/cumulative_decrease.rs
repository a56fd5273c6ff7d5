//! A running total that is lower at a later day than at an earlier one, by the same source.

use jiff::civil::Date;

use crate::claims::{Claim, Exact, TimeGrade, exact};
use crate::document::{Document, ParagraphId};
use crate::facts::time::When;
use crate::facts::{Amount, written};
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where};
use crate::prose::words::toll::{REVISED, RUNNING};
use crate::prose::{Class, Harm, List};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::{Range, Span};

/// The rule.
pub struct CumulativeDecrease;

/// A sentence with more tokens is no sentence.
const LONGEST: usize = 300;
/// How many claims before one are held against it.
const BACK: usize = 60;

impl Rule for CumulativeDecrease {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SUM106",
            name: "cumulative-decrease",
            group: Group::Arithmetic,
            scope: Scope::Document,
            severity: Severity::Warning,
            default: true,
            fixable: true,
            page: include_str!("cumulative_decrease.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let all = exact(cx.document, &cx.claims);
        let claims: Vec<&Exact<'_>> = all.iter().filter(|claim| is_running(cx.document, claim)).collect();
        for (at, claim) in claims.iter().enumerate() {
            let before = &claims[at.saturating_sub(BACK)..at];
            let falls = |other: &&&Exact<'_>| is_series(other, claim) && is_lower(other, claim);
            if let Some(other) = before.iter().rev().find(falls) {
                let span = |claim: &Exact<'_>| cx.document.span(claim.claim.paragraph, claim.claim.figure.at);
                findings.push(finding(
                    cx,
                    (span(other), other.count as f64),
                    (claim.claim.paragraph, claim.claim.figure.at),
                ));
            }
        }
        for claim in &cx.claims {
            findings_in_one(cx, claim, findings);
        }
    }
}

/// Whether a claim is a running total: nothing that can fall, such as the people of a camp.
fn is_running(document: &Document, claim: &Exact<'_>) -> bool {
    let total =
        matches!(claim.harm(), Harm::Death | Harm::Injury | Harm::Casualties | Harm::Detention | Harm::Abduction);
    let prose = document.slot(claim.claim.paragraph).map(|slot| &slot.paragraph.prose);
    let sentence = prose.and_then(|prose| prose.sentences.get(claim.claim.figure.sentence));
    let says = |list: List| sentence.is_some_and(|sentence| sentence.lists.has(list));
    let dated = claim.claim.time.grade == TimeGrade::AsOf;
    total && !claim.claim.present && (dated || says(RUNNING)) && !says(REVISED)
}

/// Whether two totals are of one series: the same harm, people, place and source.
fn is_series(one: &Exact<'_>, other: &Exact<'_>) -> bool {
    one.counts_same(other) && one.places == other.places && one.source == other.source && !one.source.is_empty()
}

/// Whether the later of two totals is the lower.
fn is_lower(one: &Exact<'_>, other: &Exact<'_>) -> bool {
    let day = |claim: &Exact<'_>| -> Option<Date> { claim.claim.time.to };
    match (day(one), day(other)) {
        (Some(first), Some(second)) if first < second => other.count < one.count,
        (Some(first), Some(second)) if first > second => one.count < other.count,
        _ => false,
    }
}

/// “The toll stood at 90 on Monday and 85 on Thursday”: two totals of one sentence.
fn findings_in_one(cx: &Context<'_>, claim: &Claim, findings: &mut Findings<'_>) {
    let document = cx.document;
    let Some(slot) = document.slot(claim.paragraph) else { return };
    let (prose, facts) = (&slot.paragraph.prose, &slot.paragraph.facts);
    let Some(sentence) = prose.sentences.get(claim.figure.sentence) else { return };
    let tokens = sentence.first..sentence.end;
    let says = |words: &[&str]| tokens.clone().any(|at| prose.says_any(at, words));
    if tokens.len() > LONGEST {
        return;
    }
    let toll = tokens.clone().any(|at| prose.tokens[at].is(Class::HarmToll)) && says(&["toll", "total", "number"]);
    if !toll || sentence.lists.has(REVISED) || claim.figure.harm == Harm::Missing {
        return;
    }
    let first = facts.amounts.partition_point(|amount| amount.sentence < claim.figure.sentence);
    let near = || facts.amounts[first..].iter().take_while(|amount| amount.sentence == claim.figure.sentence);
    let mine = |amount: &&Amount| amount.is_exact() && amount.is_count();
    let Some(own) = near().filter(mine).find(|amount| amount.core.touches(claim.figure.at)) else {
        return;
    };
    let Some(next) = near().filter(mine).find(|amount| amount.first > own.first) else { return };
    let day = |amount: &Amount| {
        let time = facts.times.iter().zip(cx.calendar.paragraph(claim.paragraph));
        let near = time.filter(|(time, _)| time.at.start > amount.at.end).min_by_key(|(time, _)| time.at.start)?;
        let led = (amount.end..prose.token_at(near.0.at.start)).all(|at| prose.says_any(at, &["on", "by", "as", "of"]));
        let weekday = if let When::Weekday(day, _) = near.0.when { Some(day) } else { None };
        led.then_some((near.1.to, weekday))
    };
    let Some((first, second)) = day(own).zip(day(next)) else { return };
    let later = match (first, second) {
        ((Some(first), _), (Some(second), _)) => first < second,
        ((None, Some(first)), (None, Some(second))) => first < second,
        _ => false,
    };
    let told = facts.figures.iter().any(|figure| figure.at.touches(next.core));
    if later && next.low < own.low && !told {
        findings.push(finding(cx, (document.span(claim.paragraph, own.core), own.low), (claim.paragraph, next.core)));
    }
}

fn finding(cx: &Context<'_>, (other, before): (Span, f64), (id, at): (ParagraphId, Range)) -> Finding {
    let (here, there) = (cx.document.words(cx.document.span(id, at)), written(before));
    let span = cx.document.span(id, at);
    let message = format!("“{here}” at a later day, {there} before: a running total does not fall. Was it revised?");
    let mut finding = Finding::new(Severity::Warning, span, message);
    finding.related = vec![Related { at: Where::Here(other), message: "the earlier total".to_owned() }];
    let insert = Span::new(span.end, span.end);
    let edits = vec![Edit { span: insert, text: format!(" (revised down from {there})") }];
    finding.fixes.push(Fix { title: format!("Say that it was revised down from {there}"), safe: false, edits });
    finding
}
