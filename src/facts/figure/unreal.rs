//! What is planned, feared, asked or denied: a harm that the text does not assert.

use crate::facts::figure::harm::Hit;
use crate::facts::figure::{Count, Form, Status};
use crate::prose::{Class, Classes, Token, View};

const JOINTS: Classes = Classes::of(&[Class::Preposition, Class::Conjunction]);
const UNREAL: Classes = Classes::of(&[Class::Unreal, Class::PhraseStart]);

/// Whether and how a figure is asserted; `None` where it is no claim at all: a plan, a purpose, a statute.
pub(super) fn status(view: &View<'_>, joint: Joint<'_>) -> Option<Status> {
    let Joint { first, hit, count } = joint;
    let tokens = &view.prose.tokens;
    if unreal_verb(view, first, hit) {
        return None;
    }
    let clause = clause_start(view, first.min(hit.first));
    let mut far = false;
    for at in (clause..first.min(hit.first)).rev() {
        let token = &tokens[at];
        if token.is(Class::Condition) && view.any(at, &["whether"])
            || token.is(Class::Reaction) && view.any(at, &["ask", "asked"])
        {
            return Some(Status::Question);
        }
        if token.is(Class::Reaction) && view.any(at, &["denied", "denies", "deny", "denying"]) {
            return Some(Status::Denied);
        }
        // A plan reaches as far as its own words: "may climb while 80 miners are still missing".
        far |= token.is_sign(',')
            || token.classes.any(JOINTS) && view.any(at, &["as", "and", "with", "after", "because", "when"]);
        let unreal = !far && token.classes.any(UNREAL);
        let phrase = || view.phrase(at, Class::Unreal).is_some();
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
fn unreal_verb(view: &View<'_>, first: usize, hit: &Hit) -> bool {
    const GROUP: Classes = Classes::of(&[Class::Adverb, Class::Be, Class::Have, Class::Negation, Class::Hedge]);
    let tokens = &view.prose.tokens;
    let first_of_all = view.sentence.first;
    let from = if first < hit.first { first } else { first_of_all };
    let mut past = false;
    for at in (from..hit.first).rev().take(6) {
        let token = &tokens[at];
        if token.is(Class::Modal) {
            return !past;
        }
        if view.says(at, "to") && hit.first == at + 1 {
            // "forced 300 families to flee" happened; "plans to evacuate 500 people" did not.
            let caused = tokens[first_of_all..at].iter().rev().take(14).any(|token| token.is(Class::Causes));
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
pub(super) fn clause_start(view: &View<'_>, at: usize) -> usize {
    let ends = |token: &Token| token.is_sign(';') || token.is(Class::Contrast) || token.is_quote();
    let first = view.sentence.first;
    (first..at).rev().find(|&at| ends(&view.prose.tokens[at])).map_or(first, |at| at + 1)
}
