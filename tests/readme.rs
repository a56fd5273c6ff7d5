//! The README says what is true: its two commands, its picture, what it lists. `tests/docs.rs` runs its other commands.
//!
//! `UPDATE_DOCS=1 cargo test --test readme` writes the picture anew.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod pages;

use std::fmt::Write;
use std::process::Command;

use pages::{hold, root};

/// What the picture shows, as it is told under it.
const PICTURED: &[&str] = &[
    "check",
    "tests/drafts/demo",
    "--select",
    "unsourced-casualty-figure,known-name-misspelling,name-variant-across-documents,unsourced-affected-figure",
];

fn readme() -> String {
    pages::read("README.md")
}

fn sitlint(arguments: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_sitlint"))
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("the program was built for this test");
    String::from_utf8(done.stdout).expect("the program writes UTF-8").replace("\r\n", "\n")
}

#[test]
fn the_first_block_holds_two_commands() {
    let readme = readme();
    let block = readme.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).expect("there is a block");
    assert_eq!(block.lines().count(), 2, "{block}");
    assert!(!readme.split("```sh\n").next().is_some_and(|before| before.contains("```")), "it is the first block");
}

#[test]
fn the_picture_is_real_output() {
    let coloured = sitlint(&[PICTURED, &["--isolated", "--color", "always"]].concat());
    hold("docs/check.svg", &picture(&coloured));
    assert!(readme().contains("docs/check.svg"));
}

#[test]
fn it_names_every_group_profile_and_form() {
    let readme = readme();
    let help = sitlint(&["check", "--help"]);
    let forms =
        help.split("Possible values:").find(|part| part.contains("- pretty:")).expect("the help lists the forms");
    let forms = forms.lines().filter_map(|line| line.trim().strip_prefix("- ")?.split(':').next());
    let forms: Vec<_> = forms.map(|form| format!("`{form}`")).collect();
    assert!(forms.len() > 8, "{forms:?}");
    let profiles: Vec<_> = sitlint::config::profiles().map(|profile| format!("`{profile}`")).collect();
    let groups = sitlint::rule::Group::ALL.iter().map(|(_, name, _)| format!("docs/rules/README.md#{name}"));
    let groups = groups.filter(|group| !group.ends_with("#own"));
    let ledger = ["table", "csv", "hxl", "json", "jsonl", "markdown", "html"].map(|form| format!("`{form}`"));
    for word in forms.into_iter().chain(profiles).chain(groups).chain(ledger) {
        assert!(readme.contains(&word), "the README does not name {word}");
    }
}

/// A terminal's coloured text as an SVG picture.
fn picture(text: &str) -> String {
    const LINE: usize = 19;
    let lines: Vec<&str> = text.lines().collect();
    let widest = lines.iter().map(|line| spans(line).iter().map(|(_, words)| words.chars().count()).sum()).max();
    let (width, height) = (40 + widest.unwrap_or(0) * 84 / 10, 30 + lines.len() * LINE);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"monospace\" font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1e2227\"/>\n"
    );
    for (number, line) in lines.iter().enumerate() {
        let _ = write!(svg, "<text x=\"20\" y=\"{}\" xml:space=\"preserve\">", 30 + number * LINE);
        for (style, words) in spans(line) {
            let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let _ = write!(svg, "<tspan {style}>{words}</tspan>");
        }
        svg.push_str("</text>\n");
    }
    svg.push_str("</svg>\n");
    svg
}

/// The runs of a line with the style that the escape sequences give them.
fn spans(line: &str) -> Vec<(String, &str)> {
    let (mut colour, mut weight) = ("#d7dae0", "normal");
    let mut found = Vec::new();
    for (number, part) in line.split("\u{1b}[").enumerate() {
        let words = if number == 0 { part } else { part.split_once('m').map_or("", |(_, words)| words) };
        if number > 0 {
            for code in part.split('m').next().unwrap_or("").split(';') {
                match code {
                    "" | "0" => (colour, weight) = ("#d7dae0", "normal"),
                    "1" => weight = "bold",
                    "31" => colour = "#ff7b72",
                    "32" => colour = "#7ee787",
                    "33" => colour = "#e3b341",
                    "34" => colour = "#79c0ff",
                    "36" => colour = "#76e3ea",
                    _ => {}
                }
            }
        }
        if !words.is_empty() {
            found.push((format!("fill=\"{colour}\" font-weight=\"{weight}\""), words));
        }
    }
    found
}

#[test]
fn it_names_every_ending_of_a_draft_and_so_does_the_help() {
    let (readme, help) = (readme(), sitlint(&["check", "--help"]));
    for (ending, _) in sitlint::format::Format::ENDINGS {
        assert!(readme.contains(&format!("`.{ending}`")), "the README does not name .{ending}");
        assert!(help.contains(&format!(".{ending}")), "the help does not name .{ending}: {help}");
    }
}
