//! What a finding is known by from one run to the next, so that a platform tells new findings from old ones.
//!
//! It is made of what the report shows anyway, masks included, so it tells nothing more: the file, the rule, the words,
//! and how many of the same came before in that file. Edits elsewhere in the draft leave it as it is.

use std::hash::Hasher;

use rustc_hash::FxHashMap;
use siphasher::sip128::{Hasher128, SipHasher13};

use crate::finding::Finding;
use crate::render::Excerpt;

/// Makes fingerprints, each of them once.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    /// How many findings of the file at hand had the same words.
    seen: FxHashMap<u128, u32>,
}

impl Fingerprints {
    /// Begins another file.
    pub(super) fn turn(&mut self) {
        self.seen.clear();
    }

    /// The fingerprint of the next finding of the file: 32 hexadecimal digits.
    pub(super) fn next(&mut self, excerpt: &Excerpt<'_>, finding: &Finding) -> String {
        let words = excerpt.words(finding.span);
        let mut parts = vec![excerpt.name().trim_start_matches("./"), &finding.code];
        // Where a line breaks is no part of what is said.
        parts.extend(words.split_whitespace());
        let same = self.seen.entry(hash(&parts)).or_default();
        *same += 1;
        let count = same.to_string();
        parts.push(&count);
        format!("{:032x}", hash(&parts))
    }
}

/// A hash of parts that is the same on every machine and in every version; the parts cannot run into each other.
fn hash(parts: &[&str]) -> u128 {
    let mut hasher = SipHasher13::new();
    for part in parts {
        hasher.write(part.as_bytes());
        hasher.write(&[0xFF]); // a byte that no text has
    }
    hasher.finish128().as_u128()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::text::{Source, Span};

    /// The fingerprints of findings on every `46`.
    fn marks(text: &str) -> Vec<String> {
        let source = Source::new("a.md", text);
        let mut made = Fingerprints::default();
        let finding = |(at, _)| Finding::new(Severity::Error, Span::new(at, at + 2), "?");
        text.match_indices("46").map(|found| made.next(&Excerpt::whole(&source), &finding(found))).collect()
    }

    #[test]
    fn an_edit_elsewhere_leaves_a_fingerprint() {
        assert_eq!(marks("46 people fled."), marks("It is said:\n\nthat some 46 fled."));
    }

    #[test]
    fn the_same_words_twice_have_two_fingerprints() {
        let [first, second] = &marks("46 and 46")[..] else { panic!("two findings") };
        assert_ne!(first, second);
    }

    #[test]
    fn a_fingerprint_is_the_same_on_every_machine() {
        assert_eq!(marks("46")[0], "4585f9ef618ac603a3d83fa84ec0c08c");
    }
}
