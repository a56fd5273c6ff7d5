//! What is an expression of time, which days it names, and what is none. All on Tuesday, 14 May 2024.

mod absolute;
mod feast;
mod none;
mod relative;
mod span;

use jiff::civil::{Date, date};

use crate::facts::time::{Anchor, resolve, times};
use crate::format::Block;
use crate::prose::{Lexicon, Prose};

/// The times of a text as `words: from..to`, an open end left empty, `?` where there are no days.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let lexicon = Lexicon::built_in();
    let prose = Prose::read(Block::of(text), lexicon);
    let anchor = Anchor { document: Some(date(2024, 5, 14)), ..Anchor::default() };
    let shown = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let found: Vec<String> = times(&prose, lexicon)
        .iter()
        .map(|time| {
            let words = time.at.of(text);
            let Some(days) = resolve(time, &anchor).0 else { return format!("{words}: ?") };
            match time.ends(days) {
                (Some(from), Some(to)) if from == to => format!("{words}: {from}"),
                (from, to) => format!("{words}: {}..{}", shown(from), shown(to)),
            }
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_day_is_read_in_every_order() {
    check("It fell on 2 December 2016.", &["2 December 2016: 2016-12-02"]);
    check("It fell on December 2, 2016.", &["December 2, 2016: 2016-12-02"]);
    check("It fell on Dec. 2, 2016.", &["Dec. 2, 2016: 2016-12-02"]);
    check("It fell on the 7th of August 2018.", &["the 7th of August 2018: 2018-08-07"]);
    check("It fell on 02.12.16 and 2016-12-03.", &["02.12.16: 2016-12-02", "2016-12-03: 2016-12-03"]);
    check("It fell on 2/12/2016 in Dalim.", &["2/12/2016: 2016-12-02"]);
    check("It fell on 12/25/2016 in Dalim.", &["12/25/2016: 2016-12-25"]);
    check("It fell on Wednesday, 6 July 2022.", &["Wednesday, 6 July 2022: 2022-07-06"]);
}

#[test]
fn a_day_that_is_not_in_the_calendar_has_no_days() {
    check("Rain set in on 31 June 2018.", &["31 June 2018: ?"]);
}

#[test]
fn a_range_is_one_time() {
    check("Snow closed the pass, 6-9 January 2023.", &["6-9 January 2023: 2023-01-06..2023-01-09"]);
    check("It rained from 30 April to 2 May.", &["30 April to 2 May: 2024-04-30..2024-05-02"]);
    check("They fled between 24 and 29 November.", &["24 and 29 November: 2023-11-24..2023-11-29"]);
    check("The night of 2-3 December was calm.", &["The night of 2-3 December: 2023-12-02..2023-12-03"]);
    check("In November 19-20 it rained.", &["November 19-20: 2023-11-19..2023-11-20"]);
    check("Between January and April 2024 many fled.", &["January and April 2024: 2024-01-01..2024-04-30"]);
    check("The war of 1957-60 ended.", &["1957-60: 1957-01-01..1960-12-31"]);
    check("From December 2023 to March the road was shut.", &["December 2023 to March: 2023-12-01..2024-03-31"]);
}

#[test]
fn longer_times_have_their_first_and_last_day() {
    check("Floods came in March 2023.", &["March 2023: 2023-03-01..2023-03-31"]);
    check("In the first quarter of 2024 it rained.", &["the first quarter of 2024: 2024-01-01..2024-03-31"]);
    check("In Q2 2023 and H2 2022 it rained.", &["Q2 2023: 2023-04-01..2023-06-30", "H2 2022: 2022-07-01..2022-12-31"]);
    check("In the summer of 2017 it was dry.", &["the summer of 2017: 2017-06-01..2017-08-31"]);
    check("The first week of April 2024 was calm.", &["The first week of April 2024: 2024-04-01..2024-04-07"]);
    check("In the late 1990s it was calm.", &["the late 1990s: 1996-09-01..1999-12-31"]);
    check("It opened in early 2011.", &["early 2011: 2011-01-01..2011-04-30"]);
    check("It opened in mid-November 2016.", &["mid-November 2016: 2016-11-11..2016-11-20"]);
}

#[test]
fn a_weekday_of_the_past_is_the_latest_and_of_the_future_the_next() {
    check("Shells hit the town on Friday.", &["Friday: 2024-05-10"]);
    check("Shells hit the town on Tuesday evening.", &["Tuesday evening: 2024-05-14"]);
    check("The envoy will meet them on Friday.", &["Friday: 2024-05-17"]);
    check("He said on Monday that talks would resume on Thursday.", &["Monday: 2024-05-13", "Thursday: 2024-05-16"]);
    check("Hail fell last Friday.", &["last Friday: 2024-05-10"]);
    check("Talks resumed on Friday last week.", &["Friday last week: 2024-05-10"]);
}

#[test]
fn relative_times_count_from_the_document() {
    check("Yesterday 14 people died.", &["Yesterday: 2024-05-13"]);
    check("Overnight shells fell.", &["Overnight: 2024-05-13..2024-05-14"]);
    check("In the past 11 days many fled.", &["the past 11 days: 2024-05-03..2024-05-14"]);
    check("Within the last three weeks many fled.", &["the last three weeks: 2024-04-23..2024-05-14"]);
    check("It closed a week ago.", &["a week ago: 2024-05-07"]);
    check("It closed early last week.", &["early last week: 2024-05-06..2024-05-08"]);
    check("It closed last month.", &["last month: 2024-04-01..2024-04-30"]);
    check("It will fall by the end of the week.", &["the end of the week: ..2024-05-19"]);
    check("It closed earlier this month.", &["earlier this month: 2024-05-01..2024-05-14"]);
    check("Talks will resume in two weeks.", &["two weeks: 2024-05-28"]);
}

#[test]
fn a_preposition_bounds_a_time_and_is_no_part_of_it() {
    check("Since March 2011 many have died.", &["March 2011: 2011-03-01.."]);
    check("It was shut until 3 May.", &["3 May: ..2024-05-03"]);
    check("It was shut before 3 May 2024.", &["3 May 2024: ..2024-05-02"]);
    check("It was shut after 3 May 2024.", &["3 May 2024: 2024-05-04.."]);
    check("Nine sailors were missing as of 3 May 2024.", &["3 May 2024: 2024-05-03"]);
}

#[test]
fn a_date_without_a_year_is_the_nearest_that_the_tense_allows() {
    check("Frost killed seven on 6 May.", &["6 May: 2024-05-06"]);
    check("Shelling on 30 December killed nine.", &["30 December: 2023-12-30"]);
    check("Its guns will be handed in on 20 May.", &["20 May: 2024-05-20"]);
}

#[test]
fn vague_words_are_times_without_days() {
    check("The weir was recently mended.", &["recently: ?"]);
    check("So far the kilns hold 630 families.", &["So far: ?"]);
    check("He expected frost in the coming weeks.", &["the coming weeks: ?"]);
    check("Recently widowed herders need fodder.", &[]);
}

#[test]
fn durations_ages_and_clock_times_are_no_dates() {
    check("After a four-year siege they waited for two weeks.", &[]);
    check("A 52-year-old miller waited three hours, from 14:40.", &[]);
    check("He is 46 years old and has 12 goats.", &[]);
}

#[test]
fn habits_and_names_are_no_dates() {
    check("The dentist comes every Friday after Friday prayers.", &[]);
    check("The Sunday Times asked on Black Friday.", &[]);
    check("Theresa May may march on the town.", &[]);
    check("The march of 200 women began in the 1 May Square.", &[]);
    check("They live on Route 2015 and in Block 1070.", &[]);
    check("Resolution 2254 was cited; 2000 people marched.", &[]);
}

#[test]
fn may_and_march_are_months_where_they_stand_as_months() {
    check("In May it rained, since March it had not.", &["May: 2024-05-01..2024-05-31", "March: 2024-03-01.."]);
    check("In May 14 people died.", &["May: 2024-05-01..2024-05-31"]);
}

#[test]
fn a_weekday_beside_an_ambiguous_date_decides_it() {
    check("It fell on Friday 7/6/2018.", &["Friday 7/6/2018: 2018-07-06"]);
}

#[test]
fn weekends_and_numbered_weeks_are_times() {
    check("Shells fell over the weekend.", &["the weekend: 2024-05-11..2024-05-12"]);
    check("In week 12 of 2024 cases rose.", &["week 12 of 2024: 2024-03-18..2024-03-24"]);
}
