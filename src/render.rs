//! Findings, claims and facts as text: for people, for scripts, for other programs.

mod clean;
mod concise;
mod diff;
mod excerpt;
mod extract;
mod fingerprint;
mod github;
mod gitlab;
mod json;
mod junit;
mod ledger;
mod names;
mod place;
mod pretty;
mod rdjson;
mod report;
mod rules;
mod sarif;
mod schema;
mod table;
mod tally;
mod traces;

pub use clean::clean;
pub use diff::diff;
pub use excerpt::Excerpt;
pub use extract::facts;
pub use ledger::{Ledger, LedgerForm, LedgerView, Links, Opens, Order, Pick};
pub use names::{NamesForm, names};
pub use report::{Form, Paint, Report, Voice};
pub use rules::{INDEX, MADE, Page, RulesForm, Weighed, pages, rules};
pub use schema::schema;
pub use tally::{Sourced, quiet, read};
pub use traces::{TraceForm, traces};
