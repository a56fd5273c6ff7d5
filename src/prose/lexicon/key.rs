//! How a word is looked up: in lower case, with straight apostrophes and without full stops, packed into a number.

/// The longest word that has a key, in bytes of its folded form.
const LONGEST: usize = 16;

/// A byte in each place of a key.
const EACH: u128 = u128::MAX / 0xff;
/// The bits that no ASCII letter has.
const HIGH: u128 = 0x80 * EACH;

/// The bit that tells a small letter from a capital, in each place.
const SMALL: u128 = 0x20 * EACH;

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

/// A word of ASCII letters at the beginning of a text, all of it read at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plain {
    /// How many letters it has, [`Plain::LONGEST`] at most; a letter may follow only where it has as many.
    pub length: usize,
    /// Its key.
    pub key: u128,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether it has two letters or more and all are capitals.
    pub upper: bool,
}

impl Plain {
    /// The most letters that are read.
    pub const LONGEST: usize = LONGEST;

    /// The letters that `bytes` begin with.
    #[must_use]
    #[inline]
    pub fn of(bytes: [u8; LONGEST]) -> Self {
        let packed = u128::from_le_bytes(bytes);
        let (low, high) = (packed as u64, (packed >> 64) as u64);
        let (first, letters) = folded_letters(low);
        // Most words end within the first eight letters.
        let (key, length) = if letters < 8 {
            (u128::from(first), letters)
        } else {
            let (rest, more) = folded_letters(high);
            (u128::from(first) | u128::from(rest) << 64, 8 + more)
        };
        let upper = length > 1 && packed & key & SMALL == 0;
        Self { length, key, capital: low & 0x20 == 0, upper }
    }
}

/// The letters that eight bytes begin with, in lower case, and how many they are.
#[inline]
fn folded_letters(packed: u64) -> (u64, usize) {
    const HIGH: u64 = self::HIGH as u64;
    const EACH: u64 = self::EACH as u64;
    let lower = packed | SMALL as u64;
    // As in `key`, no sum runs over into the next place: the eighth bit is taken off first and asked for apart.
    let seven = lower & !HIGH;
    let from_a = seven + u64::from(0x80 - b'a') * EACH;
    let past_z = seven + u64::from(0x80 - b'z' - 1) * EACH;
    let others = !(from_a & !past_z & !packed) & HIGH;
    if others == 0 {
        return (lower, 8);
    }
    // All bits below the first place that holds no letter.
    let letters = ((others & others.wrapping_neg()) >> 7) - 1;
    (lower & letters, others.trailing_zeros() as usize / 8)
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
    fn a_plain_word_has_the_key_of_its_letters() {
        for text in
            ["killed by ten", "UN, (the)", "Zz@a", "Al-Assad", "az{AZ[`@", "naïve", "x", "été", "ABCDEFGHIJKLMNOPQR"]
        {
            let mut bytes = [0; LONGEST];
            bytes.iter_mut().zip(text.bytes()).for_each(|(place, byte)| *place = byte);
            let letters = text.bytes().take(LONGEST).take_while(u8::is_ascii_alphabetic).count();
            let word = &text[..letters];
            let plain = Plain::of(bytes);
            assert_eq!((plain.length, Some(plain.key)), (letters, key(word)), "{text}");
            assert_eq!(plain.upper, letters > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase()), "{text}");
            assert!(
                letters == 0 || plain.capital == word.starts_with(|first: char| first.is_ascii_uppercase()),
                "{text}"
            );
        }
    }

    #[test]
    fn letters_beyond_ascii_count_by_their_bytes() {
        assert!(key("ööööoooooooo").is_some());
        assert_eq!(key("ööööooooooooo"), None);
    }
}
