//! Who of the persons named in a draft is a private one, how old they are, and what is said right beside their names.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use crate::document::{Document, ParagraphId, Slot};
use crate::facts::Entity;
use crate::names::registry::Registry;
use crate::prose::words::person::{EVERYDAY, PUBLIC};
use crate::prose::{Class, Kind, Lexicon, List, Prose, Sentence, Token};
use crate::text::{Range, Span};

/// How many tokens beside a name may say who its bearer is.
const NEAR: usize = 8;

/// A person named in a draft.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// The paragraph.
    pub slot: &'a Slot,
    /// Its number.
    pub paragraph: ParagraphId,
    /// Where the name stands in it.
    pub at: Range,
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// The sentence that holds it.
    pub sentence: Sentence,
}

/// Who of the persons of a draft is private: neither the registry knows them, nor says the draft in any place that they
/// stand in public.
#[derive(Debug)]
pub struct Circle<'a> {
    document: &'a Document,
    registry: &'a Registry,
    public: OnceCell<FxHashSet<String>>,
}

impl<'a> Circle<'a> {
    /// The persons of a draft.
    #[must_use]
    pub fn of(document: &'a Document, registry: &'a Registry) -> Self {
        Self { document, registry, public: OnceCell::new() }
    }

    /// Whether a person is private.
    #[must_use]
    pub fn is_private(&self, person: &Person<'_>) -> bool {
        let public = || self.public.get_or_init(|| self.publics());
        person.is_private(self.registry) && !public().contains(&person.words().to_lowercase())
    }

    /// The names of those in public, whole and without their first parts.
    fn publics(&self) -> FxHashSet<String> {
        let mut names = FxHashSet::default();
        for (id, slot) in self.document.paragraphs() {
            for person in persons(slot, id).filter(|person| !person.is_private(self.registry)) {
                let words = person.words().to_lowercase();
                names.extend(words.match_indices(' ').map(|(at, _)| words[at + 1..].to_owned()));
                names.insert(words);
            }
        }
        names
    }
}

/// The persons named in a paragraph, in order.
pub fn persons(slot: &Slot, paragraph: ParagraphId) -> impl Iterator<Item = Person<'_>> {
    let prose = &slot.paragraph.prose;
    let names = slot.paragraph.facts.names.iter().filter(|name| name.entity == Entity::Person);
    names.map(move |name| {
        let (first, end) = (prose.token_at(name.at.start), prose.token_at(name.at.end));
        let sentence = prose.sentence(prose.sentence_of(first));
        Person { slot, paragraph, at: name.at, first, end, sentence }
    })
}

impl<'a> Person<'a> {
    /// The prose around the name.
    #[must_use]
    pub fn prose(&self) -> &'a Prose {
        &self.slot.paragraph.prose
    }

    /// The name as it is written.
    #[must_use]
    pub fn words(&self) -> &'a str {
        self.prose().words(self.at)
    }

    /// The source of the name.
    #[must_use]
    pub fn span(&self, document: &Document) -> Span {
        document.span(self.paragraph, self.at)
    }

    /// Whether given name and surname are told.
    #[must_use]
    pub fn is_full(&self) -> bool {
        let tokens = &self.prose().tokens[self.first..self.end];
        tokens.iter().filter(|token| token.capital && token.at.end - token.at.start > 1).count() > 1
    }

    /// Whether nothing says that the bearer holds an office, speaks for others or is known to the public.
    #[must_use]
    pub fn is_private(&self, registry: &Registry) -> bool {
        let tokens = self.beside_before().chain(self.apposition());
        let public = |at: usize| is_public(self.prose(), at);
        !tokens.into_iter().any(public) && registry.find(self.words(), Entity::Person).is_none()
    }

    /// Whether a word of a list stands right beside the name as what its bearer is: `the boy, Omar Haddad`.
    #[must_use]
    pub fn is_called(&self, list: List) -> bool {
        self.beside_before().chain(self.apposition()).any(|at| self.prose().is(at, list))
    }

    /// The age that is told beside the name, in years.
    #[must_use]
    pub fn age(&self, lexicon: &Lexicon) -> Option<u64> {
        let prose = self.prose();
        let at = self.after();
        let sign = |at: usize, sign: char| prose.tokens.get(at).is_some_and(|token| token.is_sign(sign));
        // `Layla Nader, 9,`; `Layla Nader (9)`; `Layla Nader, aged 9`; `Layla Nader, a 9-year-old girl`.
        if sign(at, ',') || sign(at, '(') {
            let mut next = at + 1;
            while next < at + 4
                && prose.says_any(next, &["aged", "age", "a", "an", "just", "only", "then", "who", "is"])
            {
                next += 1;
            }
            if let Some(age) = years(prose, next, lexicon) {
                let end = prose.tokens.get(next + 1);
                let closed = end.is_none_or(|end| {
                    matches!(end.kind, Kind::Sign(',' | ')' | '.' | ';' | '-' | '‑' | '–' | '/' | ':'))
                        || end.line_start
                });
                let told = prose.says_any(next + 1, &["year", "years", "from", "and", "who", "months", "month", "old"]);
                let counts = prose.says_any(next + 1, &["and"]) && !prose.says_any(next - 1, &["aged", "age"]);
                return (closed || told && !counts).then_some(age).filter(|_| !is_share(prose, next));
            }
        }
        // `Nine-year-old Layla Nader`; `the 9-year-old girl, Layla Nader`.
        let from = self.first.saturating_sub(NEAR).max(self.sentence.first);
        let old = (from..self.first).rev().find(|&at| prose.says_any(at, &["old", "year-old", "years-old"]))?;
        let between = &prose.tokens[old + 1..self.first];
        if between.iter().any(|token| token.is(Class::Conjunction) || token.is(Class::Preposition) || verbal(token)) {
            return None;
        }
        let back = old.saturating_sub(4).max(self.sentence.first);
        (back..old).rev().find_map(|at| years(prose, at, lexicon))
    }

    /// One past the name and a possessive ending.
    #[must_use]
    pub fn after(&self) -> usize {
        let possessive = self.prose().tokens.get(self.end).is_some_and(|next| next.kind == Kind::Possessive);
        self.end + usize::from(possessive)
    }

    /// The tokens of the noun that the name stands beside: `Foreign Minister Omar Haddad`, `The detainee, Omar Haddad`.
    fn beside_before(&self) -> impl Iterator<Item = usize> + use<'a> {
        let prose = self.prose();
        let comma = self.first.checked_sub(1).filter(|&at| prose.tokens[at].is_sign(','));
        let last = comma.unwrap_or(self.first);
        let first = last.saturating_sub(NEAR).max(self.sentence.first);
        let noun = move |at: &usize| {
            let token = &prose.tokens[*at];
            let of = prose.says_any(*at, &["of", "for", "the", "a", "an"]);
            let part = token.is_hyphen() || token.kind == Kind::Possessive || of || token.kind == Kind::Number;
            part || token.is_wordy() && !verbal(token) && !token.is(Class::Preposition) && !token.is(Class::Conjunction)
        };
        (first..last).rev().take_while(noun)
    }

    /// The tokens of an apposition behind the name: `, the mayor of Dalim,`; `, 34, a nurse,`.
    fn apposition(&self) -> std::ops::Range<usize> {
        let (prose, at) = (self.prose(), self.after());
        let sign = |at: usize| {
            prose.tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Sign(',' | '(' | '–' | '—')))
        };
        // “…,” said Omar Haddad, the mayor: the comma is often left out behind a verb.
        let said = self.first.checked_sub(1).is_some_and(|at| prose.tokens[at].is(Class::Reporting));
        let bare = said && prose.says_any(at, &["a", "an", "the"]);
        if !sign(at) && !bare {
            return at..at;
        }
        let mut first = at + 1;
        // An age of its own stands before it.
        if prose.tokens.get(first).is_some_and(|token| token.kind == Kind::Number) && sign(first + 1) {
            first += 2;
        }
        let limit = (first + 2 * NEAR).min(self.sentence.end);
        let ends = |&at: &usize| {
            let token = &prose.tokens[at];
            matches!(token.kind, Kind::Sign(',' | ')' | '.' | ';' | ':' | '–' | '—'))
                || token.is(Class::Relative)
                || token.is(Class::Be)
                || token.is(Class::Have)
                || token.classes.has(Class::Reporting) && token.is(Class::Past)
        };
        first..(first..limit).find(ends).unwrap_or(limit)
    }
}

/// Whether a token cannot be part of a noun: a verb in a finite form.
fn verbal(token: &Token) -> bool {
    let finite = token.is(Class::Past) || token.is(Class::Third) || token.is(Class::Be) || token.is(Class::Have);
    finite && !token.capital && !token.is(Class::Singular) && !token.is(Class::Plural) && !token.is(Class::Title)
}

fn is_public(prose: &Prose, at: usize) -> bool {
    let token = &prose.tokens[at];
    if prose.is(at, EVERYDAY) {
        return false;
    }
    token.is(Class::Office)
        || token.is(Class::Title)
        || token.phrases.has(Class::Title)
        || token.phrases.has(Class::Office)
        || prose.is(at, PUBLIC)
}

/// The years that a token tells, where a person may have them.
fn years(prose: &Prose, at: usize, lexicon: &Lexicon) -> Option<u64> {
    let token = prose.tokens.get(at)?;
    let words = prose.words(token.at);
    match token.kind {
        Kind::Number if words.len() <= 2 => words.parse().ok(),
        Kind::Word if token.is(Class::Number) => {
            Some(lexicon.value(token.word)).filter(|&value| value > 0 && value < 100)
        }
        // "nine-year-old" may be one word.
        Kind::Word | Kind::Code => {
            let first = words.split(['-', '\u{2010}', '\u{2011}']).next().filter(|first| first.len() < words.len())?;
            first.parse().ok().or_else(|| Some(lexicon.value(lexicon.word(first))).filter(|&value| value > 0))
        }
        _ => None,
    }
}

/// Whether a number is one of money, per cent or a score.
fn is_share(prose: &Prose, at: usize) -> bool {
    prose.tokens.get(at + 1).is_some_and(|next| next.is_sign('%')) || prose.says_any(at + 1, &["per", "percent"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::text::Source;

    /// The persons of a text: name, age, and "private" or "public".
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::read(Source::new("a.md", text), Format::Markdown, Lexicon::built_in(), None);
        let mut found = Vec::new();
        for (id, slot) in document.paragraphs() {
            found.extend(persons(slot, id).map(|person| {
                let age = person.age(Lexicon::built_in()).map_or(String::new(), |age| format!(" {age}"));
                let kind = if person.is_private(Registry::built_in()) { "private" } else { "public" };
                format!("{}{age} {kind}", person.words())
            }));
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn an_age_stands_beside_its_name() {
        check("Layla Nader, 9, was hurt.", &["Layla Nader 9 private"]);
        check("The ward admitted Layla Nader (9) at noon.", &["Layla Nader 9 private"]);
        check("They met Layla Nader, aged 9, in the ward.", &["Layla Nader 9 private"]);
        check("Layla Nader, a 9-year-old girl, was hurt.", &["Layla Nader 9 private"]);
        check("Nine-year-old Layla Nader was hurt.", &["Layla Nader 9 private"]);
        check("A surgeon treated 12-year-old Layla Nader.", &["Layla Nader 12 private"]);
    }

    #[test]
    fn a_count_beside_a_name_is_no_age() {
        check("Her aunt, Layla Nader, 9 others and a guard left.", &["Layla Nader private"]);
        check("Her aunt, Layla Nader, 9 per cent of the ward and a guard left.", &["Layla Nader private"]);
    }

    #[test]
    fn an_office_beside_a_name_makes_it_public() {
        check("The mayor, Omar Haddad, left.", &["Omar Haddad public"]);
        check("Omar Haddad, the mayor of Dalim, left.", &["Omar Haddad public"]);
        check("General Omar Haddad left.", &["Omar Haddad public"]);
        check("Omar Haddad, a spokesman for the council, left.", &["Omar Haddad public"]);
        check("Antonio Guterres left.", &["Antonio Guterres public"]);
    }

    #[test]
    fn kin_and_trade_leave_a_name_private() {
        check("Her husband, Omar Haddad, left.", &["Omar Haddad private"]);
        check("Omar Haddad, a farmer, left.", &["Omar Haddad private"]);
        check("The detainee, Omar Haddad, left.", &["Omar Haddad private"]);
    }
}
