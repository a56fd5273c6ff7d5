//! What was agreed with the editor when the session began.

use std::borrow::Cow;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use serde_json::Value;

use crate::lsp::ability::{Abilities, Can};
use crate::lsp::diagnostic::Shown;
use crate::lsp::place::Units;
use crate::lsp::protocol::{
    ClientCapabilities, CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CodeLensOptions,
    CompletionOptions, DiagnosticOptions, DiagnosticServerCapabilities, DocumentLinkOptions, ExecuteCommandOptions,
    HoverProviderCapability, InitializeParams, OneOf, PositionEncodingKind, RenameOptions, ResourceOperationKind,
    ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, Uri, WorkDoneProgressOptions, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};

/// The commands of the server.
pub(super) const COMMANDS: &[&str] =
    &["sitlint.ledger", "sitlint.openLedger", "sitlint.explain", "sitlint.rules", "sitlint.checkWorkspace"];

/// The kind of the offer that editors are told to take when they save: all safe fixes.
pub(super) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.sitlint");

/// What the editor can do, as far as the server cares.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    /// How it counts columns.
    pub units: Units,
    /// How it gets its diagnostics.
    pub delivery: Delivery,
    /// How it takes edits.
    pub edits: Edits,
    /// Whether it asks for the edits of an offer when the writer takes it.
    pub resolves: bool,
    /// Whether it tells of changed files when it is asked to.
    pub watch: Watch,
    /// Whether it takes the places that a diagnostic is related to.
    pub relations: Relations,
    /// What else it can do.
    pub can: Abilities,
    /// What it sets from the beginning.
    pub options: Value,
    /// The folders that it has open.
    pub folders: Vec<PathBuf>,
}

/// How the editor gets its diagnostics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Delivery {
    /// They are sent to it.
    #[default]
    Push,
    /// It asks for them.
    Pull,
    /// It asks for them, and can be told to ask again.
    PullAndRefresh,
}

/// How the editor takes edits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Edits {
    /// With the version of the draft that they are for.
    Versioned,
    /// So, and with files to be made.
    Making,
    /// Without.
    #[default]
    Plain,
}

/// Whether the editor tells of changed files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Watch {
    /// When it is asked to.
    OnRequest,
    /// Not.
    #[default]
    No,
}

/// Whether the editor takes the places that a diagnostic is related to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Relations {
    /// It does, or says nothing of diagnostics at all.
    #[default]
    Shown,
    /// It does not.
    LeftOut,
}

impl Relations {
    /// The diagnostics as the editor takes them.
    pub(super) fn fit(self, mut shown: Vec<Shown<'_>>) -> Vec<Shown<'_>> {
        if self == Self::LeftOut {
            for shown in &mut shown {
                shown.related_information.clear();
            }
        }
        shown
    }
}

impl Terms {
    /// What an editor that begins a session like this can do.
    pub(super) fn of(params: &InitializeParams) -> Self {
        let client = &params.capabilities;
        Self {
            units: Units::agreed(&encodings(params)),
            delivery: delivery(client),
            edits: edits(client),
            resolves: resolves(client),
            watch: watch(client),
            relations: relations(client),
            can: Abilities::of(client),
            options: params.initialization_options.clone().unwrap_or_default(),
            folders: folders(params),
        }
    }

    /// What the server offers on these terms.
    pub(super) fn capabilities(&self) -> ServerCapabilities {
        let diagnostics = DiagnosticOptions {
            identifier: Some("sitlint".to_owned()),
            inter_file_dependencies: true,
            workspace_diagnostics: true,
            ..DiagnosticOptions::default()
        };
        ServerCapabilities {
            position_encoding: Some(self.units.kind()),
            text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                save: Some(TextDocumentSyncSaveOptions::Supported(true)),
                ..TextDocumentSyncOptions::default()
            })),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            code_lens_provider: self.can.has(Can::ShowLenses).then_some(CodeLensOptions { resolve_provider: None }),
            execute_command_provider: Some(ExecuteCommandOptions {
                commands: COMMANDS.iter().map(|&name| name.to_owned()).collect(),
                ..ExecuteCommandOptions::default()
            }),
            document_symbol_provider: Some(OneOf::Left(true)),
            definition_provider: Some(OneOf::Left(true)),
            document_link_provider: Some(DocumentLinkOptions {
                resolve_provider: None,
                work_done_progress_options: WorkDoneProgressOptions::default(),
            }),
            inlay_hint_provider: Some(OneOf::Left(true)),
            code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
                code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::REFACTOR, FIX_ALL]),
                resolve_provider: Some(true),
                ..CodeActionOptions::default()
            })),
            document_highlight_provider: Some(OneOf::Left(true)),
            references_provider: Some(OneOf::Left(true)),
            rename_provider: Some(OneOf::Right(RenameOptions {
                prepare_provider: Some(true),
                work_done_progress_options: WorkDoneProgressOptions::default(),
            })),
            workspace_symbol_provider: Some(OneOf::Left(true)),
            completion_provider: Some(CompletionOptions::default()),
            diagnostic_provider: (self.delivery != Delivery::Push)
                .then_some(DiagnosticServerCapabilities::Options(diagnostics)),
            workspace: Some(WorkspaceServerCapabilities {
                workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(OneOf::Left(true)),
                }),
                ..WorkspaceServerCapabilities::default()
            }),
            ..ServerCapabilities::default()
        }
    }
}

/// The ways to count columns that the editor offers. Editors that count otherwise than the protocol says, and do not say
/// so, have their page put `"positionEncoding"` among the options of the session.
fn encodings(params: &InitializeParams) -> Vec<PositionEncodingKind> {
    let offered = params.capabilities.general.as_ref().and_then(|general| general.position_encodings.clone());
    let set = || serde_json::from_value(params.initialization_options.as_ref()?.get("positionEncoding")?.clone()).ok();
    offered.unwrap_or_else(|| set().into_iter().collect())
}

fn delivery(client: &ClientCapabilities) -> Delivery {
    let pulls = client.text_document.as_ref().is_some_and(|document| document.diagnostic.is_some());
    let workspace = client.workspace.as_ref().and_then(|workspace| workspace.diagnostics.as_ref());
    let refreshes = workspace.is_some_and(|diagnostics| diagnostics.refresh_support == Some(true));
    match (pulls, refreshes) {
        (false, _) => Delivery::Push,
        (true, false) => Delivery::Pull,
        (true, true) => Delivery::PullAndRefresh,
    }
}

fn edits(client: &ClientCapabilities) -> Edits {
    let edit = client.workspace.as_ref().and_then(|workspace| workspace.workspace_edit.as_ref());
    let making = |operations: &[ResourceOperationKind]| operations.contains(&ResourceOperationKind::Create);
    match edit.filter(|edit| edit.document_changes == Some(true)) {
        Some(edit) if edit.resource_operations.as_deref().is_some_and(making) => Edits::Making,
        Some(_) => Edits::Versioned,
        None => Edits::Plain,
    }
}

fn resolves(client: &ClientCapabilities) -> bool {
    let action = client.text_document.as_ref().and_then(|document| document.code_action.as_ref());
    let resolved = action.and_then(|action| action.resolve_support.as_ref());
    resolved.is_some_and(|resolved| resolved.properties.iter().any(|property| property == "edit"))
}

fn watch(client: &ClientCapabilities) -> Watch {
    let watched = client.workspace.as_ref().and_then(|workspace| workspace.did_change_watched_files.as_ref());
    if watched.is_some_and(|watched| watched.dynamic_registration == Some(true)) { Watch::OnRequest } else { Watch::No }
}

fn relations(client: &ClientCapabilities) -> Relations {
    let told = client.text_document.as_ref().and_then(|document| document.publish_diagnostics.as_ref());
    // What it takes of those that it asks for is said in the same place; the later protocol has another one for them too.
    let takes = told.is_none_or(|told| told.related_information == Some(true));
    if takes { Relations::Shown } else { Relations::LeftOut }
}

fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    #[expect(deprecated, reason = "editors of before 2017 name one root and no folders")]
    let root = params.root_uri.as_ref();
    match &params.workspace_folders {
        Some(folders) => folders.iter().filter_map(|folder| path(&folder.uri)).collect(),
        None => root.and_then(path).into_iter().collect(),
    }
}

/// The path of a file that the editor names.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    if is_file { uri.to_file_path().map(Cow::into_owned) } else { None }
}

/// The name under which the engine knows a draft: its path, with `/`; for a draft that is no file, its address.
pub(super) fn name(uri: &Uri) -> String {
    path(uri).map_or_else(|| uri.as_str().to_owned(), |path| path_name(&path))
}

/// The name under which the engine knows the draft at a path.
pub(super) fn path_name(path: &Path) -> String {
    let name = path.to_string_lossy();
    if MAIN_SEPARATOR == '/' { name.into_owned() } else { name.replace(MAIN_SEPARATOR, "/") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    #[track_caller]
    fn check(uri: &str, expected: &str) {
        assert_eq!(name(&Uri::from_str(uri).unwrap()), expected);
    }

    #[test]
    fn the_page_on_editors_has_each_command() {
        let page = include_str!("../../docs/editors.md");
        let rows = page.lines().filter_map(|line| line.strip_prefix("| `sitlint.")?.split('`').next());
        let told: Vec<String> = rows.map(|name| format!("sitlint.{name}")).collect();
        let mut known = COMMANDS.to_vec();
        known.sort_unstable();
        let mut told: Vec<&str> = told.iter().map(String::as_str).collect();
        told.sort_unstable();
        assert_eq!(told, known);
    }

    #[test]
    #[cfg(unix)]
    fn a_draft_is_named_by_its_path() {
        check("file:///drafts/week%2012/a%C3%A9.md", "/drafts/week 12/aé.md");
        check("untitled:Untitled-1", "untitled:Untitled-1");
    }
}
