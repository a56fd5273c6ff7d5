//! The pages of the project: what stands in their fences and marked tables, and whether they still say it.

// Each test file compiles this module for itself and uses its part of it.
#![allow(dead_code, reason = "no test file uses all of it")]

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The folder of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A page, by its name below the folder of the project.
pub fn read(name: &str) -> String {
    let text = fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    text.replace("\r\n", "\n")
}

/// The names of all pages for people: the README, the changelog, and all below `docs` and `editors`.
pub fn all() -> Vec<String> {
    let mut found = vec!["CHANGELOG.md".to_owned(), "README.md".to_owned()];
    for folder in ["docs", "editors"] {
        gather(&root().join(folder), folder, &mut found);
    }
    found.sort();
    found
}

fn gather(folder: &Path, name: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let below = format!("{name}/{}", entry.file_name().to_string_lossy());
        let no_pages = ["/node_modules", "/out", "/dist", "/media"].iter().any(|end| below.ends_with(end));
        if entry.path().is_dir() && !no_pages {
            gather(&entry.path(), &below, found);
        } else if entry.path().extension().is_some_and(|ending| ending == "md") {
            found.push(below);
        }
    }
}

/// A fenced block of a page.
#[derive(Debug)]
pub struct Fence<'p> {
    /// The words after the opening fence: the language, and the file that the block is, if it is one.
    pub info: &'p str,
    /// What stands in it.
    pub body: &'p str,
    /// Where that stands in the page, in bytes.
    pub at: Range<usize>,
}

impl<'p> Fence<'p> {
    /// The language.
    pub fn language(&self) -> &'p str {
        self.info.split_whitespace().next().unwrap_or("")
    }

    /// The name of the file that the block shows whole.
    pub fn file(&self) -> Option<&'p str> {
        self.info.split_whitespace().nth(1)
    }
}

/// The fenced blocks of a page, of backticks and of tildes; a longer fence holds shorter ones.
pub fn fences(page: &str) -> Vec<Fence<'_>> {
    let mut found = Vec::new();
    let mut open: Option<(&str, &str, usize)> = None;
    let mut at = 0;
    for line in page.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim();
        let marks = words.len() - words.trim_start_matches(['`', '~']).len();
        if marks < 3 {
            continue;
        }
        let (fence, info) = words.split_at(marks);
        match open {
            None => open = Some((fence, info.trim(), at)),
            Some((opened, info, body)) if fence.starts_with(opened) && words.len() == marks => {
                found.push(Fence { info, body: &page[body..start], at: body..start });
                open = None;
            }
            Some(_) => {}
        }
    }
    assert!(open.is_none(), "a fence is never closed: {open:?}");
    found
}

/// What stands between `<!-- NAME -->` and the next comment.
#[track_caller]
pub fn marked<'p>(page: &'p str, name: &str) -> &'p str {
    let rest = page.split(&format!("<!-- {name} -->")).nth(1);
    rest.and_then(|rest| rest.split("<!--").next()).unwrap_or_else(|| panic!("the page has no part “{name}”"))
}

/// The cells of each row of a marked table, without its head; `⏎` stands for a new line.
#[track_caller]
pub fn rows(page: &str, name: &str) -> Vec<Vec<String>> {
    let lines = marked(page, name).lines().filter(|line| line.starts_with("| ")).skip(1);
    let cell = |cell: &str| cell.trim().trim_matches('`').replace('⏎', "\n");
    lines.map(|line| line.trim_matches('|').split('|').map(cell).collect()).collect()
}

/// The page with other words between `<!-- NAME -->` and `<!-- end of NAME -->`.
#[track_caller]
pub fn replaced(page: &str, name: &str, words: &str) -> String {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
    let parts = page.split_once(&begin).and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    let (before, after) = parts.unwrap_or_else(|| panic!("the page has no part “{name}”, or not its end"));
    format!("{before}{begin}{words}{end}{after}")
}

/// Whether pages and pictures are to be written anew instead of held: `UPDATE_DOCS=1`.
pub fn updating() -> bool {
    ["UPDATE_DOCS", "UPDATE_README"].iter().any(|name| std::env::var_os(name).is_some())
}

/// Holds that a file says what it should, or makes it say so.
#[track_caller]
pub fn hold(name: &str, expected: &str) {
    if updating() {
        fs::write(root().join(name), expected).expect("the file can be written");
    }
    let found = fs::read_to_string(root().join(name)).unwrap_or_default().replace("\r\n", "\n");
    if found != expected {
        let pair = found.lines().zip(expected.lines()).enumerate().find(|(_, (old, new))| old != new);
        let first = pair.map_or(String::new(), |(at, (old, new))| format!("\nline {}:\n- {old}\n+ {new}", at + 1));
        panic!("{name} is stale; UPDATE_DOCS=1 in front of the test writes it anew{first}");
    }
}
