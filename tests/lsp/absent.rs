//! Questions about something that is absent: asked when a draft is opened and when it is saved, and left alone while it is
//! typed.

use serde_json::{Value, json};

use crate::client::Client;
use crate::{URI, plain, range, rules};

const UNDATED: &str = "# Weekly report\n\nShells killed 46 people on Friday.\n";
const DATE: &str = "---\ndate: 2024-05-03\n---\n\n";
const RULE: &str = "missing-document-date";

fn save(client: &mut Client) {
    client.notify("textDocument/didSave", json!({"textDocument": {"uri": URI}}));
}

/// Where the draft is asked for its date.
fn asked(shown: &[Value]) -> Vec<Value> {
    shown.iter().filter(|shown| shown["code"] == RULE).map(|shown| shown["range"].clone()).collect()
}

#[test]
fn a_date_that_is_typed_is_seen_when_the_draft_is_saved() {
    let (mut client, can) = Client::start(json!({}), &[]);
    assert_eq!(can["textDocumentSync"]["save"], true);
    client.open(URI, UNDATED);
    let before = asked(&client.published(URI, 1));
    assert_eq!(before.len(), 1);
    client.change(URI, 2, json!([{"range": range((0, 0), (0, 0)), "text": DATE}]));
    let shown = client.published(URI, 2);
    let mut moved = before[0].clone();
    for end in ["start", "end"] {
        moved[end]["line"] = json!(4);
    }
    assert_eq!(asked(&shown), [moved], "it stays with its words");
    save(&mut client);
    assert_eq!(asked(&client.published(URI, 2)), [Value::Null; 0]);
}

#[test]
fn a_date_that_is_taken_out_is_missed_when_the_draft_is_saved() {
    let mut client = plain();
    client.open(URI, &format!("{DATE}{UNDATED}"));
    assert_eq!(asked(&client.published(URI, 1)), [Value::Null; 0]);
    client.change(URI, 2, json!([{"text": UNDATED}]));
    let shown = client.published(URI, 2);
    assert_eq!(asked(&shown), [Value::Null; 0]);
    assert!(rules(&shown).contains(&"unsourced-casualty-figure"), "the others are asked at once");
    save(&mut client);
    assert_eq!(asked(&client.published(URI, 2)).len(), 1);
}

#[test]
fn an_editor_that_asks_is_told_to_ask_again_after_a_save() {
    let can = json!({"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": true}}});
    let (mut client, _) = Client::start(can, &[]);
    client.open(URI, UNDATED);
    let draft = json!({"textDocument": {"uri": URI}});
    let report = |client: &mut Client| {
        let report = client.request("textDocument/diagnostic", draft.clone());
        asked(report["items"].as_array().unwrap()).len()
    };
    assert_eq!(report(&mut client), 1);
    save(&mut client);
    client.change(URI, 2, json!([{"range": range((0, 0), (0, 0)), "text": DATE}]));
    assert_eq!(report(&mut client), 1);
    assert!(
        !client.heard().iter().any(|message| message["method"] == "workspace/diagnostic/refresh"),
        "nothing changed"
    );
    save(&mut client);
    client.wait(|message| message["method"] == "workspace/diagnostic/refresh");
    assert_eq!(report(&mut client), 0);
}
