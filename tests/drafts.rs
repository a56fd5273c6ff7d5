//! Whole drafts with all that is found in them: what a desk sees when it runs the program on a folder.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

/// What `sitlint check` prints of a folder of drafts, and its exit code.
#[track_caller]
fn checked(folder: &str, arguments: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts");
    let done = Command::new(env!("CARGO_BIN_EXE_sitlint"))
        .args(["check", "--isolated", "--color", "never"])
        .args(arguments)
        .arg(folder)
        .current_dir(root)
        .output()
        .expect("the program was built for this test");
    let mut said = String::from_utf8(done.stdout).expect("the program writes UTF-8");
    said.push_str(&String::from_utf8_lossy(&done.stderr));
    let _ = write!(said, "exit code {}", done.status.code().unwrap_or(-1));
    said
}

#[test]
fn a_dated_and_sourced_report_raises_no_question() {
    let said = checked("sitrep", &["--format", "concise"]);
    assert!(said.ends_with("exit code 0"), "{said}");
    assert!(!said.contains("karsa-sitrep-4.md:"), "{said}");
}

#[test]
fn two_reports_that_disagree() {
    insta::assert_snapshot!(checked("demo", &["--format", "concise"]));
}

#[test]
fn a_spelling_that_differs_between_drafts_is_found_only_beside_the_other() {
    let alone = checked("demo/ceasefire.md", &["--format", "concise"]);
    let both = checked("demo", &["--format", "concise"]);
    let spelling = "name-variant-across-documents";
    assert!(!alone.contains(spelling), "{alone}");
    assert_eq!(both.matches(spelling).count(), 1, "{both}");
    assert!(alone.contains("known-name-misspelling"), "{alone}");
}

#[test]
fn the_demonstration_as_a_person_sees_it() {
    insta::assert_snapshot!(checked("demo/evacuation.txt", &["--format", "pretty"]));
}
