//! Lists of parts: `9 men, 6 women and a girl`, each a number with the words that tell who they are.

use crate::facts::breakdown::{PEOPLE, Part, Sort};
use crate::facts::{Amount, Bound, Measure};
use crate::prose::{Class, Classes, Harm, Kind, Token, View};

/// What the parts of a list may be parts of.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "four things that are so or not, none of which excludes another")]
pub(super) struct Lister<'a> {
    pub view: View<'a>,
    pub amounts: &'a [Amount],
    /// What befell the whole.
    pub harm: Option<Harm>,
    /// Whether the whole counts families.
    pub groups: bool,
    /// Whether the whole counts people.
    pub people: bool,
    /// Whether verbs may stand in the list: `25 were men`.
    pub verbs: bool,
    /// Whether the list may tell places or kinds instead of people: `9 in Karsa`.
    pub bare: bool,
}

/// Parts in a row, and one past their last token.
pub(super) struct Parts {
    pub list: Vec<Part>,
    pub end: usize,
    /// Whether others may come that are not counted: “and several more”.
    pub open: bool,
}

impl Parts {
    /// Whether every part is a count of its own.
    pub(super) fn is_sound(&self) -> bool {
        self.list.iter().all(|part| part.high.is_finite())
    }

    /// Whether the parts add up to about the whole: only then are things that no word calls parts taken for some.
    pub(super) fn is_near(&self, whole: &Amount) -> bool {
        let sum: f64 = self.list.iter().map(|part| part.low).sum();
        (sum - whole.low).abs() <= (whole.low * NEAR).max(1.0)
    }
}

/// How far, of the whole, a sum may lie from it and still be meant as its parts; copy errors are small.
const NEAR: f64 = 0.15;
/// The words of a part are at most so many.
const WORDS: usize = 9;
const FINITE: Classes =
    Classes::of(&[Class::Be, Class::Have, Class::Modal, Class::Pronoun, Class::Relative, Class::Speech]);

/// A part of a number that stands in a text.
pub(super) fn part(amount: &Amount, sort: Sort) -> Part {
    let Amount { at, low, high, grain, bound, .. } = *amount;
    Part { at, low, high, grain, bound, sort }
}

impl Lister<'_> {
    /// The part whose number stands before words that tie it to its whole: `12 of them were children`.
    pub(super) fn after(&self, amount: &Amount, from: usize) -> Parts {
        let first = self.skip(from);
        let end = self.words(first);
        let mut parts = Parts { list: Vec::new(), end, open: false };
        let measured = amount.measure == Measure::Count && amount.high.is_finite();
        let sort = Sort::of(&self.view, (first, end));
        if measured && first < end && !(self.view.of(first, PEOPLE) && self.is_other_unit(first, end)) {
            parts.list.push(part(amount, sort));
            if sort != Sort::Other && sort.harm().is_none() {
                let more = self.joined(end).map(|next| self.list(next));
                if let Some(more) = more {
                    (parts.end, parts.open) = (more.end, more.open);
                    parts.list.extend(more.list);
                }
            }
        }
        parts
    }

    /// The parts that a list from a token on holds.
    pub(super) fn list(&self, from: usize) -> Parts {
        let mut parts = Parts { list: Vec::new(), end: from, open: false };
        let mut next = Some(from);
        while let Some(at) = next {
            let at = self.skip(at);
            let Some((part, end)) = self.part(at) else {
                parts.open |= self.view.of(at, Classes::of(&[Class::Weak, Class::More]))
                    || self.view.any(at, &["an", "a", "others"]);
                break;
            };
            parts.list.push(part);
            parts.end = end;
            next = self.joined(end);
        }
        parts
    }

    /// The part that begins at a token, and one past its words.
    fn part(&self, at: usize) -> Option<(Part, usize)> {
        let amount = self.amounts.iter().find(|amount| amount.first == at || amount.start == at);
        let (read, first) = match amount {
            Some(amount) if amount.measure == Measure::Count && amount.high.is_finite() => {
                (part(amount, Sort::Other), amount.end)
            }
            Some(_) => return None,
            None => (self.single(at)?, at + 1),
        };
        let end = self.words(first);
        let told = if self.verbs { self.skip(first) } else { first };
        let sort = Sort::of(&self.view, (told, end));
        let people = (told..end).any(|at| self.view.of(at, PEOPLE));
        let finite = (first..end).any(|at| self.view.of(at, FINITE));
        let place = sort == Sort::Place;
        let harm = sort.harm();
        let fits = match harm {
            Some(harm) if self.harm == Some(Harm::Casualties) => matches!(harm, Harm::Death | Harm::Injury),
            Some(harm) => self.harm == Some(harm),
            None => true,
        };
        let others = self.view.is(told, Class::More) && !self.verbs;
        let wrong = !fits || finite && !self.verbs || self.is_other_unit(told, end) || others;
        let named = people || harm.is_some() || place && (self.bare || !self.people) || self.verbs && end > told;
        let listed = named || self.bare && !self.people && end > told;
        (!wrong && listed).then_some((Part { sort, ..read }, end))
    }

    /// `a girl` in a list is one part.
    fn single(&self, at: usize) -> Option<Part> {
        let noun =
            (at + 1..=at + 2).find(|&at| self.view.is(at, Class::Person) && self.view.is(at, Class::Singular))?;
        let at = self.view.any(at, &["a", "an"]).then(|| self.view.prose.range(at, noun))?;
        Some(Part { at, low: 1.0, high: 1.0, grain: 1.0, bound: Bound::Exact, sort: Sort::Other })
    }

    /// Whether the words of a part count something that the whole does not: lorries, families among people.
    fn is_other_unit(&self, first: usize, end: usize) -> bool {
        let head = (first..end).find(|&at| self.view.of(at, PEOPLE.with(&[Class::Thing, Class::Unit])));
        let Some(token) = head.and_then(|at| self.view.token(at)) else { return false };
        let group = token.is(Class::Group);
        let thing = !token.classes.any(PEOPLE);
        group != self.groups && self.people || thing && self.people
    }

    /// One past the words of a part, which go on until a mark, or an “and” before the next number.
    fn words(&self, first: usize) -> usize {
        let mut at = first;
        while at < first + WORDS {
            let Some(token) = self.view.token(at) else { break };
            let number = self.amounts.iter().any(|amount| amount.first == at);
            let stop = !token.is_wordy() && !token.is_hyphen();
            let and = token.is(Class::Conjunction) && self.starts(at + 1);
            let clause =
                token.is(Class::Contrast) || self.view.any(at, &["when", "after", "who", "as", "during", "according"]);
            if number || stop || and || clause {
                break;
            }
            at += 1;
        }
        at
    }

    /// Whether a part may start at a token.
    fn starts(&self, at: usize) -> bool {
        let at = self.skip(at);
        self.amounts.iter().any(|amount| amount.first == at || amount.start == at)
            || self.single(at).is_some()
            || self.view.is(at, Class::Weak)
            || self.view.is(at, Class::More)
    }

    /// The token after the comma or the “and” that goes on with a list.
    fn joined(&self, end: usize) -> Option<usize> {
        let mark = |token: &Token| matches!(token.kind, Kind::Sign(',' | ';' | '+' | '&' | '/'));
        let mut next = end + usize::from(self.view.token(end).is_some_and(mark));
        next += usize::from(self.view.any(next, &["and", "plus"]));
        (next > end && self.starts(next)).then_some(next)
    }

    /// The token after “were”, “also”, “another”.
    fn skip(&self, from: usize) -> usize {
        let mut at = from;
        let stands = |at: usize| self.amounts.iter().any(|amount| amount.first == at);
        while at < from + 3
            && !stands(at)
            && (self.view.is(at, Class::Be) || self.view.any(at, &["also", "there", "reportedly", "another"]))
        {
            at += 1;
        }
        at
    }
}
