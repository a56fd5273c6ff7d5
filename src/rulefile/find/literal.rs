//! The words that a regular expression cannot do without: where none of them stands, it need not be looked for.

use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind};

/// The most words of which one is asked for: more would stand in every paragraph.
const MOST: usize = 64;

/// The fewest bytes of a word that is worth looking for; of a sign that is no letter one is enough.
const LEAST: usize = 2;

/// Groups of words in lower case: of each group one word stands, in any case, in whatever the expression matches. There
/// are none where none must stand there, or where the expression cannot be read.
#[must_use]
pub fn required(pattern: &str) -> Vec<Vec<String>> {
    regex_syntax::parse(pattern).map(|hir| of(&hir)).unwrap_or_default()
}

/// Whether a word is worth looking for.
fn tells(word: &String) -> bool {
    word.len() >= LEAST || (!word.is_empty() && word.chars().all(|char| !char.is_alphanumeric() && char != ' '))
}

fn of(hir: &Hir) -> Vec<Vec<String>> {
    match hir.kind() {
        HirKind::Literal(_) | HirKind::Class(_) => {
            letter(hir).filter(tells).map(|letters| vec![letters]).into_iter().collect()
        }
        HirKind::Capture(capture) => of(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => of(&repetition.sub),
        HirKind::Empty | HirKind::Look(_) | HirKind::Repetition(_) => Vec::new(),
        HirKind::Alternation(all) => {
            let best = |hir| of(hir).into_iter().min_by(|one, other| likely(one).total_cmp(&likely(other)));
            let each: Option<Vec<Vec<String>>> = all.iter().map(best).collect();
            each.map(|each| each.concat()).filter(|words| words.len() <= MOST).into_iter().collect()
        }
        HirKind::Concat(all) => in_a_row(all),
    }
}

/// How often each letter from a to z stands among a thousand of English, and any other sign.
const FREQUENCY: [u16; 26] =
    [82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2, 20, 1];
const OTHER: u16 = 10;

/// How likely one of some words stands at a place, as far as its letters tell.
fn likely(words: &[String]) -> f64 {
    let letter = |byte: u8| match byte {
        b'a'..=b'z' => FREQUENCY[usize::from(byte - b'a')],
        b' ' => 180,
        _ => OTHER,
    };
    words.iter().map(|word| word.bytes().map(|byte| f64::from(letter(byte)) / 1000.0).product::<f64>()).sum()
}

/// What stands in a row: letters that touch make one word.
fn in_a_row(all: &[Hir]) -> Vec<Vec<String>> {
    let mut groups = Vec::new();
    let mut word = String::new();
    for hir in all {
        if let Some(letters) = letter(hir) {
            word.push_str(&letters);
        } else if !matches!(hir.kind(), HirKind::Look(_) | HirKind::Empty) {
            groups.push(vec![std::mem::take(&mut word)]);
            groups.extend(of(hir));
        }
    }
    groups.push(vec![word]);
    groups.retain(|words| words.iter().all(tells));
    groups
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
    fn check(pattern: &str, expected: &[&[&str]]) {
        assert_eq!(required(pattern), expected);
    }

    #[test]
    fn words_that_must_stand_there_are_required() {
        check(r"\bsoft (?:drink|cake)s?\b", &[&["soft "], &["drink", "cake"]]);
        check(r"(\d+(?:\.\d+)?) ?%", &[&["%"]]);
        check("(?i)Kiev", &[&["kiev"]]);
        check(r"TBD|TK\b|to be confirmed", &[&["tbd", "tk", "to be confirmed"]]);
        check(r"\bsituation\b.{0,40}\bremains\b", &[&["situation"], &["remains"]]);
        check("(ab)+c?", &[&["ab"]]);
    }

    #[test]
    fn of_each_choice_the_rarest_word_is_required() {
        check("(?:the quartz|a zinc) mine|the end", &[&["the quartz", "a zinc", "the end"]]);
        check(r"the\d+zinc|pit", &[&["zinc", "pit"]]);
    }

    #[test]
    fn an_expression_of_choices_requires_nothing() {
        check(r"\d{4}", &[]);
        check(r"[A-Z]{3,}", &[]);
        check(r"abc|\d", &[]);
        check("(abc)?x", &[]);
        check("(", &[]);
    }
}
