//! From the bytes of a file to text: UTF-8 and UTF-16, with or without a byte-order mark.

use std::fmt;

/// How a file's bytes spell its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 without a byte-order mark: byte offsets of text and file are the same.
    #[default]
    Utf8,
    /// UTF-8 behind a three-byte mark, which counts in the file's offsets.
    Utf8WithMark,
    /// UTF-16, little-endian, behind a mark.
    Utf16Little,
    /// UTF-16, big-endian, behind a mark.
    Utf16Big,
}

/// Why bytes could not be read as a draft; its `Display` is one sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The bytes hold NULs and no byte-order mark: a picture or a program, say.
    Binary,
    /// A byte sequence that is not UTF-8, with its line and byte offset (lines from 1).
    NotUtf8 {
        /// Line of the first bad byte, from 1.
        line: usize,
        /// Offset of the first bad byte.
        offset: usize,
    },
    /// An unpaired surrogate or an odd number of bytes in UTF-16, with the line (from 1).
    NotUtf16 {
        /// Line of the first bad unit, from 1.
        line: usize,
    },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Binary => write!(f, "holds binary data, not text; leave it out, or save the draft as plain text"),
            Self::NotUtf8 { line, offset } => {
                write!(f, "line {line} (byte {offset}) is not valid UTF-8; save the draft as UTF-8")
            }
            Self::NotUtf16 { line } => write!(f, "line {line} is not valid UTF-16; save the draft as UTF-8"),
        }
    }
}

impl std::error::Error for Unreadable {}

/// How many of the first bytes are searched for a NUL, the mark of binary data; as git does.
const SNIFFED: usize = 8000;

/// The text that `bytes` spell, without a byte-order mark, and how they spell it.
///
/// # Errors
/// When the bytes are binary data, or break the rules of their encoding.
pub fn decode(bytes: Vec<u8>) -> Result<(String, Encoding), Unreadable> {
    match bytes.as_slice() {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest.to_vec(), 3).map(|text| (text, Encoding::Utf8WithMark)),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes).map(|text| (text, Encoding::Utf16Little)),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes).map(|text| (text, Encoding::Utf16Big)),
        _ if bytes.iter().take(SNIFFED).any(|&byte| byte == 0) => Err(Unreadable::Binary),
        _ => utf8(bytes, 0).map(|text| (text, Encoding::Utf8)),
    }
}

/// The bytes that spell `text` in an encoding, with the byte-order mark that it has.
#[must_use]
pub fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    let wide = |mark: u16, bytes: fn(u16) -> [u8; 2]| {
        std::iter::once(mark).chain(text.encode_utf16()).flat_map(bytes).collect()
    };
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8WithMark => ["\u{FEFF}", text].concat().into_bytes(),
        Encoding::Utf16Little => wide(0xFEFF, u16::to_le_bytes),
        Encoding::Utf16Big => wide(0xFEFF, u16::to_be_bytes),
    }
}

fn utf8(bytes: Vec<u8>, mark: usize) -> Result<String, Unreadable> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..valid].split(|&byte| byte == b'\n').count();
        Unreadable::NotUtf8 { line, offset: valid + mark }
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Unreadable> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for decoded in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        match decoded {
            Ok(char) => text.push(char),
            Err(_) => return Err(Unreadable::NotUtf16 { line: 1 + text.matches('\n').count() }),
        }
    }
    if rest.is_empty() { Ok(text) } else { Err(Unreadable::NotUtf16 { line: 1 + text.matches('\n').count() }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_text() {
        assert_eq!(decode(b"\xEF\xBB\xBFa".to_vec()), Ok(("a".into(), Encoding::Utf8WithMark)));
        assert_eq!(decode(b"\xFF\xFEa\0".to_vec()), Ok(("a".into(), Encoding::Utf16Little)));
        assert_eq!(decode(b"\xFE\xFF\0a".to_vec()), Ok(("a".into(), Encoding::Utf16Big)));
    }

    #[test]
    fn what_was_decoded_is_encoded_the_same() {
        for encoding in [Encoding::Utf8, Encoding::Utf8WithMark, Encoding::Utf16Little, Encoding::Utf16Big] {
            assert_eq!(decode(encode("é😀\r\n", encoding)), Ok(("é😀\r\n".into(), encoding)));
        }
    }

    #[test]
    fn bad_bytes_are_named_by_line() {
        assert_eq!(decode(b"ok\n\xE9t\xE9".to_vec()), Err(Unreadable::NotUtf8 { line: 2, offset: 3 }));
        assert_eq!(decode(b"\xFF\xFE\n\0a".to_vec()), Err(Unreadable::NotUtf16 { line: 2 }));
        assert_eq!(decode(b"PK\0\0".to_vec()), Err(Unreadable::Binary));
    }
}
