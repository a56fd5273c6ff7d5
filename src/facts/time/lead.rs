//! The preposition before a time, and from which side it bounds what happened.

use crate::facts::time::reader::Reader;
use crate::facts::time::{Bound, When};
use crate::prose::Class;
use crate::text::Range;

/// The length of the longest word that leads a time: throughout.
const LEAD: usize = 10;

impl Reader<'_> {
    /// The preposition before a time, and from which side it bounds what happened.
    pub(super) fn lead(&self, at: usize, when: &When) -> (Bound, Range) {
        let Some(mut before) = at.checked_sub(1) else { return (Bound::Then, Range::default()) };
        if self.token(before).is_some_and(|token| token.is(Class::About) && !self.says(before, "about")) && before > 0 {
            before -= 1;
        }
        // "by COB Friday": the close of business is still that day.
        if self.says_any(before, &["cob", "eod", "close"]) && before > 0 {
            before -= 1;
        }
        let mut first = before;
        let range = matches!(when, When::Between(..));
        let two = |first: &str, second: &str| {
            self.says(before, second) && before.checked_sub(1).is_some_and(|at| self.says(at, first))
        };
        let bound = match self.lower(before, &mut [0; LEAD]) {
            "since" => Bound::Since,
            // "three minutes from today": the words count from that day, and leave nothing open.
            "from" if before.checked_sub(1).is_some_and(|at| self.is(at, Class::TimeUnit)) => Bound::Then,
            "from" | "starting" | "beginning" if !range => Bound::Since,
            "on" | "in" if two("beginning", "in") || two("beginning", "on") || two("starting", "in") => Bound::Since,
            "after" | "following" => Bound::After,
            "until" | "till" | "by" => Bound::Until,
            "before" => Bound::Before,
            "on" if two("starting", "on") => Bound::Since,
            "on" if two("business", "on") => Bound::Until, // by close of business on Friday
            "of" | "at" if two("as", "of") || two("as", "at") => {
                first -= 1;
                Bound::AsOf
            }
            "to" if two("up", "to") => {
                first -= 1;
                Bound::Until
            }
            "to" if two("prior", "to") => {
                first -= 1;
                Bound::Before
            }
            "than" if two("later", "than") => Bound::Until,
            "on" | "in" | "at" | "during" | "over" | "within" | "throughout" | "through" | "from" | "between"
            | "around" | "about" | "for" => Bound::Then,
            _ => return (self.clocked(before), Range::default()),
        };
        // "before dawn on Friday" is Friday.
        let hour = self.says_any(at, &["dawn", "daybreak", "sunrise", "noon", "midday", "dusk", "sunset", "midnight"]);
        let bound = if hour && matches!(bound, Bound::Before | Bound::After) { Bound::Then } else { bound };
        (bound, self.prose.range(first, before + 1))
    }

    /// "as of 21:00, 3 May": a clock time stands between.
    fn clocked(&self, before: usize) -> Bound {
        let mut window = before.saturating_sub(7)..before;
        let as_of = window.any(|at| {
            self.says(at, "as")
                && (self.says(at + 1, "of") || self.says(at + 1, "at"))
                && self.digits(at + 2).is_some()
                && self.prose.sentence_of(at) == self.prose.sentence_of(before)
        });
        if as_of { Bound::AsOf } else { Bound::Then }
    }

    /// The word at `at` in lower case; empty where it is longer than the prepositions of time are.
    fn lower<'b>(&self, at: usize, buffer: &'b mut [u8; LEAD]) -> &'b str {
        let words = self.words(at).as_bytes();
        let Some(lower) = buffer.get_mut(..words.len()) else { return "" };
        lower.copy_from_slice(words);
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).unwrap_or("")
    }
}
