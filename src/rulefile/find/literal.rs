//! The words that a regular expression cannot do without: where none of them stands, it need not be looked for.

use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind};

/// The most words of which one is asked for: more would stand in every paragraph.
const MOST: usize = 64;

/// The fewest letters of a word that is worth looking for.
const LEAST: usize = 2;

/// A word of which an expression says each letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Its letters; without capitals of ASCII where it stands in any case.
    pub text: String,
    /// Whether it stands in any case.
    pub any_case: bool,
}

/// Groups of words: of each group one word stands in whatever the expression matches. There are none where none must
/// stand there, or where the expression cannot be read.
#[must_use]
pub fn required(pattern: &str) -> Vec<Vec<Word>> {
    let mut groups = regex_syntax::parse(pattern).map(|hir| of(&hir)).unwrap_or_default();
    for word in groups.iter_mut().flatten().filter(|word| word.any_case) {
        word.text.make_ascii_lowercase();
    }
    groups
}

/// Whether a word is worth looking for: a sign that is no letter, two letters, or a capital beside a blank.
fn tells(word: &Word) -> bool {
    let mut shown = word.text.chars().filter(|char| *char != ' ');
    let signs = shown.clone().count();
    let capital = !word.any_case && word.text.contains(char::is_uppercase);
    signs >= LEAST
        || (word.text.len() >= LEAST && signs == 1 && capital)
        || shown.next().is_some_and(|char| !char.is_alphanumeric())
}

fn of(hir: &Hir) -> Vec<Vec<Word>> {
    match hir.kind() {
        HirKind::Literal(_) | HirKind::Class(_) => {
            letter(hir).filter(tells).map(|letters| vec![letters]).into_iter().collect()
        }
        HirKind::Capture(capture) => of(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => of(&repetition.sub),
        HirKind::Empty | HirKind::Look(_) | HirKind::Repetition(_) => Vec::new(),
        HirKind::Alternation(all) => {
            let best = |hir| of(hir).into_iter().min_by(|one, other| likely(one).total_cmp(&likely(other)));
            let each: Option<Vec<Vec<Word>>> = all.iter().map(best).collect();
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
fn likely(words: &[Word]) -> f64 {
    let letter = |byte: u8| match byte {
        b'a'..=b'z' => FREQUENCY[usize::from(byte - b'a')],
        b' ' => 180,
        _ => OTHER,
    };
    words.iter().map(|word| word.text.bytes().map(|byte| f64::from(letter(byte)) / 1000.0).product::<f64>()).sum()
}

/// What stands in a row: letters that touch make one word.
fn in_a_row(all: &[Hir]) -> Vec<Vec<Word>> {
    let mut groups = Vec::new();
    let mut word = Word::default();
    for hir in all {
        if let Some(Word { text, any_case }) = letter(hir) {
            word.text.push_str(&text);
            word.any_case |= any_case;
        } else if !matches!(hir.kind(), HirKind::Look(_) | HirKind::Empty) {
            groups.push(vec![std::mem::take(&mut word)]);
            groups.extend(of(hir));
        }
    }
    groups.push(vec![word]);
    groups.retain(|words| words.iter().all(tells));
    groups
}

/// The letters that a part means, where it means no others.
fn letter(hir: &Hir) -> Option<Word> {
    match hir.kind() {
        HirKind::Literal(literal) => {
            std::str::from_utf8(&literal.0).ok().map(|text| Word { text: text.to_owned(), any_case: false })
        }
        HirKind::Capture(capture) => letter(&capture.sub),
        // `(?i)k` is `[kK]` and the sign for kelvin, which no draft writes.
        HirKind::Class(Class::Unicode(class)) => {
            let mut letters = class.iter().flat_map(|range| range.start()..=range.end());
            let first = letters.next().filter(char::is_ascii)?.to_ascii_lowercase();
            let alike = |char: char| char.to_ascii_lowercase() == first || matches!(char, '\u{212A}' | 'ſ');
            let few = class.iter().map(ClassUnicodeRange::len).sum::<usize>() <= 3;
            (few && letters.all(alike)).then(|| Word { text: first.to_string(), any_case: true })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, expected: &[&[&str]]) {
        let found = required(pattern);
        let found: Vec<Vec<&str>> =
            found.iter().map(|words| words.iter().map(|word| word.text.as_str()).collect()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_that_must_stand_there_are_required() {
        check(r"\bsoft (?:drink|cake)s?\b", &[&["soft "], &["drink", "cake"]]);
        check(r"(\d+(?:\.\d+)?) ?%", &[&["%"]]);
        check("(?i)Kiev", &[&["kiev"]]);
        check(r"TBD|TK\b|to be confirmed", &[&["TBD", "TK", "to be confirmed"]]);
        check(r"\bsituation\b.{0,40}\bremains\b", &[&["situation"], &["remains"]]);
        check("(ab)+c?", &[&["ab"]]);
        check(r"\b(N) (?:people|men)", &[&["N "], &["people", "men"]]);
        check(r"\b(n) \w+", &[]);
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
