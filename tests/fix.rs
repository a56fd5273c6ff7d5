//! `--fix` and `--diff`: what is settled, what is left, and what a file keeps.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod program;

use std::fs;

use program::Folder;

/// What `--fix` and one more flag make of a draft, and how it ends.
#[track_caller]
fn check(before: &str, flags: &[&str], after: &str) {
    let folder = Folder::with(&[("a.md", before)]);
    let arguments: Vec<_> = ["check", "--fix", "--quiet", "--fail-on", "never"].iter().chain(flags).copied().collect();
    let run = folder.run(&arguments);
    assert_eq!((folder.read("a.md").as_str(), run.code), (after, 0), "{}{}", run.out, run.err);
    folder.run(&arguments);
    assert_eq!(folder.read("a.md"), after, "a second run changes nothing");
}

#[test]
fn safe_fixes_are_repeated_until_none_is_left() {
    check("The the the the lamp went out.\n", &[], "The lamp went out.\n");
    check("The the lamp lit the the road.\n", &[], "The lamp lit the road.\n");
}

#[test]
fn what_is_not_safe_is_left_unless_it_is_asked_for() {
    let text = "On Tuesday, 3 May 2024, the school opened.\n";
    let select = ["--select", "weekday-date-mismatch"];
    check(text, &select, text);
    let unsafe_too = ["--select", "weekday-date-mismatch", "--unsafe-fixes"];
    check(text, &unsafe_too, text); // the day of the week would be a new fact
    let range = "Between 9 and 4 people were killed in Dalim on 3 May 2024, the Health Directorate said.\n";
    check(range, &["--select", "range-inverted"], range);
    let swapped = range.replace("9 and 4", "4 and 9");
    check(range, &["--select", "range-inverted", "--unsafe-fixes"], &swapped);
}

#[test]
fn unsafe_fixes_alone_are_no_request() {
    let folder = Folder::with(&[("a.md", "The the lamp.\n")]);
    let run = folder.run(&["check", "--unsafe-fixes"]);
    let says = "sitlint: --unsafe-fixes says which fixes are meant; give --fix or --diff with it.\n";
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (2, "", says));
}

#[test]
fn unsafe_fixes_add_no_fact() {
    // A source found elsewhere, a year, a sum, a blank: each is offered to the writer, and none is taken.
    let text = "Flooding on 6 June 2022 killed 13 miners, the Health Directorate said. It injured 22 people: 9 in Dalim, 6 \
                in Karsa and 8 in Tor.\n\nA slide at Pit Two killed 46 people.\n";
    let folder = Folder::with(&[("a.md", text)]);
    folder.run(&["check", "--fix", "--unsafe-fixes", "--select", "figures,sources,dates"]);
    let digits = |text: &str| {
        let mut digits: Vec<_> = text.split(|char: char| !char.is_ascii_digit()).map(str::to_owned).collect();
        digits.sort();
        digits
    };
    let after = folder.read("a.md");
    assert_eq!(digits(&after), digits(text));
    assert_eq!(after.matches("Health Directorate").count(), 1);
}

#[test]
fn a_file_keeps_its_mark_its_encoding_and_its_line_endings() {
    let folder = Folder::with(&[]);
    let wide = |text: &str| -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    folder.write("mark.md", "\u{feff}The the lampe à huile.\r\n\r\nTwo.".as_bytes());
    folder.write("wide.txt", &wide("The the lamp 🌊.\r\n"));
    folder.write("mixed.md", b"The the lamp.\nA line.\r\nThe the end.\r");
    assert_eq!(folder.run(&["check", "--fix", "--quiet", "--fail-on", "never"]).code, 0);
    assert_eq!(fs::read(folder.path("mark.md")).unwrap(), "\u{feff}The lampe à huile.\r\n\r\nTwo.".as_bytes());
    assert_eq!(fs::read(folder.path("wide.txt")).unwrap(), wide("The lamp 🌊.\r\n"));
    assert_eq!(fs::read(folder.path("mixed.md")).unwrap(), b"The lamp.\nA line.\r\nThe end.\r");
}

#[test]
fn nothing_is_left_beside_a_file_and_others_are_left_alone() {
    let folder = Folder::with(&[("a.md", "The the lamp.\n"), ("b.md", "The lamp.\n")]);
    let before = fs::metadata(folder.path("b.md")).unwrap().modified().unwrap();
    folder.run(&["check", "--fix", "--quiet"]);
    let mut names: Vec<_> =
        fs::read_dir(folder.path("")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["a.md", "b.md"]);
    assert_eq!(fs::metadata(folder.path("b.md")).unwrap().modified().unwrap(), before);
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_mode_and_a_link_stays_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::with(&[("kept/a.md", "The the lamp.\n")]);
    fs::set_permissions(folder.path("kept/a.md"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("kept/a.md", folder.path("link.md")).unwrap();
    folder.run(&["check", "--fix", "--quiet", "link.md"]);
    assert_eq!(folder.read("kept/a.md"), "The lamp.\n");
    assert!(fs::symlink_metadata(folder.path("link.md")).unwrap().file_type().is_symlink());
    assert_eq!(fs::metadata(folder.path("kept/a.md")).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_file_that_is_read_only_stays_and_the_others_are_mended() {
    let folder = Folder::with(&[("a.md", "The the lamp.\n"), ("b.md", "The the lamp.\n")]);
    let mut permissions = fs::metadata(folder.path("a.md")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(folder.path("a.md"), permissions).unwrap();
    let run = folder.run(&["check", "--fix", "--quiet"]);
    assert_eq!((run.code, run.err.as_str()), (2, "sitlint: a.md: cannot be written: it is read-only.\n"));
    assert_eq!((folder.read("a.md").as_str(), folder.read("b.md").as_str()), ("The the lamp.\n", "The lamp.\n"));
    assert!(run.out.contains("a.md:1:1") && !run.out.contains("b.md"), "{}", run.out);
}

#[test]
fn a_diff_is_what_a_fix_makes_and_says_what_is_left() {
    let text = "The the the lamp.\n\nGas in the coal store at Pit Two on 6 June 2022 killed 13 miners.\n";
    let folder = Folder::with(&[("a.md", text), ("b.md", "The the road.\n")]);
    let run = folder.run(&["check", "--diff", "--select", "doubled-word,unsourced-casualty-figure"]);
    let diff = "--- a.md\n+++ a.md\n@@ -1,3 +1,3 @@\n-The the the lamp.\n+The lamp.\n \n Gas in the coal store at Pit Two on 6 June \
                2022 killed 13 miners.\n--- b.md\n+++ b.md\n@@ -1,1 +1,1 @@\n-The the road.\n+The road.\n";
    assert_eq!(run.out, diff);
    assert_eq!(run.err, "sitlint: --fix would change 2 drafts; 1 finding is left to the writer.\n");
    assert_eq!(run.code, 1, "an error is left");
    assert_eq!(folder.read("a.md"), text);
    let run = folder.run(&["check", "--diff", "--select", "doubled-word", "--fail-on", "hint"]);
    assert_eq!((run.code, run.out.is_empty()), (0, false), "nothing would be left");
    let run = folder.run(&["check", "--diff", "--quiet", "--select", "unsourced-casualty-figure"]);
    assert_eq!((run.out.as_str(), run.err.as_str(), run.code), ("", "", 1));
}

#[test]
fn standard_input_goes_on_mended_and_is_reported_on_beside_it() {
    let folder = Folder::with(&[]);
    let run = folder.fed(&["check", "--fix", "-"], b"The the lamp.\n");
    assert_eq!(run.out, "The lamp.\n");
    assert!(run.err.starts_with("No questions raised."), "{}", run.err);
    let run = folder.fed(&["check", "--fix", "--output", "report.txt", "-"], b"The the lamp.\n");
    assert_eq!((run.out.as_str(), run.err.as_str()), ("The lamp.\n", ""));
    assert!(folder.read("report.txt").starts_with("No questions raised."));
}

#[test]
fn a_file_that_changes_while_it_is_read_is_not_written() {
    let folder = Folder::with(&[("a.md", "The the lamp.\n")]);
    let path = folder.path("a.md");
    let read = sitlint::workspace::mend(&path, b"The the lamp.\n", b"The lamp.\n");
    assert!(read.is_ok());
    fs::write(&path, "The the lamp was lit.\n").unwrap();
    let unwritten = sitlint::workspace::mend(&path, b"The lamp.\n", b"A lamp.\n");
    assert!(matches!(unwritten, Err(sitlint::workspace::Unwritten::Changed)));
    assert_eq!(folder.read("a.md"), "The the lamp was lit.\n");
    assert_eq!(fs::read_dir(folder.path("")).unwrap().count(), 1);
}
