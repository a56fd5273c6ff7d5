//! Cuts prose into tokens, each looked up once in the lexicon.

use crate::format::Block;
use crate::prose::extent::{number, plain, possessive, word};
use crate::prose::lexicon::{Lexicon, Plain};
use crate::prose::quotation::is_mark;
use crate::prose::token::{Kind, Print, Token};
use crate::prose::{Class, ClassSet, Cutter, Word};
use crate::text::Range;

/// Cuts the prose of a block, without the stretches that are no prose, into tokens and a print of each.
pub(super) fn tokens(block: &Block, lexicon: &Lexicon, cutter: &mut Cutter) {
    let mut scan = Scan { text: &block.text, at: 0, spaced: true, line_start: true, cutter, lexicon };
    for mark in block.marks.iter().filter(|mark| mark.kind.is_mute()) {
        if (mark.at.start as usize) < scan.at {
            continue;
        }
        scan.until(mark.at.start as usize);
        scan.at = mark.at.end as usize;
        scan.spaced = true;
    }
    scan.until(block.text.len());
    // Only where a phrase really begins do readers look for it again, and only for one of the classes it has.
    let tokens = &mut cutter.tokens;
    for at in 0..tokens.len() {
        if tokens[at].classes != ClassSet::NONE && tokens[at].is(Class::PhraseStart) {
            match lexicon.phrase_classes(tokens, at) {
                Some(classes) => tokens[at].phrases = classes,
                None => tokens[at].classes = lexicon.classes_without_phrase(tokens[at].word),
            }
        }
    }
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    spaced: bool,
    line_start: bool,
    cutter: &'a mut Cutter,
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
                    Some(word) if bytes.get(self.at + word.length) == Some(&b'-') => self.hyphened(word.length, end),
                    Some(word) => self.push_plain(word),
                    None => self.wordy(end),
                },
                byte if byte.is_ascii_digit() => match self.note(end) {
                    Some(length) => self.at += length,
                    None => self.wordy(end),
                },
                byte if byte.is_ascii() => self.push_sign(1, char::from(byte)),
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
            self.push_sign(first.len_utf8(), first);
        }
    }

    #[inline]
    fn push_plain(&mut self, plain: Plain) {
        let word = self.lexicon.plain(plain);
        let Plain { length, capital, upper, .. } = plain;
        let classes = self.lexicon.classes(word);
        self.put(length, Print::of_plain(plain), Token { capital, upper, word, classes, ..BLANK });
    }

    #[inline]
    fn push_sign(&mut self, length: usize, sign: char) {
        if matches!(sign, '.' | '!' | '?' | '…') {
            self.turn(0);
        } else if is_mark(sign) {
            self.cutter.marks.push(self.cutter.tokens.len());
        }
        let capital = !sign.is_ascii() && sign.is_uppercase();
        self.put(length, Print::SIGN, Token { kind: Kind::Sign(sign), capital, ..BLANK });
    }

    fn push(&mut self, length: usize, kind: Kind) {
        let word = match kind {
            Kind::Word | Kind::Code => self.lexicon.word(&self.text[self.at..self.at + length]),
            _ => Word::UNKNOWN,
        };
        self.push_known(length, kind, word);
    }

    fn push_known(&mut self, length: usize, kind: Kind, word: Word) {
        let words = &self.text[self.at..self.at + length];
        let classes = self.lexicon.classes(word);
        let capital = words.starts_with(char::is_uppercase);
        let upper = capital
            && kind == Kind::Word
            && words.chars().nth(1).is_some_and(|second| !second.is_lowercase())
            && !words.contains(char::is_lowercase);
        if kind == Kind::Word && words.ends_with('.') {
            self.turn(0);
        }
        self.put(length, Print::of(words), Token { kind, capital, upper, word, classes, ..BLANK });
    }

    /// Notes that a sentence may end with the token that comes next, or so many before it.
    fn turn(&mut self, before: usize) {
        let Some(token) = self.cutter.tokens.len().checked_sub(before) else { return };
        if self.cutter.turns.last() != Some(&token) {
            self.cutter.turns.push(token);
        }
    }

    #[inline]
    fn put(&mut self, length: usize, print: Print, token: Token) {
        if self.line_start {
            self.turn(1);
        }
        let end = self.at + length;
        let (spaced, line_start) = (self.spaced, self.line_start);
        self.cutter.tokens.push(Token { at: Range::new(self.at as u32, end as u32), spaced, line_start, ..token });
        self.cutter.prints.push(print);
        (self.at, self.spaced, self.line_start) = (end, false, false);
    }

    /// A word with a hyphen behind it: one word with what follows, where a page's edge broke it (`displa-\nced`).
    fn hyphened(&mut self, length: usize, end: usize) {
        let head = &self.text[self.at..self.at + length];
        // Nothing is left where the hyphen opens a piece of code.
        let rest = self.text.get(self.at + length + 1..end).unwrap_or("");
        let tail = rest.trim_start_matches([' ', '\n', '\r']);
        let letters = tail.bytes().take_while(u8::is_ascii_lowercase).count();
        let mut joined = [0; BROKEN];
        // "in-\njured" begins with a word too, but does not end with one.
        let torn = |tail: &str| rest.starts_with(['\n', '\r']) && self.lexicon.word(tail) == Word::UNKNOWN;
        let broken = self.lexicon.word(head) == Word::UNKNOWN || torn(&tail[..letters]);
        if letters > 1 && length + letters <= BROKEN && broken {
            joined[..length].copy_from_slice(head.as_bytes());
            joined[length..length + letters].copy_from_slice(&tail.as_bytes()[..letters]);
            let known = std::str::from_utf8(&joined[..length + letters]).map(|word| self.lexicon.word(word));
            if let Some(known) = known.ok().filter(|&word| word != Word::UNKNOWN) {
                self.push_known(length + 1 + rest.len() - tail.len() + letters, Kind::Word, known);
                return;
            }
        }
        self.push(length, Kind::Word);
    }

    /// A word of the lexicon that a footnote's number is glued to, without it: `people3`.
    fn noted(&self, words: &str) -> Option<(usize, Word)> {
        let bare = words.trim_end_matches(|last: char| last.is_ascii_digit());
        let lower = bare.len() >= NOTED && bare.bytes().all(|byte| byte.is_ascii_lowercase());
        if !lower || !(1..=2).contains(&(words.len() - bare.len())) {
            return None;
        }
        let known = self.lexicon.word(bare);
        (known != Word::UNKNOWN).then_some((bare.len(), known))
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
                let stop =
                    self.cutter.tokens.len().checked_sub(2).map(|at| self.cutter.tokens[at].is(Class::Abbreviation));
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
        let long = length >= Plain::LONGEST && words.bytes().all(|byte| byte.is_ascii_alphabetic());
        if long && rest.as_bytes().get(length) == Some(&b'-') {
            self.hyphened(length, end);
            return;
        }
        if let Some((bare, known)) = self.noted(words) {
            self.push_known(bare, Kind::Word, known);
            self.at += length - bare; // the number of a footnote
            return;
        }
        let code = words.contains(|c: char| c.is_ascii_digit()) && !is_misread(words);
        let kind = if code { Kind::Code } else { Kind::Word };
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

/// A token before anything is known of it.
const BLANK: Token = Token {
    at: Range::new(0, 0),
    kind: Kind::Word,
    spaced: false,
    line_start: false,
    capital: false,
    upper: false,
    word: Word::UNKNOWN,
    classes: ClassSet::NONE,
    phrases: ClassSet::NONE,
};

/// Whether a word has one digit between small letters, where a letter was meant: `Ig0r`, read off a scanned page.
fn is_misread(words: &str) -> bool {
    let bytes = words.as_bytes();
    let digit = bytes.iter().position(u8::is_ascii_digit).filter(|&at| at > 0 && at + 1 < bytes.len());
    digit.is_some_and(|at| {
        let mended = matches!(bytes[at], b'0' | b'1' | b'3' | b'5' | b'9');
        let letters =
            bytes[..at].iter().all(u8::is_ascii_alphabetic) && bytes[at + 1..].iter().all(u8::is_ascii_lowercase);
        mended && letters && bytes.len() > 3
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let block = Block::of(text);
        let lexicon = Lexicon::default();
        let mut cutter = Cutter::default();
        tokens(&block, &lexicon, &mut cutter);
        let Cutter { tokens: cut, prints, .. } = cutter;
        let print = |token: &Token| if token.is_wordy() { Print::of(token.at.of(text)) } else { Print::SIGN };
        assert!(cut.iter().map(print).eq(prints));
        let found: Vec<_> = cut.iter().map(|token| token.at.of(text)).collect();
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
            let found = Cutter::default().cut(Block::of(text), Lexicon::built_in()).tokens;
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
