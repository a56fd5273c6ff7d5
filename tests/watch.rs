//! `--watch`: reports again when something is saved, reads again only what was, and ends with the last report's exit code.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may")]

mod program;

use std::fs;
use std::fs::File;
use std::io::BufRead;
use std::process::{Child, Command};
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::{Duration, SystemTime};

use program::Folder;

const UNSOURCED: &str = "Gas in the coal store at Pit Two on 6 June 2022 killed 13 miners.\n";
const QUIET: &str = "The school opened again on 3 May 2024.\n";

/// A watch that runs.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn of(folder: &Folder, more: &[&str]) -> Self {
        let asked = ["check", "--watch", "--format", "concise", "--statistics"];
        let (child, out) = folder.started(&[&asked, more].concat());
        let (told, lines) = mpsc::channel();
        thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| told.send(line)));
        Self { child, lines }
    }

    /// All lines up to one that begins so.
    #[track_caller]
    fn until(&self, beginning: &str) -> Vec<String> {
        let mut said = Vec::new();
        loop {
            let line = self.lines.recv_timeout(Duration::from_mins(1));
            said.push(line.unwrap_or_else(|_| panic!("{beginning:?} is awaited after {said:?}")));
            if said.last().unwrap().starts_with(beginning) {
                return said;
            }
        }
    }

    /// Presses Ctrl-C and gives the exit code.
    fn ended(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

fn date_back(folder: &Folder, name: &str) {
    let then = SystemTime::now() - Duration::from_hours(1);
    File::options().write(true).open(folder.path(name)).unwrap().set_modified(then).unwrap();
}

#[test]
fn what_is_saved_is_reported_and_the_last_report_decides_how_it_ends() {
    let folder = Folder::with(&[("a.md", UNSOURCED), ("b.md", QUIET)]);
    let watch = Watch::of(&folder, &[]);
    watch.until("1 error in 2 drafts");
    folder.write("a.md", QUIET.as_bytes());
    let said = watch.until("No questions raised.");
    assert!(said.contains(&"== changed: a.md".to_owned()), "{said:?}");
    folder.write("new.md", UNSOURCED.as_bytes());
    assert!(watch.until("1 error in 3 drafts").contains(&"== changed: new.md".to_owned()));
    fs::remove_file(folder.path("new.md")).unwrap();
    assert!(watch.until("No questions raised.").contains(&"== gone: new.md".to_owned()));
    folder.write("b.md", UNSOURCED.as_bytes());
    watch.until("1 error in 2 drafts");
    assert_eq!(watch.ended(), Some(1));
}

#[test]
fn a_watch_without_findings_ends_well() {
    let folder = Folder::with(&[("b.md", QUIET)]);
    let watch = Watch::of(&folder, &[]);
    watch.until("No questions raised.");
    assert_eq!(watch.ended(), Some(0));
}

#[test]
fn settings_and_rule_files_are_read_again() {
    let folder = Folder::with(&[("in/a.md", UNSOURCED)]);
    let watch = Watch::of(&folder, &["--quiet"]);
    watch.until("     1  error");
    folder.write("sitlint.toml", b"rules = [\"house/*.toml\"]\n[severity]\nunsourced-casualty-figure = \"hint\"\n");
    watch.until("     1  hint");
    let rule = "[[rule]]\ncode = \"OWN001\"\nname = \"coal\"\nmessage = \"Coal?\"\nseverity = \"error\"\nfind.phrase = \"coal store\"\n";
    folder.write("house/own.toml", rule.as_bytes());
    folder.write("sitlint.toml", b"rules = [\"house/*.toml\"]\n");
    watch.until("     1  error    OWN001");
    folder.write("house/own.toml", rule.replace("\"error\"", "\"info\"").as_bytes());
    watch.until("     1  info     OWN001");
    assert_eq!(watch.ended(), Some(1));
}

#[test]
fn only_what_was_saved_is_read_again() {
    let folder = Folder::with(&[("a.md", UNSOURCED), ("b.md", UNSOURCED)]);
    date_back(&folder, "a.md");
    date_back(&folder, "b.md");
    let watch = Watch::of(&folder, &[]);
    watch.until("2 errors in 2 drafts");
    // This one looks as it did, so it is not opened: what it says now is not known.
    let then = fs::metadata(folder.path("b.md")).unwrap().modified().unwrap();
    fs::write(folder.path("b.md"), " ".repeat(UNSOURCED.len())).unwrap();
    File::options().write(true).open(folder.path("b.md")).unwrap().set_modified(then).unwrap();
    thread::sleep(Duration::from_secs(1));
    folder.write("a.md", QUIET.as_bytes());
    watch.until("1 error in 2 drafts");
    assert_eq!(watch.ended(), Some(1));
}

#[test]
fn what_a_draft_says_of_names_is_judged_anew_in_the_others() {
    let select = ["--select", "name-variant-across-documents", "--quiet"];
    let folder = Folder::with(&[("a.md", "The envoy met Sergey Brakan.\n"), ("b.md", "The envoy met Omar Tell.\n")]);
    folder.write("twice.md", b"The envoy met Sergey Brakan.\n");
    let watch = Watch::of(&folder, &[&select[..2], &["--severity", "name-variant-across-documents=error"]].concat());
    watch.until("No questions raised.");
    folder.write("c.md", b"The envoy met Omar Tell.\n");
    watch.until("== changed: c.md");
    watch.until("No questions raised.");
    folder.write("b.md", b"The envoy met Sergei Brakan.\n");
    watch.until("1 error in 4 drafts");
    // The question is about b.md, which is not saved: it is answered elsewhere.
    fs::remove_file(folder.path("a.md")).unwrap();
    fs::remove_file(folder.path("twice.md")).unwrap();
    watch.until("No questions raised.");
    assert_eq!(watch.ended(), Some(0));
}

#[test]
fn what_cannot_be_watched_is_told() {
    let folder = Folder::with(&[("a.md", QUIET)]);
    let says = [
        (&["check", "--watch", "-"][..], "standard input is read once and cannot be watched; name drafts or folders."),
        (&["check", "--watch", "--format", "json"], "--watch reports to people: its format is pretty or concise."),
    ];
    for (arguments, says) in says {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.err), (2, format!("sitlint: {says}\n")), "{arguments:?}");
    }
    for other in ["--fix", "--diff", "--output=x", "--write-baseline=x", "--annotate=x", "--input=jsonl"] {
        let run = folder.run(&["check", "--watch", other]);
        assert!(run.code == 2 && run.err.contains("cannot be used with"), "{other}: {}", run.err);
    }
}
