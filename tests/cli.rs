//! Drives the program as people and scripts do: every behaviour of the contract, and every bad input.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod program;

use program::Folder;

const UNSOURCED: &str = "Gas in the coal store at Pit Two on 6 June 2022 killed 13 miners.\n";
const QUIET: &str = "The school opened again on 3 May 2024.\n";

#[test]
fn a_finding_that_fails_gives_1_and_none_gives_0() {
    let folder = Folder::with(&[("bad.md", UNSOURCED), ("good.md", QUIET)]);
    assert_eq!(folder.run(&["check", "good.md"]).code, 0);
    assert_eq!(folder.run(&["check", "bad.md"]).code, 1);
    assert_eq!(folder.run(&["check"]).code, 1);
}

#[test]
fn nothing_to_say_is_no_praise() {
    let folder = Folder::with(&[("good.md", QUIET)]);
    let run = folder.run(&["check", "good.md"]);
    assert_eq!(
        run.out,
        "No questions raised. sitlint reads wording, not truth: nothing was verified. 0 figures of harm read.\n"
    );
}

#[test]
fn every_report_to_people_says_what_was_read() {
    let silence = "No questions raised. sitlint reads wording, not truth: nothing was verified. ";
    let pictures = "The school opened again on 3 May 2024.\n\n![The school](a.png) ![The gate](b.png)\n";
    let folder = Folder::with(&[
        ("good.md", QUIET),
        ("bad.md", UNSOURCED),
        ("pictures.md", pictures),
        ("twice.md", "The the end.\n"),
    ]);
    let said = |arguments: &[&str]| folder.run(&[&["check"], arguments].concat()).out;
    assert_eq!(said(&["good.md"]), format!("{silence}0 figures of harm read.\n"));
    assert_eq!(said(&["good.md", "pictures.md"]), format!("{silence}0 figures of harm read. Not read: 2 images.\n"));
    assert_eq!(said(&["--statistics", "good.md"]), format!("{silence}0 figures of harm read.\n"));
    assert_eq!(said(&["--statistics", "--quiet", "good.md"]), "");
    let counted = said(&["--statistics", "bad.md", "pictures.md"]);
    let summary = "1 figure of harm: 1 with none found. Not read: 2 images.\n1 error in 2 drafts.\n";
    assert_eq!(
        counted,
        format!("     1  error    FIG101  unsourced-casualty-figure [fixable]\n{summary}").replace(" [fixable]", "")
    );
    assert!(said(&["bad.md", "pictures.md"]).ends_with(&format!("\n{summary}")));
    let fed = folder.fed(&["check", "-"], b"OCHA said that shelling killed 14 people in Dalim on 3 May 2024.\n");
    assert_eq!(fed.out, format!("{silence}1 figure of harm read.\n"));
    assert_eq!(said(&["--fix", "twice.md"]), format!("{silence}0 figures of harm read.\n"));
}

#[test]
fn what_could_not_be_read_is_no_silence() {
    let folder = Folder::with(&[("good.md", QUIET), ("broken.docx", "no package")]);
    let run = folder.run(&["check"]);
    assert!(run.out.ends_with("0 figures of harm read. Not read: 1 draft.\n"), "{}", run.out);
    assert_eq!(run.code, 2);
}

#[test]
fn pretty_shows_the_line_and_underlines_the_words() {
    let folder = Folder::with(&[("bad.md", UNSOURCED)]);
    let run = folder.run(&["check", "bad.md"]);
    assert!(run.out.contains("error[unsourced-casualty-figure]: "), "{}", run.out);
    assert!(run.out.contains(" --> bad.md:1:56\n"), "{}", run.out);
    assert!(run.out.contains("1 | Gas in the coal store at Pit Two on 6 June 2022 killed 13 miners.\n"), "{}", run.out);
    assert!(run.out.contains("  |                                                        ^^^^^^^^^\n"), "{}", run.out);
    assert!(run.out.contains("1 figure of harm: 1 with none found.\n"), "{}", run.out);
}

#[test]
fn concise_is_one_line_a_finding() {
    let folder = Folder::with(&[("bad.md", UNSOURCED)]);
    let run = folder.run(&["check", "--format", "concise", "bad.md"]);
    assert!(run.out.starts_with("bad.md:1:56: error[unsourced-casualty-figure] "), "{}", run.out);
    assert_eq!(run.out.lines().count(), 1);
}

#[test]
fn jsonl_gives_every_field_of_the_contract() {
    let folder = Folder::with(&[("bad.md", UNSOURCED)]);
    let run = folder.run(&["check", "--format", "jsonl", "bad.md"]);
    let finding = &run.lines()[0];
    assert_eq!(finding["file"], "bad.md");
    assert_eq!(finding["rule"], "unsourced-casualty-figure");
    assert_eq!(finding["code"], "FIG101");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["start"], serde_json::json!({"offset": 55, "line": 1, "column": 56}));
    assert_eq!(finding["end"], serde_json::json!({"offset": 64, "line": 1, "column": 65}));
    assert!(finding["message"].is_string() && finding.get("help").is_some());
    assert!(finding["related"].is_array() && finding["fixes"].is_array());
    assert_eq!(finding.get("offset_of"), None);
}

#[test]
fn json_is_one_object() {
    let folder = Folder::with(&[("bad.md", UNSOURCED), ("good.md", QUIET)]);
    let report = folder.run(&["check", "--format", "json"]).json();
    assert_eq!((&report["version"], &report["files"]), (&1.into(), &2.into()));
    assert_eq!(report["findings"].as_array().map(Vec::len), Some(1));
    let report = folder.run(&["check", "--format", "json", "good.md"]).json();
    assert_eq!(report, serde_json::json!({"version": 1, "files": 1, "findings": []}));
}

#[test]
fn github_gets_annotations() {
    let folder = Folder::with(&[("a,b.md", UNSOURCED)]);
    let run = folder.run(&["check", "--format", "github"]);
    let head = "::error file=a%2Cb.md,line=1,col=56,endLine=1,endColumn=65,title=unsourced-casualty-figure::";
    assert!(run.out.starts_with(head), "{}", run.out);
}

#[test]
fn sarif_has_rules_with_pages_and_results_with_places() {
    let folder = Folder::with(&[("may 3.md", UNSOURCED), ("good.md", QUIET)]);
    let sarif = folder.run(&["check", "--format", "sarif"]).json();
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let rule = rules.iter().find(|rule| rule["id"] == "FIG101").unwrap();
    assert_eq!(rule["name"], "unsourced-casualty-figure");
    assert!(rule["help"]["markdown"].as_str().unwrap().contains("```bad"));
    let result = &run["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&"FIG101".into(), &"error".into()));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "may%203.md");
    assert_eq!(
        place["region"],
        serde_json::json!({"startLine": 1, "startColumn": 56, "endLine": 1, "endColumn": 65, "snippet": {"text": "13 miners"}})
    );
    let sarif = folder.run(&["check", "--format", "sarif", "good.md"]).json();
    assert_eq!(sarif["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn drafts_come_as_given_and_then_by_name_whatever_the_threads() {
    let folder =
        Folder::with(&[("b/2.md", UNSOURCED), ("b/1.md", UNSOURCED), ("a.md", UNSOURCED), ("b/x.rs", UNSOURCED)]);
    let names = |arguments: &[&str]| -> Vec<String> {
        let run = folder.run(arguments);
        run.lines().iter().map(|finding| finding["file"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&["check", "--format", "jsonl", "b", "a.md"]), ["b/1.md", "b/2.md", "a.md"]);
    assert_eq!(names(&["check", "--format", "jsonl"]), ["a.md", "b/1.md", "b/2.md"]);
    let one = folder.run(&["check", "--jobs", "1"]);
    assert_eq!(folder.run(&["check", "--jobs", "4"]).out, one.out);
}

#[test]
fn a_draft_that_is_named_twice_is_read_once() {
    let folder = Folder::with(&[("a.md", UNSOURCED)]);
    let run = folder.run(&["check", "--format", "jsonl", "a.md", ".", "./a.md"]);
    assert_eq!(run.lines().len(), 1);
}

#[test]
fn ignored_files_are_left_out_unless_they_are_named() {
    let folder = Folder::with(&[(".gitignore", "old/\n"), ("old/a.md", UNSOURCED), ("b.md", UNSOURCED)]);
    assert_eq!(folder.run(&["check", "--format", "jsonl"]).lines().len(), 1);
    assert_eq!(folder.run(&["check", "--format", "jsonl", "old/a.md"]).lines().len(), 1);
}

#[test]
fn a_file_of_unknown_ending_that_is_named_is_plain_text() {
    let folder = Folder::with(&[("draft.note", UNSOURCED)]);
    assert_eq!(folder.run(&["check", "draft.note"]).code, 1);
    assert_eq!(folder.run(&["check"]).code, 0);
}

#[test]
fn standard_input_is_a_draft() {
    let folder = Folder::with(&[]);
    let run = folder.fed(&["check", "--format", "concise", "-"], UNSOURCED.as_bytes());
    assert!(run.out.starts_with("-:1:56: error"), "{}", run.out);
    let run = folder.fed(&["check", "--format", "concise", "--stdin-filename", "in/x.md", "-"], UNSOURCED.as_bytes());
    assert!(run.out.starts_with("in/x.md:1:56: error"), "{}", run.out);
    assert_eq!(run.code, 1);
}

#[test]
fn output_goes_into_a_file() {
    let folder = Folder::with(&[("bad.md", UNSOURCED)]);
    let run = folder.run(&["check", "--format", "jsonl", "--output", "report.jsonl"]);
    assert_eq!((run.out.as_str(), run.code), ("", 1));
    assert!(folder.read("report.jsonl").contains("FIG101"));
    let run = folder.run(&["check", "--output", "no/such/folder"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no/such/folder cannot be written"), "{}", run.err);
}

#[test]
fn colour_is_given_when_asked_for() {
    let folder = Folder::with(&[("bad.md", UNSOURCED)]);
    assert!(folder.run(&["check", "--color", "always"]).out.contains("\u{1b}["));
    assert!(!folder.run(&["check", "--color", "auto"]).out.contains('\u{1b}'));
    assert!(!folder.run(&["check", "--color", "never"]).out.contains('\u{1b}'));
}

#[test]
fn quiet_leaves_the_summary_out() {
    let folder = Folder::with(&[("good.md", QUIET)]);
    assert_eq!(folder.run(&["check", "--quiet"]).out, "");
}

#[test]
fn statistics_count_by_rule() {
    let folder = Folder::with(&[("a.md", UNSOURCED), ("b.md", UNSOURCED)]);
    let run = folder.run(&["check", "--statistics"]);
    assert!(run.out.starts_with("     2  error    FIG101  unsourced-casualty-figure\n"), "{}", run.out);
    assert_eq!(run.code, 1);
}

#[test]
fn an_allowance_answers_a_finding_and_a_spare_one_is_a_finding() {
    let allow = "<!-- sitlint-allow unsourced-casualty-figure: counted by us -->\n";
    let folder = Folder::with(&[("used.md", &format!("{allow}{UNSOURCED}")), ("spare.md", &format!("{allow}{QUIET}"))]);
    assert_eq!(folder.run(&["check", "used.md"]).code, 0);
    assert_eq!(folder.run(&["check", "--format", "jsonl", "used.md"]).out, "");
    let spare = folder.run(&["check", "--format", "jsonl", "spare.md"]);
    assert_eq!((spare.code, &spare.lines()[0]["rule"]), (0, &"unused-allowance".into()));
}

#[test]
fn the_ledger_has_a_form_for_everybody() {
    let folder = Folder::with(&[("bad.md", UNSOURCED), ("good.md", QUIET)]);
    let claim = &folder.run(&["ledger", "--format", "jsonl"]).lines()[0];
    assert_eq!(
        (&claim["file"], &claim["text"], &claim["harm"]),
        (&"bad.md".into(), &"13 miners".into(), &"death".into())
    );
    assert_eq!((&claim["min"], &claim["max"], &claim["approximate"]), (&13.into(), &13.into(), &false.into()));
    assert_eq!((&claim["source"]["grade"], &claim["status"]), (&"none".into(), &"asserted".into()));
    assert_eq!(folder.run(&["ledger", "--format", "json"]).json()[0], *claim);
    assert_eq!(folder.run(&["ledger", "--format", "json", "good.md"]).json(), serde_json::json!([]));
    assert!(folder.run(&["ledger"]).out.starts_with("where     figure     harm"));
    assert!(folder.run(&["ledger", "--format", "csv"]).out.starts_with("file,line,column,text,harm,min,max,"));
    assert!(folder.run(&["ledger", "--format", "markdown"]).out.contains("| bad.md:1 | 13 miners | death | 13 |"));
    assert_eq!(folder.run(&["ledger"]).code, 0);
}

#[test]
fn extract_gives_every_fact_a_line() {
    let folder = Folder::with(&[("bad.md", UNSOURCED)]);
    let facts = folder.run(&["extract"]).lines();
    let kinds: Vec<_> = facts.iter().map(|fact| fact["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds[0], "document");
    assert!(kinds.contains(&"figure"), "{kinds:?}");
}

#[test]
fn names_are_listed_with_their_spellings_across_drafts() {
    let drafts =
        [("a.md", "The envoy met Sergey Brakan in Kharkov.\n"), ("b.md", "The envoy met Sergei Brakan in Kharkiv.\n")];
    let folder = Folder::with(&drafts);
    let names = folder.run(&["names", "--format", "json"]).json();
    let spellings = |name: &serde_json::Value| {
        let told = name["spellings"].as_array().unwrap().iter();
        told.map(|one| format!("{} {}", one["text"].as_str().unwrap(), one["file"].as_str().unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!((&names[0]["entity"], &names[0]["canonical"]), (&"person".into(), &"Sergey Brakan".into()));
    assert_eq!(spellings(&names[0]), ["Sergey Brakan a.md", "Sergei Brakan b.md"]);
    assert_eq!((&names[1]["canonical"], &names[1]["known"]), (&"Kharkiv".into(), &true.into()));
    assert_eq!(names[0]["spellings"][1]["start"], serde_json::json!({"offset": 14, "line": 1, "column": 15}));
    let places = folder.run(&["names", "--format", "jsonl", "--entity", "place"]);
    assert_eq!((places.lines().len(), places.code), (1, 0));
    assert!(folder.run(&["names"]).out.starts_with("what    name"));
    assert_eq!(folder.run(&["names", "none.md"]).code, 2);
}

#[test]
fn a_list_of_names_is_a_file_of_names() {
    let drafts = [("a.md", "The envoy met Sergey Brakan.\n"), ("b.md", "The envoy met Sergei Brakan.\n")];
    let folder = Folder::with(&drafts);
    assert_eq!(folder.run(&["names", "--format", "toml", "--output", "names.toml"]).code, 0);
    folder.write("sitlint.toml", b"rules = [\"names.toml\"]\n");
    folder.write("c.md", b"The envoy met Sergei Brakan. Sergey Brakan left.\n");
    let run = folder.run(&["check", "--select", "name-variant-in-document", "--format", "jsonl", "c.md"]);
    let help = run.lines()[0]["help"].as_str().unwrap().to_owned();
    assert!(help.ends_with("Your team's names have “Sergey Brakan”."), "{help}");
}

#[test]
fn rules_are_listed_and_explained() {
    let folder = Folder::with(&[]);
    let rules = folder.run(&["rules", "--format", "json"]).json();
    let rule = rules.as_array().unwrap().iter().find(|rule| rule["code"] == "FIG101").unwrap();
    for (key, value) in
        [("name", "unsourced-casualty-figure"), ("group", "figures"), ("severity", "error"), ("scope", "document")]
    {
        assert_eq!(rule[key], value);
    }
    assert_eq!((&rule["default"], rule["fixable"].is_boolean()), (&true.into(), true));
    assert!(folder.run(&["rules"]).out.contains("FIG101"));
    assert!(folder.run(&["rules", "--format", "markdown"]).out.starts_with("| code | rule |"));
    let page = folder.run(&["explain", "unsourced-casualty-figure"]);
    assert!(page.out.starts_with("# unsourced-casualty-figure (FIG101)\n"), "{}", page.out);
    assert_eq!(folder.run(&["explain", "fig101"]).out, page.out);
    let unknown = folder.run(&["explain", "unsourced-casualty-figures"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("the nearest name is unsourced-casualty-figure."), "{}", unknown.err);
}

#[test]
fn init_writes_a_starter_once() {
    let folder = Folder::with(&[]);
    assert_eq!(folder.run(&["init"]).code, 0);
    let starter = folder.read("sitlint.toml");
    assert!(starter.contains("# profile = "));
    let again = folder.run(&["init"]);
    assert_eq!((again.code, folder.read("sitlint.toml")), (2, starter));
    assert!(again.err.contains("sitlint.toml exists already"), "{}", again.err);
    assert!(folder.run(&["config"]).out.starts_with("configuration file: sitlint.toml\n"));
    assert!(folder.run(&["config", "--isolated"]).out.starts_with("configuration file: none\n"));
}

#[test]
fn completions_name_the_commands() {
    let folder = Folder::with(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = folder.run(&["completions", shell]).out;
        assert!(script.contains("ledger") && script.contains("fail-on"), "{shell}");
    }
}

#[test]
fn help_texts_are_whole_sentences() {
    let folder = Folder::with(&[]);
    let help = folder.run(&["check", "--help"]).out;
    assert!(help.starts_with("Checks drafts and folders of drafts.\n"), "{help}");
    assert!(help.contains("Writes the report in this form.\n"), "{help}");
}

#[test]
fn wrong_arguments_give_2_and_a_sentence() {
    let folder = Folder::with(&[("good.md", QUIET)]);
    for arguments in [
        &["check", "--date", "31.12.2024"][..],
        &["check", "--format", "xml"],
        &["check", "--severity", "vague-source"],
        &["check", "--fail-on", "sometimes"],
        &["check", "--jobs", "0"],
        &["chekc"],
    ] {
        let run = folder.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.err.starts_with("error: "), "{}", run.err);
    }
}

#[test]
fn every_command_has_its_man_page() {
    let folder = Folder::with(&[]);
    let page = folder.run(&["man"]).out;
    assert!(page.contains(".TH sitlint 1"), "{page}");
    let commands: Vec<_> =
        page.lines().filter_map(|line| line.strip_prefix("sitlint\\-")?.strip_suffix("(1)")).collect();
    assert!(commands.contains(&"check") && commands.contains(&"man"), "{page}");
    for command in commands {
        let run = folder.run(&["man", command]);
        assert!(run.out.starts_with(".ie") && run.out.contains(&format!(".TH sitlint-{command} 1")), "{}", run.out);
    }
    let run = folder.run(&["man", "nix"]);
    assert_eq!((run.code, &*run.err), (2, "sitlint: there is no command `nix`; `sitlint help` lists them.\n"));
}
