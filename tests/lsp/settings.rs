//! What the editor sets: at the beginning, when it is asked, when it says so, and what a file says over it.

use std::fs;

use serde_json::{Value, json};

use crate::client::Client;
use crate::{UNSOURCED, URI, unsourced};

const OFF: &str = "unsourced-casualty-figure";

fn begin(capabilities: Value, options: Value, folders: &[&str]) -> Client {
    let mut client = Client::silent();
    let folders: Vec<_> = folders.iter().map(|uri| json!({"uri": uri, "name": "drafts"})).collect();
    let params = json!({
        "processId": null, "capabilities": capabilities, "workspaceFolders": folders, "initializationOptions": options,
    });
    client.request("initialize", params);
    client.notify("initialized", json!({}));
    client
}

/// An editor that answers what is set.
fn asked(options: Value, folders: &[&str]) -> Client {
    begin(json!({"workspace": {"configuration": true}}), options, folders)
}

/// Answers the next question for settings.
fn answer(client: &mut Client, values: Value) -> Value {
    let question = client.wait(|message| message["method"] == "workspace/configuration");
    client.send(&json!({"jsonrpc": "2.0", "id": question["id"], "result": values}));
    question["params"]["items"].clone()
}

/// The diagnostics of a draft once there are this many of unsourced figures.
fn until(client: &mut Client, uri: &str, count: usize) {
    client.wait(|message| {
        let shown = message["params"]["diagnostics"].as_array();
        message["params"]["uri"] == uri && shown.is_some_and(|shown| unsourced(shown) == count)
    });
}

fn warning(client: &mut Client) -> String {
    let shown = client.wait(|message| message["method"] == "window/showMessage");
    assert_eq!(shown["params"]["type"], 2);
    shown["params"]["message"].as_str().unwrap().to_owned()
}

#[test]
fn options_hold_from_the_first_draft_on() {
    let mut client = begin(json!({}), json!({"ignore": [OFF]}), &[]);
    client.open(URI, UNSOURCED);
    assert_eq!(unsourced(&client.published(URI, 1)), 0);
}

#[test]
fn what_the_editor_answers_lies_over_the_options() {
    let mut client = asked(json!({"severity": {OFF: "off"}}), &[]);
    client.open(URI, UNSOURCED);
    until(&mut client, URI, 0);
    let items = answer(&mut client, json!([{"severity": {OFF: "on"}}]));
    assert_eq!(items, json!([{"section": "sitlint"}]));
    until(&mut client, URI, 1);
    client.notify("workspace/didChangeConfiguration", json!({"settings": null}));
    answer(&mut client, json!([null]));
    until(&mut client, URI, 0);
}

#[test]
fn an_editor_that_cannot_be_asked_says_what_changed() {
    let mut client = begin(json!({}), Value::Null, &[]);
    client.open(URI, UNSOURCED);
    until(&mut client, URI, 1);
    for settings in [json!({"sitlint": {"ignore": [OFF]}}), json!({"ignore": [OFF]})] {
        client.notify("workspace/didChangeConfiguration", json!({"settings": settings}));
        until(&mut client, URI, 0);
        client.notify("workspace/didChangeConfiguration", json!({"settings": null}));
        until(&mut client, URI, 1);
    }
}

#[test]
fn each_folder_has_its_own_settings_and_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap();
    let uri = |name: &str| format!("file://{}/{name}", path.display());
    for name in ["a", "b", "c"] {
        fs::create_dir(path.join(name)).unwrap();
    }
    fs::write(path.join("c/sitlint.toml"), format!("[severity]\n{OFF} = \"warning\"\n")).unwrap();
    let mut client = asked(Value::Null, &[&uri("a"), &uri("b"), &uri("c")]);
    let items = answer(&mut client, json!([{}, {"ignore": [OFF]}, {}, {"severity": {OFF: "hint"}}]));
    assert_eq!(items.as_array().unwrap().len(), 4);
    assert_eq!(items[2]["scopeUri"], uri("b"));
    // An answer is taken in before what is said after the next question.
    client.request("workspace/symbol", json!({"query": "x"}));
    for (name, count) in [("a", 0), ("b", 1), ("c", 1)] {
        let draft = uri(&format!("{name}/draft.md"));
        client.open(&draft, UNSOURCED);
        until(&mut client, &draft, count);
    }
    let draft = uri("c/other.md");
    client.open(&draft, UNSOURCED);
    let shown = client.published(&draft, 1);
    let shown = shown.iter().find(|shown| shown["code"] == OFF).unwrap();
    assert_eq!(shown["severity"], 2, "the file lies over what the editor sets");

    // A folder that is removed keeps its open drafts, and one that is added is read.
    fs::create_dir(path.join("d")).unwrap();
    fs::write(path.join("d/far.md"), "Governor Talal Rudskoi spoke.\n").unwrap();
    let event = json!({"added": [{"uri": uri("d"), "name": "d"}], "removed": [{"uri": uri("a"), "name": "a"}]});
    client.notify("workspace/didChangeWorkspaceFolders", json!({"event": event}));
    let items = answer(&mut client, json!([{}, {}, {}, {}]));
    let scopes: Vec<_> = items.as_array().unwrap()[1..].iter().map(|item| item["scopeUri"].clone()).collect();
    assert_eq!(scopes, [uri("b"), uri("c"), uri("d")]);
    while client.request("workspace/symbol", json!({"query": "Rudskoi"})).as_array().unwrap().is_empty() {}
}

#[test]
fn what_is_wrong_is_told_once_with_the_nearest_key_and_the_rest_holds() {
    let options = json!({"inlayHint": true, "showNotes": 3, "ignore": ["unsourced-casualty-figur", OFF], "path": "x",
        "trace": {"server": "off"}, "config": "no.toml"});
    let mut client = begin(json!({}), options, &[]);
    client.open(URI, UNSOURCED);
    until(&mut client, URI, 0);
    let mut told: Vec<String> = (0..4).map(|_| warning(&mut client)).collect();
    told.sort();
    assert!(told[0].starts_with("Setting `sitlint.config`: there is no file `"), "{told:?}");
    assert_eq!(
        told[1..],
        [
            "Setting `sitlint.ignore`: There is no rule, code or group `unsourced-casualty-figur`. Did you mean \
             `unsourced-casualty-figure`?",
            "Setting `sitlint.showNotes` must be true or false.",
            "Settings of sitlint: There is no setting `inlayHint`. Did you mean `inlayHints`?",
        ]
    );
    client.notify("workspace/didChangeConfiguration", json!({"settings": {}}));
    client.open("untitled:b.md", UNSOURCED);
    client.published("untitled:b.md", 1);
    assert!(!client.heard().iter().any(|message| message["method"] == "window/showMessage"));
}

#[test]
fn a_configuration_file_of_the_editor_s_choice_holds_for_all_drafts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap();
    fs::write(path.join("house.toml"), format!("ignore = [\"{OFF}\"]\n")).unwrap();
    let root = format!("file://{}", path.display());
    let mut client = begin(json!({}), json!({"config": "house.toml"}), &[&root]);
    let draft = format!("{root}/draft.md");
    client.open(&draft, UNSOURCED);
    assert_eq!(unsourced(&client.published(&draft, 1)), 0);
}

#[test]
fn an_editor_that_can_is_asked_to_tell_of_changed_settings() {
    let mut client =
        begin(json!({"workspace": {"didChangeConfiguration": {"dynamicRegistration": true}}}), json!({}), &[]);
    let asked = client.wait(|message| message["method"] == "client/registerCapability");
    let registration = &asked["params"]["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeConfiguration");
    assert_eq!(registration["registerOptions"], json!({"section": "sitlint"}));
}

#[test]
fn days_between_the_words_come_and_go_with_their_setting() {
    let text = "15 July 2023\n\nShells killed 46 people on Friday.\n";
    let hints = |client: &mut Client| {
        let all = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}});
        client.request("textDocument/inlayHint", json!({"textDocument": {"uri": URI}, "range": all}))
    };
    let mut client = begin(json!({}), json!({"inlayHints": true}), &[]);
    client.open(URI, text);
    assert!(!hints(&mut client).as_array().unwrap().is_empty());
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"sitlint": {"inlayHints": false}}}));
    assert_eq!(hints(&mut client), json!([]));
}
