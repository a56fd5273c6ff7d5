//! One name in all drafts: found, lit up, offered while typing, and given a new form, in open and in closed drafts.

use std::fs;

use serde_json::{Value, json};

use crate::client::Client;
use crate::names::applied;
use crate::{URI, at, plain, range};

const HERE: &str =
    "Governor Karim Haddad spoke in Dalim on 4 May 2019.\n\nHaddad left. “Ask Karim Haddad,” one officer said.\n";
const THERE: &str = "Yesterday Governor Kareem Haddad met the envoy. Karim **Haddad** was late.\n";

/// A folder with the two drafts, its address and those of the drafts.
fn folder() -> (tempfile::TempDir, String, [String; 2]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap();
    let uri = |name: &str| format!("file://{}/{name}", path.display());
    fs::write(path.join("here.md"), HERE).unwrap();
    fs::write(path.join("there.md"), THERE).unwrap();
    let (root, drafts) = (format!("file://{}", path.display()), ["here.md", "there.md"].map(uri));
    (folder, root, drafts)
}

/// An editor that has the first of two drafts open and has heard of the second.
fn desk(capabilities: Value) -> (Client, tempfile::TempDir, [String; 2]) {
    let (folder, root, drafts) = folder();
    let (mut client, _) = Client::start(capabilities, &[&root]);
    client.open(&drafts[0], HERE);
    while client.request("workspace/symbol", json!({"query": "Kareem"})).as_array().unwrap().is_empty() {}
    (client, folder, drafts)
}

fn place(uri: &str, line: u32, character: u32) -> Value {
    json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}})
}

fn with(mut params: Value, key: &str, value: Value) -> Value {
    params[key] = value;
    params
}

#[test]
fn a_person_gets_a_new_name_in_every_draft() {
    let (mut client, _folder, [here, there]) = desk(json!({}));
    let stands = client.request("textDocument/prepareRename", place(&here, 0, 12));
    assert_eq!(stands, json!({"range": range((0, 9), (0, 21)), "placeholder": "Karim Haddad"}));
    let edit = client.request("textDocument/rename", with(place(&here, 0, 12), "newName", json!("Karim Hadad")));
    let changed = HERE.replacen("Karim Haddad", "Karim Hadad", 1).replace("\nHaddad left", "\nHadad left");
    assert_eq!(applied(HERE, &edit["changes"][&here]), changed, "what somebody said stays as it was said");
    let changed = THERE.replace("Kareem Haddad", "Karim Hadad");
    assert_eq!(applied(THERE, &edit["changes"][&there]), changed, "markup is not written over");
}

#[test]
fn a_surname_alone_gets_a_new_surname() {
    let (mut client, _folder, [here, there]) = desk(json!({}));
    let edit = client.request("textDocument/rename", with(place(&here, 2, 3), "newName", json!("Hadad")));
    assert!(applied(HERE, &edit["changes"][&here]).starts_with("Governor Karim Hadad spoke"));
    assert!(applied(THERE, &edit["changes"][&there]).starts_with("Yesterday Governor Kareem Hadad met"));
}

#[test]
fn an_editor_that_counts_versions_gets_them_for_open_drafts() {
    let (mut client, _folder, [here, there]) = desk(json!({"workspace": {"workspaceEdit": {"documentChanges": true}}}));
    client.change(&here, 5, json!([{"range": range((0, 0), (0, 0)), "text": "\n"}]));
    let edit = client.request("textDocument/rename", with(place(&here, 1, 12), "newName", json!("Karim Hadad")));
    let told: Vec<_> = edit["documentChanges"].as_array().unwrap().iter().map(|one| &one["textDocument"]).collect();
    assert_eq!(told, [&json!({"uri": here, "version": 5}), &json!({"uri": there, "version": null})]);
}

#[test]
fn where_no_name_stands_there_is_nothing_to_rename() {
    let mut client = plain();
    client.open(URI, HERE);
    assert_eq!(client.request("textDocument/prepareRename", at(0, 25)), Value::Null);
    let id = client.ask("textDocument/rename", with(at(0, 25), "newName", json!("Dalym")));
    let refused = client.wait(|message| message["id"] == id);
    assert_eq!(refused["error"]["message"], "No name of a person, a place or an organisation was found here.");
    let id = client.ask("textDocument/rename", with(at(0, 12), "newName", json!("12")));
    let refused = client.wait(|message| message["id"] == id);
    assert_eq!(refused["error"]["message"], "“12” is no name: it has no letter.");
}

#[test]
fn a_name_is_found_in_every_draft_and_lit_up_in_its_own() {
    let (mut client, _folder, [here, there]) = desk(json!({}));
    let context = json!({"includeDeclaration": true});
    let found = client.request("textDocument/references", with(place(&here, 0, 12), "context", context));
    let told: Vec<_> = found.as_array().unwrap().iter().map(|one| (&one["uri"], &one["range"])).collect();
    let ranges = [range((0, 9), (0, 21)), range((2, 0), (2, 6)), range((2, 18), (2, 30))];
    let beside = [range((0, 19), (0, 32)), range((0, 48), (0, 62))];
    let expected: Vec<_> = ranges
        .iter()
        .map(|range| (json!(here), range))
        .chain(beside.iter().map(|range| (json!(there), range)))
        .collect();
    assert_eq!(told, expected.iter().map(|(uri, range)| (uri, *range)).collect::<Vec<_>>());
    let lit = client.request("textDocument/documentHighlight", place(&here, 2, 3));
    let lit: Vec<_> = lit.as_array().unwrap().iter().map(|one| one["range"].clone()).collect();
    assert_eq!(lit, ranges);
}

#[test]
fn a_finding_offers_its_name_for_all_drafts() {
    let resolves = json!({"textDocument": {"codeAction": {"resolveSupport": {"properties": ["edit"]}}}});
    let (folder, root, [here, there]) = folder();
    let wrong = "Envoy Stefan de Mistura spoke in Dalim on 4 May 2019.\n";
    fs::write(folder.path().join("there.md"), wrong).unwrap();
    let (mut client, _) = Client::start(resolves, &[&root]);
    client.open(&here, wrong);
    while client.request("workspace/symbol", json!({"query": "Mistura"})).as_array().unwrap().len() < 2 {}
    let context = json!({"diagnostics": []});
    let params = json!({"textDocument": {"uri": here}, "range": range((0, 8), (0, 8)), "context": context});
    let offered = client.request("textDocument/codeAction", params);
    let title = "Write “Staffan de Mistura” in all drafts";
    let everywhere = offered.as_array().unwrap().iter().find(|offer| offer["title"] == title).unwrap().clone();
    assert_eq!(everywhere.get("edit"), None, "it is worked out when it is taken");
    let resolved = client.request("codeAction/resolve", everywhere);
    for draft in [&here, &there] {
        assert_eq!(applied(wrong, &resolved["edit"]["changes"][draft]), wrong.replace("Stefan", "Staffan"));
    }
}

#[test]
fn names_are_offered_while_they_are_typed() {
    let (mut client, _folder, [here, _]) = desk(json!({}));
    client.change(&here, 2, json!([{"range": range((0, 0), (0, 0)), "text": "Envoy Stefan de Mi\nWe met Kare\n"}]));
    let offers = |client: &mut Client, line: u32, character: u32| {
        let list = client.request("textDocument/completion", place(&here, line, character));
        let told = |item: &Value| (item["label"].clone(), item["detail"].clone(), item["textEdit"]["range"].clone());
        list["items"].as_array().map(|items| items.iter().map(told).collect::<Vec<_>>()).unwrap_or_default()
    };
    let expected = (json!("Staffan de Mistura"), json!("person, registry of names"), range((0, 6), (0, 18)));
    assert_eq!(offers(&mut client, 0, 18), [expected]);
    let expected = (json!("Kareem Haddad"), json!("person, in 1 draft"), range((1, 7), (1, 11)));
    assert_eq!(offers(&mut client, 1, 11).first(), Some(&expected));
    assert_eq!(offers(&mut client, 1, 3), []);
}
