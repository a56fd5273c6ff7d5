//! The commands of the server, and the line above a draft that runs one of them.

use std::fs;

use serde_json::{Value, json};

use crate::client::Client;
use crate::{UNSOURCED, URI, plain, range};

const SOURCED: &str = "On 4 May 2019, 46 people were killed in Dalim, the Health Directorate said.\n\nThe shelling \
                       wounded nine.\n\nOfficials said 12 people were injured on 5 May 2019.\n";

/// What a command gives.
fn run(client: &mut Client, command: &str, arguments: Value) -> Value {
    client.request("workspace/executeCommand", json!({"command": command, "arguments": arguments}))
}

/// An editor that can do these things, begun with these options.
fn with(capabilities: Value, options: Value) -> Client {
    let mut client = Client::silent();
    let params = json!({"processId": null, "capabilities": capabilities, "initializationOptions": options});
    client.request("initialize", params);
    client.notify("initialized", json!({}));
    client
}

fn lens(client: &mut Client) -> Value {
    client.request("textDocument/codeLens", json!({"textDocument": {"uri": URI}}))
}

#[test]
fn the_ledger_has_each_claim_with_its_places() {
    let mut client = plain();
    client.open(URI, SOURCED);
    let ledger = run(&mut client, "sitlint.ledger", json!([URI]));
    assert_eq!(ledger["version"], 1);
    assert_eq!(ledger["summary"], "3 figures of harm: 1 named, 1 vague, 1 none found");
    let first = &ledger["claims"][0];
    assert_eq!(first["range"], range((0, 15), (0, 24)));
    for (key, value) in [
        ("text", json!("46 people")),
        ("harm", json!("death")),
        ("min", json!(46)),
        ("max", json!(46)),
        ("approximate", json!(false)),
        ("people", json!("people")),
        ("status", json!("asserted")),
        ("basis", json!("reported")),
    ] {
        assert_eq!(first[key], value, "{key}");
    }
    let source = json!({"grade": "named", "how": "verb", "text": "Health Directorate"});
    for key in ["grade", "how"] {
        assert_eq!(first["source"][key], source[key]);
    }
    assert!(first["source"]["text"].as_str().unwrap().contains("Health Directorate"), "{first}");
    assert_eq!(first["source"]["range"]["start"]["line"], 0);
    assert_eq!(first["time"]["from"], "2019-05-04");
    assert_eq!(first["time"]["range"], range((0, 3), (0, 13)));
    client.change(URI, 2, json!([{"text": "Nothing.\n"}]));
    let ledger = run(&mut client, "sitlint.ledger", json!([URI]));
    assert_eq!(ledger, json!({"version": 2, "summary": "No figures of harm", "claims": []}));
    assert_eq!(run(&mut client, "sitlint.ledger", json!(["untitled:closed.md"])), Value::Null);
}

#[test]
fn a_rule_is_explained_by_its_name_or_code() {
    let mut client = plain();
    let rules = run(&mut client, "sitlint.rules", json!([]));
    let rule = rules.as_array().unwrap().iter().find(|rule| rule["name"] == "unsourced-casualty-figure").unwrap();
    assert_eq!(rule["severity"], "error");
    assert!(!rule["summary"].as_str().unwrap().is_empty());
    for name in [&rule["name"], &rule["code"]] {
        let page = run(&mut client, "sitlint.explain", json!([name]));
        assert!(page.as_str().unwrap().starts_with("# unsourced-casualty-figure ("), "{page}");
    }
    assert_eq!(run(&mut client, "sitlint.explain", json!(["no-such-rule"])), Value::Null);
}

#[test]
fn a_command_that_cannot_be_run_says_why() {
    let mut client = plain();
    for (command, arguments, why) in [
        ("sitlint.ledgr", json!([URI]), "Did you mean `sitlint.ledger`?"),
        ("sitlint.ledger", json!([]), "sitlint.ledger needs the address of a draft."),
        ("sitlint.openLedger", json!([7]), "sitlint.openLedger needs the address of a draft."),
    ] {
        let id = client.ask("workspace/executeCommand", json!({"command": command, "arguments": arguments}));
        let refused = client.wait(|message| message["id"] == id);
        assert!(refused["error"]["message"].as_str().unwrap().contains(why), "{refused}");
    }
}

#[test]
fn the_ledger_opens_in_a_file_that_is_gone_with_the_server() {
    let mut client = with(json!({"window": {"showDocument": {"support": true}}}), Value::Null);
    client.open(URI, SOURCED);
    assert_eq!(run(&mut client, "sitlint.openLedger", json!([URI])), Value::Null);
    let asked = client.wait(|message| message["method"] == "window/showDocument");
    let uri = asked["params"]["uri"].as_str().unwrap().to_owned();
    let path = uri.strip_prefix("file://").unwrap().replace("%20", " ");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("3 figures of harm: 1 named, 1 vague, 1 none found") && text.contains("46 people"), "{text}");
    // The editor never answers, and opens the file as it does every file: it is no draft.
    client.open(&uri, &text);
    assert_eq!(run(&mut client, "sitlint.ledger", json!([uri])), Value::Null);
    assert_eq!(client.end(), Some(0));
    assert!(!fs::exists(&path).unwrap());
}

#[test]
fn an_editor_that_shows_no_files_gets_the_text() {
    let mut client = plain();
    client.open(URI, SOURCED);
    let text = run(&mut client, "sitlint.openLedger", json!([URI]));
    assert!(text.as_str().unwrap().contains("| named: "), "{text}");
}

#[test]
fn the_line_above_a_draft_counts_and_opens_the_ledger() {
    let can = json!({"textDocument": {"codeLens": {}}, "workspace": {"codeLens": {"refreshSupport": true}}});
    let mut client = with(can, json!({"views": true}));
    client.open(URI, UNSOURCED);
    let shown = lens(&mut client);
    assert_eq!(shown[0]["range"], range((0, 0), (0, 0)));
    assert_eq!(shown[0]["command"]["command"], "sitlint.showLedger");
    assert_eq!(shown[0]["command"]["arguments"], json!([URI]));
    let title = shown[0]["command"]["title"].as_str().unwrap().to_owned();
    assert!(title.starts_with("1 figure of harm: 1 none found"), "{title}");
    // What changes no count asks for nothing; what does, once.
    client.change(URI, 2, json!([{"range": range((0, 0), (0, 0)), "text": "\n"}]));
    client.published(URI, 2);
    assert!(!client.heard().iter().any(|message| message["method"] == "workspace/codeLens/refresh"));
    client.change(URI, 3, json!([{"text": SOURCED}]));
    client.wait(|message| message["method"] == "workspace/codeLens/refresh");
    let title = lens(&mut client)[0]["command"]["title"].as_str().unwrap().to_owned();
    assert!(title.starts_with("3 figures of harm: 1 named, 1 vague, 1 none found"), "{title}");
}

#[test]
fn the_line_above_a_draft_is_for_editors_that_show_one_and_writers_that_want_it() {
    let (_, offers) = Client::start(json!({}), &[]);
    assert_eq!(offers["codeLensProvider"], Value::Null);
    let mut client = with(json!({"textDocument": {"codeLens": {}}}), Value::Null);
    client.open(URI, UNSOURCED);
    assert_eq!(lens(&mut client)[0]["command"]["command"], "sitlint.openLedger");
    let mut client = with(json!({"textDocument": {"codeLens": {}}}), json!({"codeLens": false}));
    client.open(URI, UNSOURCED);
    assert_eq!(lens(&mut client), Value::Null);
}

#[test]
fn style_notes_are_counted_and_may_stay_without_an_underline() {
    let text = "On 4 May 2019, some 46 people were reportedly killed in Dalim, the the mayor claimed recently.\n";
    let mut client = with(json!({"textDocument": {"codeLens": {}}}), json!({}));
    client.open(URI, text);
    let all = client.published(URI, 1);
    let quiet = |shown: &[Value]| shown.iter().filter(|shown| shown["severity"].as_i64() > Some(2)).count();
    assert!(quiet(&all) > 0 && quiet(&all) < all.len(), "{all:?}");
    let title = lens(&mut client)[0]["command"]["title"].clone();
    let mut client = with(json!({"textDocument": {"codeLens": {}}}), json!({"showNotes": false}));
    client.open(URI, text);
    let loud = client.published(URI, 1);
    assert_eq!((loud.len(), quiet(&loud)), (all.len() - quiet(&all), 0));
    assert_eq!(lens(&mut client)[0]["command"]["title"], title, "they are counted all the same");
    assert!(title.as_str().unwrap().contains(" style note"), "{title}");
}

#[test]
fn all_drafts_are_judged_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap();
    fs::write(path.join("closed.md"), UNSOURCED).unwrap();
    fs::write(path.join("other.md"), "Nothing.\n").unwrap();
    let root = format!("file://{}", path.display());
    let can = json!({"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": true}}});
    let (mut client, _) = Client::start(can, &[&root]);
    client.open(&format!("{root}/other.md"), UNSOURCED);
    let counted = loop {
        // The folder is read beside everything else.
        let counted = run(&mut client, "sitlint.checkWorkspace", json!([]));
        if counted["drafts"] == 2 {
            break counted;
        }
    };
    assert_eq!(counted["errors"], 2, "{counted}");
    client.wait(|message| message["method"] == "workspace/diagnostic/refresh");
}
