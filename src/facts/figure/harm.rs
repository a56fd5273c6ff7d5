//! The words of a sentence that tell of harm, phrases before single words, metaphors left out.

use crate::prose::{Class, Classes, Harm, Lexicon, Prose, Sentence, Token};

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

/// The hits of a sentence, in order; none overlap.
pub(super) fn hits(prose: &Prose, lexicon: &Lexicon, sentence: Sentence) -> Vec<Hit> {
    let tokens = &prose.tokens;
    let mut found: Vec<Hit> = Vec::new();
    if !sentence.classes.any(HARM) && !sentence.classes.has(Class::PhraseStart) {
        return found;
    }
    let mut at = sentence.first;
    while at < sentence.end {
        let token = &tokens[at];
        let begins = token.is(Class::PhraseStart);
        if !begins && !token.classes.any(HARM) {
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
            found.push(Hit {
                first: at,
                end: at + 1,
                harm,
                classes: token.classes,
                passive: passive(tokens, sentence.first, at),
            });
        }
        at += 1;
    }
    found
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
