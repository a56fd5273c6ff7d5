//! Dates of the calendar in all the ways that reports write them. All on Tuesday, 14 May 2024.

use super::check;

#[test]
fn months_of_other_languages_are_months_beside_a_number() {
    check("The accord of 5 décembre 2023 held.", &["5 décembre 2023: 2023-12-05"]);
    check("The note of 1er août 2023 was lost.", &["1er août 2023: 2023-08-01"]);
    check("The decree of 7 de diciembre de 2023 named him.", &["7 de diciembre de 2023: 2023-12-07"]);
    check("It was issued on 3 Kanun al-Awwal 2023.", &["3 Kanun al-Awwal 2023: 2023-12-03"]);
    check("In Nisan 2023 the camp flooded.", &["Nisan 2023: 2023-04-01..2023-04-30"]);
}

#[test]
fn months_of_other_languages_are_names_without_a_number() {
    check("Mai and Nisan went to Ayyar for the Mars mission.", &[]);
}

#[test]
fn numbers_alone_make_a_date() {
    check("Updated 2024.05.13.", &["2024.05.13: 2024-05-13"]);
    check("Updated 13/5.", &["13/5: 2024-05-13"]);
    check("Updated 2024-05-13T08:40:00Z.", &["2024-05-13T08: 2024-05-13"]);
    check("File 20161202 holds it.", &["20161202: 2016-12-02"]);
}

#[test]
fn a_range_of_years_may_be_written_with_a_slash() {
    check("The plan of 2019/20 was cut.", &["2019/20: 2019-01-01..2020-12-31"]);
    check("The plan of 2011/12 was cut.", &["2011/12: 2011-01-01..2012-12-31"]);
    check("The plan of 2011/2012 was cut.", &["2011/2012: 2011-01-01..2012-12-31"]);
    check("The plan of 2011-10 was cut.", &["2011-10: 2011-10-01..2011-10-31"]);
}

#[test]
fn a_winter_of_two_years_is_one_winter() {
    check("The push in the winter of 2015-16 failed.", &["the winter of 2015-16: 2015-12-01..2016-02-29"]);
    check("In the winter of 2022/23 many froze.", &["the winter of 2022/23: 2022-12-01..2023-02-28"]);
}

#[test]
fn decades_may_be_written_in_words() {
    check("In the nineties they went home.", &["the nineties: 1990-01-01..1999-12-31"]);
}

#[test]
fn half_a_month_ends_on_the_fifteenth() {
    check("In the first half of April 2024 it rained.", &["the first half of April 2024: 2024-04-01..2024-04-15"]);
    check("In the second half of April 2024 it rained.", &["the second half of April 2024: 2024-04-16..2024-04-30"]);
}

#[test]
fn the_first_days_of_a_month_are_its_first_third() {
    check("In the last days of April 2024 it rained.", &["the last days of April 2024: 2024-04-21..2024-04-30"]);
}

#[test]
fn two_months_share_the_year_after_the_second() {
    check("In April and May 2022 it rained.", &["April: 2022-04-01..2022-04-30", "May 2022: 2022-05-01..2022-05-31"]);
    check(
        "In August/September 1956 it rained.",
        &["August: 1956-08-01..1956-08-31", "September 1956: 1956-09-01..1956-09-30"],
    );
}

#[test]
fn a_month_may_say_how_far_its_year_is() {
    check("In January this year it was raided.", &["January this year: 2024-01-01..2024-01-31"]);
    check("In November of last year it was raided.", &["November of last year: 2023-11-01..2023-11-30"]);
    check("On 4 November last year it was raided.", &["4 November last year: 2023-11-04"]);
    check("On November 4 last year it was raided.", &["November 4 last year: 2023-11-04"]);
}

#[test]
fn named_days_follow_their_rule() {
    check("Shells fell on New Year's Eve 2022.", &["New Year's Eve 2022: 2022-12-31"]);
    check("Shells fell on Good Friday 2023.", &["Good Friday 2023: 2023-04-07"]);
    check("Shells fell on Easter Monday.", &["Easter Monday: 2024-04-01"]);
    check("He spoke on World Refugee Day 2023.", &["World Refugee Day 2023: 2023-06-20"]);
    check("He spoke on Thanksgiving Day 2023.", &["Thanksgiving Day 2023: 2023-11-23"]);
    check("He spoke on Memorial Day 2023.", &["Memorial Day 2023: 2023-05-29"]);
    check("He spoke on International Women's Day.", &["International Women's Day: 2024-03-08"]);
}

#[test]
fn the_year_to_date_ends_today() {
    check("Deaths in the year to date are few.", &["the year to date: 2024-01-01..2024-05-14"]);
    check("So far this year 310 have died.", &["So far this year: 2024-01-01..2024-05-14"]);
}

#[test]
fn a_count_after_a_time_is_no_part_of_it() {
    check("By the end of the year 2 million will need food.", &["the end of the year: ..2024-12-31"]);
    check("Since the beginning of the year 310 have died.", &["the beginning of the year: 2024-01-01.."]);
    check("In mid-November the first snow fell.", &["mid-November: 2023-11-11..2023-11-20"]);
}

#[test]
fn a_date_may_tell_how_long_it_lasts() {
    check("The road will shut from 18 May for 10 days.", &["18 May for 10 days: 2024-05-18..2024-05-27"]);
    check(
        "It was moved on 3 May to 9 May for Monday.",
        &["3 May to 9 May: 2024-05-03..2024-05-09", "Monday: 2024-05-13"],
    );
    check("The aid of 2016 for 2017 came late.", &["2016: 2016-01-01..2016-12-31", "2017: 2017-01-01..2017-12-31"]);
    check("Leave is given for three days from today.", &["three days from today: 2024-05-14..2024-05-16"]);
}

#[test]
fn a_week_may_be_told_by_its_last_day() {
    check("In the week ending 12 May it rained.", &["the week ending 12 May: 2024-05-06..2024-05-12"]);
    check("In the week beginning 6 May it rained.", &["the week beginning 6 May: 2024-05-06..2024-05-12"]);
}

#[test]
fn a_year_may_stand_first_or_between() {
    check("It fell on 2019/23/Apr.", &["2019/23/Apr: 2019-04-23"]);
    check("It fell on 17-2019-August.", &["17-2019-August: 2019-08-17"]);
    check("It fell in 2019 / 04.", &["2019 / 04: 2019-04-01..2019-04-30"]);
}

#[test]
fn a_day_may_touch_its_month_or_end_with_a_stop() {
    check("It fell on Apr23, 2019.", &["Apr23, 2019: 2019-04-23"]);
    check("It fell on 23. Apr. 2019.", &["23. Apr. 2019: 2019-04-23"]);
    check("The dead rose to 16. May 2019 was worse.", &["May 2019: 2019-05-01..2019-05-31"]);
}

#[test]
fn days_and_years_may_be_words() {
    check(
        "He was born on March twenty-one, nineteen seventy-four.",
        &["March twenty-one, nineteen seventy-four: 1974-03-21"],
    );
}

#[test]
fn one_end_of_a_range_gives_the_other_its_month() {
    check("It was shut from 4 to April 9, 2019.", &["4 to April 9, 2019: 2019-04-04..2019-04-09"]);
    check("It was shut from 28 to January 3, 2019.", &["28 to January 3, 2019: 2018-12-28..2019-01-03"]);
    check("It was shut from April 27 to the 3rd.", &["April 27 to the 3rd: 2024-04-27..2024-05-03"]);
}

#[test]
fn both_ends_of_a_range_are_written_in_one_order() {
    check("It was shut from 4/5/2019 to 4/25/2019.", &["4/5/2019 to 4/25/2019: 2019-04-05..2019-04-25"]);
    check("It was shut from 3-28-2019 to 4-2-2019.", &["3-28-2019 to 4-2-2019: 2019-03-28..2019-04-02"]);
}

#[test]
fn feasts_with_a_rule_are_days() {
    check("It fell on Presidents' Day 2019.", &["Presidents' Day 2019: 2019-02-18"]);
    check("It fell on Cyber Monday 2019.", &["Cyber Monday 2019: 2019-12-02"]);
}

#[test]
fn a_weekday_may_follow_its_date() {
    check("On 6 May (Monday) fuel ran out.", &["6 May (Monday): 2024-05-06"]);
    check("It opened (2 December 2016, Friday).", &["2 December 2016, Friday: 2016-12-02"]);
    check("It fell on 2 December 2016, Friday prayers were held.", &["2 December 2016: 2016-12-02"]);
}

#[test]
fn a_part_of_the_day_may_stand_between_a_weekday_and_its_date() {
    check("A blast on Tuesday morning (May 14) killed four.", &["Tuesday morning (May 14): 2024-05-14"]);
    check("A blast on Saturday evening, 11 May, killed four.", &["Saturday evening, 11 May: 2024-05-11"]);
}

#[test]
fn fiscal_years_quarters_and_weeks_have_codes() {
    check(
        "The FY2016 appeal and that of FY17.",
        &["The FY2016: 2016-01-01..2016-12-31", "FY17: 2017-01-01..2017-12-31"],
    );
    check("Arrivals of 4Q23 and 1Q 2024.", &["4Q23: 2023-10-01..2023-12-31", "1Q 2024: 2024-01-01..2024-03-31"]);
    check("Arrivals fell in Q4/2023.", &["Q4/2023: 2023-10-01..2023-12-31"]);
    check("Cases fell in 2024-W18.", &["2024-W18: 2024-04-29..2024-05-05"]);
    check("Cases fell in EW 17 of 2024.", &["EW 17 of 2024: 2024-04-22..2024-04-28"]);
}

#[test]
fn a_quarter_needs_no_year() {
    check("Deaths in the third quarter rose.", &["the third quarter: 2024-07-01..2024-09-30"]);
    check("The 2023 first quarter was calm.", &["The 2023 first quarter: 2023-01-01..2023-03-31"]);
    check("Last year's fourth quarter was calm.", &["Last year's fourth quarter: 2023-10-01..2023-12-31"]);
}

#[test]
fn a_year_has_its_turn_and_its_end() {
    check("By the turn of the year 30 had left.", &["the turn of the year: ..2024-01-01"]);
    check("At year-end 2022 it was empty.", &["year-end 2022: 2022-12-31"]);
}

#[test]
fn a_decade_may_be_spelled_out() {
    check("In the nineteen seventies it was calm.", &["the nineteen seventies: 1970-01-01..1979-12-31"]);
}

#[test]
fn a_day_may_tell_which_attacks_are_meant() {
    check("Those who fled the March 7 attacks are back.", &["the March 7: 2024-03-07"]);
    check("In March 7 attacks were counted.", &["March: 2024-03-01..2024-03-31"]);
}
