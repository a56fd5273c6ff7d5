//! Holds the house in order: floors, circles, the length of files, names, and words left behind.

#![allow(clippy::unwrap_used, reason = "a test may")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The floor of each part of the house; a file imports only from floors below its own.
const FLOORS: &[(u8, &[&str])] = &[
    (12, &["lsp", "cli", "serve"]),
    (11, &["workspace"]),
    (10, &["check", "render"]),
    (9, &["config"]),
    (8, &["rules", "rulefile", "explain"]),
    (7, &["rule"]),
    (6, &["claims", "names", "suppress", "mask"]),
    (5, &["document"]),
    (4, &["facts", "fix"]),
    (3, &["prose"]),
    (2, &["format", "finding"]),
    (1, &["text"]),
];

const LINES: usize = 400;

/// A source file: its path below `src`, its parts as a module path, and what it says outside its tests and comments.
struct File {
    path: String,
    module: Vec<String>,
    text: String,
    code: String,
}

fn files() -> Vec<File> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    gather(&source, &mut found);
    found.sort();
    assert!(found.len() > 30, "only {} files found below src", found.len());
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        let path = path.strip_prefix(&source).unwrap().to_string_lossy().replace('\\', "/");
        let module = path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').map(str::to_owned).collect();
        let tests = text.find("#[cfg(test)]\nmod ").unwrap_or(text.len());
        let code = text[..tests].lines().filter(|line| !line.trim_start().starts_with("//"));
        File { code: code.collect::<Vec<_>>().join("\n"), path, module, text }
    };
    found.iter().map(read).collect()
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn floor(part: &str) -> u8 {
    let at = FLOORS.iter().find(|(_, parts)| parts.contains(&part));
    at.unwrap_or_else(|| panic!("“{part}” has no floor: give it one here, in lib.rs and in the plan of the house")).0
}

/// The module paths that a file names after `crate::`.
fn imports(file: &File) -> Vec<Vec<String>> {
    let after = file.code.split("crate::").skip(1);
    let name = |char: char| char.is_alphanumeric() || char == '_' || char == ':';
    let path = |rest: &str| rest[..rest.find(|char| !name(char)).unwrap_or(rest.len())].to_owned();
    after.map(|rest| path(rest).split("::").map(str::to_owned).filter(|part| !part.is_empty()).collect()).collect()
}

#[test]
fn a_file_imports_only_from_floors_below_its_own() {
    for file in files().iter().filter(|file| !matches!(file.path.as_str(), "main.rs" | "lib.rs")) {
        let part = &file.module[0];
        for import in imports(file).iter().filter(|import| &import[0] != part) {
            let (above, below) = (floor(part), floor(&import[0]));
            assert!(
                below < above,
                "{} (floor {above}) imports crate::{} (floor {below})",
                file.path,
                import.join("::")
            );
        }
    }
}

#[test]
fn no_rule_imports_another() {
    for file in files().iter().filter(|file| file.module[0] == "rules" && file.module.len() > 1) {
        let others =
            imports(file).into_iter().filter(|import| import[0] == "rules" && import.get(1) != file.module.get(1));
        assert_eq!(others.collect::<Vec<_>>(), Vec::<Vec<String>>::new(), "{}", file.path);
    }
}

#[test]
fn files_of_one_part_import_each_other_in_no_circle() {
    let files = files();
    let known: BTreeSet<&[String]> = files.iter().map(|file| file.module.as_slice()).collect();
    let mut arrows: BTreeMap<&[String], BTreeSet<Vec<String>>> = BTreeMap::new();
    for file in &files {
        for import in imports(file) {
            // `crate::render::json::line` is an arrow to `render/json.rs`; a name of `render` itself is that of a
            // child handed up, and no arrow; nor is there one between a part and what it is made of.
            let longest = (2..=import.len()).rev().map(|length| &import[..length]).find(|path| known.contains(path));
            let kin = |to: &&[String]| to.starts_with(&file.module) || file.module.starts_with(to);
            if let Some(to) = longest.filter(|to| !kin(to)) {
                arrows.entry(&file.module).or_default().insert(to.to_vec());
            }
        }
    }
    let mut settled: BTreeSet<Vec<String>> = BTreeSet::new();
    while let Some(next) = arrows.iter().find(|(from, to)| {
        !settled.contains(**from) && to.iter().all(|to| settled.contains(to) || !arrows.contains_key(to.as_slice()))
    }) {
        settled.insert(next.0.to_vec());
    }
    let circle: Vec<_> = arrows.keys().filter(|from| !settled.contains(**from)).map(|from| from.join("::")).collect();
    assert!(circle.is_empty(), "these files import each other in a circle: {circle:?}");
}

#[test]
fn no_file_is_longer_than_400_lines() {
    for file in files() {
        let lines = file.text.lines().count();
        assert!(lines <= LINES, "{} has {lines} lines", file.path);
    }
}

#[test]
fn every_file_opens_with_a_sentence() {
    for file in files() {
        let first = file.text.lines().next().unwrap_or("");
        let sentence = first.strip_prefix("//! ").unwrap_or("");
        assert!(sentence.len() > 10, "{} opens with {first:?}", file.path);
    }
}

#[test]
fn no_file_is_a_drawer_for_everything() {
    let drawers = ["utils", "util", "common", "helpers", "helper", "manager", "misc", "types"];
    for file in files().iter().filter(|file| file.path != "lsp/types.rs") {
        let name = file.module.last().unwrap();
        assert!(!drawers.contains(&name.as_str()), "{} says nothing about what is in it", file.path);
    }
}

#[test]
fn nothing_is_left_for_later() {
    let words =
        [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["todo", "!("].concat(), ["unimpl", "emented!("].concat()];
    for file in files() {
        for word in &words {
            assert!(!file.text.contains(word.as_str()), "{} holds {word}", file.path);
        }
    }
}

/// Where all words of a source are shown, and why: rule files are no drafts, and an editor shows its own draft whole.
const WHOLE: &[&str] = &["render/excerpt.rs", "render/report.rs", "lsp/hover.rs", "serve/answer.rs"];

/// Where words of a draft are read past `Excerpt`, and why: it is the one that masks; the key of a name that is not
/// masked; the draft itself is written; it is asked where characters end.
const PAST: &[&str] = &["render/excerpt.rs", "render/extract.rs", "cli/mend.rs", "cli/baseline.rs"];

#[test]
fn drafts_reach_outputs_through_masks_alone() {
    for file in files() {
        let output = matches!(file.module[0].as_str(), "render" | "cli" | "lsp" | "serve");
        if output && !WHOLE.contains(&file.path.as_str()) {
            assert!(!file.code.contains("Excerpt::whole"), "{} shows all words of a draft", file.path);
        }
        let letter = file.path == "serve/letter.rs";
        let printed = letter || matches!(file.module[0].as_str(), "render" | "cli");
        if printed && !PAST.contains(&file.path.as_str()) {
            for way in [
                "source().text()",
                "source().words(",
                "source.text()",
                "source.words(",
                "prose.words(",
                "prose.text()",
                "block.text",
            ] {
                assert!(!file.code.contains(way), "{} reads `{way}` past the masks", file.path);
            }
        }
    }
}
