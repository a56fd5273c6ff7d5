//! The language server: it listens on standard input and says on standard output what there is to ask about a draft,
//! while the draft is typed.
//!
//! ```text
//!  editor ─► service ─► handlers ─► session ◄─ reader (closed drafts)
//!                                      │
//!  editor ◄──────── wire ◄─────────────┘ diagnostics · hover · offers
//! ```

mod ability;
mod asking;
mod buffer;
mod calls;
mod closed;
mod command;
mod completion;
mod configuration;
mod definition;
mod diagnostic;
mod draft;
mod edit;
mod handlers;
mod hover;
mod inlay;
mod lens;
mod link;
mod log;
mod message;
mod names;
mod offer;
mod outline;
mod pace;
mod papers;
mod place;
mod progress;
mod protocol;
mod pull;
mod reader;
mod rulefile;
mod service;
mod session;
mod shelf;
mod stated;
mod symbol;
mod table;
mod terms;
mod wire;
mod wish;

use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, OnceLock, mpsc};
use std::{env, io, thread};

use anyhow::Context;
use tokio::runtime::Builder;
use tokio::sync::oneshot;

use crate::lsp::asking::Asks;
use crate::lsp::handlers::{Handlers, Stage};
use crate::lsp::message::Message;
use crate::lsp::papers::Papers;
use crate::lsp::protocol::{LspService, Server};
use crate::lsp::service::Door;
use crate::lsp::session::Session;
use crate::lsp::wire::Wire;
use crate::workspace;
use crate::workspace::{Options, Workspace};

/// The exit code of an orderly end: `shutdown`, then `exit`.
const ORDERLY: u8 = 0;
/// The exit code of `exit` without `shutdown`, and of an editor that is gone.
const UNASKED: u8 = 1;
/// The exit code of a server that could not start.
const UNDONE: u8 = 2;
/// The exit code after an internal error, as Rust programs have it.
const BROKEN: u8 = 101;

/// Requests that may wait at a time. Edits and cancellations are requests to the framework too, so that a few slow
/// ones must not fill it.
const AT_A_TIME: usize = 64;

/// Serves an editor over standard input and output until it says goodbye. The exit code is 0 after `shutdown` and
/// `exit`, 1 after any other end of the session, 2 where it could not begin, 101 after an internal error.
#[must_use]
pub fn run(options: Options) -> ExitCode {
    log::guard_panics();
    let code = started(options).unwrap_or_else(|error| {
        log::say(&format!("{error:#}"));
        UNDONE
    });
    ExitCode::from(code)
}

fn started(options: Options) -> anyhow::Result<u8> {
    let root = env::current_dir().context("the current folder is gone")?;
    let workspace = Workspace::new(options, root, workspace::today());
    // What the command line names and does not exist is told now, and not at every draft.
    workspace.settings(Path::new("")).map_err(anyhow::Error::msg)?;
    let (wire, writer) = Wire::to(io::stdout())?;
    let runtime = Builder::new_current_thread().enable_time().build()?;
    let papers = Arc::new(Papers::default());
    let code = runtime.block_on(serve(Arc::new(workspace), wire, Arc::clone(&papers)));
    papers.burn();
    // A thread still waits for standard input, perhaps for ever.
    runtime.shutdown_background();
    writer.finish();
    code
}

async fn serve(workspace: Arc<Workspace>, wire: Wire, papers: Arc<Papers>) -> anyhow::Result<u8> {
    let (inbox, messages) = mpsc::channel();
    let (alive, session_ended) = oneshot::channel::<()>();
    let stage = Arc::new(Stage::default());
    let (asks, waiting) = Asks::new();
    let library = inbox.clone();
    let bring = Box::new(move |known| drop(library.send(Message::Read(known))));
    let reader = reader::start(Arc::clone(&workspace), bring, wire.clone())?;
    let session = Session::new(Arc::clone(&workspace), wire.clone(), reader, (asks.clone(), papers));
    thread::Builder::new().name("session".into()).spawn(move || {
        let _alive = alive;
        session.run(&messages);
    })?;
    let (inner, socket) = LspService::new(|client| Handlers {
        client,
        inbox: inbox.clone(),
        workspace,
        stage: Arc::clone(&stage),
        asks,
        waiting: Mutex::new(Some(waiting)),
        watch: OnceLock::new(),
    });
    let door = Door { inner, inbox, stage: Arc::clone(&stage), wire: wire.clone() };
    let server = Server::new(tokio::io::stdin(), wire, socket).concurrency_level(AT_A_TIME);
    tokio::select! {
        biased;
        end = tokio::spawn(server.serve(door)) => Ok(match end {
            Err(_) => BROKEN,
            Ok(()) if stage.is_shut_down() => ORDERLY,
            Ok(()) => UNASKED,
        }),
        // The session outlives the server unless it breaks.
        _ = session_ended => Ok(BROKEN),
    }
}
