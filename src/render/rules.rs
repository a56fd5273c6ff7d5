//! The list of rules, and their pages.

mod page;

pub use page::{INDEX, MADE, Page, Weighed, pages};

use serde::Serialize;

use crate::render::json::line;
use crate::render::table::{Row, markdown, padded};
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

/// The forms of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RulesForm {
    /// Columns for people.
    #[default]
    Table,
    /// A JSON array.
    Json,
    /// A Markdown table.
    Markdown,
}

/// The list of rules.
#[must_use]
pub fn rules(cards: &[Card<'_>], form: RulesForm) -> String {
    let records: Vec<_> = cards.iter().map(RuleRecord::of).collect();
    let rows = || records.iter().map(RuleRecord::row);
    match form {
        RulesForm::Json => format!("{}\n", line(&records)),
        RulesForm::Markdown => {
            let head = markdown(&HEADER, Row::Header);
            rows().fold(head, |table, row| table + &markdown(&row, Row::Body))
        }
        RulesForm::Table => padded(&HEADER, &rows().map(Vec::from).collect::<Vec<_>>()),
    }
}

const HEADER: [&str; 5] = ["code", "rule", "severity", "on", "flags"];

impl<'a> RuleRecord<'a> {
    fn of(card: &Card<'a>) -> Self {
        Self {
            code: card.code,
            name: card.name,
            group: card.group.name(),
            severity: card.severity.name(),
            default: card.default,
            fixable: card.fixable,
            summary: card.summary(),
            scope: card.scope.name(),
        }
    }

    fn row(&self) -> [String; 5] {
        let on = if self.default { "yes" } else { "no" };
        [self.code.into(), self.name.into(), self.severity.into(), on.into(), self.summary.clone()]
    }
}
