//! Findings, claims and facts as text: for people, for scripts, for other programs.

mod excerpt;
mod extract;
mod json;
mod ledger;
mod rules;

pub use excerpt::Excerpt;
pub use extract::facts;
pub use json::finding;
pub use ledger::{LedgerFormat, claim};
pub use rules::rules;
