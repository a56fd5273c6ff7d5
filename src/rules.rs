//! The rules written in Rust: one file each, one list.

mod unsourced_figure;
mod unused_allowance;

use crate::rule::Rule;

/// All of them, in the order of their codes. To add one: its file, its `mod` line, its line here.
pub const BUILT_IN: &[&dyn Rule] = &[&unsourced_figure::CASUALTY, &unused_allowance::UnusedAllowance];
