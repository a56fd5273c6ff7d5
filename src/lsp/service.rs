//! The door before the framework: requests for diagnostics pass by it, since their answers are large.
//!
//! Their messages enter the queue when the framework first runs them, in turn with all others, and the session answers
//! them over the wire without a JSON value in between.

use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::task::{Context, Poll};

use serde::de::DeserializeOwned;
use tower_service::Service;

use crate::lsp::handlers::{Handlers, Stage};
use crate::lsp::message::Message;
use crate::lsp::protocol::{Error, Exited, Id, LspService, Request, Response};
use crate::lsp::session::Session;

/// The framework's service, with a side door.
pub(super) struct Door {
    pub(super) inner: LspService<Handlers>,
    pub(super) inbox: Sender<Message<Session>>,
    pub(super) stage: Arc<Stage>,
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
            (Some(id), "textDocument/diagnostic") => {
                self.ask(request, id, |id, params| Message::Diagnose(id, Box::new(params)))
            }
            (Some(id), "workspace/diagnostic") => {
                self.ask(request, id, |id, params| Message::DiagnoseAll(id, Box::new(params)))
            }
            (_, "window/workDoneProgress/cancel") => self.tell(Message::Stop),
            _ => self.inner.call(bare(request)),
        }
    }
}

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
    /// Hands on a notification that the framework does not know.
    fn tell(&self, message: Message<Session>) -> Reply {
        let inbox = self.inbox.clone();
        Box::pin(async move {
            // A session that is gone ends the process by itself.
            let _ = inbox.send(message);
            Ok(None)
        })
    }

    fn ask<P: DeserializeOwned>(&self, request: Request, id: Id, message: fn(Id, P) -> Message<Session>) -> Reply {
        let (_, _, params) = request.into_parts();
        match serde_json::from_value(params.unwrap_or_default()) {
            Ok(params) => {
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
