//! Words of names that decide by themselves whether two names are one: numbers, forms of companies, particles.

use crate::names::form::Form;
use crate::prose::words::name::{COMPANY, PARTICLES};

/// The words of a body's name without the form of its company: `Karsa Trading LLC`, `Karsa Trading`.
pub(super) fn bare(words: &[Box<str>]) -> &[Box<str>] {
    match words {
        [rest @ .., last] if !rest.is_empty() && COMPANY.contains(&&**last) => rest,
        _ => words,
    }
}

/// Whether one of two short words begins with sh and the other with a bare s, which no way of transliteration writes
/// for each other: Shafa, Safa.
pub(super) fn hushed_apart(a: &str, b: &str) -> bool {
    let bare = |word: &str| word.starts_with('s') && !word.starts_with("sh") && !word.starts_with("sc");
    a.len().max(b.len()) < 8 && (a.starts_with("sh") && bare(b) || bare(a) && b.starts_with("sh"))
}

/// Whether the surname with its particle stands first in one: `bin Salman Mohammed`, `Mohammed bin Salman`. What goes
/// round is one name; `Salman bin Mohammed` is the father or the son.
pub(super) fn rotated(one: &Form, other: &Form) -> bool {
    let (a, b) = (&one.words, &other.words);
    let round = |by: usize| a[by..].iter().chain(&a[..by]).eq(b.iter());
    a.len() == b.len() && a.iter().any(|word| PARTICLES.contains(&&**word)) && (1..a.len()).any(round)
}

/// Whether two names have different numbers: Louis XVI, Louis XVIII; the II Corps, the III Corps; Camp 4, Camp 5.
pub(super) fn numbered_apart(one: &[Box<str>], other: &[Box<str>]) -> bool {
    fn numbers(words: &[Box<str>]) -> impl Iterator<Item = &Box<str>> {
        words.iter().filter(|word| is_number(word))
    }
    numbers(one).next().is_some() && numbers(other).next().is_some() && numbers(one).ne(numbers(other))
}

/// Digits, or a Roman numeral of two letters or more.
fn is_number(word: &str) -> bool {
    let roman = word.len() > 1 && word.bytes().all(|letter| matches!(letter, b'i' | b'v' | b'x')) && word != "xi";
    roman || word.bytes().all(|letter| letter.is_ascii_digit())
}
