//! The figures of one sentence: each quantity with its people, its harm, and what it takes over from the one before.

use crate::facts::figure::aside::{Told, is_aside};
use crate::facts::figure::attach::{Joined, Joiner};
use crate::facts::figure::ellipsis::Before;
use crate::facts::figure::harm::Hit;
use crate::facts::figure::people::Counted;
use crate::facts::figure::phrase::{OPENERS, Phrase, Reader};
use crate::facts::figure::unreal::{Joint, status};
use crate::facts::figure::{Figure, Form, merge, response};
use crate::prose::words::figure::{CHILDREN, RECRUITS};
use crate::prose::{Class, Classes, Harm, Kind, Sentence, View};

/// Whether a figure may stand in a sentence at all.
pub(super) fn may_count(sentence: &Sentence) -> bool {
    sentence.numbered || sentence.classes.any(OPENERS)
}

/// Adds the figures of a sentence, whose number is `index`, to those found before it.
pub(super) fn figures(view: View<'_>, index: usize, hits: &[Hit], found: &mut Vec<Figure>) {
    let carried = found.last().filter(|figure| index - figure.sentence <= 1).map(|figure| figure.harm);
    if hits.is_empty() && carried.is_none() {
        return;
    }
    let from = found.len();
    Reading { view, index, joiner: Joiner { view, hits }, carried, from, found }.read();
    merge::merge(&view, from, found);
}

struct Reading<'a> {
    view: View<'a>,
    index: usize,
    joiner: Joiner<'a>,
    /// The harm of the last figure of the sentence before.
    carried: Option<Harm>,
    /// How many figures were found before this sentence.
    from: usize,
    found: &'a mut Vec<Figure>,
}

impl Reading<'_> {
    fn read(&mut self) {
        let view = self.view;
        let mut at = view.sentence.first;
        let mut last = None;
        while let Some(token) = view.token(at) {
            if !matches!(token.kind, Kind::Number | Kind::Ordinal) && !token.classes.any(OPENERS) {
                at += 1;
                continue;
            }
            let Some(phrase) = Reader { view, last }.phrase(at).filter(|_| !self.out_of(at)) else {
                at += 1;
                continue;
            };
            let end = phrase.end();
            let joined = self.joiner.join(&phrase).or_else(|| {
                let here = self.found.get(self.from..).and_then(|found| found.last()).map(|figure| figure.harm);
                let before = Before { view: &view, last, here, carried: self.carried };
                before.taken_over(&phrase).map(|hit| Joined { hit, end })
            });
            match joined {
                Some(joined) if self.push(&phrase, &joined) => {
                    last = Some(if joined.hit.first == joined.hit.end { self.predicate(end) } else { end });
                    at = joined.end.max(end);
                }
                _ => at = phrase.quantity.end.max(at + 1),
            }
        }
    }

    /// One past "were children" in "of whom 41 were children and 22 women".
    fn predicate(&self, end: usize) -> usize {
        let view = &self.view;
        if !view.any(end, &["were", "are"]) {
            return end;
        }
        let noun = (end + 1..end + 4).find(|&at| view.is(at, Class::Person));
        noun.map_or(end, |noun| noun + 1)
    }

    /// "19 provinces out of 23": the whole of which the things before are a part.
    fn out_of(&self, at: usize) -> bool {
        self.view.preceded(at, &["out", "of"])
    }

    /// Adds a figure, unless the text does not assert it as a fact.
    fn push(&mut self, phrase: &Phrase, joined: &Joined) -> bool {
        let (view, hit) = (&self.view, &joined.hit);
        let quantity = &phrase.quantity;
        if self.just_moves(phrase, hit) || response::is_help(view, phrase, hit) || self.is_rate(phrase, hit) {
            return false;
        }
        if self.tells_who(phrase) {
            return false;
        }
        let told = if self.found.len() > self.from { Told::Before } else { Told::Nobody };
        if is_aside(view, phrase, hit, told) {
            return false;
        }
        let joint = Joint { first: quantity.first, hit, count: &quantity.count };
        let Some(status) = status(view, joint) else { return false };
        let prose = view.prose;
        let people = match phrase.counted {
            Counted::People { head, end } => {
                let of = usize::from(view.says(quantity.end, "of") && quantity.end < head);
                Some(prose.range((quantity.end + of).min(head), end))
            }
            // "1,475 new deaths": what stands before the harm itself is nobody.
            Counted::Unknown { end } if end == hit.first && hit.is(Class::HarmNoun) => None,
            Counted::Unknown { end } => Some(prose.range(quantity.end, end)),
            _ => None,
        };
        let harm_at = if hit.first == hit.end {
            prose.range(quantity.first, quantity.end)
        } else {
            prose.range(hit.first, hit.end)
        };
        self.found.push(Figure {
            at: prose.range(quantity.first, joined.end.max(phrase.end())),
            count: quantity.count,
            harm: response::harm(view, phrase, hit),
            harm_at,
            people,
            status,
            sentence: self.index,
        });
        true
    }

    /// "one of them a child": who the one before was.
    fn tells_who(&self, phrase: &Phrase) -> bool {
        let first = phrase.quantity.first;
        let before = self.found.get(self.from..).and_then(|found| found.last());
        phrase.quantity.count.form == Form::Indefinite
            && self.view.follows(first, &["them", "whom", "those"])
            && before.is_some_and(|figure| self.view.prose.token_at(figure.at.end) == first)
    }

    /// "three children a day", "killed five every hour": a rate and no count.
    fn is_rate(&self, phrase: &Phrase, hit: &Hit) -> bool {
        let view = &self.view;
        if (phrase.quantity.first..phrase.quantity.core).any(|at| view.says(at, "average")) {
            return true;
        }
        let rate = |at: usize| {
            let unit = |at: usize| view.is(at, Class::TimeUnit) && view.is(at, Class::Singular);
            view.any(at, &["a", "an", "per", "each", "every"])
                && unit(at + 1)
                && !view.says(at + 2, "ago")
                && !view.any(at + 2, &["after", "before", "earlier", "later"])
                || view.says(at, "daily")
        };
        let behind = hit.first >= phrase.end() && !view.any(hit.end, &["a", "an"]);
        rate(phrase.end()) || behind && rate(hit.end)
    }

    /// Ministers who left, passengers who arrived: displaced are only people who lose a home by it.
    fn just_moves(&self, phrase: &Phrase, hit: &Hit) -> bool {
        let view = &self.view;
        let weak = hit.first < hit.end && view.is(hit.first, Class::WeakMove);
        let share = phrase.quantity.count.form == Form::Share && hit.is(Class::HarmNoun);
        if share && matches!(hit.harm, Harm::Displacement | Harm::Affected) {
            return true; // "barely 30 per cent of the refugees own a stove"
        }
        let uprooted = Classes::of(&[Class::Uprooted, Class::Demonym]);
        match phrase.counted {
            Counted::People { head, .. } => {
                let child = view.listed(head, CHILDREN) || view.any(phrase.quantity.end, &["child", "underage"]);
                let recruits = view.listed(hit.first, RECRUITS) && !child;
                recruits || weak && !view.any(head, &["others", "them", "those", "whom"]) && !view.of(head, uprooted)
            }
            // "Twelve ballots were missing"; a name may be one of a people.
            Counted::Unknown { end } => {
                let named = view.token(end - 1).is_some_and(|noun| noun.capital && !noun.upper);
                let broad = view.is(hit.first, Class::Broad) || hit.harm == Harm::Missing && !named;
                weak || broad || hit.harm == Harm::Affected
            }
            _ => false,
        }
    }
}
