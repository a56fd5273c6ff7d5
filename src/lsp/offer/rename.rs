//! A name under the caret for all drafts: the form that a finding asks for in one is written in the others too.

use crate::lsp::offer::{Offer, Work, wants};
use crate::lsp::protocol::{
    CodeActionKind, CodeActionParams, RenameParams, TextDocumentPositionParams, WorkDoneProgressParams,
};
use crate::lsp::session::Session;

impl Session {
    /// The offer to write a name in all drafts as a finding would have it in one. What to change is found when the
    /// writer takes the offer.
    pub(super) fn everywhere(&mut self, params: &CodeActionParams) -> Option<Offer> {
        let at =
            TextDocumentPositionParams { text_document: params.text_document.clone(), position: params.range.start };
        let found = self.found(&at).filter(|_| self.terms.resolves && wants(params, &CodeActionKind::QUICKFIX))?;
        let judged = self.open.get(&found.draft)?.judged.as_ref()?;
        let fixes = judged.touched(found.span).into_iter().flat_map(|(finding, _)| &finding.fixes);
        let edit = fixes.flat_map(|fix| &fix.edits).find(|edit| edit.span == found.span)?;
        let new_name = if found.form.is_full() { &edit.text } else { &*found.cluster.canonical.form.text };
        let sought = found.names.sought(&found.cluster);
        let library = self.library.read();
        library.holders(&sought, &found.config.registry).into_iter().find(|name| *name != found.draft)?;
        let renaming = RenameParams {
            text_document_position: at,
            new_name: new_name.to_owned(),
            work_done_progress_params: WorkDoneProgressParams::default(),
        };
        Some(Offer {
            title: format!("Write “{new_name}” in all drafts"),
            kind: CodeActionKind::QUICKFIX,
            settles: Vec::new(),
            preferred: None,
            work: Work::Rename(renaming),
        })
    }
}
