//! Answers to an editor that asks for its diagnostics: of one open draft, or of all drafts of its folders.

use std::path::Path;

use crate::lsp::diagnostic::Report;
use crate::lsp::draft::Draft;
use crate::lsp::protocol::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, FullDocumentDiagnosticReport, Id,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};
use crate::lsp::reader;
use crate::lsp::reader::{Job, Judging};
use crate::lsp::session::Session;
use crate::lsp::terms;
use crate::workspace::today;

impl Session {
    /// Answers what there is to say about one draft: nothing about a draft that is not open.
    pub(super) fn diagnose(&mut self, id: &Id, params: &DocumentDiagnosticParams) {
        let name = terms::name(&params.text_document.uri);
        self.fresh(&name);
        let result_id = self.open.get(&name).map(Draft::result_id);
        match (result_id, &params.previous_result_id) {
            (Some(result_id), Some(previous)) if result_id == *previous => {
                let report = DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
                    related_documents: None,
                    unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
                });
                self.wire.answer(id, &report);
            }
            (result_id, _) => {
                self.with_shown(&name, |shown| self.wire.answer(id, &Report::full(result_id, shown)));
            }
        }
    }

    /// Answers what there is to say about all drafts. The closed ones are judged by the reader, off this thread.
    pub(super) fn diagnose_all(&mut self, id: Id, params: &WorkspaceDiagnosticParams) {
        let held = reader::held(&params.previous_result_ids);
        let mut report = WorkspaceDiagnosticReport::default();
        for name in self.open.keys().cloned().collect::<Vec<_>>() {
            self.fresh(&name);
            let Some(draft) = self.open.get(&name) else { continue };
            let (uri, version, result_id) = (draft.uri.clone(), Some(i64::from(draft.version)), draft.result_id());
            let items = (held.get(&name) != Some(&result_id.as_str())).then(|| self.diagnostics(&name));
            report.items.push(entry(uri, version, result_id, items));
        }
        let result_id = format!("closed {}", self.turn);
        let mut drafts = Vec::new();
        for name in self.closed.keys() {
            match Uri::from_file_path(Path::new(name)) {
                Some(uri) if held.get(name) == Some(&result_id.as_str()) => {
                    report.items.push(entry(uri, None, result_id.clone(), None));
                }
                Some(_) => drafts.push(name.clone()),
                None => {}
            }
        }
        let judging = Judging {
            id,
            report,
            drafts,
            library: self.library.clone(),
            today: today(),
            units: self.terms.units,
            relations: self.terms.relations,
            result_id,
            notes: self.notes_of_all(),
        };
        self.read([Job::Judge(Box::new(judging))]);
    }
}

/// A draft's entry in the answer about all; without items it is unchanged.
fn entry(
    uri: Uri,
    version: Option<i64>,
    result_id: String,
    items: Option<Vec<Diagnostic>>,
) -> WorkspaceDocumentDiagnosticReport {
    match items {
        Some(items) => WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
            uri,
            version,
            full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(result_id), items },
        }),
        None => WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
            uri,
            version,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        }),
    }
}
