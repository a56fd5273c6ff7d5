//! A draft's text as it is taken out of a package: paragraph after paragraph, each byte with its place in the file.

use crate::format::block::{Laid, mark_mute};
use crate::format::join::joined;
use crate::format::{Block, Mark, MarkKind, Placed, Role};
use crate::text::{Origin, Paragraph, Range, Span, Stretch};

/// The text so far, its blocks, and the way back.
#[derive(Default)]
pub(super) struct Extract {
    pub(super) text: String,
    pub(super) laid: Laid,
    pub(super) origin: Origin,
    heading: Option<Span>,
    overfull: bool,
}

/// Paragraphs at most. A report of 3,000 pages has a third as many.
pub(super) const MOST: usize = 200_000;

/// Lines of headers and footers that are kept. A document has a handful; one that was made to be slow has no end of them.
const MOST_FURNITURE: usize = 256;

/// A line break inside a paragraph of a Word or OpenDocument file. A line of the text is a paragraph of the file, so it
/// is no end of line; it is as long as one, so that the prose, which has ends of lines there, keeps its places.
pub const BREAK: &str = "\u{b}";

/// A paragraph that is being read.
#[derive(Default)]
pub(super) struct Words {
    text: String,
    stretches: Vec<Stretch>,
    marks: Vec<Mark>,
}

impl Words {
    /// Bytes of text so far.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }

    /// Whether there is nothing but white space.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Its text, for what is told of it and not read as prose.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Appends text that stands in a part.
    pub(super) fn push(&mut self, words: &str, part: usize, xml: Span) {
        let start = self.text.len();
        // An end of line in XML is white space: a line of the text is a paragraph.
        if words.contains(['\n', '\r']) {
            self.text.push_str(&words.replace(['\n', '\r'], " "));
        } else {
            self.text.push_str(words);
        }
        let text = Span::new(start, self.text.len());
        if text.start < text.end {
            self.stretches.push(Stretch { text, part, xml, is_element: false });
        }
    }

    /// Appends what an element of a part stands for.
    pub(super) fn push_element(&mut self, words: &str, part: usize, xml: Span) {
        self.push(words, part, xml);
        if let Some(stretch) = self.stretches.last_mut() {
            stretch.is_element = true;
        }
    }

    /// Appends text that stands nowhere.
    pub(super) fn put(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// Marks the text from `start` to its present end.
    pub(super) fn mark(&mut self, start: u32, kind: MarkKind) {
        if start < self.len() {
            self.marks.push(Mark { at: Range::new(start, self.len()), kind });
        }
    }

    /// Appends another paragraph on a line of its own.
    pub(super) fn append(&mut self, other: Self) {
        if !self.text.is_empty() {
            self.text.push_str(BREAK);
        }
        let (base, from) = (self.text.len(), self.len());
        self.text.push_str(&other.text);
        let moved = |span: Span| Span::new(span.start + base, span.end + base);
        self.stretches.extend(other.stretches.iter().map(|one| Stretch { text: moved(one.text), ..*one }));
        let marks = other.marks.into_iter();
        self.marks.extend(marks.map(|Mark { at, kind }| Mark { at: Range::new(at.start + from, at.end + from), kind }));
    }
}

impl Extract {
    /// Whether there were more paragraphs than are read.
    pub(super) fn is_overfull(&self) -> bool {
        self.overfull
    }

    /// The text, its blocks, and the way back to the file that it was taken out of.
    pub(super) fn finish(mut self, bytes: Vec<u8>) -> (String, Laid, Origin) {
        self.origin.bytes = bytes.into();
        self.laid.blocks = joined(self.laid.blocks);
        (self.text, self.laid, self.origin)
    }

    /// Notes a line of a header or a footer. The same stands over the first page, the left ones and the right ones.
    pub(super) fn tell(&mut self, words: Words) {
        let line = words.into_text();
        let furniture = &mut self.laid.properties.furniture;
        if furniture.len() < MOST_FURNITURE && !line.trim().is_empty() && !furniture.contains(&line) {
            furniture.push(line);
        }
    }

    /// Adds a paragraph, a cell or a note that stands on a page; nothing where it has no words.
    pub(super) fn add(&mut self, role: Role, words: Words, page: Option<u32>) {
        if words.is_blank() {
            return;
        }
        if self.origin.paragraphs.len() == MOST {
            self.overfull = true;
            return;
        }
        let start = self.text.len();
        self.origin.paragraphs.push(Paragraph { page, heading: self.heading });
        if let Role::Heading(_) = role {
            self.heading = Some(Span::new(start, start + words.text.len()));
        }
        let mut block = Block::of_length(words.text.len());
        block.push(&words.text.replace(BREAK, "\n"), Range::new(0, words.len()));
        block.marks = words.marks;
        block.marks.sort_by_key(|mark| (mark.at.start, mark.at.end));
        let length = block.len();
        mark_mute(&mut block, length);
        self.laid.blocks.push(Placed { start, role, block });
        self.text.push_str(&words.text);
        self.text.push('\n');
        let moved = |span: Span| Span::new(span.start + start, span.end + start);
        self.origin.stretches.extend(words.stretches.iter().map(|one| Stretch { text: moved(one.text), ..*one }));
    }
}
