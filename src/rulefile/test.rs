//! `sitlint rules test`: runs the examples inside a rule file.

use std::borrow::Cow;

use crate::names::Registry;
use crate::prose::Lexicon;
use crate::rule::Rule;
use crate::rulefile::example::{Bench, Example, Kind, examples};
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
}

/// Runs the examples of all rules of a rule file, in the order of the file.
#[must_use]
pub fn test(text: &str) -> Vec<Outcome> {
    let file = RuleFile::read(text);
    let broken = file.broken.iter().map(|broken| Outcome {
        rule: String::new(),
        at: broken.at,
        failure: Some(broken.message.clone()),
    });
    let mut outcomes: Vec<Outcome> = broken.collect();
    let mut lexicon = Cow::Borrowed::<Lexicon>(Lexicon::built_in());
    file.lexicon.iter().for_each(|table| lexicon.to_mut().extend(table));
    let mut registry = Cow::Borrowed::<Registry>(Registry::built_in());
    if !file.names.is_empty() {
        registry.to_mut().extend(file.names.clone());
    }
    let bench = Bench { lexicon: &lexicon, registry: &registry };
    for rule in &file.rules {
        outcomes.extend(rule_outcomes(rule, text, bench));
    }
    outcomes
}

fn rule_outcomes(rule: &FileRule, text: &str, bench: Bench<'_>) -> Vec<Outcome> {
    let card = rule.card();
    let outcome = |at, failure| Outcome { rule: card.name.to_owned(), at, failure };
    let examples = examples(card.page);
    let mut outcomes: Vec<Outcome> =
        examples.iter().map(|example| outcome(fence(rule, text, example), example.failure(rule, bench))).collect();
    for (kind, word) in [(Kind::Bad, "bad"), (Kind::Good, "good")] {
        if !examples.iter().any(|example| example.kind == kind) {
            let failure = format!("its `doc` has no `{word}` example: write one in a fence that opens with ```{word}.");
            outcomes.push(outcome(rule.page_at, Some(failure)));
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
