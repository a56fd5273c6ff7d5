//! The noun phrase of a source, and how well a reader could trace it (catalogue, part 2.2).

use crate::facts::Grade;
use crate::prose::{Class, Classes, Kind, Prose, Sentence, Token};

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
const SOURCES: Classes = Classes::of(&[
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
const LONGEST: usize = 28;

/// Reads noun phrases of one sentence.
pub(super) struct Sources<'a> {
    pub prose: &'a Prose,
    pub sentence: Sentence,
}

impl Sources<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.prose.tokens.get(at).filter(|_| self.sentence.holds(at))
    }

    fn says(&self, at: usize, words: &[&str]) -> bool {
        self.sentence.holds(at) && words.iter().any(|word| self.prose.word(at).eq_ignore_ascii_case(word))
    }

    /// The subject that ends before a token: `Rana Idris, a nurse,` before `said`.
    pub(super) fn before(&self, end: usize) -> Option<Source> {
        let mut end = end;
        while end > self.sentence.first && self.skips(end - 1) {
            end -= 1;
        }
        let mut close = end;
        let mut apposition = false;
        // "Rana Idris, a nurse at Dalim hospital, said": the name stands before the comma that opens the apposition.
        if self.token(end.checked_sub(1)?)?.is_sign(',') {
            let open = (self.sentence.first..end - 1).rev().take(22).find(|&at| self.prose.tokens[at].is_sign(','))?;
            if open + 1 >= end - 1 || !self.opens_apposition(open + 1) {
                return None;
            }
            close = open;
            apposition = true;
        }
        let first = self.start(close)?;
        let source = self.graded(first, if apposition { end - 1 } else { close })?;
        Some(source)
    }

    /// Words between a subject and its verb.
    fn skips(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            token.classes.any(Classes::of(&[Class::Have, Class::Modal]))
                || token.is(Class::Adverb) && !token.capital && !token.is(Class::Person)
        })
    }

    /// Whether an apposition may begin here: an article, a role, an age, "who".
    fn opens_apposition(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            token.classes.any(Classes::of(&[
                Class::Determiner,
                Class::Office,
                Class::Adverb,
                Class::DescribedSource,
                Class::Relative,
                Class::Nationality,
            ])) || token.kind == Kind::Number
                || token.capital
                || self.says(at, &["director", "head", "chief", "spokesman"])
        })
    }

    /// Where the noun phrase that ends before `end` begins.
    fn start(&self, end: usize) -> Option<usize> {
        if self.token(end.checked_sub(1)?)?.is(Class::Pronoun) {
            return Some(end - 1);
        }
        let mut at = end;
        while at > self.sentence.first && end - at < LONGEST {
            let before = at - 1;
            let token = self.token(before)?;
            if token.is(Class::Determiner) && !self.says(before, &["that", "all"]) {
                // An article closes the phrase, unless a preposition ties it to a noun before it: the head of the Office.
                let tied = before > self.sentence.first && self.ties(before - 1);
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
            let behind_name = at < end && self.token(at).is_some_and(|token| token.capital);
            let other =
                token.kind == Kind::Number || token.is(Class::Person) && token.is(Class::Plural) && !token.capital;
            if !self.nominal(before) || behind_name && other {
                break;
            }
            at = before;
        }
        let mut first = at;
        while first < end
            && self.token(first).is_some_and(|token| {
                token.is(Class::Preposition) || token.is(Class::Conjunction) || token.is(Class::Relative)
            })
        {
            first += 1;
        }
        (first < end).then_some(first)
    }

    /// A preposition or conjunction inside a source: an official at the ministry.
    fn ties(&self, at: usize) -> bool {
        let between = self.says(at, &["of", "at", "from", "for", "in", "with", "and", "de"]);
        between
            && at > self.sentence.first
            && self
                .token(at - 1)
                .is_some_and(|before| before.kind == Kind::Word && (before.classes.any(SOURCES) || before.capital))
    }

    /// A word that may belong to a source's noun phrase.
    fn nominal(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
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
        let wordy = matches!(token.kind, Kind::Word | Kind::Code | Kind::Ordinal);
        sign || wordy
            && !verb
            && !(stop && !token.capital)
            && !(self.prose.word(at).ends_with("ed")
                && !token.capital
                && !token.classes.any(SOURCES)
                && self.after_noun(at))
    }

    /// Whether a participle stands behind a noun, and so is a verb and no modifier.
    fn after_noun(&self, at: usize) -> bool {
        at > self.sentence.first
            && self.token(at - 1).is_some_and(|before| {
                before.kind == Kind::Word && !before.is(Class::Determiner) && !before.is(Class::Adverb)
            })
    }

    /// The noun phrase that begins at a token: after "said", "according to", "by".
    pub(super) fn after(&self, first: usize) -> Option<Source> {
        let mut first = first;
        while self.token(first).is_some_and(|token| token.is(Class::Adverb) && !token.capital) {
            first += 1;
        }
        let mut end = first;
        while let Some(token) = self.token(end).filter(|_| end - first < LONGEST) {
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
                || token.is_sign('.') && self.token(end + 1).is_none_or(|next| next.spaced);
            let time = self.says(end, &["on", "in", "at", "during", "since"])
                && self
                    .token(end + 1)
                    .is_some_and(|next| next.is(Class::Weekday) || next.is(Class::Month) || next.kind == Kind::Number);
            if stop
                || finite
                || time
                || token.is(Class::Weekday)
                || token.is(Class::Contrast) && !self.adjectival(first, end)
                || token.is(Class::Relative) && end > first
            {
                break;
            }
            end += 1;
        }
        // "said Rana Idris, a nurse": the apposition makes the source no better; it stays outside.
        (end > first).then(|| self.graded(first, end)).flatten()
    }

    /// "reliable but as yet unconfirmed sources": a contrast among adjectives.
    fn adjectival(&self, first: usize, at: usize) -> bool {
        let none = (first..at).all(|at| self.token(at).is_some_and(|token| !token.classes.any(SOURCES)));
        none && (at + 1..at + 6).any(|at| self.token(at).is_some_and(|token| token.is(Class::VagueSource)))
    }

    /// The source that a range of tokens names, if it is one.
    pub(super) fn graded(&self, first: usize, end: usize) -> Option<Source> {
        let tokens = self.prose.tokens.get(first..end)?;
        let source = |grade, voice| Some(Source { first, end, grade, voice });
        if tokens.len() <= 2 && tokens.last()?.is(Class::Pronoun) {
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
            if self.names(at, first) {
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
            () if vague && self.tied(head, end) => Grade::Described,
            () if vague => Grade::Vague,
            () if head_token.is(Class::Office) => Grade::Vague,
            () if foreign && (tokens.len() == 1 || self.says(head, &["forces", "troops", "command"])) => Grade::Named,
            () if institution => Grade::Vague,
            () if report && (self.says(first, &["the", "this", "its", "their"]) || first + 1 < end) => Grade::Vague,
            () => return None,
        };
        source(grade, Voice::Other)
    }

    /// Whether a token is part of a proper name.
    fn names(&self, at: usize, _first: usize) -> bool {
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
        self.tied(head, end) && (head + 1..end).any(|at| self.names(at, head))
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
