//! What the editor offers while one types: names as the format spells them, days, rules, and the keys of the team's files.

use serde_json::{Value, json};

use crate::client::Client;
use crate::{URI, at, plain, range};

/// What is offered at a place: label, what is put in, and for which range.
fn offered(client: &mut Client, at: Value) -> Vec<(String, String, Value)> {
    let list = client.request("textDocument/completion", at);
    let told = |item: &Value| {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        (text(&item["label"]), text(&item["textEdit"]["newText"]), item["textEdit"]["range"].clone())
    };
    list["items"].as_array().map(|items| items.iter().map(told).collect()).unwrap_or_default()
}

fn labels(offers: &[(String, String, Value)]) -> Vec<&str> {
    offers.iter().map(|(label, ..)| label.as_str()).collect()
}

#[test]
fn days_are_offered_behind_a_word_that_a_day_follows() {
    let mut client = plain();
    client.open(URI, "---\ndate: 2024-05-13\n---\nOn May 2, 2024 rain fell. Shells fell on \n");
    let offers = offered(&mut client, at(3, 41));
    assert_eq!(labels(&offers), ["May 13, 2024", "May 12, 2024"], "in the form of the other dates");
    assert_eq!(offers[0].2, range((3, 41), (3, 41)));
    assert_eq!(offered(&mut client, at(3, 38)), [], "nothing behind “fell”");
    assert_eq!(offered(&mut client, at(1, 6)), [], "nothing in the front matter");
    client.change(URI, 2, json!([{"text": "Shells fell on \n"}]));
    assert_eq!(offered(&mut client, at(0, 15)), [], "nobody knows the day");
}

#[test]
fn rules_are_offered_where_they_are_allowed() {
    let mut client = plain();
    client.open(URI, "<!-- sitlint-allow \n\nOn 4 May 2019, 46 people were killed in Dalim.\n");
    let offers = offered(&mut client, at(0, 19));
    assert!(offers.len() > 50, "{offers:?}");
    client.change(URI, 2, json!([{"text": "<!-- sitlint-allow unsourced-c -->\nRain.\n"}]));
    let offers = offered(&mut client, at(0, 30));
    assert_eq!(labels(&offers), ["unsourced-casualty-figure"]);
    assert_eq!(offers[0].2, range((0, 19), (0, 30)));
    client.change(URI, 3, json!([{"text": "---\nsitlint: {allow: [vague-so]}\n---\nRain.\n"}]));
    assert_eq!(labels(&offered(&mut client, at(1, 26))), ["vague-source"]);
}

#[test]
fn a_page_gets_names_as_html_spells_them() {
    let folder = tempfile::tempdir().unwrap();
    let names = "[[name]]\ncanonical = \"Amal & Sons\"\nkind = \"organisation\"\n";
    std::fs::write(folder.path().join("sitlint.toml"), names).unwrap();
    let uri = format!("file://{}/a.html", folder.path().display());
    let mut client = plain();
    let page = json!({"uri": uri, "languageId": "html", "version": 1, "text": "<p>We met Amal</p>"});
    client.notify("textDocument/didOpen", json!({"textDocument": page}));
    let place = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 14}});
    let offers = offered(&mut client, place);
    let [(label, put, _), ..] = &offers[..] else { panic!("{offers:?}") };
    assert_eq!((label.as_str(), put.as_str()), ("Amal & Sons", "Amal &amp; Sons"));
}

#[test]
fn the_teams_files_are_written_with_their_keys_and_rules() {
    let mut client = plain();
    let at = |client: &mut Client, uri: &str, text: &str| {
        let table = json!({"uri": uri, "languageId": "toml", "version": 1, "text": text.replace('|', "")});
        client.notify("textDocument/didOpen", json!({"textDocument": table}));
        let line = text.lines().position(|line| line.contains('|')).unwrap();
        let column = text.lines().nth(line).unwrap().find('|').unwrap();
        let place = json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": column}});
        offered(client, place).into_iter().map(|(_, put, _)| put).collect::<Vec<_>>()
    };
    let settings = "untitled:sitlint.toml";
    assert_eq!(at(&mut client, settings, "sel|"), ["select"]);
    assert_eq!(at(&mut client, settings, "ignore = [\"unsourced-c|\"]"), ["unsourced-casualty-figure"]);
    assert_eq!(at(&mut client, settings, "ignore = [unsourced-c|]"), ["\"unsourced-casualty-figure\""]);
    assert_eq!(at(&mut client, settings, "[severity]\nundated-c|"), ["undated-claim"]);
    assert_eq!(at(&mut client, "untitled:desk.toml", "[[rule]]\nfind.ph|"), ["find.phrase"]);
    assert_eq!(client.end(), Some(0));
}
