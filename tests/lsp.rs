//! The language server as an editor sees it: the built program, spoken to over its standard input and output.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::needless_pass_by_value, reason = "messages are written in place")]

#[path = "lsp/absent.rs"]
mod absent;
#[path = "lsp/client.rs"]
mod client;
#[path = "lsp/commands.rs"]
mod commands;
#[path = "lsp/completion.rs"]
mod completion;
#[path = "lsp/dates.rs"]
mod dates;
#[path = "lsp/hover.rs"]
mod hover;
#[path = "lsp/html.rs"]
mod html;
#[path = "lsp/life.rs"]
mod life;
#[path = "lsp/names.rs"]
mod names;
#[path = "lsp/offers.rs"]
mod offers;
#[path = "lsp/order.rs"]
mod order;
#[path = "lsp/outline.rs"]
mod outline;
#[path = "lsp/reading.rs"]
mod reading;
#[path = "lsp/rename.rs"]
mod rename;
#[path = "lsp/settings.rs"]
mod settings;
#[path = "lsp/tables.rs"]
mod tables;

use std::process::{Command, Stdio};
use std::sync::Arc;

use client::Client;
use jiff::civil::date;
use serde_json::{Value, json};
use sitlint::check::{Judged, check};
use sitlint::config::Config;
use sitlint::document::Document;
use sitlint::format::Format;
use sitlint::names::{Digest, Library, Registry};
use sitlint::prose::Lexicon;
use sitlint::text::Source;

const URI: &str = "untitled:draft.md";
const UNSOURCED: &str = "On 4 May 2019, 46 people were killed in Dalim.\n";

/// An editor that can do nothing but what every editor can.
fn plain() -> Client {
    Client::start(json!({}), &[]).0
}

fn rules(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|shown| shown["code"].as_str().unwrap()).collect()
}

fn unsourced(diagnostics: &[Value]) -> usize {
    rules(diagnostics).iter().filter(|&&rule| rule == "unsourced-casualty-figure").count()
}

fn range(a: (u32, u32), b: (u32, u32)) -> Value {
    json!({"start": {"line": a.0, "character": a.1}, "end": {"line": b.0, "character": b.1}})
}

fn at(line: u32, character: u32) -> Value {
    json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}})
}

/// Whether a message that may join several asks what this one asks. What both are about is said once.
fn asks(shown: &str, message: &str) -> bool {
    let question = message.split_once("”: ").map_or(message, |(_, question)| question).to_lowercase();
    shown.to_lowercase().contains(&question)
}

fn judged(text: &str) -> Judged {
    let document = Arc::new(Document::read(Source::new(URI, text), Format::Markdown, Lexicon::built_in(), None));
    let mut library = Library::default();
    library.put(Digest::of(&document, Registry::built_in()));
    check(&document, &library, &Config::default(), date(2030, 1, 1))
}

#[test]
fn columns_are_bytes_where_the_editor_can_and_utf_16_elsewhere() {
    let offering = |kinds: &[&str]| json!({"general": {"positionEncodings": kinds}});
    let agreed = |capabilities| Client::start(capabilities, &[]).1["positionEncoding"].clone();
    assert_eq!(agreed(offering(&["utf-16", "utf-8"])), "utf-8");
    assert_eq!(agreed(offering(&["utf-16"])), "utf-16");
    assert_eq!(agreed(offering(&["utf-32"])), "utf-32");
    assert_eq!(agreed(json!({})), "utf-16");
    let set = |capabilities| {
        let options = json!({"positionEncoding": "utf-32"});
        let params =
            json!({"processId": null, "rootUri": null, "capabilities": capabilities, "initializationOptions": options});
        Client::silent().request("initialize", params)["capabilities"]["positionEncoding"].clone()
    };
    assert_eq!(set(json!({})), "utf-32", "an editor that does not say how it counts may be told of");
    assert_eq!(set(offering(&["utf-16"])), "utf-16", "an editor that says it is believed");
}

#[test]
fn diagnostics_follow_each_edit() {
    let mut client = plain();
    client.open(URI, "Nothing yet.\n");
    assert_eq!(unsourced(&client.published(URI, 1)), 0);
    client.change(URI, 2, json!([{"range": range((0, 0), (0, 12)), "text": UNSOURCED.trim_end()}]));
    let shown = client.published(URI, 2);
    assert_eq!(unsourced(&shown), 1);
    let killed = shown.iter().find(|shown| shown["code"] == "unsourced-casualty-figure").unwrap();
    assert_eq!(killed["range"], range((0, 15), (0, 24)));
    assert_eq!(killed["source"], "sitlint");
    client.change(URI, 3, json!([{"text": ""}]));
    assert_eq!(unsourced(&client.published(URI, 3)), 0);
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    let closed = client.wait(|message| message["params"].get("diagnostics").is_some());
    assert_eq!(closed["params"]["diagnostics"], json!([]));
    assert_eq!(client.end(), Some(0));
}

/// Edits drawn from a fixed sequence: words, figures, emoji, Chinese, line breaks and deletions.
struct Typist {
    text: Vec<char>,
    state: u64,
}

const TYPED: &[&str] =
    &["46 people were killed ", "😀", "漢字", "\n\n", "\r\n", " é", "x", ". On 3 May, ", "| a | b |", "# ", "\u{2028}"];

impl Typist {
    fn draw(&mut self, below: usize) -> usize {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap() % below.max(1)
    }

    /// A position of the text: line, and column in UTF-16.
    fn position(&self, at: usize) -> (u32, u32) {
        let (mut line, mut column) = (0, 0);
        for (index, &char) in self.text[..at].iter().enumerate() {
            match char {
                '\n' => (line, column) = (line + 1, 0),
                '\r' if self.text.get(index + 1) != Some(&'\n') => (line, column) = (line + 1, 0),
                '\r' => {}
                char => column += u32::try_from(char.len_utf16()).unwrap(),
            }
        }
        (line, column)
    }

    /// Whether a place lies between the two halves of a line break, which no position names.
    fn is_inside_break(&self, at: usize) -> bool {
        at > 0 && self.text[at - 1] == '\r' && self.text.get(at) == Some(&'\n')
    }

    /// One edit, made here and told to the server.
    fn edit(&mut self) -> Value {
        let draws = [0; 2].map(|_| self.draw(self.text.len() + 1));
        let mut start = draws[0];
        let mut end = if draws[1] % 3 == 0 { (start + draws[1] % 9).min(self.text.len()) } else { start };
        while self.is_inside_break(start) {
            start -= 1;
        }
        while self.is_inside_break(end) {
            end += 1;
        }
        let text = if start < end { "" } else { TYPED[self.draw(TYPED.len())] };
        let change = json!({"range": range(self.position(start), self.position(end)), "text": text});
        self.text.splice(start..end, text.chars());
        change
    }

    fn text(&self) -> String {
        self.text.iter().collect()
    }
}

#[test]
fn a_burst_of_a_thousand_edits_ends_with_the_diagnostics_of_the_final_text() {
    for seed in 1..=3 {
        let start = UNSOURCED.repeat(20);
        let mut typist = Typist { text: start.chars().collect(), state: seed };
        let mut client = plain();
        client.open(URI, &start);
        let mut expected = Vec::new();
        for version in 2..=1001 {
            let change = typist.edit();
            client.change(URI, version, json!([change]));
            if version % 100 == 0 {
                let id = client.ask("textDocument/hover", at(0, 0));
                expected.push(id);
            }
        }
        client.published(URI, 1001);
        for id in expected {
            client.answer(id);
        }
        // What is absent is asked for when a draft is saved.
        client.notify("textDocument/didSave", json!({"textDocument": {"uri": URI}}));
        let shown = client.published(URI, 1001);
        let text = typist.text();

        let mut fresh = plain();
        fresh.open(URI, &text);
        assert_eq!(shown, fresh.published(URI, 1), "an edited draft is judged as if read afresh");

        let judged = judged(&text);
        assert!(!judged.findings.is_empty(), "the text has something to find");
        for finding in &judged.findings {
            let told = shown.iter().any(|shown| asks(shown["message"].as_str().unwrap(), &finding.message));
            assert!(told, "{} is shown", finding.message);
        }
        let starts: Vec<Value> = judged
            .findings
            .iter()
            .map(|finding| {
                let before = text[..finding.span.start].chars().count();
                let (line, character) = Typist { text: text.chars().collect(), state: 0 }.position(before);
                json!({"line": line, "character": character})
            })
            .collect();
        for shown in shown.iter().filter(|shown| shown["severity"] != 4) {
            assert!(starts.contains(&shown["range"]["start"]), "{shown} is a finding of check");
        }
    }
}

#[test]
fn versions_never_go_back() {
    let mut client = plain();
    client.open(URI, UNSOURCED);
    for version in 2..=200 {
        client.change(URI, version, json!([{"range": range((0, 0), (0, 0)), "text": "x"}]));
    }
    client.published(URI, 200);
    let versions: Vec<i64> =
        client.heard().iter().filter_map(|message| message["params"]["version"].as_i64()).collect();
    assert!(versions.is_sorted(), "{versions:?}");
}

#[test]
fn a_question_is_answered_from_the_version_it_came_after() {
    let mut client = plain();
    client.open(URI, UNSOURCED);
    let mut asked = Vec::new();
    for version in 2..=100 {
        let text = format!("On 4 May 2019, {version} people were killed in Dalim.\n");
        client.change(URI, version, json!([{"text": text}]));
        if version % 9 == 0 {
            asked.push((version, client.ask("textDocument/hover", at(0, 16))));
        }
    }
    for (version, id) in asked {
        let shown = client.answer(id)["contents"]["value"].to_string();
        assert!(shown.contains(&format!("{version} people")), "{version}: {shown}");
    }
}

#[test]
fn hover_tells_how_a_figure_was_read_and_why_it_is_asked_about() {
    let mut client = plain();
    client.open(URI, UNSOURCED);
    let hover = client.request("textDocument/hover", at(0, 16));
    let shown = hover["contents"]["value"].as_str().unwrap();
    assert!(shown.contains("**46 people**, read as: 46 killed or dead"), "{shown}");
    assert!(shown.contains("- No source"), "{shown}");
    assert!(shown.contains("unsourced-casualty-figure"), "{shown}");
    assert_eq!(hover["range"], range((0, 15), (0, 24)));
    assert_eq!(client.request("textDocument/hover", at(0, 38)), Value::Null);
}

#[test]
fn an_edit_outside_the_text_is_moved_into_it() {
    let mut client = plain();
    client.open(URI, "Nothing yet.");
    client.change(URI, 2, json!([{"range": range((7, 0), (9, 99)), "text": " "}]));
    client.change(URI, 3, json!([{"range": range((0, 999), (0, 12)), "text": UNSOURCED}]));
    assert_eq!(unsourced(&client.published(URI, 3)), 1);
    assert_eq!(client.end(), Some(0));
}

#[test]
fn a_draft_that_is_not_open_is_left_alone() {
    let mut client = plain();
    client.change(URI, 2, json!([{"range": range((0, 0), (0, 0)), "text": "x"}]));
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    assert_eq!(client.request("textDocument/hover", at(0, 0)), Value::Null);
    let action = json!({"textDocument": {"uri": URI}, "range": range((0, 0), (0, 0)), "context": {"diagnostics": []}});
    assert_eq!(client.request("textDocument/codeAction", action), json!([]));
    assert_eq!(client.end(), Some(0));
}

#[test]
fn what_is_no_draft_is_not_judged() {
    let mut client = plain();
    let file = json!({"uri": "untitled:a.rs", "languageId": "rust", "version": 1, "text": UNSOURCED});
    client.notify("textDocument/didOpen", json!({"textDocument": file}));
    client.open(URI, UNSOURCED);
    client.published(URI, 1);
    assert!(!client.heard().iter().any(|message| message["params"]["uri"] == "untitled:a.rs"));
}

#[test]
fn an_editor_that_can_ask_is_not_pushed_to() {
    let (mut client, can) = Client::start(json!({"textDocument": {"diagnostic": {}}}), &[]);
    assert_eq!(can["diagnosticProvider"]["workspaceDiagnostics"], true);
    client.open(URI, UNSOURCED);
    let draft = json!({"textDocument": {"uri": URI}});
    let report = client.request("textDocument/diagnostic", draft.clone());
    assert_eq!(report["kind"], "full");
    assert_eq!(unsourced(report["items"].as_array().unwrap()), 1);
    let mut again = draft.clone();
    again["previousResultId"] = report["resultId"].clone();
    assert_eq!(client.request("textDocument/diagnostic", again.clone())["kind"], "unchanged");
    client.change(URI, 2, json!([{"text": "Nothing."}]));
    let report = client.request("textDocument/diagnostic", again);
    assert_eq!(report["kind"], "full");
    assert_eq!(unsourced(report["items"].as_array().unwrap()), 0);
    assert!(client.heard().is_empty(), "nothing was pushed");
    assert_eq!(client.end(), Some(0));
}

#[test]
fn closed_drafts_of_the_folder_are_judged_when_the_editor_asks() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("closed.md"), UNSOURCED).unwrap();
    std::fs::write(folder.path().join("notes.rs"), UNSOURCED).unwrap();
    let root = format!("file://{}", folder.path().display());
    let (mut client, _) = Client::start(json!({"textDocument": {"diagnostic": {}}}), &[&root]);
    let closed = format!("{root}/closed.md");
    let ask = |held: &Value| json!({"previousResultIds": held});
    let report = loop {
        // The folder is read beside everything else: an early answer may not know the draft yet.
        let report = client.request("workspace/diagnostic", ask(&json!([])));
        if report["items"] != json!([]) {
            break report;
        }
    };
    assert_eq!(report["items"].as_array().unwrap().len(), 1);
    let entry = &report["items"][0];
    assert_eq!((&entry["uri"], &entry["kind"]), (&json!(closed), &json!("full")));
    assert_eq!(unsourced(entry["items"].as_array().unwrap()), 1);
    let held = json!([{"uri": closed, "value": entry["resultId"]}]);
    let report = client.request("workspace/diagnostic", ask(&held));
    assert_eq!(report["items"][0]["kind"], "unchanged");

    std::fs::write(folder.path().join("closed.md"), "Nothing.").unwrap();
    let changes = json!({"changes": [{"uri": closed, "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", changes);
    loop {
        let report = client.request("workspace/diagnostic", ask(&held));
        if report["items"][0]["kind"] == "full" && unsourced(report["items"][0]["items"].as_array().unwrap()) == 0 {
            break;
        }
    }
    assert_eq!(client.end(), Some(0));
}

#[test]
fn an_editor_that_can_is_asked_to_tell_of_changed_files() {
    let can = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let (mut client, _) = Client::start(can, &[]);
    let asked = client.wait(|message| message["method"] == "client/registerCapability");
    let registration = &asked["params"]["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
    let pattern = registration["registerOptions"]["watchers"][0]["globPattern"].as_str().unwrap();
    assert!(pattern.contains("md") && pattern.contains("toml"), "{pattern}");
    client.send(&json!({"jsonrpc": "2.0", "id": asked["id"], "result": null}));
    assert_eq!(client.end(), Some(0));
}

#[test]
fn what_the_command_line_names_must_exist() {
    let mut server = Command::new(env!("CARGO_BIN_EXE_sitlint"));
    let done = server.args(["server", "--no-such-flag"]).stdin(Stdio::null()).output().unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(done.stdout.is_empty(), "standard output is the editor's");
}

#[test]
fn the_exit_code_tells_an_orderly_end_from_any_other() {
    assert_eq!(plain().end(), Some(0));

    let mut abrupt = plain();
    abrupt.notify("exit", Value::Null);
    assert_eq!(abrupt.exit_code(), Some(1));

    let mut gone = plain();
    gone.hang_up();
    assert_eq!(gone.exit_code(), Some(1));
}

#[test]
fn a_farewell_with_empty_parameters_is_one() {
    let mut client = plain();
    client.request("shutdown", json!({}));
    client.notify("exit", json!({}));
    assert_eq!(client.exit_code(), Some(0));
}

#[test]
fn a_question_before_the_greeting_is_refused() {
    let mut client = Client::silent();
    for method in ["textDocument/hover", "textDocument/diagnostic"] {
        let id = client.ask(method, at(0, 0));
        let answer = client.wait(|message| message["id"] == id);
        assert_eq!(answer["error"]["code"], -32002, "{answer}");
    }
}
