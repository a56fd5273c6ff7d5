//! What the server says to its maintainer: lines on standard error, which never hold a word of a draft.

use std::io::Write;
use std::panic;

/// Writes one line to standard error.
pub(super) fn say(line: &str) {
    // An editor that closed the stream does not want to hear it.
    let _ = writeln!(std::io::stderr(), "sitlint: {line}");
}

/// From now on a panic tells its place only: its message could quote the draft.
pub(super) fn guard_panics() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        say(&format!("internal error at {place}"));
    }));
}
