//! Where output goes: standard output or a file; and complaints to standard error.

use std::io;
use std::io::Write;

/// Says a sentence on standard error. Where nobody listens there, nothing can be done about it.
pub(crate) fn complain(sentence: &str) {
    let _ = writeln!(io::stderr(), "sitlint: {sentence}");
}

/// Whether an error only says that the reader of the output has closed it.
pub(crate) fn is_closed(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
