//! Named lists of words and phrases, and the sets of lists that a word stands in.

/// A named list of words. Lists stand in `rules/lexicon/`; the program knows each by a constant of `words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct List(pub(super) u8);

/// A named list of phrases, some of which may be single words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhraseList(pub(super) u8);

impl PhraseList {
    /// The list as sets of lists have it: the words that stand in it alone, and those with which its phrases begin.
    #[must_use]
    pub const fn list(self) -> List {
        List(self.0)
    }
}

/// How many words of 64 bits a set of lists takes.
pub(super) const WIDTH: usize = 3;

/// A set of lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lists(pub(super) [u64; WIDTH]);

impl Lists {
    /// Whether a list is in the set.
    #[must_use]
    #[inline]
    pub const fn has(self, list: List) -> bool {
        self.0[list.0 as usize / 64] & (1 << (list.0 % 64)) != 0
    }

    /// Whether any of these lists is in the set.
    #[must_use]
    #[inline]
    pub fn any(self, lists: &[List]) -> bool {
        lists.iter().any(|&list| self.has(list))
    }

    /// Puts all lists of another set into this one.
    #[inline]
    pub fn join(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(one, other)| *one |= other);
    }
}
