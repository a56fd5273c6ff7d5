//! One open configuration or rule file: the editor's text of it counts before that of the disk.

use std::path::Path;

use crate::lsp::buffer::Buffer;
use crate::lsp::protocol::TextDocumentContentChangeEvent;

/// An open file of settings, rules or names.
pub(super) struct Table {
    /// The version of its text.
    pub version: i32,
    /// Its text.
    pub buffer: Buffer,
}

impl Table {
    /// Makes edits one after the other.
    pub(super) fn edit(&mut self, version: i32, changes: &[TextDocumentContentChangeEvent]) {
        self.version = version;
        for change in changes {
            self.buffer.apply(change);
        }
    }
}

/// Whether a file that the editor opens is one.
pub(super) fn is_table(language: &str, name: &str) -> bool {
    language == "toml" || Path::new(name).extension().is_some_and(|ending| ending == "toml")
}
