//! What reaches the session: everything the editor says, in its order, and what the reader of folders brings.

use std::path::PathBuf;

use serde_json::Value;

use crate::lsp::protocol::{
    DocumentDiagnosticParams, Id, TextDocumentContentChangeEvent, Uri, WorkspaceDiagnosticParams,
};
use crate::lsp::stated::Stated;
use crate::lsp::terms::Terms;
use crate::names::Digest;

/// One message to the session, whose type only questions need to know.
pub(super) enum Message<Session> {
    /// The session begins, on these terms.
    Begun(Box<Terms>),
    /// The editor can be asked: the session may start its long work.
    Ready,
    /// A draft was opened.
    Opened {
        /// The draft.
        uri: Uri,
        /// The editor's name for what it is.
        language: String,
        /// The version of its text.
        version: i32,
        /// Its text.
        text: String,
    },
    /// A draft was edited.
    Changed {
        /// The draft.
        uri: Uri,
        /// The version of its text after the edits.
        version: i32,
        /// The edits, each counted in the text that the one before it left.
        changes: Vec<TextDocumentContentChangeEvent>,
    },
    /// A draft was saved.
    Saved(Uri),
    /// A draft was closed.
    Closed(Uri),
    /// A question, answered at once from the very version that it came after.
    Ask(Question<Session>),
    /// What is there to say about a draft? Answered over the wire.
    Diagnose(Id, Box<DocumentDiagnosticParams>),
    /// What is there to say about all drafts? Answered over the wire.
    DiagnoseAll(Id, Box<WorkspaceDiagnosticParams>),
    /// Files changed on disk.
    Touched(Vec<PathBuf>),
    /// Settings changed: what they are now, where the editor says so unasked.
    Reconfigured(Value),
    /// What the editor answered is set for all drafts, and for those of each of these folders.
    Preferred(Vec<PathBuf>, Vec<Value>),
    /// Folders came and went.
    Folders {
        /// Those that came.
        added: Vec<PathBuf>,
        /// Those that went.
        removed: Vec<PathBuf>,
    },
    /// The writer wants no more of the first reading.
    Stop,
    /// Closed drafts that were read.
    Read(Vec<Known>),
}

/// A question to the session, which answers it where whoever asked waits.
pub(super) type Question<Session> = Box<dyn FnOnce(&mut Session) + Send>;

/// A closed draft: what the library keeps of it, or nothing where it is gone.
pub(super) struct Known {
    /// Its name.
    pub name: String,
    /// What is kept of it.
    pub found: Option<Found>,
}

/// What is kept of a closed draft.
pub(super) struct Found {
    /// For the other drafts.
    pub digest: Digest,
    /// For the search.
    pub figures: Box<[Stated]>,
}

impl Known {
    /// A draft that is gone.
    pub(super) fn gone(name: String) -> Self {
        Self { name, found: None }
    }
}
