//! The ledger as people and programs get it: its forms, its order, what it leaves out, and what it never lets through.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod program;

use program::Folder;
use serde_json::Value;

const DRAFT: &str = "\
---
date: 2024-05-14
---

The Karsa Health Directorate said on 13 May 2024 that 14 people were killed. Another 30 people were injured.

Activists said 9 people were killed on Friday.

Shelling reportedly killed 46 people on 3 May 2024.

No casualties were reported on 2 May 2024.
";

fn folder() -> Folder {
    Folder::with(&[("a.md", DRAFT)])
}

/// Holds that the ledger shows these figures, in this order.
#[track_caller]
fn check(arguments: &[&str], expected: &[u64]) {
    let run = folder().run(&[&["ledger", "--format", "jsonl", "a.md"], arguments].concat());
    assert_eq!((run.code, &*run.err), (0, ""));
    let figures: Vec<_> = run.lines().iter().map(|claim| claim["min"].as_u64().unwrap()).collect();
    assert_eq!(figures, expected, "{arguments:?}");
}

#[test]
fn filters_leave_out_what_does_not_meet_them() {
    check(&[], &[14, 30, 9, 46, 0]);
    check(&["--harm", "death"], &[14, 9, 46]);
    check(&["--harm", "injury,casualties"], &[30, 0]);
    check(&["--source", "none"], &[46, 0]);
    check(&["--source", "vague,named"], &[14, 30, 9]);
    check(&["--time", "anchored"], &[9]);
    check(&["--status", "zero"], &[0]);
    check(&["--min", "10"], &[14, 30, 46]);
    check(&["--min", "10", "--max", "30", "--harm", "death"], &[14]);
}

#[test]
fn filters_hold_in_every_form() {
    let folder = folder();
    for form in ["table", "csv", "hxl", "json", "jsonl", "markdown", "html"] {
        let run = folder.run(&["ledger", "--format", form, "--source", "vague", "a.md"]);
        assert!(run.out.contains("9 people") && !run.out.contains("46 people"), "{form}: {}", run.out);
        let sorted = folder.run(&["ledger", "--format", form, "--sort", "count", "a.md"]).out;
        let place = |figure: &str| sorted.find(figure).unwrap();
        assert!(place("46 people") < place("14 people"), "{form}: {sorted}");
    }
}

#[test]
fn rows_are_sorted_and_equal_ones_stay() {
    check(&["--sort", "place"], &[14, 30, 9, 46, 0]);
    check(&["--sort", "count"], &[46, 30, 14, 9, 0]);
    check(&["--sort", "harm"], &[14, 9, 46, 30, 0]);
    check(&["--sort", "source"], &[14, 30, 9, 46, 0]);
    check(&["--sort", "time"], &[0, 46, 9, 14, 30]);
}

#[test]
fn what_cannot_be_gets_a_sentence_and_2() {
    let folder = folder();
    for (arguments, told) in [
        (&["--harm", "deaths"][..], "invalid value 'deaths' for '--harm <HARM>'"),
        (&["--source", "none,nobody"], "invalid value 'nobody' for '--source <GRADE>'"),
        (&["--time", "later"], "invalid value 'later' for '--time <GRADE>'"),
        (&["--status", "true"], "invalid value 'true' for '--status <STATUS>'"),
        (&["--min", "-1"], "unexpected argument '-1'"),
        (&["--min", "ten"], "invalid value 'ten' for '--min <NUMBER>'"),
        (&["--min", "10", "--max", "3"], "--min 10 is more than --max 3: no figure can be both."),
        (&["--link", "vscode"], "--link is for --format html"),
        (&["--sort", "size"], "invalid value 'size' for '--sort <KEY>'"),
    ] {
        let run = folder.run(&[&["ledger", "a.md"], arguments].concat());
        assert_eq!((run.code, &*run.out), (2, ""), "{arguments:?}");
        assert!(run.err.contains(told), "{}", run.err);
    }
}

#[test]
fn every_decision_says_why() {
    let claims = folder().run(&["ledger", "--format", "jsonl", "a.md"]).lines();
    let why = |at: usize, part: &str| claims[at][part]["why"].as_str().unwrap().to_owned();
    assert_eq!(why(1, "source"), "sourced by “The Karsa Health Directorate said”, carried from the sentence before");
    assert_eq!(why(2, "source"), "sourced by “Activists said”; it does not say which");
    assert_eq!(why(2, "time"), "“Friday”: the last Friday on or before 14 May 2024, the draft's date (front matter)");
    assert_eq!(why(3, "source"), "no source: “reportedly” does not say who");
    let folder = folder();
    for form in ["table", "csv", "hxl", "markdown", "html"] {
        let shown = folder.run(&["ledger", "--format", form, "a.md"]).out;
        assert!(shown.contains("carried from the sentence before"), "{form}: {shown}");
        assert!(shown.contains("the last Friday on or before 14 May 2024"), "{form}: {shown}");
    }
}

#[test]
fn figures_are_counted_and_people_never_added() {
    let folder = folder();
    let last = |arguments: &[&str]| folder.run(arguments).out.lines().last().unwrap().to_owned();
    let summary = "4 figures of harm: 2 with a named source, 1 vague, 1 with none found. \
        1 more row says that nobody came to harm, or asks.";
    assert_eq!(last(&["ledger", "a.md"]), summary);
    assert_eq!(last(&["ledger", "--min", "1", "--source", "none", "a.md"]), "1 figure of harm: 1 with none found.");
    let page = folder.run(&["ledger", "--format", "html", "a.md"]).out;
    assert!(page.contains(&format!("<p>{summary}</p>")), "{page}");
    for form in ["table", "csv", "hxl", "json", "jsonl", "markdown", "html"] {
        let shown = folder.run(&["ledger", "--format", form, "a.md"]).out;
        for sum in [14 + 30 + 9 + 46, 14 + 9 + 46, 14 + 30] {
            let found = shown.split(|char: char| !char.is_ascii_digit()).any(|number| number == sum.to_string());
            assert!(!found, "{form} shows {sum}");
        }
    }
}

#[test]
fn a_ledger_of_nothing_is_still_one() {
    let folder = Folder::with(&[("a.md", "The school opened again.\n")]);
    let shown = |form| folder.run(&["ledger", "--format", form]).out;
    assert_eq!(shown("table"), "No figures of harm read.\n");
    assert_eq!(shown("jsonl"), "");
    assert_eq!(shown("json"), "[\n]\n");
    assert_eq!((shown("csv").lines().count(), shown("hxl").lines().count()), (1, 2));
    assert!(shown("markdown").starts_with("| where |"));
    assert!(shown("html").contains("<p>0 figures of harm.</p>"));
}

/// A record of comma-separated values without line breaks in its cells.
fn cells(record: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    let mut chars = record.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '"' if quoted && chars.peek() == Some(&'"') => cells.last_mut().unwrap().extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            char => cells.last_mut().unwrap().push(char),
        }
    }
    cells
}

#[test]
fn an_hxl_sheet_counts_each_harm_in_its_own_column() {
    let folder = folder();
    let sheet = folder.run(&["ledger", "--format", "hxl", "a.md"]).out;
    let rows: Vec<Vec<String>> = sheet.lines().map(cells).collect();
    let column = |tag: &str| rows[1].iter().position(|known| known == tag).unwrap();
    let values = |tag: &str| rows[2..].iter().map(|row| row[column(tag)].clone()).collect::<Vec<_>>();
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    assert_eq!(values("#affected+killed"), ["14", "", "9", "46", ""]);
    assert_eq!(values("#affected+injured"), ["", "30", "", "", ""]);
    assert_eq!(values("#affected+casualties"), ["", "", "", "", "0"]);
    assert_eq!(values("#meta+grade"), ["named", "named", "vague", "none", "none"]);
    // A hedge is nobody: a program that groups by source does not find it there.
    assert_eq!(values("#meta+source")[3..], ["", ""]);
    assert_eq!(values("#date+start")[2], "2024-05-10");
}

#[test]
fn what_the_text_denies_or_asks_is_no_count_of_a_sheet() {
    let text = "The ministry denied on 3 May 2024 that 14 people were killed.\n";
    let folder = Folder::with(&[("a.md", text)]);
    let claim = &folder.run(&["ledger", "--format", "jsonl"]).lines()[0];
    assert_eq!((&claim["status"], &claim["min"]), (&"denied".into(), &14.into()));
    let sheet = folder.run(&["ledger", "--format", "hxl"]).out;
    let rows: Vec<Vec<String>> = sheet.lines().map(cells).collect();
    let value = |tag: &str| rows[2][rows[1].iter().position(|known| known == tag).unwrap()].clone();
    assert_eq!((value("#affected+killed"), value("#indicator+num+min")), (String::new(), "14".to_owned()));
}

#[test]
fn no_cell_of_a_sheet_is_a_formula() {
    let folder = Folder::with(&[("=1.md", DRAFT), ("@b.md", DRAFT)]);
    for form in ["csv", "hxl"] {
        let sheet = folder.run(&["ledger", "--format", form]).out;
        assert!(sheet.contains("\n'=1.md") && sheet.contains("\n'@b.md"), "{sheet}");
        let formula = |cell: &String| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        assert!(!sheet.lines().flat_map(cells).any(|cell| formula(&cell)), "{sheet}");
    }
}

#[test]
fn a_page_takes_no_word_of_a_draft_for_markup() {
    let text = "\"<script>alert('a')</script>\" \u{202E}said <b onclick=x>14</b> people\u{202C} were killed on 9 June 2024.\n\n\
        <img src=x onerror=alert(1)> said 30 people\u{7} were injured.\n";
    let folder = Folder::with(&[("a & <b>'.txt", text)]);
    let claims = folder.run(&["ledger", "--format", "jsonl"]).lines();
    assert!(claims.iter().any(|claim| claim["text"].as_str().unwrap().contains("30 people")), "{claims:?}");
    let page = folder.run(&["ledger", "--format", "html"]).out;
    let rows = page.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
    for markup in ["<script", "<img", "<b ", "<b>", "\u{202E}", "\u{7}"] {
        assert!(!rows.contains(markup), "{markup:?} in {rows}");
    }
    assert!(rows.contains("a &amp; &lt;b&gt;&#39;.txt:"), "{rows}");
    assert_eq!(page.matches("<script").count(), 1);
}

#[test]
fn a_page_asks_nothing_of_the_network() {
    let page = folder().run(&["ledger", "--format", "html", "--link", "none"]).out;
    for word in ["http:", "https:", "//cdn", "src=", "@import", "url("] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("default-src 'none'; base-uri 'none'; form-action 'none'"));
}

#[test]
fn rows_link_to_their_places() {
    let folder = folder();
    let link = |arguments: &[&str], page: &str| {
        let run = folder.run(&[&["ledger", "--format", "html", "a.md"], arguments].concat());
        let page = if page.is_empty() { run.out } else { folder.read(page) };
        page.split("<a href=\"").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned())
    };
    let words = "#:~:text=May%202024%20that-,14%20people,-were%20killed.%20Another";
    assert_eq!(link(&[], ""), Some(format!("./a.md{words}")));
    std::fs::create_dir(folder.path("out")).unwrap();
    assert_eq!(link(&["--output", "out/l.html"], "out/l.html"), Some(format!("../a.md{words}")));
    let vscode = link(&["--link", "vscode"], "").unwrap();
    assert!(vscode.starts_with("vscode://file/") && vscode.ends_with("/a.md:5:55"), "{vscode}");
    assert_eq!(link(&["--link", "none"], ""), None);
}

#[test]
fn what_a_protection_rule_marks_is_masked_in_every_form() {
    let rule = "[[rule]]\ncode = \"DNH990\"\nname = \"own-protection\"\nseverity = \"error\"\nmessage = \"Masked.\"\n\
        find.phrase = [\"Rana Idris\"]\ndoc = \"\"\"\nNames a source.\n\n```bad\n[[Rana Idris]] spoke.\n```\n\
        \n```good\nA nurse spoke.\n```\n\"\"\"\n";
    let settings = "rules = [\"own.toml\"]\n";
    let text = "Rana Idris said on 3 May 2024 that 14 people were killed. Another 30 people were injured.\n";
    let folder = Folder::with(&[("own.toml", rule), ("sitlint.toml", settings), ("a.md", text)]);
    for form in ["table", "csv", "hxl", "json", "jsonl", "markdown", "html"] {
        let run = folder.run(&["ledger", "--format", form, "a.md"]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.out.contains("[masked] said"), "{form}: {}", run.out);
        assert!(!run.out.contains("Rana") && !run.out.contains("Idris"), "{form}: {}", run.out);
    }
}

#[test]
fn the_ledger_tells_who_did_it_and_under_what_header() {
    let text = "Rebel shelling killed six ferrymen on 9 June 2024.\n\n| Camp | Families displaced |\n|---|---|\n| Dalim | 30 |\n";
    let folder = Folder::with(&[("a.md", text)]);
    let claims = folder.run(&["ledger", "--format", "jsonl", "a.md"]).lines();
    assert_eq!(claims[0]["perpetrator"]["text"], "Rebel shelling");
    assert_eq!(claims[0]["perpetrator"]["end"]["column"], 15);
    assert!(claims[1]["perpetrator"].is_null());
    assert_eq!(claims[1]["people"], "Families");
    assert_eq!(claims[1]["source"]["why"], "no source found here; under the header “Families displaced”");
    let sheet = folder.run(&["ledger", "--format", "csv", "a.md"]).out;
    assert!(sheet.lines().nth(1).unwrap().ends_with(",Rebel shelling,,,"), "{sheet}");
}

fn documentation() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/commands/ledger.md")).unwrap()
}

/// The names of a list of names and values.
fn names<T>(all: &[(&str, T)]) -> Vec<String> {
    all.iter().map(|(name, _)| (*name).to_owned()).collect()
}

#[test]
fn the_page_on_the_ledger_names_every_column_and_value() {
    let folder = folder();
    let line = |form, line| cells(folder.run(&["ledger", "--format", form, "a.md"]).out.lines().nth(line).unwrap());
    let Value::Object(claim) = &folder.run(&["ledger", "--format", "jsonl"]).lines()[0] else { panic!("an object") };
    let words = [
        line("csv", 0),
        line("hxl", 1),
        claim.keys().cloned().collect(),
        names(sitlint::prose::Harm::ALL),
        names(sitlint::facts::Grade::ALL),
        names(sitlint::facts::How::ALL),
        names(sitlint::facts::Status::ALL),
        names(sitlint::claims::TimeGrade::ALL),
        names(sitlint::claims::TimeHow::ALL),
    ];
    let page = documentation();
    for word in words.concat() {
        assert!(page.contains(&format!("`{word}`")), "docs/commands/ledger.md does not name {word}");
    }
}
