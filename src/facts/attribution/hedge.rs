//! Hedges: words that distance the writer from a statement and name nobody.

use crate::facts::Hedge;
use crate::prose::{Class, Classes, Kind, Lexicon, Prose};

/// The hedges of a paragraph.
pub(super) fn hedges(prose: &Prose, lexicon: &Lexicon) -> Vec<Hedge> {
    let mut found = Vec::new();
    for (sentence, range) in prose.sentences.iter().enumerate() {
        const HEDGES: Classes = Classes::of(&[Class::Hedge, Class::HedgeParticiple]);
        if !range.classes.any(HEDGES) {
            continue;
        }
        let mut at = range.first;
        while at < range.end {
            let token = &prose.tokens[at];
            if !token.classes.any(HEDGES) && !token.phrases.has(Class::Hedge) {
                at += 1;
                continue;
            }
            let phrase = lexicon.phrase(&prose.tokens, at, Class::Hedge).map(|found| found.end);
            let behind_article = at > range.first && prose.says(at - 1, "a");
            let agentless = token.is(Class::HedgeParticiple)
                && at > range.first
                && !behind_article
                && behind_be(prose, at, range.first)
                && !prose.says(at + 1, "as")
                && !to_be(prose, at, range.first);
            // "a reported 30 deaths" leaves the number open; "a suspected strike" leaves open what struck.
            let adjective = token.is(Class::HedgeParticiple) && behind_article && is_number(prose, at + 1);
            let single = token.is(Class::Hedge) || agentless || adjective;
            if let Some(end) = phrase.or(single.then_some(at + 1)) {
                let first = if agentless && phrase.is_none() { behind(prose, at) } else { at };
                found.push(Hedge { at: prose.range(first, end), sentence });
                at = end;
            } else {
                at += 1;
            }
        }
    }
    found
}

fn behind_be(prose: &Prose, at: usize, first: usize) -> bool {
    let between = |at: &usize| prose.tokens[*at].is(Class::Adverb) && !prose.tokens[*at].is(Class::Be);
    (first..at).rev().take(2).find(|at| !between(at)).is_some_and(|at| prose.tokens[at].is(Class::Be))
}

/// "has yet to be confirmed": nobody has said so.
fn to_be(prose: &Prose, at: usize, first: usize) -> bool {
    at >= first + 2 && prose.says(at - 1, "be") && prose.says(at - 2, "to")
}

fn is_number(prose: &Prose, at: usize) -> bool {
    const NUMBERS: Classes = Classes::of(&[Class::Number, Class::Magnitude, Class::Vague]);
    prose.tokens.get(at).is_some_and(|token| token.kind == Kind::Number || token.classes.any(NUMBERS))
}

/// The form of "be" before the participle, so that the words read "are believed".
fn behind(prose: &Prose, at: usize) -> usize {
    (at.saturating_sub(2)..at).find(|&at| prose.tokens[at].is(Class::Be)).unwrap_or(at)
}
