//! A side that is named as having harmed people, where nobody vouches for it.

use crate::claims::{Claim, vouched};
use crate::document::{ParagraphId, Slot};
use crate::facts::{Perpetrator, Status, Tie};
use crate::finding::{Finding, Severity};
use crate::format::Role;
use crate::prose::{Class, Classes, Prose};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct UnsourcedPerpetrator;

/// A deed so many years before the document is history (catalogue, part 2.1).
const HISTORY: i16 = 5;

impl Rule for UnsourcedPerpetrator {
    fn card(&self) -> Card<'_> {
        Card {
            code: "FIG106",
            name: "unsourced-perpetrator",
            group: Group::Figures,
            scope: Scope::Document,
            severity: Severity::Warning,
            default: true,
            fixable: false,
            page: include_str!("unsourced_perpetrator.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.document.paragraphs() {
            let mut told = None;
            for side in &slot.paragraph.facts.perpetrators {
                // One side that kills and wounds is asked about once; titles have no room for sources.
                if told == Some(side.at) || matches!(slot.role, Role::Heading(_)) || owns_up(slot, side) {
                    continue;
                }
                told = Some(side.at);
                if let Some(finding) = asked(cx, (id, slot), side) {
                    findings.push(finding);
                }
            }
        }
    }
}

/// The question about a side, unless somebody vouches for what it did.
fn asked(cx: &Context<'_>, (id, slot): (ParagraphId, &Slot), side: &Perpetrator) -> Option<Finding> {
    let first = cx.claims.partition_point(|claim| claim.paragraph < id);
    let here = || cx.claims[first..].iter().take_while(|claim| claim.paragraph == id);
    let claims: Vec<&Claim> = here().filter(|claim| claim.perpetrator == Some(side.at)).collect();
    let open = claims.iter().find(|claim| claim.figure.status == Status::Asserted && claim.source.is_none());
    let free = || vouched(cx.document, &cx.calendar, (id, side.at)).is_some_and(|source| source.is_none());
    if open.is_none() && !claims.is_empty() || !free() || is_old(cx, (id, slot), side) {
        return None;
    }
    let backed = open.is_some_and(|claim| claim.source.backed.is_some());
    let severity = if backed || side.tie == Tie::Beside { Severity::Info } else { Severity::Warning };
    let prose = &slot.paragraph.prose;
    let words = prose.line(side.at);
    let message = match open {
        Some(claim) => {
            let figure = prose.line(claim.figure.at);
            format!("“{figure}”: nobody here says that it was “{words}”. Who does?")
        }
        None => format!("“{words}”: nobody here says that they did it. Who does?"),
    };
    let mut finding = Finding::new(severity, cx.document.span(id, side.at), message);
    finding.help = Some("Name who says so, or leave open who did it: “died in an air strike”.".to_owned());
    Some(finding)
}

/// Whether the side speaks of the deed itself in the paragraph, or claims it.
fn owns_up(slot: &Slot, side: &Perpetrator) -> bool {
    const SIDE: Classes = Classes::of(&[Class::Party, Class::Nationality, Class::Place, Class::Demonym]);
    let prose = &slot.paragraph.prose;
    let words = |at: Range| tokens(prose, at).filter(|&at| prose.tokens[at].classes.any(SIDE));
    let mut speakers = slot.paragraph.facts.attributions.iter().map(|said| said.source);
    let speaks = speakers.any(|source| words(source).any(|a| words(side.at).any(|b| same(prose, a, b))));
    let claims = |at: usize| {
        ["responsibility", "carried"].iter().any(|word| prose.says(at, word))
            && (1..=3).any(|back| {
                at.checked_sub(back).is_some_and(|at| {
                    ["claimed", "claims", "claiming", "claim", "admitted", "acknowledged", "accepted"]
                        .iter()
                        .any(|word| prose.says(at, word))
                })
            })
    };
    speaks || (0..prose.tokens.len()).any(claims)
}

fn same(prose: &Prose, a: usize, b: usize) -> bool {
    prose.word(a).eq_ignore_ascii_case(prose.word(b))
}

fn tokens(prose: &Prose, at: Range) -> std::ops::Range<usize> {
    prose.token_at(at.start)..prose.token_at(at.end)
}

/// Whether its sentence puts the deed on a day long before the document's.
fn is_old(cx: &Context<'_>, (id, slot): (ParagraphId, &Slot), side: &Perpetrator) -> bool {
    let Some(document) = cx.document.date() else { return false };
    let times = slot.paragraph.facts.times.iter().zip(cx.calendar.paragraph(id));
    let mine = times.filter(|(time, _)| time.sentence == side.sentence);
    let ends = mine.filter_map(|(_, dated)| dated.to).collect::<Vec<_>>();
    !ends.is_empty() && ends.iter().all(|end| end.year() + HISTORY < document.day.year())
}
