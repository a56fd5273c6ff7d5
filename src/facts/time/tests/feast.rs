//! Feasts that the moon moves. All on Tuesday, 14 May 2024.

use super::check;

#[test]
fn eastern_easter_follows_its_own_rule() {
    check("A truce held on Orthodox Easter 2023.", &["Orthodox Easter 2023: 2023-04-16"]);
    check("A truce held on Orthodox Easter.", &["Orthodox Easter: 2024-05-05"]);
    check("A truce held on Orthodox Good Friday 2021.", &["Orthodox Good Friday 2021: 2021-04-30"]);
    check("A truce held on Orthodox Christmas.", &["Orthodox Christmas: 2024-01-07"]);
}

#[test]
fn feasts_of_islam_are_read_from_the_table() {
    check("Prices rose on Eid al-Fitr 2024.", &["Eid al-Fitr 2024: 2024-04-10"]);
    check("Prices rose before Eid al-Fitr.", &["Eid al-Fitr: ..2024-04-09"]);
    check("Prices rose at Eid al-Adha 2021.", &["Eid al-Adha 2021: 2021-07-20"]);
    check("Prices rose on the eve of Eid al-Fitr 2024.", &["the eve of Eid al-Fitr 2024: 2024-04-09"]);
}

#[test]
fn ramadan_is_a_month_beside_a_year_of_either_calendar() {
    check("During Ramadan 2024 cooks were killed.", &["Ramadan 2024: 2024-03-11..2024-04-09"]);
    check("During Ramadan 1445 cooks were killed.", &["Ramadan 1445: 2024-03-11..2024-04-09"]);
    check("In the holy month of Ramadan they rested.", &["the holy month of Ramadan: 2024-03-11..2024-04-09"]);
}

#[test]
fn ramadan_alone_may_be_a_man() {
    check("Ramadan Aldin and Omar went home.", &[]);
}

#[test]
fn a_feast_that_a_country_moves_has_no_day_but_its_year() {
    check("Prices rose before Independence Day.", &["Independence Day: ?"]);
    check("Prices rose at Chinese New Year 2023.", &["Chinese New Year 2023: 2023-01-01..2023-12-31"]);
}

#[test]
fn a_holiday_on_a_monday_closes_its_weekend() {
    check("Over Labor Day weekend 2023 it rained.", &["Labor Day weekend 2023: 2023-09-02..2023-09-04"]);
    check("Over the Labor Day weekend it rained.", &["the Labor Day weekend: 2023-09-02..2023-09-04"]);
}
