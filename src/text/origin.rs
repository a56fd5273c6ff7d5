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
    /// Its bytes in the part. As many as in the text, unless it is an entity or an empty element.
    pub xml: Span,
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
    /// Whether the XML has the very bytes of the text, so that a place inside can be told.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        self.text.end - self.text.start == self.xml.end - self.xml.start
    }
}

impl Origin {
    /// The stretches that a span of the text touches.
    #[must_use]
    pub fn stretches(&self, span: Span) -> &[Stretch] {
        let from = self.stretches.partition_point(|stretch| stretch.text.end <= span.start);
        let to = self.stretches.partition_point(|stretch| stretch.text.start < span.end);
        &self.stretches[from..to.max(from)]
    }
}
