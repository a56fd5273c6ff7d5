//! What is shipped beside the program says what is true of it: the hooks, the action, the templates, the release workflow, and
//! the pages about them. `tests/ship/run.sh` runs them.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod program;

use std::collections::BTreeSet;

use program::Folder;
use sitlint::format::Format;

const HOOKS: &str = include_str!("../.pre-commit-hooks.yaml");
const ACTION: &str = include_str!("../action.yml");
const GITLAB: &str = include_str!("../templates/gitlab.yml");
const RELEASE: &str = include_str!("../.github/workflows/release.yml");
const INSTALL: &str = include_str!("../docs/install.md");
const PAGES: [(&str, &str); 6] = [
    ("azure.md", include_str!("../docs/ci/azure.md")),
    ("github.md", include_str!("../docs/ci/github.md")),
    ("gitlab.md", include_str!("../docs/ci/gitlab.md")),
    ("jenkins.md", include_str!("../docs/ci/jenkins.md")),
    ("pre-commit.md", include_str!("../docs/ci/pre-commit.md")),
    ("reviewdog.md", include_str!("../docs/ci/reviewdog.md")),
];
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// All files that name options of `sitlint check`.
fn callers() -> impl Iterator<Item = (&'static str, &'static str)> {
    [("hooks", HOOKS), ("action.yml", ACTION), ("gitlab.yml", GITLAB)].into_iter().chain(PAGES)
}

/// The page with this name.
fn page(name: &str) -> &'static str {
    PAGES.iter().find(|(known, _)| *known == name).unwrap().1
}

/// What stands after `before` wherever it does, up to the first character that is none of a word.
fn after<'a>(text: &'a str, before: &str) -> BTreeSet<&'a str> {
    let ends =
        |rest: &'a str| rest.split(|at: char| !at.is_ascii_alphanumeric() && !"-_.".contains(at)).next().unwrap();
    text.split(before).skip(1).map(ends).filter(|word| !word.is_empty()).collect()
}

#[test]
fn the_hooks_look_at_each_ending_of_a_draft_and_no_other() {
    let endings: Vec<_> = Format::ENDINGS.iter().map(|&(ending, _)| ending).collect();
    let files = format!("files: '(?i)\\.({})$'", endings.join("|"));
    for text in [HOOKS, page("pre-commit.md")] {
        let given: Vec<_> = text.lines().map(str::trim).filter(|line| line.starts_with("files:")).collect();
        assert!(given.len() >= 2 && given.iter().all(|line| *line == files), "{given:?}\n{files}");
    }
    assert_eq!(HOOKS.matches("- id: ").count(), HOOKS.matches("files: ").count());
}

#[test]
fn hooks_that_build_and_hooks_that_do_not_ask_the_same() {
    let hooks = HOOKS.split("- id: ").skip(1).map(|hook| {
        let lines = hook.lines().skip(1).filter(|line| !line.trim_start().starts_with('#'));
        (hook.lines().next().unwrap(), lines.filter(|line| !line.contains("language:")).collect::<Vec<_>>())
    });
    let hooks: Vec<_> = hooks.collect();
    for name in ["sitlint", "sitlint-protection"] {
        let asked = |name: &str| &hooks.iter().find(|(known, _)| *known == name).unwrap().1;
        assert_eq!(asked(name), asked(&format!("{name}-system")));
        assert!(page("pre-commit.md").contains(&format!("| `{name}` |")) && asked(name).len() > 4);
    }
}

#[test]
fn each_option_that_is_passed_exists() {
    let help = Folder::with(&[]).run(&["check", "--help"]).out;
    let known = after(&help, "--");
    let mut seen = 0;
    for (file, text) in callers() {
        for line in
            text.lines().filter(|line| line.contains("sitlint") || line.contains("SARIF:") || line.contains("args:"))
        {
            let calls = line.split_once("sitlint").map_or(line, |(_, call)| call);
            if calls.contains("/pip") || calls.contains("cargo install") || line.contains("git commit") {
                continue;
            }
            for option in after(calls.split(" | reviewdog").next().unwrap(), "--") {
                assert!(known.contains(option), "{file} passes --{option}: {line}");
                seen += 1;
            }
        }
        for form in after(text, "--format ")
            .into_iter()
            .chain(after(text, "--output ").into_iter().filter(|at| !at.contains('.')))
        {
            assert!(help.contains(&format!("- {form}:")), "{file} asks for the form {form}");
        }
    }
    assert!(seen > 15, "{seen} options");
}

#[test]
fn the_page_tells_of_each_input_of_the_action() {
    let names = |text: &'static str, start: &str, end: char| -> Vec<&str> {
        let lines = text.lines().filter_map(|line| line.strip_prefix(start)?.split_once(end));
        lines.map(|(name, _)| name).filter(|name| !name.starts_with([' ', '-'])).collect()
    };
    let inputs = ACTION.split("inputs:\n").nth(1).unwrap().split("runs:\n").next().unwrap();
    assert_eq!(names(page("github.md"), "| `", '`'), names(inputs, "  ", ':'));
}

#[test]
fn no_script_of_the_action_holds_an_input() {
    let scripts: Vec<_> =
        ACTION.split("run: |\n").skip(1).map(|rest| rest.split("    - name:").next().unwrap()).collect();
    assert_eq!((scripts.len(), ACTION.matches("run: ").count()), (2, 2));
    assert!(scripts.iter().all(|script| !script.contains("${{")));
}

#[test]
fn the_template_and_its_page_speak_of_the_same_variables() {
    let of = |text: &'static str| after(text, "SITLINT_").into_iter().map(|name| name.trim_end_matches('.')).collect();
    let (template, page): (BTreeSet<_>, BTreeSet<_>) = (of(GITLAB), of(page("gitlab.md")));
    assert_eq!((template.len(), &template), (3, &page));
}

#[test]
fn there_is_one_version() {
    let extension = include_str!("../editors/vscode/package.json");
    assert!(extension.contains(&format!("\"version\": \"{VERSION}\",")));
    assert!(include_str!("../pyproject.toml").contains("dynamic = [\"version\"]"));
    for (file, text) in [("install.md", INSTALL)].into_iter().chain(PAGES) {
        let packages = after(text, "sitlint-").into_iter().filter_map(|name| name.split('-').next());
        let numbered = packages.filter(|name| name.starts_with(|at: char| at.is_ascii_digit()));
        let tags = after(text, "@v").into_iter().chain(after(text, "rev: v")).filter(|tag| tag.contains('.'));
        for version in numbered.chain(tags) {
            assert_eq!(version, VERSION, "{file}");
        }
    }
    assert!(INSTALL.contains(&format!("sitlint-{VERSION}-TARGET")) && INSTALL.contains(&format!("`v{VERSION}`")));
}

#[test]
fn the_page_on_installing_names_each_target_of_the_release() {
    let built: Vec<_> = RELEASE.lines().filter_map(|line| line.trim().strip_prefix("- { runner: ")).collect();
    let built = built.iter().map(|line| {
        let word = |name: &str| *after(line, name).first().unwrap();
        format!("| `{}` | `{}` |", word("target: "), word("platform: "))
    });
    let told = INSTALL
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split_once(" | `"))
        .map(|(_, rest)| format!("| `{rest}"))
        .filter(|row| row.ends_with("` |"));
    let (built, told): (BTreeSet<_>, BTreeSet<_>) = (built.collect(), told.collect());
    assert_eq!((built.len(), &built), (5, &told));
}

#[test]
fn a_release_asks_for_no_more_than_it_needs() {
    let uses: Vec<_> = RELEASE.lines().filter_map(|line| line.split_once("uses: ")).map(|(_, action)| action).collect();
    for action in &uses {
        let commit = action.split_once('@').unwrap().1.split(" # v").next().unwrap();
        assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{action} may change");
    }
    assert!(uses.len() >= 6);
    assert!(RELEASE.contains("on:\n  push:\n    tags: ['v*']\n\npermissions: {}\n") && !RELEASE.contains("secrets."));
    let rights: Vec<_> =
        RELEASE.lines().map(str::trim).filter(|line| line.ends_with(": write") || line.ends_with(": read")).collect();
    assert_eq!(rights, ["contents: read", "contents: write", "id-token: write"]);
}
