//! The one place where the protocol's types come in: an update of the framework that moves them is mended here.

pub(super) use tower_lsp::jsonrpc::{Error, Id, Request, Response, Result as Answer};
pub(super) use tower_lsp::ls_types::{
    ClientCapabilities, CodeAction, CodeActionContext, CodeActionKind, CodeActionOptions, CodeActionOrCommand,
    CodeActionParams, CodeActionProviderCapability, CodeActionResponse, CodeActionTriggerKind, CodeLens,
    CodeLensOptions, CodeLensParams, Command, CompletionItem, CompletionItemKind, CompletionList, CompletionOptions,
    CompletionParams, CompletionResponse, CompletionTextEdit, ConfigurationItem, CreateFile, Diagnostic,
    DiagnosticOptions, DiagnosticRelatedInformation, DiagnosticServerCapabilities, DiagnosticSeverity,
    DidChangeConfigurationParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWatchedFilesRegistrationOptions, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentChangeOperation, DocumentChanges,
    DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentHighlight, DocumentHighlightKind,
    DocumentHighlightParams, DocumentLink, DocumentLinkOptions, DocumentLinkParams, DocumentSymbol,
    DocumentSymbolParams, DocumentSymbolResponse, ExecuteCommandOptions, ExecuteCommandParams, FileSystemWatcher,
    FullDocumentDiagnosticReport, GlobPattern, GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverContents,
    HoverParams, HoverProviderCapability, InitializeParams, InitializeResult, InitializedParams, InlayHint,
    InlayHintLabel, InlayHintParams, InlayHintTooltip, Location, LogMessageParams, LogTraceParams, MarkupContent,
    MarkupKind, MessageType, NumberOrString, OneOf, OptionalVersionedTextDocumentIdentifier, PartialResultParams,
    Position, PositionEncodingKind, PrepareRenameResponse, PreviousResultId, ProgressParams, ProgressParamsValue,
    ProgressToken, PublishDiagnosticsParams, Range, ReferenceParams, Registration,
    RelatedUnchangedDocumentDiagnosticReport, RenameOptions, RenameParams, ResourceOp, ResourceOperationKind,
    ServerCapabilities, ServerInfo, ShowDocumentParams, ShowMessageParams, SymbolInformation, SymbolKind,
    TextDocumentContentChangeEvent, TextDocumentEdit, TextDocumentIdentifier, TextDocumentPositionParams,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions, TextEdit,
    UnchangedDocumentDiagnosticReport, Uri, WorkDoneProgress, WorkDoneProgressBegin, WorkDoneProgressEnd,
    WorkDoneProgressOptions, WorkDoneProgressParams, WorkDoneProgressReport, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport, WorkspaceEdit, WorkspaceFolder,
    WorkspaceFoldersServerCapabilities, WorkspaceFullDocumentDiagnosticReport, WorkspaceServerCapabilities,
    WorkspaceSymbol, WorkspaceSymbolParams, WorkspaceSymbolResponse, WorkspaceUnchangedDocumentDiagnosticReport,
};
pub(super) use tower_lsp::{Client, ExitedError as Exited, LanguageServer, LspService, Server};
