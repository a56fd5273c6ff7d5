//! What the server asks the editor. Nobody waits for the answers but tasks of their own: an editor may never answer.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use serde_json::Value;
use tokio::sync::Notify;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::format::Format;
use crate::lsp::log;
use crate::lsp::message::Message;
use crate::lsp::progress::Progress;
use crate::lsp::protocol::{
    Client, ConfigurationItem, DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, Registration,
    ShowDocumentParams, Uri,
};

/// How long an editor may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A question to the editor.
pub(super) enum Ask {
    /// To tell of drafts and rule files that change on disk.
    Watch,
    /// To tell of changed settings.
    Register,
    /// What is set for all drafts, and for those of each of these folders.
    Settings(Vec<PathBuf>),
    /// To show a file.
    Show(Uri),
    /// To show how far the reading of a folder is.
    Progress(Arc<Progress>),
}

/// Whom the session hands its questions.
#[derive(Clone)]
pub(super) struct Asks {
    /// To ask for diagnostics again.
    pub diagnostics: Arc<Notify>,
    /// To ask for the counts above the drafts again.
    pub lenses: Arc<Notify>,
    /// To ask for the days between the words again.
    pub hints: Arc<Notify>,
    others: UnboundedSender<Ask>,
}

impl Asks {
    /// A place for questions, and where they come out.
    pub(super) fn new() -> (Self, UnboundedReceiver<Ask>) {
        let (others, waiting) = unbounded_channel();
        let [diagnostics, lenses, hints] = std::array::from_fn(|_| Arc::new(Notify::new()));
        (Self { diagnostics, lenses, hints, others }, waiting)
    }

    /// Asks as soon as the editor may be asked. An editor that is gone ends the process by itself.
    pub(super) fn ask(&self, question: Ask) {
        let _ = self.others.send(question);
    }
}

/// Asks the editor what the session wants to know, until the session is gone.
pub(super) async fn serve<S: Send + 'static>(
    client: Client,
    asks: Asks,
    mut waiting: UnboundedReceiver<Ask>,
    inbox: Sender<Message<S>>,
) {
    let [lenses, hints] = [client.clone(), client.clone()];
    tokio::spawn(refreshed(asks.diagnostics, client.clone(), async |client| {
        client.workspace_diagnostic_refresh().await
    }));
    tokio::spawn(refreshed(asks.lenses, lenses, async |client| client.code_lens_refresh().await));
    tokio::spawn(refreshed(asks.hints, hints, async |client| client.inlay_hint_refresh().await));
    while let Some(question) = waiting.recv().await {
        tokio::spawn(asked(client.clone(), question, inbox.clone()));
    }
}

async fn asked<S: Send + 'static>(client: Client, question: Ask, inbox: Sender<Message<S>>) {
    match question {
        Ask::Watch => register(&client, watchers(), "the editor does not tell of changed files").await,
        Ask::Register => register(&client, settings(), "the editor does not tell of changed settings").await,
        Ask::Settings(folders) => {
            let section = || Some("sitlint".to_owned());
            let mut items = vec![ConfigurationItem { scope_uri: None, section: section() }];
            let scopes = folders.iter().map(Uri::from_file_path);
            items.extend(scopes.map(|scope_uri| ConfigurationItem { scope_uri, section: section() }));
            match tokio::time::timeout(PATIENCE, client.configuration(items)).await {
                Ok(Ok(values)) => drop(inbox.send(Message::Preferred(folders, values))),
                _ => log::say("the editor does not tell its settings"),
            }
        }
        Ask::Show(uri) => {
            let params = ShowDocumentParams { uri, external: None, take_focus: Some(true), selection: None };
            let _ = tokio::time::timeout(PATIENCE, client.show_document(params)).await;
        }
        Ask::Progress(progress) => {
            let created = client.create_work_done_progress(progress.token());
            if let Ok(Ok(())) = tokio::time::timeout(PATIENCE, created).await {
                progress.grant();
            }
        }
    }
}

async fn register(client: &Client, registration: Registration, refused: &str) {
    let answer = tokio::time::timeout(PATIENCE, client.register_capability(vec![registration])).await;
    if !matches!(answer, Ok(Ok(()))) {
        log::say(refused);
    }
}

fn watchers() -> Registration {
    let endings: Vec<&str> = Format::ENDINGS.iter().map(|&(ending, _)| ending).chain(["toml"]).collect();
    let pattern = format!("**/*.{{{}}}", endings.join(","));
    let watchers = vec![FileSystemWatcher { glob_pattern: GlobPattern::String(pattern), kind: None }];
    let options = DidChangeWatchedFilesRegistrationOptions { watchers };
    Registration {
        id: "drafts".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: serde_json::to_value(options).ok(),
    }
}

fn settings() -> Registration {
    Registration {
        id: "settings".to_owned(),
        method: "workspace/didChangeConfiguration".to_owned(),
        register_options: Some(Value::from_iter([("section", "sitlint")])),
    }
}

/// Asks the editor to ask again, whenever the session says so. What is said meanwhile is asked once.
async fn refreshed<T>(asked: Arc<Notify>, client: Client, ask: impl AsyncFn(&Client) -> T) {
    loop {
        asked.notified().await;
        // An editor that does not answer is asked again the next time.
        let _ = tokio::time::timeout(PATIENCE, ask(&client)).await;
    }
}
