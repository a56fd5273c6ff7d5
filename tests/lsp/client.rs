//! A small editor for tests: it speaks to the built server over its standard input and output.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Long enough for a debug build on a busy machine; a server that hangs fails the test after it.
const PATIENCE: Duration = Duration::from_mins(1);

/// An editor with one server.
pub struct Client {
    child: Child,
    input: Option<ChildStdin>,
    received: Receiver<Value>,
    /// Messages that came while another was waited for.
    kept: Vec<Value>,
    last_id: i64,
    /// While somebody holds them, nothing is read but what is read already.
    pub ears: Arc<Mutex<()>>,
}

impl Client {
    /// Starts the server and greets it with these capabilities and folders.
    pub fn start(capabilities: Value, folders: &[&str]) -> (Self, Value) {
        let mut client = Self::silent();
        let folders: Vec<_> = folders.iter().map(|uri| json!({"uri": uri, "name": "drafts"})).collect();
        let params =
            json!({"processId": null, "rootUri": null, "capabilities": capabilities, "workspaceFolders": folders});
        let can = client.greet(params);
        (client, can)
    }

    /// Greets a silent server and gives what it can do.
    pub fn greet(&mut self, params: Value) -> Value {
        let welcome = self.request("initialize", params);
        self.notify("initialized", json!({}));
        welcome["capabilities"].clone()
    }

    /// Starts the server and says nothing.
    pub fn silent() -> Self {
        Self::of(Command::new(env!("CARGO_BIN_EXE_sitlint")).args(["server", "--stdio"]))
    }

    /// Starts a server by its command and says nothing.
    pub fn of(command: &mut Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let input = child.stdin.take();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, received) = channel();
        let ears = Arc::new(Mutex::new(()));
        let open = Arc::clone(&ears);
        thread::spawn(move || {
            while let Some(message) = frame(&mut output) {
                drop(open.lock());
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Self { child, input, received, ears, kept: Vec::new(), last_id: 0 }
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request and does not wait; gives its id.
    pub fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        let params = if params.is_null() { json!({}) } else { json!({"params": params}) };
        let mut message = json!({"jsonrpc": "2.0", "id": self.last_id, "method": method});
        message.as_object_mut().unwrap().extend(params.as_object().unwrap().clone());
        self.send(&message);
        self.last_id
    }

    /// The result of the request with this id.
    pub fn answer(&mut self, id: i64) -> Value {
        let message = self.wait(|message| message["id"] == id && message.get("method").is_none());
        assert!(message.get("error").is_none(), "{message}");
        message["result"].clone()
    }

    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        self.answer(id)
    }

    pub fn open(&mut self, uri: &str, text: &str) {
        let draft = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": draft}));
    }

    pub fn change(&mut self, uri: &str, version: i64, changes: Value) {
        let draft = json!({"uri": uri, "version": version});
        self.notify("textDocument/didChange", json!({"textDocument": draft, "contentChanges": changes}));
    }

    /// The diagnostics that are published for a version of a draft.
    pub fn published(&mut self, uri: &str, version: i64) -> Vec<Value> {
        let message = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"] == version
        });
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// The first message, kept or still to come, for which `is` holds.
    #[track_caller]
    pub fn wait(&mut self, is: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.kept.iter().position(&is) {
            return self.kept.remove(at);
        }
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let message = self.received.recv_timeout(left).expect("the server says what is waited for");
            if is(&message) {
                return message;
            }
            self.kept.push(message);
        }
    }

    /// All that was received so far and not waited for.
    pub fn heard(&mut self) -> &[Value] {
        self.kept.extend(self.received.try_iter());
        &self.kept
    }

    /// Says goodbye in order and gives the exit code.
    pub fn end(mut self) -> Option<i32> {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        self.exit_code()
    }

    /// Closes the server's input.
    pub fn hang_up(&mut self) {
        self.input = None;
    }

    /// Waits for the server to end.
    pub fn exit_code(&mut self) -> Option<i32> {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            thread::sleep(Duration::from_millis(5));
        }
        panic!("the server did not end");
    }

    pub fn send(&mut self, message: &Value) {
        self.say(&message.to_string());
    }

    /// Sends a frame, whatever it holds.
    pub fn say(&mut self, body: &str) {
        let input = self.input.as_mut().unwrap();
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        input.flush().unwrap();
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // It has ended already where the test went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn frame(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim() {
            "" => break,
            header => length = header.strip_prefix("Content-Length: ").map_or(length, |n| n.parse().unwrap()),
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}
