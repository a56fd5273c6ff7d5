//! The words of a sentence that may name a place: capitalised ones that nothing shows to be something else.

use crate::facts::Attribution;
use crate::prose::{Class, Classes, Kind, Prose};

/// Capitalised words that name no place: days, titles, organisations, and words of grammar.
const OTHER: Classes = Classes::of(&[
    Class::Month,
    Class::Weekday,
    Class::Opener,
    Class::Determiner,
    Class::Preposition,
    Class::Pronoun,
    Class::Title,
    Class::Institution,
    Class::Person,
    Class::HarmVerb,
    Class::HarmNoun,
    Class::Attack,
    Class::Demonym,
    Class::Particle,
    Class::Number,
]);
/// A sentence with more tokens is no sentence, and tells no place.
const LONGEST: usize = 300;
/// So many words are kept: no sentence needs more to tell where it happened.
const KEPT: usize = 12;

/// The words of a sentence that may name where something happened, in small letters, each once and in order. Whoever
/// says it, as `said` tells, is left out.
#[must_use]
pub fn whereabouts(prose: &Prose, said: &[Attribution], sentence: usize) -> Vec<String> {
    let first = said.partition_point(|said| said.sentence < sentence);
    let said = || said[first..].iter().take_while(|said| said.sentence == sentence);
    let Some(sentence) = prose.sentences.get(sentence) else { return Vec::new() };
    if sentence.end - sentence.first > LONGEST {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for at in sentence.first..sentence.end {
        let token = &prose.tokens[at];
        let first = at == sentence.first || prose.tokens[at - 1].is_sign(':') || prose.tokens[at - 1].is_quote();
        let named = token.kind == Kind::Word && token.capital && !token.classes.any(OTHER);
        // The first word of a sentence is a capital whatever it is; only a known place is one for sure.
        if !named || first && !token.is(Class::Place) || said().any(|said| said.source.touches(token.at)) {
            continue;
        }
        found.push(prose.word(at).to_lowercase());
    }
    found.sort();
    found.dedup();
    found.truncate(KEPT);
    found
}
