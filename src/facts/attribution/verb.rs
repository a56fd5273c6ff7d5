//! Reporting verbs with their subjects, before, after and inside what they report.

use crate::facts::attribution::source::{Source, Sources, Voice};
use crate::facts::{Grade, How, NO_ACTOR};
use crate::prose::{Class, Classes, Kind, Token, View};

/// An attribution as tokens, before its scope is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub first: usize,
    pub end: usize,
    pub source: Source,
    pub how: How,
}

const FINITE: Classes = Classes::of(&[Class::Past, Class::Third, Class::Base]);

/// Words that are no noun for somebody who speaks.
const NO_SPEAKER: Classes =
    NO_ACTOR.with(&[Class::Number, Class::HarmNoun, Class::Thing, Class::TimeUnit, Class::Negation, Class::Place]);

/// Finds the attributions by verbs of one sentence.
pub(super) struct Verbs<'a> {
    pub view: View<'a>,
}

impl Verbs<'_> {
    fn sources(&self) -> Sources<'_> {
        Sources { words: *self.view }
    }

    /// The attribution of the verb at a token, if it is one.
    pub(super) fn said(&self, at: usize) -> Option<Said> {
        let token = self.view.token(at)?;
        let sight = token.is(Class::Sight);
        let self_count = token.is(Class::Counting);
        let phrase = self.view.lexicon.phrase(&self.view.prose.tokens, at, Class::Reporting);
        let reporting = token.is(Class::Reporting) || phrase.is_some();
        let finite = phrase.map_or(token.classes.all(), |found| found.classes).any(FINITE);
        if !(reporting || sight || self_count) || token.capital && !token.upper {
            return None;
        }
        if token.is(Class::Gerund) && !self.view.any(at, &["citing", "quoting"]) {
            return None;
        }
        let end = phrase.map_or(at + 1, |found| found.end);
        if !finite || self.negated(at, end) || self.other_sense(at, end) {
            return None;
        }
        if self.passive(at) {
            return self.by(at);
        }
        let before = self.sources().before(at).filter(|_| !self.behind_quote(at));
        let after = self.inverted(at, end);
        let source = match (before, after) {
            (None, Some(after)) => after,
            // "killed 40 people said the Observatory": of two the one that can speak.
            (Some(before), Some(after)) if self.speaks_better(&after, &before, at) => after,
            (Some(before), _) => before,
            (None, None) => self.shared(at).or_else(|| self.anybody(at))?,
        };
        let none = ["neither", "nor", "no", "none"];
        if self.view.any(source.first, &none) || self.view.follows(source.first, &none) {
            return None;
        }
        // "in what the army called a mistake": the name for it is theirs, the rest is not.
        if self.view.follows(source.first, &["what"]) {
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
        let mut before = (self.view.sentence.first..at).rev().take(4).take_while(|&at| {
            self.view.token(at).is_some_and(|token| {
                token.classes.any(Classes::of(&[Class::Adverb, Class::Modal, Class::Have, Class::Negation, Class::Be]))
                    || self.view.any(at, &["did", "does", "do", "to", "immediately"])
            })
        });
        before.any(|at| self.view.is(at, Class::Negation))
            || self.view.any(end, &["nothing", "neither", "little"])
            || self.view.says(end, "no") && self.view.any(end + 1, &["sign", "signs"])
    }

    /// claimed 19 lives, claimed responsibility; a noun: the report, records of.
    fn other_sense(&self, at: usize, end: usize) -> bool {
        let token = &self.view.prose.tokens[at];
        let lives = token.is(Class::TakesLives)
            && (end..end + 6).any(|at| self.view.any(at, &["lives", "life", "responsibility", "asylum", "credit"]));
        // "published videos": pictures are shown, nothing is said.
        let shows = self.view.any(at, &["published", "publishes", "broadcast", "posted", "shared", "released"])
            && (end..end + 4)
                .any(|at| self.view.any(at, &["video", "videos", "photos", "footage", "images", "pictures"]));
        let told = |at: usize| {
            self.view.is(at, Class::Total) || self.view.any(at, &["dead", "deaths", "losses", "casualties"])
        };
        let put = self.view.any(at, &["put", "puts"]) && !(at.saturating_sub(8)..end + 8).any(told);
        let describe = token.is(Class::Past) || !token.classes.any(Classes::of(&[Class::Third, Class::Base]));
        let before = self.view.before(at, 1);
        let able = at >= 2 && self.view.says(at - 1, "to") && self.view.says(at - 2, "able");
        let determined = !able
            && before.is_some_and(|before| {
                before.classes.any(Classes::of(&[Class::Determiner, Class::Preposition]))
                    || before.kind == Kind::Possessive
                    || before.is_hyphen()
            });
        let noun = !describe
            && (determined
                || self.view.any(end, &["of", "by", "from", "on", "for", "and"])
                // "Media reports said": what is said next has the noun for its subject.
                || self.view.token(end).is_some_and(|next| next.is(Class::Reporting) && next.is(Class::Past) && !next.capital)
                || self.view.lexicon.phrase(&self.view.prose.tokens, end, Class::Reporting).is_some()
                || !self.opens_object(end) && !token.is(Class::Third) && !self.view.any(at, &["say", "believe", "add"]));
        // "Borno and Yobe states": the noun, unless it states something.
        let territory = self.view.any(at, &["state", "states"]) && !self.view.says(end, "that");
        let adjective = describe && determined && !self.view.says(at, "said");
        lives || shows || put || noun || territory || adjective
    }

    /// Whether what follows a verb in the present can be what it reports.
    fn opens_object(&self, at: usize) -> bool {
        self.view.token(at).is_none_or(|next| {
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
        let before = (self.view.sentence.first..at)
            .rev()
            .take(4)
            .find(|&at| self.view.token(at).is_none_or(|token| !token.is(Class::Adverb) || token.is(Class::Be)));
        before.is_some_and(|at| self.view.is(at, Class::Be))
    }

    /// "were reported killed by the Civil Protection": the agent of a passive report is its source.
    fn by(&self, at: usize) -> Option<Said> {
        let agent = (at + 1..self.view.sentence.end.min(at + 16)).take_while(|&at| {
            self.view
                .token(at)
                .is_some_and(|token| !token.is(Class::Contrast) && !matches!(token.kind, Kind::Sign(',' | ';' | ':')))
        });
        let mut agent = agent.filter(|&next| self.view.says(next, "by"));
        let by = agent.next()?;
        let source = self.sources().after(by + 1).filter(|source| source.grade <= Grade::Vague)?;
        let armed = (source.first..source.end).any(|at| self.view.prose.tokens[at].is(Class::Armed));
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
        let joined = self.view.follows(at, &["and"]);
        let speaks = Classes::of(&[Class::Reporting, Class::Reaction]);
        let verb = |&at: &usize| {
            self.view.prose.tokens[at].classes.any(speaks) && self.view.prose.tokens[at].classes.any(FINITE)
        };
        let before = (self.view.sentence.first..at).rev().skip(1).find(verb).filter(|_| joined)?;
        self.sources().before(before)
    }

    /// "The village headman said": whoever stands before a verb of speech speaks, whatever the noun.
    fn anybody(&self, at: usize) -> Option<Source> {
        let end = (self.view.sentence.first..=at)
            .rev()
            .find(|&end| self.view.before(end, 1).is_none_or(|before| !before.is(Class::Adverb)))?;
        let plain = |at: usize| {
            self.view.token(at).is_some_and(|token| token.kind == Kind::Word && !token.classes.any(NO_SPEAKER))
        };
        let speaks = self.view.is(at, Class::Speech) && end > self.view.sentence.first && plain(end - 1);
        let words = (self.view.sentence.first..end).rev().filter(|_| speaks).take(6);
        let article = words
            .take_while(|&at| plain(at) || self.view.is(at, Class::Determiner))
            .find(|&at| self.view.any(at, &["the", "a", "an", "his", "her", "their", "one", "another"]))?;
        (article + 1 < end).then_some(Source { first: article, end, grade: Grade::Described, voice: Voice::Other })
    }

    /// A quotation mark, or a comma behind one, right before the verb: the subject follows.
    fn behind_quote(&self, at: usize) -> bool {
        let before = |steps: usize| self.view.before(at, steps);
        before(1).is_some_and(|token| token.is_quote() || token.is_sign(','))
            && before(1).is_none_or(|token| token.is_quote() || before(2).is_some_and(Token::is_quote))
    }

    /// The subject after the verb: , said Rana Idris; "…" said the ministry.
    fn inverted(&self, at: usize, end: usize) -> Option<Source> {
        let token = &self.view.prose.tokens[at];
        let next = self.view.token(end)?;
        // "told AFP": who is told does not tell.
        if self.view.any(at, &["told", "tells"])
            || !token.is(Class::Past) && !token.is(Class::Third)
            || self.view.any(end, &["that", "in", "on", "at", "to", "it", "as"])
            || next.is_quote()
        {
            return None;
        }
        let pronoun = next.is(Class::Pronoun) && !next.upper && !self.behind_quote(at);
        let source = self.sources().after(end).filter(|_| !pronoun)?;
        // What follows must not go on as a clause of its own: "said the army killed 14".
        let goes_on = self.view.token(source.end).is_some_and(|next| {
            next.classes.any(Classes::of(&[
                Class::Be,
                Class::Have,
                Class::Modal,
                Class::HarmVerb,
                Class::HarmIntransitive,
            ])) || next.is(Class::Reporting) && !next.is(Class::Gerund)
        });
        let numbered = (source.first..source.end).any(|at| {
            matches!(self.view.prose.tokens[at].kind, Kind::Number) || self.view.prose.tokens[at].is(Class::Vague)
        }) && !self.behind_quote(at);
        (!goes_on && !numbered).then_some(source)
    }

    /// Of a subject before and one after the verb, whether the later one is the speaker.
    fn speaks_better(&self, after: &Source, before: &Source, at: usize) -> bool {
        let near = at - before.end <= 2;
        let closes = self
            .view
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
        (source.first..source.end).any(|at| self.view.is(at, Class::Eyewitness) || self.view.says(at, "team"))
    }

    /// A survey, an inquiry: what it finds is what it says.
    fn inquires(&self, source: &Source) -> bool {
        let mut words = source.first..source.end;
        source.grade < Grade::None && words.any(|at| self.view.prose.tokens[at].is(Class::ReportNoun))
    }

    /// Whether somebody who counts, sees or documents speaks for the writer or for an institution.
    fn counts(&self, at: usize, source: &Source, sight: bool) -> bool {
        let token = &self.view.prose.tokens[at];
        source.voice == Voice::Publisher
            || self.view.says(at, "found") && (self.view.says(at + 1, "that") || self.inquires(source))
            || sight && self.has_reporter(source)
            || token.is(Class::Counting) && source.grade == Grade::Named && !sight
    }
}
