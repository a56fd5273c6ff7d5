//! What the fixes of the rules about dates write: every one offered for a draft, applied by itself.

use std::sync::Arc;

use jiff::civil::date;
use sitlint::check;
use sitlint::config::Config;
use sitlint::document::Document;
use sitlint::fix::applied;
use sitlint::format::Format;
use sitlint::names::Library;
use sitlint::prose::Lexicon;
use sitlint::text::Source;

/// The drafts that the fixes of a rule make of one, which is dated 14 May 2024.
#[track_caller]
fn check(rule: &str, text: &str, expected: &[&str]) {
    let given = Some(date(2024, 5, 14)).filter(|_| !text.contains("undated"));
    let document = Arc::new(Document::read(Source::new("a.md", text), Format::Markdown, Lexicon::built_in(), given));
    let judged = check::check(&document, &Library::default(), &Config::default(), date(2024, 5, 14));
    let findings = judged.findings.iter().filter(|finding| &*finding.rule == rule);
    let fixes: Vec<_> = findings.flat_map(|finding| &finding.fixes).collect();
    assert!(fixes.iter().all(|fix| !fix.safe), "what only the writer knows is never written unseen");
    let made: Vec<String> = fixes.iter().map(|fix| applied(text, &fix.edits)).collect();
    assert_eq!(made, expected);
}

#[test]
fn a_weekday_or_its_date_gives_way() {
    check(
        "weekday-date-mismatch",
        "Jurors heard her on Wednesday, 7 July 2022.",
        &["Jurors heard her on Thursday, 7 July 2022.", "Jurors heard her on Wednesday, 6 July 2022."],
    );
    check("weekday-date-mismatch", "“They heard me on Wednesday, 7 July 2022,” she said.", &[]);
}

#[test]
fn both_readings_of_numbers_are_spelled_out() {
    check(
        "ambiguous-numeric-date",
        "Taps ran on 02/09/2025 and were dry on 06/09/2025.",
        &[
            "Taps ran on 2 September 2025 and were dry on 6 September 2025.",
            "Taps ran on 9 February 2025 and were dry on 9 June 2025.",
        ],
    );
}

#[test]
fn the_days_beside_one_that_is_not_are_offered() {
    check(
        "impossible-date",
        "The ferry sank on 31 June 2022.",
        &["The ferry sank on 30 June 2022.", "The ferry sank on 1 July 2022."],
    );
}

#[test]
fn last_friday_is_one_of_two_days() {
    check(
        "ambiguous-relative-date",
        "Hail fell last Friday.",
        &["Hail fell on Friday 10 May 2024.", "Hail fell on Friday 3 May 2024."],
    );
    check(
        "ambiguous-relative-date",
        "The ferry sank last Monday.",
        &["The ferry sank on Monday 13 May 2024.", "The ferry sank on Monday 6 May 2024."],
    );
}

#[test]
fn an_event_after_the_draft_may_be_of_the_year_before() {
    check("event-after-document-date", "On 21 June 2024 the tannery burned.", &["On 21 June 2023 the tannery burned."]);
}

#[test]
fn a_year_that_the_draft_gives_is_offered() {
    let text = "An undated note. On 3 May 2024 shells fell on Dalim.\n\nOn May 9 they fell on Tessel.";
    check("partial-date", text, &[&text.replace("May 9", "May 9, 2024")]);
    check("partial-date", "Shells fell on 3 June.", &["Shells fell on 3 June 2023."]);
}

#[test]
fn a_figure_without_a_day_gets_a_place_for_it() {
    let text = "Frost killed nine grooms in Dalim, a vet said.";
    check("undated-claim", text, &[&text.replace("grooms in", "grooms on ‹date› in")]);
    check("undated-claim", "“Frost killed nine grooms in Dalim,” a vet said.", &[]);
}

#[test]
fn a_line_for_the_date_is_left_in_the_language_of_the_front_matter() {
    let body = "This undated note tells of shells that fell on Dalim on Friday.\n";
    let check = |front: &str, expected: &str| {
        check("missing-document-date", &format!("{front}{body}"), &[&format!("{expected}{body}")]);
    };
    check("", "---\ndate: ‹date›\n---\n\n");
    check("---\nid: 4\n---\n", "---\ndate: ‹date›\nid: 4\n---\n");
    check("+++\nid = 4\n+++\n", "+++\ndate = \"‹date›\"\nid = 4\n+++\n");
}
