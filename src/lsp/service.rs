//! The door before the framework: requests for diagnostics pass by it, since their answers are large.
//!
//! Their messages enter the queue when the framework first runs them, in turn with all others, and the session answers
//! them over the wire without a JSON value in between.

use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::task::{Context, Poll};
use std::time::Instant;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use tower_service::Service;

use crate::lsp::handlers::{Handlers, Stage};
use crate::lsp::message::Message;
use crate::lsp::protocol::{Error, Exited, Id, LspService, Request, Response};
use crate::lsp::session::Session;
use crate::lsp::wire::Wire;

/// The framework's service, with a side door.
pub(super) struct Door {
    pub(super) inner: LspService<Handlers>,
    pub(super) inbox: Sender<Message<Session>>,
    pub(super) stage: Arc<Stage>,
    pub(super) wire: Wire,
}

type Reply = Pin<Box<dyn Future<Output = Result<Option<Response>, Exited>> + Send>>;

impl Service<Request> for Door {
    type Response = Option<Response>;
    type Error = Exited;
    type Future = Reply;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Exited>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Reply {
        let id = request.id().cloned().filter(|_| self.stage.is_serving());
        match (id, request.method()) {
            (Some(id), DRAFT) => self.ask(request, (id, DRAFT), |id, params| Message::Diagnose(id, Box::new(params))),
            (Some(id), ALL) => self.ask(request, (id, ALL), |id, params| Message::DiagnoseAll(id, Box::new(params))),
            (_, "window/workDoneProgress/cancel") => self.tell(Message::Stop),
            (_, method) => {
                match method {
                    "$/cancelRequest" => {
                        let id = request.params().and_then(|params| Id::deserialize(params.get("id")?).ok());
                        if let Some(id) = id {
                            self.wire.give_up(&id);
                        }
                    }
                    "initialize" => self.trace(&request, "trace"),
                    "shutdown" if self.stage.is_serving() => self.wire.fall_silent(),
                    "$/setTrace" => self.trace(&request, "value"),
                    _ => {}
                }
                self.timed(request)
            }
        }
    }
}

/// What is there to say about a draft?
const DRAFT: &str = "textDocument/diagnostic";
/// What is there to say about all drafts?
const ALL: &str = "workspace/diagnostic";

/// The request as the framework takes it: it refuses a farewell with parameters, which some editors send empty.
fn bare(request: Request) -> Request {
    match request.method() {
        "shutdown" | "exit" if request.params().is_some() => {
            let (method, id, _) = request.into_parts();
            match id {
                Some(id) => Request::build(method).id(id).finish(),
                None => Request::build(method).finish(),
            }
        }
        _ => request,
    }
}

impl Door {
    /// Has the framework answer, and tells the editor how long that took where it wants to know.
    fn timed(&mut self, request: Request) -> Reply {
        if !self.wire.calls().is_traced() {
            return self.inner.call(bare(request));
        }
        let (wire, method, since) = (self.wire.clone(), request.method().to_owned(), Instant::now());
        let reply = self.inner.call(bare(request));
        Box::pin(async move {
            let reply = reply.await;
            wire.trace(&method, since.elapsed());
            reply
        })
    }

    /// Takes in how much the editor wants to be told.
    fn trace(&self, request: &Request, key: &str) {
        if let Some(value) = request.params().and_then(|params| params.get(key)?.as_str()) {
            self.wire.calls().trace(value);
        }
    }

    /// Hands on a notification that the framework does not know.
    fn tell(&self, message: Message<Session>) -> Reply {
        let inbox = self.inbox.clone();
        Box::pin(async move {
            // A session that is gone ends the process by itself.
            let _ = inbox.send(message);
            Ok(None)
        })
    }

    fn ask<P: DeserializeOwned>(
        &self,
        request: Request,
        (id, method): (Id, &'static str),
        message: fn(Id, P) -> Message<Session>,
    ) -> Reply {
        let (_, _, params) = request.into_parts();
        match serde_json::from_value(params.unwrap_or_default()) {
            Ok(params) => {
                self.wire.calls().begin(id.clone(), method);
                let (inbox, message) = (self.inbox.clone(), message(id, params));
                Box::pin(async move {
                    // A session that is gone ends the process by itself.
                    let _ = inbox.send(message);
                    Ok(None)
                })
            }
            Err(error) => {
                let error = Error::invalid_params(error.to_string());
                Box::pin(ready(Ok(Some(Response::from_error(id, error)))))
            }
        }
    }
}
