//! What is planned, feared, asked or denied: a harm that the text does not assert.

use crate::facts::figure::harm::Hit;
use crate::facts::figure::{Count, Form, Status};
use crate::prose::{Class, Classes, Lexicon, Prose, Sentence, Token};

const JOINTS: Classes = Classes::of(&[Class::Preposition, Class::Conjunction]);
const UNREAL: Classes = Classes::of(&[Class::Unreal, Class::PhraseStart]);

/// Whether and how a figure is asserted; `None` where it is no claim at all: a plan, a purpose, a statute.
pub(super) fn status(prose: &Prose, lexicon: &Lexicon, sentence: Sentence, joint: Joint<'_>) -> Option<Status> {
    let Joint { first, hit, count } = joint;
    let says = |at: usize, words: &[&str]| words.iter().any(|word| prose.says(at, word));
    let tokens = &prose.tokens;
    if unreal_verb(prose, sentence, first, hit) {
        return None;
    }
    let clause = clause_start(prose, sentence, first.min(hit.first));
    let mut far = false;
    for at in (clause..first.min(hit.first)).rev() {
        let token = &tokens[at];
        if token.is(Class::Condition) && says(at, &["whether"])
            || token.is(Class::Reaction) && says(at, &["ask", "asked"])
        {
            return Some(Status::Question);
        }
        if token.is(Class::Reaction) && says(at, &["denied", "denies", "deny", "denying"]) {
            return Some(Status::Denied);
        }
        // A plan reaches as far as its own words: "expected to rise as 100 more remain missing".
        far |= token.is_sign(',')
            || token.classes.any(JOINTS) && says(at, &["as", "and", "with", "after", "because", "when"]);
        let unreal = !far && token.classes.any(UNREAL);
        let phrase = || lexicon.phrase(tokens, at, Class::Unreal).is_some();
        if unreal && (phrase() || token.is(Class::Unreal) && !token.is(Class::Modal)) {
            return None;
        }
    }
    Some(if count.form == Form::Zero { Status::Zero } else { Status::Asserted })
}

/// A figure on its way: its first token, its word of harm, its count.
#[derive(Clone, Copy)]
pub(super) struct Joint<'a> {
    pub first: usize,
    pub hit: &'a Hit,
    pub count: &'a Count,
}

/// could displace, will starve, aims to prevent: a modal before the verb, unless it speaks of the past (may have killed).
fn unreal_verb(prose: &Prose, sentence: Sentence, first: usize, hit: &Hit) -> bool {
    const GROUP: Classes = Classes::of(&[Class::Adverb, Class::Be, Class::Have, Class::Negation, Class::Hedge]);
    let tokens = &prose.tokens;
    let from = if first < hit.first { first } else { sentence.first };
    let mut past = false;
    for at in (from..hit.first).rev().take(6) {
        let token = &tokens[at];
        if token.is(Class::Modal) {
            return !past;
        }
        if prose.word(at).eq_ignore_ascii_case("to") && hit.first == at + 1 {
            // "forced 300 families to flee" happened; "plans to evacuate 500 people" did not.
            let caused = tokens[sentence.first..at].iter().rev().take(14).any(|token| token.is(Class::Causes));
            return hit.is(Class::Base)
                && !caused
                && (hit.is(Class::HarmVerb) || hit.is(Class::HarmIntransitive))
                && !hit.is(Class::HarmNoun);
        }
        if !token.classes.any(GROUP) {
            return false;
        }
        past |= token.is(Class::Have);
    }
    false
}

/// Where the clause of a token begins: after a semicolon, a contrast, or a comma with a conjunction.
pub(super) fn clause_start(prose: &Prose, sentence: Sentence, at: usize) -> usize {
    let ends = |token: &Token| token.is_sign(';') || token.is(Class::Contrast) || token.is_quote();
    (sentence.first..at).rev().find(|&at| ends(&prose.tokens[at])).map_or(sentence.first, |at| at + 1)
}
