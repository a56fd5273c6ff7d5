//! What reaches the session: everything the editor says, in its order, and what the reader of folders brings.

use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::oneshot;

use crate::lsp::protocol::{
    CodeActionParams, CodeActionResponse, DocumentDiagnosticParams, Hover, HoverParams, Id, InlayHint, InlayHintParams,
    TextDocumentContentChangeEvent, Uri, WorkspaceDiagnosticParams,
};
use crate::lsp::terms::Terms;
use crate::names::Digest;

/// One message to the session.
pub(super) enum Message {
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
    /// A draft was closed.
    Closed(Uri),
    /// What stands here?
    Hover(HoverParams, oneshot::Sender<Option<Hover>>),
    /// Which days do the words stand for?
    Hints(InlayHintParams, oneshot::Sender<Vec<InlayHint>>),
    /// What can be done here?
    Actions(Box<CodeActionParams>, oneshot::Sender<CodeActionResponse>),
    /// What is there to say about a draft? Answered over the wire.
    Diagnose(Id, Box<DocumentDiagnosticParams>),
    /// What is there to say about all drafts? Answered over the wire.
    DiagnoseAll(Id, Box<WorkspaceDiagnosticParams>),
    /// Files changed on disk.
    Touched(Vec<PathBuf>),
    /// Settings changed.
    Reconfigured,
    /// Folders came and went.
    Folders {
        /// Those that came.
        added: Vec<PathBuf>,
        /// Those that went.
        removed: Vec<PathBuf>,
    },
    /// Closed drafts that were read.
    Read(Vec<Known>),
}

/// A closed draft: what the library keeps of it, or nothing where it is gone.
pub(super) struct Known {
    /// Its name.
    pub name: String,
    /// What is kept of it.
    pub digest: Option<Arc<Digest>>,
}
