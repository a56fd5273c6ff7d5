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

#[test]
fn a_line_without_a_stop_dates_its_list() {
    let text = "**Key figures (as of 12 May 2024)**\n\n- 14 killed\n- 3,400 displaced\n";
    check(text, &["as-of lead-in 12.05.24..12.05.24", "as-of lead-in 12.05.24..12.05.24"]);
    let text = "The kiln blew up on 3 May 2024.\n\n- Six potters were killed.\n";
    check(text, &["none none .."]);
}

#[test]
fn a_label_in_a_list_holds_on_the_day_of_the_document_and_a_sentence_does_not() {
    check("Losses\n\n- 14 killed\n- 62 injured\n", &["document document 14.05.24..14.05.24"; 2]);
    check("Losses\n\n- Another 30 drovers were injured.\n", &["none none .."]);
}

#[test]
fn a_column_of_dates_dates_its_rows() {
    let rows = "|---|---|---|\n| Dalim | 14 | 3 May 2024 |\n| Oswa | 3 | 5 May 2024 |\n";
    let text = format!("| Place | Killed | Date |\n{rows}");
    check(&text, &["absolute table 03.05.24..03.05.24", "absolute table 05.05.24..05.05.24"]);
    let text = "| Killed in April 2024 | Killed in May 2024 |\n|---|---|\n| 14 | 2 |\n";
    check(text, &["coarse table 01.04.24..30.04.24", "coarse table 01.05.24..31.05.24"]);
    let text = "Table 1: Losses, 1-7 May 2024\n\n| District | Killed |\n|---|---|\n| Dalim | 14 |\n";
    check(text, &["absolute table 01.05.24..07.05.24"]);
}

#[test]
fn a_note_of_another_day_dates_no_row() {
    let text = "| Place | Killed | Note |\n|---|---|---|\n| Dalim | 14 | Reopened on 3 May 2024 |\n";
    check(text, &["document document 14.05.24..14.05.24"]);
}

#[test]
fn the_next_sentence_may_tell_when_the_event_was() {
    let sunday = "anchored carried 12.05.24..12.05.24";
    check("Twelve drovers died when a bus fell into a ravine. The accident happened on Sunday.", &[sunday]);
    check("Nine miners were killed. The explosion on Sunday shut the road.", &["none none .."]);
    check(
        "Nine miners were killed. The explosion hit on Sunday, killing two cooks.",
        &["none none ..", "anchored sentence 12.05.24..12.05.24"],
    );
}

#[test]
fn those_who_were_told_of_keep_their_day() {
    let carried = "absolute carried 03.05.24..03.05.24";
    let between = "Divers came. Relatives wait. ";
    check(&format!("The ferry sank on 3 May 2024. {between}The death toll has risen to 41."), &[carried]);
    check(&format!("The ferry sank on 3 May 2024. {between}Eight of those killed were boys."), &[carried]);
    check(&format!("The ferry sank on 3 May 2024. {between}In Oswa 41 sailors were killed."), &["none none .."]);
}

#[test]
fn a_paper_has_the_day_of_the_statement() {
    let text = "In a statement on 9 May 2024, the union said nine of its members had been detained.";
    check(text, &["absolute statement 09.05.24..09.05.24"]);
}

#[test]
fn a_count_up_to_a_day_is_as_of_that_day() {
    check("By 5 May 2024, 1,200 people had fled.", &["as-of sentence ..05.05.24"]);
    check("Until 5 May 2024, 1,200 people were trapped.", &["absolute sentence ..05.05.24"]);
}

#[test]
fn what_is_compared_and_vague_words_elsewhere_do_not_date_a_figure() {
    check("Compared to the count of last week, another 300 families were displaced.", &["none none .."]);
    check("Frost killed 14 drovers, a trade that has recently shrunk.", &["none none .."]);
    check(
        "As of 3 May 2024 there were 104 deaths (and 35 new fevers since last month).",
        &["as-of sentence 03.05.24..03.05.24"],
    );
}

#[test]
fn a_reporting_period_that_nobody_states_is_an_event_without_a_date() {
    check("During the reporting period, 14 drovers were killed.", &["unanchored event .."]);
    let text = "This bulletin covers 2-9 May 2024.\n\nDuring the reporting period, 14 drovers were killed.";
    check(text, &["anchored period 02.05.24..09.05.24"]);
}

#[test]
fn the_present_perfect_alone_has_no_day() {
    check("Shelling has killed 14 people.", &["none none .."]);
    check("Since January, mines have killed 40 farmers.", &["anchored sentence 01.01.24.."]);
}

#[test]
fn an_irregular_verb_tells_of_the_past_too() {
    let last_year = "anchored sentence 03.06.23..03.06.23";
    check("On 3 June the ferry sank with 14 sailors missing.", &[last_year]);
    check("On 3 June the roof shook, with 14 monks trapped.", &[last_year]);
    check("On 3 June the ferry sinks: 14 sailors missing.", &["anchored sentence 03.06.24..03.06.24"]);
}
