//! The text of an open draft while it is typed: a rope that takes the editor's edits.

use ropey::Rope;

use crate::lsp::place::Units;
use crate::lsp::protocol::{Position, TextDocumentContentChangeEvent};

/// The text of an open draft.
pub(super) struct Buffer {
    rope: Rope,
    units: Units,
}

/// Whether an edit lay within the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// It did.
    Within,
    /// It did not, and was moved to the nearest place that is in the text.
    Moved,
}

impl Buffer {
    /// A buffer of this text, whose columns are counted in `units`.
    pub(super) fn new(text: &str, units: Units) -> Self {
        Self { rope: Rope::from_str(text), units }
    }

    /// The whole text.
    pub(super) fn text(&self) -> String {
        self.rope.to_string()
    }

    /// Makes one edit; without a range it is the whole text.
    pub(super) fn apply(&mut self, change: &TextDocumentContentChangeEvent) -> Fit {
        let Some(range) = change.range else {
            self.rope = Rope::from_str(&change.text);
            return Fit::Within;
        };
        let (a, fit_a) = self.char_at(range.start);
        let (b, fit_b) = self.char_at(range.end);
        let (start, end) = (a.min(b), a.max(b));
        if start < end {
            self.rope.remove(start..end);
        }
        if !change.text.is_empty() {
            self.rope.insert(start, &change.text);
        }
        if a <= b && fit_a == Fit::Within && fit_b == Fit::Within { Fit::Within } else { Fit::Moved }
    }

    /// The character at a position. Beyond its line or the text it means their end; an editor may say so on purpose
    /// for a line ("to the end of the line"), so only a line that does not exist counts as moved.
    fn char_at(&self, position: Position) -> (usize, Fit) {
        let line = position.line as usize;
        if line >= self.rope.len_lines() {
            return (self.rope.len_chars(), Fit::Moved);
        }
        let start = self.rope.line_to_char(line);
        let slice = self.rope.line(line);
        let mut length = slice.len_chars();
        while length > 0 && matches!(slice.char(length - 1), '\n' | '\r') {
            length -= 1;
        }
        let column = position.character as usize;
        let chars = match self.units {
            Units::Utf8 => slice.try_byte_to_char(column.min(slice.len_bytes())),
            Units::Utf16 => slice.try_utf16_cu_to_char(column.min(slice.len_utf16_cu())),
            Units::Utf32 => Ok(column),
        };
        (start + chars.map_or(length, |chars| chars.min(length)), Fit::Within)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lsp::protocol::Range;

    fn change(from: (u32, u32), to: (u32, u32), text: &str) -> TextDocumentContentChangeEvent {
        let at = |(line, character)| Position { line, character };
        let range = Some(Range { start: at(from), end: at(to) });
        TextDocumentContentChangeEvent { range, range_length: None, text: text.to_owned() }
    }

    #[track_caller]
    fn check(text: &str, change: &TextDocumentContentChangeEvent, expected: &str) {
        let mut buffer = Buffer::new(text, Units::Utf16);
        buffer.apply(change);
        assert_eq!(buffer.text(), expected);
    }

    #[test]
    fn an_edit_is_made_where_the_editor_says() {
        check("a😀b\nc", &change((0, 3), (0, 4), "漢"), "a😀漢\nc");
        check("a\r\nb", &change((1, 0), (1, 1), ""), "a\r\n");
        check("a\u{2028}b\nc", &change((1, 0), (1, 1), "d"), "a\u{2028}b\nd");
        check("a\rb", &change((1, 0), (1, 1), "d"), "a\rd");
    }

    #[test]
    fn an_edit_beyond_the_text_goes_to_its_end() {
        check("ab\ncd", &change((0, 99), (0, 99), "x"), "abx\ncd");
        check("ab\ncd", &change((9, 0), (9, 9), "x"), "ab\ncdx");
        check("ab\ncd", &change((1, 1), (0, 1), "x"), "axd");
        check("", &change((0, 0), (4, 0), "x"), "x");
    }

    #[test]
    fn an_edit_inside_a_character_goes_before_it() {
        check("a😀b", &change((0, 2), (0, 2), "x"), "ax😀b");
        let mut buffer = Buffer::new("é", Units::Utf8);
        buffer.apply(&change((0, 1), (0, 1), "x"));
        assert_eq!(buffer.text(), "xé");
    }

    #[test]
    fn a_line_that_does_not_exist_is_told() {
        let mut buffer = Buffer::new("ab", Units::Utf16);
        assert_eq!(buffer.apply(&change((0, 9), (0, 9), "x")), Fit::Within);
        assert_eq!(buffer.apply(&change((3, 0), (3, 0), "x")), Fit::Moved);
    }
}
