//! The door: one request in, one answer out, with the headers that keep the page to itself.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Body, Bytes};
use hyper::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION};
use hyper::{Method, Request, Response, StatusCode};
use serde::Serialize;
use tokio::task;
use tokio::time::timeout;

use crate::serve::desk::Desk;
use crate::serve::entrance::{Entrance, Refusal};
use crate::serve::key::Key;
use crate::serve::reading::Ask;
use crate::serve::route::{Route, route};

/// The longest draft that the page may send, in bytes: ten times the longest report there is.
const DRAFT: usize = 16 << 20;
/// The largest file that may be opened, in bytes: reports carry their photographs.
const FILE: usize = 128 << 20;
/// How long a body may take to arrive. It comes from the same machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// Only files of the page run or show, it speaks to nobody but the program, and no other page may hold it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Headers of every answer.
const HEADERS: [(HeaderName, HeaderValue); 7] = [
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (HeaderName::from_static("content-security-policy"), HeaderValue::from_static(POLICY)),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("referrer-policy"), HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff")),
    (HeaderName::from_static("x-frame-options"), HeaderValue::from_static("DENY")),
];

const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";

/// What the page gets back.
type Reply = Response<Full<Bytes>>;

/// The door of the desk.
pub(super) struct Door {
    entrance: Entrance,
    desk: Arc<Desk>,
}

/// A sentence instead of what was asked for.
#[derive(Serialize)]
struct Trouble {
    error: String,
}

impl Door {
    pub(super) fn new(key: Key, address: SocketAddr, desk: Desk) -> Self {
        Self { entrance: Entrance::new(key, address), desk: Arc::new(desk) }
    }

    /// The answer to a request.
    pub(super) async fn answer<B: Body<Data: Send, Error: Into<Box<dyn std::error::Error + Send + Sync>>>>(
        &self,
        request: Request<B>,
    ) -> Reply {
        let (head, body) = request.into_parts();
        let path = match self.entrance.admit(&head.method, head.uri.path(), &head.headers) {
            Err(refusal) => return refused(refusal),
            Ok(None) => return moved(&format!("{}/", head.uri.path())),
            Ok(Some(path)) => path,
        };
        let route = match route(&head.method, path, head.uri.query()) {
            Ok(route) => route,
            Err((refusal, own)) => return allowing(refused(refusal), own),
        };
        let longest = match route {
            Route::Open(_) => FILE,
            Route::Check | Route::List => DRAFT,
            Route::File(_) | Route::First | Route::Rule(_) => 0,
        };
        let Ok(Ok(body)) = timeout(PATIENCE, Limited::new(body, longest).collect()).await else {
            let most = longest >> 20;
            return trouble(
                StatusCode::PAYLOAD_TOO_LARGE,
                format!("That is more than the {most} MB that are read here."),
            );
        };
        self.served(route, body.to_bytes()).await
    }

    async fn served(&self, route: Route, body: Bytes) -> Reply {
        let desk = Arc::clone(&self.desk);
        match route {
            Route::File(file) => {
                if file.kind.starts_with("text/html") {
                    desk.forget();
                }
                reply(StatusCode::OK, file.kind, file.text)
            }
            Route::Rule(name) => {
                work(move || match desk.rule(&name) {
                    Some(html) => reply(StatusCode::OK, TEXT, html),
                    None => trouble(StatusCode::NOT_FOUND, format!("There is no rule {name}.")),
                })
                .await
            }
            Route::First => {
                work(move || match desk.first() {
                    Some(opened) => told(opened),
                    None => reply(StatusCode::NO_CONTENT, JSON, ""),
                })
                .await
            }
            Route::Check => work(move || told(Ask::of(&body).and_then(|ask| desk.check(&ask)))).await,
            Route::List => work(move || told(Ask::of(&body).and_then(|ask| desk.letter(&ask)))).await,
            Route::Open(name) => work(move || told(desk.open(&name, body.into()))).await,
        }
    }
}

/// Does work off the reactor. A panic in it is an answer too, and ends nothing.
async fn work(work: impl FnOnce() -> Reply + Send + 'static) -> Reply {
    task::spawn_blocking(work).await.unwrap_or_else(|_| {
        let sentence = "sitlint broke on this draft. The page goes on; please tell its makers, without the draft.";
        trouble(StatusCode::INTERNAL_SERVER_ERROR, sentence.to_owned())
    })
}

fn told(answer: Result<impl Serialize, String>) -> Reply {
    match answer {
        Ok(answer) => {
            let json = serde_json::to_vec(&answer).expect("strings and numbers are always JSON");
            reply(StatusCode::OK, JSON, json)
        }
        Err(sentence) => trouble(StatusCode::UNPROCESSABLE_ENTITY, sentence),
    }
}

fn trouble(status: StatusCode, error: String) -> Reply {
    let json = serde_json::to_vec(&Trouble { error }).expect("a string is always JSON");
    reply(status, JSON, json)
}

fn refused(refusal: Refusal) -> Reply {
    reply(refusal.status, TEXT, format!("{}\n", refusal.sentence))
}

fn moved(path: &str) -> Reply {
    let mut reply = reply(StatusCode::PERMANENT_REDIRECT, TEXT, "");
    if let Ok(path) = path.parse() {
        reply.headers_mut().insert(LOCATION, path);
    }
    reply
}

fn allowing(mut reply: Reply, own: Option<Method>) -> Reply {
    if let Some(own) = own.and_then(|own| own.as_str().parse().ok()) {
        reply.headers_mut().insert(ALLOW, own);
    }
    reply
}

fn reply(status: StatusCode, kind: &'static str, body: impl Into<Bytes>) -> Reply {
    let mut reply = Response::new(Full::new(body.into()));
    *reply.status_mut() = status;
    let headers = reply.headers_mut();
    headers.extend(HEADERS);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    reply
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_answer_and_ends_nothing() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let reply = runtime.block_on(work(|| panic!("broken on purpose")));
        assert_eq!(reply.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let reply = runtime.block_on(work(|| told(Ok("on"))));
        assert_eq!(reply.status(), StatusCode::OK);
    }
}
