//! The commands of a page, run one after the other in a folder of their own, as a reader would who begins at its top.

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::pages;
use crate::pages::{Fence, fences};
use crate::program::Folder;

/// Commands that are not run, by how they begin, and why.
pub const ELSEWHERE: &[(&str, &str)] = &[
    ("cargo ", "builds the program, for minutes; `.ci/run` runs those of the README"),
    ("code ", "needs Visual Studio Code"),
    ("editors/vscode/package.sh", "needs Node and a registry"),
    ("hxlcount ", "needs libhxl, which tests/ledger/run.sh installs"),
    ("man ", "needs a reader of man pages"),
    ("sitlint check --watch", "goes on until it is stopped; tests/watch.rs runs it"),
    ("sitlint serve", "answers until it is stopped; tests/serve.rs speaks to it"),
];

/// A command of a page and what the page shows of its output.
pub struct Step<'p> {
    pub command: String,
    /// What the page says that it prints, and where; nothing where it does not tell.
    pub shown: Option<(&'p str, Range<usize>)>,
}

/// How a command ended.
pub struct Done {
    /// The exit code.
    pub code: i32,
    /// Whether sitlint said that the work could not be done.
    pub undone: bool,
    /// What it printed, both outputs together.
    pub out: String,
}

/// Pages whose commands are run by another test, which has what they need.
pub const PAGES_ELSEWHERE: &[(&str, &str)] = &[
    ("docs/ci/", "tests/ship/run.sh, with the tools of each system that install"),
    ("docs/install.md", "tests/ship/run.sh, which builds the packages"),
];

/// The commands of a page: each line of its `sh` fences, and those behind `$` of its `console` fences. A fence with the name
/// of a file after its language is saved under that name when its turn comes.
pub fn steps(page: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for (at, fence) in fences(page).into_iter().enumerate() {
        if let Some(file) = fence.file() {
            let command = format!("mkdir -p $(dirname {file}) && cp \"$FILES/{at}\" {file}");
            steps.push(Step { command, shown: None });
        }
        match fence.language() {
            "sh" => steps.extend(lines(fence.body).into_iter().map(|command| Step { command, shown: None })),
            "console" => told(&fence, &mut steps),
            _ => {}
        }
    }
    steps
}

/// The commands of a script, a line each; `\` at the end of a line joins it with the next.
fn lines(script: &str) -> Vec<String> {
    if script.contains("<<") {
        return vec![script.to_owned()];
    }
    let joined = script.replace("\\\n", " ");
    joined.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

fn told<'p>(fence: &Fence<'p>, steps: &mut Vec<Step<'p>>) {
    let parts = fence.body.split_inclusive('\n').scan(fence.at.start, |at, line| {
        *at += line.len();
        Some((*at - line.len(), line))
    });
    for (at, line) in parts {
        match (line.strip_prefix("$ "), steps.last_mut()) {
            (Some(command), _) => steps.push(Step { command: command.trim().to_owned(), shown: None }),
            (None, Some(step)) => {
                let from = step.shown.as_ref().map_or(at, |(_, range)| range.start);
                let range = from..at + line.len();
                step.shown = Some((&fence.body[range.start - fence.at.start..range.end - fence.at.start], range));
            }
            (None, None) => panic!("a console begins with a command: {}", fence.body),
        }
    }
}

/// Why a command is not run, if it is not: one of its parts is told so.
pub fn left_out(command: &str) -> Option<&'static (&'static str, &'static str)> {
    let mut parts = command.split(['|', '&', ';']).map(str::trim);
    parts.find_map(|part| ELSEWHERE.iter().find(|(begin, _)| part.starts_with(begin) || part == begin.trim()))
}

/// Runs commands in a folder that has drafts and the files that the page shows whole.
pub fn run(page: &str, steps: &[&Step<'_>]) -> Vec<Done> {
    let folder = Folder::with(&[]);
    provide(&folder, page);
    let program = format!(
        "#!/bin/sh\n'{}' \"$@\"\ncode=$?\n[ $code -lt 2 ] || echo undone >> \"$UNDONE\"\nexit $code\n",
        env!("CARGO_BIN_EXE_sitlint")
    );
    folder.write("bin/sitlint", program.as_bytes());
    Command::new("chmod").arg("+x").arg(folder.path("bin/sitlint")).status().unwrap();
    let mut script = String::from("exec 2>&1\n");
    for step in steps {
        script += &step.command;
        script += "\ncode=$?\nprintf '\\036%s\\036%s\\036' $code \"$(cat \"$UNDONE\" 2>/dev/null)\"\n: > \"$UNDONE\"\n(exit $code)\n";
    }
    folder.write("script", script.as_bytes());
    let path = format!("{}:{}", folder.path("bin").display(), std::env::var("PATH").unwrap());
    let done = Command::new("sh")
        .arg(folder.path("script"))
        .current_dir(folder.path("work"))
        .env_clear()
        .envs([("PATH", path.as_str()), ("LC_ALL", "C.UTF-8")])
        .envs([("HOME", "work"), ("UNDONE", "undone"), ("FILES", "files")].map(|(name, at)| (name, folder.path(at))))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let out = String::from_utf8(done.stdout).unwrap().replace("\r\n", "\n");
    let parts: Vec<&str> = out.split('\u{1e}').collect();
    let ends = parts.chunks_exact(3);
    ends.map(|end| Done { code: end[1].parse().unwrap(), undone: !end[2].is_empty(), out: end[0].to_owned() }).collect()
}

/// The drafts that pages speak of, and the files that this one shows.
fn provide(folder: &Folder, page: &str) {
    let drafts = pages::root().join("tests/drafts");
    copy(&drafts, "work/tests/drafts", folder);
    let own = |fence: &Fence<'_>| fence.file().is_some_and(|file| file.starts_with("reports/"));
    if !fences(page).iter().any(own) {
        copy(&drafts, "work/reports", folder);
    }
    copy(&drafts.join("demo"), "work/archive", folder);
    let word = fs::read(pages::root().join("tests/office/weekly.docx")).unwrap();
    let draft = fs::read(drafts.join("demo/ceasefire.md")).unwrap();
    for (name, bytes) in [("report.docx", &word), ("weekly.docx", &word), ("report.md", &draft), ("draft.md", &draft)] {
        folder.write(&format!("work/{name}"), bytes);
    }
    for (at, fence) in fences(page).into_iter().enumerate() {
        folder.write(&format!("files/{at}"), fence.body.as_bytes());
    }
}

fn copy(from: &Path, to: &str, folder: &Folder) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let name = format!("{to}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            copy(&entry.path(), &name, folder);
        } else if matches!(entry.path().extension().and_then(|ending| ending.to_str()), Some("md" | "txt")) {
            folder.write(&name, &fs::read(entry.path()).unwrap());
        }
    }
}

/// Whether an output is the one that is shown; a line `…` stands for any lines, or none.
pub fn agrees(shown: &str, out: &str) -> bool {
    let lines =
        |text: &'_ str| -> Vec<String> { text.trim_end().lines().map(|line| line.trim_end().to_owned()).collect() };
    let (shown, out) = (lines(shown), lines(out));
    let parts: Vec<&[String]> = shown.split(|line| line == "…").collect();
    let [first, between @ .., last] = parts.as_slice() else { return shown == out };
    let Some(mut left) = out.strip_prefix(*first) else { return false };
    for part in between.iter().filter(|part| !part.is_empty()) {
        let Some(at) = left.windows(part.len()).position(|window| window == *part) else { return false };
        left = &left[at + part.len()..];
    }
    left.ends_with(last)
}
