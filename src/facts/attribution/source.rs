//! The noun phrase of a source, and how well a reader could trace it (catalogue, part 2.2).

use crate::facts::Grade;
use crate::prose::{Class, Classes, Kind, Stretch, Token};

/// A source as tokens of its paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Source {
    pub first: usize,
    pub end: usize,
    pub grade: Grade,
    pub voice: Voice,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// Somebody else.
    Other,
    /// he, she, it, they: whoever spoke before.
    Pronoun,
    /// we, our team, this Office: the publisher.
    Publisher,
}

/// Classes that make a noun a source.
pub(super) const SOURCES: Classes = Classes::of(&[
    Class::Institution,
    Class::Office,
    Class::VagueSource,
    Class::DescribedSource,
    Class::ReportNoun,
    Class::Organisation,
    Class::Given,
    Class::Title,
    Class::SelfSource,
]);
/// The longest noun phrase that is read, in tokens.
pub(super) const LONGEST: usize = 28;

/// Reads noun phrases of one sentence.
pub(super) struct Sources<'a> {
    pub words: Stretch<'a>,
}

impl Sources<'_> {
    /// Where the noun phrase that ends before `end` begins.
    pub(super) fn start(&self, end: usize) -> Option<usize> {
        if self.words.token(end.checked_sub(1)?)?.is(Class::Pronoun) {
            return Some(end - 1);
        }
        let mut at = end;
        while at > self.words.sentence.first && end - at < LONGEST {
            let before = at - 1;
            let token = self.words.token(before)?;
            if token.is(Class::Determiner) && !self.words.any(before, &["that", "all"]) {
                // An article closes the phrase, unless a preposition ties it to a noun before it: the head of the Office.
                let tied = before > self.words.sentence.first && self.ties(before - 1);
                at = before;
                if !tied {
                    break;
                }
                at = before - 1;
                continue;
            }
            if self.ties(before) && at < end {
                at = before;
                continue;
            }
            // Behind a name no number and no person belongs to it: "killed six people AFP reports".
            let behind_name = at < end && self.words.token(at).is_some_and(|token| token.capital);
            let other = token.kind == Kind::Number && !self.nominal(before)
                || token.is(Class::Person) && token.is(Class::Plural) && !token.capital;
            if !self.nominal(before) || behind_name && other {
                break;
            }
            at = before;
        }
        let mut first = at;
        while first < end
            && self.words.token(first).is_some_and(|token| {
                token.is(Class::Preposition) || token.is(Class::Conjunction) || token.is(Class::Relative)
            })
        {
            first += 1;
        }
        (first < end).then_some(first)
    }

    /// A preposition or conjunction inside a source: an official at the ministry.
    pub(super) fn ties(&self, at: usize) -> bool {
        let between = self.words.any(at, &["of", "at", "from", "for", "in", "with", "and", "de"])
            || self.words.says(at, "by") && at > 0 && self.words.is(at - 1, Class::ReportNoun)
            || self.words.says(at, "on") && self.words.says(at + 2, "ground");
        between
            && at > self.words.sentence.first
            && self.words.token(at - 1).is_some_and(|before| {
                before.kind == Kind::Word
                    && (before.classes.any(SOURCES) || before.capital || self.is_one_person(at - 1))
            })
    }

    /// "A 34-year-old baker" at the beginning of a clause: one person, whatever the trade.
    pub(super) fn is_one_person(&self, noun: usize) -> bool {
        let article =
            (self.words.sentence.first..noun).rev().take(7).find(|&at| self.words.any(at, &["a", "an", "one"]));
        article.is_some_and(|article| {
            let opens = article == self.words.sentence.first
                || self.words.token(article - 1).is_some_and(|before| {
                    matches!(before.kind, Kind::Sign(',' | ';' | ':'))
                        || before.is_quote()
                        || before.is(Class::Conjunction)
                });
            let modified = (article + 1..noun).all(|at| {
                self.words
                    .token(at)
                    .is_some_and(|token| token.is_hyphen() || token.kind == Kind::Number || self.nominal(at))
            });
            opens && modified && self.words.token(noun).is_some_and(|token| !token.capital)
        })
    }

    /// A word that may belong to a source's noun phrase.
    pub(super) fn nominal(&self, at: usize) -> bool {
        let Some(token) = self.words.token(at) else { return false };
        let sign = token.is_hyphen()
            || token.kind == Kind::Possessive
            || token.is_sign('.') && !token.spaced
            || token.is_sign('\'')
            || token.is_sign('’')
            || token.is_sign('&');
        let verb = token.classes.any(Classes::of(&[
            Class::Reporting,
            Class::HarmVerb,
            Class::HarmIntransitive,
            Class::Reaction,
            Class::Response,
        ])) && token.classes.any(Classes::of(&[Class::Past, Class::Third, Class::Gerund]))
            && !token.classes.any(SOURCES)
            && !token.capital;
        let stop = token.classes.any(Classes::of(&[
            Class::Preposition,
            Class::Conjunction,
            Class::Contrast,
            Class::Relative,
            Class::Be,
            Class::Modal,
            Class::Condition,
        ]));
        let age = token.kind == Kind::Number && self.words.token(at + 1).is_some_and(Token::is_hyphen);
        let wordy = matches!(token.kind, Kind::Word | Kind::Code | Kind::Ordinal) || age;
        sign || wordy
            && !verb
            && !(stop && !token.capital)
            && !(self.words.prose.word(at).ends_with("ed")
                && !token.capital
                && !token.classes.any(SOURCES)
                && self.after_noun(at))
    }

    /// Whether a participle stands behind a noun, and so is a verb and no modifier.
    fn after_noun(&self, at: usize) -> bool {
        at > self.words.sentence.first
            && self.words.token(at - 1).is_some_and(|before| {
                before.kind == Kind::Word && !before.is(Class::Determiner) && !before.is(Class::Adverb)
            })
    }

    /// The noun phrase that begins at a token: after "said", "according to", "by".
    pub(super) fn after(&self, first: usize) -> Option<Source> {
        let mut first = first;
        while self.words.token(first).is_some_and(|token| token.is(Class::Adverb) && !token.capital) {
            first += 1;
        }
        let mut end = first;
        while let Some(token) = self.words.token(end).filter(|_| end - first < LONGEST) {
            let finite = token.classes.any(Classes::of(&[
                Class::Reporting,
                Class::HarmVerb,
                Class::HarmIntransitive,
                Class::Be,
                Class::Have,
                Class::Modal,
            ])) && !token.classes.any(SOURCES)
                && !token.capital;
            let stop = token.is_quote()
                || matches!(token.kind, Kind::Sign(',' | ';' | ':' | '(' | ')' | '–' | '—'))
                || token.is_dash() && token.spaced
                || token.is_sign('.') && self.words.token(end + 1).is_none_or(|next| next.spaced);
            let time = self.words.any(end, &["on", "in", "at", "during", "since"])
                && self
                    .words
                    .token(end + 1)
                    .is_some_and(|next| next.is(Class::Weekday) || next.is(Class::Month) || next.kind == Kind::Number);
            if stop
                || finite
                || time
                || token.is(Class::Weekday)
                || token.is(Class::Contrast) && !self.adjectival(first, end)
                || token.is(Class::Relative) && !token.upper && end > first
            {
                break;
            }
            end += 1;
        }
        // "said Leyla Haroun, a tailor": the apposition makes the source no better; it stays outside.
        (end > first).then(|| self.graded(first, end)).flatten()
    }

    /// "nearby though not impartial sources": a contrast among adjectives.
    fn adjectival(&self, first: usize, at: usize) -> bool {
        let none = (first..at).all(|at| self.words.token(at).is_some_and(|token| !token.classes.any(SOURCES)));
        none && (at + 1..at + 6).any(|at| self.words.is(at, Class::VagueSource))
    }
}
