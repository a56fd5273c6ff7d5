//! The guides say what is true: every rule in them passes its own examples, and what they show is what the program says.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod pages;
mod program;

use pages::fences;
use program::Folder;
use sitlint::rulefile;

/// The rules of a page, each block a file of its own.
fn blocks(page: &str) -> Vec<&str> {
    let blocks = fences(page).into_iter().filter(|fence| fence.language() == "toml").map(|fence| fence.body);
    blocks.filter(|block| block.contains("[[rule]]") && block.contains("doc = \"\"\"\n")).collect()
}

#[track_caller]
fn check(name: &str, least: usize) {
    let page = pages::read(name);
    let blocks = blocks(&page);
    assert!(blocks.len() >= least, "{} rules", blocks.len());
    for block in blocks {
        let outcomes = rulefile::test(block, &[]);
        let failed: Vec<_> = outcomes.iter().filter(|outcome| outcome.failure.is_some()).collect();
        assert!(outcomes.len() >= 2 && failed.is_empty(), "{failed:#?}\n{block}");
    }
}

#[test]
fn the_rule_of_the_readme_is_sound() {
    check("README.md", 1);
}

#[test]
fn the_rule_of_the_first_ten_minutes_is_sound() {
    check("docs/first-ten-minutes.md", 1);
}

#[test]
fn the_first_rule_is_sound() {
    check("docs/first-rule.md", 1);
}

#[test]
fn the_ten_recipes_are_sound() {
    check("docs/recipes.md", 10);
}

#[test]
fn what_vale_becomes_is_sound() {
    check("docs/vale.md", 6);
}

#[test]
fn the_five_minutes_go_as_the_guide_says() {
    let page = &pages::read("docs/first-rule.md");
    let folder = Folder::with(&[("draft.md", "Some illegal migrants crossed at Tessel.\n")]);
    assert!(page.contains(&folder.run(&["rules", "new", "say-irregular"]).out));
    folder.write("rules/say-irregular.toml", blocks(page)[0].as_bytes());
    assert!(page.contains(&folder.run(&["rules", "test", "rules"]).out));
    assert!(folder.run(&["check"]).out.contains("Write “irregular migrants”?"));
    let wrong = blocks(page)[0].replace("Some [[illegal migrants]] crossed", "An [[illegal migrant]] crossed");
    let wrong = wrong.replace("phrase = \"illegal migrant\"", "phrase = \"illegal alien\"");
    folder.write("rules/say-irregular.toml", wrong.as_bytes());
    let out = folder.run(&["rules", "test", "rules"]).out;
    assert!(page.contains(out.split("\n1 ").next().unwrap()), "{out}");
}
