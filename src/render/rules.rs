//! The list of rules.

use serde::Serialize;

use crate::render::json::line;
use crate::rule::Card;

#[derive(Serialize)]
struct RuleRecord<'a> {
    code: &'a str,
    name: &'a str,
    group: &'static str,
    severity: &'static str,
    default: bool,
    fixable: bool,
    summary: String,
    scope: &'static str,
}

/// The rules as a JSON array.
#[must_use]
pub fn rules(cards: &[Card<'_>]) -> String {
    let records: Vec<_> = cards
        .iter()
        .map(|card| RuleRecord {
            code: card.code,
            name: card.name,
            group: card.group.name(),
            severity: card.severity.name(),
            default: card.default,
            fixable: card.fixable,
            summary: card.summary(),
            scope: card.scope.name(),
        })
        .collect();
    line(&records)
}
