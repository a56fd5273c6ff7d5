//! What a draft is counted in when a place of it is named: lines of a text, paragraphs of a Word document.

/// What the `line` of a [`Place`](crate::text::Place) counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Lines of a text.
    #[default]
    Line,
    /// Paragraphs of a file that has no lines, empty ones not counted.
    Paragraph,
}

impl Unit {
    /// `line 7`, `paragraph 7`
    #[must_use]
    pub fn numbered(self, number: usize) -> String {
        match self {
            Self::Line => format!("line {number}"),
            Self::Paragraph => format!("paragraph {number}"),
        }
    }
}
