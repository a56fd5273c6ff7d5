//! How well a reader could trace a source: by its head noun, its names, what ties it to a place (catalogue, part 2.2).

use crate::facts::Grade;
use crate::facts::attribution::source::{SOURCES, Source, Sources, Voice};
use crate::prose::words::source::UNTOLD;
use crate::prose::{Class, Classes, Kind, Token};

/// What decides how well a noun phrase could be traced.
#[expect(clippy::struct_excessive_bools, reason = "four things that are so or not, none of which excludes another")]
struct Phrase<'a> {
    /// Its head noun.
    head: usize,
    token: &'a Token,
    /// Whether it holds a proper name that is no nationality.
    proper: bool,
    /// Whether it holds a nationality.
    foreign: bool,
    /// Whether it holds a body: a ministry, an agency.
    institution: bool,
    /// Whether it is of one that nothing has named: a, an, one, another.
    one: bool,
}

impl<'a> Phrase<'a> {
    fn of(sources: &'a Sources<'_>, first: usize, end: usize) -> Option<Self> {
        let head = sources.head(first, end);
        let token = sources.words.token(head)?;
        let named = || (first..end).filter(|&at| sources.names(at)).map(|at| &sources.words.prose.tokens[at]);
        let class_of_people = token.is(Class::VagueSource) && token.is(Class::Plural);
        let mut tokens = sources.words.prose.tokens[first..end].iter();
        Some(Self {
            head,
            token,
            proper: named().any(|token| !token.is(Class::Nationality)),
            foreign: sources.words.prose.tokens[first..end]
                .iter()
                .any(|token| token.capital && token.is(Class::Nationality) && !token.is(Class::VagueQualifier)),
            institution: !class_of_people && tokens.any(|token| token.is(Class::Institution)),
            one: sources.words.any(first, &["a", "an", "one", "another"]),
        })
    }
}

/// How many tokens into the next sentence the reason is looked for why there is no name.
const REASON: usize = 12;

impl Sources<'_> {
    /// The source that a range of tokens names, if it is one.
    pub(super) fn graded(&self, first: usize, end: usize) -> Option<Source> {
        let tokens = self.words.prose.tokens.get(first..end).filter(|tokens| !tokens.is_empty())?;
        let source = |(grade, voice)| Source { first, end, grade, voice };
        if tokens.len() <= 2 && tokens.last()?.is(Class::Pronoun) && !tokens.last()?.upper {
            return self.pronoun(end).map(source);
        }
        if self.publishes(first, end) {
            return Some(source((Grade::Named, Voice::Publisher)));
        }
        // "medics and witnesses": as good as the better of the two.
        let join = (first + 1..end - 1).find(|&at| self.words.says(at, "and"));
        if let Some((one, other)) = join.and_then(|join| self.graded(first, join).zip(self.graded(join + 1, end))) {
            return Some(source((one.grade.min(other.grade), Voice::Other)));
        }
        self.noun_phrase(first, end).map(source)
    }

    /// The voice of a pronoun: the publisher's, or that of whoever spoke before.
    fn pronoun(&self, end: usize) -> Option<(Grade, Voice)> {
        // "what it claimed", "the journalist it identified": a relative clause says nothing of its own.
        let goes_on = Classes::of(&[
            Class::Conjunction,
            Class::Adverb,
            Class::Contrast,
            Class::Relative,
            Class::Condition,
            Class::Past,
            Class::Third,
            Class::Gerund,
        ]);
        if end > self.words.sentence.first + 1 {
            let before = &self.words.prose.tokens[end - 2];
            let noun = before.kind == Kind::Word && !before.classes.any(goes_on) && !self.words.says(end - 2, "as");
            if noun || self.words.says(end - 2, "what") {
                return None;
            }
        }
        match self.words.prose.word(end - 1).to_ascii_lowercase().as_str() {
            "we" | "i" => Some((Grade::Named, Voice::Publisher)),
            "he" | "she" | "it" | "they" | "both" | "all" | "others" => Some((Grade::Described, Voice::Pronoun)),
            "them" if end >= 2 && self.words.says(end - 2, "of") => Some((Grade::Described, Voice::Pronoun)),
            _ => None,
        }
    }

    /// "our researchers", "this Office", "the Commission": whoever publishes the draft.
    fn publishes(&self, first: usize, end: usize) -> bool {
        let tokens = &self.words.prose.tokens[first..end];
        let own = self.words.says(first, "our") && tokens.iter().any(|token| token.is(Class::SelfSource));
        let this = self.words.says(first, "this")
            && self.words.any(end - 1, &["office", "mission", "commission", "report", "update"]);
        let body = self.words.says(first, "the")
            && tokens.last().is_some_and(|token| token.capital)
            && self.words.any(end - 1, &["office", "mission", "commission"]);
        own || tokens.len() <= 3 && (this || body)
    }

    /// The grade of a noun phrase: its head noun decides, with what stands before and behind it.
    fn noun_phrase(&self, first: usize, end: usize) -> Option<(Grade, Voice)> {
        let phrase = Phrase::of(self, first, end)?;
        let Phrase { head, proper, foreign, institution, one, .. } = phrase;
        let is = |class| phrase.token.is(class);
        let (vague, described, report) = (is(Class::VagueSource), is(Class::DescribedSource), is(Class::ReportNoun));
        let body = is(Class::Institution);
        let office = is(Class::Office) && is(Class::Singular);
        let the = self.words.says(first, "the");
        let plural = is(Class::Plural) && !is(Class::Singular);
        let tied = self.tied(head, end);
        if self.is_untold(first, head, end) {
            return None;
        }
        // The first row that holds decides.
        let rows = [
            (
                self.words.says(head, "media") && head > first && self.words.any(head - 1, &["state", "run"]),
                Grade::Named,
            ),
            (self.eyewitness(first, end, proper), Grade::Named),
            (self.named_head(head), Grade::Named),
            (described && !self.names(first) && !is(Class::Office) && !self.ends_in_person(end), Grade::Described),
            (report && (proper || institution), Grade::Named),
            (office && !one && !self.names(head), Grade::Named),
            // "government figures", "police records"
            (report && self.follows_institution(first, head) && !one, Grade::Named),
            (vague && self.bodied(first, head), Grade::Described),
            (vague && self.tied_to_name(head, end), Grade::Described),
            (vague && (proper && !body || foreign), Grade::Described),
            (vague && self.has_sector(first, head), Grade::Described),
            (one && !phrase.token.capital && self.is_one_person(head) && tied, Grade::Described),
            (proper && !vague, Grade::Named),
            (institution && plural, Grade::Vague),
            (institution && !one && !(vague && !body), Grade::Named),
            (office && one && !foreign, Grade::Described),
            (office, Grade::Named),
            (body && one, Grade::Vague),
            (described || vague && (tied || self.is_withheld() || self.is_kept(first, end)), Grade::Described),
        ];
        if let Some(&(_, grade)) = rows.iter().find(|(holds, _)| *holds) {
            return Some((grade, Voice::Other));
        }
        // "the group", "the same source": the one that was named or described before.
        let count = is(Class::HarmToll) || is(Class::Total);
        if (vague || report) && is(Class::Singular) && the && !proper && !count {
            return Some((Grade::Described, Voice::Pronoun));
        }
        let rows = [
            (is(Class::Person) && is(Class::Singular) && !vague, Grade::Described),
            (vague || is(Class::Office) || is(Class::Person), Grade::Vague),
            (foreign && (end - first == 1 || self.words.any(head, &["forces", "troops", "command"])), Grade::Named),
            (institution, Grade::Vague),
            (report && (the || first + 1 < end), Grade::Vague),
        ];
        rows.iter().find(|(holds, _)| *holds).map(|&(_, grade)| (grade, Voice::Other))
    }

    /// "reports", "unconfirmed reports", "reports from Tessel": nobody.
    fn is_untold(&self, first: usize, head: usize, end: usize) -> bool {
        let alone = end - first == 1 && self.words.any(head, &["reports", "report", "estimates", "figures"]);
        let untold = end - first == 2 && self.words.says(head, "reports") && self.words.listed(first, UNTOLD);
        alone || untold || self.is_of_a_place(head, end)
    }

    /// "local health authorities", "Protection Sector partners": a class of people with a field of work.
    fn has_sector(&self, first: usize, head: usize) -> bool {
        self.words.any(head, &["authorities", "authority", "partners"])
            && (first..head).any(|at| self.words.is(at, Class::Sector))
    }

    fn follows_institution(&self, first: usize, head: usize) -> bool {
        head > first && self.words.is(head - 1, Class::Institution)
    }

    /// Whether the sentence, or the one behind it, says why there is no name: on condition of anonymity, who asked not to
    /// be named.
    fn is_withheld(&self) -> bool {
        let prose = self.words.prose;
        let says = |at: usize, words: &[&str]| words.iter().any(|word| prose.says(at, word));
        let next = says(self.words.sentence.end, &["he", "she", "they", "the"]);
        let end = if next { self.words.sentence.end + REASON } else { self.words.sentence.end };
        (self.words.sentence.first..end.min(prose.tokens.len())).any(|at| {
            says(at, &["anonymity", "withheld", "pseudonym"])
                || says(at, &["not"])
                    && says(at + 1, &["to"])
                    && says(at + 2, &["be"])
                    && says(at + 3, &["named", "identified", "quoted"])
        })
    }

    /// A source that has a letter or is called confidential: a name is known and kept back.
    fn is_kept(&self, first: usize, end: usize) -> bool {
        (first..end).any(|at| self.is_label(at) || self.words.any(at, &["confidential", "protected"]))
    }

    /// The letter of a source that is told from others without a name: Witness B.
    fn is_label(&self, at: usize) -> bool {
        let letter = self.words.token(at).is_some_and(|token| token.capital && self.words.prose.word(at).len() == 1);
        letter
            && at > self.words.sentence.first
            && self.words.token(at - 1).is_some_and(|noun| {
                noun.capital
                    && noun.is(Class::Singular)
                    && noun.classes.any(Classes::of(&[Class::DescribedSource, Class::VagueSource]))
            })
    }

    /// "a nurse at the clinic, Rana Idris": a person's name closes the phrase.
    fn ends_in_person(&self, end: usize) -> bool {
        (end.saturating_sub(3)..end).any(|at| self.names(at) && self.words.is(at, Class::Given))
    }

    /// Whether a token is part of a proper name.
    fn names(&self, at: usize) -> bool {
        let Some(token) = self.words.token(at).filter(|_| !self.is_label(at)) else { return false };
        if !token.capital
            || token.kind != Kind::Word && token.kind != Kind::Code
            || token.classes.any(Classes::of(&[Class::Weekday, Class::Month, Class::Determiner, Class::Pronoun]))
        {
            return false;
        }
        if at > self.words.sentence.first && !self.words.prose.tokens[at - 1].is_quote() && !token.line_start {
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
        !common && !plain
            || self.words.token(at + 1).is_some_and(|next| next.capital && !self.shouted())
                && !plain
                && !self.is_label(at + 1)
    }

    /// Text in capitals throughout: a capital tells nothing there.
    fn shouted(&self) -> bool {
        let tokens = &self.words.prose.tokens[self.words.sentence.first..self.words.sentence.end];
        tokens.len() > 6 && tokens.iter().filter(|token| token.kind == Kind::Word).all(|token| token.capital)
    }

    /// The head noun: the last source noun before a preposition, else the last word.
    fn head(&self, first: usize, end: usize) -> usize {
        let noun = |at: &usize| self.words.of(*at, SOURCES);
        let stops = |token: &Token| token.is(Class::Preposition) || token.is(Class::Relative) || token.is_sign(',');
        let one = self.words.any(first, &["a", "an", "one"]);
        let stop = (first + 1..end)
            .find(|&at| {
                self.words.token(at).is_some_and(stops) && (one && at > first + 1 || (first..at).any(|at| noun(&at)))
            })
            .unwrap_or(end);
        (first..stop).rev().find(noun).unwrap_or(stop.saturating_sub(1).max(first))
    }

    /// Whether a name follows its role: spokesman Omar Haddad; minister Sergey Lavrov.
    fn named_head(&self, head: usize) -> bool {
        self.words.token(head).is_some_and(|token| {
            token.classes.any(Classes::of(&[Class::Office, Class::DescribedSource, Class::VagueSource, Class::Title]))
        }) && self.words.token(head + 1).is_some_and(|next| {
            let name = matches!(next.kind, Kind::Word | Kind::Code) && next.capital;
            name && !next.is(Class::Weekday) && !self.shouted() && !self.is_label(head + 1)
        })
    }

    /// "reports from Tessel": a place reports nothing.
    pub(super) fn is_of_a_place(&self, head: usize, end: usize) -> bool {
        let sources = |at: usize| self.words.token(at).is_some_and(|token| token.classes.any(SOURCES) || token.upper);
        self.words.says(head, "reports") && self.words.any(head + 1, &["from", "in"]) && !(head + 2..end).any(sources)
    }

    /// "a health ministry official": a body before the class of people.
    fn bodied(&self, first: usize, head: usize) -> bool {
        (first..head).any(|at| {
            self.words.token(at).is_some_and(|token| token.is(Class::Institution) && !token.is(Class::VagueQualifier))
        })
    }

    /// "activists from the Dockers' Committee", "officials in Karsa": a name behind a preposition.
    fn tied_to_name(&self, head: usize, end: usize) -> bool {
        self.tied(head, end) && (head + 1..end).any(|at| self.names(at))
    }

    fn tied(&self, head: usize, end: usize) -> bool {
        head + 1 < end
            && self
                .words
                .any(head + 1, &["from", "of", "at", "in", "with", "for", "interviewed", "there", "who", "near"])
    }

    /// "A Reuters reporter", "our correspondent": eyes of a named outlet.
    fn eyewitness(&self, first: usize, end: usize, proper: bool) -> bool {
        let eyes = (first..end).any(|at| self.words.is(at, Class::Eyewitness));
        eyes && proper && !self.words.any(end - 1, &["witnesses", "reporters", "journalists"])
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::{Facts, Grade};
    use crate::format::Block;
    use crate::prose::{Lexicon, Prose};

    #[track_caller]
    fn check(text: &str, expected: Option<Grade>) {
        let prose = Prose::read(Block::of(text), Lexicon::built_in());
        let facts = Facts::read(&prose, Lexicon::built_in());
        assert_eq!(facts.attributions.first().map(|said| said.grade), expected, "{text}");
    }

    #[test]
    fn a_source_that_is_kept_back_is_described() {
        check("Interview 114, a nurse, said that nine people had died.", Some(Grade::Described));
        check("Witness B told the Mission that nine people had died.", Some(Grade::Described));
        check("A confidential source said that nine people had died.", Some(Grade::Described));
        check("A harbour doctor whose name is withheld for his own good said six had drowned.", Some(Grade::Described));
        check("Nine people died, according to a source who asked not to be named.", Some(Grade::Described));
        check("An official said nine people had died. He spoke on condition of anonymity.", Some(Grade::Described));
    }

    #[test]
    fn a_bare_source_is_vague() {
        check("A source said that nine people had died.", Some(Grade::Vague));
        check("An official said nine people had died. Roads were shut.", Some(Grade::Vague));
    }
}
