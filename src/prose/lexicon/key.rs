//! How a word is looked up: in lower case, with straight apostrophes and without full stops, packed into a number.

/// The longest word that has a key, in bytes of its folded form.
const LONGEST: usize = 16;

/// A byte in each place of a key.
const EACH: u128 = u128::MAX / 0xff;
/// The bits that no ASCII letter has.
const HIGH: u128 = 0x80 * EACH;

/// The key of a word: its folded bytes, the first one lowest. `None` where there are more than sixteen.
#[must_use]
pub(super) fn key(words: &str) -> Option<u128> {
    let Some(packed) = packed(words.as_bytes()) else { return folded(words) };
    // All of this is done to sixteen letters at once. A sum never runs over into the next place: ASCII has seven bits.
    if packed & HIGH != 0 {
        return folded(words);
    }
    let no_stop = (packed ^ (u128::from(b'.') * EACH)) + 0x7f * EACH;
    if no_stop & HIGH != HIGH {
        return folded(words);
    }
    let from_a = packed + u128::from(0x80 - b'A') * EACH;
    let past_z = packed + u128::from(0x80 - b'Z' - 1) * EACH;
    let capital = from_a & !past_z & HIGH;
    Some(packed | capital >> 2)
}

/// The letters of a word as the lexicon has them: lower case, straight apostrophes, no full stop (`Gen.`, `U.N.`).
pub(super) fn letters(words: &str) -> impl Iterator<Item = char> {
    let kept = words.chars().filter(|&char| char != '.');
    kept.flat_map(char::to_lowercase).map(|char| if char == '’' { '\'' } else { char })
}

/// Where the search for a key begins, before it is cut to the size of the table.
#[must_use]
pub(super) const fn hash(key: u128) -> usize {
    let (low, high) = (key as u64, (key >> 64) as u64);
    // Two odd numbers without a pattern, as in FxHash: the upper bits of the products depend on all letters.
    let mixed = low.wrapping_mul(0xf135_7aea_2e62_a9c5).wrapping_add(high.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    (mixed >> 32) as usize
}

/// Sixteen bytes at most, in one number. Words are read from both ends, and what is read twice falls on itself.
fn packed(bytes: &[u8]) -> Option<u128> {
    if bytes.len() > LONGEST {
        return None;
    }
    if let (Some(&first), Some(&last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        let shift = 8 * (bytes.len() - 8);
        return Some(u128::from(u64::from_le_bytes(first)) | u128::from(u64::from_le_bytes(last)) << shift);
    }
    if let (Some(&first), Some(&last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let shift = 8 * (bytes.len() - 4);
        return Some(u128::from(u64::from(u32::from_le_bytes(first)) | u64::from(u32::from_le_bytes(last)) << shift));
    }
    let place = |at: usize| bytes.get(at).map_or(0, |&byte| u32::from(byte) << (8 * at));
    Some(u128::from(place(0) | place(1) | place(2)))
}

/// The key of a word with full stops or letters beyond ASCII, one letter after the other.
#[cold]
fn folded(words: &str) -> Option<u128> {
    let mut bytes = [0; LONGEST];
    let mut end = 0;
    for char in letters(words) {
        let start = end;
        end += char.len_utf8();
        char.encode_utf8(bytes.get_mut(start..end)?);
    }
    Some(u128::from_le_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str) {
        assert_eq!(key(one), key(other), "{one} and {other}");
        assert!(key(one).is_some(), "{one}");
    }

    #[test]
    fn case_full_stops_and_the_shape_of_apostrophes_do_not_matter() {
        check("KILLED", "killed");
        check("U.N.", "un");
        check("Gen.", "GEN");
        check("Sana’a", "sana'a");
        check("Türkiye", "TÜRKIYE");
        check("D.I.S.A.P.P.E.A.R.E.D.", "disappeared");
    }

    #[test]
    fn a_key_is_the_folded_word() {
        let long = "Aa[@`Zz{'0-9_abcdefghij";
        for end in 0..=LONGEST {
            let word = &long[..end];
            let mut bytes = [0; LONGEST];
            bytes[..end].copy_from_slice(word.to_lowercase().as_bytes());
            assert_eq!(key(word), Some(u128::from_le_bytes(bytes)), "{word}");
        }
        assert_eq!(key(&long[..=LONGEST]), None);
    }

    #[test]
    fn letters_beyond_ascii_count_by_their_bytes() {
        assert!(key("ööööoooooooo").is_some());
        assert_eq!(key("ööööooooooooo"), None);
    }
}
