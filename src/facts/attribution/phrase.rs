//! Attributions without a reporting verb: according to, a ministry's tally, reasonable grounds to believe.

use crate::facts::attribution::source::{Source, Sources, Voice};
use crate::facts::attribution::verb::Said;
use crate::facts::{Grade, How};
use crate::prose::{Class, Classes, Kind, Sentence, Token, View};

/// Classes of the words that make a label a speaker's.
const BODIES: Classes = Classes::of(&[Class::Institution, Class::Organisation]);
/// Classes of the words that a speaker's name does not hold.
const HARMS: Classes =
    Classes::of(&[Class::HarmVerb, Class::HarmAdjective, Class::HarmNoun, Class::HarmToll, Class::Number]);

/// Finds the attributions without a verb of one sentence.
pub(super) struct Phrases<'a> {
    pub view: View<'a>,
}

impl Phrases<'_> {
    fn sources(&self) -> Sources<'_> {
        Sources { words: *self.view }
    }

    /// The attribution that begins at a token, if one does.
    pub(super) fn at(&self, at: usize) -> Option<Said> {
        self.according(at).or_else(|| self.noun(at)).or_else(|| self.grounds(at))
    }

    /// The attribution of a line that has its speaker before a colon, or behind its last one.
    pub(super) fn label(&self) -> Option<Said> {
        self.opening_label().or_else(|| self.closing_label())
    }

    /// "UNICEF: 19 children killed", "Interview 114, a nurse, 4 May: …".
    fn opening_label(&self) -> Option<Said> {
        const LONGEST: usize = 12;
        let Sentence { first, end, .. } = self.view.sentence;
        let tokens = &self.view.prose.tokens;
        let colon = (first..end.min(first + LONGEST)).find(|&at| tokens[at].is_sign(':'))?;
        let said = |source, how| Said { first, end: colon, source, how };
        let interview = self.view.any(first, &["interview", "interviewee", "witness", "testimony"])
            && self.view.token(first + 1).is_some_and(|next| matches!(next.kind, Kind::Number | Kind::Code));
        if interview {
            let source = Source { first, end: colon, grade: Grade::Described, voice: Voice::Other };
            return Some(said(source, How::AccordingTo));
        }
        let speaks = tokens.get(colon + 1).is_some_and(Token::is_quote) && tokens[first].capital;
        if let Some(source) = speaks.then(|| self.sources().before(colon)).flatten() {
            return Some(said(source, How::Verb));
        }
        let label = &tokens[first..colon];
        let body = label.iter().all(|token| token.capital || token.is(Class::Preposition))
            && label.iter().any(|token| token.classes.any(BODIES) || self.is_acronym(token));
        let source = if body { self.sources().graded(first, colon)? } else { return None };
        (source.grade == Grade::Named).then(|| said(source, How::AccordingTo))
    }

    /// "19 dead in floods: officials".
    fn closing_label(&self) -> Option<Said> {
        let Sentence { first, end, .. } = self.view.sentence;
        let tokens = &self.view.prose.tokens;
        if matches!(tokens[end - 1].kind, Kind::Sign('.' | ':' | '!' | '?')) {
            return None;
        }
        let sign = (first + 3..end).rev().take(6).find(|&at| {
            tokens[at].is_sign(':')
                || tokens[at].is_dash() && tokens[at].spaced && at + 1 < end && tokens[at + 1].spaced
        })?;
        let speaks = tokens[sign + 1..end].iter().all(|token| token.kind == Kind::Word && !token.classes.any(HARMS));
        let source = if speaks { self.sources().graded(sign + 1, end)? } else { return None };
        Some(Said { first: sign, end, source, how: How::AccordingTo })
    }

    /// "DTM": capitals that are no place; in a line of capitals they tell nothing.
    fn is_acronym(&self, token: &Token) -> bool {
        let places = Classes::of(&[Class::Place, Class::Nationality]);
        let length = token.at.end - token.at.start;
        let shouted = self.view.token(self.view.sentence.end - 1).is_some_and(|last| last.upper);
        token.upper && (3..=5).contains(&length) && !token.classes.any(places) && !shouted
    }

    /// "according to the ministry", "citing police", "data from OCHA".
    fn according(&self, at: usize) -> Option<Said> {
        let token = self.view.token(at)?;
        let phrase = self.view.lexicon.phrase(&self.view.prose.tokens, at, Class::AccordingTo).map(|found| found.end);
        let end = phrase.or_else(|| token.is(Class::AccordingTo).then_some(at + 1))?;
        let next = self.view.token(end)?;
        let name = token.capital && !token.upper && at > self.view.sentence.first;
        if name && self.view.says(at, "per") {
            return None;
        }
        if self.view.says(at, "per") && !(next.capital || self.view.says(end, "the")) || self.view.says(end, "cent") {
            return None;
        }
        let source = self.sources().after(end)?;
        let reports = source.end - source.first <= 2 && self.view.any(source.end - 1, &["reports", "estimates"]);
        let reports = reports || self.sources().is_of_a_place(at, source.end);
        (!reports).then_some(Said { first: at, end: source.end, source, how: How::AccordingTo })
    }

    /// "a United Nations tally of 14", "the ministry's toll", "by the municipality's estimate", "SNHR figures".
    fn noun(&self, at: usize) -> Option<Said> {
        let token = self.view.token(at)?;
        if !token.is(Class::ReportNoun) || token.capital && !self.view.is(at + 1, Class::Reporting) {
            return None;
        }
        let noun = at;
        let at = self.behind_owner(noun);
        let before = self.view.before(at, 1)?;
        let owned = before.kind == Kind::Possessive;
        let owner = if owned { self.view.before(at, 2)? } else { before };
        let institution = owner.is(Class::Institution)
            || owner.is(Class::Organisation)
            || owner.capital
                && !owner.classes.any(Classes::of(&[
                    Class::Weekday,
                    Class::Month,
                    Class::Determiner,
                    Class::Opener,
                    Class::VagueQualifier,
                ]));
        let follows =
            self.view.any(
                noun + 1,
                &["of", "from", "show", "shows", "showed", "put", "puts", "said", "says", "as", "for", "list", "lists"],
            ) || self.view.token(noun + 1).is_none_or(|next| matches!(next.kind, Kind::Sign(',' | '.' | ':')))
                || owned;
        if !institution || !follows || owner.classes.any(Classes::of(&[Class::HarmNoun, Class::HarmToll])) {
            return None;
        }
        let owner = if owned { at - 1 } else { at };
        let first = self.sources().before(owner).map_or(owner - 1, |source| source.first);
        let source = self.sources().graded(first, noun + 1).filter(|source| source.grade < Grade::None)?;
        Some(Said { first, end: noun + 1, source, how: How::Noun })
    }

    /// Where the words between an owner and its count begin: the government's | own latest death toll.
    fn behind_owner(&self, noun: usize) -> usize {
        let qualifies = |at: usize| {
            self.view.any(
                at,
                &["own", "latest", "official", "death", "preliminary", "initial", "daily", "weekly", "casualty"],
            )
        };
        let first =
            (self.view.sentence.first..noun).rev().take(4).take_while(|&at| qualifies(at)).last().unwrap_or(noun);
        let owned = self.view.before(first, 1).is_some_and(|token| token.kind == Kind::Possessive);
        if owned { first } else { noun }
    }

    /// "has reasonable grounds to believe", after the body that has them: the standard of proof makes it its finding.
    fn grounds(&self, at: usize) -> Option<Said> {
        let end = self.view.lexicon.phrase(&self.view.prose.tokens, at, Class::Grounds)?.end;
        let source = self.sources().before(at)?;
        let how = if source.voice == Voice::Publisher { How::SelfSource } else { How::Verb };
        Some(Said { first: source.first, end, source, how })
    }
}
