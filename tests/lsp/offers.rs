//! What the editor offers on a finding and a name: fixes, allowances, a name for the team, all safe fixes at once.

use serde_json::{Value, json};

use crate::client::Client;
use crate::names::applied;
use crate::{URI, plain, range, rules};

const UNSOURCED: &str = "On 4 May 2019, 46 people were killed in Dalim.\n";
const TWICE: &str = "The the road to Dalim is open open.\n";

/// An editor that waits for the edits of an offer, and makes files.
fn patient(folders: &[&str]) -> Client {
    let edits = json!({"documentChanges": true, "resourceOperations": ["create"]});
    let lazy = json!({"dataSupport": true, "resolveSupport": {"properties": ["edit"]}});
    Client::start(json!({"workspace": {"workspaceEdit": edits}, "textDocument": {"codeAction": lazy}}), folders).0
}

/// What is offered at a place of a draft, of kinds where they are named.
fn offered(client: &mut Client, uri: &str, place: (u32, u32), context: Value) -> Vec<Value> {
    let params = json!({"textDocument": {"uri": uri}, "range": range(place, place), "context": context});
    client.request("textDocument/codeAction", params).as_array().unwrap().clone()
}

fn any() -> Value {
    json!({"diagnostics": []})
}

fn only(kind: &str) -> Value {
    json!({"diagnostics": [], "only": [kind]})
}

fn titles(offers: &[Value]) -> Vec<&str> {
    offers.iter().map(|offer| offer["title"].as_str().unwrap()).collect()
}

#[track_caller]
fn titled<'a>(offers: &'a [Value], title: &str) -> &'a Value {
    offers.iter().find(|offer| offer["title"] == title).unwrap_or_else(|| panic!("no {title}: {:?}", titles(offers)))
}

/// The text with an offer taken by an editor that waits for no edits.
#[track_caller]
fn after(text: &str, offers: &[Value], title: &str) -> String {
    applied(text, &titled(offers, title)["edit"]["changes"][URI])
}

#[test]
fn a_figure_without_a_source_is_given_a_blank_or_allowed() {
    let mut client = plain();
    client.open(URI, UNSOURCED);
    let offers = offered(&mut client, URI, (0, 16), any());
    let blank = "Write “according to ‹source›”, to fill in";
    let (here, everywhere) = (
        "Allow unsourced-casualty-figure here, with a reason",
        "Allow unsourced-casualty-figure in this draft, with a reason",
    );
    assert_eq!(titles(&offers), [blank, here, everywhere]);
    assert_eq!(titled(&offers, blank)["isPreferred"], false);

    let filled = after(UNSOURCED, &offers, blank);
    assert_eq!(filled, UNSOURCED.replace("Dalim", "Dalim, according to ‹source›"));
    client.change(URI, 2, json!([{"text": filled}]));
    assert!(rules(&client.published(URI, 2)).contains(&"placeholder-left"));

    let reason = "<!-- sitlint-allow unsourced-casualty-figure: ‹reason› -->\n";
    for (version, title) in [(3, here), (5, everywhere)] {
        client.change(URI, version, json!([{"text": UNSOURCED}]));
        let offers = offered(&mut client, URI, (0, 16), any());
        let allowed = after(UNSOURCED, &offers, title);
        client.change(URI, version + 1, json!([{"text": allowed}]));
        assert_eq!(rules(&client.published(URI, version + 1)), ["placeholder-left"], "{allowed}");
        assert!(title == everywhere || allowed == format!("{reason}{UNSOURCED}"), "{allowed}");
    }
    assert_eq!(client.end(), Some(0));
}

#[test]
fn an_allowance_is_not_offered_for_an_allowance() {
    let mut client = plain();
    client.open(URI, "<!-- sitlint-allow vague-source: seen -->\nRain fell in Dalim.\n");
    assert_eq!(titles(&offered(&mut client, URI, (0, 10), any())), Vec::<&str>::new());
}

#[test]
fn an_editor_that_waits_gets_titles_first_and_edits_when_it_asks() {
    let mut client = patient(&[]);
    client.open(URI, UNSOURCED);
    let offers = offered(&mut client, URI, (0, 16), any());
    assert!(offers.len() >= 3 && offers.iter().all(|offer| offer.get("edit").is_none()), "{offers:?}");
    let allow = titled(&offers, "Allow unsourced-casualty-figure here, with a reason").clone();
    let taken = client.request("codeAction/resolve", allow.clone());
    let change = &taken["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({"uri": URI, "version": 1}));
    assert!(change["edits"][0]["newText"].as_str().unwrap().starts_with("<!-- sitlint-allow "), "{taken}");

    client.change(URI, 2, json!([{"text": format!("Rain.\n\n{UNSOURCED}")}]));
    let id = client.ask("codeAction/resolve", allow);
    let refused = client.wait(|message| message["id"] == id);
    assert_eq!(refused["error"]["code"], -32801, "the draft has gone on: {refused}");
}

#[test]
fn all_safe_fixes_are_applied_until_none_is_left() {
    let text = format!("{TWICE}\nEnvoy Stefan de Mistura spoke in Dalim on 4 May 2019.\n\nRain rain rain fell.\n");
    for kind in ["source.fixAll.sitlint", "source.fixAll", "source"] {
        let mut client = plain();
        client.open(URI, &text);
        let offers = offered(&mut client, URI, (0, 0), only(kind));
        let [all] = &offers[..] else { panic!("{kind}: {offers:?}") };
        assert_eq!(all["kind"], "source.fixAll.sitlint");
        let edits = &all["edit"]["changes"][URI];
        let mended = applied(&text, edits);
        assert!(mended.starts_with("The road to Dalim is open.\n\nEnvoy Staffan de Mistura"), "{mended}");
        let most = edits.as_array().unwrap().iter().map(|edit| edit["newText"].as_str().unwrap().len()).max();
        assert!(most < Some(20), "no more than what changes: {edits}");
        client.change(URI, 2, json!([{"text": mended}]));
        assert_eq!(offered(&mut client, URI, (0, 0), only(kind)), Vec::<Value>::new(), "{mended}");
    }
}

#[test]
fn a_draft_without_safe_fixes_has_none_to_apply() {
    let mut client = plain();
    client.open(URI, UNSOURCED);
    assert_eq!(offered(&mut client, URI, (0, 16), only("source.fixAll.sitlint")), Vec::<Value>::new());
    assert_eq!(offered(&mut client, URI, (0, 16), only("source.fixAll.ruff")), Vec::<Value>::new());
}

#[test]
fn all_safe_fixes_wait_for_the_writer_too() {
    let mut client = patient(&[]);
    client.open(URI, TWICE);
    let offers = offered(&mut client, URI, (0, 6), any());
    let all = titled(&offers, "Apply all safe fixes in this draft").clone();
    let edits = client.request("codeAction/resolve", all)["edit"]["documentChanges"][0]["edits"].clone();
    assert_eq!(applied(TWICE, &edits), "The road to Dalim is open.\n");
}

const KARIM: &str = "Governor Karim Haddad spoke in Dalim on 4 May 2019.\n";
const KAREEM: &str = "Governor Kareem Haddad spoke in Dalim on 5 May 2019.\n";
const JOIN: &str = "Add “Karim Haddad” to the team's names";

/// A folder with a file of another draft that writes the name in another way, and what else there is.
fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let root = format!("file://{}", folder.path().display());
    (folder, root)
}

/// Opens both drafts and takes the offer to add the name of the first: what the editor is to do.
fn joined(client: &mut Client, root: &str) -> Value {
    let (one, other) = (format!("{root}/one.md"), format!("{root}/other.md"));
    client.open(&other, KAREEM);
    client.open(&one, KARIM);
    until(client, &one, |rules| rules.contains(&"name-variant-across-documents"));
    let offers = offered(client, &one, (0, 12), any());
    client.request("codeAction/resolve", titled(&offers, JOIN).clone())["edit"]["documentChanges"].clone()
}

/// Waits for diagnostics of a draft that are as they should be: others may come before.
#[track_caller]
fn until(client: &mut Client, uri: &str, is: impl Fn(&[&str]) -> bool) {
    while !is(&rules(&client.published(uri, 1))) {}
}

/// Whether the draft whose spelling was taken is asked about no more, once the file is saved.
#[track_caller]
fn settles(client: &mut Client, root: &str, file: &std::path::Path) {
    let (one, other) = (format!("{root}/one.md"), format!("{root}/other.md"));
    let uri = format!("file://{}", file.display());
    client.notify("textDocument/didSave", json!({"textDocument": {"uri": uri}}));
    until(client, &one, |rules| rules.iter().all(|rule| !rule.contains("name")));
    until(client, &other, |rules| rules.iter().any(|rule| rule.contains("name")));
    let offers = offered(client, &one, (0, 12), any());
    assert!(!titles(&offers).contains(&JOIN), "it is there already: {offers:?}");
}

#[test]
fn a_name_is_added_at_the_end_of_the_configuration() {
    let before = "profile = \"default\" # ours\n[style]\nstrict = false\n";
    let (folder, root) = folder(&[("sitlint.toml", before)]);
    let mut client = patient(&[&root]);
    let changes = joined(&mut client, &root);
    let [change] = &changes.as_array().unwrap()[..] else { panic!("{changes}") };
    let file = folder.path().join("sitlint.toml");
    assert_eq!(change["textDocument"], json!({"uri": format!("{root}/sitlint.toml"), "version": null}));
    let written = applied(before, &change["edits"]);
    assert_eq!(written, format!("{before}\n[[name]]\ncanonical = \"Karim Haddad\"\n"));
    std::fs::write(&file, written).unwrap();
    settles(&mut client, &root, &file);
    assert_eq!(client.end(), Some(0));
}

#[test]
fn a_name_is_added_where_the_team_keeps_its_names() {
    let names = "[[name]]\ncanonical = \"Leyla Haroun\"\n";
    let (folder, root) = folder(&[("sitlint.toml", "rules = [\"names.toml\"]\n"), ("names.toml", names)]);
    let mut client = patient(&[&root]);
    // The editor holds it open, with a line that is not saved yet.
    let uri = format!("{root}/names.toml");
    let table = json!({"uri": uri, "languageId": "toml", "version": 4, "text": names});
    client.notify("textDocument/didOpen", json!({"textDocument": table}));
    let line = json!([{"range": range((2, 0), (2, 0)), "text": "# more\n"}]);
    client.change(&uri, 5, line);
    let changes = joined(&mut client, &root);
    assert_eq!(changes[0]["textDocument"], json!({"uri": uri, "version": 5}));
    let written = applied(&format!("{names}# more\n"), &changes[0]["edits"]);
    assert_eq!(written, format!("{names}# more\n\n[[name]]\ncanonical = \"Karim Haddad\"\n"));
    let file = folder.path().join("names.toml");
    std::fs::write(&file, written).unwrap();
    settles(&mut client, &root, &file);
}

#[test]
fn where_there_is_no_file_of_the_teams_one_is_made() {
    let (folder, root) = folder(&[]);
    let mut client = patient(&[&root]);
    let changes = joined(&mut client, &root);
    let uri = format!("{root}/sitlint.toml");
    assert_eq!(changes[0], json!({"kind": "create", "uri": uri}));
    assert_eq!(changes[1]["textDocument"], json!({"uri": uri, "version": null}));
    let written = applied("", &changes[1]["edits"]);
    assert_eq!(written, "[[name]]\ncanonical = \"Karim Haddad\"\n");
    let file = folder.path().join("sitlint.toml");
    std::fs::write(&file, written).unwrap();
    settles(&mut client, &root, &file);

    let (mut plain, _) = Client::start(json!({}), &[]);
    let alone = tempfile::tempdir().unwrap();
    let draft = format!("file://{}/one.md", alone.path().display());
    plain.open(&draft, KARIM);
    let offers = offered(&mut plain, &draft, (0, 12), any());
    assert!(!titles(&offers).contains(&JOIN), "it makes no files: {offers:?}");
}

#[test]
fn on_a_name_nobody_asks_about_the_offer_waits_until_the_writer_looks() {
    let (_folder, root) = folder(&[("sitlint.toml", "")]);
    let mut client = patient(&[&root]);
    let one = format!("{root}/one.md");
    client.open(&one, KARIM);
    let moved = json!({"diagnostics": [], "triggerKind": 2});
    assert_eq!(titles(&offered(&mut client, &one, (0, 12), moved)), Vec::<&str>::new());
    let asked = json!({"diagnostics": [], "triggerKind": 1});
    assert_eq!(titles(&offered(&mut client, &one, (0, 12), asked)), [JOIN]);
    assert_eq!(offered(&mut client, &one, (0, 12), any())[0]["kind"], "refactor");
}
