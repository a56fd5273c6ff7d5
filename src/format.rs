//! From a source to blocks of prose: markup is taken off here, and every byte of prose knows where it came from.

mod block;
mod extract;
mod front;
mod join;
mod markdown;
mod package;
mod plain;
mod word;

pub use block::{Block, Comment, Laid, Mark, MarkKind, Placed, Properties, Role};
pub use front::{Entry, FrontMatter};
pub use package::Broken;

use crate::text::Source;

/// How a draft is marked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Paragraphs between blank lines, or one a line.
    #[default]
    Plain,
    /// `CommonMark` with tables and footnotes.
    Markdown,
    /// A Word document (`.docx`).
    Word,
}

/// A draft, read from its file and taken apart.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its text.
    pub source: Source,
    /// How it is marked up.
    pub format: Format,
    /// Its blocks.
    pub laid: Laid,
}

impl Format {
    /// The endings of file names that hold drafts, in lower case and without the dot.
    pub const ENDINGS: &[(&str, Self)] = &[
        ("md", Self::Markdown),
        ("markdown", Self::Markdown),
        ("txt", Self::Plain),
        ("text", Self::Plain),
        ("docx", Self::Word),
        ("docm", Self::Word),
    ];

    /// The format that a file's name tells; `None` where it tells of no draft.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit('/').next()?.rsplit_once('.')?;
        Self::ENDINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending)).map(|&(_, format)| format)
    }

    /// Reads a file of this format.
    ///
    /// # Errors
    /// Where it is damaged, or none of this format; the error says in a sentence what to do.
    pub fn open(self, name: &str, bytes: Vec<u8>) -> Result<Opened, Broken> {
        let extract = match self {
            Self::Plain | Self::Markdown => {
                let source = Source::decode(name, bytes).map_err(Broken::Text)?;
                let laid = self.lay(&source);
                return Ok(Opened { source, format: self, laid });
            }
            Self::Word => word::extract(&bytes)?,
        };
        let (text, laid, origin) = extract.finish(bytes);
        Ok(Opened { source: Source::extracted(name, text, origin), format: self, laid })
    }

    /// The blocks of a text in this format; of one that is no text, what its text alone tells. Reading never fails: what is no markup is prose.
    #[must_use]
    pub fn lay(self, source: &Source) -> Laid {
        let text = source.text();
        let (front, body) = FrontMatter::split(text);
        let mut laid = match self {
            Self::Plain | Self::Word => plain::lay(text, body),
            Self::Markdown => markdown::lay(text, body),
        };
        laid.front = front;
        laid.blocks = join::joined(laid.blocks);
        laid
    }
}
