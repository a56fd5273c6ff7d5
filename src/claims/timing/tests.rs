//! Where the time of a claim is found. The drafts are dated Tuesday, 14 May 2024, unless they say otherwise.

use crate::claims::{Calendar, claims};
use crate::document::Document;
use crate::format::Format;
use crate::prose::Lexicon;
use crate::text::Source;

/// The times of the claims of a draft: grade, how, and days.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let given = (!text.contains("undated")).then(|| jiff::civil::date(2024, 5, 14));
    let document = Document::read(Source::new("a.md", text), Format::Markdown, Lexicon::built_in(), given);
    let found: Vec<String> = claims(&document, &Calendar::of(&document))
        .iter()
        .map(|claim| {
            let time = &claim.time;
            let day = |day: Option<jiff::civil::Date>| {
                day.map(|day| day.strftime("%d.%m.%y").to_string()).unwrap_or_default()
            };
            format!("{} {} {}..{}", time.grade.name(), time.how.name(), day(time.from), day(time.to))
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn the_sentence_comes_first() {
    check("Frost killed seven herders on 3 May 2024.", &["absolute sentence 03.05.24..03.05.24"]);
    check("On Friday shells killed 14 people.", &["anchored sentence 10.05.24..10.05.24"]);
    check("Recently 14 people were killed.", &["vague sentence .."]);
    check("Since August 2019 mines have killed 412 drovers.", &["coarse sentence 01.08.19.."]);
    check("Nine sailors were missing as of 3 May 2024.", &["as-of sentence 03.05.24..03.05.24"]);
}

#[test]
fn of_two_times_that_of_the_event_counts() {
    check(
        "On Monday Northwatch said that frost killed seven herders on 3 May.",
        &["anchored sentence 03.05.24..03.05.24"],
    );
    check("On Monday Northwatch said that seven herders had died of cold.", &["anchored statement 13.05.24..13.05.24"]);
}

#[test]
fn a_sentence_before_carries_its_day() {
    check(
        "Snow brought down the roof on 3 May 2024. The collapse killed six monks.",
        &["absolute carried 03.05.24..03.05.24"],
    );
    check("Snow brought down the roof on 3 May 2024.\n\nIt killed six monks.", &["none none .."]);
    check(
        "Snow brought down the roof on 3 May 2024.\n\nThe collapse killed six monks.",
        &["absolute carried 03.05.24..03.05.24"],
    );
}

#[test]
fn a_heading_and_a_lead_in_give_their_day() {
    check("Title\n\n## 3 May 2024\n\nShells killed 14 people.", &["absolute heading 03.05.24..03.05.24"]);
    let text = "On 4 May 2024 the abbot gave these figures:\n\n- six monks killed\n- nine novices injured\n";
    check(text, &["absolute lead-in 04.05.24..04.05.24", "absolute lead-in 04.05.24..04.05.24"]);
    let text = "- The abbot reported six deaths on 3 May 2024.\n- Nine novices were injured.\n";
    check(text, &["absolute sentence 03.05.24..03.05.24", "none none .."]);
}

#[test]
fn a_present_state_holds_on_the_day_of_the_document() {
    check("The brickworks hosts 2,900 displaced people.", &["document document 14.05.24..14.05.24"]);
    check("Shells killed 14 people.", &["none none .."]);
}

#[test]
fn the_reporting_period_is_the_last_resort() {
    let text = "This bulletin covers 2-9 May 2024.\n\nFrost killed seven herders.";
    check(text, &["anchored period 02.05.24..09.05.24"]);
}

#[test]
fn an_event_for_a_date_is_looked_up() {
    check("Since the thaw began, mines have killed five herders.", &["unanchored event .."]);
    let text = "The thaw began on 1 May 2024.\n\nSince the thaw began, mines have killed five herders.";
    check(text, &["absolute event 01.05.24.."]);
}

#[test]
fn without_a_date_of_the_document_relative_words_fix_nothing() {
    check("An undated note. On Friday shells killed 14 people.", &["unanchored sentence .."]);
    check("An undated note. On 3 May shells killed 14 people.", &["partial sentence .."]);
}

#[test]
fn a_day_is_carried_one_sentence_unless_the_words_go_on_with_it() {
    let none = "none none ..";
    let carried = "absolute carried 03.05.24..03.05.24";
    check("A kiln blew up on 3 May 2024. Roads are shut. Elsewhere six potters were killed.", &[none]);
    check("A kiln blew up on 3 May 2024. Roads are shut. Another six potters were killed.", &[carried]);
    check("A kiln blew up on 3 May 2024. Roads are shut. Aid is late. The blast killed six potters.", &[carried]);
    check(
        "A kiln killed nine potters on 3 May 2024. It hurt six boys. Dalim lies east. In Tessel two potters were killed.",
        &["absolute sentence 03.05.24..03.05.24", carried, carried],
    );
}

#[test]
fn a_time_since_which_things_stand_is_not_that_of_the_next_sentence() {
    check("The town has been shelled since 2015. Tens of thousands of people fled to it.", &["none none .."]);
    let text = "The feud broke out in August 2019. Since then 14 drovers have been killed.";
    check(text, &["coarse sentence 01.08.19.."]);
}

#[test]
fn a_dateline_is_no_day_of_an_event() {
    check("DALIM, 13 May 2024 - Shells killed 14 people. They wounded nine people.", &["none none ..", "none none .."]);
}

#[test]
fn a_state_of_the_place_makes_no_state_of_the_dead() {
    check("Radio Dalim gave a toll of 14 dead in a blast in a street where shops are.", &["none none .."]);
}
