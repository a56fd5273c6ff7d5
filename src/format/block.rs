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
    if !tail.contains("[^") && !tail.contains("://") && !tail.contains('@') && !tail.contains("www.") {
        return;
    }
    let mut found = Vec::new();
    for (at, _) in tail.match_indices("[^") {
        if let Some(close) = tail[at..].find(']').filter(|&close| close > 2 && close < 40) {
            found.push((at, at + close + 1, MarkKind::Note(tail[at + 2..at + close].to_owned())));
        }
    }
    let mut at = 0;
    for word in tail.split_inclusive(char::is_whitespace) {
        let trimmed = word.trim_end().trim_end_matches(['.', ',', ')', ';', ':', ']', '"', '”', '>']);
        let lead = trimmed.len() - trimmed.trim_start_matches(['(', '[', '"', '“', '<']).len();
        let bare = &trimmed[lead..];
        let address = bare.contains("://") || bare.starts_with("www.") || bare.contains('@') && bare.len() > 2;
        if address && !bare.contains("[^") {
            found.push((at + lead, at + trimmed.len(), MarkKind::Code));
        }
        at += word.len();
    }
    let place = |at: usize| u32::try_from(from + at).unwrap_or(u32::MAX);
    found.sort_by_key(|&(start, _, _)| start);
    block
        .marks
        .extend(found.into_iter().map(|(start, end, kind)| Mark { at: Range::new(place(start), place(end)), kind }));
    block.marks.sort_by_key(|mark| mark.at.start);
}
