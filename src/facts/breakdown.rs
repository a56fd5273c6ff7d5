//! Breakdowns: a number of people that a sentence tells in parts: “including 11 children”, “(31 killed and 85 injured)”.

mod list;
mod sort;

pub use sort::Sort;

use crate::facts::breakdown::list::{Lister, Parts};
use crate::facts::{Amount, Bound, Figure, Measure};
use crate::prose::{Class, Classes, Harm, Kind, Lexicon, Prose, View};
use crate::text::Range;

/// A number, and numbers that are told as parts of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Breakdown {
    /// The numbers that together are the whole: one, where no more can be meant.
    pub wholes: Box<[Amount]>,
    /// The parts.
    pub parts: Box<[Part]>,
    /// What the words between them say.
    pub listing: Listing,
}

/// What the words between a whole and its parts say of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// “including”, “of whom”, “of the 40”: there may be others.
    Some,
    /// In brackets, after a colon, or “respectively”: these are all.
    All,
}

/// A part of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The number with its bounding words.
    pub at: Range,
    /// The number, or the lower one of a range.
    pub low: f64,
    /// The number, or the upper one of a range.
    pub high: f64,
    /// What one step of its last written digit is worth.
    pub grain: f64,
    /// What the words around it make of it.
    pub bound: Bound,
    /// Which of the whole it is.
    pub sort: Sort,
}

impl Breakdown {
    /// Whether no two parts can share somebody.
    #[must_use]
    pub fn is_disjoint(&self) -> bool {
        let apart =
            |(at, part): (usize, &Part)| self.parts[at + 1..].iter().all(|other| part.sort.is_apart(other.sort));
        self.parts.iter().enumerate().all(apart)
    }

    /// Whether the parts are all that there can be: men, women and children.
    #[must_use]
    pub fn covers(&self) -> bool {
        Sort::cover(self.parts.iter().map(|part| part.sort))
    }
}

/// A number that the parts or the wholes of a breakdown add up to, with what its words leave open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Total {
    /// The least it can be.
    pub low: f64,
    /// The most it can be; infinite where open.
    pub high: f64,
    /// As it is written, bounds left out.
    pub told: f64,
    /// How much rounding and words like “about” may shift it.
    pub slack: f64,
}

/// How much of a number “about” may hide.
const ABOUT: f64 = 0.05;

impl Total {
    /// What numbers add up to, each as its bounds, its value, the worth of its last digit and its bound.
    fn of(numbers: impl Iterator<Item = (f64, f64, f64, Bound)>) -> Self {
        let zero = Self { low: 0.0, high: 0.0, told: 0.0, slack: 0.0 };
        numbers.fold(zero, |sum, (low, high, grain, bound)| {
            let rounding = if (grain - 1.0).abs() < f64::EPSILON { 0.0 } else { grain / 2.0 };
            let about = if bound == Bound::About { (high * ABOUT).max(1.0) } else { 0.0 };
            Self {
                low: sum.low + if bound == Bound::AtMost { 0.0 } else { low },
                high: sum.high + if bound == Bound::AtLeast { f64::INFINITY } else { high },
                told: sum.told + low,
                slack: sum.slack + rounding + about,
            }
        })
    }
}

impl Breakdown {
    /// What the wholes add up to.
    #[must_use]
    pub fn whole(&self) -> Total {
        Total::of(self.wholes.iter().map(|amount| (amount.low, amount.high, amount.grain, amount.bound)))
    }

    /// What the parts add up to.
    #[must_use]
    pub fn sum(&self) -> Total {
        Total::of(self.parts.iter().map(|part| (part.low, part.high, part.grain, part.bound)))
    }

    /// Whether two parts surely share somebody: children and girls.
    #[must_use]
    pub fn overlaps(&self) -> bool {
        let shares = |(at, part): (usize, &Part)| {
            self.parts[at + 1..].iter().any(|other| match (part.sort, other.sort) {
                (Sort::People(one), Sort::People(other)) => one & other != 0,
                (Sort::People(_), Sort::Civilian | Sort::Armed | Sort::Nation(_))
                | (Sort::Civilian | Sort::Armed | Sort::Nation(_), Sort::People(_)) => true,
                _ => false,
            })
        };
        self.parts.iter().enumerate().any(shares)
    }

    /// Whether only some of the people are told of, as no man is: “(two children and five women)”.
    #[must_use]
    pub fn leaves_out(&self) -> bool {
        let people = self.parts.iter().all(|part| matches!(part.sort, Sort::People(_)));
        people && !self.parts.iter().any(|part| part.sort.has_men())
    }
}

/// Whether a range of a paragraph is a part of a number that is told in parts there.
#[must_use]
pub fn is_part(breakdowns: &[Breakdown], at: Range) -> bool {
    // They stand in the order of the text, few in one another.
    let end = |breakdown: &Breakdown| breakdown.parts.last().map_or(0, |part| part.at.end);
    let first = breakdowns.partition_point(|breakdown| end(breakdown) <= at.start);
    let near = breakdowns[first.saturating_sub(NEIGHBOURS)..].iter().take(2 * NEIGHBOURS);
    near.flat_map(|breakdown| &breakdown.parts).any(|part| part.at.touches(at))
}

/// So many breakdowns before and behind a place are looked at.
const NEIGHBOURS: usize = 4;
/// Words with which a part of people before them begins, followed by “them” or “whom”.
const OF: [&str; 3] = ["of", "among", "amongst"];
const THEM: [&str; 5] = ["whom", "them", "these", "those", "which"];
const PEOPLE: Classes = Classes::of(&[Class::Person, Class::Group, Class::Demonym, Class::Split]);
const HARM: Classes =
    Classes::of(&[Class::HarmVerb, Class::HarmAdjective, Class::HarmNoun, Class::HarmToll, Class::HarmIntransitive]);
/// Words between a number and what its noun is: “14 young women”.
const NOUN: usize = 6;
/// A sentence with more numbers, or more tokens, is a table that lost its lines.
const NUMBERS: usize = 64;
const TOKENS: usize = 600;

/// The breakdowns of a paragraph.
pub(super) fn breakdowns(
    prose: &Prose,
    lexicon: &Lexicon,
    (amounts, figures): (&[Amount], &[Figure]),
) -> Vec<Breakdown> {
    let mut found = Vec::new();
    let counts = amounts.iter().filter(|amount| amount.measure == Measure::Count).count();
    if counts < 2 && !(counts == 1 && prose.text().contains(" a ")) {
        return found;
    }
    let mut from = 0;
    while let Some(first) = amounts.get(from) {
        let index = first.sentence;
        let end = from + amounts[from..].partition_point(|amount| amount.sentence == index);
        let before = from - amounts[..from].iter().rev().take_while(|amount| amount.sentence + 1 == index).count();
        let view = View::new(prose, prose.sentence(index), lexicon);
        let mine = figures.partition_point(|figure| figure.sentence + 1 < index);
        let past = mine + figures[mine..].partition_point(|figure| figure.sentence <= index);
        if end - from <= NUMBERS && from - before <= NUMBERS && view.sentence.end - view.sentence.first <= TOKENS {
            let figures = &figures[mine..past];
            Story { view, amounts: &amounts[from..end], before: &amounts[before..from], figures }.read(&mut found);
        }
        from = end;
    }
    found
}

/// A sentence with numbers.
struct Story<'a> {
    view: View<'a>,
    amounts: &'a [Amount],
    /// The numbers of the sentence before.
    before: &'a [Amount],
    /// The figures of both.
    figures: &'a [Figure],
}

impl Story<'_> {
    fn read(&self, found: &mut Vec<Breakdown>) {
        found.extend(self.opened());
        let mut at = self.view.sentence.first;
        while at < self.view.sentence.end {
            let token = &self.view.prose.tokens[at];
            let breakdown = match token.kind {
                Kind::Word if self.view.any(at, &["including", "incl"]) => self.some(at, at + 1),
                Kind::Word if self.view.any(at, &OF) && self.view.any(at + 1, &THEM) => self.some(at, at + 2),
                Kind::Word if self.view.says(at, "respectively") => self.respectively(at),
                Kind::Sign('(' | '[' | ':') => self.all(at),
                Kind::Sign(',' | '–' | '—') | Kind::Word if self.opens_cover(at) => self.cover(at),
                _ => None,
            };
            let past = breakdown.as_ref().and_then(|breakdown| breakdown.parts.last());
            at = past.map_or(at + 1, |part| self.view.prose.token_at(part.at.end).max(at + 1));
            found.extend(breakdown);
        }
    }

    /// `including 9 women and 4 girls`, `of whom 12 were women`, `12 of them women`; the words that open it stand from
    /// `at` up to `next`.
    fn some(&self, at: usize, next: usize) -> Option<Breakdown> {
        // "Nine, of them four women" and "nine, among them a child": only of "four of them" is the number before a part.
        let tied = next == at + 2 && self.view.says(at, "of");
        let counted = self.amounts.iter().rposition(|amount| amount.end == at && tied);
        let wholes = self.wholes(counted.map_or(at, |own| self.amounts[own].first))?;
        let lister = Lister { verbs: next == at + 2, ..self.lister(&wholes) };
        let parts = match counted {
            Some(own) => lister.after(&self.amounts[own], next),
            None => lister.list(next),
        };
        told(wholes, parts, Listing::Some)
    }

    /// `Of the 40 wounded, 25 were men, 12 women and 3 children`.
    fn opened(&self) -> Option<Breakdown> {
        let first = self.view.sentence.first;
        let opened = self.view.any(first, &OF) || self.view.says(first, "out") && self.view.says(first + 1, "of");
        let whole = *self.amounts.first().filter(|whole| opened && whole.first <= first + 5)?;
        let comma = (whole.end..self.view.sentence.end).take(2 * NOUN).find(|&at| self.view.sign(at, ','))?;
        if !self.is_people(&whole) || self.amounts.get(1).is_some_and(|next| next.first < comma) {
            return None;
        }
        let wholes = vec![whole];
        let parts = Lister { verbs: true, ..self.lister(&wholes) }.list(comma + 1);
        told(wholes, parts, Listing::Some)
    }

    /// `(9 men and 6 women)`, `: 9 men, 6 women and 8 children`.
    fn all(&self, at: usize) -> Option<Breakdown> {
        let whole = *self.nearest(at)?;
        let bracket = !self.view.sign(at, ':');
        let wholes = vec![whole];
        let parts = Lister { bare: true, ..self.lister(&wholes) }.list(at + 1);
        let closed = if bracket {
            self.view.sign(parts.end, ')') || self.view.sign(parts.end, ']')
        } else {
            !self.amounts.iter().any(|amount| amount.first >= parts.end)
        };
        let known = parts.is_sound() && closed && parts.list.len() > 1;
        if !known || !(self.is_people(&whole) || parts.is_near(&whole)) {
            return None;
        }
        told(wholes, parts, Listing::All)
    }

    /// `23 people died in Karsa and Dalim, 14 and 9 respectively`.
    fn respectively(&self, at: usize) -> Option<Breakdown> {
        let end = if self.view.sign(at.checked_sub(1)?, ',') { at - 1 } else { at };
        let last = self.amounts.iter().rposition(|amount| amount.end == end)?;
        let mut first = last;
        while first > 0 {
            let (left, right) = (&self.amounts[first - 1], &self.amounts[first]);
            let gap = left.end..right.first;
            if !gap.clone().all(|at| self.view.sign(at, ',') || self.view.says(at, "and")) || gap.is_empty() {
                break;
            }
            first -= 1;
        }
        let opener = self.amounts[first].first.checked_sub(1)?;
        let comma = self.view.sign(opener, ',') || self.view.says(opener, "with");
        let whole = *self.amounts[..first].last().filter(|whole| comma && first < last && self.is_people(whole))?;
        let parts = self.amounts[first..=last].iter().map(|amount| list::part(amount, Sort::Place)).collect();
        let parts = Parts { list: parts, end: at, open: false };
        if !parts.is_near(&whole) {
            return None;
        }
        told(vec![whole], parts, Listing::All)
    }

    fn opens_cover(&self, at: usize) -> bool {
        let joint =
            self.view.any(at, &["were", "comprising", "namely", "are"]) || !self.view.prose.tokens[at].is_wordy();
        joint && self.amounts.iter().any(|amount| amount.first == at + 1)
    }

    /// `22 people, 9 men, 6 women and 8 children`: all there can be, though no word says so.
    fn cover(&self, at: usize) -> Option<Breakdown> {
        let whole = *self.nearest(at)?;
        let wholes = vec![whole];
        let parts = self.lister(&wholes).list(at + 1);
        let breakdown = told(wholes, parts, Listing::Some)?;
        (breakdown.covers() && breakdown.is_disjoint() && self.is_people(&whole)).then_some(breakdown)
    }

    /// The number just before a sign, where nothing but its own words stands between.
    fn nearest(&self, at: usize) -> Option<&Amount> {
        let whole = self.amounts.iter().rev().find(|amount| amount.end <= at)?;
        let mut between = (whole.end..at).map(|at| &self.view.prose.tokens[at]);
        let near = at - whole.end <= 2 * NOUN && whole.is_count();
        let clause = |at: usize| self.view.prose.tokens[at].is(Class::Relative);
        (near && between.all(|token| token.is_wordy() || token.is_hyphen()) && !(whole.end..at).any(clause))
            .then_some(whole)
    }

    /// The numbers of people before a token that may be what it is a part of; `None` where that cannot be told.
    fn wholes(&self, at: usize) -> Option<Vec<Amount>> {
        let people =
            |amounts: &[Amount]| amounts.iter().filter(|amount| self.is_people(amount)).copied().collect::<Vec<_>>();
        let end = self.amounts.partition_point(|amount| amount.end <= at);
        let mut wholes = people(&self.amounts[..end]);
        // "Among them were 12 children" goes on with the sentence before.
        let near_start = at <= self.view.sentence.first + 3;
        if wholes.is_empty() && near_start {
            wholes = people(self.before);
        } else if (self.view.sentence.first..at).any(|at| self.view.is(at, Class::Weak) && self.counts_people(at)) {
            return None;
        }
        let sound =
            !wholes.is_empty() && wholes.iter().all(|whole| whole.high.is_finite() && whole.bound != Bound::AtLeast);
        let single = wholes.len() == 1 && wholes[0].high.is_finite();
        (sound || single).then_some(wholes)
    }

    /// Whether people stand after a token: “several others”.
    fn counts_people(&self, at: usize) -> bool {
        (at + 1..=at + 3).any(|at| self.view.of(at, PEOPLE) || self.view.is(at, Class::More))
    }

    /// Whether a number counts people: by its noun, or as a figure of harm.
    fn is_people(&self, amount: &Amount) -> bool {
        if amount.measure != Measure::Count {
            return false;
        }
        let figure = self.figure(amount).is_some();
        let mut noun = (amount.end..amount.end + NOUN).map_while(|at| self.view.prose.tokens.get(at));
        let stops = Classes::of(&[Class::Thing, Class::Unit, Class::Preposition, Class::Conjunction, Class::Be]);
        let kind = noun.find(|token| {
            !token.is_wordy()
                || token.classes.any(stops)
                || token.classes.any(PEOPLE.with(&[Class::HarmNoun, Class::HarmAdjective]))
        });
        figure
            || kind.is_some_and(|token| {
                !token.is(Class::Thing) && token.classes.any(PEOPLE.with(&[Class::HarmNoun, Class::HarmAdjective]))
            })
    }

    fn figure(&self, amount: &Amount) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.at.touches(amount.core))
    }

    fn lister(&self, wholes: &[Amount]) -> Lister<'_> {
        let whole = wholes.last();
        let end = whole.map_or(0, |whole| whole.end);
        let harm = whole.and_then(|whole| self.figure(whole)).map(|figure| figure.harm);
        let noun = (end..end + NOUN).map_while(|at| self.view.prose.tokens.get(at));
        let groups = noun
            .take_while(|token| token.is_wordy())
            .find(|token| token.classes.any(PEOPLE))
            .is_some_and(|token| token.is(Class::Group));
        let people = whole.is_some_and(|whole| self.is_people(whole))
            || whole.is_some_and(|whole| whole.end < self.view.sentence.first);
        Lister {
            view: self.view,
            amounts: self.amounts,
            harm: harm.or(self.casualties(end)),
            groups,
            people,
            verbs: false,
            bare: false,
        }
    }

    /// `120 casualties`: both the dead and the wounded are parts of them.
    fn casualties(&self, end: usize) -> Option<Harm> {
        let noun = (end..end + 2).find(|&at| self.view.of(at, HARM))?;
        self.view.lexicon.harm(self.view.token(noun)?.word)
    }
}

/// A breakdown, where there are parts at all.
fn told(wholes: Vec<Amount>, parts: Parts, listing: Listing) -> Option<Breakdown> {
    // "22 people: 9 men, 6 women and several children".
    let listing = if parts.open { Listing::Some } else { listing };
    (!parts.list.is_empty()).then(|| Breakdown { wholes: wholes.into(), parts: parts.list.into(), listing })
}

#[cfg(test)]
mod tests;
