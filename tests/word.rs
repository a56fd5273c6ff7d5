//! A Word draft with all that is found in it; `tests/office/make.py` makes it with python-docx, a writer that is not ours.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod pages;

use std::process::Command;

/// What the program prints of the draft, and its exit code.
#[track_caller]
fn said(arguments: &[&str]) -> String {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office");
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitlint"));
    let done = command.args(arguments).args(["--isolated", "weekly.docx"]).current_dir(root).output().unwrap();
    let out = String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap();
    format!("{}exit code {}", out.replace("\r\n", "\n"), done.status.code().unwrap())
}

#[test]
fn a_word_draft_as_a_person_sees_it() {
    insta::assert_snapshot!(said(&["check", "--color", "never"]));
}

#[test]
fn a_word_draft_as_programs_see_it() {
    insta::assert_snapshot!(said(&["check", "--format", "jsonl"]));
}

#[test]
fn the_ledger_of_a_word_draft() {
    insta::assert_snapshot!(said(&["ledger"]));
}

#[test]
fn a_sheet_of_a_word_draft_tells_its_paragraphs() {
    let sheet = said(&["ledger", "--format", "csv"]);
    let rows: Vec<&str> = sheet.lines().collect();
    assert!(rows[0].ends_with(",paragraph,page,heading"), "{}", rows[0]);
    assert!(rows[1].starts_with("weekly.docx,3,") && rows[1].ends_with(",3,,Casualties"), "{}", rows[1]);
}

#[test]
fn annotations_of_github_say_the_paragraph_and_no_line() {
    let annotations = said(&["check", "--format", "github"]);
    assert!(annotations.contains("Who reported it? (paragraph 3, under “Casualties”)"), "{annotations}");
    assert!(!annotations.contains(",line="), "{annotations}");
}

#[test]
fn code_scanning_is_told_the_paragraph_and_offered_no_change_of_a_zip() {
    let report = said(&["check", "--format", "sarif"]);
    let report = report.split_once("exit code").unwrap().0;
    let report: serde_json::Value = serde_json::from_str(report).unwrap();
    let results = report["runs"][0]["results"].as_array().unwrap();
    let of = |rule: &str| results.iter().find(|result| result["ruleId"] == rule).unwrap();
    let name = of("NAM102");
    assert_eq!(name["locations"][0]["logicalLocations"][0]["name"], "paragraph 17");
    assert_eq!(name["locations"][0]["physicalLocation"]["region"]["startLine"], 17);
    assert!(results.iter().all(|result| result.get("fixes").is_none()));
}

#[test]
fn every_fact_says_where_a_writer_finds_it() {
    let facts = said(&["extract"]);
    let facts: Vec<serde_json::Value> = facts.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    assert!(facts.len() > 20 && facts.iter().all(|fact| fact["place"]["paragraph"] == fact["start"]["line"]));
    assert_eq!((&facts[0]["date"], &facts[0]["date_from"]), (&"2019-05-08".into(), &"page-header".into()));
}

/// `UPDATE_DOCS=1 cargo test --test word` writes the output anew.
#[test]
fn the_page_for_people_who_write_in_word_shows_real_output() {
    let out =
        said(&["check", "--color", "never", "--quiet", "--select", "unsourced-casualty-figure,known-name-misspelling"]);
    let out = out.split_once("exit code").unwrap().0.trim_end();
    let block = format!("```text\n{out}\n```\n");
    pages::hold("docs/word.md", &pages::replaced(&pages::read("docs/word.md"), "check of a Word draft", &block));
}
