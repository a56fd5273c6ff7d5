//! From a source to blocks of prose: markup is taken off here, and every byte of prose knows where it came from.

mod block;
mod front;
mod join;
mod markdown;
mod plain;

pub use block::{Block, Comment, Laid, Mark, MarkKind, Placed, Role};
pub use front::{Entry, FrontMatter};

use crate::text::Source;

/// How a draft is marked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Paragraphs between blank lines, or one a line.
    #[default]
    Plain,
    /// `CommonMark` with tables and footnotes.
    Markdown,
}

impl Format {
    /// The endings of file names that hold drafts, in lower case and without the dot.
    pub const ENDINGS: &[(&str, Self)] =
        &[("md", Self::Markdown), ("markdown", Self::Markdown), ("txt", Self::Plain), ("text", Self::Plain)];

    /// The format that a file's name tells; `None` where it tells of no draft.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit('/').next()?.rsplit_once('.')?;
        Self::ENDINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending)).map(|&(_, format)| format)
    }

    /// The blocks of a source. Reading never fails: what is no markup is prose.
    #[must_use]
    pub fn lay(self, source: &Source) -> Laid {
        let text = source.text();
        let (front, body) = FrontMatter::split(text);
        let mut laid = match self {
            Self::Plain => plain::lay(text, body),
            Self::Markdown => markdown::lay(text, body),
        };
        laid.front = front;
        laid.blocks = join::joined(laid.blocks);
        laid
    }
}
