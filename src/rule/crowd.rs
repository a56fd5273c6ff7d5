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
    /// The text without capitals of ASCII.
    small: OnceCell<String>,
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

    /// Whether a text is there; in any case, where it has no capital of ASCII itself. `all` gives the whole text.
    pub fn may_hold_text(&self, (needle, any_case): (&str, bool), all: impl FnOnce() -> String) -> bool {
        let text = self.text.get_or_init(all);
        let text = if any_case { self.small.get_or_init(|| text.to_ascii_lowercase()) } else { text };
        memchr::memmem::find(text.as_bytes(), needle.as_bytes()).is_some()
    }

    fn is_small(&self) -> bool {
        self.asked.set(self.asked.get().saturating_add(1));
        self.asked.get() <= FEW
    }
}
