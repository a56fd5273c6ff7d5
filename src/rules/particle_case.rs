//! A particle of a surname with a capital inside a sentence, or without one at its start.

use crate::facts::Entity;
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::names::{Cluster, InText};
use crate::prose::words::name::PARTICLES;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Span;

/// The rule.
pub struct ParticleCase;

impl Rule for ParticleCase {
    fn card(&self) -> Card<'_> {
        Card {
            code: "NAM104",
            name: "particle-case",
            group: Group::Names,
            scope: Scope::Document,
            severity: Severity::Info,
            default: true,
            fixable: true,
            page: include_str!("particle_case.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for cluster in cx.names.clusters.iter().filter(|cluster| cluster.entity == Entity::Person) {
            let mut found: Vec<(Span, String)> = Vec::new();
            for &at in &cluster.spellings {
                for mention in InText::of(cx.document, &cx.names.spellings[at]) {
                    let span = cx.names.span(cx.document, mention.mention);
                    found.extend(mended(cx, cluster, mention).map(|words| (span, words)));
                }
            }
            found.sort();
            let Some((span, words)) = found.first().cloned() else { continue };
            let here = cx.document.source().words(span).to_owned();
            let raised = here.starts_with(char::is_lowercase) && words.starts_with(char::is_uppercase);
            let message = if raised {
                format!("“{here}” opens a sentence: “{words}”?")
            } else {
                format!("“{here}” inside a sentence: “{words}”? The particle has no capital there.")
            };
            let mut finding = Finding::new(Severity::Info, span, message);
            finding.also = found[1..].iter().map(|&(span, _)| span).collect();
            let edits = found.into_iter().map(|(span, text)| Edit { span, text }).collect();
            finding.fixes = vec![Fix { title: format!("Write “{words}”"), safe: true, edits }];
            findings.push(finding);
        }
    }
}

/// The mention with its particle in the right case, where it is not.
fn mended(cx: &Context<'_>, cluster: &Cluster, mention: InText<'_>) -> Option<String> {
    let words = mention.words;
    let (particle, rest) = words.split_once(' ')?;
    let lower = particle.to_lowercase();
    if PARTICLES.contains(&lower.as_str()) && lower != "la" {
        let capital = particle.starts_with(char::is_uppercase);
        if capital && !mention.opens() && !follows_comma(mention) && writes_small(cx, cluster, &lower, rest) {
            return Some(format!("{lower} {rest}"));
        }
        let mut letters = lower.chars();
        let large = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
        let starts = mention.slot.paragraph.prose.sentences.iter().any(|sentence| sentence.first == mention.first);
        return large.filter(|_| !capital && starts).map(|large| format!("{large} {rest}"));
    }
    // Within a full name: “Staffan De Mistura”.
    let inner =
        words.split(' ').enumerate().skip(1).find(|(_, word)| {
            word.starts_with(char::is_uppercase) && PARTICLES.contains(&word.to_lowercase().as_str())
        });
    let (at, inner) = inner?;
    let after = words.split(' ').skip(at + 1).collect::<Vec<_>>().join(" ");
    let small = writes_small(cx, cluster, &inner.to_lowercase(), &after);
    small.then(|| words.replacen(&format!(" {inner} "), &format!(" {} ", inner.to_lowercase()), 1))
}

/// A clause of its own after a comma, mostly a quotation before: some houses begin it as they begin a sentence.
fn follows_comma(mention: InText<'_>) -> bool {
    let tokens = &mention.slot.paragraph.prose.tokens;
    mention.first.checked_sub(1).is_some_and(|at| tokens[at].is_sign(','))
}

/// Whether the registry, or the draft itself elsewhere, writes the particle without a capital before these words.
fn writes_small(cx: &Context<'_>, cluster: &Cluster, particle: &str, rest: &str) -> bool {
    let small = format!("{particle} {rest}");
    let ends = |text: &str| text == small || text.ends_with(&format!(" {small}"));
    if ends(&cluster.canonical.form.text) && cluster.entry.is_some() {
        return true;
    }
    let mut told = cluster.spellings.iter().flat_map(|&at| InText::of(cx.document, &cx.names.spellings[at]));
    cluster.entry.is_none() && told.any(|mention| ends(mention.words) && !mention.opens())
}
