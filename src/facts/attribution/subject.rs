//! The subject of a reporting verb: the phrase before it, whatever stands between the two.

use crate::facts::Grade;
use crate::facts::attribution::source::{LONGEST, SOURCES, Source, Sources, Voice};
use crate::prose::{Class, Classes, Kind, Token};

/// Words with which a clause has its verb.
const VERBS: Classes = Classes::of(&[
    Class::Be,
    Class::Have,
    Class::Modal,
    Class::Reporting,
    Class::Reaction,
    Class::HarmVerb,
    Class::HarmIntransitive,
]);
const FINITE: Classes = Classes::of(&[Class::Past, Class::Third, Class::Be, Class::Have, Class::Modal]);

impl Sources<'_> {
    /// The subject that ends before a token: `Rana Idris, a nurse,` before `said`.
    pub(super) fn before(&self, end: usize) -> Option<Source> {
        let near = self.beside(end);
        // "Residents interviewed by our team said": who interviewed them is not who said it.
        let agent = |source: &Source| self.words.follows(source.first, &["by"]);
        match near {
            Some(source) if !agent(&source) => near,
            _ => self.opening(end).or(near),
        }
    }

    /// The noun phrase that ends right before a verb, its appositions and brackets included.
    fn beside(&self, end: usize) -> Option<Source> {
        let mut end = end;
        let verb = end;
        while end > self.words.sentence.first && self.skips(end - 1) {
            end -= 1;
        }
        // The Observatory "has documented": the quotation begins within the clause.
        if end < verb && self.words.token(end - 1).is_some_and(Token::is_quote) {
            end -= 1;
        }
        // "the National Disaster Authority (NDA) said": the bracket belongs to the name before it.
        if self.words.token(end.checked_sub(1)?)?.is_sign(')') {
            let open = (self.words.sentence.first..end - 1)
                .rev()
                .take(8)
                .find(|&at| self.words.prose.tokens[at].is_sign('('))?;
            return self.graded(self.start(open)?, end);
        }
        let last = self.words.token(end.checked_sub(1)?)?;
        if last.is_sign(',') {
            return self.before_apposition(end - 1);
        }
        // "The government, which puts the number at 40,"
        if last.is(Class::Relative)
            && !last.upper
            && end - 1 > self.words.sentence.first
            && !self.words.any(end - 1, &["whom", "whose"])
        {
            let comma = self.words.sign(end - 2, ',');
            return self.beside(if comma { end - 2 } else { end - 1 });
        }
        self.start(end).and_then(|first| self.graded(first, end)).or_else(|| self.parted(end))
    }

    /// "A harbour doctor whose name is withheld for his own good said": a person with a clause of their own before the verb.
    fn parted(&self, end: usize) -> Option<Source> {
        let words = (self.words.sentence.first..end).rev().take(LONGEST);
        let open = words
            .take_while(|&at| !self.words.prose.tokens[at].is_sign(','))
            .find(|&at| self.words.any(at, &["who", "whose"]))?;
        let first = self.start(open).filter(|&first| self.words.any(first, &["a", "an", "one", "another", "the"]))?;
        let noun = self.words.token(open.checked_sub(1)?)?;
        if noun.is(Class::Singular) && noun.classes.any(SOURCES) {
            return self.graded(first, end);
        }
        // "A ferry pilot whose name is withheld": one person, whatever the trade.
        let source = Source { first, end, grade: Grade::Described, voice: Voice::Other };
        self.is_one_person(open - 1).then_some(source)
    }

    /// "Rana Idris, 34, who runs the clinic, said": the phrase that stands before its appositions, which end at a comma.
    /// Whichever names the speaker better grades it: "a neighbour, Rana Idris,".
    fn before_apposition(&self, close: usize) -> Option<Source> {
        let commas = (self.words.sentence.first..close).rev().take(LONGEST);
        let mut last = close;
        for open in commas.filter(|&at| self.words.prose.tokens[at].is_sign(',')) {
            if open + 1 >= last || !self.opens_apposition(open + 1) {
                return None;
            }
            // An age alone has another apposition, or the name, before it.
            let first = self.start(open).filter(|&first| self.words.prose.tokens[first].kind != Kind::Number);
            if let Some(source) = first.and_then(|first| self.graded(first, open).or_else(|| self.graded(first, close)))
            {
                let names = self.words.token(open + 1).is_some_and(|token| token.capital);
                let other = if names { self.graded(open + 1, last) } else { None };
                let grade = other.map_or(source.grade, |other| other.grade.min(source.grade));
                return Some(Source { grade, end: close, ..source });
            }
            last = open;
        }
        None
    }

    /// Words between a subject and its verb.
    fn skips(&self, at: usize) -> bool {
        self.words.token(at).is_some_and(|token| {
            token.classes.any(Classes::of(&[Class::Have, Class::Modal]))
                || self.words.says(at, "able")
                || self.words.says(at, "to") && at > 0 && self.words.says(at - 1, "able")
                || token.is(Class::Be) && self.words.says(at + 1, "able")
                || token.is(Class::Adverb) && !token.capital && !token.is(Class::Person)
        })
    }

    /// Whether an apposition may begin here: an article, a role, an age, "who".
    fn opens_apposition(&self, at: usize) -> bool {
        self.words.token(at).is_some_and(|token| {
            token.classes.any(Classes::of(&[
                Class::Determiner,
                Class::Office,
                Class::Adverb,
                Class::DescribedSource,
                Class::Relative,
                Class::Nationality,
            ])) || token.kind == Kind::Number
                || token.capital
                || self.words.any(at, &["director", "head", "chief", "spokesman"])
        })
    }

    /// The subject at the beginning of a clause, with more between it and the verb than a phrase holds:
    /// "The governor of Tessel, speaking to reporters, said", "Residents reached by telephone said".
    fn opening(&self, verb: usize) -> Option<Source> {
        let first = self.clause(verb);
        let mut end = first;
        while end < verb && (self.nominal(end) || self.ties(end) || self.is_modifier(end)) && !self.is_reduced(end) {
            // Behind a name in capitals a word that names nobody is its verb: "Human Rights Concern spoke".
            let named = end > first && self.words.prose.tokens[end - 1].capital && end - 1 > first;
            let word = &self.words.prose.tokens[end];
            if named && word.kind == Kind::Word && !word.capital && !word.classes.any(SOURCES) && !self.ties(end) {
                break;
            }
            end += 1;
        }
        let near = end > first && end < verb && verb - first <= LONGEST;
        let between = (end..verb).filter(|_| near);
        let mut relative = false;
        for at in between {
            let token = self.words.token(at)?;
            relative |= token.is(Class::Relative);
            let verb = token.classes.any(VERBS) && token.classes.any(FINITE) && !self.is_reduced(at);
            if verb && !relative {
                return None;
            }
        }
        let source = if near { self.graded(first, end)? } else { return None };
        // "An assessment conducted by the Red Cross": the maker names the work.
        let made = self.words.says(end + 1, "by") && self.holds_report(first, end);
        let maker = if made { self.graded(end + 2, verb) } else { None };
        let grade = maker.map_or(source.grade, |maker| maker.grade.min(source.grade));
        (source.voice == Voice::Other).then_some(Source { grade, ..source })
    }

    /// Where the clause of a verb begins: behind the last "but" or semicolon, and behind an opening like "On Friday,".
    fn clause(&self, verb: usize) -> usize {
        let cut = (self.words.sentence.first..verb).rev().find(|&at| {
            self.words.token(at).is_some_and(|token| {
                token.is(Class::Contrast) || matches!(token.kind, Kind::Sign(';' | ':')) || token.is_quote()
            })
        });
        let first = cut.map_or(self.words.sentence.first, |cut| cut + 1);
        let leads = self.words.token(first).is_some_and(|token| {
            token.classes.any(Classes::of(&[Class::Preposition, Class::Conjunction, Class::Adverb, Class::Gerund]))
        });
        let comma = (first..verb).take(12).find(|&at| self.words.sign(at, ','));
        match comma {
            Some(comma) if leads => comma + 1,
            _ => first,
        }
    }

    fn holds_report(&self, first: usize, end: usize) -> bool {
        self.words.prose.tokens[first..end].iter().any(|token| token.is(Class::ReportNoun))
    }

    fn is_modifier(&self, at: usize) -> bool {
        self.words.token(at).is_some_and(|token| {
            token.kind == Kind::Number || token.classes.any(Classes::of(&[Class::Determiner, Class::Number]))
        })
    }

    /// A participle that modifies the noun before it: a source quoted by, people fleeing, a report released on.
    fn is_reduced(&self, at: usize) -> bool {
        let word = self.words.prose.word(at);
        let behind = self.words.any(at + 1, &["by", "on", "in", "from", "to", "the", "at", "with"]);
        // Nobody is died: a verb without an object has no such participle.
        self.words.token(at).is_some_and(|token| !token.capital && !token.is(Class::HarmIntransitive))
            && at > self.words.sentence.first
            && self.words.token(at - 1).is_some_and(|before| before.kind == Kind::Word && !before.is(Class::Determiner))
            && (word.ends_with("ed") || word.ends_with("ing") || self.words.says(at, "seen"))
            && behind
    }
}
