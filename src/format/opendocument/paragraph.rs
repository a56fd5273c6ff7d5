//! A paragraph of an OpenDocument file while it is read: white space is worth one space there, however much there is.

use crate::format::MarkKind;
use crate::format::extract::Words;
use crate::text::Span;

/// As many spaces in a row as are read of an element that stands for many.
pub(super) const SPACES: &str = "        ";

/// A paragraph that is being read.
#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) words: Words,
    pub(super) style: String,
    /// The level of a heading; none of a paragraph.
    pub(super) level: Option<u8>,
    pub(super) is_hidden: bool,
    /// Whether a character that is no white space of the file came last, so that white space counts.
    pub(super) takes_space: bool,
}

impl Paragraph {
    /// Appends text of the file, its white space folded.
    pub(super) fn reads(&mut self, words: &str, part: usize, xml: Span) {
        if words.len() != xml.end - xml.start {
            // An entity is one character.
            let is_blank = words.chars().all(is_space);
            if !is_blank || self.takes_space {
                self.words.push(if is_blank { " " } else { words }, part, xml);
            }
            self.takes_space = !is_blank;
            return;
        }
        let mut from = 0;
        for (at, char) in words.bytes().enumerate() {
            let is_blank = is_space(char::from(char));
            if is_blank && (!self.takes_space || char != b' ') {
                self.words.push(&words[from..at], part, Span::new(xml.start + from, xml.start + at));
                if self.takes_space {
                    self.words.push(" ", part, Span::new(xml.start + at, xml.start + at + 1));
                }
                from = at + 1;
            }
            self.takes_space = !is_blank;
        }
        self.words.push(&words[from..], part, Span::new(xml.start + from, xml.end));
    }

    /// Appends what an element stands for.
    pub(super) fn puts(&mut self, sign: &str, part: usize, xml: Span) {
        self.words.push_element(sign, part, xml);
        self.takes_space = true;
    }

    /// Appends the marker of a note.
    pub(super) fn marks_note(&mut self, label: &str) {
        let start = self.words.len();
        self.words.put(&format!("[{label}]"));
        self.words.mark(start, MarkKind::Note(label.to_owned()));
        self.takes_space = true;
    }
}

/// What the format folds: other spaces, such as one that does not break, stay as they are.
pub(super) fn is_space(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\n' | '\r')
}
