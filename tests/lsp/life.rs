//! The life of a session: what is refused when, what is cancelled, and what the editor is told of how long things take.

use std::fs;

use serde_json::{Value, json};

use crate::client::Client;
use crate::{UNSOURCED, URI, at, plain};

/// The code of the error that a request is answered with.
fn refused(client: &mut Client, id: i64) -> Value {
    client.wait(|message| message["id"] == id && message.get("method").is_none())["error"]["code"].clone()
}

#[test]
fn nothing_is_answered_before_the_greeting_or_after_the_goodbye() {
    let methods = ["textDocument/hover", "textDocument/diagnostic", "workspace/executeCommand", "shutdown"];
    let mut client = Client::silent();
    for method in methods {
        let id = client.ask(method, json!({}));
        assert_eq!(refused(&mut client, id), -32002, "{method}");
    }
    let mut client = plain();
    client.request("shutdown", Value::Null);
    for method in methods.into_iter().chain(["initialize", "workspace/diagnostic"]) {
        let id = client.ask(method, json!({}));
        assert_eq!(refused(&mut client, id), -32600, "{method}");
    }
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), Some(0));
}

#[test]
fn a_running_count_of_all_drafts_is_cancelled_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap();
    for name in 0..300 {
        fs::write(path.join(format!("{name}.md")), UNSOURCED.repeat(100)).unwrap();
    }
    let root = format!("file://{}", path.display());
    let (mut client, _) = Client::start(json!({"textDocument": {"diagnostic": {}}}), &[&root]);
    // The folder is read beside everything else.
    while client.request("workspace/diagnostic", json!({"previousResultIds": []}))["items"].as_array().unwrap().len()
        < 5
    {}
    let id = client.ask("workspace/diagnostic", json!({"previousResultIds": []}));
    client.notify("$/cancelRequest", json!({"id": id}));
    assert_eq!(refused(&mut client, id), -32800);
    // Nothing more is said of it, and the next is answered.
    let next = client.request("workspace/diagnostic", json!({"previousResultIds": []}));
    assert!(!next["items"].as_array().unwrap().is_empty());
    assert!(!client.heard().iter().any(|message| message["id"] == id));
}

#[test]
fn what_was_answered_is_not_cancelled() {
    let (mut client, _) = Client::start(json!({"textDocument": {"diagnostic": {}}}), &[]);
    client.open(URI, UNSOURCED);
    let id = client.ask("textDocument/diagnostic", json!({"textDocument": {"uri": URI}}));
    client.answer(id);
    client.notify("$/cancelRequest", json!({"id": id}));
    client.request("textDocument/hover", at(0, 0));
    assert!(!client.heard().iter().any(|message| message["id"] == id));
}

#[test]
fn the_editor_is_told_how_long_things_take_when_it_asks_for_that() {
    let told = |client: &mut Client, what: &str| {
        let line = client.wait(|message| {
            message["method"] == "$/logTrace" && message["params"]["message"].as_str().unwrap().starts_with(what)
        });
        let line = line["params"]["message"].as_str().unwrap().to_owned();
        // The time it took and no words of a draft.
        let time = line.strip_prefix(what).and_then(|rest| rest.strip_prefix(" took ")?.strip_suffix(" ms"));
        assert!(time.is_some_and(|time| time.parse::<f64>().is_ok()), "{line}");
    };
    let mut client = Client::silent();
    let params = json!({"processId": null, "capabilities": {"textDocument": {"diagnostic": {}}}, "trace": "messages"});
    client.request("initialize", params);
    client.notify("initialized", json!({}));
    client.open(URI, UNSOURCED);
    told(&mut client, "textDocument/didOpen");
    client.request("textDocument/hover", at(0, 16));
    told(&mut client, "textDocument/hover");
    client.request("textDocument/diagnostic", json!({"textDocument": {"uri": URI}}));
    told(&mut client, "textDocument/diagnostic");
    client.notify("$/setTrace", json!({"value": "off"}));
    client.request("textDocument/hover", at(0, 16));
    client.request("textDocument/hover", at(0, 16));
    let told = client.heard().iter().filter(|message| message["method"] == "$/logTrace");
    assert_eq!(told.filter(|line| line["params"]["message"].as_str().unwrap().contains("hover")).count(), 0);
}

#[test]
fn an_editor_that_leaves_hears_answers_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap();
    for name in 0..300 {
        fs::write(path.join(format!("{name}.md")), UNSOURCED.repeat(100)).unwrap();
    }
    let root = format!("file://{}", path.display());
    let (mut client, _) = Client::start(json!({"window": {"workDoneProgress": true}}), &[&root]);
    let created = client.wait(|message| message["method"] == "window/workDoneProgress/create");
    client.send(&json!({"jsonrpc": "2.0", "id": created["id"], "result": null}));
    client.wait(|message| message["method"] == "$/progress");
    client.open(URI, UNSOURCED);
    let shutdown = client.ask("shutdown", Value::Null);
    client.answer(shutdown);
    let before = client.heard().len();
    // The folder is still being read, which would be told about.
    let late = client.ask("textDocument/hover", at(0, 16));
    assert_eq!(refused(&mut client, late), -32600);
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), Some(0));
    assert_eq!(client.heard().len(), before);
}
