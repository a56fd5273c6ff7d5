//! The line above a draft that counts its figures of harm by how well their sources can be found again.

use serde_json::Value;

use crate::check::Judged;
use crate::finding::Severity;
use crate::lsp::ability::Can;
use crate::lsp::protocol::{CodeLens, Command, Position, Range, TextDocumentIdentifier};
use crate::lsp::session::Session;
use crate::lsp::terms;
use crate::lsp::wish::Show;
use crate::render::Sourced;

/// The editor's own command that shows the ledger beside the draft.
const VIEW: &str = "sitlint.showLedger";
/// The server's command that writes the ledger into a file.
pub(super) const OPEN: &str = "sitlint.openLedger";

impl Session {
    /// The line above an open draft.
    pub(super) fn lenses(&mut self, draft: &TextDocumentIdentifier) -> Option<Vec<CodeLens>> {
        let name = terms::name(&draft.uri);
        self.fresh(&name);
        let (shown, views) = [Show::Lens, Show::Views].map(|what| self.shows(&name, what)).into();
        let draft = self.open.get_mut(&name).filter(|_| shown)?;
        let title = title(draft.judged.as_ref()?);
        draft.lens = Some(title.clone());
        let start = Position::new(0, 0);
        let command = Command {
            title,
            command: if views { VIEW } else { OPEN }.to_owned(),
            arguments: Some(vec![Value::from(draft.uri.as_str())]),
        };
        Some(vec![CodeLens { range: Range { start, end: start }, command: Some(command), data: None }])
    }

    /// Has the editor ask for the line above a draft again where it now says something else.
    pub(super) fn recount(&mut self, name: &str) {
        let refreshes = self.terms.can.has(Can::RefreshLenses);
        let Some(draft) = self.open.get_mut(name).filter(|_| refreshes) else { return };
        let (Some(shown), Some(judged)) = (&draft.lens, &draft.judged) else { return };
        let title = title(judged);
        if *shown != title {
            draft.lens = Some(title);
            self.asks.lenses.notify_one();
        }
    }
}

/// `11 figures of harm: 6 named, 2 vague, 3 none found`.
pub(super) fn summary(judged: &Judged) -> String {
    Sourced::of(&judged.claims).line()
}

/// The figures, then the style notes where there are any.
fn title(judged: &Judged) -> String {
    let figures = summary(judged);
    match judged.findings.iter().filter(|finding| finding.severity >= Severity::Info).count() {
        0 => figures,
        1 => format!("{figures} · 1 style note"),
        notes => format!("{figures} · {notes} style notes"),
    }
}
