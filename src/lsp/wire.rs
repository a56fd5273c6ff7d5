//! The way out: one thread owns standard output and writes whole frames, the framework's and our own.
//!
//! The framework turns all it sends into a JSON value first, which for two thousand diagnostics takes longer than
//! judging the draft. So diagnostics are written straight from their structs and reach the client by this side door.

use std::io::{self, Write};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use tokio::io::AsyncWrite;

use crate::lsp::calls::Calls;
use crate::lsp::protocol;
use crate::lsp::protocol::{Error, Id, LogTraceParams};

/// Takes frames for the client, from any thread.
#[derive(Clone)]
pub(super) struct Wire {
    calls: Arc<Calls>,
    frames: Sender<Frame>,
}

/// The thread that writes, to be waited for.
pub(super) struct Writer {
    wire: Wire,
    done: Receiver<()>,
}

enum Frame {
    /// What begins at a byte is sent.
    Bytes {
        bytes: Vec<u8>,
        from: usize,
    },
    /// The editor says goodbye: from here on only answers are sent.
    Goodbye,
    End,
}

/// What tells an answer from all else.
#[derive(Deserialize)]
struct Kind {
    method: Option<IgnoredAny>,
}

#[derive(Serialize)]
struct Notification<'a, P> {
    jsonrpc: &'static str,
    method: &'a str,
    params: &'a P,
}

#[derive(Serialize)]
struct Response<'a, R> {
    jsonrpc: &'static str,
    id: &'a Id,
    result: &'a R,
}

/// Bytes that are kept free for the header: its name and the longest number.
const ROOM: usize = 40;

/// How long the end of the process waits for a client that has stopped reading.
const PATIENCE: Duration = Duration::from_secs(1);

impl Wire {
    /// A wire to `output`, and the thread that writes to it.
    pub(super) fn to(output: impl Write + Send + 'static) -> io::Result<(Self, Writer)> {
        let (frames, waiting) = channel();
        let (ended, done) = channel();
        thread::Builder::new().name("writer".into()).spawn(move || {
            write(output, &waiting);
            // Nobody waits any more where the process ends by another way.
            let _ = ended.send(());
        })?;
        let wire = Self { calls: Arc::default(), frames };
        Ok((wire.clone(), Writer { wire, done }))
    }

    /// Sends a notification.
    pub(super) fn notify(&self, method: &str, params: &impl Serialize) {
        self.send(&Notification { jsonrpc: "2.0", method, params });
    }

    /// The requests that are answered over the wire.
    pub(super) fn calls(&self) -> &Calls {
        &self.calls
    }

    /// Answers a request, unless it was cancelled.
    pub(super) fn answer(&self, id: &Id, result: &impl Serialize) {
        let Some(call) = self.calls.end(id) else { return };
        self.trace(call.method, call.lasted());
        self.send(&Response { jsonrpc: "2.0", id, result });
    }

    /// Answers a request that the editor gave up.
    pub(super) fn give_up(&self, id: &Id) {
        if self.calls.end(id).is_some() {
            self.send(&protocol::Response::from_error(id.clone(), Error::request_cancelled()));
        }
    }

    /// Tells an editor that wants to know how long something took. What was said stays unsaid.
    pub(super) fn trace(&self, method: &str, lasted: Duration) {
        if self.calls.is_traced() {
            let message = format!("{method} took {:.1} ms", lasted.as_secs_f64() * 1000.0);
            self.notify("$/logTrace", &LogTraceParams { message, verbose: None });
        }
    }

    /// Sends nothing but answers any more: an editor that leaves expects neither news nor questions.
    pub(super) fn fall_silent(&self) {
        self.put(Frame::Goodbye);
    }

    fn send(&self, message: &impl Serialize) {
        let mut bytes = vec![0; ROOM];
        serde_json::to_writer(&mut bytes, message).expect("protocol structs have string keys and no failing parts");
        // The length is known last and stands first: the room for it spares copying the body.
        let header = format!("Content-Length: {}\r\n\r\n", bytes.len() - ROOM);
        let from = ROOM - header.len();
        bytes[from..ROOM].copy_from_slice(header.as_bytes());
        self.put(Frame::Bytes { bytes, from });
    }

    fn put(&self, frame: Frame) {
        // A writer that is gone means a client that is gone: the input ends next.
        let _ = self.frames.send(frame);
    }
}

impl Writer {
    /// Waits until all that was sent is written, but not for ever.
    pub(super) fn finish(self) {
        if self.wire.frames.send(Frame::End).is_ok() {
            // What a client that does not read has not taken by then is dropped.
            let _ = self.done.recv_timeout(PATIENCE);
        }
    }
}

fn write(mut output: impl Write, waiting: &Receiver<Frame>) {
    let mut silent = false;
    while let Ok(frame) = waiting.recv() {
        let written = match frame {
            Frame::Bytes { bytes, from } if silent => output.write_all(&answers(&bytes[from..])),
            Frame::Bytes { bytes, from } => output.write_all(&bytes[from..]),
            Frame::Goodbye => {
                silent = true;
                Ok(())
            }
            Frame::End => return,
        };
        if written.and_then(|()| output.flush()).is_err() {
            return;
        }
    }
}

/// Those of some frames that answer something.
fn answers(mut frames: &[u8]) -> Vec<u8> {
    let mut answers = Vec::new();
    while let Some(end) = frames.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
        let length = std::str::from_utf8(&frames[..end]).ok().and_then(|head| head.strip_prefix("Content-Length: "));
        let length = length.and_then(|length| length.parse::<usize>().ok());
        let Some((frame, rest)) = length.and_then(|length| frames.split_at_checked(end + 4 + length)) else { break };
        if serde_json::from_slice::<Kind>(&frame[end + 4..]).is_ok_and(|kind| kind.method.is_none()) {
            answers.extend_from_slice(frame);
        }
        frames = rest;
    }
    answers
}

/// The framework writes here. All bytes are taken at once, and it hands over whole frames only, one or several, so that its frames and
/// ours never mix.
impl AsyncWrite for Wire {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let sent = self.frames.send(Frame::Bytes { bytes: bytes.to_vec(), from: 0 });
        Poll::Ready(sent.map(|()| bytes.len()).map_err(|_| io::ErrorKind::BrokenPipe.into()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_frames_that_come_together_the_answers_stay() {
        let frame = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
        let answer = frame(r#"{"jsonrpc":"2.0","id":27,"result":null}"#);
        let question = frame(r#"{"jsonrpc":"2.0","id":3,"method":"workspace/codeLens/refresh"}"#);
        let told = |frames: &[&str]| String::from_utf8(answers(frames.concat().as_bytes())).expect("it is text");
        assert_eq!(told(&[&question, &answer, &question, &answer]), [&*answer, &answer].concat());
        assert_eq!(told(&[&question]), "");
    }
}
