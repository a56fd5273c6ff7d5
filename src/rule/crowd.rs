//! What a draft holds, for a crowd of rules to ask before each looks for itself.

use std::cell::{Cell, OnceCell};

use rustc_hash::FxHashSet;

/// Rules that look for themselves before the draft is summed up. Chosen so that the built-in rules about words never
/// pay for what only a team's hundreds gain from.
const FEW: u32 = 32;

/// The words and the text of the paragraphs that rules look at, summed up when many ask.
#[derive(Debug, Default)]
pub struct Crowd {
    asked: Cell<u32>,
    words: OnceCell<FxHashSet<u64>>,
    text: OnceCell<String>,
}

impl Crowd {
    /// Whether the words may be there that a rule needs; `hashes` are those of words one of which must stand there, and
    /// `all` gives the hashes of all words.
    pub fn may_hold_words(&self, hashes: impl IntoIterator<Item = u64>, all: impl FnOnce() -> FxHashSet<u64>) -> bool {
        if self.is_small() {
            return true;
        }
        let words = self.words.get_or_init(all);
        hashes.into_iter().any(|hash| words.contains(&hash))
    }

    /// Whether one of some texts may be there, which have no ASCII capital; `all` gives the whole text without such.
    pub fn may_hold_text(&self, needles: &[String], all: impl FnOnce() -> String) -> bool {
        let text = self.text.get_or_init(all).as_bytes();
        needles.iter().any(|needle| memchr::memmem::find(text, needle.as_bytes()).is_some())
    }

    fn is_small(&self) -> bool {
        self.asked.set(self.asked.get().saturating_add(1));
        self.asked.get() <= FEW
    }
}
