//! From a source to blocks of prose: markup is taken off here, and every byte of prose knows where it came from.

mod block;
mod extract;
mod front;
mod guise;
mod html;
mod join;
mod markdown;
mod opendocument;
mod package;
mod plain;
mod trace;
mod word;
mod xml;

pub use block::{Block, Comment, Laid, Mark, MarkKind, Placed, Properties, Role};
pub use extract::BREAK;
pub use front::{Entry, FrontMatter};
pub use guise::Guise;
pub use package::Broken;
pub use trace::{Trace, TraceKind};

use std::borrow::Cow;

use jiff::civil::Date;

use crate::text::{Source, Span, Unit};

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
    /// HTML: a page, or a part of one.
    Html,
    /// An OpenDocument text (`.odt`, or `.fodt`, which is not packed).
    OpenDocument,
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

/// Something to say beside words of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The words.
    pub at: Span,
    /// What to say, in lines.
    pub text: String,
}

/// Whose the comments of the program are: what it wrote before it replaces, and nobody else's.
pub const AUTHOR: &str = "sitlint";

impl Format {
    /// The endings of file names that hold drafts, in lower case and without the dot.
    pub const ENDINGS: &[(&str, Self)] = &[
        ("md", Self::Markdown),
        ("markdown", Self::Markdown),
        ("txt", Self::Plain),
        ("text", Self::Plain),
        ("docx", Self::Word),
        ("docm", Self::Word),
        ("html", Self::Html),
        ("htm", Self::Html),
        ("xhtml", Self::Html),
        ("odt", Self::OpenDocument),
        ("fodt", Self::OpenDocument),
    ];

    /// The format that a file's name tells; `None` where it tells of no draft.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit('/').next()?.rsplit_once('.')?;
        Self::ENDINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending)).map(|&(_, format)| format)
    }

    /// What places of drafts in this format are counted in.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Self::Plain | Self::Markdown | Self::Html => Unit::Line,
            Self::Word | Self::OpenDocument => Unit::Paragraph,
        }
    }

    /// Reads a file of this format.
    ///
    /// # Errors
    /// Where it is damaged, or none of this format; the error says in a sentence what to do.
    pub fn open(self, name: &str, bytes: Vec<u8>) -> Result<Opened, Broken> {
        let extract = match self {
            Self::Plain | Self::Markdown | Self::Html => {
                if let Some(broken) = Broken::in_text(&bytes) {
                    return Err(broken);
                }
                let source = Source::decode(name, bytes).map_err(Broken::Text)?;
                let laid = self.lay(&source);
                return Ok(Opened { source, format: self, laid });
            }
            Self::Word => word::extract(&bytes).map_err(|broken| broken.named(&bytes, Guise::Word))?,
            Self::OpenDocument => {
                opendocument::extract(&bytes).map_err(|broken| broken.named(&bytes, Guise::OpenDocument))?
            }
        };
        if extract.is_overfull() {
            return Err(Broken::TooMany);
        }
        let (text, laid, origin) = extract.finish(bytes);
        Ok(Opened { source: Source::extracted(name, text, origin), format: self, laid })
    }

    /// The file of a draft with comments beside its words, in place of those that the program wrote there before.
    /// `day` is when they are written. `None` for a draft that is text: it has no place for them.
    ///
    /// # Errors
    /// Where the file cannot be read any more.
    #[must_use]
    pub fn annotated(self, source: &Source, notes: &[Note], day: Date) -> Option<Result<Vec<u8>, Broken>> {
        let origin = source.origin()?;
        match self {
            Self::Plain | Self::Markdown | Self::Html => None,
            Self::Word => Some(word::annotated(origin, notes, day)),
            Self::OpenDocument => Some(opendocument::annotated(origin, source.text(), notes, day)),
        }
    }

    /// The file of a draft with edits made in its text. What formats the words around them stays. `None` for a draft that
    /// is text.
    ///
    /// # Errors
    /// Where the file cannot be read any more.
    #[must_use]
    pub fn rewritten(self, source: &Source, edits: &[(Span, &str)]) -> Option<Result<Vec<u8>, Broken>> {
        let origin = source.origin()?;
        match self {
            Self::Plain | Self::Markdown | Self::Html => None,
            Self::Word => Some(word::rewritten(origin, edits)),
            Self::OpenDocument => Some(opendocument::rewritten(origin, source.text(), edits)),
        }
    }

    /// What would travel with a file that its readers should not see: deletions, comments, hidden text, names of authors.
    /// Nothing for a draft that is text.
    ///
    /// # Errors
    /// Where the file is damaged, or none of this format.
    pub fn traces(self, bytes: &[u8]) -> Result<Vec<Trace>, Broken> {
        match self {
            Self::Plain | Self::Markdown | Self::Html => Ok(Vec::new()),
            Self::Word => word::traces(bytes),
            Self::OpenDocument => opendocument::traces(bytes),
        }
    }

    /// Words as the format spells them in running text: a fix, a name that is inserted.
    #[must_use]
    pub fn spelled(self, words: &str) -> Cow<'_, str> {
        if self != Self::Html || !words.contains(['&', '<', '>']) {
            return Cow::Borrowed(words);
        }
        Cow::Owned(words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
    }

    /// Whether words can take the place of a stretch of the source, so that no markup is cut and none is made. In HTML a
    /// comment is a whole, and a line of its own would need an element.
    #[must_use]
    pub fn takes(self, words: &str, stretch: &str) -> bool {
        let comment = stretch.starts_with("<!--") && stretch.ends_with("-->");
        self != Self::Html || comment || !words.contains('\n') && !stretch.contains(['&', '<', '>'])
    }

    /// The blocks of a text in this format; of one that is no text, what its text alone tells. Reading never fails: what
    /// is no markup is prose.
    #[must_use]
    pub fn lay(self, source: &Source) -> Laid {
        let text = source.text();
        let (front, body) = FrontMatter::split(text);
        let mut laid = match self {
            Self::Plain | Self::Word | Self::OpenDocument => plain::lay(text, body),
            Self::Markdown => markdown::lay(text, body),
            Self::Html => html::lay(text, Span::new(body, text.len())),
        };
        // What the head of a page tells comes after what stands in front of it.
        laid.front = FrontMatter { entries: [front.entries, laid.front.entries].concat(), at: front.at };
        laid.blocks = join::joined(laid.blocks);
        laid
    }
}
