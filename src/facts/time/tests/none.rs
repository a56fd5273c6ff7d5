//! What looks like a date and is none. All on Tuesday, 14 May 2024.

use super::check;

#[test]
fn numbers_of_things_are_no_years() {
    check("Flight 2018 was late, and room 2023 is locked.", &[]);
    check("Battalion 1948 took the hill beside Highway 1960.", &[]);
    check("He lives at 1995 Airport Road.", &[]);
    check("Call 2016 3344 or 0700 2011.", &[]);
}

#[test]
fn counts_of_places_are_no_years() {
    check("Water was restored in 2000 homes.", &[]);
    check("In 2016 homes were burned.", &["2016: 2016-01-01..2016-12-31"]);
}

#[test]
fn ends_of_codes_are_no_dates() {
    check("The object 133-03-03-2020 is kept.", &[]);
    check("Is 32-2015 a case?", &[]);
}

#[test]
fn a_verb_is_no_direction() {
    check("Rations last ten days.", &[]);
    check("The rations of the last ten days were short.", &["the last ten days: 2024-05-04..2024-05-14"]);
}

#[test]
fn an_august_body_is_no_month() {
    check("It is an august body.", &[]);
    check("It met in August.", &["August: 2023-08-01..2023-08-31"]);
}

#[test]
fn a_rank_makes_a_person_of_a_month() {
    check("They met Col. August there.", &[]);
    check("The tank 1984 burned.", &[]);
}

#[test]
fn times_inside_times_have_an_end() {
    check(&"early ".repeat(20_000), &[]);
    check(&"the night of ".repeat(20_000), &[]);
}

#[test]
fn the_worst_in_years_lies_not_ahead() {
    check("For the first time in ten years it snows.", &[]);
    check("It is the deadliest attack in two years.", &[]);
}
