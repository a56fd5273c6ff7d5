//! What a rule of protection marks stands in no output but the draft itself: a test for each form of each.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod program;

use std::io::{Cursor, Read as _, Write as _};

use program::{Folder, Run};
use zip::ZipArchive;
use zip::write::{SimpleFileOptions, ZipWriter};

/// Every paragraph has something to be masked, and something that another rule speaks of.
const DRAFT: &str = "---\ndate: 2024-06-11\n---\n\n# Zubaida’s story\n\n\
    Zubaida Qasmani, who was raped at the checkpoint, saw that 46 people were killed on the the bridge.\n\n\
    The ward took in Tarek Qasmani, 9, from Wadi Samar, and 14 other people were reportedly killed.\n\n\
    His father can be called on +963 955 731 846 if the the line holds.\n\n\
    Passport N 774 902 659 lay beside the 12 dead in the the mill.\n\n\
    The clinic moved to 64.80217, 66.71546 after 8 people were killed in the the yard.\n";

/// The same, each answered for.
fn allowed() -> String {
    let rules = "survivor-identified, minor-identified, personal-contact, id-number, precise-coordinates";
    DRAFT.replacen("# Z", &format!("<!-- sitlint-allow-file {rules}: agreed with all of them -->\n\n# Z"), 1)
}

const SECRETS: &[&str] = &[
    "Zubaida", "Qasmani", "Tarek", "zubaida", "qasmani", "tarek", "955", "731", "846", "774", "902", "659", "64.8021",
    "66.7154", "80217", "71546",
];

const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

/// A Word file whose body is this XML.
fn docx(body: &str) -> Vec<u8> {
    let parts = [
        ("[Content_Types].xml", "<Types></Types>".to_owned()),
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id=\"r1\" Target=\"word/document.xml\" Type=\"{TYPE}\"/></Relationships>"
            ),
        ),
        ("word/_rels/document.xml.rels", "<Relationships></Relationships>".to_owned()),
        (
            "word/document.xml",
            format!(
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}\
                 </w:body></w:document>"
            ),
        ),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The part of a Word file that holds its comments.
fn comments(file: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name("word/comments.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A report without its fingerprints: hashes of masked words, whose digits mean nothing.
fn without_fingerprints(report: &str) -> String {
    let mut rest = report.to_owned();
    for mark in ["sitlintWords/v1\":\"", "primaryLocationLineHash\":\"", "fingerprint\":\""] {
        let mut parts = rest.split(mark);
        let first = parts.next().unwrap_or_default().to_owned();
        rest = first + &parts.map(|part| part.get(32..).unwrap_or(part)).collect::<String>();
    }
    rest
}

#[track_caller]
fn keeps(run: &Run, shown: &str) {
    assert!(run.code < 2, "{}", run.err);
    let out = without_fingerprints(&run.out);
    for secret in SECRETS {
        assert!(!out.contains(secret) && !run.err.contains(secret), "{secret}: {out}\n{}", run.err);
    }
    assert!(run.out.contains(shown), "nothing to see in it: {}", run.out);
}

/// Runs the program over the draft, over one that answers for each finding, and with all but one rule left out.
#[track_caller]
fn check(arguments: &[&str], shown: &str) {
    let folder = Folder::with(&[("a.md", DRAFT), ("allowed.md", &allowed())]);
    for draft in ["a.md", "allowed.md"] {
        keeps(&folder.run(&[arguments, &[draft]].concat()), shown);
    }
}

#[track_caller]
fn check_report(form: &str, shown: &str) {
    check(&["check", "--format", form], shown);
    check(&["check", "--format", form, "--select", "ALL"], shown);
    check(&["check", "--format", form, "--select", "doubled-word"], "stands twice");
    check(&["check", "--format", form, "--ignore", "DNH", "--severity", "doubled-word=error"], "stands twice");
}

#[test]
fn pretty_masks() {
    check_report("pretty", "[masked]");
}

#[test]
fn concise_masks() {
    check_report("concise", "doubled-word");
}

#[test]
fn json_masks() {
    check_report("json", "doubled-word");
}

#[test]
fn jsonl_masks() {
    check_report("jsonl", "doubled-word");
}

#[test]
fn sarif_masks() {
    check_report("sarif", "doubled-word");
}

#[test]
fn github_masks() {
    check_report("github", "doubled-word");
}

#[test]
fn a_diff_masks() {
    check(&["check", "--diff"], "-[masked], who was raped");
    check(&["check", "--diff", "--select", "doubled-word"], "-[masked], who was raped");
}

#[test]
fn a_ledger_masks_in_every_form() {
    for form in ["table", "csv", "hxl", "json", "jsonl", "markdown", "html"] {
        check(&["ledger", "--format", form], "46 people");
    }
}

#[test]
fn extract_masks() {
    check(&["extract"], "46 people");
    check(&["extract"], "[masked]");
}

#[test]
fn the_list_of_names_leaves_them_out() {
    for form in ["table", "json", "jsonl", "toml"] {
        check(&["names", "--format", form], "Wadi Samar");
    }
}

#[test]
fn a_name_that_one_draft_hides_no_list_shows() {
    let folder = Folder::with(&[("a.md", DRAFT), ("b.md", "The mayor met Zubaida Qasmani in Wadi Samar.\n")]);
    for order in [["a.md", "b.md"], ["b.md", "a.md"]] {
        keeps(&folder.run(&[&["names"][..], &order].concat()), "Wadi Samar");
    }
}

#[test]
fn no_other_draft_tells_a_hidden_name() {
    let other = "The envoy met Zubayda Kasmani in Wadi Samar.\n";
    let folder = Folder::with(&[("a.md", DRAFT), ("b.md", other)]);
    for form in ["pretty", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"] {
        let all = ["check", "--select", "names,doubled-word", "--fail-on", "never", "--format", form];
        keeps(&folder.run(&all), "doubled-word");
        keeps(&folder.run(&[&all[..], &["b.md", "a.md"]].concat()), "doubled-word");
    }
}

#[test]
fn a_profile_that_has_a_rule_off_masks_nothing_for_it() {
    let settings = "[severity]\nprotection = \"off\"\n";
    let folder = Folder::with(&[("sitlint.toml", settings), ("a.md", DRAFT)]);
    let run = folder.run(&["check", "--diff", "--select", "doubled-word"]);
    assert!(run.out.contains("Zubaida Qasmani, who was raped"), "{}", run.out);
}

#[test]
fn findings_of_protection_never_repeat_what_they_are_about() {
    let folder = Folder::with(&[("a.md", DRAFT)]);
    let findings = folder.run(&["check", "--format", "jsonl", "--select", "protection", "a.md"]).lines();
    let rules: std::collections::BTreeSet<_> = findings.iter().map(|one| one["rule"].as_str().unwrap()).collect();
    assert!(rules.len() >= 5, "{rules:?}");
    for finding in &findings {
        let message = finding["message"].as_str().unwrap();
        assert!(message.ends_with(" [masked]. Open the draft to see it."), "{message}");
        for fix in finding["fixes"].as_array().unwrap() {
            assert_eq!(fix["safe"], false, "{fix}");
        }
    }
}

#[test]
fn nothing_is_withheld_unasked() {
    let folder = Folder::with(&[("a.md", DRAFT)]);
    folder.run(&["check", "--fix", "--select", "protection"]);
    assert_eq!(folder.read("a.md"), DRAFT);
}

#[test]
fn a_word_draft_is_masked_in_reports_and_in_comments() {
    let body: String =
        DRAFT.split("\n\n").skip(1).flat_map(|text| ["<w:p><w:r><w:t>", text, "</w:t></w:r></w:p>"]).collect();
    let folder = Folder::with(&[]);
    folder.write("a.docx", &docx(&body));
    for form in ["pretty", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"] {
        keeps(&folder.run(&["check", "--format", form, "a.docx"]), "doubled-word");
    }
    keeps(&folder.run(&["check", "--annotate", "b.docx", "--quiet", "a.docx"]), "doubled-word");
    let comments = comments(&std::fs::read(folder.path("b.docx")).unwrap());
    assert!(comments.contains("Withhold the name?"), "{comments}");
    for secret in SECRETS {
        assert!(!comments.contains(secret), "{secret}: {comments}");
    }
}

#[test]
fn what_travels_with_a_draft_is_told_without_it() {
    let deleted = "<w:p><w:del w:author=\"An Editor\"><w:r><w:delText>Zubaida Qasmani, who was raped, can be found.\
        </w:delText></w:r></w:del><w:r><w:t>A survivor spoke.</w:t></w:r></w:p>";
    let folder = Folder::with(&[]);
    folder.write("a.docx", &docx(deleted));
    for form in ["pretty", "jsonl"] {
        keeps(&folder.run(&["release", "--format", form, "a.docx"]), "[masked]");
    }
}

#[test]
fn profiles_lie_over_each_other() {
    let text = "---\ndate: 2024-06-11\n---\n\nThe surgery was relocated to a cellar at No. 9 Harbour Lane.\n";
    let folder = Folder::with(&[("a.md", text), ("sitlint.toml", "profile = \"sitrep+conflict\"\n")]);
    let rules = |arguments: &[&str]| -> Vec<String> {
        let run = folder.run(&[&["check", "--format", "jsonl", "a.md"], arguments].concat());
        run.lines().iter().map(|one| one["rule"].as_str().unwrap().to_owned()).collect()
    };
    let is = |rules: Vec<String>| rules.iter().any(|rule| rule == "protected-site-location");
    assert!(is(rules(&[])) && is(rules(&["--profile", "conflict"])) && is(rules(&["--profile", "monitor + conflict"])));
    assert!(!is(rules(&["--profile", "sitrep"])));
    let run = folder.run(&["check", "--profile", "sitrep+conflct", "a.md"]);
    assert!(run.code == 2 && run.err.contains("`conflict`"), "{}", run.err);
}
