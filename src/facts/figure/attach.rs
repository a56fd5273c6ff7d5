//! Joins a counted noun phrase to the word of harm that it is the subject, the object or the label of.

use crate::facts::figure::harm::Hit;
use crate::facts::figure::people::Counted;
use crate::facts::figure::phrase::Phrase;
use crate::prose::{Class, Classes, Harm, Kind, Token, View};

/// How a phrase and a word of harm belong together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joined {
    pub hit: Hit,
    /// One past the figure, where the word of harm belongs to it: 14 dead.
    pub end: usize,
}

/// What stands between a subject and its verb, hedges and reports included.
const GROUP: Classes = Classes::of(&[
    Class::Be,
    Class::Have,
    Class::Modal,
    Class::Adverb,
    Class::Hedge,
    Class::HedgeParticiple,
    Class::Relative,
    Class::Negation,
    Class::More,
    Class::Link,
]);
/// What opens a verb group, so that a participle after it is a predicate.
const VERBAL: Classes = Classes::of(&[
    Class::Be,
    Class::Have,
    Class::Modal,
    Class::Relative,
    Class::HedgeParticiple,
    Class::Hedge,
    Class::Link,
]);
/// How far a subject may stand from its verb, in tokens, where prepositional phrases stand between them.
const SUBJECT: usize = 18;

/// Joins the phrases of one sentence.
pub(super) struct Joiner<'a> {
    pub view: View<'a>,
    pub hits: &'a [Hit],
}

impl Joiner<'_> {
    pub(super) fn hit_at(&self, at: usize) -> Option<Hit> {
        self.hits.iter().find(|hit| hit.first == at).copied()
    }

    /// The harm of a phrase by grammar: as subject, as object, as modified noun, as label.
    pub(super) fn join(&self, phrase: &Phrase) -> Option<Joined> {
        if phrase.counted == Counted::Things {
            return None;
        }
        let end = phrase.end();
        let inner = self.inner(phrase);
        let tight = self.right(end, phrase, true);
        if let Some(joined) = tight {
            return Some(self.prefer(joined, inner));
        }
        if let Some(hit) = self.left(phrase) {
            return Some(self.prefer(Joined { hit: self.both(hit), end }, inner.filter(|hit| hit.is(Class::HarmNoun))));
        }
        let known = matches!(phrase.counted, Counted::People { .. });
        let loose = if known { self.right(end, phrase, false) } else { None };
        loose
            .map(|joined| self.prefer(joined, inner))
            .or_else(|| inner.map(|hit| Joined { hit, end }))
            .or_else(|| self.toll(phrase))
    }

    /// Of a modifier and a predicate the predicate, unless it is the milder: displaced people in need.
    fn prefer(&self, joined: Joined, inner: Option<Hit>) -> Joined {
        match inner {
            // "4,000 refugees were affected by the flood": what is told is not how they fled.
            Some(hit) if hit.is(Class::HarmNoun) && self.affected_by(joined.hit) => joined,
            Some(hit) if joined.hit.harm == Harm::Affected => Joined { hit, ..joined },
            // "12 wounded people arrived at the hospital".
            Some(hit) if joined.hit.harm == Harm::Displacement && hit.harm != Harm::Displacement => {
                Joined { hit, ..joined }
            }
            // Deaths and bodies are what they are, whatever is said of them next.
            Some(hit) if hit.is(Class::HarmNoun) && hit.harm == Harm::Death => Joined { hit, ..joined },
            _ => joined,
        }
    }

    fn affected_by(&self, hit: Hit) -> bool {
        hit.harm == Harm::Affected && hit.passive && self.view.says(hit.end, "by")
    }

    /// A word of harm inside the noun phrase: 19 wounded soldiers; the head itself: 763,119 refugees, nine bodies.
    fn inner(&self, phrase: &Phrase) -> Option<Hit> {
        let Counted::People { head, end } = phrase.counted else { return None };
        let inside = self.hits.iter().filter(|hit| hit.first >= phrase.quantity.end && hit.end <= end);
        let modifier = |hit: &&Hit| hit.first < head && (hit.is(Class::HarmAdjective) || hit.is(Class::Participle));
        let noun = |hit: &&Hit| {
            (hit.is(Class::HarmNoun) || hit.first == head && hit.is(Class::HarmAdjective))
                && hit.end > head
                && !self.view.says(head, "lives")
                && !self.view.says(head, "life")
        };
        inside.clone().find(modifier).or_else(|| inside.clone().find(noun)).copied()
    }

    /// The word of harm after the noun phrase. `tight`: nothing but its verb group stands between them.
    fn right(&self, end: usize, phrase: &Phrase, tight: bool) -> Option<Joined> {
        let bare = matches!(phrase.counted, Counted::Bare { .. } | Counted::Unknown { .. });
        let (mut at, mut verbal, mut steps) = (end, false, 0);
        let (mut forced, mut direct) = (false, true);
        let first = phrase.quantity.first;
        let left = (1..=4).any(|steps| first >= steps && self.view.any(first - steps, &["leaving", "left", "leaves"]));
        // A verb of its own was seen: "12 people were rescued and five …" begins another subject.
        let mut told = false;
        while let Some(token) = self.view.token(at) {
            if let Some(hit) = self.hit_at(at) {
                if let Some(joined) = self.subject(&hit, Verb { verbal, forced, bare, direct, left }, end) {
                    return Some(joined);
                }
                if tight || hit.is(Class::HarmVerb) && !verbal {
                    return None;
                }
            }
            if token.is_sign('(') {
                at = self.close(at)? + 1;
                continue;
            }
            if let Some(verb) = self.without_comma(at).filter(|_| at == end) {
                at = verb;
                continue;
            }
            if let Some(after) = age_end(&self.view, at) {
                at = after;
                continue;
            }
            if token.is_sign(',') || token.is_dash() && token.spaced {
                match self.parenthesis(at) {
                    Some(after) => at = after,
                    None if !bare && !tight && token.is_sign(',') && self.joins_nouns(at) => at += 1,
                    None => return None,
                }
                continue;
            }
            direct &= token.is(Class::Adverb);
            // "are said to", but "two people said": an active verb is the subject's own.
            let active = self.view.says(at, "said") && !verbal;
            let group = !active && (token.classes.any(GROUP) && !self.gives(at))
                || ["to", "also", "either"].iter().any(|word| self.view.says(at, word));
            if group {
                verbal |= token.classes.any(VERBAL);
                forced |= self.view.says(at, "to");
            } else if (verbal || self.view.says(at, "as")) && self.member(at) {
                at += usize::from(!self.view.says(at, "as")); // "were among the dead", "are listed as displaced"
                verbal = true;
            } else if tight || self.stops(at, end) || told && token.is(Class::Conjunction) {
                return None;
            } else {
                told |= verbal;
                verbal = false;
            }
            steps += 1;
            at += 1;
            if steps > SUBJECT {
                return None;
            }
        }
        None
    }

    /// "among the dead", "as refugees": a predicate by way of membership.
    fn member(&self, at: usize) -> bool {
        let among = (self.view.says(at, "among") || self.view.says(at, "amongst"))
            && (self.view.says(at + 1, "the") || self.view.says(at + 1, "those"));
        among && self.hit_at(at + 2).is_some()
            || self.view.says(at, "as")
                && self.hit_at(at + 1).is_some_and(|hit| hit.is(Class::HarmNoun) || hit.is(Class::HarmAdjective))
    }

    /// Whether a word of harm after a noun phrase makes that phrase its victim.
    fn subject(&self, hit: &Hit, verb: Verb, end: usize) -> Option<Joined> {
        let joined = |end| Some(Joined { hit: self.both(*hit), end });
        // "nobody came to help the wounded": others than the subject.
        if !verb.verbal && !verb.direct && self.stands_for_people(hit) {
            return None;
        }
        let member = hit.first > 0
            && verb.verbal
            && ["the", "as", "those"].iter().any(|word| self.view.says(hit.first - 1, word));
        let adjective = hit.is(Class::HarmAdjective) && (verb.direct || verb.verbal || verb.left);
        if member || adjective && !(verb.direct && verb.bare && self.modifies_thing(hit.end)) {
            return joined(if verb.direct && verb.bare { hit.end } else { end });
        }
        if hit.is(Class::HarmNoun) && verb.direct && (verb.bare || !hit.is(Class::Singular)) {
            return joined(hit.end);
        }
        if verb.bare && !verb.direct && !verb.verbal {
            return None;
        }
        if hit.is(Class::HarmIntransitive) {
            let finite =
                hit.is(Class::Past) || hit.is(Class::Third) || hit.is(Class::Gerund) || hit.is(Class::Participle);
            let base = hit.is(Class::Base) && (verb.forced || verb.direct || verb.verbal);
            return if finite || base { joined(end) } else { None };
        }
        if hit.is(Class::HarmVerb) && hit.is(Class::Participle) {
            if verb.verbal || hit.passive {
                return joined(end);
            }
            // "46 people killed in the raid", but "46 soldiers killed a man": an object makes it active.
            return if self.has_object(hit.end) { None } else { joined(if verb.bare { hit.end } else { end }) };
        }
        None
    }

    /// "the wounded", with no noun behind it.
    fn stands_for_people(&self, hit: &Hit) -> bool {
        let ends = |token: &Token| !token.is_wordy() || token.classes.any(GROUP) || token.is(Class::Preposition);
        let suffered = hit.is(Class::HarmAdjective) && !hit.is(Class::HarmIntransitive);
        let known = hit.first > 0 && self.view.any(hit.first - 1, &["the", "those"]);
        suffered && known && self.view.token(hit.end).is_none_or(|next| ends(next) || next.is(Class::Conjunction))
    }

    /// "two dead cities", "30 injured animals": the adjective goes on to a noun that is no person.
    fn modifies_thing(&self, at: usize) -> bool {
        self.view.token(at).is_some_and(|next| {
            let unknown = next.classes.is_empty() && !next.capital;
            next.kind == Kind::Word && (unknown || next.is(Class::Thing)) && !next.is(Class::Preposition)
        })
    }

    /// "12 people found a mine", "left the town": an active verb that is a state only in the passive.
    fn gives(&self, at: usize) -> bool {
        let active =
            self.view.is(at, Class::Link) && !self.view.any(at, &["remain", "remains", "remained", "remaining"]);
        active && self.hit_at(at + 1).is_none() && self.has_object(at + 1)
    }

    /// Whether a noun phrase follows that can be the object of an active verb.
    fn has_object(&self, at: usize) -> bool {
        let Some(token) = self.view.token(at) else { return false };
        let time = token.is(Class::Weekday)
            || token.is(Class::RelativeDay)
            || token.is(Class::Month)
            || token.is(Class::TimeUnit);
        let opens = token.classes.any(Classes::of(&[
            Class::Determiner,
            Class::Number,
            Class::Vague,
            Class::Person,
            Class::Magnitude,
            Class::More,
        ]));
        let counted = token.kind == Kind::Number && self.hit_at(at + 1).is_some(); // "Killed 9 Injured"
        let object = opens && !self.time_follows(at)
            || token.kind == Kind::Number && !counted
            || token.is(Class::AtLeast)
            || [Class::AtLeast, Class::AtMost, Class::About].iter().any(|&bound| self.view.phrase(at, bound).is_some())
            || token.is(Class::About) && !token.is(Class::Preposition);
        object && !time && (!token.is(Class::Preposition) || token.is(Class::PhraseStart))
    }

    fn time_follows(&self, at: usize) -> bool {
        (at..at + 3).any(|at| {
            self.view
                .token(at)
                .is_some_and(|token| token.is(Class::Weekday) || token.is(Class::TimeUnit) || token.is(Class::Month))
        })
    }

    /// A word that no subject is looked for beyond.
    fn stops(&self, at: usize, start: usize) -> bool {
        let Some(token) = self.view.token(at) else { return true };
        let clause = token.is(Class::Contrast) || matches!(token.kind, Kind::Sign(';' | ':' | '?' | '!'));
        let said = token.classes.any(Classes::of(&[Class::Reporting, Class::Reaction, Class::Response]))
            && token.classes.any(Classes::of(&[Class::Past, Class::Third, Class::Gerund]));
        let well = self.view.says(at, "as") && (self.view.says(at + 1, "well") || self.view.says(at - 1, "well"));
        let other = !well
            && ["when", "as", "after", "because", "before", "where", "in which", "if"]
                .iter()
                .any(|word| self.view.says(at, word));
        let joint = token.is(Class::Conjunction) && !self.joins_nouns(at);
        let verb = at == start && self.view.prose.word(at).ends_with("ed") && token.kind == Kind::Word;
        clause || said || other || joint || verb || token.is_quote()
    }

    /// Whether a conjunction joins nouns and not verbs: a number, a determiner or a person follows.
    fn joins_nouns(&self, at: usize) -> bool {
        self.view.token(at + 1).is_some_and(|next| {
            next.kind == Kind::Number
                || next.classes.any(Classes::of(&[
                    Class::Number,
                    Class::Determiner,
                    Class::Person,
                    Class::Vague,
                    Class::More,
                    Class::AtLeast,
                ]))
                || next.capital
        })
    }

    /// The verb behind "including women", where the comma before it is missing: at least 100 including women were killed.
    fn without_comma(&self, at: usize) -> Option<usize> {
        let verb = Classes::of(&[Class::Be, Class::Have]);
        let opens = self.view.any(at, &["including", "incl"]);
        (at + 2..at + 8).find(|&at| self.view.of(at, verb)).filter(|_| opens)
    }

    /// The closing bracket of the one that opens at a token.
    fn close(&self, at: usize) -> Option<usize> {
        (at..self.view.sentence.end.min(at + 40)).find(|&at| self.view.prose.tokens[at].is_sign(')'))
    }

    /// One past the second comma of a parenthesis that opens at a comma: ", including 11 children,".
    fn parenthesis(&self, at: usize) -> Option<usize> {
        let opener = |token: &Token| {
            token.kind == Kind::Number || token.classes.any(Classes::of(&[Class::ListOpener, Class::Number]))
        };
        let opens = self.view.token(at + 1).is_some_and(opener);
        let close = (at + 2..self.view.sentence.end.min(at + 18)).find(|&next| {
            let token = &self.view.prose.tokens[next];
            token.is_sign(',') || token.is_dash() && token.spaced
        });
        // ", the directorate said, were killed": who says so stands between the commas.
        let said = |close: usize| (at + 1..close).any(|at| self.view.prose.tokens[at].is(Class::Reporting));
        let close = close.filter(|&close| opens || said(close))?;
        let next = self.view.token(close + 1)?;
        let verb = next.classes.any(GROUP) || self.hit_at(close + 1).is_some();
        // "31 pilgrims - including five monks - and two boatmen dead"
        let dash = self.view.token(close).is_some_and(Token::is_dash);
        let joined = dash && next.is(Class::Conjunction) && self.joins_nouns(close + 1);
        (verb || joined).then_some(close + 1)
    }
}

/// One past the comma that closes an age or two: ", 46," and ", 30 and 31,", where the sentence goes on with its people.
pub(super) fn age_end(view: &View<'_>, at: usize) -> Option<usize> {
    if !view.sign(at, ',') || view.token(at + 1)?.kind != Kind::Number {
        return None;
    }
    let pair = usize::from(view.says(at + 2, "and") && view.number(at + 3)) * 2;
    let close = at + 2 + pair;
    (view.sign(close, ',') && view.token(close + 1).is_some_and(|next| next.kind == Kind::Word)).then_some(close + 1)
}

/// What was seen between a noun phrase and a word of harm.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "five things seen or not, none of which excludes another")]
struct Verb {
    /// A form of be or have, a modal or a relative pronoun.
    verbal: bool,
    /// "to": forced 300 families to flee.
    forced: bool,
    /// The phrase has no noun that is known.
    bare: bool,
    /// Nothing stands between them.
    direct: bool,
    /// "leaving" before the phrase: an adjective behind it is what became of them, whatever stands between.
    left: bool,
}
