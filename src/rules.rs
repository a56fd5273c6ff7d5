//! The rules written in Rust: one file each, one list.

mod missing_document_date;
mod partial_date;
mod unanchored_relative_date;
mod undated_claim;
mod unsourced_figure;
mod vague_time;

use crate::rule::Rule;

/// All of them, in the order of their codes. To add one: its file, its `mod` line, its line here.
pub const BUILT_IN: &[&dyn Rule] = &[
    &unsourced_figure::CASUALTY,
    &missing_document_date::MissingDocumentDate,
    &undated_claim::UndatedClaim,
    &unanchored_relative_date::UnanchoredRelativeDate,
    &partial_date::PartialDate,
    &vague_time::VagueTime,
];
