//! The forms of a report that other programs read. `tests/reports/run.sh` has such programs read them.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod program;

use program::Folder;
use serde_json::{Value, json};

const UNSOURCED: &str = "Frühjahr 🌊: a mudslide at Pit Two on 6 June 2022 killed 13 miners.\n";
const QUIET: &str = "The school opened again on 3 May 2024.\n";

fn array(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

#[test]
fn gitlab_gets_an_array_of_issues() {
    let folder = Folder::with(&[("bad.md", UNSOURCED), ("good.md", QUIET)]);
    let [issue] = &array(&folder.run(&["check", "--format", "gitlab"]).out)[..] else { panic!("one issue") };
    assert_eq!(issue["check_name"], "unsourced-casualty-figure");
    assert_eq!(issue["severity"], "critical");
    assert_eq!(issue["location"], json!({"path": "bad.md", "lines": {"begin": 1, "end": 1}}));
    assert_eq!(array(&folder.run(&["check", "--format", "gitlab", "good.md"]).out), [] as [Value; 0]);
}

#[test]
fn a_fingerprint_stays_while_the_words_stay() {
    let folder = Folder::with(&[("a.md", UNSOURCED)]);
    let gitlab = || array(&folder.run(&["check", "--format", "gitlab"]).out)[0]["fingerprint"].clone();
    let sarif = || {
        let run = folder.run(&["check", "--format", "sarif"]).json();
        run["runs"][0]["results"][0]["partialFingerprints"]["sitlintWords/v1"].clone()
    };
    let before = gitlab();
    assert_eq!(before.as_str().map(str::len), Some(32));
    assert_eq!(before, sarif());
    folder.write("a.md", format!("{QUIET}\n{}", UNSOURCED.replace("a mudslide", "a slide\nof mud")).as_bytes());
    assert_eq!(before, gitlab());
    folder.write("a.md", UNSOURCED.replace("13", "14").as_bytes());
    assert_ne!(before, gitlab());
}

#[test]
fn the_same_words_twice_are_two_issues() {
    let folder = Folder::with(&[("a.md", &format!("{UNSOURCED}\n{UNSOURCED}"))]);
    let [first, second] = &array(&folder.run(&["check", "--format", "gitlab"]).out)[..] else { panic!("two issues") };
    assert_ne!(first["fingerprint"], second["fingerprint"]);
}

#[test]
fn junit_has_a_suite_a_draft_and_a_case_a_finding() {
    let folder = Folder::with(&[("bad<&>.md", UNSOURCED), ("good.md", QUIET)]);
    let xml = folder.run(&["check", "--format", "junit"]).out;
    let suite = "<testsuite name=\"bad&lt;&amp;&gt;.md\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">";
    assert!(xml.contains(suite), "{xml}");
    assert!(xml.contains("name=\"unsourced-casualty-figure at 1:57\""), "{xml}");
    assert!(xml.contains("<testcase classname=\"good.md\" name=\"no questions raised\"/>"), "{xml}");
    assert!(xml.ends_with("</testsuites>\n"), "{xml}");
    let none = Folder::with(&[("notes.rs", "")]);
    let xml = none.run(&["check", "--format", "junit"]).out;
    assert!(xml.starts_with("<?xml") && xml.contains("<testsuites"), "{xml}");
}

#[test]
fn reviewdog_counts_columns_in_bytes() {
    let folder = Folder::with(&[("a.md", UNSOURCED)]);
    let report = folder.run(&["check", "--format", "rdjson"]).json();
    let found = &report["diagnostics"][0];
    let start = UNSOURCED.find("13 miners").unwrap();
    let place = |column: usize| json!({"line": 1, "column": column});
    assert_eq!(found["location"]["range"], json!({"start": place(start + 1), "end": place(start + 10)}));
    assert_eq!((&found["severity"], &found["code"]["value"]), (&"ERROR".into(), &"unsourced-casualty-figure".into()));
}

#[test]
fn reviewdog_gets_what_to_write_instead() {
    let folder = Folder::with(&[("a.md", "Envoy Stefan de Mistura spoke in Dalim on 3 May 2024.\n")]);
    let report = folder.run(&["check", "--format", "rdjson"]).json();
    assert_eq!(report["diagnostics"][0]["suggestions"][0]["text"], "Staffan de Mistura");
}

#[test]
fn several_reports_come_out_of_one_run() {
    let folder = Folder::with(&[("a.md", UNSOURCED)]);
    let run = folder.run(&["check", "--output", "sarif=report.sarif", "--output", "junit=report.xml", "a.md"]);
    assert!(run.out.contains("error[unsourced-casualty-figure]"), "{}", run.out);
    let sarif: Value = serde_json::from_str(&folder.read("report.sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), Some(1));
    assert!(folder.read("report.xml").contains("failures=\"1\""));
}

#[test]
fn a_report_is_the_same_whatever_the_threads_and_from_run_to_run() {
    let folder = Folder::with(&[]);
    for number in 0..140 {
        let (name, killed) = (["Sergey", "Sergei", "Serhiy"][number % 3], number + 2);
        let text = format!("The envoy met {name} Brakan.\n\nThe the slide on 6 June 2022 killed {killed} miners.\n");
        folder.write(&format!("{}/{number}.md", number % 7), text.as_bytes());
    }
    for form in ["pretty", "json", "sarif", "junit", "gitlab"] {
        let run = |jobs| folder.run(&["check", "--select", "ALL", "--format", form, "--jobs", jobs]).out;
        let alone = run("1");
        assert!(alone.contains("Brakan"), "{form}");
        for jobs in ["1", "2", "5"] {
            assert!(run(jobs) == alone, "{form} is another with {jobs} threads");
        }
    }
    let run = |jobs| folder.run(&["check", "--diff", "--jobs", jobs]).out;
    assert_eq!(run("1"), run("3"));
}

#[test]
fn statistics_leave_programs_their_findings() {
    let folder = Folder::with(&[("a.md", UNSOURCED)]);
    let run = folder.run(&["check", "--statistics", "--output", "json=all.json"]);
    assert!(run.out.starts_with("     1  error    FIG101"), "{}", run.out);
    let report: Value = serde_json::from_str(&folder.read("all.json")).unwrap();
    assert_eq!(report["findings"].as_array().map(Vec::len), Some(1));
}

#[test]
fn of_two_nameless_reports_the_second_needs_a_form() {
    let folder = Folder::with(&[("a.md", UNSOURCED)]);
    let run = folder.run(&["check", "--output", "one", "--output", "two", "a.md"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.err, "sitlint: --output two: name its form, as in --output sarif=two.\n");
}

#[test]
fn a_draft_cannot_command_what_reads_the_report() {
    let hostile = "On 6 June 2022 ]]><evil/> \u{1b}[2J a slide killed “13 miners\n::error::x”.\n";
    let folder = Folder::with(&[("a.md", hostile)]);
    for form in ["pretty", "concise", "junit", "github"] {
        let out = folder.run(&["check", "--select", "ALL", "--format", form]).out;
        assert!(!out.contains('\u{1b}') && !out.contains("<evil"), "{form}: {out}");
        assert!(!out.lines().any(|line| line.starts_with("::error::x")), "{form}: {out}");
    }
}
