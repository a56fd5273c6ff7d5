//! Names in the editor: mended by a keystroke, and compared with the other drafts, open and closed.

use serde_json::{Value, json};

use crate::client::Client;
use crate::{URI, at, plain, range};

const WRONG: &str = "Envoy Stefan de Mistura spoke in Dalim on 4 May 2019.\n";
const KARIM: &str = "Governor Karim Haddad spoke in Dalim on 4 May 2019.\n";
const KAREEM: &str = "Governor Kareem Haddad spoke in Dalim on 5 May 2019.\n";
const BESIDE: &str = "name-variant-across-documents";

/// The quick fixes at a place of the draft: title, whether it is preferred, and the edits.
fn actions(client: &mut Client, place: (u32, u32)) -> Vec<(String, bool, Value)> {
    let context = json!({"diagnostics": []});
    let params = json!({"textDocument": {"uri": URI}, "range": range(place, place), "context": context});
    let offered = client.request("textDocument/codeAction", params);
    let told = |action: &Value| {
        let title = action["title"].as_str().unwrap().to_owned();
        (title, action["isPreferred"] == true, action["edit"]["changes"][URI].clone())
    };
    let fixes = offered.as_array().unwrap().iter().filter(|offer| offer["isPreferred"].is_boolean());
    fixes.map(told).collect()
}

/// A text of ASCII with edits made.
pub fn applied(text: &str, edits: &Value) -> String {
    let offset = |place: &Value| {
        let [line, column] = ["line", "character"].map(|key| usize::try_from(place[key].as_u64().unwrap()).unwrap());
        text.split_inclusive('\n').take(line).map(str::len).sum::<usize>() + column
    };
    let mut edits: Vec<_> = edits.as_array().unwrap().iter().collect();
    edits.sort_by_key(|edit| offset(&edit["range"]["start"]));
    let mut text = text.to_owned();
    for edit in edits.into_iter().rev() {
        let [start, end] = ["start", "end"].map(|end| offset(&edit["range"][end]));
        text.replace_range(start..end, edit["newText"].as_str().unwrap());
    }
    text
}

fn of_rule<'a>(shown: &'a [Value], rule: &str) -> Vec<&'a Value> {
    shown.iter().filter(|shown| shown["code"] == rule).collect()
}

#[test]
fn a_misspelt_name_is_mended_by_a_keystroke() {
    let mut client = plain();
    client.open(URI, WRONG);
    let offered = actions(&mut client, (0, 8));
    let [(title, preferred, edits)] = &offered[..] else { panic!("one way: {offered:?}") };
    assert_eq!((title.as_str(), *preferred), ("Write “Staffan de Mistura”", true));
    assert_eq!(applied(WRONG, edits), WRONG.replace("Stefan", "Staffan"));
    assert_eq!(actions(&mut client, (0, 40)), []);
}

#[test]
fn a_name_misspelt_often_is_mended_here_or_in_the_whole_draft() {
    let text = format!("{WRONG}\nThen Stefan de Mistura left.\n\nOn 6 May, Stefan de Mistura was in Geneva.\n");
    let mut client = plain();
    client.open(URI, &text);
    let offered = actions(&mut client, (2, 6));
    let [(here, first, one), (everywhere, second, all)] = &offered[..] else { panic!("two ways: {offered:?}") };
    assert_eq!((here.as_str(), *first), ("Write “Staffan de Mistura” here", false));
    assert_eq!(applied(&text, one), text.replace("Then Stefan", "Then Staffan"));
    assert_eq!((everywhere.as_str(), *second), ("Write “Staffan de Mistura” in the whole draft", true));
    assert_eq!(applied(&text, all), text.replace("Stefan", "Staffan"));
}

#[test]
fn an_editor_that_counts_versions_gets_the_fix_for_one() {
    let can = json!({"workspace": {"workspaceEdit": {"documentChanges": true}}});
    let (mut client, _) = Client::start(can, &[]);
    client.open(URI, "Nothing.\n");
    client.change(URI, 7, json!([{"text": WRONG}]));
    let context = json!({"diagnostics": [], "only": ["quickfix"]});
    let params = json!({"textDocument": {"uri": URI}, "range": range((0, 8), (0, 8)), "context": context});
    let offered = client.request("textDocument/codeAction", params);
    let change = &offered[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({"uri": URI, "version": 7}));
    assert_eq!(change["edits"][0]["newText"], "Staffan de Mistura");
}

#[test]
fn hover_on_a_name_tells_the_rule() {
    let mut client = plain();
    client.open(URI, WRONG);
    let hover = client.request("textDocument/hover", at(0, 8));
    let shown = hover["contents"]["value"].as_str().unwrap();
    assert!(shown.contains("“Stefan de Mistura”: the name is “Staffan de Mistura”."), "{shown}");
    assert!(shown.contains("The registry of names has"), "{shown}");
    assert!(shown.contains("Nobody in Karsa had yet heard from Staffan de Mistura"), "the page of the rule: {shown}");
    assert_eq!(hover["range"], range((0, 6), (0, 23)));
}

#[test]
fn related_places_are_left_out_for_an_editor_that_does_not_take_them() {
    let told = |takes: bool| {
        let capabilities = json!({"textDocument": {"publishDiagnostics": {"relatedInformation": takes}}});
        let mut client = Client::start(capabilities, &[]).0;
        client.open("untitled:one.md", KARIM);
        // Of two drafts that wait the latest is judged first, and then has none beside it yet.
        client.published("untitled:one.md", 1);
        client.open("untitled:other.md", KAREEM);
        let shown = client.published("untitled:other.md", 1);
        of_rule(&shown, BESIDE)[0].get("relatedInformation").is_some()
    };
    assert!(told(true));
    assert!(!told(false));
}

#[test]
fn editing_one_open_draft_changes_what_is_asked_in_another() {
    let (one, other) = ("untitled:one.md", "untitled:other.md");
    let mut client = plain();
    client.open(one, KARIM);
    assert!(of_rule(&client.published(one, 1), BESIDE).is_empty(), "alone it agrees with itself");
    client.open(other, KAREEM);
    assert_eq!(of_rule(&client.published(other, 1), BESIDE).len(), 1);
    let beside = client.published(one, 1);
    let [asked] = of_rule(&beside, BESIDE)[..] else { panic!("{beside:?}") };
    assert_eq!(asked["range"], range((0, 9), (0, 21)));
    let there = &asked["relatedInformation"][0]["location"];
    assert_eq!(there, &json!({"uri": other, "range": range((0, 9), (0, 22))}));

    client.change(other, 2, json!([{"range": range((0, 0), (0, 0)), "text": "\n"}]));
    let moved = client.published(one, 1);
    let there = &of_rule(&moved, BESIDE)[0]["relatedInformation"][0]["location"];
    assert_eq!(there["range"], range((1, 9), (1, 22)), "the place in the other draft moves with it");

    client.change(other, 3, json!([{"text": KAREEM.replace("Kareem", "Karim")}]));
    assert!(of_rule(&client.published(other, 3), BESIDE).is_empty());
    assert!(of_rule(&client.published(one, 1), BESIDE).is_empty(), "they agree now");

    client.change(other, 4, json!([{"text": KAREEM}]));
    assert_eq!(of_rule(&client.published(one, 1), BESIDE).len(), 1);
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": other}}));
    assert!(of_rule(&client.published(one, 1), BESIDE).is_empty(), "the other is gone");
}

#[test]
fn typing_that_leaves_the_names_alone_says_nothing_of_other_drafts() {
    let (one, other) = ("untitled:one.md", "untitled:other.md");
    let settle = json!({"textDocument": {"uri": one}, "position": {"line": 0, "character": 0}});
    let told = |client: &mut Client| client.heard().iter().filter(|message| message["params"]["uri"] == one).count();
    let mut client = plain();
    client.open(one, KARIM);
    client.open(other, &format!("x\n\n{KAREEM}"));
    client.published(other, 1);
    client.request("textDocument/hover", settle.clone());
    let before = told(&mut client);
    for version in 2..=20 {
        client.change(other, version, json!([{"range": range((0, 0), (0, 0)), "text": "x"}]));
        client.published(other, version);
    }
    client.request("textDocument/hover", settle);
    assert_eq!(told(&mut client), before);
}

#[test]
fn a_name_is_compared_with_the_closed_drafts_of_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("closed.md");
    std::fs::write(&file, KAREEM).unwrap();
    let root = format!("file://{}", folder.path().display());
    let (open, closed) = (format!("{root}/open.md"), format!("{root}/closed.md"));
    let (mut client, _) = Client::start(json!({}), &[&root]);
    client.open(&open, KARIM);
    // The folder is read beside everything else: the finding comes with the first publication or the next.
    let mut shown = client.published(&open, 1);
    while of_rule(&shown, BESIDE).is_empty() {
        shown = client.published(&open, 1);
    }
    let there = &of_rule(&shown, BESIDE)[0]["relatedInformation"][0]["location"];
    assert_eq!(there, &json!({"uri": closed, "range": range((0, 9), (0, 22))}));

    std::fs::write(&file, KARIM).unwrap();
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": closed, "type": 2}]}));
    assert!(of_rule(&client.published(&open, 1), BESIDE).is_empty(), "the file agrees now");
    assert_eq!(client.end(), Some(0));
}

#[test]
fn an_override_holds_in_the_editor() {
    let folder = tempfile::tempdir().unwrap();
    let rules = "[[override]]\nfiles = [\"archive/**\"]\nignore = [\"known-name-misspelling\"]\n";
    std::fs::write(folder.path().join("sitlint.toml"), rules).unwrap();
    std::fs::create_dir(folder.path().join("archive")).unwrap();
    std::fs::write(folder.path().join("archive/closed.md"), WRONG).unwrap();
    let root = format!("file://{}", folder.path().display());
    let (old, new) = (format!("{root}/archive/a.md"), format!("{root}/a.md"));
    let misspelt = |shown: &[Value]| of_rule(shown, "known-name-misspelling").len();

    let (mut client, _) = Client::start(json!({}), &[]);
    client.open(&old, WRONG);
    client.open(&new, WRONG);
    assert_eq!(misspelt(&client.published(&old, 1)), 0);
    assert_eq!(misspelt(&client.published(&new, 1)), 1);
    let shown = client
        .request("textDocument/hover", json!({"textDocument": {"uri": old}, "position": {"line": 0, "character": 8}}));
    assert!(!shown.to_string().contains("known-name-misspelling"), "{shown}");
    client.change(&old, 2, json!([{"text": WRONG.repeat(2)}]));
    assert_eq!(misspelt(&client.published(&old, 2)), 0);

    let (mut asks, _) = Client::start(json!({"textDocument": {"diagnostic": {}}}), &[&root]);
    let report = loop {
        let report = asks.request("workspace/diagnostic", json!({"previousResultIds": []}));
        if report["items"] != json!([]) {
            break report;
        }
    };
    assert!(report["items"][0]["uri"].as_str().unwrap().ends_with("archive/closed.md"));
    assert_eq!(misspelt(report["items"][0]["items"].as_array().unwrap()), 0);
}
