//! A baseline leaves known findings out, holds no words, and tells what is settled.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod program;

use program::Folder;

const DRAFT: &str = "# Pit Two\n\nGas in the coal store killed 13 miners.\n\nThe the lamp went out.\n";

/// What stays of the rules that speak of a text, beside a baseline of [`DRAFT`].
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let folder = Folder::with(&[("a.md", DRAFT)]);
    let written = folder.run(&["check", "--write-baseline", "base.json", "a.md"]);
    assert_eq!((written.code, written.out.as_str(), written.err.as_str()), (0, "", ""));
    folder.write("a.md", text.as_bytes());
    let run = folder.run(&["check", "--format", "jsonl", "--quiet", "--baseline", "base.json"]);
    let rules: Vec<_> = run.lines().iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect();
    assert_eq!(rules, expected, "{}", run.out);
    let errors = expected.contains(&"unsourced-casualty-figure") || expected.contains(&"personal-contact");
    assert_eq!(run.code, i32::from(errors));
}

#[test]
fn what_is_known_is_left_out() {
    check(DRAFT, &[]);
}

#[test]
fn what_is_known_stays_known_after_edits_elsewhere_and_moves_with_its_paragraph() {
    check(&format!("A new line, and one more.\n\n{DRAFT}"), &[]);
    check(&DRAFT.replace("miners.", "miners. Later on the shaft was closed, and the lamp was lit again."), &[]);
    check("The the lamp went out.\n\nGas in the coal store\nkilled 13 miners.\n\n# Pit Two\n", &[]);
}

#[test]
fn what_is_new_is_told() {
    check(&DRAFT.replace("13 miners", "14 miners"), &["undated-claim", "unsourced-casualty-figure"]);
    check(&format!("{DRAFT}\nThe the lamp went out.\n"), &["doubled-word"]);
}

#[test]
fn a_baseline_holds_no_words() {
    let folder = Folder::with(&[("a.md", DRAFT)]);
    folder.run(&["check", "--write-baseline", "base.json"]);
    let (text, twin) = (folder.read("base.json"), Folder::with(&[("a.md", DRAFT)]));
    assert!(["miners", "13", "lamp", "unsourced"].iter().all(|word| !text.contains(&format!(" {word}"))), "{text}");
    twin.run(&["check", "--write-baseline", "base.json"]);
    assert_ne!(twin.read("base.json"), text, "two baselines have two keys");
    folder.run(&["check", "--write-baseline", "base.json"]);
    assert_eq!(folder.read("base.json"), text, "written again it keeps its key");
}

#[test]
fn what_is_settled_is_told() {
    let folder = Folder::with(&[("a.md", DRAFT)]);
    folder.run(&["check", "--write-baseline", "base.json"]);
    folder.write("a.md", DRAFT.replace("The the", "The").as_bytes());
    let run = folder.run(&["check", "--baseline", "base.json"]);
    assert_eq!(run.err, "sitlint: 1 findings of the baseline are settled; --write-baseline takes them out.\n");
    assert_eq!(run.code, 0);
}

#[test]
fn what_is_no_baseline_is_told() {
    let folder =
        Folder::with(&[("a.md", DRAFT), ("b.json", "{}"), ("c.json", "{\"version\":9,\"key\":\"0\",\"files\":{}}")]);
    for (file, says) in [
        ("b.json", "is no baseline:"),
        ("c.json", "is no baseline that this version reads"),
        ("d.json", "cannot be read"),
    ] {
        let run = folder.run(&["check", "--baseline", file]);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.err.starts_with(&format!("sitlint: {file} {says}")) && run.err.lines().count() == 1, "{}", run.err);
    }
}
