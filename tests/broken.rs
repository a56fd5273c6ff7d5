//! A server with rules that break, spoken to over its standard input and output: this program is both the editor and,
//! started anew with a word for what breaks, the server, so that the product has no door for such rules.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::needless_pass_by_value, reason = "messages are written in place")]
#![expect(clippy::print_stdout, reason = "a test says what it has done")]

#[path = "lsp/client.rs"]
#[expect(dead_code, reason = "this editor does less than others")]
mod client;

use std::env;
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use client::Client;
use serde_json::{Value, json};
use sitlint::config::RuleRef;
use sitlint::finding::Severity;
use sitlint::lsp;
use sitlint::rule::{Card, Context, Findings, Group, Rule, Scope};
use sitlint::workspace::Options;

const URI: &str = "untitled:draft.md";
const UNSOURCED: &str = "On 4 May 2019, 46 people were killed in Dalim.\n";

/// A rule that breaks where a draft says "break"; one without a card cannot even be named then.
struct Breaking {
    nameless: bool,
    broke: AtomicBool,
}

impl Rule for Breaking {
    fn card(&self) -> Card<'_> {
        assert!(!(self.nameless && self.broke.load(Ordering::Relaxed)), "broken on purpose");
        Card {
            code: "OWN001",
            name: "breaking",
            group: Group::Own,
            scope: Scope::Document,
            severity: Severity::Error,
            default: true,
            fixable: false,
            page: "It breaks.",
        }
    }

    fn check(&self, cx: &Context<'_>, _: &mut Findings<'_>) {
        if cx.document.source().text().contains("break") {
            self.broke.store(true, Ordering::Relaxed);
            panic!("broken on purpose, over the secret words of the draft");
        }
    }
}

fn main() -> ExitCode {
    if let Some(how) = env::var_os("SITLINT_TEST_BREAKS") {
        let rule = Breaking { nameless: how == "everything", broke: AtomicBool::new(false) };
        return lsp::run(Options { rules: vec![RuleRef::Own(Arc::new(rule))], ..Options::default() });
    }
    a_rule_that_breaks_costs_its_own_findings_and_is_told_once();
    a_server_that_breaks_ends_with_a_code();
    println!("a server with broken rules: ok");
    ExitCode::SUCCESS
}

fn served(breaks: &str) -> Client {
    let mut client = Client::of(Command::new(env::current_exe().unwrap()).env("SITLINT_TEST_BREAKS", breaks));
    client.greet(json!({"processId": null, "rootUri": null, "capabilities": {}}));
    client
}

fn unsourced(shown: &[Value]) -> usize {
    shown.iter().filter(|shown| shown["code"] == "unsourced-casualty-figure").count()
}

fn a_rule_that_breaks_costs_its_own_findings_and_is_told_once() {
    let mut client = served("a rule");
    client.open(URI, UNSOURCED);
    assert_eq!(unsourced(&client.published(URI, 1)), 1);
    for version in 2..=4 {
        client.change(URI, version, json!([{"text": format!("They break.\n\n{UNSOURCED}")}]));
        assert_eq!(unsourced(&client.published(URI, version)), 1, "all other rules have their say");
    }
    client.change(URI, 5, json!([{"text": format!("{UNSOURCED}\n{}", UNSOURCED.replace("46", "47"))}]));
    assert_eq!(unsourced(&client.published(URI, 5)), 2, "the next edit is judged");
    let told: Vec<&Value> = client.heard().iter().filter(|said| said["method"] == "window/logMessage").collect();
    assert_eq!(told.len(), 1, "{told:?}");
    let message = told[0]["params"]["message"].as_str().unwrap();
    assert!(message.contains("breaking") && !message.contains("secret"), "{message}");
    assert_eq!(client.end(), Some(0));
}

fn a_server_that_breaks_ends_with_a_code() {
    let mut client = served("everything");
    client.open(URI, UNSOURCED);
    client.published(URI, 1);
    client.change(URI, 2, json!([{"text": "They break."}]));
    assert_eq!(client.exit_code(), Some(101));
}
