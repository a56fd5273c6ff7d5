//! Pairs in the order of their keys, mostly few: a tree takes ten times the room for one or two of them, and a library of
//! thousands of drafts holds one for every name.

use std::cmp::Ordering;

/// Pairs in the order of their keys, each key once.
#[derive(Clone, Debug)]
pub(super) struct Few<K, V>(Vec<(K, V)>);

impl<K, V> Default for Few<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Few<K, V> {
    /// The value of the key that compares as equal.
    pub(super) fn get(&self, compared: impl Fn(&K) -> Ordering) -> Option<&V> {
        let at = self.0.binary_search_by(|(key, _)| compared(key)).ok()?;
        Some(&self.0[at].1)
    }

    /// The value of a key, put there where there is none.
    pub(super) fn entry(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let at = self.0.binary_search_by(|(known, _)| known.cmp(&key)).unwrap_or_else(|at| {
            self.0.reserve_exact(usize::from(self.0.is_empty()));
            self.0.insert(at, (key, V::default()));
            at
        });
        &mut self.0[at].1
    }

    /// Gives a key a value.
    pub(super) fn insert(&mut self, key: K, value: V) {
        match self.0.binary_search_by(|(known, _)| known.cmp(&key)) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => {
                self.0.reserve_exact(usize::from(self.0.is_empty()));
                self.0.insert(at, (key, value));
            }
        }
    }

    /// Changes the value of the key that compares as equal, and takes it out where `is_empty` then holds for it.
    pub(super) fn shrink(&mut self, compared: impl Fn(&K) -> Ordering, is_empty: impl FnOnce(&mut V) -> bool) {
        if let Ok(at) = self.0.binary_search_by(|(key, _)| compared(key))
            && is_empty(&mut self.0[at].1)
        {
            self.0.remove(at);
        }
    }

    /// The pairs, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The first value.
    pub(super) fn first(&self) -> Option<&V> {
        self.0.first().map(|(_, value)| value)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stand_once_and_in_order() {
        let mut few: Few<&str, u8> = Few::default();
        few.insert("b", 1);
        few.insert("a", 2);
        few.insert("b", 3);
        *few.entry("c") += 4;
        assert_eq!(few.iter().map(|(&key, &value)| (key, value)).collect::<Vec<_>>(), [("a", 2), ("b", 3), ("c", 4)]);
        assert_eq!((few.get(|&key| key.cmp("b")), few.get(|&key| key.cmp("d"))), (Some(&3), None));
        few.shrink(|&key| key.cmp("b"), |_| false);
        few.shrink(|&key| key.cmp("a"), |_| true);
        assert_eq!((few.len(), few.first(), few.is_empty()), (2, Some(&3), false));
    }
}
