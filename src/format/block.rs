//! A block: one paragraph, heading, list item or cell as plain prose, with a map back to the source.

use crate::format::FrontMatter;
use crate::text::{Range, Span};

/// A source taken apart.
#[derive(Clone, Debug, Default)]
pub struct Laid {
    /// Blocks in the order of the source.
    pub blocks: Vec<Placed>,
    /// Comments, which hold allowances.
    pub comments: Vec<Comment>,
    /// The front matter, empty where there is none.
    pub front: FrontMatter,
    /// How many images there are: the tool does not read them, and says so.
    pub images: usize,
    /// What the file says of itself, where it is one that does.
    pub properties: Properties,
}

/// What a Word or OpenDocument file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// When it was made, as it is written there: ISO 8601.
    pub created: Option<String>,
    /// When it was changed last.
    pub modified: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who made it.
    pub creator: Option<String>,
    /// Who changed it last.
    pub changed_by: Option<String>,
    /// The lines of its page headers and footers, each once. They are not read as prose.
    pub furniture: Vec<String>,
}

/// A block and where it stands. The block itself holds no absolute position, so an edit elsewhere leaves it equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The byte of the source that the block's own offsets count from.
    pub start: usize,
    /// What the block is in its document.
    pub role: Role,
    /// Its prose.
    pub block: Block,
}

/// What a block is in its document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A heading of a level from 1; the title is of level 1.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of the list with this number, counted through the document.
    Item(u32),
    /// A table cell; row 0 is the header.
    Cell {
        /// The table, counted through the document from 0.
        table: u32,
        /// The row, from 0.
        row: u32,
        /// The column, from 0.
        column: u32,
    },
    /// The definition of the footnote with this label.
    Note(String),
    /// Quoted source material.
    Quote,
}

/// Prose without markup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Block {
    /// The prose; a soft line break is `\n`.
    pub text: String,
    /// Links, notes and code in it, in order of their start.
    pub marks: Vec<Mark>,
    pieces: Vec<Piece>,
}

/// A stretch of prose that the markup says something about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// Where it stands in the prose.
    pub at: Range,
    /// What it is.
    pub kind: MarkKind,
}

/// What a mark says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// The text of a link, with its target.
    Link(String),
    /// A footnote marker, with its label. It is no prose: no token lies in it.
    Note(String),
    /// Code, a web address or a handle: no token lies in it.
    Code,
    /// Bold or italic.
    Emphasis,
}

impl MarkKind {
    /// Whether the stretch is no prose.
    #[must_use]
    pub fn is_mute(&self) -> bool {
        matches!(self, Self::Note(_) | Self::Code)
    }
}

/// A comment of the source, its delimiters taken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The whole comment in the source.
    pub at: Span,
    /// What stands between the delimiters.
    pub text: String,
}

/// A run of prose and the run of source that it came from, relative to the block's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Piece {
    prose: u32,
    prose_len: u32,
    source: u32,
    source_len: u32,
}

impl Block {
    /// A block of plain prose that is a source of its own: a line of a rule file, a value, a text of a test.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut block = Self::default();
        block.push(text, Range::new(0, u32::try_from(text.len()).unwrap_or(u32::MAX)));
        block
    }

    /// A block with room for the prose of so many bytes of source.
    #[must_use]
    pub fn of_length(source: usize) -> Self {
        Self { text: String::with_capacity(source), ..Self::default() }
    }

    /// Gives back the room that was never needed.
    pub(super) fn settle(&mut self) {
        self.text.shrink_to_fit();
        self.marks.shrink_to_fit();
        self.pieces.shrink_to_fit();
    }

    /// Appends prose that came from `from`, counted from the block's start.
    pub fn push(&mut self, prose: &str, from: Range) {
        let start = self.len();
        self.text.push_str(prose);
        let (prose_len, source_len) = (self.len() - start, from.end - from.start);
        if prose_len == 0 {
            return;
        }
        if let Some(last) = self.pieces.last_mut() {
            let verbatim = last.prose_len == last.source_len && prose_len == source_len;
            if verbatim && last.source + last.source_len == from.start {
                last.prose_len += prose_len;
                last.source_len += source_len;
                return;
            }
        }
        if self.pieces.is_empty() {
            self.pieces.reserve_exact(1); // most blocks are one piece
        }
        self.pieces.push(Piece { prose: start, prose_len, source: from.start, source_len });
    }

    /// Marks the prose from `start` to its present end.
    pub fn mark(&mut self, start: u32, kind: MarkKind) {
        let at = Range::new(start, self.len());
        self.marks.push(Mark { at, kind });
    }

    /// Appends another block, whose own offsets count from `shift` bytes after this one's start.
    pub fn append(&mut self, other: &Self, shift: u32) {
        let base = self.len();
        for piece in &other.pieces {
            let words = Range::new(piece.prose, piece.prose + piece.prose_len).of(&other.text);
            self.push(words, Range::new(piece.source + shift, piece.source + shift + piece.source_len));
        }
        let moved = other
            .marks
            .iter()
            .map(|mark| Mark { at: Range::new(mark.at.start + base, mark.at.end + base), kind: mark.kind.clone() });
        self.marks.extend(moved);
    }

    /// Bytes of prose so far.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }

    /// Whether there is no prose at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether there is no prose but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The source, relative to the block's start, of a range of the prose.
    #[must_use]
    pub fn source(&self, at: Range) -> Range {
        let start = self.offset(at.start);
        let end = if at.end > at.start { self.end_offset(at.end) } else { start };
        Range::new(start, end.max(start))
    }

    /// The prose that stands for a range of the source, which is relative to the block's start; empty where none does.
    #[must_use]
    pub fn prose(&self, source: Range) -> Range {
        let first = self.pieces.partition_point(|piece| piece.source + piece.source_len <= source.start);
        let past = self.pieces.partition_point(|piece| piece.source < source.end);
        let (Some(first), Some(last)) =
            (self.pieces.get(first), past.checked_sub(1).and_then(|at| self.pieces.get(at)))
        else {
            return Range::default();
        };
        let within = |piece: &Piece, at: u32| at.saturating_sub(piece.source).min(piece.source_len);
        let verbatim = |piece: &Piece| piece.prose_len == piece.source_len;
        let start = first.prose + if verbatim(first) { within(first, source.start) } else { 0 };
        let end = last.prose + if verbatim(last) { within(last, source.end) } else { last.prose_len };
        Range::new(start, end.max(start))
    }

    fn offset(&self, prose: u32) -> u32 {
        let index = self.pieces.partition_point(|piece| piece.prose <= prose);
        let Some(piece) = index.checked_sub(1).and_then(|index| self.pieces.get(index)) else { return 0 };
        if piece.prose_len == piece.source_len {
            piece.source + (prose - piece.prose).min(piece.source_len)
        } else {
            piece.source
        }
    }

    fn end_offset(&self, prose: u32) -> u32 {
        let index = self.pieces.partition_point(|piece| piece.prose < prose);
        let Some(piece) = index.checked_sub(1).and_then(|index| self.pieces.get(index)) else { return 0 };
        if piece.prose_len == piece.source_len {
            piece.source + (prose - piece.prose).min(piece.source_len)
        } else {
            piece.source + piece.source_len
        }
    }
}

/// Marks footnote markers (`[^1]`), web addresses, e-mail addresses and handles in the last `length` bytes of the prose.
pub(super) fn mark_mute(block: &mut Block, length: u32) {
    let from = (block.len() - length.min(block.len())) as usize;
    let tail = &block.text[from..];
    if !may_be_mute(tail.as_bytes()) {
        return;
    }
    let mut found = Vec::new();
    // The end of the last word that was looked at: a word with many signs of an address is looked at once.
    let mut past = 0;
    for (at, &byte) in tail.as_bytes().iter().enumerate() {
        if !matches!(byte, b'[' | b':' | b'@' | b'w') {
            continue;
        }
        let rest = &tail.as_bytes()[at..];
        match byte {
            b'[' if rest.starts_with(b"[^") => {
                let close = rest.iter().take(LONGEST_LABEL).position(|&byte| byte == b']').filter(|&close| close > 2);
                if let Some(close) = close {
                    found.push((at, at + close + 1, MarkKind::Note(tail[at + 2..at + close].to_owned())));
                }
            }
            b'@' | b':' | b'w'
                if at >= past && [&b"@"[..], b"://", b"www."].iter().any(|sign| rest.starts_with(sign)) =>
            {
                let start = past + tail[past..at].rfind(char::is_whitespace).unwrap_or(0);
                let word = tail[start..].trim_start();
                let start = tail.len() - word.len();
                let word = &word[..word.find(char::is_whitespace).unwrap_or(word.len())];
                past = start + word.len();
                found.extend(address(word).map(|at| (start + at.start, start + at.end, MarkKind::Code)));
            }
            _ => {}
        }
    }
    if found.is_empty() {
        return;
    }
    let place = |at: usize| u32::try_from(from + at).unwrap_or(u32::MAX);
    found.sort_by_key(|&(start, _, _)| start);
    block
        .marks
        .extend(found.into_iter().map(|(start, end, kind)| Mark { at: Range::new(place(start), place(end)), kind }));
    block.marks.sort_by_key(|mark| mark.at.start);
}

/// Whether any two bytes begin something that is no prose. Most prose has none: all of it is looked at, a run of bytes
/// at once, rather than every byte asked in turn.
fn may_be_mute(bytes: &[u8]) -> bool {
    let mut any = bytes.ends_with(b"@");
    for (&byte, &next) in bytes.iter().zip(bytes.get(1..).unwrap_or_default()) {
        any |= byte == b'@';
        any |= byte == b'[' && next == b'^';
        any |= byte == b':' && next == b'/';
        any |= byte == b'w' && next == b'w';
    }
    any
}

/// Bytes of the longest footnote marker with its brackets: beyond it a bracket is not closed, but forgotten.
const LONGEST_LABEL: usize = 40;

/// Where a word is a web address, an e-mail address or a handle, without the punctuation around it.
fn address(word: &str) -> Option<Span> {
    let trimmed = word.trim_end_matches(['.', ',', ')', ';', ':', ']', '"', '”', '>']);
    let lead = trimmed.len() - trimmed.trim_start_matches(['(', '[', '"', '“', '<']).len();
    let bare = &trimmed[lead..];
    let is = bare.contains("://") || bare.starts_with("www.") || bare.contains('@') && bare.len() > 2;
    (is && !bare.contains("[^")).then(|| Span::new(lead, trimmed.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut block = Block::of(text);
        let length = block.len();
        mark_mute(&mut block, length);
        let found: Vec<_> = block.marks.iter().map(|mark| mark.at.of(&block.text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn addresses_are_no_prose() {
        check("See https://example.org/a, or (www.example.org).", &["https://example.org/a", "www.example.org"]);
        check("Write to a.b@example.org\u{a0}or “@desk”.", &["a.b@example.org", "@desk"]);
        check("The mail@x.org/http://y.org@z is one word.", &["mail@x.org/http://y.org@z"]);
        check("Ten were killed: www is no address, nor is a@ or w.", &[]);
    }

    #[test]
    fn footnote_markers_are_no_prose() {
        check("14 died[^1] and 3 fled.[^b-2]", &["[^1]", "[^b-2]"]);
        check("It is at http://example.org/[^1] there.", &["[^1]"]);
        check("[^] and [^this is never closed, or so late that nobody remembers] and [^é]", &["[^é]"]);
    }
}
