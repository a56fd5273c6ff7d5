//! The pages say what is true: every command in them runs, what they show is what the program says, and links lead somewhere.
//!
//! `UPDATE_DOCS=1 cargo test --test docs` writes anew what the program says: the pages of the rules, the help and the outputs.

#![allow(clippy::unwrap_used, reason = "a test may")]

#[path = "docs/dates.rs"]
mod dates;
#[path = "docs/links.rs"]
mod links;
#[path = "docs/names.rs"]
mod names;
mod pages;
mod program;
#[path = "docs/rules.rs"]
mod rules;
#[cfg(unix)]
#[path = "docs/shell.rs"]
mod shell;

#[cfg(unix)]
use std::fmt::Write;

use jiff::civil::Date;
#[cfg(unix)]
use rayon::prelude::*;
use sitlint::document::Document;
use sitlint::format::Format;
use sitlint::prose::Lexicon;
use sitlint::text::Source;

use program::Folder;

/// A draft in Markdown, read.
fn draft(text: &str, given: Option<Date>) -> Document {
    Document::read(Source::new("a.md", text), Format::Markdown, Lexicon::built_in(), given)
}

/// The commands of the program, those of `rules` too.
fn commands() -> Vec<String> {
    let folder = Folder::with(&[]);
    let of = |words: &[&str]| -> Vec<String> {
        let help = folder.run(&[words, &["--help"]].concat()).out;
        let list = help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap().to_owned();
        let begin = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
        let names = begin.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help");
        names.map(|name| [words, &[name]].concat().join(" ")).collect()
    };
    let all = [of(&[]), of(&["rules"])].concat();
    assert!(all.len() > 15, "{all:?}");
    all
}

fn help(command: &str) -> String {
    let words: Vec<&str> = command.split(' ').chain(["--help"]).collect();
    let out = Folder::with(&[]).run(&words).out;
    let lines: Vec<&str> = out.lines().map(str::trim_end).collect();
    format!("{}\n", lines.join("\n"))
}

#[test]
fn every_command_has_a_page() {
    let (readme, index) = (pages::read("README.md"), pages::read("docs/commands/README.md"));
    for command in commands() {
        let file = format!("{}.md", command.replace(' ', "-"));
        assert!(index.contains(&format!("]({file})")), "docs/commands/README.md does not lead to {file}");
        assert!(readme.contains(&format!("](docs/commands/{file})")), "the README does not lead to {file}");
        let page = pages::read(&format!("docs/commands/{file}"));
        assert!(page.starts_with(&format!("# sitlint {command}\n")), "docs/commands/{file} has another title");
        assert!(page.contains("\n## Exit codes\n"), "{file} tells no exit code");
    }
}

/// What is wrong with how a command ended, by what the page shows of it.
#[cfg(unix)]
fn wrong(step: &shell::Step<'_>, done: &shell::Done) -> Option<String> {
    match &step.shown {
        Some((shown, _)) if shell::agrees(shown, &done.out) => None,
        Some((shown, _)) => Some(format!("is shown to print\n{shown}and prints\n{}", done.out)),
        None if done.undone || done.code > 1 => Some(format!("ends with exit code {}:\n{}", done.code, done.out)),
        None => None,
    }
}

/// The page with what the commands print now; an output that is shown in part is for its author to mend.
#[cfg(unix)]
fn renewed(page: &str, steps: &[&shell::Step<'_>], done: &[shell::Done]) -> String {
    let mut text = page.to_owned();
    for (step, done) in steps.iter().zip(done).rev() {
        let Some((shown, at)) = step.shown.clone() else { continue };
        let whole = !shown.lines().any(|line| line == "…");
        if whole && !shell::agrees(shown, &done.out) {
            text.replace_range(at, &format!("{}\n", done.out.trim_end()));
        }
    }
    text
}

#[cfg(unix)]
#[test]
fn a_page_that_is_wrong_is_found_out() {
    let page = "```console\n$ echo one two\n…\n$ echo one\ntwo\n$ sitlint chekc\n$ cat note\nOurs.\n```\n\
                ```sh\nsitlint chekc | cat\nno-such-program\ntrue # and nothing else\n```\n";
    let page = format!("```text note\nOurs.\n```\n{page}");
    let steps = shell::steps(&page);
    let steps: Vec<_> = steps.iter().collect();
    let done = shell::run(&page, &steps);
    let wrongs: Vec<bool> = steps.iter().zip(&done).map(|(step, done)| wrong(step, done).is_some()).collect();
    assert_eq!(wrongs, [false, false, true, true, false, true, true, false]);
    let renewed = renewed(&page, &steps, &done);
    assert!(renewed.contains("$ echo one two\n…\n$ echo one\none\n$ sitlint chekc\n$ cat"), "{renewed}");
    let part = "a\n…\nc\n…\ne\n";
    assert!(
        shell::agrees(part, "a\nb\nc\ne\n")
            && !shell::agrees(part, "a\nb\nd\ne\n")
            && !shell::agrees(part, "a\nc\nd\n")
    );
}

/// Holds one page, and says what is wrong in it, how many commands ran, and which parts of the list of others it needed.
#[cfg(unix)]
fn held(name: &str) -> (String, usize, Vec<&'static str>) {
    let mut page = pages::read(name);
    if let Some(command) = command_of(name) {
        let block = format!("```text\n{}```\n", help(&command));
        page = pages::replaced(&page, &format!("help of sitlint {command}"), &block);
    }
    let steps = shell::steps(&page);
    let left_out = steps.iter().filter_map(|step| shell::left_out(&step.command)).map(|(begin, _)| *begin).collect();
    let steps: Vec<_> = steps.iter().filter(|step| shell::left_out(&step.command).is_none()).collect();
    let done = if steps.is_empty() { Vec::new() } else { shell::run(&page, &steps) };
    let expected = if pages::updating() { renewed(&page, &steps, &done) } else { page.clone() };
    pages::hold(name, &expected);
    let mut wrongs = String::new();
    for (step, done) in steps.iter().zip(&done).filter(|_| !pages::updating()) {
        if let Some(wrong) = wrong(step, done) {
            let _ = writeln!(wrongs, "{name}: `{}` {wrong}", step.command);
        }
    }
    if let Some(step) = steps.get(done.len()) {
        let _ = writeln!(wrongs, "{name}: nothing came after `{}`", step.command);
    }
    (wrongs, done.len(), left_out)
}

#[cfg(unix)]
#[test]
fn every_page_does_what_it_shows() {
    let elsewhere = |name: &String| shell::PAGES_ELSEWHERE.iter().any(|(begin, _)| name.starts_with(begin));
    let names: Vec<String> = pages::all().into_iter().filter(|name| !elsewhere(name)).collect();
    let held: Vec<_> = names.par_iter().map(|name| held(name)).collect();
    let wrongs: String = held.iter().map(|(wrongs, ..)| wrongs.as_str()).collect();
    assert!(wrongs.is_empty(), "{wrongs}");
    let ran: usize = held.iter().map(|(_, ran, _)| ran).sum();
    assert!(ran > 60, "only {ran} commands");
    for (begin, why) in shell::ELSEWHERE {
        let needed = held.iter().any(|(.., left_out)| left_out.contains(begin));
        assert!(needed, "no page has `{begin}` any more ({why}): strike it from the list");
    }
}

/// The command of which it is the page.
#[cfg(unix)]
fn command_of(name: &str) -> Option<String> {
    let command = name.strip_prefix("docs/commands/").and_then(|file| file.strip_suffix(".md"));
    command.filter(|command| *command != "README").map(|command| command.replace('-', " "))
}

/// Options of other programs that pages speak of.
const OTHERS: &[&str] = &[
    "--locked",
    "--path",
    "--test",
    "--release",
    "--bundle",
    "--target",
    "--install-extension",
    "--health",
    "--ignore-scripts",
];

#[test]
fn every_option_that_a_page_names_is_there() {
    let help: String = commands().iter().map(|command| help(command)).collect::<String>() + " --version ";
    let mut wrongs = Vec::new();
    for name in pages::all() {
        let page = pages::read(&name);
        // Pages on other programs are full of their options.
        let others = name == "docs/install.md" || name.starts_with("docs/ci/");
        let lines = page.lines().filter(|line| !others || line.contains("sitlint "));
        for word in lines.flat_map(|line| line.split(|char: char| !(char.is_ascii_alphanumeric() || char == '-'))) {
            let option = word.starts_with("--") && word[2..].starts_with(|char: char| char.is_ascii_lowercase());
            let known = help.contains(&format!("{word} "))
                || help.contains(&format!("{word}\n"))
                || help.contains(&format!("{word},"));
            if option && !known && !OTHERS.contains(&word) {
                wrongs.push(format!("{name}: {word}"));
            }
        }
    }
    assert!(wrongs.is_empty(), "in no help: {wrongs:#?}");
}
