//! Sets of classes by number: a draft has millions of words, and all of them together a few hundred different sets.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::prose::lexicon::{Class, Classes};

/// A set of classes as a token holds it: the same number for equal sets, whichever lexicon they are from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ClassSet(u16);

/// How many numbers there are. The built-in words need some hundreds.
const COUNT: usize = 1 << 16;

/// The sets by number, the first one empty. A set is written before its number is given out, and stays.
static SETS: [[AtomicU64; 2]; COUNT] = [const { [AtomicU64::new(0), AtomicU64::new(0)] }; COUNT];

/// The numbers that are given out.
static NUMBERS: LazyLock<Mutex<FxHashMap<Classes, ClassSet>>> = LazyLock::new(Mutex::default);

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
        let [low, high] = &SETS[usize::from(self.0)];
        // Whoever holds a number was given it after the set was written, so no order need be asked for.
        Classes([low.load(Ordering::Relaxed), high.load(Ordering::Relaxed)])
    }

    /// Whether no class is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::NONE
    }

    /// The classes of both sets.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        let mut all = self.all();
        all.join(other.all());
        // Most sets that are joined are equal, or one of them is empty.
        match all {
            all if all == self.all() => self,
            all if all == other.all() => other,
            all => Self::of(std::iter::once(all))[0],
        }
    }

    /// The numbers of some sets, in their order.
    pub(super) fn of(sets: impl Iterator<Item = Classes>) -> Vec<Self> {
        let mut numbers = NUMBERS.lock().unwrap_or_else(PoisonError::into_inner);
        sets.map(|classes| {
            if classes == Classes::default() {
                return Self::NONE;
            }
            let next = numbers.len() + 1;
            *numbers.entry(classes).or_insert_with(|| {
                // Sixty-five thousand different sets would take as many words of a team's own; what is beyond is no word.
                let Ok(number) = u16::try_from(next) else { return Self::NONE };
                let [low, high] = &SETS[next];
                low.store(classes.0[0], Ordering::Relaxed);
                high.store(classes.0[1], Ordering::Relaxed);
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
        let numbers = ClassSet::of([one, Classes::default(), Classes::of(&[Class::Person]), one].into_iter());
        assert_eq!((numbers[0], numbers[1]), (numbers[3], ClassSet::NONE));
        assert_ne!(numbers[0], numbers[2]);
        assert_eq!(numbers[0].all(), one);
        assert!(numbers[0].has(Class::Nationality) && !numbers[2].has(Class::Nationality));
        assert!(numbers[0].any(Classes::of(&[Class::Person])) && !numbers[1].any(one));
    }
}
