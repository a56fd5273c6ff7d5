//! How far the word or the number goes that a text begins with.

use crate::prose::lexicon::Plain;
use crate::prose::token::Kind;

/// The word at the beginning, where it is made of ASCII letters, not too many, and nothing about what follows is in
/// doubt.
#[inline]
pub(super) fn plain(bytes: &[u8]) -> Option<Plain> {
    let word = match bytes.first_chunk() {
        Some(&bytes) => Plain::of(bytes),
        None => Plain::of(padded(bytes)),
    };
    let certain = match bytes.get(word.length) {
        None => true,
        Some(b'.') => word.length > 1,
        Some(next) => next.is_ascii() && !next.is_ascii_alphanumeric() && !matches!(next, b'\'' | b'`'),
    };
    certain.then_some(word)
}

/// The last bytes of a text, with nothing behind them.
fn padded(bytes: &[u8]) -> [u8; Plain::LONGEST] {
    let mut padded = [0; Plain::LONGEST];
    padded[..bytes.len()].copy_from_slice(bytes);
    padded
}

fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '’' | 'ʼ' | 'ʻ' | '‘' | '`' | 'ʾ' | 'ʿ' | '´')
}

/// Bytes of the word at the beginning of `rest`: letters, digits after the first letter, inner apostrophes and, for
/// initialisms such as `U.N.`, full stops after single letters.
pub(super) fn word(rest: &str) -> usize {
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
pub(super) fn possessive(word: &str) -> usize {
    let mut chars = word.char_indices().rev();
    let (last, before) = (chars.next(), chars.next());
    match (last, before) {
        (Some((_, 's' | 'S')), Some((at, mark))) if is_apostrophe(mark) => word.len() - at,
        _ => 0,
    }
}

/// Bytes and kind of the number at the beginning of `rest`.
pub(super) fn number(rest: &str) -> (usize, Kind) {
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
