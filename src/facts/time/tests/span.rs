//! Runs of days, parts of months and years, and lengths that end on a day. All on Tuesday, 14 May 2024.

use super::check;

#[test]
fn a_list_of_days_is_one_time() {
    check("On 3, 5 and 9 May drones came.", &["3, 5 and 9 May: 2024-05-03..2024-05-09"]);
    check("Of 12, 5 and 9 survived.", &[]);
}

#[test]
fn a_length_may_end_on_a_written_day_or_month() {
    check("In the three months to April 2024 many fled.", &["three months to April 2024: 2024-02-01..2024-04-30"]);
    check(
        "In the 12 months ending 31 March 2024 many fled.",
        &["12 months ending 31 March 2024: 2023-04-01..2024-03-31"],
    );
    check("In the six weeks to 3 May many fled.", &["six weeks to 3 May: 2024-03-23..2024-05-03"]);
    check("In the year to April 2024 many fled.", &["the year to April 2024: 2023-05-01..2024-04-30"]);
}

#[test]
fn parts_may_make_a_range() {
    check("In early to mid-April it rained.", &["early to mid-April: 2024-04-01..2024-04-20"]);
    check("In mid- to late April it rained.", &["mid- to late April: 2024-04-11..2024-04-30"]);
    check("In Sept.-Oct. 2023 it rained.", &["Sept.-Oct. 2023: 2023-09-01..2023-10-31"]);
    check("In Q1-Q2 2023 it rained.", &["Q1-Q2 2023: 2023-01-01..2023-06-30"]);
}

#[test]
fn the_first_and_last_pieces_of_a_time_are_parts_of_it() {
    check("In the early months of 2023 it rained.", &["the early months of 2023: 2023-01-01..2023-04-30"]);
    check("In the closing days of April it rained.", &["the closing days of April: 2024-04-21..2024-04-30"]);
    check("In the latter half of 2023 it rained.", &["the latter half of 2023: 2023-07-01..2023-12-31"]);
    check("In the early part of 2023 it rained.", &["the early part of 2023: 2023-01-01..2023-04-30"]);
}

#[test]
fn opening_and_closing_are_words_of_the_trade_too() {
    check("After closing in April the mill was sold.", &["April: 2024-04-01..2024-04-30"]);
    check("The opening of 2 shops was put off.", &[]);
}

#[test]
fn a_weekend_may_stand_before_a_count() {
    check("Over the weekend 2,300 people crossed.", &["the weekend: 2024-05-11..2024-05-12"]);
}

#[test]
fn the_day_of_the_month_is_one_of_the_present_month() {
    check("It fell on the 1st of the month.", &["the 1st of the month: 2024-05-01"]);
    check("On the night of the 9th, shells fell.", &["the night of the 9th: 2024-05-09"]);
}

#[test]
fn a_season_may_say_how_far_its_year_is() {
    check("It fell in the spring of last year.", &["the spring of last year: 2023-03-01..2023-05-31"]);
}

#[test]
fn overnight_is_the_night_that_is_named() {
    check("Overnight on 8-9 May shells fell.", &["Overnight on 8-9 May: 2024-05-08..2024-05-09"]);
    check("Shells fell overnight Sunday.", &["overnight Sunday: 2024-05-12"]);
}

#[test]
fn before_dawn_is_still_that_day() {
    check("They came shortly before dawn on Friday.", &["dawn on Friday: 2024-05-10"]);
}
