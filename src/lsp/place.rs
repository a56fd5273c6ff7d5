//! Lines and columns as the editor counts them: the way between its positions and the bytes of a text.

use crate::lsp::protocol::{Position, PositionEncodingKind, Range};
use crate::text::{Place, Source, Span};

/// In which units the editor counts the columns of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Units {
    /// Bytes of UTF-8.
    Utf8,
    /// Units of UTF-16: what every editor can do.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl Units {
    /// The units to use with an editor that offers these, the cheapest first.
    pub(super) fn agreed(offered: &[PositionEncodingKind]) -> Self {
        if offered.contains(&PositionEncodingKind::UTF8) {
            Self::Utf8
        } else if offered.contains(&PositionEncodingKind::UTF16) || !offered.contains(&PositionEncodingKind::UTF32) {
            Self::Utf16
        } else {
            Self::Utf32
        }
    }

    /// The name of the units in the protocol.
    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    fn of(self, char: char) -> usize {
        match self {
            Self::Utf8 => char.len_utf8(),
            Self::Utf16 => char.len_utf16(),
            Self::Utf32 => 1,
        }
    }

    fn count(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            _ if text.is_ascii() => text.len(),
            _ => text.chars().map(|char| self.of(char)).sum(),
        }
    }
}

/// Positions of one text. Asked in the order of the text it never counts a stretch of a line twice, so that a draft
/// that is one long line costs no more than any other.
pub(super) struct Places<'a> {
    source: &'a Source,
    units: Units,
    last: Counted,
}

#[derive(Clone, Copy, Default)]
struct Counted {
    line: usize,
    offset: usize,
    column: usize,
}

impl<'a> Places<'a> {
    /// The positions of `source`, columns in `units`.
    pub(super) fn new(source: &'a Source, units: Units) -> Self {
        Self { source, units, last: Counted::default() }
    }

    /// The position of a byte of the text; the end of the text beyond it.
    pub(super) fn position(&mut self, offset: usize) -> Position {
        let text = self.source.text();
        let offset = text.floor_char_boundary(offset);
        let lines = self.source.lines();
        let line = lines.line_of(offset);
        if line != self.last.line || offset < self.last.offset {
            self.last = Counted { line, offset: lines.span(line).start, column: 0 };
        }
        self.last.column += self.units.count(&text[self.last.offset..offset]);
        self.last.offset = offset;
        at(line, self.last.column)
    }

    /// The range of a span of the text.
    pub(super) fn range(&mut self, span: Span) -> Range {
        Range { start: self.position(span.start), end: self.position(span.end.max(span.start)) }
    }

    /// The byte at a position; positions beyond a line or the text mean its end.
    pub(super) fn offset(&self, position: Position) -> usize {
        let line = self.source.lines().span(position.line as usize);
        let text = self.source.words(line).trim_end_matches(['\n', '\r']);
        let mut left = position.character as usize;
        for (at, char) in text.char_indices() {
            let width = self.units.of(char);
            if left < width {
                return line.start + at;
            }
            left -= width;
        }
        line.start + text.len()
    }

    /// The position of a place of this text's file, which counts scalar values from 1.
    pub(super) fn of_place(&mut self, place: Place) -> Position {
        let line = self.source.lines().span(place.line.saturating_sub(1));
        let text = self.source.words(line);
        let chars = place.column.saturating_sub(1);
        let offset = text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
        self.position(line.start + offset)
    }
}

/// The position of a place in a file whose text is not at hand: exact where its line is of the basic plane, as the
/// editor counts UTF-16 or scalar values.
pub(super) fn unseen(place: Place) -> Position {
    at(place.line.saturating_sub(1), place.column.saturating_sub(1))
}

fn at(line: usize, column: usize) -> Position {
    Position { line: u32::try_from(line).unwrap_or(u32::MAX), character: u32::try_from(column).unwrap_or(u32::MAX) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "né😀 x\r\n漢字\rend";

    #[track_caller]
    fn check(units: Units, offset: usize, line: u32, character: u32) {
        let source = Source::new("a", TEXT);
        let mut places = Places::new(&source, units);
        assert_eq!(places.position(offset), Position { line, character });
        assert_eq!(places.offset(Position { line, character }), offset);
    }

    #[test]
    fn columns_are_counted_in_the_agreed_units() {
        let x = TEXT.find('x').unwrap();
        check(Units::Utf8, x, 0, 8);
        check(Units::Utf16, x, 0, 5);
        check(Units::Utf32, x, 0, 4);
        check(Units::Utf16, TEXT.find('字').unwrap(), 1, 1);
        check(Units::Utf8, TEXT.find("nd").unwrap(), 2, 1);
    }

    #[test]
    fn a_position_beyond_the_line_is_its_end() {
        let source = Source::new("a", TEXT);
        let places = Places::new(&source, Units::Utf16);
        assert_eq!(places.offset(Position { line: 0, character: 99 }), TEXT.find('\r').unwrap());
        assert_eq!(places.offset(Position { line: 99, character: 0 }), TEXT.len());
    }

    #[test]
    fn a_position_inside_a_character_is_its_beginning() {
        let source = Source::new("a", TEXT);
        let smile = TEXT.find('😀').unwrap();
        assert_eq!(Places::new(&source, Units::Utf16).offset(Position { line: 0, character: 3 }), smile);
        assert_eq!(Places::new(&source, Units::Utf8).offset(Position { line: 0, character: 5 }), smile);
    }

    #[test]
    fn positions_may_be_asked_in_any_order() {
        let source = Source::new("a", TEXT);
        let mut places = Places::new(&source, Units::Utf16);
        let forth: Vec<_> = (0..=TEXT.len()).map(|at| places.position(at)).collect();
        let back: Vec<_> = (0..=TEXT.len()).rev().map(|at| places.position(at)).collect();
        assert!(forth.iter().eq(back.iter().rev()));
    }

    #[test]
    fn utf_8_is_preferred_and_utf_16_is_the_default() {
        assert_eq!(Units::agreed(&[PositionEncodingKind::UTF16, PositionEncodingKind::UTF8]), Units::Utf8);
        assert_eq!(Units::agreed(&[]), Units::Utf16);
        assert_eq!(Units::agreed(&[PositionEncodingKind::UTF32]), Units::Utf32);
    }
}
