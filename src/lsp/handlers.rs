//! What the editor can say and ask. Each handler hands its message on before it waits for anything: the order of the
//! messages is the order of the edits, and the framework runs handlers side by side.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, OnceLock};

use serde_json::Value;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::oneshot;

use crate::lsp::asking;
use crate::lsp::asking::{Ask, Asks};
use crate::lsp::link::Candidate;
use crate::lsp::message::Message;
use crate::lsp::offer;
use crate::lsp::offer::Taken;
use crate::lsp::protocol::{
    Answer, Client, CodeAction, CodeActionParams, CodeActionResponse, CodeLens, CodeLensParams, CompletionParams,
    CompletionResponse, DidChangeConfigurationParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    DocumentHighlight, DocumentHighlightParams, DocumentLink, DocumentLinkParams, DocumentSymbolParams,
    DocumentSymbolResponse, Error, ExecuteCommandParams, GotoDefinitionParams, GotoDefinitionResponse, Hover,
    HoverParams, InitializeParams, InitializeResult, InitializedParams, InlayHint, InlayHintParams, LanguageServer,
    Location, PrepareRenameResponse, ReferenceParams, RenameParams, ServerInfo, TextDocumentPositionParams,
    WorkspaceEdit, WorkspaceFolder, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};
use crate::lsp::session::Session;
use crate::lsp::terms;
use crate::lsp::terms::{Terms, Watch};
use crate::workspace::Workspace;

/// How far the session is.
#[derive(Default)]
pub(super) struct Stage(AtomicU8);

impl Stage {
    const SERVING: u8 = 1;
    const SHUT_DOWN: u8 = 2;

    /// Whether the session has begun and has not been asked to end.
    pub(super) fn is_serving(&self) -> bool {
        self.0.load(Ordering::SeqCst) == Self::SERVING
    }

    /// Whether the editor asked the session to end.
    pub(super) fn is_shut_down(&self) -> bool {
        self.0.load(Ordering::SeqCst) == Self::SHUT_DOWN
    }
}

/// The ear of the server.
pub(super) struct Handlers {
    pub(super) client: Client,
    pub(super) inbox: Sender<Message<Session>>,
    pub(super) workspace: Arc<Workspace>,
    pub(super) stage: Arc<Stage>,
    pub(super) asks: Asks,
    /// The questions to the editor, until it may be asked.
    pub(super) waiting: Mutex<Option<UnboundedReceiver<Ask>>>,
    pub(super) watch: OnceLock<Watch>,
}

impl Handlers {
    /// Hands a message to the session. A session that is gone ends the process by itself.
    fn tell(&self, message: Message<Session>) {
        let _ = self.inbox.send(message);
    }

    /// What the session answers. The question is sent before anything is waited for.
    fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Session) -> T + Send + 'static,
    ) -> impl Future<Output = Answer<T>> {
        let (answer, answered) = oneshot::channel();
        // Whoever asked and went away does not wait for the answer.
        self.tell(Message::Ask(Box::new(move |session| drop(answer.send(question(session))))));
        async { answered.await.map_err(|_| Error::internal_error()) }
    }

    /// What work gives that reads closed drafts: neither the session nor the editor's messages wait for it.
    async fn aside<T: Send + 'static>(&self, work: impl FnOnce(&Workspace) -> T + Send + 'static) -> Answer<T> {
        let workspace = Arc::clone(&self.workspace);
        tokio::task::spawn_blocking(move || work(&workspace)).await.map_err(|_| Error::internal_error())
    }

    /// The edits that give a name a new form in all drafts.
    async fn renamed(&self, params: RenameParams) -> Answer<Option<WorkspaceEdit>> {
        let trail = self.ask(move |session| session.renaming(&params)).await?.map_err(Error::invalid_params)?;
        self.aside(move |workspace| Some(trail.edit(workspace))).await
    }
}

impl LanguageServer for Handlers {
    async fn initialize(&self, params: InitializeParams) -> Answer<InitializeResult> {
        let terms = Terms::of(&params);
        let capabilities = terms.capabilities();
        // The framework lets no second greeting through.
        let _ = self.watch.set(terms.watch);
        self.tell(Message::Begun(Box::new(terms)));
        self.stage.0.store(Stage::SERVING, Ordering::SeqCst);
        let version = Some(env!("CARGO_PKG_VERSION").to_owned());
        Ok(InitializeResult {
            capabilities,
            server_info: Some(ServerInfo { name: "sitlint".to_owned(), version }),
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        self.tell(Message::Ready);
        // Only now may the editor be asked, and never in a handler: its answer comes in by the queue that would wait.
        if self.watch.get() == Some(&Watch::OnRequest) {
            self.asks.ask(Ask::Watch);
        }
        if let Some(waiting) = self.waiting.lock().ok().and_then(|mut waiting| waiting.take()) {
            tokio::spawn(asking::serve(self.client.clone(), self.asks.clone(), waiting, self.inbox.clone()));
        }
    }

    async fn shutdown(&self) -> Answer<()> {
        self.stage.0.store(Stage::SHUT_DOWN, Ordering::SeqCst);
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let draft = params.text_document;
        let (uri, language, version, text) = (draft.uri, draft.language_id, draft.version, draft.text);
        self.tell(Message::Opened { uri, language, version, text });
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let (draft, changes) = (params.text_document, params.content_changes);
        self.tell(Message::Changed { uri: draft.uri, version: draft.version, changes });
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.tell(Message::Closed(params.text_document.uri));
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        // Settings hold when they are saved, also where the editor does not tell of changed files.
        let file = terms::path(&params.text_document.uri);
        let settings = file.filter(|file| file.extension().is_some_and(|ending| ending == "toml"));
        self.tell(match settings {
            Some(settings) => Message::Touched(vec![settings]),
            None => Message::Saved(params.text_document.uri),
        });
    }

    async fn hover(&self, params: HoverParams) -> Answer<Option<Hover>> {
        self.ask(move |session| session.hover(&params)).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Answer<Option<Vec<InlayHint>>> {
        self.ask(move |session| Some(session.hints(&params))).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Answer<Option<Vec<CodeLens>>> {
        self.ask(move |session| session.lenses(&params.text_document)).await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Answer<Option<DocumentSymbolResponse>> {
        self.ask(move |session| session.outline(&params.text_document)).await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Answer<Option<Vec<DocumentLink>>> {
        let candidates = self.ask(move |session| session.links(&params.text_document)).await?;
        self.aside(move |_| Some(candidates.into_iter().filter_map(Candidate::found).collect())).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Answer<Option<GotoDefinitionResponse>> {
        let at = params.text_document_position_params;
        self.ask(move |session| session.definition(&at).map(GotoDefinitionResponse::Scalar)).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Answer<Option<Value>> {
        self.ask(move |session| session.command(&params)).await??.value().await
    }

    async fn code_action(&self, params: CodeActionParams) -> Answer<Option<CodeActionResponse>> {
        self.ask(move |session| Some(session.actions(&params))).await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Answer<CodeAction> {
        let Some(key) = offer::key(&action) else { return Ok(action) };
        let taken = self.ask(move |session| session.taken(key)).await?;
        let edit = match taken.ok_or_else(Error::content_modified)? {
            Taken::Edit(edit) => Some(edit),
            Taken::Trail(trail) => self.aside(move |workspace| Some(trail.edit(workspace))).await?,
        };
        Ok(CodeAction { edit, ..action })
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Answer<Option<Vec<DocumentHighlight>>> {
        let at = params.text_document_position_params;
        self.ask(move |session| session.highlights(&at)).await
    }

    async fn prepare_rename(&self, at: TextDocumentPositionParams) -> Answer<Option<PrepareRenameResponse>> {
        self.ask(move |session| session.name_at(&at)).await
    }

    async fn references(&self, params: ReferenceParams) -> Answer<Option<Vec<Location>>> {
        let trail = self.ask(move |session| session.trail(&params.text_document_position)).await?;
        match trail {
            Some(trail) => self.aside(move |workspace| Some(trail.locations(workspace))).await,
            None => Ok(None),
        }
    }

    async fn rename(&self, params: RenameParams) -> Answer<Option<WorkspaceEdit>> {
        self.renamed(params).await
    }

    async fn completion(&self, params: CompletionParams) -> Answer<Option<CompletionResponse>> {
        self.ask(move |session| session.completions(&params.text_document_position)).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Answer<Option<WorkspaceSymbolResponse>> {
        self.ask(move |session| Some(session.symbols(&params.query))).await
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        let files: Vec<PathBuf> = params.changes.iter().filter_map(|change| terms::path(&change.uri)).collect();
        self.tell(Message::Touched(files));
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.tell(Message::Reconfigured(params.settings));
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let paths = |folders: &[_]| folders.iter().filter_map(folder_path).collect();
        let (added, removed) = (paths(&params.event.added), paths(&params.event.removed));
        self.tell(Message::Folders { added, removed });
    }
}

fn folder_path(folder: &WorkspaceFolder) -> Option<PathBuf> {
    terms::path(&folder.uri)
}
