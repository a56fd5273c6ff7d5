//! Whether the words around a time tell of the past or of what is to come.

use crate::prose::{Class, Kind, Prose};

/// How far, in tokens, the verb of a time may stand from it.
const REACH: usize = 14;

/// The tense of the words around a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// It happened.
    #[default]
    Past,
    /// It is to happen: will, would, is due, scheduled.
    Future,
    /// Nothing tells.
    Open,
}

/// The tense around the tokens from `first` up to but without `end`: of the nearest verb before them in their sentence,
/// else of the nearest one after.
pub(super) fn around(prose: &Prose, first: usize, end: usize) -> Tense {
    let sentence = prose.sentence(prose.sentence_of(first));
    let before = (sentence.first.max(first.saturating_sub(REACH))..first).rev();
    let after = end..sentence.end.min(end + REACH);
    let near = before.chain(after).find_map(|at| verb(prose, at).map(|tense| (at, tense)));
    match near {
        // "would be killed": the modal before a participle decides.
        Some((at, Tense::Past))
            if (at.saturating_sub(3)..at).any(|before| verb(prose, before) == Some(Tense::Future)) =>
        {
            let finite =
                prose.tokens[at].is(Class::Reporting) || matches!(prose.word(at), "was" | "were" | "had" | "did");
            if finite { Tense::Past } else { Tense::Future }
        }
        Some((_, tense)) => tense,
        None => Tense::Open,
    }
}

fn verb(prose: &Prose, at: usize) -> Option<Tense> {
    let token = &prose.tokens[at];
    if token.kind != Kind::Word {
        return None;
    }
    let before = at.checked_sub(1).map(|before| &prose.tokens[before]);
    let is_to = before.is_some_and(|before| before.is(Class::Be)) && prose.says(at, "to"); // the two are to meet
    // "They agreed to meet", "is set to vote".
    let means_to = before.is_some_and(|before| before.is(Class::AheadTo)) && prose.says(at, "to");
    if token.is(Class::Ahead) || is_to || means_to {
        return Some(Tense::Future);
    }
    if token.is(Class::Third) && !token.is(Class::Plural) && before.is_some_and(|before| before.is(Class::Pronoun)) {
        return Some(Tense::Open); // it reopens on Friday
    }
    let words = token.at.of(prose.text());
    let past = token.is(Class::Past)
        || matches!(
            words,
            "was"
                | "were"
                | "had"
                | "did"
                | "has"
                | "have"
                | "went"
                | "came"
                | "took"
                | "began"
                | "left"
                | "fell"
                | "saw"
                | "broke"
                | "held"
                | "met"
                | "made"
                | "got"
                | "ran"
                | "led"
                | "sent"
                | "won"
                | "lost"
        )
        || words.len() > 4 && words.ends_with("ed") && !token.is(Class::Adverb);
    past.then_some(Tense::Past)
}
