//! Times that count from another day, and which way the tense points. All on Tuesday, 14 May 2024.

use super::check;

#[test]
fn what_is_to_happen_lies_ahead() {
    check("The two sides are to meet on Saturday.", &["Saturday: 2024-05-18"]);
    check("The two sides met on Saturday.", &["Saturday: 2024-05-11"]);
}

#[test]
fn a_deadline_lies_ahead() {
    check("Action point: share the list by COB Friday.", &["Friday: ..2024-05-17"]);
    check("Action point: share the list by Friday.", &["Friday: ..2024-05-17"]);
}

#[test]
fn the_coming_friday_is_the_nearest_after_today() {
    check("It will open this coming Friday.", &["this coming Friday: 2024-05-17"]);
    check("It will open next Friday.", &["next Friday: 2024-05-24"]);
    check("It will open the Friday after next.", &["the Friday after next: 2024-05-24"]);
    check("It will open the week after next.", &["the week after next: 2024-05-27..2024-06-02"]);
}

#[test]
fn a_weekday_gives_way_to_the_date_beside_it() {
    check("It will open next Friday, 24 May.", &["next Friday, 24 May: 2024-05-24"]);
}

#[test]
fn then_is_a_time_where_a_preposition_leads_it() {
    check(
        "He left in April 2024; since then nobody has come.",
        &["April 2024: 2024-04-01..2024-04-30", "then: 2024-05-14.."],
    );
    check("The then governor left.", &[]);
}

#[test]
fn uncounted_units_are_vague() {
    check("It began months ago.", &["months ago: ?"]);
    check("Weeks later he was dead.", &["Weeks later: ?"]);
}

#[test]
fn quarters_are_those_of_the_calendar() {
    check("In the last two quarters it grew.", &["the last two quarters: 2023-10-01..2024-03-31"]);
}

#[test]
fn the_end_of_the_past_week_is_the_end_of_a_week() {
    check("At the end of the past week it rained.", &["the end of the past week: 2024-05-10..2024-05-12"]);
}

#[test]
fn hours_of_a_day_are_that_day() {
    check("It fell in the early hours of 9 May.", &["the early hours of 9 May: 2024-05-09"]);
}

#[test]
fn days_may_be_counted_from_the_end() {
    check("It fell on the second last day of April 2024.", &["the second last day of April 2024: 2024-04-29"]);
}

#[test]
fn anniversaries_of_today_are_one_time() {
    check("A year ago today the bridge fell.", &["A year ago today: 2023-05-14"]);
    check("It will reopen in three weeks' time.", &["three weeks' time: 2024-06-04"]);
}

#[test]
fn later_in_a_year_is_some_day_of_it() {
    check("Later in 2022 he fled.", &["Later in 2022: 2022-01-01..2022-12-31"]);
}

#[test]
fn last_monday_is_that_of_last_week() {
    check("The bridge fell last Monday.", &["last Monday: 2024-05-06"]);
    check("The bridge fell this past Monday.", &["this past Monday: 2024-05-13"]);
}

#[test]
fn days_of_a_week_belong_to_it() {
    check(
        "It will be shut next week between Tuesday and Thursday.",
        &["next week between Tuesday and Thursday: 2024-05-21..2024-05-23"],
    );
    check("The bridge fell last week - Monday.", &["last week - Monday: 2024-05-06"]);
    check("It rained on the weekend of 3 May.", &["the weekend of 3 May: 2024-05-04..2024-05-05"]);
}

#[test]
fn minutes_from_a_day_leave_nothing_open() {
    check("It will open ten minutes from tomorrow.", &["tomorrow: 2024-05-15"]);
    check("It will be shut from tomorrow.", &["tomorrow: 2024-05-15.."]);
}

#[test]
fn a_stay_counts_from_its_first_day() {
    check("It is shut for three days, from today.", &["three days, from today: 2024-05-14..2024-05-16"]);
    check("It will open within three days.", &["three days: 2024-05-14..2024-05-17"]);
}

#[test]
fn weekdays_may_be_counted() {
    check("They were killed two Thursdays ago.", &["two Thursdays ago: 2024-05-02"]);
    check("It will open three Sundays from now.", &["three Sundays from now: 2024-06-02"]);
    check("Two Thursdays were lost.", &[]);
}

#[test]
fn before_last_is_one_step_further() {
    check("It fell the Friday before last.", &["the Friday before last: 2024-05-03"]);
    check("It fell the week before last.", &["the week before last: 2024-04-29..2024-05-05"]);
    check("It fell the night before last.", &["the night before last: 2024-05-12"]);
}

#[test]
fn the_week_before_is_a_week_back() {
    check("He fell the week before.", &["the week before: 2024-05-06..2024-05-12"]);
    check("The week before the attack was calm.", &[]);
}

#[test]
fn halves_of_a_unit_count() {
    check("It fell half a year ago.", &["half a year ago: 2023-11-14"]);
    check("It fell two and a half years ago.", &["two and a half years ago: 2021-11-14"]);
}

#[test]
fn what_has_lasted_since_a_day_began_in_the_past() {
    check("Toll since 7 October: 310.", &["7 October: 2023-10-07.."]);
    check("Toll as of 30 November: 310.", &["30 November: 2023-11-30"]);
}

#[test]
fn which_friday_of_a_siege_nobody_says() {
    check("It fell on the last Friday of the siege.", &[]);
}

#[test]
fn what_must_be_done_lies_ahead() {
    check("By close of business on Friday the list must be shared.", &["Friday: ..2024-05-17"]);
}

#[test]
fn at_this_time_last_year_is_last_year() {
    check("It stood at 30 at this time last year.", &["last year: 2023-01-01..2023-12-31"]);
}
