//! Cuts prose into tokens, each looked up once in the lexicon.

use crate::format::Block;
use crate::prose::lexicon::Lexicon;
use crate::prose::token::{Kind, Token};
use crate::prose::{Class, Classes, Word};
use crate::text::Range;

/// The tokens of a block, without the stretches that are no prose.
pub(super) fn tokens(block: &Block, lexicon: &Lexicon) -> Vec<Token> {
    let mut scan = Scan { text: &block.text, at: 0, spaced: true, line_start: true, tokens: Vec::new(), lexicon };
    scan.tokens.reserve(block.text.len() / 5 + 1);
    for mark in block.marks.iter().filter(|mark| mark.kind.is_mute()) {
        if (mark.at.start as usize) < scan.at {
            continue;
        }
        scan.until(mark.at.start as usize);
        scan.at = mark.at.end as usize;
        scan.spaced = true;
    }
    scan.until(block.text.len());
    let mut tokens = scan.tokens;
    tokens.shrink_to_fit(); // tokens are most of what a document weighs
    // Only where a phrase really begins do readers look for it again.
    for at in 0..tokens.len() {
        if tokens[at].is(Class::PhraseStart) && lexicon.phrases_at(&tokens, at).next().is_none() {
            tokens[at].classes.take_out(Class::PhraseStart);
        }
    }
    tokens
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    spaced: bool,
    line_start: bool,
    tokens: Vec<Token>,
    lexicon: &'a Lexicon,
}

impl Scan<'_> {
    fn until(&mut self, end: usize) {
        let bytes = self.text.as_bytes();
        while self.at < end {
            match bytes[self.at] {
                b'\n' => {
                    (self.spaced, self.line_start) = (true, true);
                    self.at += 1;
                }
                b' ' | b'\t' | b'\r' | 0x0b | 0x0c => {
                    self.spaced = true;
                    self.at += 1;
                }
                byte if byte.is_ascii_alphabetic() => match plain(&bytes[self.at..end]) {
                    Some(length) if bytes.get(self.at + length) == Some(&b'-') => self.hyphened(length, end),
                    Some(length) => self.push(length, Kind::Word),
                    None => self.wordy(end),
                },
                byte if byte.is_ascii_digit() => match self.note(end) {
                    Some(length) => self.at += length,
                    None => self.wordy(end),
                },
                byte if byte.is_ascii() => self.push(1, Kind::Sign(char::from(byte))),
                _ => self.foreign(end),
            }
        }
    }

    /// A token or a space that begins beyond ASCII.
    fn foreign(&mut self, end: usize) {
        let Some(first) = self.text[self.at..end].chars().next() else { return };
        if first.is_whitespace() || matches!(first, '\u{200b}' | '\u{ad}') {
            self.spaced = true;
            self.at += first.len_utf8();
        } else if first.is_alphanumeric() {
            self.wordy(end);
        } else {
            self.push(first.len_utf8(), Kind::Sign(first));
        }
    }

    fn push(&mut self, length: usize, kind: Kind) {
        let words = &self.text[self.at..self.at + length];
        let known = match kind {
            Kind::Word | Kind::Code => self.lexicon.find(words),
            _ => (Word::UNKNOWN, Classes::default()),
        };
        self.push_known(length, kind, known);
    }

    fn push_known(&mut self, length: usize, kind: Kind, (word, classes): (Word, Classes)) {
        let (start, end) = (self.at, self.at + length);
        let words = &self.text[start..end];
        let capital = match words.as_bytes()[0] {
            byte if byte.is_ascii() => byte.is_ascii_uppercase(),
            _ => words.starts_with(char::is_uppercase),
        };
        let upper = capital
            && kind == Kind::Word
            && words.chars().nth(1).is_some_and(|second| !second.is_lowercase())
            && !words.contains(char::is_lowercase);
        let at = Range::new(start as u32, end as u32);
        let (spaced, line_start) = (self.spaced, self.line_start);
        self.tokens.push(Token { at, kind, spaced, line_start, capital, upper, word, classes });
        (self.at, self.spaced, self.line_start) = (end, false, false);
    }

    /// A word with a hyphen behind it: one word with what follows, where a page's edge broke it (`displa-\nced`).
    fn hyphened(&mut self, length: usize, end: usize) {
        let (head, rest) = (&self.text[self.at..self.at + length], &self.text[self.at + length + 1..end]);
        let tail = rest.trim_start_matches([' ', '\n', '\r']);
        let letters = tail.bytes().take_while(u8::is_ascii_lowercase).count();
        let mut joined = [0; BROKEN];
        // "in-\njured" begins with a word too, but does not end with one.
        let torn = |tail: &str| rest.starts_with(['\n', '\r']) && self.lexicon.word(tail) == Word::UNKNOWN;
        let broken = self.lexicon.word(head) == Word::UNKNOWN || torn(&tail[..letters]);
        if letters > 1 && length + letters <= BROKEN && broken {
            joined[..length].copy_from_slice(head.as_bytes());
            joined[length..length + letters].copy_from_slice(&tail.as_bytes()[..letters]);
            let known = std::str::from_utf8(&joined[..length + letters]).map(|word| self.lexicon.find(word));
            if let Some(known) = known.ok().filter(|(word, _)| *word != Word::UNKNOWN) {
                self.push_known(length + 1 + rest.len() - tail.len() + letters, Kind::Word, known);
                return;
            }
        }
        self.push(length, Kind::Word);
    }

    /// A word of the lexicon that a footnote's number is glued to, without it: `people3`.
    fn noted(&self, words: &str) -> Option<(usize, (Word, Classes))> {
        let bare = words.trim_end_matches(|last: char| last.is_ascii_digit());
        let lower = bare.len() >= NOTED && bare.bytes().all(|byte| byte.is_ascii_lowercase());
        if !lower || !(1..=2).contains(&(words.len() - bare.len())) {
            return None;
        }
        let known = self.lexicon.find(bare);
        (known.0 != Word::UNKNOWN).then_some((bare.len(), known))
    }

    /// Bytes of a footnote's number that lost its place above the line: `14 people.12 Thirty`, `children)1 and`.
    fn note(&self, end: usize) -> Option<usize> {
        let (before, rest) = (&self.text[..self.at], &self.text[self.at..end]);
        let mark =
            before.chars().next_back().filter(|mark| matches!(mark, '.' | ',' | ';' | ')' | '”' | '"' | '!' | '?'))?;
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        let word = before[..before.len() - mark.len_utf8()].ends_with(|last: char| last.is_alphabetic() || last == ')');
        if length > 3 || !word {
            return None;
        }
        let mut after = rest[length..].chars();
        let spaced = after.next().is_none_or(|next| next.is_whitespace() || matches!(next, '.' | ',' | ';'));
        let next = after.find(|next| !next.is_whitespace());
        let goes_on = match mark {
            // "No.12 Street" and "para.4 The" number a thing.
            '.' => {
                let stop = self.tokens.len().checked_sub(2).map(|at| self.tokens[at].is(Class::Abbreviation));
                next.is_none_or(|next| next.is_uppercase() || matches!(next, '"' | '“' | '(')) && stop != Some(true)
            }
            ',' => next.is_some_and(char::is_lowercase),
            _ => true,
        };
        (spaced && goes_on).then_some(length)
    }

    fn wordy(&mut self, end: usize) {
        let rest = &self.text[self.at..end];
        if rest.starts_with(|first: char| first.is_ascii_digit()) {
            let (length, kind) = number(rest);
            self.push(length, kind);
            return;
        }
        let length = word(rest);
        let words = &rest[..length];
        if let Some((bare, known)) = self.noted(words) {
            self.push_known(bare, Kind::Word, known);
            self.at += length - bare; // the number of a footnote
            return;
        }
        let kind = if words.contains(|c: char| c.is_ascii_digit()) { Kind::Code } else { Kind::Word };
        let possessive = if kind == Kind::Word { possessive(words) } else { 0 };
        if possessive > 0 && possessive < length {
            self.push(length - possessive, kind);
            self.push(possessive, Kind::Possessive);
        } else {
            self.push(length, kind);
        }
    }
}

/// The longest word that is put together again where a line's end broke it, in bytes.
const BROKEN: usize = 24;
/// The shortest word that a footnote's number is taken off: `mp3` and `ipc4` are words of their own.
const NOTED: usize = 5;

/// Bytes of the word at the beginning, where it is made of ASCII letters and nothing about what follows is in doubt.
fn plain(bytes: &[u8]) -> Option<usize> {
    let length = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    match bytes.get(length) {
        None => Some(length),
        Some(b'.') => (length > 1).then_some(length),
        Some(next) => (next.is_ascii() && !next.is_ascii_digit() && !matches!(next, b'\'' | b'`')).then_some(length),
    }
}

fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '’' | 'ʼ' | 'ʻ' | '‘' | '`' | 'ʾ' | 'ʿ' | '´')
}

/// Bytes of the word at the beginning of `rest`: letters, digits after the first letter, inner apostrophes and, for
/// initialisms such as `U.N.`, full stops after single letters.
fn word(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let ascii = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if bytes.get(ascii).is_none_or(|byte| byte.is_ascii() && !matches!(byte, b'\'' | b'.' | b'`')) {
        return ascii;
    }
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let mark = matches!(char, '\u{300}'..='\u{36f}' | '\u{ad}');
        if char.is_alphanumeric() || mark || is_apostrophe(char) && next.is_some_and(char::is_alphabetic) {
            end = at + char.len_utf8();
        } else {
            break;
        }
    }
    initialism(rest).unwrap_or(end)
}

/// `U.N.`, `U.S.`, `a.m.`: single letters, each followed by a full stop, two at least.
fn initialism(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let pairs = bytes.chunks_exact(2).take_while(|pair| pair[0].is_ascii_alphabetic() && pair[1] == b'.').count();
    let tail = bytes.get(2 * pairs).is_some_and(u8::is_ascii_alphabetic)
        && !bytes.get(2 * pairs + 1).is_some_and(u8::is_ascii_alphanumeric);
    match (pairs, tail) {
        (0, _) | (1, false) => None,
        (_, true) => Some(2 * pairs + 1),
        (_, false) => Some(2 * pairs),
    }
}

/// Bytes of a possessive ending inside `word` (`'s`), or 0.
fn possessive(word: &str) -> usize {
    let mut chars = word.char_indices().rev();
    let (last, before) = (chars.next(), chars.next());
    match (last, before) {
        (Some((_, 's' | 'S')), Some((at, mark))) if is_apostrophe(mark) => word.len() - at,
        _ => 0,
    }
}

/// Bytes and kind of the number at the beginning of `rest`.
fn number(rest: &str) -> (usize, Kind) {
    let digits = |from: usize| rest.as_bytes()[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = digits(0);
    let first = end;
    let mut groups = 0;
    while let Some(separator) = rest[end..].chars().next() {
        let after = end + separator.len_utf8();
        let next = digits(after);
        let group = next == 3 && !rest[after + 3..].starts_with(char::is_alphabetic);
        let joins = match separator {
            ',' if next == 2 => lakhs(&rest[after..]) || rest[after + next..].starts_with(' '),
            ',' | '.' => next > 0 && (separator == '.' || next >= 3 || rest[after + next..].starts_with(' ')),
            '\'' | '’' | '\u{a0}' | '\u{2009}' | '\u{202f}' => group && first <= 3,
            ' ' => group && first <= 3 && !rest.starts_with('0') && spaced_thousands(&rest[after..]),
            _ => false,
        };
        if !joins {
            break;
        }
        groups += 1;
        end = after + next;
    }
    let letters = rest[end..].chars().take_while(|char| char.is_alphabetic()).map(char::len_utf8).sum::<usize>();
    let suffix = &rest[end..end + letters];
    let glued = rest[end + letters..].starts_with(|after: char| after.is_ascii_digit());
    if letters == 0 || glued && groups > 0 {
        return (end, Kind::Number);
    }
    match suffix.to_ascii_lowercase().as_str() {
        "st" | "nd" | "rd" | "th" if !glued => (end + letters, Kind::Ordinal),
        "m" | "k" | "bn" | "mn" if !glued => (end + letters, Kind::Number),
        _ if groups == 0 && (glued || letters <= 3) && suffix.chars().all(char::is_uppercase) => {
            (end + word(&rest[end..]), Kind::Code)
        }
        _ => (end, Kind::Number),
    }
}

/// `50,000` or `50,00,000` after a first group of digits: the grouping of lakhs and crores.
fn lakhs(rest: &str) -> bool {
    let mut groups =
        rest.split(|char: char| !char.is_ascii_digit() && char != ',').next().unwrap_or_default().split(',');
    let last = groups.next_back().unwrap_or_default();
    last.len() == 3 && groups.clone().next().is_some() && groups.all(|group| group.len() == 2)
}

/// `402` or `402 318` after a first group of digits: groups of three only, and no longer run of digits.
fn spaced_thousands(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    let three = bytes.len() >= 3 && bytes[..3].iter().all(u8::is_ascii_digit);
    three && !bytes.get(3).is_some_and(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut block = Block::default();
        block.push(text, Range::new(0, u32::try_from(text.len()).unwrap()));
        let lexicon = Lexicon::default();
        let found: Vec<_> = tokens(&block, &lexicon).iter().map(|token| token.at.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn numbers_keep_their_grouping() {
        check("1,402 and 1\u{a0}402, 1 402 people", &["1,402", "and", "1\u{a0}402", ",", "1 402", "people"]);
        check("1.4 million, 31.5k 50,000-plus", &["1.4", "million", ",", "31.5k", "50,000", "-", "plus"]);
        check("20-30, 46th, 46-year-old", &["20", "-", "30", ",", "46th", ",", "46", "-", "year", "-", "old"]);
        check("1'402 or 2,50,000 or 12,50,000", &["1'402", "or", "2,50,000", "or", "12,50,000"]);
        check("in 2016 200 fled", &["in", "2016", "200", "fled"]);
        check("killed 14, wounded 30.", &["killed", "14", ",", "wounded", "30", "."]);
    }

    #[test]
    fn numbers_of_notes_and_ends_of_lines_are_no_words() {
        let known = |text: &str| {
            let mut block = Block::default();
            block.push(text, Range::new(0, u32::try_from(text.len()).unwrap()));
            let found = tokens(&block, Lexicon::built_in());
            found.iter().map(|token| token.at.of(text)).collect::<Vec<_>>().join("|")
        };
        assert_eq!(known("14 people3 fled"), "14|people|fled");
        assert_eq!(known("killed 14 people.12 Thirty fled.3"), "killed|14|people|.|Thirty|fled|.");
        assert_eq!(known("women,3 and (girls)4 fled, 14 in all"), "women|,|and|(|girls|)|fled|,|14|in|all");
        assert_eq!(known("No.12 Karsa Road, Karsa,12 May"), "No|.|12|Karsa|Road|,|Karsa|,|12|May");
        assert_eq!(known("were in-\njured and co-\nworkers"), "were|in-\njured|and|co|-|workers");
        assert_eq!(known("were displa-\nced by well-known men"), "were|displa-\nced|by|well|-|known|men");
    }

    #[test]
    fn words_keep_apostrophes_and_initials() {
        check("Sana'a, Lavrov's U.N. and Shi’ite", &["Sana'a", ",", "Lavrov", "'s", "U.N.", "and", "Shi’ite"]);
        check("the U.S. said", &["the", "U.S.", "said"]);
        check("T-72 and 9K72", &["T", "-", "72", "and", "9K72"]);
        check("It fell. A man", &["It", "fell", ".", "A", "man"]);
    }
}
