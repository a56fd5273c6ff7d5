//! One open draft: its buffer, and what was found in the version that was judged last.

use std::sync::Arc;

use crate::check::Judged;
use crate::check::guard::{Basis, Before};
use crate::config::Config;
use crate::document::Document;
use crate::format::Format;
use crate::lsp::buffer::{Buffer, Fit};
use crate::lsp::pace::Paced;
use crate::lsp::protocol::{TextDocumentContentChangeEvent, Uri};
use crate::text::Source;
use crate::workspace::Settings;

/// An open draft.
pub(super) struct Draft {
    /// Its address, as the editor writes it.
    pub uri: Uri,
    /// The version of its text.
    pub version: i32,
    /// What was found in it; `None` before it is first judged.
    pub judged: Option<Judged>,
    /// Counts what was found anew: the editor asks whether it has changed.
    pub serial: u64,
    /// Which rules are due, and what the others found.
    pub pace: Paced,
    /// What the line above it said last; `None` where the editor shows none.
    pub lens: Option<String>,
    /// What it was judged by, where no rule broke on it.
    pub basis: Option<Basis>,
    /// Its configuration, and the settings that it was made from: making it reads profiles, which typing must not.
    pub config: Option<(Arc<Settings>, Arc<Config>)>,
    name: String,
    format: Format,
    buffer: Buffer,
}

impl Draft {
    /// A draft as it is opened.
    pub(super) fn open(uri: Uri, name: String, format: Format, version: i32, buffer: Buffer) -> Self {
        Self {
            uri,
            version,
            judged: None,
            basis: None,
            serial: 0,
            pace: Paced::default(),
            lens: None,
            config: None,
            name,
            format,
            buffer,
        }
    }

    /// Those rules of its configuration that are due: all, before it is first judged.
    pub(super) fn rules(&mut self, config: Arc<Config>) -> Arc<Config> {
        if self.judged.is_none() {
            self.pace.all_due();
        }
        self.pace.rules(config)
    }

    /// Makes edits one after the other.
    pub(super) fn edit(&mut self, version: i32, changes: &[TextDocumentContentChangeEvent]) -> Fit {
        self.version = version;
        let moved = changes.iter().filter(|change| self.buffer.apply(change) == Fit::Moved).count();
        if moved == 0 { Fit::Within } else { Fit::Moved }
    }

    /// The document of the buffer's text. Paragraphs that still stand are taken over from the one judged last.
    pub(super) fn document(&self, config: &Config) -> Arc<Document> {
        let text = self.buffer.text();
        let document = match &self.judged {
            Some(judged) => judged.document.rewritten(text, &config.lexicon),
            None => Document::read(Source::new(&*self.name, text), self.format, &config.lexicon, config.date),
        };
        Arc::new(document)
    }

    /// What was found before, where it can be built upon.
    pub(super) fn before(&mut self) -> Option<Before> {
        Some(Before { judged: self.judged.take()?, by: self.basis.take()? })
    }

    /// What the editor knows these findings by.
    pub(super) fn result_id(&self) -> String {
        self.serial.to_string()
    }
}

/// The format of a draft that the editor opens; `None` for what is no draft.
pub(super) fn format(language: &str, name: &str) -> Option<Format> {
    match language {
        "markdown" | "rmarkdown" | "quarto" | "mdx" => Some(Format::Markdown),
        "html" | "xhtml" => Some(Format::Html),
        _ => {
            Format::of(name).or_else(|| matches!(language, "plaintext" | "text" | "txt" | "").then_some(Format::Plain))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_known_by_its_language_or_its_name() {
        assert_eq!(format("markdown", "untitled:1"), Some(Format::Markdown));
        assert_eq!(format("plaintext", "/a/b.md"), Some(Format::Markdown));
        assert_eq!(format("plaintext", "/a/b"), Some(Format::Plain));
        assert_eq!(format("html", "untitled:1"), Some(Format::Html));
        assert_eq!(format("mhtml", "/a/b.HTM"), Some(Format::Html));
        assert_eq!(format("toml", "/a/sitlint.toml"), None);
    }
}
