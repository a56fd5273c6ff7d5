//! Two exact numbers for the same harm, place and day in one draft, with nobody else who could have counted the other.

use crate::claims::{Exact, TimeGrade, exact};
use crate::document::Document;
use crate::finding::{Finding, Related, Severity, Where};
use crate::format::Role;
use crate::prose::Class;
use crate::prose::words::toll::CORRECTED;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct FigureContradiction;

/// How many claims before one are held against it.
const BACK: usize = 60;
/// A line with so few tokens and without a stop is a headline.
const HEADLINE: usize = 16;

impl Rule for FigureContradiction {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SUM104",
            name: "figure-contradiction",
            group: Group::Arithmetic,
            scope: Scope::Document,
            severity: Severity::Warning,
            default: true,
            fixable: false,
            page: include_str!("figure_contradiction.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let claims = exact(cx.document, &cx.claims);
        for (at, claim) in claims.iter().enumerate() {
            let before = &claims[at.saturating_sub(BACK)..at];
            let same = |other: &&Exact<'_>| other.count == claim.count && is_one(cx.document, other, claim);
            // A number that was given before is no news.
            if before.iter().any(|other| same(&other)) {
                continue;
            }
            if let Some(other) =
                before.iter().find(|other| other.count != claim.count && is_one(cx.document, other, claim))
            {
                findings.push(finding(cx, other, claim));
            }
        }
    }
}

/// Whether two claims are of one event, by one source.
fn is_one(document: &Document, one: &Exact<'_>, other: &Exact<'_>) -> bool {
    if !one.counts_same(other) || one.sentence() == other.sentence() {
        return false;
    }
    let headline = is_headline(document, one);
    let placed = !one.places.is_empty() && !other.places.is_empty() && one.shares_place(other);
    let sourced = one.source == other.source && !one.source.is_empty() || headline && one.source.is_empty();
    placed
        && sourced
        && is_dated_alike(one, other, headline)
        && !is_revised(document, one)
        && !is_revised(document, other)
}

/// Whether two claims are of one day; a headline leaves the day to the text.
fn is_dated_alike(one: &Exact<'_>, other: &Exact<'_>, headline: bool) -> bool {
    let days = |claim: &Exact<'_>| claim.claim.time.from.zip(claim.claim.time.to);
    let single = days(one).filter(|(from, to)| from == to);
    let fixed = |claim: &Exact<'_>| {
        matches!(claim.claim.time.grade, TimeGrade::Absolute | TimeGrade::Anchored | TimeGrade::AsOf)
    };
    let same = single.is_some() && days(one) == days(other) && fixed(one) && fixed(other);
    same || headline && days(one).is_none() && fixed(other)
}

fn is_headline(document: &Document, claim: &Exact<'_>) -> bool {
    document.slot(claim.claim.paragraph).is_some_and(|slot| {
        let tokens = &slot.paragraph.prose.tokens;
        let stop = tokens.last().is_some_and(|last| last.is_sign('.') || last.is_quote());
        slot.role == Role::Paragraph && tokens.len() <= HEADLINE && !stop
    })
}

/// Whether the sentence of a claim says that the number rose, fell or was mended.
fn is_revised(document: &Document, claim: &Exact<'_>) -> bool {
    let Some(slot) = document.slot(claim.claim.paragraph) else { return true };
    let prose = &slot.paragraph.prose;
    let sentence = prose.sentence(claim.claim.figure.sentence);
    sentence.classes.has(Class::Change) || sentence.lists.has(CORRECTED)
}

fn finding(cx: &Context<'_>, other: &Exact<'_>, claim: &Exact<'_>) -> Finding {
    let span = |claim: &Exact<'_>| cx.document.span(claim.claim.paragraph, claim.claim.figure.at);
    let (here, there) = (claim.words(cx.document), other.words(cx.document));
    let paragraph = other.claim.paragraph.0 + 1;
    let message =
        format!("“{here}” here, “{there}” in paragraph {paragraph}, for the same place and day. Which is right?");
    let mut finding = Finding::new(Severity::Warning, span(claim), message);
    finding.related = vec![Related { at: Where::Here(span(other)), message: "the other number".to_owned() }];
    finding
}
