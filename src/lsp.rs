//! The language server.

use std::process::ExitCode;

use crate::workspace::Options;

/// Serves an editor over standard input and output until it says goodbye.
#[must_use]
pub fn run(_options: Options) -> ExitCode {
    ExitCode::from(2)
}
