//! What the editor shows under the pointer beside figures and days: what is known of a name, and the page of a rule that
//! is allowed.

use serde_json::{Value, json};

use crate::client::Client;
use crate::{URI, at, plain, range};

/// What is shown at a place, and where it is shown for.
fn shown(client: &mut Client, place: (u32, u32)) -> (String, Value) {
    let hover = client.request("textDocument/hover", at(place.0, place.1));
    (hover["contents"]["value"].as_str().unwrap_or_default().to_owned(), hover["range"].clone())
}

#[test]
fn a_name_tells_its_form_and_its_other_spellings() {
    let mut client = plain();
    client.open("untitled:other.md", "Governor Kareem Haddad spoke in Tessel on 5 May 2019.\n");
    // Of two drafts that wait the latest is judged first, and then has none beside it yet.
    client.published("untitled:other.md", 1);
    client.open(URI, "Governor Karim Haddad spoke in Dalim on 4 May 2019.\n");
    let (text, place) = shown(&mut client, (0, 12));
    assert!(text.starts_with("**Karim Haddad** · person\n"), "{text}");
    assert!(text.contains("- In other drafts: “Kareem Haddad” in 1"), "{text}");
    assert!(text.contains("- Titles: Governor"), "{text}");
    assert_eq!(place, range((0, 9), (0, 21)));

    client.change(URI, 2, json!([{"text": "Sergei Lavrov spoke in Dalim on 4 May 2019.\n"}]));
    let (text, _) = shown(&mut client, (0, 3));
    assert!(text.contains("Write “Sergey Lavrov”: the registry of names has it."), "{text}");
}

#[test]
fn an_allowed_rule_shows_its_page() {
    let mut client = plain();
    let text = "---\nsitlint: {allow: [FIG102]}\n---\n<!-- sitlint-allow vague-source: seen -->\nRain fell in Dalim.\n";
    client.open(URI, text);
    let (page, place) = shown(&mut client, (3, 22));
    assert!(page.contains("# vague-source (SRC101)"), "{page}");
    assert_eq!(place, range((3, 19), (3, 31)));
    let (page, _) = shown(&mut client, (1, 20));
    assert!(page.contains("# unsourced-displacement-figure (FIG102)"), "{page}");
    assert_eq!(client.end(), Some(0));
}
