//! The noun phrase after a number: whom does it count?

use crate::facts::figure::quantity::Quantity;
use crate::prose::{Class, Classes, Kind, Lexicon, Prose, Token};

/// Whom a quantity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// People: the head noun's token, and one past the noun phrase.
    People { head: usize, end: usize },
    /// A noun that the lexicon does not know; people if something happens to them that happens to nobody else.
    Unknown { end: usize },
    /// No noun: 14 dead; killed 46.
    Bare { end: usize },
    /// Things: days, tanks, homes.
    Things,
}

const PEOPLE: Classes = Classes::of(&[Class::Person, Class::Group, Class::Demonym]);
/// Words that no noun phrase goes past.
const STOPS: Classes = Classes::of(&[
    Class::Be,
    Class::Have,
    Class::Modal,
    Class::Relative,
    Class::Contrast,
    Class::Preposition,
    Class::Pronoun,
    Class::Condition,
]);
/// How many modifiers may stand between the number and its noun: 12 Kurdish-led Syrian Democratic Forces fighters.
const MODIFIERS: usize = 8;

/// Whom a quantity counts, within its sentence.
pub(super) fn counted(prose: &Prose, lexicon: &Lexicon, quantity: Quantity, end: usize) -> Counted {
    let tokens = &prose.tokens;
    let says = |at: usize, word: &str| prose.word(at).eq_ignore_ascii_case(word);
    let mut at = quantity.end;
    if at < end && (tokens[at].is_sign('%') || tokens[at].is(Class::Share) && !tokens[at].is(Class::OrdinalWord)) {
        return Counted::Things;
    }
    if says(at, "more") || says(at, "other") || says(at, "others") || says(at, "additional") {
        if says(at, "others") {
            return Counted::People { head: at, end: at + 1 };
        }
        at += 1;
    }
    let bare_end = at;
    if at < end && says(at, "of") {
        at += 1;
        while at < end && tokens[at].is(Class::Determiner) {
            at += 1;
        }
        if at < end && (tokens[at].is(Class::Pronoun) || says(at, "those") || says(at, "whom") || says(at, "which"))
            || says(at - 1, "those")
        {
            let end = if says(at - 1, "those") { at } else { at + 1 };
            return Counted::People { head: end - 1, end };
        }
        if at < end && tokens[at].kind == Kind::Number {
            at += 1; // "12 of the 46 people"
        }
    }
    walk(prose, lexicon, Walk { at, start: at, end, bare_end })
}

struct Walk {
    at: usize,
    start: usize,
    end: usize,
    bare_end: usize,
}

fn walk(prose: &Prose, lexicon: &Lexicon, mut walk: Walk) -> Counted {
    let tokens = &prose.tokens;
    let mut unknown = false;
    while walk.at < walk.end && walk.at - walk.start <= MODIFIERS {
        let at = walk.at;
        let token = &tokens[at];
        let glued = |at: usize| {
            tokens.get(at + 1).is_some_and(Token::is_hyphen) && tokens.get(at + 2).is_some_and(|next| !next.spaced)
        };
        if glued(at) {
            // "a 14-year-old boy", "Kurdish-led forces": one modifier, however many hyphens it has.
            while glued(walk.at) {
                walk.at += 2;
            }
            walk.at += 1;
            unknown = false;
            continue;
        }
        if let Some(found) =
            lexicon.phrases_at(tokens, at).filter(|found| found.classes.any(PEOPLE)).max_by_key(|found| found.end)
        {
            return head(prose, found.end, walk.end);
        }
        if lexicon.phrase(tokens, at, Class::HarmNoun).is_some() {
            break; // "13 enforced disappearances"
        }
        let verbal = token.classes.any(Classes::of(&[Class::HarmVerb, Class::HarmIntransitive]));
        if token.classes.any(PEOPLE) && !(verbal && token.is(Class::Participle) && !token.is(Class::Person)) {
            let substantive = is_participle_noun(token);
            let goes_on = follows_people(prose, lexicon, at + 1, walk.end);
            if substantive && !goes_on {
                break; // "14 wounded": the adjective is the harm itself
            }
            if goes_on {
                walk.at += 1;
                continue;
            }
            return head(prose, at + 1, walk.end);
        }
        if token.is(Class::Thing) || token.is(Class::Unit) || token.is(Class::TimeUnit) || token.is(Class::Month) {
            // A thing may modify people: "five hospital patients", "12 bus passengers".
            if token.is(Class::Singular) && follows_people(prose, lexicon, at + 1, walk.end) {
                walk.at += 1;
                continue;
            }
            return Counted::Things;
        }
        let harmed = token.classes.any(Classes::of(&[Class::HarmAdjective, Class::HarmVerb]));
        if harmed && (token.is(Class::Participle) || token.is(Class::HarmAdjective)) {
            if follows_people(prose, lexicon, at + 1, walk.end) && !tokens[at].is(Class::Be) {
                walk.at += 1;
                continue;
            }
            break;
        }
        if token.classes.any(Classes::of(&[Class::HarmNoun, Class::HarmVerb, Class::HarmIntransitive])) {
            break;
        }
        let conjoined = token.is(Class::Conjunction) || token.is_sign(',');
        if conjoined && walk.at > walk.start && follows_head(prose, lexicon, at + 1, walk.end) {
            let numbered = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Number || next.is(Class::Number));
            if numbered {
                return Counted::People { head: at - 1, end: at }; // "30 regime and 39 rebel fighters" share their noun
            }
            walk.at += 1;
            continue;
        }
        let word = token.kind == Kind::Word && !token.classes.any(STOPS) && !conjoined && !token.is(Class::Determiner);
        let foreign = token.is_sign('(')
            || !word && token.kind != Kind::Possessive && !token.is_sign('\'') && !token.is_sign('’');
        if foreign
            || token.is(Class::Adverb) && (at > walk.start || !follows_people(prose, lexicon, at + 1, walk.end))
            || finite(prose, at)
        {
            break;
        }
        unknown = token.kind == Kind::Word;
        walk.at += 1;
    }
    if unknown && walk.at > walk.start {
        Counted::Unknown { end: walk.at }
    } else {
        Counted::Bare { end: walk.bare_end }
    }
}

/// The noun phrase whose people noun ends before `end`: further nouns belong to it ("family members").
fn head(prose: &Prose, end: usize, limit: usize) -> Counted {
    let tokens = &prose.tokens;
    let mut end = end;
    while end < limit
        && tokens[end].classes.any(PEOPLE)
        && tokens[end].kind == Kind::Word
        && !is_participle_noun(&tokens[end])
    {
        end += 1;
    }
    if tokens.get(end).is_some_and(|next| next.kind == Kind::Possessive) {
        return Counted::Things; // three people's homes
    }
    if tokens.get(end).is_some_and(|next| next.is(Class::Thing) && !next.is(Class::Preposition)) && end < limit {
        return Counted::Things; // 407 refugee sites
    }
    Counted::People { head: end - 1, end }
}

/// Whether a word is an adjective of harm that can stand for people: wounded, dead, injured.
fn is_participle_noun(token: &Token) -> bool {
    token.is(Class::HarmAdjective) || token.is(Class::HarmVerb)
}

/// Whether a noun for people follows within three words, with nothing but modifiers before it.
fn follows_people(prose: &Prose, lexicon: &Lexicon, at: usize, end: usize) -> bool {
    for next in at..end.min(at + 3) {
        let token = &prose.tokens[next];
        if lexicon.phrases_at(&prose.tokens, next).any(|found| found.classes.any(PEOPLE)) {
            return true;
        }
        if token.classes.any(PEOPLE) && !is_participle_noun(token) {
            return true;
        }
        if token.classes.any(Classes::of(&[Class::Number, Class::ListOpener, Class::Gerund])) {
            return false; // "civilians including three children": another noun phrase
        }
        if token.kind != Kind::Word
            || token.classes.any(STOPS)
            || token.is(Class::Thing)
            || token.is(Class::Determiner)
            || token.is(Class::Conjunction)
            || finite(prose, next)
        {
            return false;
        }
    }
    false
}

/// Whether a conjunction joins two modifiers before one noun: women and children; regime and allied fighters.
fn follows_head(prose: &Prose, lexicon: &Lexicon, at: usize, end: usize) -> bool {
    let number = prose.tokens.get(at).is_some_and(|token| token.kind == Kind::Number || token.is(Class::Number));
    let wait = usize::from(number);
    follows_people(prose, lexicon, at + wait, end)
        && !prose.tokens.get(at).is_some_and(|token| token.is(Class::Determiner))
}

/// Whether a word looks like a verb in the past that is no modifier: what follows it is no noun phrase's end.
fn finite(prose: &Prose, at: usize) -> bool {
    let token = &prose.tokens[at];
    let verb = Classes::of(&[Class::Reporting, Class::Reaction, Class::Response]);
    let form = Classes::of(&[Class::Past, Class::Third, Class::Gerund]);
    let next_opens = prose
        .tokens
        .get(at + 1)
        .is_none_or(|next| next.classes.any(STOPS) || next.is(Class::Determiner) || !next.is_wordy());
    token.classes.any(verb) && token.classes.any(form)
        || prose.word(at).ends_with("ed") && token.kind == Kind::Word && next_opens && !token.capital
}
