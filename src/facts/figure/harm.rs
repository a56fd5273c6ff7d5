//! The words of a sentence that tell of harm, phrases before single words, metaphors left out.

use crate::prose::words::figure::{INJURED_BY, SENTENCED, TERMS, TREATED};
use crate::prose::{Class, Classes, Harm, Token, View};

/// A word or phrase that tells of harm.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// What harm.
    pub harm: Harm,
    /// Its classes: verb, adjective, noun, toll; and its form.
    pub classes: Classes,
    /// Whether a form of "be" or "get" stands before it: passive, or a predicate.
    pub passive: bool,
}

const HARM: Classes =
    Classes::of(&[Class::HarmVerb, Class::HarmIntransitive, Class::HarmAdjective, Class::HarmNoun, Class::HarmToll]);

/// Words that tell of harm together with words further on.
const PARTED: Classes = Classes::of(&[Class::ToDeath, Class::Apart]);

/// A word of harm, or one that may begin a harm of several words.
const OPENS: Classes = Classes::of(&[
    Class::PhraseStart,
    Class::ToDeath,
    Class::HarmVerb,
    Class::HarmIntransitive,
    Class::HarmAdjective,
    Class::HarmNoun,
    Class::HarmToll,
    Class::Apart,
]);

impl Hit {
    /// Whether it has a class.
    pub(super) fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// Whether it is a transitive verb that can have an object after it.
    pub(super) fn active(&self) -> bool {
        let form = self.is(Class::Past) || self.is(Class::Base) || self.is(Class::Third) || self.is(Class::Gerund);
        self.is(Class::HarmVerb) && form && !self.passive
    }
}

/// Puts the hits of a sentence into `found`, in order; none overlap.
pub(super) fn hits(view: &View<'_>, found: &mut Vec<Hit>) {
    let (prose, sentence, lexicon) = (view.prose, view.sentence, view.lexicon);
    let tokens = &prose.tokens;
    found.clear();
    let harmed = sentence.classes.any(HARM);
    let parted = sentence.classes.any(PARTED) && sentence.classes.has(Class::PhraseStart);
    if !harmed && !parted {
        return;
    }
    let mut at = sentence.first;
    while at < sentence.end {
        let token = &tokens[at];
        if !token.classes.any(OPENS) {
            at += 1;
            continue;
        }
        if let Some(none) = lexicon.phrase(tokens, at, Class::NoHarm) {
            at = none.end;
            continue;
        }
        let phrase = lexicon
            .phrases_at(tokens, at)
            .filter(|found| found.classes.any(HARM) && found.end <= sentence.end)
            .max_by_key(|found| found.end);
        if let Some(phrase) = phrase {
            if let Some(harm) = phrase.harm {
                found.push(Hit {
                    first: at,
                    end: phrase.end,
                    harm,
                    classes: phrase.classes,
                    passive: passive(tokens, sentence.first, at),
                });
            }
            at = phrase.end;
            continue;
        }
        if token.classes.any(HARM)
            && let Some(harm) = lexicon.harm(token.word)
            && !compound(tokens, at)
        {
            let passive = passive(tokens, sentence.first, at);
            let (mut harm, mut classes) = (harm, token.classes.all());
            if to_death(view, at) {
                harm = Harm::Death;
                classes.put(Class::HarmIntransitive);
            }
            // "were left homeless": they did not leave.
            if !(passive && view.says(at, "left")) {
                found.push(Hit { first: at, end: at + 1, harm, classes, passive });
            }
        } else if let Some(hit) = composed(view, at) {
            at = hit.end;
            found.push(hit);
            continue;
        }
        at += 1;
    }
}

/// How far the words of a harm in several parts may stand from one another, in tokens.
const APART: usize = 12;

/// "beat two men to death", "crushed to death".
fn to_death(view: &View<'_>, at: usize) -> bool {
    view.is(at, Class::ToDeath) && (at + 1..at + APART).any(|at| view.says(at, "to") && view.says(at + 1, "death"))
}

/// A harm told in several words with others between them: "treated 46 people for burns", "60 with gunshot wounds",
/// "sentenced 12 men to death".
fn composed(view: &View<'_>, at: usize) -> Option<Hit> {
    let token = view.token(at)?;
    let ahead = at + 1..at + APART;
    let hit = |end: usize, harm: Harm, classes: Classes| {
        Some(Hit { first: at, end, harm, classes, passive: passive(&view.prose.tokens, view.sentence.first, at) })
    };
    let verb = |class: Class| {
        let mut classes = token.classes.all();
        classes.put(Class::HarmVerb);
        classes.put(class);
        classes
    };
    if to_death(view, at) {
        return hit(at + 1, Harm::Death, verb(Class::HarmIntransitive));
    }
    if view.listed(at, TREATED) {
        ahead.clone().find(|&at| view.says(at, "for")).and_then(|at| injury(view, at + 1))?;
        return hit(at + 1, Harm::Injury, verb(Class::Participle));
    }
    if view.listed(at, SENTENCED) {
        let term = |at: usize| (at + 1..at + 9).any(|at| view.listed(at, TERMS));
        ahead.clone().find(|&at| view.says(at, "to") && term(at))?;
        return hit(at + 1, Harm::Detention, verb(Class::Participle));
    }
    if view.any(at, &["subjected", "subjecting", "subjects"]) && ahead.clone().any(|at| view.says(at, "to")) {
        let (end, harm) = noun(view, at + 2)?;
        return hit(end, harm, verb(Class::Participle));
    }
    // "sent another 20 to hospital"
    let hospital = |at: usize| view.says(at, "to") && (view.says(at + 1, "hospital") || view.says(at + 2, "hospital"));
    let done = token.classes.any(Classes::of(&[Class::Past, Class::Participle, Class::Gerund]));
    if token.is(Class::Apart) && done && ahead.clone().any(hospital) {
        return hit(at + 1, Harm::Injury, verb(Class::HarmVerb));
    }
    if view.listed(at, INJURED_BY) {
        let end = injury(view, at + 1)?;
        return hit(end, Harm::Injury, Classes::of(&[Class::HarmAdjective]));
    }
    None
}

/// A noun of harm within four words, and one past it: enforced disappearance, beatings and torture.
fn noun(view: &View<'_>, at: usize) -> Option<(usize, Harm)> {
    (at..at + 4).find_map(|at| {
        let phrase = view.phrase(at, Class::HarmNoun).and_then(|found| Some((found.end, found.harm?)));
        let word =
            || Some((at + 1, view.lexicon.harm(view.token(at).filter(|token| token.is(Class::HarmNoun))?.word)?));
        phrase.or_else(word)
    })
}

/// One past a noun of injury that follows within three words: burns, second-degree burns, gunshot wounds to the leg.
fn injury(view: &View<'_>, at: usize) -> Option<usize> {
    for at in at..at + 4 {
        let token = view.token(at)?;
        let phrase = view.phrase(at, Class::HarmNoun).filter(|found| found.harm == Some(Harm::Injury));
        if let Some(found) = phrase {
            return Some(found.end);
        }
        if token.is(Class::HarmNoun) && view.lexicon.harm(token.word) == Some(Harm::Injury) {
            return Some(at + 1);
        }
        if !token.is_wordy() || token.is(Class::Preposition) {
            return None;
        }
    }
    None
}

/// Whether the word is a part of a hyphenated one: cross-border, injury-free, war-displaced stays.
fn compound(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(Token::is_hyphen) && tokens.get(at + 2).is_some_and(|next| !next.spaced)
}

/// Whether a form of "be" stands before the word, with nothing but adverbs and hedges between them.
fn passive(tokens: &[Token], first: usize, at: usize) -> bool {
    const BETWEEN: Classes = Classes::of(&[Class::Adverb, Class::Hedge, Class::HedgeParticiple, Class::Negation]);
    tokens[first..at]
        .iter()
        .rev()
        .take(5)
        .find(|token| token.is(Class::Be) || !token.classes.any(BETWEEN))
        .is_some_and(|token| token.is(Class::Be))
}
