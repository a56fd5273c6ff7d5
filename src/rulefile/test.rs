//! `sitlint rules test`: runs the examples inside a rule file.

use std::borrow::Cow;

use crate::names::Registry;
use crate::prose::Lexicon;
use crate::rule::Rule;
use crate::rulefile::example::{Bench, Example, Kind, examples};
use crate::rulefile::picture::drawn;
use crate::rulefile::{FileRule, RuleFile};
use crate::text::Span;

/// How an example, or a rule file as a whole, fared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The rule; empty where the file itself is broken.
    pub rule: String,
    /// Where in the rule file: the fence of the example, or what is broken.
    pub at: Span,
    /// What is not as it should be; `None` where all is well.
    pub failure: Option<String>,
    /// The places of the example where it is not, drawn; empty where there is nothing to draw.
    pub picture: String,
}

/// A regular expression that every paragraph is searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slow {
    /// The rule.
    pub rule: String,
    /// Where in the rule file its code stands.
    pub at: Span,
    /// The expression.
    pub pattern: String,
}

/// Runs the examples of all rules of a rule file, in the order of the file. `extended` are the files whose words and
/// names it builds on.
#[must_use]
pub fn test(text: &str, extended: &[&str]) -> Vec<Outcome> {
    let file = RuleFile::read(text);
    let broken = file.broken.iter().map(|broken| Outcome {
        rule: String::new(),
        at: broken.at,
        failure: Some(broken.message.clone()),
        picture: String::new(),
    });
    let mut outcomes: Vec<Outcome> = broken.collect();
    let mut lexicon = Cow::Borrowed::<Lexicon>(Lexicon::built_in());
    let mut registry = Cow::Borrowed::<Registry>(Registry::built_in());
    let extended: Vec<RuleFile> = extended.iter().map(|text| RuleFile::read(text)).collect();
    for file in extended.iter().chain([&file]) {
        file.lexicon.iter().for_each(|table| lexicon.to_mut().extend(table));
        if !file.names.is_empty() {
            registry.to_mut().extend(file.names.clone());
        }
    }
    let bench = Bench { lexicon: &lexicon, registry: &registry };
    for rule in &file.rules {
        outcomes.extend(rule_outcomes(rule, text, bench));
    }
    outcomes
}

/// The expressions of a rule file that have no word they cannot do without.
#[must_use]
pub fn slow(text: &str) -> Vec<Slow> {
    let rules = RuleFile::read(text).rules;
    let each = rules.iter().filter_map(|rule| {
        let pattern = rule.slow()?.to_owned();
        Some(Slow { rule: rule.card().name.to_owned(), at: rule.code_at, pattern })
    });
    each.collect()
}

fn rule_outcomes(rule: &FileRule, text: &str, bench: Bench<'_>) -> Vec<Outcome> {
    let card = rule.card();
    let outcome = |at, failure, picture| Outcome { rule: card.name.to_owned(), at, failure, picture };
    let examples = examples(card.page);
    let each = examples.iter().map(|example| {
        let failure = example.failure(rule, bench);
        let picture = failure.as_ref().map(|_| drawn(&example.differences(rule, bench))).unwrap_or_default();
        outcome(fence(rule, text, example), failure, picture)
    });
    let mut outcomes: Vec<Outcome> = each.collect();
    for (kind, word) in [(Kind::Bad, "bad"), (Kind::Good, "good")] {
        if !examples.iter().any(|example| example.kind == kind) {
            let failure = format!("its `doc` has no `{word}` example: write one in a fence that opens with ```{word}.");
            outcomes.push(outcome(rule.page_at, Some(failure), String::new()));
        }
    }
    outcomes
}

/// The line of a fence in the rule file; the whole page where it is written with escapes.
fn fence(rule: &FileRule, text: &str, example: &Example) -> Span {
    let page = rule.card().page;
    let written = rule.page_at.of(text);
    match written.find(page) {
        Some(start) => {
            let line = page[example.at..].lines().next().unwrap_or("");
            let start = rule.page_at.start + start + example.at;
            Span::new(start, start + line.len())
        }
        None => rule.page_at,
    }
}
