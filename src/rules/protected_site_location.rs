//! Where a hidden or moved hospital, clinic, school, shelter or store stands, to the street.

use crate::finding::{Finding, Fix, Severity};
use crate::prose::words::shelter::{BESIDE, HIDDEN, LANDMARKS, MOVED, PUBLIC, SITES, STREETS};
use crate::prose::{Class, Kind, List, Prose, Sentence};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct ProtectedSiteLocation;

impl Rule for ProtectedSiteLocation {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DNH103",
            name: "protected-site-location",
            group: Group::Protection,
            scope: Scope::Paragraph,
            severity: Severity::Warning,
            default: false,
            fixable: true,
            page: include_str!("protected_site_location.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.paragraphs() {
            let prose = &slot.paragraph.prose;
            for &sentence in &prose.sentences {
                let has = |list: List| sentence.lists.has(list);
                let moved = |at: usize| {
                    let from = at.saturating_sub(6).max(sentence.first);
                    prose.is(at, MOVED) && (from..at).any(|at| prose.is(at, SITES))
                };
                let hidden = || has(HIDDEN) || has(MOVED) && (sentence.first..sentence.end).any(moved);
                if !has(SITES) || has(PUBLIC) || !hidden() {
                    continue;
                }
                let Some(at) =
                    street(prose, sentence).into_iter().chain(landmark(prose, sentence)).reduce(Range::cover)
                else {
                    continue;
                };
                let span = cx.document.span(id, at);
                let message = "This tells where a hidden site is. Name the district instead?";
                let mut finding = Finding::new(Severity::Warning, span, message);
                finding.fixes.push(Fix::instead(span, "[location withheld]"));
                findings.push(finding);
            }
        }
    }
}

/// `No. 4 Port Road`, `on Bakr street`.
fn street(prose: &Prose, sentence: Sentence) -> Option<Range> {
    let street = (sentence.first..sentence.end).find(|&at| prose.is(at, STREETS))?;
    let name = |at: &usize| {
        let token = &prose.tokens[*at];
        (token.capital
            || token.kind == Kind::Number
            || token.is_hyphen()
            || token.is_sign('.')
            || token.is(Class::Particle))
            && !prose.says_any(*at, &["the"])
    };
    let first = (sentence.first..street).rev().take_while(name).last()?;
    Some(prose.range(first, street + 1))
}

/// `below the old cinema`.
fn landmark(prose: &Prose, sentence: Sentence) -> Option<Range> {
    let mut at = (sentence.first..sentence.end).filter(|&at| prose.is(at, BESIDE));
    at.find_map(|beside| {
        let end = (beside + 6).min(sentence.end);
        let mark = (beside + 1..end).find(|&at| prose.is(at, LANDMARKS))?;
        let noun = (beside + 1..mark).all(|at| prose.tokens[at].is_wordy() && !prose.tokens[at].is(Class::Be));
        let article = prose.says_any(beside + 1, &["the", "a", "to", "an", "its"]);
        (noun && article).then(|| prose.range(beside, mark + 1))
    })
}
