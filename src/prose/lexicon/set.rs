//! Sets of classes and lists by number: a draft has millions of words, and all of them together some hundred different
//! sets.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::prose::lexicon::list::{List, Lists, WIDTH};
use crate::prose::lexicon::{Class, Classes};

/// A set of classes, and of named lists, as a token holds it: the same number for equal sets, whichever lexicon they are from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ClassSet(u16);

/// How many numbers there are. The built-in words need some hundreds.
const COUNT: usize = 1 << 16;

/// The sets by number, the first one empty. A set is written before its number is given out, and stays.
static SETS: [[AtomicU64; 2 + WIDTH]; COUNT] = [const { [const { AtomicU64::new(0) }; 2 + WIDTH] }; COUNT];

/// The numbers that are given out.
static NUMBERS: LazyLock<Mutex<FxHashMap<(Classes, Lists), ClassSet>>> = LazyLock::new(Mutex::default);

impl ClassSet {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// Whether a class is in the set.
    #[must_use]
    #[inline]
    pub fn has(self, class: Class) -> bool {
        self.all().has(class)
    }

    /// Whether any class of the other set is in this one.
    #[must_use]
    #[inline]
    pub fn any(self, other: Classes) -> bool {
        self.all().any(other)
    }

    /// The classes.
    #[must_use]
    #[inline]
    pub fn all(self) -> Classes {
        let [low, high, ..] = &SETS[usize::from(self.0)];
        // Whoever holds a number was given it after the set was written, so no order need be asked for.
        Classes([low.load(Ordering::Relaxed), high.load(Ordering::Relaxed)])
    }

    /// The lists.
    #[must_use]
    #[inline]
    pub fn lists(self) -> Lists {
        let [_, _, lists @ ..] = &SETS[usize::from(self.0)];
        Lists(lists.each_ref().map(|bits| bits.load(Ordering::Relaxed)))
    }

    /// Whether a list is in the set.
    #[must_use]
    #[inline]
    pub fn stands_in(self, list: List) -> bool {
        self.lists().has(list)
    }

    /// Whether no class is in the set: a word that stands in lists only means nothing to the readers of facts.
    #[must_use]
    #[inline]
    pub fn is_empty(self) -> bool {
        self == Self::NONE || self.all() == Classes::default()
    }

    /// The classes and lists of both sets.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        let whole = |set: Self| (set.all(), set.lists());
        let mut all = whole(self);
        all.0.join(other.all());
        all.1.join(other.lists());
        // Most sets that are joined are equal, or one of them is empty.
        match all {
            all if all == whole(self) => self,
            all if all == whole(other) => other,
            all => Self::of(std::iter::once(all))[0],
        }
    }

    /// The numbers of some sets, in their order.
    pub(super) fn of(sets: impl Iterator<Item = (Classes, Lists)>) -> Vec<Self> {
        let mut numbers = NUMBERS.lock().unwrap_or_else(PoisonError::into_inner);
        sets.map(|set| {
            if set == <(Classes, Lists)>::default() {
                return Self::NONE;
            }
            let next = numbers.len() + 1;
            *numbers.entry(set).or_insert_with(|| {
                // Sixty-five thousand different sets would take as many words of a team's own; what is beyond is no word.
                let Ok(number) = u16::try_from(next) else { return Self::NONE };
                let bits = set.0.0.into_iter().chain(set.1.0);
                SETS[next].iter().zip(bits).for_each(|(place, bits)| place.store(bits, Ordering::Relaxed));
                Self(number)
            })
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_sets_have_one_number() {
        let one = Classes::of(&[Class::Person, Class::Nationality]);
        let mut listed = Lists::default();
        listed.put(List(70));
        let sets = [one, Classes::default(), Classes::of(&[Class::Person]), one].map(|set| (set, Lists::default()));
        let numbers = ClassSet::of(sets.into_iter().chain([(one, listed), (Classes::default(), listed)]));
        assert_eq!((numbers[0], numbers[1]), (numbers[3], ClassSet::NONE));
        assert_ne!(numbers[0], numbers[2]);
        assert_eq!(numbers[0].all(), one);
        assert!(numbers[0].has(Class::Nationality) && !numbers[2].has(Class::Nationality));
        assert!(numbers[0].any(Classes::of(&[Class::Person])) && !numbers[1].any(one));
        assert!(numbers[4].stands_in(List(70)) && !numbers[4].stands_in(List(6)) && !numbers[0].stands_in(List(70)));
        assert_eq!((numbers[4].all(), numbers[0].joined(numbers[5])), (one, numbers[4]));
        assert!(numbers[5].is_empty() && numbers[5] != ClassSet::NONE && !numbers[4].is_empty());
    }
}
