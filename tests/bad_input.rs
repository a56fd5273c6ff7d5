//! What is no draft, or no sound one: a clear sentence each, never a panic, and everything else is still read.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod program;

use program::Folder;

const UNSOURCED: &str = "Gas in the coal store at Pit Two on 6 June 2022 killed 13 miners.\n";

/// Runs `check` on a bad file beside a good one: one sentence on standard error, exit code 2, the other still read.
#[track_caller]
fn check(name: &str, bytes: &[u8], sentence: &str) {
    let folder = Folder::with(&[("other.md", UNSOURCED)]);
    folder.write(name, bytes);
    for command in ["check", "ledger", "extract"] {
        let run = folder.run(&[command, name, "other.md"]);
        assert_eq!(run.code, 2, "{command}");
        assert_eq!(run.err, format!("sitlint: {name}: {sentence}\n"), "{command}");
        assert!(run.out.contains("13 miners"), "{command}: {}", run.out);
    }
}

#[test]
fn invalid_utf8_is_named_by_line_and_byte() {
    check("a.md", b"fine\ncaf\xE9\n", "line 2 (byte 8) is not valid UTF-8; save the draft as UTF-8.");
}

#[test]
fn broken_utf16_is_named_by_line() {
    check("a.md", b"\xFF\xFEa\0\n\0\x00\xD8b\0", "line 2 is not valid UTF-16; save the draft as UTF-8.");
}

#[test]
fn a_binary_file_is_no_draft() {
    check("a.md", b"\x89PNG\0\0\0", "holds binary data, not text; leave it out, or save the draft as plain text.");
}

#[test]
fn what_is_no_open_document_is_told() {
    let kind = "is no document of the kind its name says: check what it is, or name it as that.";
    let text = "is plain text, whatever its name says: name it .txt or .md and check that.";
    check("a.odt", b"Nothing but words.\n", text);
    check("a.fodt", b"<html><body><p>46 people were killed.</p></body></html>", kind);
    let cut = "has a part that is no sound XML, content.xml: open it where it was written and save it again.";
    check("a.fodt", b"<office:document><office:body><office:text><text:p>46 people", cut);
}

#[test]
fn a_path_that_does_not_exist_is_told() {
    let folder = Folder::with(&[("other.md", UNSOURCED)]);
    let run = folder.run(&["check", "no/such.md", "other.md"]);
    assert_eq!((run.code, run.err.as_str()), (2, "sitlint: no/such.md: there is no such file or folder.\n"));
    assert!(run.out.contains("13 miners"));
}

#[test]
fn a_folder_without_drafts_is_told_and_is_no_failure() {
    let folder = Folder::with(&[("sub/code.rs", "")]);
    let run = folder.run(&["check", "--format", "jsonl", "sub"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert_eq!(run.err, "sitlint: sub: holds no drafts.\n");
}

#[test]
fn an_empty_file_raises_no_question_about_figures() {
    let folder = Folder::with(&[("a.md", ""), ("b.txt", "\n\n"), ("c.md", "\u{FEFF}")]);
    let run = folder.run(&["ledger", "--format", "jsonl"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    assert!(folder.run(&["check"]).code < 2);
}

#[test]
fn a_byte_order_mark_counts_in_offsets_and_not_in_columns() {
    let folder = Folder::with(&[("a.md", &format!("\u{FEFF}{UNSOURCED}"))]);
    let finding = &folder.run(&["check", "--format", "jsonl"]).lines()[0];
    assert_eq!(finding["start"], serde_json::json!({"offset": 58, "line": 1, "column": 56}));
    assert_eq!(finding.get("offset_of"), None);
}

#[test]
fn utf16_counts_offsets_in_its_text_and_says_so() {
    for (mark, order) in [("\u{FEFF}", u16::to_le_bytes as fn(u16) -> [u8; 2]), ("\u{FEFF}", u16::to_be_bytes)] {
        let folder = Folder::with(&[]);
        let bytes: Vec<u8> = format!("{mark}é. {UNSOURCED}").encode_utf16().flat_map(order).collect();
        folder.write("a.md", &bytes);
        let finding = &folder.run(&["check", "--format", "jsonl"]).lines()[0];
        assert_eq!(finding["start"], serde_json::json!({"offset": 59, "line": 1, "column": 59}));
        assert_eq!(finding["offset_of"], "text");
    }
}

#[test]
fn lines_may_end_as_they_do_on_windows() {
    let folder = Folder::with(&[("a.md", &format!("One.\r\n\r\n{}", UNSOURCED.replace('\n', "\r\n")))]);
    let run = folder.run(&["check"]);
    assert!(run.out.contains(" --> a.md:3:56\n"), "{}", run.out);
    assert!(!run.out.contains('\r'));
}

#[test]
fn a_file_of_one_line_of_20_megabytes_is_read() {
    let line = "The school in the village was open again, and the road to it was clear. ";
    let text = line.repeat(20_000_000 / line.len()) + UNSOURCED;
    let folder = Folder::with(&[("a.md", &text)]);
    let run = folder.run(&["check", "a.md"]);
    assert!(run.code < 2 && !run.err.contains("panicked"), "{} {}", run.code, run.err);
    assert!(run.out.lines().all(|line| line.len() < 1000), "a line of the report is as long as the draft's");
    assert!(run.out.contains("killed 13 miners."), "{}", run.out);
}

#[cfg(unix)]
#[test]
fn a_file_that_vanishes_while_it_is_read_is_told() {
    // A link to nothing is what a file looks like that was there when the folder was listed.
    let folder = Folder::with(&[("b.md", UNSOURCED)]);
    std::os::unix::fs::symlink("gone.md", folder.path("a.md")).unwrap();
    let run = folder.run(&["check", "a.md", "b.md"]);
    assert_eq!((run.code, run.err.as_str()), (2, "sitlint: a.md: there is no such file or folder.\n"));
    assert!(run.out.contains("13 miners"));
}

#[test]
fn a_draft_that_vanishes_between_finding_and_reading_is_told() {
    use sitlint::workspace::{Options, Reach, Workspace};
    let folder = Folder::with(&[("a.md", UNSOURCED), ("b.md", UNSOURCED)]);
    let options = Options { reach: Reach::Isolated, ..Options::default() };
    let workspace = Workspace::new(options, folder.path(""), jiff::civil::date(2024, 5, 14));
    let found = workspace.drafts(&["a.md".into(), "b.md".into()]);
    std::fs::remove_file(folder.path("a.md")).unwrap();
    let gathered = workspace.gather(&found.drafts);
    let mut said = Vec::new();
    let each = |reading: Result<sitlint::workspace::Reading, sitlint::workspace::Trouble>| {
        said.push(reading.map(|_| "read").map_err(|trouble| trouble.to_string()));
        Ok(())
    };
    workspace.judge(&found.drafts, gathered, each).unwrap();
    assert_eq!(said, [Err("a.md: cannot be read: there is no such file or folder.".into()), Ok("read")]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_opened_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(&[("locked/a.md", UNSOURCED), ("b.md", UNSOURCED)]);
    let locked = folder.path("locked");
    std::fs::set_permissions(&locked, PermissionsExt::from_mode(0o000)).unwrap();
    let readable = std::fs::read_dir(&locked).is_ok(); // the superuser opens everything
    let run = folder.run(&["check"]);
    std::fs::set_permissions(&locked, PermissionsExt::from_mode(0o755)).unwrap();
    assert_eq!(run.code, if readable { 1 } else { 2 }, "{}", run.err);
    assert!(run.out.contains("b.md"));
}

#[test]
fn a_closed_output_ends_the_work_quietly() {
    let folder = Folder::with(&[("b.md", &format!("{UNSOURCED}\n").repeat(20_000))]);
    for arguments in [&["check", "--format", "jsonl"][..], &["check"], &["ledger"], &["extract"]] {
        let (code, err) = folder.cut_off(arguments);
        assert_eq!(err, "", "{arguments:?}");
        assert!(code == Some(0) || code == Some(1), "{arguments:?} ended with {code:?}");
    }
}

#[test]
fn control_characters_of_a_draft_do_not_reach_the_terminal() {
    let folder = Folder::with(&[("a.md", "Gas \u{1b}[2J in the coal store on 6 June 2022 killed 13 miners.\n")]);
    let run = folder.run(&["check", "--color", "never"]);
    assert!(run.out.contains("13 miners") && !run.out.contains('\u{1b}'), "{}", run.out);
}
