//! Runs of capitals: where a name may begin and how far it reaches, with inner particles, initials and hyphens.

use crate::facts::name::key::plain;
use crate::prose::words::name::HEADS;
use crate::prose::{Class, Classes, Kind, Lexicon, Prose, Token};

/// Tokens that may be a name: from `first` up to but without `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) end: usize,
    /// Whether "of", "for" or "and" joins its parts: so only organisations are named.
    pub(super) joined: bool,
}

/// Words that mean something of their own, so that a capital alone makes no name of them.
const ORDINARY: Classes = Classes::of(&[
    Class::Opener,
    Class::Determiner,
    Class::Pronoun,
    Class::Be,
    Class::Have,
    Class::Modal,
    Class::Negation,
    Class::Preposition,
    Class::Conjunction,
    Class::Contrast,
    Class::Relative,
    Class::Condition,
    Class::Adverb,
    Class::Common,
    Class::Number,
    Class::Magnitude,
    Class::Vague,
    Class::Weak,
    Class::Share,
    Class::OrdinalWord,
    Class::AtLeast,
    Class::About,
    Class::More,
    Class::Thing,
    Class::Unit,
    Class::Person,
    Class::Group,
    Class::Demonym,
    Class::Armed,
    Class::HarmVerb,
    Class::HarmIntransitive,
    Class::HarmAdjective,
    Class::HarmNoun,
    Class::HarmToll,
    Class::NoHarm,
    Class::Unreal,
    Class::Response,
    Class::Reporting,
    Class::Reaction,
    Class::Counting,
    Class::ReportNoun,
    Class::Hedge,
    Class::HedgeParticiple,
    Class::AccordingTo,
    Class::VagueSource,
    Class::DescribedSource,
    Class::Institution,
    Class::Office,
    Class::SelfSource,
    Class::VagueQualifier,
    Class::Month,
    Class::Weekday,
    Class::Season,
    Class::TimeUnit,
    Class::RelativeDay,
    Class::VagueTime,
    Class::PartOfDay,
    Class::Direction,
    Class::PartOf,
    Class::Holiday,
    Class::Title,
    Class::PlaceCue,
    Class::OrganisationCue,
    Class::Nationality,
]);

/// Words that never go on a name that has begun.
const BREAKS: Classes = Classes::of(&[
    Class::Determiner,
    Class::Pronoun,
    Class::Be,
    Class::Have,
    Class::Negation,
    Class::Preposition,
    Class::Conjunction,
    Class::Weekday,
    Class::Relative,
]);

/// Whether a word is the first of the name of a place.
pub(super) fn heads_place(prose: &Prose, at: usize) -> bool {
    prose.tokens[at].capital && prose.is(at, HEADS)
}

/// Words at which a title may begin.
const TITLED: Classes = Classes::of(&[Class::Title, Class::Office]);

/// Whether a word means something besides a name.
pub(super) fn is_ordinary(token: &Token) -> bool {
    token.classes.any(ORDINARY)
}

/// Whether a token is one capital letter, an initial.
pub(super) fn is_initial(token: &Token) -> bool {
    token.kind == Kind::Word && token.capital && (token.at.end - token.at.start == 1 || is_dotted(token))
}

/// `J.K.`, which the lexicon does not know as `U.N.`
fn is_dotted(token: &Token) -> bool {
    token.upper && token.at.end - token.at.start == 4 && token.classes.is_empty()
}

/// Whether a word is a given name, its accents left out where the lexicon does not have them.
pub(super) fn is_given(prose: &Prose, lexicon: &Lexicon, at: usize) -> bool {
    let word = prose.word(at);
    let folded = || lexicon.find(&plain(word)).1.has(Class::Given);
    prose.tokens[at].is(Class::Given) || prose.tokens[at].classes.is_empty() && !word.is_ascii() && folded()
}

/// Whether a word can stand at the head of a name.
pub(super) fn is_capital_word(token: &Token) -> bool {
    token.capital && matches!(token.kind, Kind::Word)
}

/// Articles that are also English words count only before a hyphen.
fn is_particle(prose: &Prose, at: usize) -> bool {
    let Some(token) = prose.tokens.get(at).filter(|token| token.is(Class::Particle) && !token.capital) else {
        return false;
    };
    let hyphen = prose.tokens.get(at + 1).is_some_and(Token::is_hyphen);
    hyphen
        || !token.is(Class::Preposition) && !matches!(prose.word(at), "an" | "as" | "at" | "do" | "bar" | "wa" | "ten")
}

/// The token after a particle and its hyphen, if a capital stands there or another particle that leads to one.
fn after_particle(prose: &Prose, at: usize) -> Option<usize> {
    let mut next = at;
    if !prose.tokens.get(at).is_some_and(|token| token.is(Class::Particle)) {
        return None;
    }
    for _ in 0..3 {
        if !is_particle(prose, next) {
            return None;
        }
        next += 1;
        if prose.tokens.get(next).is_some_and(Token::is_hyphen) {
            next += 1;
        }
        if prose.tokens.get(next).is_some_and(is_capital_word) {
            return Some(next);
        }
    }
    None
}

/// The run that begins at a token, if one does. It ends before `limit`.
pub(super) fn run(prose: &Prose, lexicon: &Lexicon, at: usize, limit: usize) -> Option<Run> {
    let tokens = &*prose.tokens;
    let head = if is_capital_word(tokens.get(at)?) { at } else { after_particle(prose, at)? };
    let mut run = Run { first: at, end: head + 1, joined: false };
    let mut institution = tokens[head].is(Class::OrganisationCue);
    while run.end < limit {
        let last = run.end - 1;
        let Some(next) = goes_on(prose, lexicon, last) else {
            // "briefed the Security Council on Dalim": a name that is known needs no more.
            let known = || lexicon.phrase(tokens, head, Class::Organisation).is_some_and(|found| found.end == run.end);
            let joint = if institution { joins(prose, run.end) } else { None };
            match joint.filter(|_| !(prose.says(run.end, "on") && known())) {
                Some(next) if next < limit => {
                    run.joined = true;
                    run.end = next + 1;
                    continue;
                }
                _ => break,
            }
        };
        // "Ain Tesra Qasr Ben Dalim"; "AREAS OF ORIGIN Ain Tesra", where a heading lost its line.
        let shouted = tokens[last].upper && !tokens[next].upper && last > 0 && tokens[last - 1].upper;
        if heads_place(prose, next) && (run.end > head + 1 && heads_place(prose, head) || shouted) {
            break;
        }
        institution |= tokens[next].is(Class::OrganisationCue);
        run.end = next + 1;
    }
    run.end = run.end.min(limit);
    Some(run)
}

/// The next capital of the name whose token `last` has been read.
fn goes_on(prose: &Prose, lexicon: &Lexicon, last: usize) -> Option<usize> {
    let tokens = &prose.tokens;
    let mut next = last + 1;
    let token = tokens.get(next)?;
    if token.is_sign('.') && !token.spaced && is_initial(&tokens[last]) {
        next += 1;
        return tokens.get(next).filter(|token| is_capital_word(token) && !token.classes.any(BREAKS)).map(|_| next);
    }
    if token.is_hyphen() {
        let after = tokens.get(next + 1)?;
        let close = !after.spaced || tokens[last].is(Class::Particle);
        // `Kai-shek`, `Ki-moon` go on in lower case; `Russia-backed` does not.
        let tail = after.kind == Kind::Word && (after.capital || tokens[last].is(Class::Given) && !is_ordinary(after));
        // `Mao Tse-tung`: a short word that is no other, after a given or a family name.
        let short = |token: &Token| {
            let means_little = token.classes.is_empty() || token.is(Class::Common);
            token.at.end - token.at.start <= 5 && means_little
        };
        let named = || last > 0 && tokens[last - 1].capital && tokens[last - 1].is(Class::Given);
        let tail = tail || after.kind == Kind::Word && short(after) && short(&tokens[last]) && named();
        return (close && tail).then_some(next + 1).or_else(|| after_particle(prose, next + 1));
    }
    if is_capital_word(token) && token.spaced {
        let given = token.is(Class::Given);
        let stops = token.classes.any(BREAKS) && !token.is(Class::Particle)
            || !given && (token.is(Class::Month) || title(prose, lexicon, next).is_some());
        return (!stops).then_some(next);
    }
    after_particle(prose, next)
}

/// "of", "for" or "and" inside the name of an institution, and the capital that follows.
fn joins(prose: &Prose, at: usize) -> Option<usize> {
    let word = prose.word(at);
    if !matches!(word, "of" | "for" | "and" | "on" | "&") {
        return None;
    }
    // "the Health Directorate and the Red Crescent", "the Nusra Front and Ahrar": two bodies.
    let two = word == "and" && (prose.says(at + 1, "the") || prose.tokens[at - 1].is(Class::OrganisationCue));
    let next = if prose.word(at + 1) == "the" { at + 2 } else { at + 1 };
    if two {
        return None;
    }
    prose.tokens.get(next).filter(|token| is_capital_word(token) && !token.classes.any(BREAKS)).map(|_| next)
}

/// One past a title or an office that begins at a token, whatever its case; its full stop counts.
pub(super) fn title(prose: &Prose, lexicon: &Lexicon, at: usize) -> Option<usize> {
    let token = prose.tokens.get(at)?;
    if !token.classes.any(TITLED) && !token.phrases.any(TITLED) {
        return None;
    }
    let (mut titles, mut offices) = (None, None);
    for found in lexicon.phrases_at(&prose.tokens, at) {
        if found.classes.has(Class::Title) {
            titles = titles.max(Some(found.end));
        } else if found.classes.has(Class::Office) {
            offices = offices.max(Some(found.end));
        }
    }
    let end = match titles.or(offices) {
        Some(end) => end,
        None if token.is(Class::Title) || token.is(Class::Office) => at + 1,
        None => return None,
    };
    let dot = prose.tokens.get(end).is_some_and(|dot| dot.is_sign('.') && !dot.spaced);
    Some(if dot && prose.tokens[end - 1].is(Class::Abbreviation) { end + 1 } else { end })
}

/// Whether a paragraph is a line in capitals or in title case, where a capital tells nothing.
pub(super) fn is_headline(prose: &Prose) -> bool {
    let closed = prose.tokens.last().is_some_and(|last| matches!(last.kind, Kind::Sign('.' | '!' | '”' | '"')));
    let titled = !closed && prose.sentences.len() == 1;
    let (mut long, mut capital, mut upper) = (0_usize, 0_usize, 0_usize);
    for (at, token) in prose.tokens.iter().enumerate() {
        if token.kind != Kind::Word || token.at.end - token.at.start <= 3 {
            continue;
        }
        long += 1;
        capital += usize::from(token.capital);
        upper += usize::from(token.upper);
        // Running text shows itself in its first words: whatever follows, too few capitals are left to come.
        let rest = prose.tokens.len() - at;
        let most = if titled { capital } else { upper };
        if (most + rest) * 10 <= (long + rest) * 7 {
            return false;
        }
    }
    long >= 4 && (upper * 10 > long * 7 || titled && capital * 10 >= long * 8)
}
