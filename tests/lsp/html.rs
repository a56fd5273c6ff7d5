//! Drafts in HTML in the editor: known by their language, questions in the source, fixes that stay within its text.

use serde_json::json;

use crate::client::Client;
use crate::{plain, range, rules};

const URI: &str = "untitled:draft";
const PAGE: &str = "<h1>Dalim</h1>\n<p>On 4 May 2019, <b>46</b> people were\n  killed in &Icirc;le.</p>\n<p hidden>Ten died.</p>\n\
    <p>The the road.</p>\n";

fn open(client: &mut Client) {
    let document = json!({"uri": URI, "languageId": "html", "version": 1, "text": PAGE});
    client.notify("textDocument/didOpen", json!({"textDocument": document}));
}

#[test]
fn a_page_is_asked_about_where_its_words_stand() {
    let mut client = plain();
    open(&mut client);
    let shown = client.published(URI, 1);
    let killed = shown.iter().find(|shown| shown["code"] == "unsourced-casualty-figure").unwrap();
    assert_eq!(killed["range"], range((1, 21), (1, 34)));
    assert!(killed["message"].as_str().unwrap().contains("“46 people”"), "{killed}");
    assert_eq!(rules(&shown).iter().filter(|rule| rule.contains("figure")).count(), 1);
    client.change(URI, 2, json!([{"range": range((1, 18), (1, 18)), "text": "the Dalim Health Directorate said, "}]));
    assert!(!rules(&client.published(URI, 2)).contains(&"unsourced-casualty-figure"));
    assert_eq!(client.end(), Some(0));
}

#[test]
fn a_fix_leaves_markup_alone() {
    let mut client = plain();
    open(&mut client);
    let shown = client.published(URI, 1);
    let twice: Vec<_> = shown.iter().filter(|shown| shown["code"] == "doubled-word").collect();
    let context = json!({"diagnostics": twice});
    let action = json!({"textDocument": {"uri": URI}, "range": range((4, 0), (4, 15)), "context": context});
    let offered = client.request("textDocument/codeAction", action);
    let edits = &offered[0]["edit"]["changes"][URI];
    assert_eq!(edits[0]["range"], range((4, 6), (4, 10)), "{offered}");
    assert_eq!(edits[0]["newText"], "");
    assert_eq!(client.end(), Some(0));
}
