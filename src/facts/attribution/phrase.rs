//! Attributions without a reporting verb: according to, a ministry's tally, reasonable grounds to believe.

use crate::facts::attribution::source::{Sources, Voice};
use crate::facts::attribution::verb::Said;
use crate::facts::{Grade, How};
use crate::prose::{Class, Classes, Kind, Lexicon, Prose, Sentence, Token};

/// Finds the attributions without a verb of one sentence.
pub(super) struct Phrases<'a> {
    pub prose: &'a Prose,
    pub lexicon: &'a Lexicon,
    pub sentence: Sentence,
}

impl Phrases<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.prose.tokens.get(at).filter(|_| self.sentence.holds(at))
    }

    fn says(&self, at: usize, words: &[&str]) -> bool {
        self.sentence.holds(at) && words.iter().any(|word| self.prose.word(at).eq_ignore_ascii_case(word))
    }

    fn sources(&self) -> Sources<'_> {
        Sources { prose: self.prose, sentence: self.sentence }
    }

    /// The attribution that begins at a token, if one does.
    pub(super) fn at(&self, at: usize) -> Option<Said> {
        self.according(at).or_else(|| self.noun(at)).or_else(|| self.grounds(at))
    }

    /// "according to the ministry", "citing police", "data from OCHA".
    fn according(&self, at: usize) -> Option<Said> {
        let token = self.token(at)?;
        let phrase = self.lexicon.phrase(&self.prose.tokens, at, Class::AccordingTo).map(|found| found.end);
        let end = phrase.or_else(|| token.is(Class::AccordingTo).then_some(at + 1))?;
        let next = self.token(end)?;
        if self.says(at, &["per"]) && !next.capital || self.says(end, &["cent"]) {
            return None;
        }
        let source = self.sources().after(end)?;
        let reports = source.end - source.first <= 2
            && self.says(source.end - 1, &["reports", "estimates", "sources"])
            && !self.says(source.end - 1, &["sources"]);
        (!reports).then_some(Said { first: at, end: source.end, source, how: How::AccordingTo })
    }

    /// "a United Nations tally of 14", "the ministry's toll", "by the municipality's estimate", "SNHR figures".
    fn noun(&self, at: usize) -> Option<Said> {
        let token = self.token(at)?;
        if !token.is(Class::ReportNoun)
            || token.capital && !self.token(at + 1).is_some_and(|next| next.is(Class::Reporting))
        {
            return None;
        }
        let before = at.checked_sub(1).and_then(|before| self.token(before))?;
        let owned = before.kind == Kind::Possessive;
        let owner = if owned { at.checked_sub(2).and_then(|owner| self.token(owner))? } else { before };
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
            self.says(
                at + 1,
                &["of", "from", "show", "shows", "showed", "put", "puts", "said", "says", "as", "for", "list", "lists"],
            ) || self.token(at + 1).is_none_or(|next| next.is_sign(',') || next.is_sign('.') || next.is_sign(':'))
                || owned;
        if !institution || !follows || owner.classes.any(Classes::of(&[Class::HarmNoun, Class::HarmToll])) {
            return None;
        }
        let first = if owned {
            self.sources().before(at - 1).map_or(at - 2, |source| source.first)
        } else {
            self.sources().before(at).map_or(at - 1, |source| source.first)
        };
        let source = self.sources().graded(first, at + 1).filter(|source| source.grade < Grade::None)?;
        Some(Said { first, end: at + 1, source, how: How::Noun })
    }

    /// "the Commission has reasonable grounds to believe": the standard of proof makes it a finding of its own.
    fn grounds(&self, at: usize) -> Option<Said> {
        let end = self.lexicon.phrase(&self.prose.tokens, at, Class::Grounds)?.end;
        let source = self.sources().before(at)?;
        let how = if source.voice == Voice::Publisher { How::SelfSource } else { How::Verb };
        Some(Said { first: source.first, end, source, how })
    }
}
