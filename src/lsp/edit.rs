//! Changes to drafts, as the editor takes them.

use std::collections::HashMap;

use crate::lsp::protocol::{
    CreateFile, DocumentChangeOperation, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, Range,
    ResourceOp, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};
use crate::lsp::terms::Edits;

/// Changes to one draft.
pub(super) struct Change {
    /// The draft.
    pub uri: Uri,
    /// The version of it that they are for; none where it is closed.
    pub version: Option<i32>,
    /// The changes.
    pub edits: Vec<TextEdit>,
}

/// The changes as an editor takes them. One that counts versions refuses them where it has gone on typing.
pub(super) fn workspace_edit(changes: Vec<Change>, how: Edits) -> WorkspaceEdit {
    match how {
        Edits::Plain => {
            let changes: HashMap<_, _> = changes.into_iter().map(|change| (change.uri, change.edits)).collect();
            WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
        }
        Edits::Versioned | Edits::Making => {
            let versioned = |Change { uri, version, edits }| TextDocumentEdit {
                text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
                edits: edits.into_iter().map(OneOf::Left).collect(),
            };
            let changes = changes.into_iter().map(versioned).collect();
            WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(changes)), ..WorkspaceEdit::default() }
        }
    }
}

/// A new file with a text, for an editor that makes files.
pub(super) fn new_file(uri: Uri, text: String) -> WorkspaceEdit {
    let create = CreateFile { uri: uri.clone(), options: None, annotation_id: None };
    let written = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri, version: None },
        edits: vec![OneOf::Left(TextEdit { range: Range::default(), new_text: text })],
    };
    let changes = vec![DocumentChangeOperation::Op(ResourceOp::Create(create)), DocumentChangeOperation::Edit(written)];
    WorkspaceEdit { document_changes: Some(DocumentChanges::Operations(changes)), ..WorkspaceEdit::default() }
}
