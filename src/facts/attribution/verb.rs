//! Reporting verbs with their subjects, before, after and inside what they report.

use crate::facts::attribution::source::{Source, Sources, Voice};
use crate::facts::{Grade, How};
use crate::prose::{Class, Classes, Kind, Lexicon, Prose, Sentence, Token};

/// An attribution as tokens, before its scope is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub first: usize,
    pub end: usize,
    pub source: Source,
    pub how: How,
}

const FINITE: Classes = Classes::of(&[Class::Past, Class::Third, Class::Base]);

/// Finds the attributions by verbs of one sentence.
pub(super) struct Verbs<'a> {
    pub prose: &'a Prose,
    pub lexicon: &'a Lexicon,
    pub sentence: Sentence,
}

impl Verbs<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.prose.tokens.get(at).filter(|_| self.sentence.holds(at))
    }

    fn says(&self, at: usize, words: &[&str]) -> bool {
        self.sentence.holds(at) && self.prose.says_any(at, words)
    }

    fn sources(&self) -> Sources<'_> {
        Sources { prose: self.prose, sentence: self.sentence }
    }

    /// The attribution of the verb at a token, if it is one.
    pub(super) fn said(&self, at: usize) -> Option<Said> {
        let token = self.token(at)?;
        let sight = token.is(Class::Sight);
        let self_count = token.is(Class::Counting);
        let phrase = self.lexicon.phrase(&self.prose.tokens, at, Class::Reporting);
        let reporting = token.is(Class::Reporting) || phrase.is_some();
        let finite = phrase.map_or(token.classes.all(), |found| found.classes).any(FINITE);
        if !(reporting || sight || self_count) || token.capital && !token.upper {
            return None;
        }
        if token.is(Class::Gerund) && !self.says(at, &["citing", "quoting"]) {
            return None;
        }
        let end = phrase.map_or(at + 1, |found| found.end);
        if !finite || self.negated(at, end) || self.other_sense(at, end) {
            return None;
        }
        let passive = self.passive(at);
        if passive {
            return self.by(at);
        }
        let before = self.sources().before(at).filter(|_| !self.behind_quote(at));
        let after = self.inverted(at, end);
        let source = match (before, after) {
            (Some(before), None) => before,
            (None, Some(after)) => after,
            // "killed 40 people said the Observatory": of two the one that can speak.
            (Some(before), Some(after)) => {
                if self.speaks_better(&after, &before, at) {
                    after
                } else {
                    before
                }
            }
            (None, None) => self.shared(at)?,
        };
        let none = ["neither", "nor", "no", "none"];
        if self.says(source.first, &none) || source.first.checked_sub(1).is_some_and(|before| self.says(before, &none))
        {
            return None;
        }
        // "in what the army called a mistake": the name for it is theirs, the rest is not.
        if source.first.checked_sub(1).is_some_and(|before| self.says(before, &["what"])) {
            return None;
        }
        if !reporting && !self.counts(at, &source, sight) {
            return None;
        }
        let firsthand = sight && !reporting && source.voice == Voice::Other && self.has_reporter(&source);
        let how = match source.voice {
            Voice::Publisher => How::SelfSource,
            _ if firsthand => How::FirstHand,
            _ => How::Verb,
        };
        let source = if firsthand { Source { grade: Grade::Named, ..source } } else { source };
        Some(Said { first: source.first.min(at), end: source.end.max(end), source, how })
    }

    /// did not say, could not confirm, said nothing, said neither.
    fn negated(&self, at: usize, end: usize) -> bool {
        let before = (self.sentence.first..at).rev().take(4).take_while(|&at| {
            self.token(at).is_some_and(|token| {
                token.classes.any(Classes::of(&[Class::Adverb, Class::Modal, Class::Have, Class::Negation, Class::Be]))
                    || self.says(at, &["did", "does", "do", "to", "immediately"])
            })
        });
        let mut before = before;
        before.any(|at| self.token(at).is_some_and(|token| token.is(Class::Negation)))
            || self.says(end, &["nothing", "neither", "little"])
            || self.says(end, &["no"]) && self.says(end + 1, &["sign", "signs"])
    }

    /// claimed 19 lives, claimed responsibility; a noun: the report, records of.
    fn other_sense(&self, at: usize, end: usize) -> bool {
        let token = &self.prose.tokens[at];
        let lives = token.is(Class::TakesLives)
            && (end..end + 6).any(|at| self.says(at, &["lives", "life", "responsibility", "asylum", "credit"]));
        // "published videos": pictures are shown, nothing is said.
        let shows = self.says(at, &["published", "publishes", "broadcast", "posted", "shared", "released"])
            && (end..end + 4).any(|at| self.says(at, &["video", "videos", "photos", "footage", "images", "pictures"]));
        let put = self.says(at, &["put", "puts"])
            && !(at.saturating_sub(8)..end + 8).any(|at| {
                self.says(
                    at,
                    &[
                        "toll",
                        "number",
                        "dead",
                        "figure",
                        "deaths",
                        "count",
                        "losses",
                        "total",
                        "casualties",
                        "estimate",
                    ],
                )
            });
        let describe = token.is(Class::Past) || !token.classes.any(Classes::of(&[Class::Third, Class::Base]));
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        let able = at >= 2 && self.says(at - 1, &["to"]) && self.says(at - 2, &["able"]);
        let determined = !able
            && before.is_some_and(|before| {
                before.classes.any(Classes::of(&[Class::Determiner, Class::Preposition]))
                    || before.kind == Kind::Possessive
                    || before.is_hyphen()
            });
        let noun = !describe
            && (determined
                || self.says(end, &["of", "by", "from", "on", "for", "and"])
                // "Media reports said": what is said next has the noun for its subject.
                || self.token(end).is_some_and(|next| next.is(Class::Reporting) && next.is(Class::Past) && !next.capital)
                || !self.opens_object(end) && !token.is(Class::Third) && !self.says(at, &["say", "believe", "add"]));
        // "Borno and Yobe states": the noun, unless it states something.
        let territory = self.says(at, &["state", "states"]) && !self.says(end, &["that"]);
        let adjective = describe && determined && !self.says(at, &["said"]);
        // "its forces killed": the verb of "list" and "post" as nouns in the plural.
        lives || shows || put || noun || territory || adjective
    }

    /// Whether what follows a verb in the present can be what it reports.
    fn opens_object(&self, at: usize) -> bool {
        self.token(at).is_none_or(|next| {
            next.classes.any(Classes::of(&[
                Class::Determiner,
                Class::Number,
                Class::Relative,
                Class::Vague,
                Class::AtLeast,
                Class::About,
                Class::Pronoun,
                Class::Zero,
                Class::More,
            ])) || matches!(next.kind, Kind::Number | Kind::Sign('"' | '“' | ':' | '‘' | '\''))
                || next.capital
                || next.is(Class::Person)
        })
    }

    /// Whether "be" stands before the verb: were reported.
    fn passive(&self, at: usize) -> bool {
        let before = (self.sentence.first..at)
            .rev()
            .take(4)
            .find(|&at| self.token(at).is_none_or(|token| !token.is(Class::Adverb) || token.is(Class::Be)));
        before.is_some_and(|at| self.token(at).is_some_and(|token| token.is(Class::Be)))
    }

    /// "were reported killed by the Civil Protection": the agent of a passive report is its source.
    fn by(&self, at: usize) -> Option<Said> {
        let agent = (at + 1..self.sentence.end.min(at + 16)).take_while(|&at| {
            self.token(at)
                .is_some_and(|token| !token.is(Class::Contrast) && !matches!(token.kind, Kind::Sign(',' | ';' | ':')))
        });
        let mut agent = agent.filter(|&next| self.says(next, &["by"]));
        let by = agent.next()?;
        let source = self.sources().after(by + 1).filter(|source| source.grade <= Grade::Vague)?;
        let armed = (source.first..source.end).any(|at| self.prose.tokens[at].is(Class::Armed));
        let direct = by == at + 1;
        (direct || !armed && source.grade < Grade::Vague).then_some(Said {
            first: at,
            end: source.end,
            source,
            how: How::Verb,
        })
    }

    /// "The opposition accused the army and said": the subject of the verb before is that of the second one too.
    fn shared(&self, at: usize) -> Option<Source> {
        let joined = at.checked_sub(1).is_some_and(|before| self.says(before, &["and"]));
        let speaks = Classes::of(&[Class::Reporting, Class::Reaction]);
        let verb = |&at: &usize| self.prose.tokens[at].classes.any(speaks) && self.prose.tokens[at].classes.any(FINITE);
        let before = (self.sentence.first..at).rev().skip(1).find(verb).filter(|_| joined)?;
        self.sources().before(before)
    }

    /// A quotation mark, or a comma behind one, right before the verb: the subject follows.
    fn behind_quote(&self, at: usize) -> bool {
        let before = |steps: usize| at.checked_sub(steps).and_then(|at| self.token(at));
        before(1).is_some_and(|token| token.is_quote() || token.is_sign(','))
            && before(1).is_none_or(|token| token.is_quote() || before(2).is_some_and(Token::is_quote))
    }

    /// The subject after the verb: , said Rana Idris; "…" said the ministry.
    fn inverted(&self, at: usize, end: usize) -> Option<Source> {
        let token = &self.prose.tokens[at];
        let next = self.token(end)?;
        // "told AFP": who is told does not tell.
        if self.says(at, &["told", "tells"])
            || !token.is(Class::Past) && !token.is(Class::Third)
            || self.says(end, &["that", "in", "on", "at", "to", "it", "as"])
            || next.is_quote()
        {
            return None;
        }
        let pronoun = next.is(Class::Pronoun) && !next.upper && !self.behind_quote(at);
        let source = self.sources().after(end).filter(|_| !pronoun)?;
        // What follows must not go on as a clause of its own: "said the army killed 14".
        let goes_on = self.token(source.end).is_some_and(|next| {
            next.classes.any(Classes::of(&[
                Class::Be,
                Class::Have,
                Class::Modal,
                Class::HarmVerb,
                Class::HarmIntransitive,
            ])) || next.is(Class::Reporting) && !next.is(Class::Gerund)
        });
        let numbered = (source.first..source.end)
            .any(|at| matches!(self.prose.tokens[at].kind, Kind::Number) || self.prose.tokens[at].is(Class::Vague))
            && !self.behind_quote(at);
        (!goes_on && !numbered).then_some(source)
    }

    /// Of a subject before and one after the verb, whether the later one is the speaker.
    fn speaks_better(&self, after: &Source, before: &Source, at: usize) -> bool {
        let near = at - before.end <= 2;
        let closes = self
            .token(after.end)
            .is_none_or(|next| next.is_quote() || matches!(next.kind, Kind::Sign('.' | ',')) || next.is(Class::Gerund));
        self.behind_quote(at)
            || closes
                && after.grade < before.grade
                && (!near || before.grade >= Grade::Vague)
                && before.voice == Voice::Other
    }

    /// A reporter, a witness of an outlet: somebody whose eyes count.
    fn has_reporter(&self, source: &Source) -> bool {
        let eyes = ["reporter", "correspondent", "photographer", "journalist", "witness", "team"];
        (source.first..source.end).any(|at| self.says(at, &eyes))
    }

    /// A survey, an inquiry: what it finds is what it says.
    fn inquires(&self, source: &Source) -> bool {
        let mut words = source.first..source.end;
        source.grade < Grade::None && words.any(|at| self.prose.tokens[at].is(Class::ReportNoun))
    }

    /// Whether somebody who counts, sees or documents speaks for the writer or for an institution.
    fn counts(&self, at: usize, source: &Source, sight: bool) -> bool {
        let token = &self.prose.tokens[at];
        source.voice == Voice::Publisher
            || self.says(at, &["found"]) && (self.says(at + 1, &["that"]) || self.inquires(source))
            || sight && self.has_reporter(source)
            || token.is(Class::Counting) && source.grade == Grade::Named && !sight
    }
}
