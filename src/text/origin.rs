//! The way back from a draft's text to a file that is no text: Word and OpenDocument keep theirs in parts of a package.

use std::sync::Arc;

use crate::text::Span;

/// Where the extracted text of a draft stands in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The file, as it was read.
    pub bytes: Arc<[u8]>,
    /// The names of the parts that text was taken from.
    pub parts: Vec<String>,
    /// The stretches of text that stand in a part, in the order of the text. What lies between two was put there by the
    /// reader: line ends, footnote markers.
    pub stretches: Vec<Stretch>,
    /// Its paragraphs in order, one a line of the text: headings, items, cells and notes are paragraphs too, empty ones
    /// are not.
    pub paragraphs: Vec<Paragraph>,
}

/// A run of text and the run of its part's XML that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its bytes in the text.
    pub text: Span,
    /// The part, by number.
    pub part: usize,
    /// Its bytes in the part. As many as in the text, unless it is an entity or an element.
    pub xml: Span,
    /// Whether it is an element that stands for a space or a line break.
    pub is_element: bool,
}

/// By what a writer finds a paragraph in a file without lines, besides its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The page, from 1, where the program that wrote the file noted its page ends.
    pub page: Option<u32>,
    /// The words of the nearest heading above it in the text.
    pub heading: Option<Span>,
}

impl Stretch {
    /// The XML of the part of it that a span of the text covers; all of it where a place inside cannot be told.
    #[must_use]
    pub fn within(&self, span: Span) -> Span {
        if !self.is_verbatim() {
            return self.xml;
        }
        let place = |byte: usize| self.xml.start + byte.clamp(self.text.start, self.text.end) - self.text.start;
        Span::new(place(span.start), place(span.end.max(span.start)))
    }

    /// Whether the XML has the very bytes of the text, so that a place inside can be told.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        !self.is_element && self.text.end - self.text.start == self.xml.end - self.xml.start
    }
}

impl Origin {
    /// The stretches that a span of the text touches; an empty one those of the byte that it stands before.
    #[must_use]
    pub fn touched(&self, span: Span) -> &[Stretch] {
        let end = span.end.max(span.start + 1);
        let from = self.stretches.partition_point(|stretch| stretch.text.end <= span.start);
        let to = self.stretches.partition_point(|stretch| stretch.text.start < end);
        &self.stretches[from..to.max(from)]
    }
}
