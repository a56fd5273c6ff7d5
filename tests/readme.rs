//! The README says what is true: its commands, its picture, its table of rules, the options it names.
//!
//! `UPDATE_README=1 cargo test --test readme` writes the picture and the table anew.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the picture shows, as it is told under it.
const PICTURED: &[&str] = &[
    "check",
    "tests/drafts/demo",
    "--select",
    "unsourced-casualty-figure,known-name-misspelling,name-variant-across-documents,unsourced-affected-figure",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).expect("the README is there")
}

fn sitlint(arguments: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_sitlint"))
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("the program was built for this test");
    String::from_utf8(done.stdout).expect("the program writes UTF-8").replace("\r\n", "\n")
}

/// Holds that a file says what the program says, or makes it say so.
#[track_caller]
fn hold(path: &Path, expected: &str) {
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(path, expected).expect("the file can be written");
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(found == expected, "{} is stale: run UPDATE_README=1 cargo test --test readme", path.display());
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
    hold(&root().join("docs/check.svg"), &picture(&coloured));
    assert!(readme().contains("docs/check.svg"));
}

#[test]
fn the_table_lists_every_rule() {
    let readme = readme();
    let (before, rest) = readme.split_once("<!-- rules -->\n").expect("the table is marked");
    let (_, after) = rest.split_once("<!-- end of rules -->").expect("the table's end is marked");
    let table = sitlint(&["rules", "--format", "markdown"]);
    hold(&root().join("README.md"), &format!("{before}<!-- rules -->\n{table}<!-- end of rules -->{after}"));
}

#[test]
fn its_rule_file_passes_its_own_examples() {
    let readme = readme();
    let rules =
        readme.split("~~~toml\n").nth(1).and_then(|rest| rest.split("~~~").next()).expect("there is a rule file");
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("own.toml");
    fs::write(&file, rules).expect("the file can be written");
    let done = Command::new(env!("CARGO_BIN_EXE_sitlint"))
        .args(["rules", "test"])
        .arg(&file)
        .output()
        .expect("the program was built for this test");
    assert!(
        done.status.success(),
        "{}{}",
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    );
}

#[test]
fn its_ledger_is_real_output() {
    let readme = readme();
    let (before, rest) =
        readme.split_once("```console\n$ sitlint ledger --source none --harm").expect("there is a ledger");
    let (block, after) = rest.split_once("```").expect("the block ends");
    let (arguments, _) = block.split_once('\n').expect("output follows the command");
    let command: Vec<&str> =
        ["ledger", "--source", "none", "--harm"].into_iter().chain(arguments.split_whitespace()).collect();
    let out = sitlint(&command);
    assert!(out.lines().count() > 2, "{out}");
    let told = "```console\n$ sitlint ledger --source none --harm";
    hold(&root().join("README.md"), &format!("{before}{told}{arguments}\n{out}```{after}"));
}

#[test]
fn every_option_it_names_is_there() {
    let help: String = ["check", "ledger", "names", "rules", "server", "extract"]
        .map(|command| sitlint(&[command, "--help"]))
        .concat();
    for word in readme().split(|char: char| !(char.is_ascii_alphanumeric() || char == '-')) {
        let cargos = ["--release", "--test", "--locked", "--path", "--git"].contains(&word);
        if word.starts_with("--") && word.len() > 3 && !cargos {
            assert!(help.contains(word), "{word} is in the README and in no help");
        }
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
