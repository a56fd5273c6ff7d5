//! Settings and rule files in the editor: told while they are typed, explained under the pointer, in force when they are
//! saved, and held to what they said when they were sound.

use std::fs;

use serde_json::{Value, json};

use crate::client::Client;
use crate::{UNSOURCED, range, rules};

const RULE: &str = "[[rule]]\ncode = \"OWN001\"\nname = \"no-gadget\"\nmessage = \"Ask.\"\nfind.phrase = \"gadget\"\n";
const SETTINGS: &str = "rules = [\"a.toml\"]\nignore = [\"vague-source\"]\n\n[severity]\ndoubled-word = \"hint\"\n";

/// A desk with settings and a rule file, its address, and an editor that has both and a draft open.
fn desk() -> (tempfile::TempDir, String, Client) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap();
    fs::write(path.join("sitlint.toml"), SETTINGS).unwrap();
    fs::write(path.join("a.toml"), RULE).unwrap();
    let address = format!("file://{}", path.display());
    let mut client = Client::start(json!({}), &[]).0;
    client.open(&format!("{address}/sitlint.toml"), SETTINGS);
    client.open(&format!("{address}/a.toml"), RULE);
    client.open(&format!("{address}/draft.md"), &format!("{UNSOURCED}\nA gadget fell.\n"));
    let shown = client.published(&format!("{address}/draft.md"), 1);
    assert!(rules(&shown).contains(&"no-gadget"), "{shown:?}");
    (folder, address, client)
}

/// The next diagnostics of a file, once there are some or none.
fn told(client: &mut Client, uri: &str, some: bool) -> Vec<Value> {
    let message = client.wait(|message| {
        let shown = message["params"]["diagnostics"].as_array();
        message["params"]["uri"] == uri && shown.is_some_and(|shown| shown.is_empty() != some)
    });
    message["params"]["diagnostics"].as_array().unwrap().clone()
}

fn hover(client: &mut Client, uri: &str, (line, character): (u32, u32)) -> String {
    let place = json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}});
    let answer = client.request("textDocument/hover", place);
    answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn what_is_wrong_is_told_at_its_key_while_it_is_typed() {
    let (_folder, address, mut client) = desk();
    let (settings, file) = (format!("{address}/sitlint.toml"), format!("{address}/a.toml"));
    client.change(&settings, 2, json!([{"text": SETTINGS.replace("ignore", "ignor")}]));
    let shown = told(&mut client, &settings, true);
    assert_eq!(shown[0]["range"], range((1, 0), (1, 5)));
    assert!(shown[0]["message"].as_str().unwrap().contains("Did you mean `ignore`?"), "{shown:?}");
    client.change(&settings, 3, json!([{"text": SETTINGS}]));
    told(&mut client, &settings, false);
    client.change(&file, 2, json!([{"text": RULE.replace("OWN001", "DOC108")}]));
    let shown = told(&mut client, &file, true);
    assert_eq!(shown[0]["range"], range((1, 7), (1, 15)));
    assert!(shown[0]["message"].as_str().unwrap().contains("`doubled-word`"), "{shown:?}");
}

#[test]
fn a_key_and_the_name_of_a_rule_are_explained() {
    let (_folder, address, mut client) = desk();
    let (settings, file) = (format!("{address}/sitlint.toml"), format!("{address}/a.toml"));
    assert!(hover(&mut client, &settings, (1, 2)).starts_with("**`ignore`**: Rules, codes or groups"));
    assert!(hover(&mut client, &settings, (1, 14)).contains("vague-source"));
    assert!(hover(&mut client, &settings, (4, 3)).contains("One word written twice"));
    assert!(hover(&mut client, &file, (4, 7)).starts_with("**`phrase`**: Words, or a list of them"));
    assert!(hover(&mut client, &file, (2, 1)).starts_with("**`name`**: The pattern that it flags"));
    assert_eq!(hover(&mut client, &file, (3, 12)), "");
}

#[test]
fn a_saved_file_judges_all_open_drafts_anew_and_a_broken_one_changes_nothing() {
    let (folder, address, mut client) = desk();
    let (file, draft) = (format!("{address}/a.toml"), format!("{address}/draft.md"));
    let mut version = 1;
    // What the next version of the draft is told, after the file was saved.
    let mut saved = |client: &mut Client, text: &str| {
        fs::write(folder.path().join("a.toml"), text).unwrap();
        client.notify("textDocument/didSave", json!({"textDocument": {"uri": file}}));
        version += 1;
        client.change(&draft, version, json!([{"text": format!("{UNSOURCED}\nA gadget fell.\n")}]));
        let shown = client.published(&draft, version);
        rules(&shown).contains(&"no-gadget")
    };
    assert!(!saved(&mut client, &RULE.replace("\"gadget\"", "\"gizmo\"")));
    assert!(saved(&mut client, RULE));
    assert!(saved(&mut client, &RULE.replace("phrase", "frase")));
    let shown = client.wait(|message| message["method"] == "window/showMessage");
    let sentence = shown["params"]["message"].as_str().unwrap();
    assert!(sentence.ends_with("a.toml is broken. What it said when it was sound stays in force until it is mended."));
}
