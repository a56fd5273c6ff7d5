//! The first reading of a folder: how far it is, and how it is stopped.

use std::fs;

use serde_json::json;

use crate::client::Client;

/// A folder with so many drafts, and an editor that shows how far work is.
fn folder(drafts: usize) -> (tempfile::TempDir, Client) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap();
    for at in 0..drafts {
        fs::write(path.join(format!("{at}.md")), "Governor Talal Rudskoi spoke.\n\n".repeat(20)).unwrap();
    }
    let root = format!("file://{}", path.display());
    let (client, _) = Client::start(json!({"window": {"workDoneProgress": true}}), &[&root]);
    (folder, client)
}

#[test]
fn an_editor_that_can_sees_how_far_the_reading_is() {
    let (_folder, mut client) = folder(500);
    let asked = client.wait(|message| message["method"] == "window/workDoneProgress/create");
    client.send(&json!({"jsonrpc": "2.0", "id": asked["id"], "result": null}));
    let token = asked["params"]["token"].clone();
    client.wait(|message| message["params"]["value"]["kind"] == "end");
    let begun = client.wait(|message| message["params"]["value"]["kind"] == "begin");
    assert_eq!((&begun["params"]["token"], &begun["params"]["value"]["cancellable"]), (&token, &json!(true)));
    let told = client.heard().iter().filter(|message| message["method"] == "$/progress");
    for report in told {
        let value = &report["params"]["value"];
        assert_eq!(value["kind"], "report");
        assert!(value["message"].as_str().unwrap().ends_with(" of 500 drafts"), "{value}");
        assert!(value["percentage"].as_i64().unwrap() < 100, "{value}");
    }
    assert_eq!(client.end(), Some(0));
}

#[test]
fn the_reading_stops_when_the_writer_says_so() {
    let (_folder, mut client) = folder(1500);
    let asked = client.wait(|message| message["method"] == "window/workDoneProgress/create");
    client.notify("window/workDoneProgress/cancel", json!({"token": asked["params"]["token"]}));
    client.request("workspace/symbol", json!({"query": "x"}));
    client.send(&json!({"jsonrpc": "2.0", "id": asked["id"], "result": null}));
    let end = client.wait(|message| message["params"]["value"]["kind"] == "end");
    let said = end["params"]["value"]["message"].as_str().unwrap().to_owned();
    assert!(said.starts_with("stopped after ") && said.ends_with(" of 1500 drafts"), "{said}");
    assert_eq!(client.end(), Some(0));
}

#[test]
fn an_editor_that_never_answers_waits_for_nothing() {
    let (_folder, mut client) = folder(40);
    while client.request("workspace/symbol", json!({"query": "Rudskoi"})).as_array().unwrap().len() < 40 {}
    assert!(!client.heard().iter().any(|message| message["method"] == "$/progress"));
    assert_eq!(client.end(), Some(0));
}
