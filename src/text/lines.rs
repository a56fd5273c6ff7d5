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

/// The first byte of every line. `\n`, `\r\n` and a lone `\r` end a line, as in the Language Server Protocol.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    starts: Vec<usize>,
    length: usize,
}

impl Lines {
    /// The lines of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                starts.push(at + 1);
            }
        }
        Self { starts, length: bytes.len() }
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
        Place { offset, line: line + 1, column: 1 + text[start..offset].chars().count() }
    }
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
    fn columns_count_scalar_values() {
        let text = "é😀x";
        assert_eq!(Lines::of(text).place(text, 6).column, 3);
        assert_eq!(Lines::of(text).place(text, 4).column, 2);
    }
}
