//! Names of files and words of drafts command nothing that reads an output: no terminal, and no runner of a CI system.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may")]

mod program;

use program::Folder;
use proptest::prelude::*;

/// What terminals and runners obey.
const HOSTILE: &[&str] = &[
    "\u{1b}[2J",
    "\u{1b}]8;;https://example.org\u{1b}\\x\u{1b}]8;;\u{7}",
    "\u{9b}31m",
    "\u{7f}",
    "\u{8}\u{8}",
    "\u{202e}",
    "\u{2066}",
    "\u{2028}",
    "\n::error::x\n",
    "\r::stop-commands::x\r",
    "::add-mask::13",
    "##[add-mask]13",
    "##vso[task.setvariable variable=a]b",
    "###[group]x",
    "##teamcity[x]",
    "]]><evil/>",
    "%0A::warning::x",
    " ",
    "=x",
    "a::b,c=d",
];

const SAID: &[&str] = &[
    "On 6 June 2022 a slide at Pit Two killed 13 miners.",
    "The the lamp went out.",
    "Call Rana Tell on +44 20 7946 0958 for more.",
    "Some 700 civilians, reportedly, fled “Pit Two” last week.",
    "The envoy met Sergey Brakan. Sergei Brakan left on Friday.",
];

/// Everything that says something of drafts.
const ASKED: &[&[&str]] = &[
    &["check", "--format", "pretty"],
    &["check", "--format", "concise"],
    &["check", "--format", "json"],
    &["check", "--format", "jsonl"],
    &["check", "--format", "github"],
    &["check", "--format", "gitlab"],
    &["check", "--format", "junit"],
    &["check", "--format", "rdjson"],
    &["check", "--format", "sarif"],
    &["check", "--statistics"],
    &["check", "--diff"],
    &["ledger"],
    &["ledger", "--format", "csv"],
    &["ledger", "--format", "hxl"],
    &["ledger", "--format", "json"],
    &["ledger", "--format", "jsonl"],
    &["ledger", "--format", "markdown"],
    &["ledger", "--format", "html"],
    &["extract"],
    &["names"],
    &["names", "--format", "json"],
    &["names", "--format", "jsonl"],
    &["names", "--format", "toml"],
];

/// Whether a line is a command by the rules of GitHub's runner.
fn is_command(line: &str) -> bool {
    line.trim_start().strip_prefix("::").is_some_and(|rest| rest.contains("::"))
}

#[track_caller]
fn harmless(out: &str, asked: &[&str]) {
    let obeyed = |char: &char| {
        char.is_control() && !matches!(char, '\n' | '\r' | '\t')
            || matches!(char, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    assert_eq!(out.chars().find(obeyed), None, "{asked:?}: {out:?}");
    assert!(!out.replace("\r\n", "").contains('\r'), "{asked:?}: {out:?}");
    for command in ["##[", "##vso[", "##teamcity["] {
        assert!(!out.contains(command), "{asked:?} says {command}: {out:?}");
    }
    for line in out.lines().filter(|line| is_command(line)) {
        let ours = ["::error file=", "::warning file=", "::notice file="].iter().any(|ours| line.starts_with(ours));
        assert!(ours && asked.contains(&"github"), "{asked:?} says {line:?}");
    }
}

/// Holds all outputs about one draft to it.
#[track_caller]
fn check(name: &str, text: &str) {
    let folder = Folder::with(&[]);
    folder.write(&format!("in/{name}.md"), text.as_bytes());
    folder.write(&format!("in/{name}.broken.docx"), b"no package");
    let missing = format!("{name}.txt");
    let found = folder.run(&["check", "--select", "ALL", "--format", "jsonl", "in"]).lines().len();
    for &asked in ASKED {
        let select: &[&str] = if asked[0] == "check" { &["--select", "ALL"] } else { &[] };
        // A name is given as the shell would give it: from inside the folder it begins the line.
        let errors = asked.len() == 1 || asked.contains(&"pretty");
        for place in [&["in"][..], &["--", &missing]].into_iter().take(1 + usize::from(errors)) {
            let run = folder.run(&[asked, select, place].concat());
            harmless(&run.out, asked);
            harmless(&run.err, asked);
            let markup = ["junit", "html", "markdown"].iter().any(|form| asked.contains(form));
            assert!(!markup || !run.out.contains("<evil"), "{asked:?}: {}", run.out);
            if asked.contains(&"github") && place == ["in"] {
                assert_eq!(run.out.lines().count(), found, "{}", run.out);
            }
        }
    }
}

#[test]
fn every_hostile_word_is_shown_and_not_obeyed() {
    let text: Vec<_> = HOSTILE
        .iter()
        .flat_map(|hostile| SAID.iter().map(move |said| said.replace(' ', &format!(" {hostile} "))))
        .collect();
    check(&HOSTILE[..8].concat().replace('/', ""), &text.join("\n\n"));
    let lines: Vec<_> = HOSTILE
        .iter()
        .zip(SAID.iter().cycle())
        .map(|(hostile, said)| format!("{hostile}\n{said}\n{hostile}\n"))
        .collect();
    check(&HOSTILE[8..].concat().replace('/', ""), &lines.join("\n"));
}

#[test]
fn a_name_that_begins_a_line_is_no_command() {
    let folder = Folder::with(&[("::error::x.md", SAID[0]), (" ::stop-commands::y.md", SAID[0])]);
    for asked in ASKED {
        harmless(&folder.run(asked).out, asked);
    }
    let github = folder.run(&["check", "--format", "github"]).out;
    assert!(github.contains("file=./ %3A%3Astop-commands%3A%3Ay.md,"), "{github}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, max_shrink_iters: 12, ..ProptestConfig::default() })]

    #[test]
    fn no_name_and_no_word_is_obeyed(
        name in prop::collection::vec(prop::sample::select(HOSTILE), 0..4),
        words in prop::collection::vec((prop::sample::select(HOSTILE), prop::sample::select(SAID), 0..90usize), 1..6),
    ) {
        let put = |(hostile, said, at): &(&str, &str, usize)| {
            let at = (0..=*at.min(&said.len())).rev().find(|&at| said.is_char_boundary(at)).unwrap();
            format!("{}{hostile}{}", &said[..at], &said[at..])
        };
        check(&format!("{}x", name.concat().replace('/', "")), &words.iter().map(put).collect::<Vec<_>>().join("\n"));
    }
}
