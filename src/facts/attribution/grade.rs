//! How well a reader could trace a source: by its head noun, its names, what ties it to a place (catalogue, part 2.2).

use crate::facts::Grade;
use crate::facts::attribution::source::{SOURCES, Source, Sources, Voice};
use crate::prose::{Class, Classes, Kind, Token};

impl Sources<'_> {
    /// The source that a range of tokens names, if it is one.
    pub(super) fn graded(&self, first: usize, end: usize) -> Option<Source> {
        let tokens = self.prose.tokens.get(first..end)?;
        let source = |grade, voice| Some(Source { first, end, grade, voice });
        if tokens.len() <= 2 && tokens.last()?.is(Class::Pronoun) && !tokens.last()?.upper {
            // "what it claimed", "the journalist it identified": a relative clause says nothing of its own.
            let relative = end > self.sentence.first + 1 && {
                let before = &self.prose.tokens[end - 2];
                before.kind == Kind::Word
                    && !before.classes.any(Classes::of(&[
                        Class::Conjunction,
                        Class::Adverb,
                        Class::Contrast,
                        Class::Relative,
                        Class::Condition,
                    ]))
                    && !before.classes.any(Classes::of(&[Class::Past, Class::Third, Class::Gerund]))
                    || self.says(end - 2, &["what"])
            };
            if relative {
                return None;
            }
            return match self.prose.word(end - 1).to_ascii_lowercase().as_str() {
                "we" | "i" => source(Grade::Named, Voice::Publisher),
                "he" | "she" | "it" | "they" => source(Grade::Described, Voice::Pronoun),
                _ => None,
            };
        }
        let publisher = self.says(first, &["our", "this", "the"])
            && tokens.iter().any(|token| token.is(Class::SelfSource))
            && (self.says(first, &["our"])
                || tokens.len() <= 3 && self.says(end - 1, &["office", "mission", "commission", "report", "update"]));
        if publisher {
            return source(Grade::Named, Voice::Publisher);
        }
        let mut proper = false;
        let mut foreign = false;
        for at in first..end {
            let token = &self.prose.tokens[at];
            if self.names(at) {
                proper |= !token.is(Class::Nationality);
                foreign |= token.is(Class::Nationality);
            }
        }
        let head = self.head(first, end);
        let head_token = self.token(head)?;
        let vague = head_token.is(Class::VagueSource);
        let office = head_token.is(Class::Office) && head_token.is(Class::Singular);
        let described = head_token.is(Class::DescribedSource);
        let institution =
            tokens.iter().any(|token| token.is(Class::Institution)) && !(vague && head_token.is(Class::Plural));
        let report = head_token.is(Class::ReportNoun);
        let one = self.says(first, &["a", "an", "one", "another"]);
        let grade = match () {
            () if tokens.len() == 1 && self.says(head, &["reports", "report", "estimates", "figures"]) => return None,
            () if self.says(head, &["media"]) && head > first && self.says(head - 1, &["state", "run"]) => Grade::Named,
            () if self.eyewitness(first, end, proper) => Grade::Named,
            () if self.named_head(head) => Grade::Named,
            () if described && !self.names(first) && !head_token.is(Class::Office) && !self.ends_in_person(end) => {
                Grade::Described
            }
            () if report && (proper || institution) => Grade::Named,
            () if vague && self.tied_to_name(head, end) => Grade::Described,
            () if vague && proper && !head_token.is(Class::Institution) => Grade::Described,
            () if proper && !vague => Grade::Named,
            () if institution && !one && !(vague && !head_token.is(Class::Institution)) => Grade::Named,
            () if office => {
                if one && !foreign {
                    Grade::Described
                } else {
                    Grade::Named
                }
            }
            () if head_token.is(Class::Institution) && one => Grade::Vague,
            () if described => Grade::Described,
            () if vague && (self.tied(head, end) || self.is_withheld()) => Grade::Described,
            // "the group", "the source": the one that was named or described before.
            () if vague && head_token.is(Class::Singular) && self.says(first, &["the"]) => Grade::Described,
            () if vague => Grade::Vague,
            () if head_token.is(Class::Office) => Grade::Vague,
            () if foreign && (tokens.len() == 1 || self.says(head, &["forces", "troops", "command"])) => Grade::Named,
            () if institution => Grade::Vague,
            () if report && (self.says(first, &["the", "this", "its", "their"]) || first + 1 < end) => Grade::Vague,
            () => return None,
        };
        source(grade, Voice::Other)
    }

    /// Whether the sentence says why there is no name: on condition of anonymity, who asked not to be named.
    fn is_withheld(&self) -> bool {
        (self.sentence.first..self.sentence.end).any(|at| {
            self.says(at, &["anonymity", "withheld", "pseudonym"])
                || self.says(at, &["not"])
                    && self.says(at + 1, &["to"])
                    && self.says(at + 2, &["be"])
                    && self.says(at + 3, &["named", "identified", "quoted"])
        })
    }

    /// "a nurse at the clinic, Rana Idris": a person's name closes the phrase.
    fn ends_in_person(&self, end: usize) -> bool {
        (end.saturating_sub(3)..end)
            .any(|at| self.names(at) && self.token(at).is_some_and(|token| token.is(Class::Given)))
    }

    /// Whether a token is part of a proper name.
    fn names(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if !token.capital
            || token.kind != Kind::Word && token.kind != Kind::Code
            || token.classes.any(Classes::of(&[Class::Weekday, Class::Month, Class::Determiner, Class::Pronoun]))
        {
            return false;
        }
        if at > self.sentence.first && !self.prose.tokens[at - 1].is_quote() && !token.line_start {
            return !self.shouted();
        }
        // The first word of a sentence is a name if the lexicon has no other use for it.
        let common = token.classes.any(SOURCES)
            && !token.classes.any(Classes::of(&[Class::Organisation, Class::Given, Class::Place]))
            && !token.upper;
        let plain = token.classes.any(Classes::of(&[
            Class::Preposition,
            Class::Conjunction,
            Class::VagueQualifier,
            Class::Person,
            Class::Adverb,
            Class::Weak,
            Class::Common,
            Class::Number,
            Class::Share,
            Class::About,
            Class::More,
            Class::Opener,
        ]));
        !common && !plain || self.token(at + 1).is_some_and(|next| next.capital && !self.shouted()) && !plain
    }

    /// Text in capitals throughout: a capital tells nothing there.
    fn shouted(&self) -> bool {
        let tokens = &self.prose.tokens[self.sentence.first..self.sentence.end];
        tokens.len() > 6 && tokens.iter().filter(|token| token.kind == Kind::Word).all(|token| token.capital)
    }

    /// The head noun: the last source noun before a preposition, else the last word.
    fn head(&self, first: usize, end: usize) -> usize {
        let noun = |at: &usize| self.token(*at).is_some_and(|token| token.classes.any(SOURCES));
        let stops = |token: &Token| token.is(Class::Preposition) || token.is(Class::Relative) || token.is_sign(',');
        let stop = (first + 1..end)
            .find(|&at| self.token(at).is_some_and(stops) && (first..at).any(|at| noun(&at)))
            .unwrap_or(end);
        (first..stop).rev().find(noun).unwrap_or(stop.saturating_sub(1).max(first))
    }

    /// Whether a name follows its role: spokesman Omar Haddad; minister Sergey Lavrov.
    fn named_head(&self, head: usize) -> bool {
        self.token(head).is_some_and(|token| {
            token.classes.any(Classes::of(&[Class::Office, Class::DescribedSource, Class::VagueSource, Class::Title]))
        }) && self
            .token(head + 1)
            .is_some_and(|next| next.capital && next.kind == Kind::Word && !next.is(Class::Weekday) && !self.shouted())
    }

    /// "activists from the Dalim Coordination Committee", "officials in Karsa": a name behind a preposition.
    fn tied_to_name(&self, head: usize, end: usize) -> bool {
        self.tied(head, end) && (head + 1..end).any(|at| self.names(at))
    }

    fn tied(&self, head: usize, end: usize) -> bool {
        head + 1 < end
            && self.says(head + 1, &["from", "of", "at", "in", "with", "for", "interviewed", "there", "who", "near"])
    }

    /// "A Reuters reporter", "our correspondent": eyes of a named outlet.
    fn eyewitness(&self, first: usize, end: usize, proper: bool) -> bool {
        let eyes = (first..end)
            .any(|at| self.says(at, &["reporter", "correspondent", "photographer", "journalist", "witness"]));
        eyes && proper && !self.says(end - 1, &["witnesses", "reporters", "journalists"])
    }
}
