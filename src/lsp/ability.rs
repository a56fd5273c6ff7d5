//! What the editor can do beyond what every editor can.

use crate::lsp::protocol::ClientCapabilities;

/// Something that only some editors can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Can {
    /// Answer what is set.
    TellSettings,
    /// Be asked to tell of changed settings.
    WatchSettings,
    /// Show a file when it is asked to.
    ShowDocuments,
    /// Show a line of counts above a draft.
    ShowLenses,
    /// Ask for these lines again when it is told to.
    RefreshLenses,
    /// Ask for what stands between the words again when it is told to.
    RefreshHints,
    /// Show how far a piece of work is.
    ShowProgress,
    /// Show headings with what stands below them.
    NestSymbols,
}

/// What one editor can do.
#[derive(Clone, Debug, Default)]
pub(super) struct Abilities(Vec<Can>);

impl Abilities {
    /// What an editor says that it can do.
    pub(super) fn of(client: &ClientCapabilities) -> Self {
        let (workspace, document) = (client.workspace.as_ref(), client.text_document.as_ref());
        let window = client.window.as_ref();
        let lenses = document.is_some_and(|document| document.code_lens.is_some());
        let told = [
            (Can::TellSettings, workspace.and_then(|workspace| workspace.configuration)),
            (
                Can::WatchSettings,
                workspace.and_then(|able| able.did_change_configuration.as_ref()?.dynamic_registration),
            ),
            (Can::ShowDocuments, window.and_then(|window| Some(window.show_document.as_ref()?.support))),
            (Can::ShowLenses, Some(lenses)),
            (Can::RefreshLenses, workspace.and_then(|able| able.code_lens.as_ref()?.refresh_support)),
            (Can::RefreshHints, workspace.and_then(|able| able.inlay_hint.as_ref()?.refresh_support)),
            (Can::ShowProgress, window.and_then(|window| window.work_done_progress)),
            (
                Can::NestSymbols,
                document.and_then(|able| able.document_symbol.as_ref()?.hierarchical_document_symbol_support),
            ),
        ];
        Self(told.into_iter().filter(|&(_, able)| able == Some(true)).map(|(can, _)| can).collect())
    }

    /// Whether the editor can do this.
    pub(super) fn has(&self, can: Can) -> bool {
        self.0.contains(&can)
    }
}
