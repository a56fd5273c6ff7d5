//! The words that a regular expression cannot do without: where none of them stands, it need not be looked for.

use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind};

/// The most words of which one is asked for: more would stand in every paragraph.
const MOST: usize = 64;

/// The fewest bytes of a word that is worth looking for; of a sign that is no letter one is enough.
const LEAST: usize = 2;

/// Words in lower case, one of which stands, in any case, in whatever the expression matches; `None` where none must, or
/// where the expression cannot be read.
#[must_use]
pub fn required(pattern: &str) -> Option<Vec<String>> {
    let hir = regex_syntax::parse(pattern).ok()?;
    let words = of(&hir)?;
    let telling =
        |word: &String| word.len() >= LEAST || word.chars().all(|char| !char.is_alphanumeric() && char != ' ');
    (words.len() <= MOST && words.iter().all(telling)).then_some(words)
}

fn of(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Literal(_) | HirKind::Class(_) => letter(hir).map(|letters| vec![letters]),
        HirKind::Capture(capture) => of(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => of(&repetition.sub),
        HirKind::Empty | HirKind::Look(_) | HirKind::Repetition(_) => None,
        HirKind::Alternation(all) => {
            let each: Option<Vec<Vec<String>>> = all.iter().map(of).collect();
            Some(each?.concat()).filter(|words| words.len() <= MOST)
        }
        HirKind::Concat(all) => in_a_row(all),
    }
}

/// The best of what stands in a row: letters that touch make one word.
fn in_a_row(all: &[Hir]) -> Option<Vec<String>> {
    let mut best: Option<Vec<String>> = None;
    let mut word = String::new();
    let mut weigh = |words: Vec<String>| {
        let worth = |words: &[String]| words.iter().map(String::len).min().unwrap_or(0);
        if worth(&words) > best.as_deref().map_or(0, worth) {
            best = Some(words);
        }
    };
    for hir in all {
        if let Some(letters) = letter(hir) {
            word.push_str(&letters);
            continue;
        }
        if matches!(hir.kind(), HirKind::Look(_) | HirKind::Empty) {
            continue;
        }
        weigh(vec![std::mem::take(&mut word)]);
        if let Some(words) = of(hir) {
            weigh(words);
        }
    }
    weigh(vec![word]);
    best
}

/// The letters that a part means, in lower case, where it means no others.
fn letter(hir: &Hir) -> Option<String> {
    match hir.kind() {
        HirKind::Literal(literal) => std::str::from_utf8(&literal.0).ok().map(str::to_ascii_lowercase),
        // `(?i)k` is `[kK]` and the sign for kelvin, which no draft writes.
        HirKind::Class(Class::Unicode(class)) => {
            let mut letters = class.iter().flat_map(|range| range.start()..=range.end());
            let first = letters.next().filter(char::is_ascii)?.to_ascii_lowercase();
            let alike = |char: char| char.to_ascii_lowercase() == first || matches!(char, '\u{212A}' | 'ſ');
            let few = class.iter().map(ClassUnicodeRange::len).sum::<usize>() <= 3;
            (few && letters.all(alike)).then(|| first.to_string())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, expected: Option<&[&str]>) {
        let found = required(pattern);
        assert_eq!(
            found.as_deref().map(|words| words.iter().map(String::as_str).collect::<Vec<_>>()).as_deref(),
            expected
        );
    }

    #[test]
    fn the_longest_word_that_must_stand_there_is_required() {
        check(r"\bsoft (?:drink|cake)s?\b", Some(&["soft "]));
        check(r"(\d+(?:\.\d+)?) ?%", Some(&["%"]));
        check("(?i)Kiev", Some(&["kiev"]));
        check(r"TBD|TK\b|to be confirmed", Some(&["tbd", "tk", "to be confirmed"]));
        check(r"\bsituation\b.{0,40}\bremains\b", Some(&["situation"]));
        check("(ab)+c?", Some(&["ab"]));
    }

    #[test]
    fn an_expression_of_choices_requires_nothing() {
        check(r"\d{4}", None);
        check(r"[A-Z]{3,}", None);
        check(r"abc|\d", None);
        check("(abc)?x", None);
        check("(", None);
    }
}
