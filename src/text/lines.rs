//! Where the lines of a text begin, and the way between bytes and lines and columns.

use crate::text::Span;

/// A place in a text as people and formats name it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Bytes from the beginning of the text.
    pub offset: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
}

/// Lines longer than this are not walked to count their columns.
const LONG: usize = 4096;
/// In a text with such lines, characters are counted up to every so many bytes.
const STEP: usize = 1024;

/// The first byte of every line. `\n`, `\r\n` and a lone `\r` end a line, as in the Language Server Protocol.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    starts: Vec<usize>,
    length: usize,
    /// The characters before every step; empty where no line is long.
    counted: Vec<usize>,
}

impl Lines {
    /// The lines of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        if memchr::memchr(b'\r', bytes).is_some() {
            let breaks = bytes
                .iter()
                .enumerate()
                .filter(|&(at, &byte)| byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')));
            starts.extend(breaks.map(|(at, _)| at + 1));
        } else {
            starts.extend(memchr::memchr_iter(b'\n', bytes).map(|at| at + 1));
        }
        let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
        let long = starts.iter().zip(ends).any(|(start, end)| end - start > LONG);
        let counted = bytes.chunks(STEP).scan(0, |before, chunk| {
            *before += characters(chunk);
            Some(*before)
        });
        let counted = if long { std::iter::once(0).chain(counted).collect() } else { Vec::new() };
        Self { starts, length: bytes.len(), counted }
    }

    /// How many lines there are; an empty text has one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line, from 0, that holds the byte at `offset`.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// The bytes of a line (from 0), its line break included; empty past the last line.
    #[must_use]
    pub fn span(&self, line: usize) -> Span {
        let start = self.starts.get(line).copied().unwrap_or(self.length);
        let end = self.starts.get(line + 1).copied().unwrap_or(self.length);
        Span::new(start, end)
    }

    /// The place of a byte; `text` must be the text the lines were taken from.
    #[must_use]
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let offset = floor(text, offset);
        let line = self.line_of(offset);
        let start = self.span(line).start;
        let column = if offset - start > LONG {
            1 + self.before(text, offset) - self.before(text, start)
        } else {
            1 + characters(&text.as_bytes()[start..offset])
        };
        Place { offset, line: line + 1, column }
    }

    /// How many characters stand before a byte of a text with long lines.
    fn before(&self, text: &str, offset: usize) -> usize {
        let step = (offset / STEP).min(self.counted.len().saturating_sub(1));
        let counted = self.counted.get(step).copied().unwrap_or(0);
        counted + characters(&text.as_bytes()[step * STEP..offset])
    }
}

/// How many characters begin in some bytes of a text.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// `offset`, or the next character boundary before it; the end of the text if it lies beyond.
fn floor(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_break_counts_once() {
        let text = "a\r\nb\rc\nd\u{2028}e";
        let lines = Lines::of(text);
        assert_eq!(lines.count(), 4);
        assert_eq!(lines.place(text, text.len()), Place { offset: text.len(), line: 4, column: 4 });
    }

    #[test]
    fn columns_of_a_long_line_are_counted_alike() {
        let text = format!("\n{}x", "é😀ab".repeat(3000));
        let lines = Lines::of(&text);
        for at in [0, 1, 5_003, 8_001, 20_001, 24_001] {
            let offset = floor(&text, at);
            let start = usize::from(offset > 0);
            assert_eq!(lines.place(&text, at).column, 1 + text[start..offset].chars().count(), "{at}");
        }
    }

    #[test]
    fn columns_count_scalar_values() {
        let text = "é😀x";
        assert_eq!(Lines::of(text).place(text, 6).column, 3);
        assert_eq!(Lines::of(text).place(text, 4).column, 2);
    }
}
