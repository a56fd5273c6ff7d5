//! Every rule's page is its test: `bad` fences flag exactly their [[marks]], `good` fences stay clean.

use std::collections::BTreeSet;

use sitlint::names::Registry;
use sitlint::prose::Lexicon;
use sitlint::rule::{Card, Group, Rule};
use sitlint::rulefile;
use sitlint::rulefile::example::{Bench, Kind, examples};
use sitlint::rules::BUILT_IN;

fn rules() -> Vec<&'static dyn Rule> {
    let own = rulefile::built_in().iter().map(|rule| rule.as_ref() as &dyn Rule);
    BUILT_IN.iter().copied().chain(own).collect()
}

/// Fails with one line for each rule whose card or page is not as it should be.
#[track_caller]
fn check(wrong: impl Fn(&Card<'_>, &dyn Rule) -> Vec<String>) {
    let failures: Vec<String> = rules()
        .into_iter()
        .flat_map(|rule| {
            let card = rule.card();
            wrong(&card, rule).into_iter().map(move |what| format!("{}: {what}", card.name)).collect::<Vec<_>>()
        })
        .collect();
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

#[test]
fn every_page_does_what_it_says() {
    let bench = Bench { lexicon: Lexicon::built_in(), registry: Registry::built_in() };
    check(|card, rule| {
        let fences = examples(card.page);
        let line = |at: usize| card.page[..at].lines().count() + 1;
        let failed =
            fences.iter().filter_map(|fence| Some(format!("line {}: {}", line(fence.at), fence.failure(rule, bench)?)));
        failed.collect()
    });
}

#[test]
fn every_page_has_a_bad_and_a_good_example() {
    check(|card, _| {
        let fences = examples(card.page);
        let lacks = |kind| !fences.iter().any(|fence| fence.kind == kind);
        let missing = [("bad", lacks(Kind::Bad)), ("good", lacks(Kind::Good))].into_iter().filter(|&(_, lacks)| lacks);
        missing.map(|(kind, _)| format!("no `{kind}` fence")).collect()
    });
}

#[test]
fn every_page_opens_with_a_short_summary() {
    check(|card, _| {
        let summary = card.summary();
        let sound = (10..=160).contains(&summary.chars().count()) && !summary.contains("```");
        if sound { Vec::new() } else { vec![format!("summary {summary:?}")] }
    });
}

#[test]
fn names_are_in_kebab_case_and_codes_of_their_group() {
    check(|card, _| {
        let kebab =
            card.name.split('-').all(|word| !word.is_empty() && word.chars().all(|char| char.is_ascii_lowercase()));
        let (letters, digits) = card.code.split_at(3);
        let group = Group::ALL.iter().any(|&(known, _, group)| known == letters && group == card.group);
        let sound = kebab && group && digits.len() == 3 && digits.chars().all(|char| char.is_ascii_digit());
        if sound { Vec::new() } else { vec![format!("{} {:?}", card.code, card.group)] }
    });
}

#[test]
fn names_and_codes_are_never_used_twice() {
    let rules = rules();
    let names: BTreeSet<_> = rules.iter().map(|rule| rule.card().name.to_owned()).collect();
    let codes: BTreeSet<_> = rules.iter().map(|rule| rule.card().code.to_owned()).collect();
    assert_eq!((names.len(), codes.len()), (rules.len(), rules.len()));
}

#[test]
fn the_built_in_rule_files_are_sound() {
    for (name, text) in rulefile::BUILT_IN {
        let broken = rulefile::RuleFile::read(text).broken;
        assert!(broken.is_empty(), "{name}: {broken:?}");
    }
}

#[test]
fn the_example_of_the_rule_language_passes_its_own_tests() {
    let outcomes = rulefile::test(include_str!("rulefiles/desk.toml"), &[]);
    let failures: Vec<_> = outcomes.iter().filter(|outcome| outcome.failure.is_some()).collect();
    assert!(outcomes.len() >= 11 && failures.is_empty(), "{} outcomes; {failures:#?}", outcomes.len());
}

#[test]
fn a_failing_example_is_told_at_its_fence() {
    let file = include_str!("rulefiles/desk.toml").replace("Some [[40%]]", "Some 40%");
    let failed: Vec<_> = rulefile::test(&file, &[]).into_iter().filter(|outcome| outcome.failure.is_some()).collect();
    assert_eq!(failed.len(), 1, "{failed:?}");
    assert_eq!((failed[0].rule.as_str(), failed[0].at.of(&file)), ("per-cent-in-words", "```bad"));
    assert_eq!(failed[0].failure.as_deref(), Some("“40%” is flagged and not marked."));
    let drawn = "  | Some 40% of the wells are dry, and 7.5 % are closed.\n  |      ^^^ found, not marked\n";
    assert_eq!(failed[0].picture, drawn);
}
