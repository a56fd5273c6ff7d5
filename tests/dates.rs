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
        "On Friday, 3 December 2016, the convoy left.",
        &["On Saturday, 3 December 2016, the convoy left.", "On Friday, 2 December 2016, the convoy left."],
    );
    check("weekday-date-mismatch", "“It left on Friday, 3 December 2016,” she said.", &[]);
}

#[test]
fn both_readings_of_numbers_are_spelled_out() {
    check(
        "ambiguous-numeric-date",
        "It left on 03/04/2024 and came on 05/04/2024.",
        &["It left on 3 April 2024 and came on 5 April 2024.", "It left on 4 March 2024 and came on 4 May 2024."],
    );
}

#[test]
fn the_days_beside_one_that_is_not_are_offered() {
    check(
        "impossible-date",
        "The truce began on 31 November 2016.",
        &["The truce began on 30 November 2016.", "The truce began on 1 December 2016."],
    );
}

#[test]
fn last_friday_is_one_of_two_days() {
    check(
        "ambiguous-relative-date",
        "The raid happened last Friday.",
        &["The raid happened on Friday 10 May 2024.", "The raid happened on Friday 3 May 2024."],
    );
}

#[test]
fn an_event_after_the_draft_may_be_of_the_year_before() {
    check("event-after-document-date", "On 20 June 2024 the camp flooded.", &["On 20 June 2023 the camp flooded."]);
}

#[test]
fn a_year_that_the_draft_gives_is_offered() {
    let text = "An undated note. On 3 May 2024 shells fell on Dalim.\n\nOn May 9 they fell on Tessel.";
    check("partial-date", text, &[&text.replace("May 9", "May 9, 2024")]);
    check("partial-date", "Shells fell on 3 June.", &["Shells fell on 3 June 2023."]);
}

#[test]
fn a_figure_without_a_day_gets_a_place_for_it() {
    let text = "Shelling killed 14 people in Dalim, the directorate said.";
    check("undated-claim", text, &[&text.replace("people in", "people on [date] in")]);
    check("undated-claim", "“Shelling killed 14 people in Dalim,” the governor said.", &[]);
}
