//! A rule's page as everybody shows it: `explain`, hover, SARIF help, the documentation; and why a claim is read as it is.

pub mod claim;
pub mod name;
pub mod time;

use crate::rule::Card;

/// The page of a rule, in Markdown: its name and code, how much it weighs, then what its author wrote.
#[must_use]
pub fn page(card: &Card<'_>) -> String {
    let on = if card.default { "on by default" } else { "off by default" };
    let fix = if card.fixable { " It offers a fix." } else { "" };
    format!(
        "# {} ({})\n\n*{}, {on}, group “{}”.*{fix}\n\n{}\n",
        card.name,
        card.code,
        capital(card.severity.name()),
        card.group.name(),
        card.page.trim()
    )
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
