//! The rules written in Rust: one file each, one list.

mod unsourced_figure;
mod vague_source;

use crate::rule::Rule;

/// All of them, in the order of their codes. To add one: its file, its `mod` line, its line here.
pub const BUILT_IN: &[&dyn Rule] = &[
    &unsourced_figure::CASUALTY,
    &unsourced_figure::DISPLACEMENT,
    &unsourced_figure::AFFECTED,
    &vague_source::VagueSource,
];
