//! One draft in three files: `brief.odt` is made by `tests/office/make_odt.py`, and LibreOffice made `brief.docx` and
//! `brief.fodt` of it.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod program;

use std::fs;
use std::path::Path;

use program::Folder;
use serde_json::Value;

fn draft(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office").join(name)).unwrap()
}

fn folder() -> Folder {
    let folder = Folder::with(&[]);
    for name in ["brief.odt", "brief.fodt", "brief.docx"] {
        folder.write(name, &draft(name));
    }
    folder
}

/// What a command says of a draft, a JSON object a line, without the name of the file.
fn told(folder: &Folder, command: &str, name: &str) -> Vec<Value> {
    let run = folder.run(&[command, "--isolated", "--format", "jsonl", name]);
    assert_eq!(run.err, "");
    run.out.lines().map(|line| serde_json::from_str(&line.replace(name, "")).unwrap()).collect()
}

#[test]
fn the_same_draft_has_the_same_findings_on_the_same_words_in_every_format() {
    let folder = folder();
    let packed = told(&folder, "check", "brief.odt");
    assert!(packed.iter().any(|finding| finding["message"].as_str().unwrap().contains("“some 700 civilians”")));
    assert_eq!(told(&folder, "check", "brief.fodt"), packed);
    assert_eq!(told(&folder, "check", "brief.docx"), packed);
}

#[test]
fn the_same_travels_with_the_draft_in_every_format() {
    let folder = folder();
    let kinds = |name| -> Vec<(String, String)> {
        let traces = told(&folder, "release", name);
        let text = |trace: &Value, key: &str| trace[key].as_str().unwrap().trim().to_owned();
        traces.iter().map(|trace| (text(trace, "kind"), text(trace, "text"))).collect()
    };
    assert_eq!(kinds("brief.odt").len(), 6);
    assert_eq!(kinds("brief.fodt"), kinds("brief.odt"));
    assert_eq!(kinds("brief.docx"), kinds("brief.odt"));
}

#[test]
fn comments_are_written_once() {
    let folder = folder();
    for (draft, once, twice) in [("brief.odt", "a.odt", "b.odt"), ("brief.fodt", "a.fodt", "b.fodt")] {
        folder.run(&["check", "--isolated", draft, "--annotate", once]);
        folder.run(&["check", "--isolated", once, "--annotate", twice]);
        let (first, second) = (fs::read(folder.path(once)).unwrap(), fs::read(folder.path(twice)).unwrap());
        assert!(first.len() > fs::read(folder.path(draft)).unwrap().len());
        assert_eq!(first, second);
        assert_eq!(told(&folder, "check", once), told(&folder, "check", draft));
    }
}

#[test]
fn a_name_is_mended_in_its_run() {
    let folder = folder();
    folder.run(&["check", "--isolated", "--fix", "brief.fodt"]);
    let (before, after) = (String::from_utf8(draft("brief.fodt")).unwrap(), folder.read("brief.fodt"));
    assert_eq!(after, before.replace("Stefan de Mistura", "Staffan de Mistura"));
}
