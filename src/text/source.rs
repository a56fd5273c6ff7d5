//! One draft as it was given: its name, its decoded text, and the way back to positions of its file.

use std::sync::{Arc, OnceLock};

use crate::text::{Encoding, Lines, Origin, Place, Span, Unit, Unreadable, encoding};

/// A draft's text and everything needed to say where in its file a byte of that text stands.
///
/// Spans count bytes of [`Source::text`]; only this type turns them into positions of the file.
#[derive(Clone, Debug, Default)]
pub struct Source {
    name: String,
    text: String,
    encoding: Encoding,
    lines: OnceLock<Lines>,
    origin: Option<Arc<Origin>>,
}

impl Source {
    /// A draft whose text is known already, such as an editor's buffer. `name` is the path as it was given, with `/`.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), ..Self::default() }
    }

    /// A draft read from the bytes of a file.
    ///
    /// # Errors
    /// When the bytes are no text; the error says in a sentence what to do.
    pub fn decode(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Unreadable> {
        let (text, encoding) = encoding::decode(bytes)?;
        Ok(Self { name: name.into(), text, encoding, ..Self::default() })
    }

    /// A draft whose text was taken out of a file that is no text.
    #[must_use]
    pub fn extracted(name: impl Into<String>, text: impl Into<String>, origin: Origin) -> Self {
        Self { origin: Some(Arc::new(origin)), ..Self::new(name, text) }
    }

    /// The way back to a file that is no text; none where the draft is one.
    #[must_use]
    pub fn origin(&self) -> Option<&Arc<Origin>> {
        self.origin.as_ref()
    }

    /// What its places are counted in.
    #[must_use]
    pub fn unit(&self) -> Unit {
        if self.origin.is_some() { Unit::Paragraph } else { Unit::Line }
    }

    /// The draft's name: its path as it was given, with `/`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The decoded text, without a byte-order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the file spells the text.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The bytes of the file, if it said `text` instead: spelt as the file spells its own.
    #[must_use]
    pub fn encoded(&self, text: &str) -> Vec<u8> {
        encoding::encode(text, self.encoding)
    }

    /// The lines of the text.
    #[must_use]
    pub fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(&self.text))
    }

    /// Whether another source says the same and spells it alike.
    #[must_use]
    pub fn says_as(&self, other: &Self) -> bool {
        self.encoding == other.encoding && self.text == other.text
    }

    /// The words that `span` covers.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// Whether offsets of this source count bytes of its text because its file is no UTF-8, or no text at all.
    #[must_use]
    pub fn counts_text(&self) -> bool {
        self.origin.is_some() || matches!(self.encoding, Encoding::Utf16Little | Encoding::Utf16Big)
    }

    /// The place in the file of a byte of the text: a UTF-8 byte-order mark counts in the offset.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        let mark = if self.encoding == Encoding::Utf8WithMark { 3 } else { 0 };
        let place = self.lines().place(&self.text, offset);
        Place { offset: place.offset + mark, ..place }
    }
}
