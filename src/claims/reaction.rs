//! Verbs with which somebody responds to what happened and vouches for nothing: condemned, mourned, visited.

use crate::claims::page::Page;
use crate::prose::{Class, Classes, Kind, Prose};
use crate::text::Range;

/// Forms of a verb that has a subject, or hangs on one that has.
const VERB: Classes = Classes::of(&[Class::Past, Class::Third, Class::Base, Class::Gerund]);
/// What stands before a noun: "the demand", "in protest".
const BEFORE_NOUN: Classes = Classes::of(&[Class::Determiner, Class::Preposition]);
/// What stands behind a noun: "protests are", "demands of".
const BEHIND_NOUN: Classes = Classes::of(&[Class::Be, Class::Have, Class::Modal]);

/// The verb of reaction that governs a figure (catalogue, part 2.2): before it in its clause, or behind it in the passive.
pub(super) fn reaction(page: &Page<'_>, at: Range, sentence: usize) -> Option<Range> {
    let prose = &page.slot.paragraph.prose;
    let sentence = prose.sentences.get(sentence).filter(|sentence| sentence.classes.has(Class::Reaction))?;
    let first = prose.token_at(at.start);
    let ends = |&at: &usize| {
        let token = &prose.tokens[at];
        token.is(Class::Contrast) || token.is_sign(';') || token.is_quote()
    };
    let before = (sentence.first..first).rev().take_while(|at| !ends(at)).find(|&at| reacts(prose, at));
    let behind = || {
        let after = (prose.token_at(at.end)..sentence.end).take_while(|at| !ends(at));
        after.into_iter().find(|&at| reacts(prose, at) && is_passive(prose, at))
    };
    before.or_else(behind).map(|at| prose.tokens[at].at)
}

fn reacts(prose: &Prose, at: usize) -> bool {
    let token = &prose.tokens[at];
    if !token.is(Class::Reaction) || token.is(Class::Reporting) || !token.classes.any(VERB) || token.is(Class::HarmVerb)
    {
        return false;
    }
    // "anti-government protests is": a noun before a verb of its own.
    let subject = token.is(Class::Third)
        && prose
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.classes.any(Classes::of(&[Class::Be, Class::Have, Class::Modal])));
    let noun = subject
        || at.checked_sub(1).and_then(|before| prose.tokens.get(before)).is_some_and(|before| {
            before.classes.any(BEFORE_NOUN) && !prose.says(at - 1, "to") || before.kind == Kind::Possessive
        });
    // "Anti-government protests are": what "be" follows is a noun too, unless it is the verb of a passive.
    let subject = prose.tokens.get(at + 1).is_some_and(|next| next.classes.any(BEHIND_NOUN));
    !noun && !(subject && token.is(Class::Third))
}

fn is_passive(prose: &Prose, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|before| prose.tokens[before].is(Class::Be))
}
