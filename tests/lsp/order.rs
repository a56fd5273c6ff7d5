//! What an editor may do that holds up no other: ask slowly, fall silent, stop listening, talk nonsense.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::client::Client;
use crate::{UNSOURCED, URI, at, plain, range, unsourced};

/// So many questions at once are more than the framework takes by itself.
const SLOW: usize = 20;

/// An insertion at the top of the draft.
fn typed(text: &str) -> Value {
    json!([{"range": range((0, 0), (0, 0)), "text": text}])
}

#[test]
fn slow_questions_hold_up_neither_edits_nor_each_other() {
    let folder = tempfile::tempdir().unwrap();
    for draft in 0..12 {
        std::fs::write(folder.path().join(format!("{draft}.md")), UNSOURCED.repeat(60)).unwrap();
    }
    let root = format!("file://{}", folder.path().display());
    let (mut client, _) = Client::start(json!({"textDocument": {"diagnostic": {}}}), &[&root]);
    client.open(URI, "Nothing yet.\n");
    let all = json!({"previousResultIds": []});
    let slow: Vec<i64> = (0..SLOW).map(|_| client.ask("workspace/diagnostic", all.clone())).collect();
    for version in 2..=60 {
        client.change(URI, version, typed("x"));
    }
    for id in &slow[1..SLOW / 2] {
        client.notify("$/cancelRequest", json!({"id": id}));
    }
    client.change(URI, 61, typed(UNSOURCED));
    let report = client.request("textDocument/diagnostic", json!({"textDocument": {"uri": URI}}));
    assert_eq!(unsourced(report["items"].as_array().unwrap()), 1, "the last edit is answered for");
    for &id in &slow[SLOW / 2..] {
        assert!(client.answer(id)["items"].is_array());
    }
    assert_eq!(client.end(), Some(0));
}

#[test]
fn an_editor_that_never_answers_is_served_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("closed.md"), UNSOURCED).unwrap();
    let root = format!("file://{}", folder.path().display());
    let able = json!({
        "workspace": {
            "configuration": true,
            "didChangeWatchedFiles": {"dynamicRegistration": true},
            "didChangeConfiguration": {"dynamicRegistration": true},
            "diagnostics": {"refreshSupport": true},
            "codeLens": {"refreshSupport": true},
            "applyEdit": true,
        },
        "window": {"workDoneProgress": true, "showDocument": {"support": true}},
    });
    let (mut client, _) = Client::start(able, &[&root]);
    client.open(URI, UNSOURCED);
    client.notify("workspace/didChangeConfiguration", json!({"settings": null}));
    for version in 2..=50 {
        client.change(URI, version, typed("x"));
    }
    client.published(URI, 50);
    assert!(client.heard().iter().any(|message| message.get("id").is_some()), "the server asks");
    assert_eq!(client.request("textDocument/hover", at(0, 70))["range"], range((0, 64), (0, 73)));
    assert_eq!(client.end(), Some(0));
}

#[test]
fn an_editor_that_does_not_listen_for_a_while_misses_nothing() {
    let mut client = plain();
    client.open(URI, &UNSOURCED.repeat(200));
    client.published(URI, 1);
    let ears = client.ears.clone();
    let shut = ears.lock().unwrap();
    // Each version has more to say than a pipe holds.
    for version in 2..=120 {
        client.change(URI, version, typed("x"));
    }
    let asked = client.ask("textDocument/hover", at(1, 16));
    client.change(URI, 121, json!([{"text": UNSOURCED}]));
    drop(shut);
    assert!(client.answer(asked)["range"].is_object());
    assert_eq!(unsourced(&client.published(URI, 121)), 1);
    assert_eq!(client.end(), Some(0));
}

#[test]
fn each_of_a_thousand_edits_is_seen_by_the_question_after_it() {
    let mut client = plain();
    client.open(URI, UNSOURCED);
    let mut asked = Vec::new();
    for version in 2..=1001_i64 {
        // The number of the version is typed over that of the one before, with signs of every width around it.
        let mut line = String::new();
        let _ = write!(line, "😀漢字 é On 4 May 2019, {version} people were killed in Dalim.");
        client.change(URI, version, json!([{"range": range((0, 0), (0, 999)), "text": line}]));
        if version % 50 == 0 {
            asked.push((version, client.ask("textDocument/hover", at(0, 24))));
        }
    }
    for (version, id) in asked {
        let shown = client.answer(id)["contents"]["value"].to_string();
        assert!(shown.contains(&format!("{version} people")), "{version}: {shown}");
    }
    client.published(URI, 1001);
    let told: Vec<i64> = client.heard().iter().filter_map(|message| message["params"]["version"].as_i64()).collect();
    assert!(told.is_sorted(), "{told:?}");
}

#[test]
fn what_the_server_does_not_know_is_passed_over() {
    let mut client = plain();
    client.open(URI, UNSOURCED);
    client.notify("textDocument/didChange", json!({"textDocument": 7}));
    client.notify("no/such/notification", json!({}));
    let id = client.ask("no/such/request", json!({}));
    assert_eq!(client.wait(|message| message["id"] == id)["error"]["code"], -32601);
    assert!(client.request("textDocument/hover", at(0, 16))["range"].is_object());
    assert_eq!(client.end(), Some(0));
}

#[test]
fn what_is_no_message_is_told_and_ends_the_session_with_a_code() {
    let mut client = plain();
    client.say("{\"jsonrpc\": \"2.0\", ");
    let told = client.wait(|message| message.get("error").is_some());
    assert_eq!((&told["id"], &told["error"]["code"]), (&Value::Null, &json!(-32700)));
    assert_eq!(client.exit_code(), Some(1));
}
