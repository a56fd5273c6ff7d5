//! Tests of breakdowns: what is a part of what, and whether there may be others.

use super::*;
use crate::facts::Facts;
use crate::format::Block;

/// Breakdowns as `wholes = parts`, with `+ …` where there may be others.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let lexicon = Lexicon::built_in();
    let prose = Prose::read(Block::of(text), lexicon);
    let facts = Facts::read(&prose, lexicon);
    let told = |breakdown: &Breakdown| {
        let wholes: Vec<_> = breakdown.wholes.iter().map(|whole| prose.line(whole.at)).collect();
        let parts: Vec<_> = breakdown.parts.iter().map(|part| prose.line(part.at)).collect();
        let open = if breakdown.listing == Listing::Some { " …" } else { "" };
        format!("{} = {}{open}", wholes.join(" & "), parts.join(" + "))
    };
    assert_eq!(facts.breakdowns.iter().map(told).collect::<Vec<_>>(), expected);
}

#[test]
fn including_tells_some_of_the_people_before() {
    check("Eight people died, including 11 nurses.", &["Eight = 11 …"]);
    check("Eight people died, including three women and a girl.", &["Eight = three + a …"]);
    check("Eight people died and 20 were wounded, including 11 nurses.", &["Eight & 20 = 11 …"]);
    check("Eight people died. Among them were three nurses.", &["Eight = three …"]);
    check("Eight people died, three of them nurses.", &["Eight = three …"]);
    check("Eight people died, of whom three were nurses.", &["Eight = three …"]);
}

#[test]
fn what_goes_on_after_the_list_is_no_part() {
    check("Eight people died, including two nurses, and 30 were wounded.", &["Eight = two …"]);
    check("Eight people died, including two nurses, and 30 wounded.", &["Eight = two …"]);
    check("Eight people died, including two nurses, 40 huts burned.", &["Eight = two …"]);
}

#[test]
fn other_units_are_no_parts() {
    check("Some 40 families left, including 90 children.", &[]);
    check("Eight people died, including in 12 villages.", &[]);
    check("Some 40 families (200 people and 90 children) left.", &[]);
    check("Nine raids (12 killed, 4 wounded) were counted.", &[]);
    check("Nine people died (12 wounded and 4 missing).", &[]);
}

#[test]
fn of_the_whole_come_its_parts() {
    check("Of the 40 wounded, 25 were men, 12 women and 3 children.", &["40 = 25 + 12 + 3 …"]);
    check("Of 40 wounded, 25 were men.", &["40 = 25 …"]);
}

#[test]
fn brackets_and_colons_tell_all() {
    check("The raid left 120 casualties (31 killed and 85 wounded).", &["120 = 31 + 85"]);
    check("It killed 14 people (9 in Karsa and 6 in Dalim).", &["14 = 9 + 6"]);
    check("The dead were 22 people: 9 men, 6 women and a girl, the mayor said.", &["22 = 9 + 6 + a"]);
    check("Northwatch counted 22 dead: 9 men, 6 women and several children.", &["22 = 9 + 6 …"]);
    check("In Karsa and Dalim 23 people died, 14 and 9 respectively.", &["23 = 14 + 9"]);
}

#[test]
fn men_women_and_children_are_all_there_can_be() {
    check("It killed 22 people, nine men, six women and eight children.", &["22 = nine + six + eight …"]);
    check("It killed 22 people and wounded nine men, six women and eight children.", &[]);
}
