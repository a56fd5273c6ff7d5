//! Days in the editor: what a word of time stands for, on hover and between the words.

use serde_json::{Value, json};

use crate::client::Client;
use crate::{URI, at, plain, range};

const DATED: &str = "---\ndate: 2024-05-14\n---\nOn Friday shells fell. “They came yesterday,” a nurse said.\n";

/// An editor that wants its hints, or says nothing of them.
fn hinted(options: Value) -> Client {
    let mut client = Client::silent();
    let params = json!({"processId": null, "rootUri": null, "capabilities": {}, "initializationOptions": options});
    let welcome = client.request("initialize", params);
    assert_eq!(welcome["capabilities"]["inlayHintProvider"], true);
    client.notify("initialized", json!({}));
    client
}

fn hints(client: &mut Client, lines: Value) -> Value {
    client.request("textDocument/inlayHint", json!({"textDocument": {"uri": URI}, "range": lines}))
}

#[test]
fn a_weekday_shows_its_day_and_accepting_it_writes_it() {
    let mut client = hinted(json!({"inlayHints": true}));
    client.open(URI, DATED);
    let shown = hints(&mut client, range((0, 0), (9, 0)));
    let labels: Vec<_> = shown.as_array().unwrap().iter().map(|hint| hint["label"].as_str().unwrap()).collect();
    assert_eq!(labels, ["10 May 2024", "13 May 2024"]);
    assert_eq!(shown[0]["position"], json!({"line": 3, "character": 9}));
    let edit = json!([{"range": range((3, 9), (3, 9)), "newText": " 10 May 2024"}]);
    assert_eq!(shown[0]["textEdits"], edit);
    assert_eq!(shown[1]["textEdits"], Value::Null);
    assert!(shown[0]["tooltip"]["value"].as_str().unwrap().contains("the last Friday on or before 14 May 2024"));
    assert_eq!(hints(&mut client, range((0, 0), (2, 0))), json!([]));
    client.change(URI, 2, json!([{"range": range((1, 6), (1, 16)), "text": "2024-05-21"}]));
    assert_eq!(hints(&mut client, range((0, 0), (9, 0)))[0]["label"], "17 May 2024");
    assert_eq!(client.end(), Some(0));
}

#[test]
fn an_editor_that_does_not_ask_for_hints_gets_none() {
    for options in [Value::Null, json!({"inlayHints": false})] {
        let mut client = hinted(options);
        client.open(URI, DATED);
        assert_eq!(hints(&mut client, range((0, 0), (9, 0))), json!([]));
    }
}

#[test]
fn hover_tells_which_day_a_weekday_is_and_why() {
    let mut client = plain();
    client.open(URI, DATED);
    let hover = client.request("textDocument/hover", at(3, 5));
    let shown = hover["contents"]["value"].as_str().unwrap();
    assert!(shown.starts_with("**Friday**, read as: Friday 10 May 2024\n"), "{shown}");
    assert!(shown.contains("the last Friday on or before 14 May 2024, the draft's date (front matter)"), "{shown}");
    assert_eq!(hover["range"], range((3, 3), (3, 9)));
    client.change(URI, 2, json!([{"text": "On Friday shells fell.\n"}]));
    let shown = client.request("textDocument/hover", at(0, 5));
    let shown = shown["contents"]["value"].as_str().unwrap();
    assert!(shown.starts_with("**Friday**, read as: no day\n\n- the draft has no date to count from"), "{shown}");
}
