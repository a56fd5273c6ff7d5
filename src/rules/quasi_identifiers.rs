//! Details of an unnamed person that tell together who it is: age, trade, family, origin, a small place, a day.

use crate::facts::{Entity, Name};
use crate::finding::{Finding, Severity};
use crate::prose::words::detail::{DEAD, DISABLED, MARRIED, ONE, ORIGINS, PEOPLES, SEX, SMALL, TRADES};
use crate::prose::{Class, Classes, Kind, Prose, Sentence};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// How far from the noun a detail may stand, in tokens.
const NEAR: usize = 14;
/// How many details are enough.
const ENOUGH: usize = 3;

/// The rule.
pub struct QuasiIdentifiers;

impl Rule for QuasiIdentifiers {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DNH108",
            name: "quasi-identifiers",
            group: Group::Protection,
            scope: Scope::Paragraph,
            severity: Severity::Info,
            default: false,
            fixable: false,
            page: include_str!("quasi_identifiers.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.paragraphs() {
            let prose = &slot.paragraph.prose;
            for &sentence in &prose.sentences {
                let Some(noun) = noun(prose, sentence) else { continue };
                let names = &slot.paragraph.facts.names;
                let whole = prose.range(noun.saturating_sub(NEAR).max(sentence.first), (noun + NEAR).min(sentence.end));
                let located = |at: Range| {
                    let first = prose.token_at(at.start);
                    first.checked_sub(1).is_some_and(|before| prose.says_any(before, &["in", "at", "from", "near"]))
                };
                // Who is named is told by the name, and who is dead is in a list on purpose.
                let person = |name: &Name| name.entity == Entity::Person && !located(name.at);
                if names.iter().any(|name| person(name) && whole.touches(name.at)) {
                    continue;
                }
                let details = details(prose, sentence, noun);
                let places = names.iter().filter(|name| !person(name) && whole.touches(name.at));
                let small = places.map(|name| name.at).find(|&at| is_small(prose, sentence, at));
                let day = slot.paragraph.facts.times.iter().map(|time| time.at).find(|&at| {
                    whole.touches(at)
                        && prose.words(at).split_whitespace().count() >= 3
                        && prose.words(at).contains(|char: char| char.is_ascii_digit())
                });
                let all: Vec<Range> = details.into_iter().chain(small).chain(day).collect();
                // A place or a day alone adds to what tells a person, and is none of it.
                if all.len() < ENOUGH || small.is_none() && day.is_none() && all.len() < ENOUGH + 1 {
                    continue;
                }
                let start = all.iter().map(|at| at.start).min().unwrap_or_default();
                // “31-year-” before “old”.
                let years = |at: &usize| {
                    let number = prose.word(*at).bytes().all(|byte| byte.is_ascii_digit());
                    number || prose.tokens[*at].is_dash() || prose.says_any(*at, &["year", "years"])
                };
                let aged = (sentence.first..prose.token_at(start)).rev().take_while(years).last();
                let start = aged.map_or(start, |at| prose.tokens[at].at.start);
                let end = all.iter().map(|at| at.end).max().unwrap_or_default();
                let span = cx.document.span(id, Range::new(start, end));
                let message = format!("{} details together can tell who this is. Make one of them broader?", all.len());
                findings.push(Finding::new(Severity::Info, span, message));
            }
        }
    }
}

/// The noun for the one person that a sentence is about: a trade, a widow, a woman.
fn noun(prose: &Prose, sentence: Sentence) -> Option<usize> {
    let tokens = sentence.first..sentence.end;
    if tokens.clone().any(|at| prose.is(at, DEAD)) {
        return None;
    }
    let one = |at: &usize| {
        let token = &prose.tokens[*at];
        let person =
            token.is(Class::Person) && token.is(Class::Singular) || prose.is(*at, TRADES) || prose.is(*at, MARRIED);
        let from = at.saturating_sub(9).max(sentence.first);
        person && !token.is(Class::Office) && (from..*at).any(|before| prose.is(before, ONE))
    };
    tokens.into_iter().find(one)
}

/// What a sentence tells of the person: each kind of detail once, those in the noun and right behind it.
fn details(prose: &Prose, sentence: Sentence, noun: usize) -> Vec<Range> {
    let first = noun.saturating_sub(9).max(sentence.first);
    let end = (noun + 9).min(sentence.end);
    let kinds = [TRADES, MARRIED, DISABLED, ORIGINS];
    let mut found: Vec<Range> = Vec::new();
    for list in kinds {
        found.extend((first..end).find(|&at| prose.is(at, list)).map(|at| prose.tokens[at].at));
    }
    let unique =
        (first..noun).find(|&at| prose.is(at, PEOPLES) && prose.says_any(at.saturating_sub(1), &["the", "his", "her"]));
    let age = (first..end).find(|&at| {
        let old = prose.says_any(at, &["year-old", "old"]);
        let commas = prose.tokens[at].kind == Kind::Number
            && at > first
            && prose.tokens[at - 1].is_sign(',')
            && prose.tokens.get(at + 1).is_some_and(|next| next.is_sign(','))
            && prose.tokens[at].at.end - prose.tokens[at].at.start == 2;
        old || commas || prose.words(prose.tokens[at].at).contains("-year-old")
    });
    found.extend(age.map(|at| prose.tokens[at].at));
    found.extend(unique.map(|at| prose.tokens[at].at));
    // The sex counts where its own word says no more: a woman of 24.
    let sex =
        (first..end).find(|&at| prose.is(at, SEX) && !found.iter().any(|detail| detail.touches(prose.tokens[at].at)));
    found.extend(sex.map(|at| prose.tokens[at].at).filter(|_| found.len() >= 2));
    found
}

/// Whether a place is one where people know each other: a camp, a village, a town that no map of the world shows.
fn is_small(prose: &Prose, sentence: Sentence, at: Range) -> bool {
    let (first, end) = (prose.token_at(at.start), prose.token_at(at.end));
    let near = first.saturating_sub(3).max(sentence.first)..(end + 2).min(sentence.end);
    let small = near.into_iter().any(|at| prose.is(at, SMALL));
    let big = prose.tokens[first..end]
        .iter()
        .any(|token| token.classes.any(Classes::of(&[Class::Place, Class::Nationality])));
    small
        || !big
            && first.checked_sub(1).is_some_and(|before| prose.says_any(before, &["in", "at", "from", "near", "of"]))
}
