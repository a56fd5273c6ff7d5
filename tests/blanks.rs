//! Blanks that fixes leave for what only the writer can know: where they stand, and that they are asked about.

use std::sync::Arc;

use jiff::civil::date;
use sitlint::check::{Judged, check as judge};
use sitlint::config::Config;
use sitlint::document::Document;
use sitlint::fix::applied;
use sitlint::format::Format;
use sitlint::names::Library;
use sitlint::prose::Lexicon;
use sitlint::text::Source;

fn judged(text: &str) -> Judged {
    let given = Some(date(2024, 5, 14));
    let document = Document::read(Source::new("a.md", text), Format::Markdown, Lexicon::built_in(), given);
    judge(&Arc::new(document), &Library::default(), &Config::default(), date(2024, 5, 14))
}

/// The drafts that the fixes of a rule make of one. Each blank in them is asked about, and none is left twice.
#[track_caller]
fn check(rule: &str, text: &str, expected: &[&str]) {
    let before = judged(text);
    let fixes: Vec<_> = before.findings.iter().filter(|one| &*one.rule == rule).flat_map(|one| &one.fixes).collect();
    assert!(fixes.iter().all(|fix| !fix.safe), "what only the writer knows is never written unseen");
    let made: Vec<String> = fixes.iter().map(|fix| applied(text, &fix.edits)).collect();
    assert_eq!(made, expected);
    for after in made.iter().filter(|after| after.contains('‹')) {
        let findings = judged(after).findings;
        let asked: Vec<_> = findings.iter().filter(|one| &*one.rule == "placeholder-left").collect();
        assert_eq!(asked.len(), after.matches('‹').count(), "{after}");
        let again = findings.iter().filter(|one| &*one.rule == rule).flat_map(|one| &one.fixes);
        assert_eq!(again.count(), 0, "{after}");
    }
}

#[test]
fn a_source_belongs_at_the_end_of_its_sentence() {
    check(
        "unsourced-casualty-figure",
        "On 4 May 2024, 46 people were killed in Dalim. Rain fell.",
        &["On 4 May 2024, 46 people were killed in Dalim, according to ‹source›. Rain fell."],
    );
    check("unsourced-displacement-figure", "- On 4 May 2024, 900 people fled [Dalim](https://example.org)", &[]);
}

#[test]
fn quotations_and_titles_take_no_blank() {
    check("unsourced-casualty-figure", "# On 4 May 2024, 46 people were killed in Dalim\n\nRain fell.", &[]);
    check("unsourced-casualty-figure", "“On 4 May 2024, 46 people were killed in Dalim.”", &[]);
}

#[test]
fn a_source_further_down_is_a_question() {
    let text = "On 4 May 2024, 46 people were killed in Dalim.\n\nThe Hamra Health Directorate said on 5 May 2024 that 46 \
                people had been killed in Dalim.\n";
    let whole = |source: &str| text.replacen("in Dalim.", &format!("in Dalim, according to {source}."), 1);
    check("unsourced-casualty-figure", text, &[&whole("‹source›"), &whole("the Hamra Health Directorate")]);
    let fixes = |text| judged(text).findings.into_iter().flat_map(|one| one.fixes).map(|fix| fix.title);
    let asked: Vec<_> = fixes(text).filter(|title| title.ends_with('?')).collect();
    assert_eq!(asked, ["Repeat “according to the Hamra Health Directorate” from paragraph 2 here?"]);
}

#[test]
fn a_day_belongs_behind_what_happened() {
    let text = "Frost killed nine grooms in Dalim, a vet said.";
    check("undated-claim", text, &["Frost killed nine grooms on ‹date› in Dalim, a vet said."]);
}

#[test]
fn a_table_gets_a_line_for_its_source() {
    let text = "| Place | People killed |\n|---|---|\n| Dalim | 46 |\n| Tessel | 9 |\n";
    check("table-without-source", text, &[&format!("{}\n\nSource: ‹source›, ‹date›.\n", text.trim_end())]);
}
