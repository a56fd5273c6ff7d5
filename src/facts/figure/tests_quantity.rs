//! How many: every form in which a text writes a number of people.

use crate::facts::figure::quantity::quantity;
use crate::format::Block;
use crate::prose::{Lexicon, Prose, Sentence, View};

#[track_caller]
fn check(text: &str, expected: &[(&str, Option<u64>, Option<u64>)]) {
    let lexicon = Lexicon::built_in();
    let prose = Prose::read(Block::of(text), lexicon);
    let sentence = Sentence::of(&prose.tokens, 0, prose.tokens.len());
    let view = View::new(&prose, sentence, lexicon);
    let (mut at, mut found) = (0, Vec::new());
    while at < prose.tokens.len() {
        if let Some(quantity) = quantity(&view, at) {
            let words = prose.words(prose.range(quantity.first, quantity.end)).to_owned();
            found.push((words, quantity.count.least, quantity.count.most));
            at = quantity.end;
        } else {
            at += 1;
        }
    }
    let found: Vec<_> = found.iter().map(|(words, least, most)| (words.as_str(), *least, *most)).collect();
    assert_eq!(found, expected);
}

#[test]
fn digits_and_words_have_values() {
    check("46 and 1,402", &[("46", Some(46), Some(46)), ("1,402", Some(1402), Some(1402))]);
    check("a hundred and nine weavers", &[("a hundred and nine", Some(109), Some(109))]);
    check("twenty-three men", &[("twenty-three", Some(23), Some(23))]);
    check("two thousand five hundred", &[("two thousand five hundred", Some(2500), Some(2500))]);
    check("1.4 million people", &[("1.4 million", Some(1_400_000), Some(1_400_000))]);
    check("half a million", &[("half a million", Some(500_000), Some(500_000))]);
    check("31.5k and 2m fled", &[("31.5k", Some(31_500), Some(31_500)), ("2m", Some(2_000_000), Some(2_000_000))]);
    check("two dozen men", &[("two dozen", Some(24), Some(24))]);
    check("a dozen men", &[("a dozen", Some(12), Some(12))]);
}

#[test]
fn vague_magnitudes_are_open() {
    check("dozens died", &[("dozens", Some(24), None)]);
    check("tens of thousands", &[("tens of thousands", Some(20_000), None)]);
    check("hundreds of thousands", &[("hundreds of thousands", Some(200_000), None)]);
    check("several hundred", &[("several hundred", Some(200), None)]);
}

#[test]
fn bounds_open_one_side() {
    check("at least 14", &[("at least 14", Some(14), None)]);
    check("no fewer than 58", &[("no fewer than 58", Some(58), None)]);
    check("up to 200", &[("up to 200", None, Some(200))]);
    check("an estimated 300", &[("an estimated 300", Some(300), Some(300))]);
    check("50,000-plus", &[("50,000-plus", Some(50_000), None)]);
    check("a further 12", &[("a further 12", Some(12), Some(12))]);
    check("a total of 12", &[("a total of 12", Some(12), Some(12))]);
}

#[test]
fn a_range_is_one_quantity() {
    check("between 35 and 50 weavers", &[("between 35 and 50", Some(35), Some(50))]);
    check("20-30 fighters", &[("20-30", Some(20), Some(30))]);
    check("20 to 30 fighters", &[("20 to 30", Some(20), Some(30))]);
    check("grew by 19 to 264", &[("19", Some(19), Some(19)), ("264", Some(264), Some(264))]);
}

#[test]
fn dates_times_and_ages_count_nobody() {
    check("on 3 May 2024 at 14:40", &[]);
    check("a 52-year-old miller", &[]);
    check("$46 and resolution 2254", &[]);
    check("in 2016", &[]);
}

#[test]
fn halves_and_quarters_of_magnitudes_count() {
    check("two and a half million people", &[("two and a half million", Some(2_500_000), Some(2_500_000))]);
    check("a quarter of a million people", &[("a quarter of a million", Some(250_000), Some(250_000))]);
    check("a couple of dozen people", &[("a couple of dozen", Some(24), Some(24))]);
    check("5 lakh people", &[("5 lakh", Some(500_000), Some(500_000))]);
    check("2,50,000 people", &[("2,50,000", Some(250_000), Some(250_000))]);
    check("1'402 people", &[("1'402", Some(1402), Some(1402))]);
}

#[test]
fn a_bound_on_either_side_is_one_quantity() {
    check(
        "at least 20 and possibly as many as 35 people",
        &[("at least 20 and possibly as many as 35", Some(20), Some(35))],
    );
    check("20 or more people", &[("20 or more", Some(20), None)]);
    check("twenty-odd people", &[("twenty-odd", Some(20), Some(20))]);
}

#[test]
fn a_change_has_two_quantities() {
    check("rose from 46 to 58", &[("46", Some(46), Some(46)), ("58", Some(58), Some(58))]);
    check("from 20 to 30 people", &[("from 20 to 30", Some(20), Some(30))]);
}

#[test]
fn ages_limits_and_numbered_things_count_nobody() {
    check("a widow, 71, and two lodgers, 22 and 25, drowned", &[("two", Some(2), Some(2))]);
    check("children under 5 and men in room 12", &[]);
    check("from 1–7 May", &[]);
}
