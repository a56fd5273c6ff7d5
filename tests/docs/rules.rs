//! The folder of the rules' pages is what the program writes, and the program writes over nobody's work.

use std::fs;

use crate::pages;
use crate::program::Folder;

const TASK: [&str; 5] = ["rules", "--isolated", "--format", "markdown", "--output"];

#[test]
fn the_pages_of_the_rules_are_what_the_program_writes() {
    let folder = Folder::with(&[]);
    let into = |path: &str| folder.run(&[&TASK[..], &[path]].concat());
    if pages::updating() {
        assert_eq!(into(pages::root().join("docs/rules").to_str().unwrap()).code, 0);
    }
    assert_eq!(into("docs/rules").code, 0);
    let names = |path: std::path::PathBuf| {
        let mut names: Vec<String> =
            fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let written = names(folder.path("docs/rules"));
    assert!(written.len() > 100, "{written:?}");
    assert_eq!(written, names(pages::root().join("docs/rules")), "UPDATE_DOCS=1 cargo test --test docs mends it");
    for name in written {
        let page = format!("docs/rules/{name}");
        assert!(
            pages::read(&page) == folder.read(&page),
            "{page} is stale: UPDATE_DOCS=1 cargo test --test docs mends it"
        );
    }
}

#[test]
fn a_page_of_a_rule_that_is_gone_is_taken_out_and_nothing_else() {
    let folder = Folder::with(&[("p/notes.md", "# Ours\n"), ("p/gone.txt", "x")]);
    let write = || folder.run(&[&TASK[..], &["p"]].concat());
    assert_eq!(write().out.lines().count(), 1);
    let page = folder.read("p/vague-source.md");
    folder.write("p/gone-rule.md", page.as_bytes());
    folder.write("p/vague-source.md", page.replace("A figure", "Something").as_bytes());
    let run = write();
    assert!(run.out.ends_with(" Took out 1 of rules that are gone.\n"), "{}", run.out);
    assert!(!folder.path("p/gone-rule.md").exists());
    assert_eq!(folder.read("p/vague-source.md"), page);
    assert_eq!((folder.read("p/notes.md").as_str(), folder.read("p/gone.txt").as_str()), ("# Ours\n", "x"));
}

#[test]
fn a_page_of_somebody_else_is_not_written_over() {
    let folder = Folder::with(&[("README.md", "# Ours\n"), ("file", "")]);
    let run = folder.run(&[&TASK[..], &["."]].concat());
    assert_eq!(run.code, 2);
    assert!(run.err.contains("README.md was not written by sitlint; it was left as it is"), "{}", run.err);
    assert_eq!(folder.read("README.md"), "# Ours\n");
    assert!(!folder.path("vague-source.md").exists());
    let run = folder.run(&[&TASK[..], &["file"]].concat());
    assert_eq!((run.code, run.err.as_str()), (2, "sitlint: file is a file; a folder is needed for a page a rule.\n"));
}

#[test]
fn a_teams_own_rules_have_pages_too() {
    let folder = Folder::with(&[]);
    assert_eq!(folder.run(&["rules", "new", "say-irregular"]).code, 0);
    assert_eq!(folder.run(&["rules", "--format", "markdown", "--output", "pages"]).code, 0);
    assert!(folder.read("pages/README.md").contains("\n## Own\n"));
    assert!(folder.read("pages/say-irregular.md").contains("\n# say-irregular\n"));
}

#[test]
fn the_list_goes_into_a_file_in_its_other_forms() {
    let folder = Folder::with(&[]);
    let run = folder.run(&["rules", "--format", "json", "--output", "rules.json"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert_eq!(folder.read("rules.json"), folder.run(&["rules", "--format", "json"]).out);
}
