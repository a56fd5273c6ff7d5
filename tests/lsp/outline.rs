//! The outline of a draft, the search in all drafts, links, and the way from words to where they are told first.

use std::fs;

use serde_json::{Value, json};

use crate::client::Client;
use crate::{URI, at, plain, range};

const TEXT: &str = "# Weekly report\n\n4 May 2019\n\n## Dalim\n\nShells killed 46 people in Dalim, the Health Directorate \
                    said. The strike wounded nine.[^1]\n\n### Camps\n\nIn all 700 people were displaced [2].\n\n[^1]: Dalim \
                    hospital, 4 May 2019.\n\n## Sources\n\n1. Health Directorate.\n2. Camp office of Dalim.\n";

fn symbols(client: &mut Client) -> Value {
    client.request("textDocument/documentSymbol", json!({"textDocument": {"uri": URI}}))
}

/// An editor that has read a folder with these drafts.
fn folder(drafts: &[(&str, &str)]) -> (tempfile::TempDir, String, Client) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap();
    for (name, text) in drafts {
        fs::write(path.join(name), text).unwrap();
    }
    let root = format!("file://{}", path.display());
    let client = Client::start(json!({}), &[&root]).0;
    (folder, root, client)
}

fn definition(client: &mut Client, line: u32, character: u32) -> Value {
    client.request("textDocument/definition", at(line, character))
}

#[test]
fn figures_stand_below_their_headings() {
    let can = json!({"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}});
    let (mut client, _) = Client::start(can, &[]);
    client.open(URI, TEXT);
    let outline = symbols(&mut client);
    let names = |below: &Value| -> Vec<String> {
        let each = below.as_array().into_iter().flatten();
        each.map(|symbol| symbol["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&outline), ["Weekly report"]);
    let report = &outline[0];
    assert_eq!(names(&report["children"]), ["Dalim", "Sources"]);
    let dalim = &report["children"][0];
    assert_eq!(names(&dalim["children"]), ["46 people killed", "nine wounded", "Camps"]);
    assert_eq!(names(&dalim["children"][2]["children"]), ["700 people displaced"]);
    let killed = &dalim["children"][0];
    assert_eq!(killed["detail"], "source named, time none");
    assert_eq!(killed["range"], range((6, 14), (6, 23)));
    assert_eq!(dalim["range"]["start"], json!({"line": 4, "character": 3}));
    assert_eq!(dalim["range"]["end"], json!({"line": 14, "character": 0}), "a heading reaches to the next");
}

#[test]
fn an_editor_that_cannot_nest_gets_a_list() {
    let mut client = plain();
    client.open(URI, TEXT);
    let list = symbols(&mut client);
    let told: Vec<_> = list.as_array().unwrap().iter().map(|one| (&one["name"], &one["containerName"])).collect();
    assert_eq!(told[0], (&json!("Weekly report"), &Value::Null));
    assert_eq!(told[2], (&json!("46 people killed"), &json!("Dalim")));
    assert_eq!(list[2]["location"], json!({"uri": URI, "range": range((6, 14), (6, 23))}));
}

#[test]
fn figures_of_all_drafts_are_found_by_their_words_and_the_names_beside_them() {
    let (_folder, root, mut client) = folder(&[("closed.md", "Karim Haddad said 12 nurses were wounded.\n")]);
    client.open(URI, TEXT);
    let mut find = |query: &str| loop {
        // The folder is read beside everything else.
        let found = client.request("workspace/symbol", json!({"query": query}));
        if found != json!([]) {
            break found;
        }
    };
    let nurses = find("12 nurses");
    assert_eq!((&nurses[0]["name"], &nurses[0]["containerName"]), (&json!("12 nurses wounded"), &json!("closed.md")));
    let place = json!({"uri": format!("{root}/closed.md"), "range": range((0, 18), (0, 27))});
    assert_eq!(nurses[0]["location"], place);
    let killed = find("killed dalim");
    assert_eq!((&killed[0]["name"], &killed[0]["location"]["uri"]), (&json!("46 people killed"), &json!(URI)));
    // A draft that is closed and no file is gone.
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    assert_eq!(client.request("workspace/symbol", json!({"query": "46 people"})), json!([]));
}

#[test]
fn marks_and_links_lead_to_their_places() {
    let (_folder, root, mut client) = folder(&[("other draft.md", "Nothing.\n")]);
    let draft = format!("{root}/draft.md");
    let text =
        format!("{TEXT}\nSee [last week](other%20draft.md#top), [this](gone.md), [them](https://example.org).\n");
    client.open(&draft, &text);
    let links = client.request("textDocument/documentLink", json!({"textDocument": {"uri": draft}}));
    let told: Vec<_> =
        links.as_array().unwrap().iter().map(|link| (&link["range"], link["target"].as_str().unwrap())).collect();
    assert_eq!(
        told,
        [
            (&range((6, 87), (6, 91)), &*format!("{draft}#L13,7")),
            (&range((10, 33), (10, 36)), &*format!("{draft}#L18,4")),
            (&range((19, 5), (19, 14)), &*format!("{root}/other%20draft.md#top")),
        ]
    );
}

#[test]
fn a_mark_a_figure_and_a_name_lead_to_where_they_are_told() {
    let mut client = plain();
    let text = "Governor Karim Haddad spoke in Dalim.\n\nThe Health Directorate said 46 people were killed. Another nine \
                were wounded. The hospital was hit.[^1]\n\nHaddad left.\n\n[^1]: Dalim hospital.\n";
    client.open(URI, text);
    let mut to = |line, character| definition(&mut client, line, character)["range"].clone();
    let figure = u32::try_from(text.lines().nth(2).unwrap().find("nine").unwrap()).unwrap();
    assert_eq!(to(2, figure + 1), range((2, 0), (2, 22)), "a carried figure leads to its source");
    let mark = u32::try_from(text.lines().nth(2).unwrap().find("[^1]").unwrap()).unwrap();
    assert_eq!(to(2, mark + 1)["start"], json!({"line": 6, "character": 6}), "a mark leads to its note");
    assert_eq!(to(4, 2), range((0, 9), (0, 21)), "a surname leads to the whole name");
    assert_eq!(to(4, 9), Value::Null);
}

#[test]
fn a_name_of_the_team_leads_to_the_team_s_file() {
    let names = "[[name]]\ncanonical = \"Karim Haddad\"\n";
    let (_folder, root, mut client) = folder(&[("sitlint.toml", names)]);
    let draft = format!("{root}/draft.md");
    client.open(&draft, "Governor Karim Haddad spoke.\n");
    let place = json!({"textDocument": {"uri": draft}, "position": {"line": 0, "character": 12}});
    let found = client.request("textDocument/definition", place);
    assert_eq!(found, json!({"uri": format!("{root}/sitlint.toml"), "range": range((1, 13), (1, 25))}));
}

#[test]
fn a_carried_figure_shows_its_source_where_the_writer_wants_that() {
    let mut client = Client::silent();
    let params = json!({"processId": null, "capabilities": {}, "initializationOptions": {"inlayHints": true}});
    client.request("initialize", params);
    client.notify("initialized", json!({}));
    client.open(URI, "The Health Directorate said 46 people were killed. Another nine were wounded.\n");
    let all = range((0, 0), (9, 0));
    let hints = client.request("textDocument/inlayHint", json!({"textDocument": {"uri": URI}, "range": all}));
    let told: Vec<_> = hints.as_array().unwrap().iter().map(|hint| (&hint["label"], &hint["position"])).collect();
    assert_eq!(told, [(&json!("← The Health Directorate, ¶ 1"), &json!({"line": 0, "character": 63}))]);
}
