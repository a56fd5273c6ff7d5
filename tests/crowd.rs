//! Hundreds of rules of a team together find what each of them finds alone.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod program;

use std::fmt::Write as _;

use program::Folder;

const DRAFT: &str = "# WAVE Two\n\nGunmen gunned\ndown 46 men’s cattle on 4 May 2019. The so-called “Zeta” wing did'nt\nwait. ΟΔΟΣ \
                     street, ŽUPANJA and the K-line stay shut. Aid workers were Neutralised, twice.\n";

const OWN: &[(&str, &str)] = &[
    ("phrase", "gun down"),
    ("phrase", "men's cattle"),
    ("phrase", "wave two"),
    ("phrase", "aid worker"),
    ("pattern", "(?i)županja"),
    ("pattern", "(?i)οδοσ"),
    ("pattern", "neutrali[sz]ed|Neutrali[sz]ed"),
    ("pattern", "\\\\bK-\\\\w+"),
    ("pattern", "[A-Z]{4} [A-Z]"),
];

fn rule(number: usize, kind: &str, words: &str) -> String {
    let quotations = "quotations = true";
    format!(
        "[[rule]]\ncode = \"OWN{number:03}\"\nname = \"own-{number}\"\nmessage = \"{{words}}\"\n\
         find = {{ {kind} = [\"{words}\"], {quotations} }}\n\n"
    )
}

fn found(folder: &Folder) -> Vec<String> {
    let run = folder.run(&["check", "--select", "own", "--format", "jsonl", "a.md"]);
    assert_eq!(run.err, "");
    let told = |finding: &serde_json::Value| format!("{} {}", finding["rule"], finding["start"]);
    let mut found: Vec<_> = run.lines().iter().map(told).filter(|told| told.contains("own-9")).collect();
    found.sort();
    found
}

#[test]
fn a_crowd_of_rules_finds_what_each_finds_alone() {
    let mut own = String::new();
    for (number, (kind, words)) in OWN.iter().enumerate() {
        let _ = write!(own, "{}", rule(900 + number, kind, words));
    }
    let mut crowd = own.clone();
    for number in 100..200 {
        let kind = if number % 2 == 0 { "phrase" } else { "pattern" };
        let _ = write!(crowd, "{}", rule(number, kind, &format!("nowhere{number}")));
    }
    // Rules run in the order of their codes, so these ask after a hundred others have.
    let settings = ("sitlint.toml", "rules = [\"own.toml\"]\n");
    let alone = found(&Folder::with(&[settings, ("own.toml", &own), ("a.md", DRAFT)]));
    assert!(alone.len() >= 7, "{alone:?}");
    assert_eq!(found(&Folder::with(&[settings, ("own.toml", &crowd), ("a.md", DRAFT)])), alone);
}
