//! How far two words of names are apart, and how far they may be.

use crate::names::sound::{LETTER, Sounds, distance};

/// A cost up to which two ways to write are of one sound.
pub(super) const WRITTEN: u32 = 3;

/// How far two words are apart by ear. Another letter at the beginning counts for more.
pub(super) fn apart(a: &str, b: &str) -> u32 {
    // An article that has grown on: Alnouman, Numan.
    let bare = |word| str::strip_prefix(word, "al").filter(|rest| rest.len() > 4);
    let grown = match (bare(a), bare(b)) {
        (Some(a), None) => sounded(a, b) + 1,
        (None, Some(b)) => sounded(a, b) + 1,
        _ => LETTER * 4,
    };
    sounded(a, b).min(grown)
}

fn sounded(a: &str, b: &str) -> u32 {
    let (one, other) = (Sounds::of(a), Sounds::of(b));
    let cost = distance(&one, &other);
    if one.begins_apart(&other) { cost + LETTER / 2 } else { cost }
}

/// Whether one letter of two words that begin alike was lost, added, changed over or mistaken (catalogue, part 2.4.4).
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    let long = a.len().min(b.len()) >= 5 && a.len().abs_diff(b.len()) < 2 && a.as_bytes()[0] == b.as_bytes()[0];
    long && strsim::osa_distance(a, b) == 1
}

/// How much both words give to hear at least: the mean of their sounds and letters.
pub(super) fn heard(a: &str, b: &str) -> usize {
    let sounds = Sounds::of(a).len().min(Sounds::of(b).len());
    usize::midpoint(sounds, a.len().min(b.len()))
}

/// How far a part may be off where all others are the same.
pub(super) fn framed(heard: usize) -> u32 {
    match heard {
        0..=2 => 0,
        3 => 3,
        4 => 4,
        5 => 7,
        6 => 9,
        7 => 10,
        8..=9 => 12,
        _ => 15,
    }
}

/// How far a given name may be off beside the same family name: brothers are named alike.
pub(super) fn given_alone(heard: usize) -> u32 {
    match heard {
        0..=2 => 0,
        3..=4 => 2,
        5 => 3,
        6 => 7,
        7 => 9,
        _ => 10,
    }
}

/// How far each of several parts may be off.
pub(super) fn strict(heard: usize) -> u32 {
    match heard {
        0..=2 => 0,
        3..=4 => 2,
        5 => 3,
        6 => 4,
        7 => 5,
        _ => 6,
    }
}

/// How far a word of a place's name may be off.
pub(super) fn located(heard: usize) -> u32 {
    match heard {
        0..=3 => 1,
        4..=5 => 3,
        6 => 5,
        7 => 7,
        8 => 9,
        9 => 10,
        _ => 12,
    }
}

/// Whether two words differ in their last vowel alone, so that it makes another name: Karim, Karima; Hamdan, Hamdani;
/// Zelensky, Zelenska. A last e is not heard.
pub(super) fn ends_apart(a: &str, b: &str) -> bool {
    let stem =
        |word: &'_ str| word.strip_suffix('h').unwrap_or(word).trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y']).len();
    let end = |word: &str| match word.strip_suffix('h').unwrap_or(word).bytes().last() {
        Some(b'a') => b'a',
        Some(b'i' | b'y') => b'i',
        Some(b'e') => b'e',
        Some(b'o' | b'u') => b'o',
        _ => 0,
    };
    let apart = match (end(a), end(b)) {
        (b'a' | b'i' | 0, b'e') | (b'e', b'a' | b'i' | 0) => false,
        (one, other) => one != other,
    };
    apart && sounded(&a[..stem(a)], &b[..stem(b)]) < WRITTEN
}

/// Whether one of two words goes on where the other ends, so that it is another place: Chernihiv, Chernihivka;
/// Pokrovsk, Pokrovske; Pivdenne, Pivdennyi.
pub(super) fn grows(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let slavic = |one: &str, other: &str| {
        one.ends_with('e') && (other.ends_with("yi") || other.ends_with("yy") || other.ends_with("sk"))
    };
    long.strip_prefix(short).is_some_and(|rest| rest.len() > 1) || slavic(a, b) || slavic(b, a)
}
