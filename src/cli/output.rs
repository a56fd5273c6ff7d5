//! Where output goes: standard output or a file; and complaints to standard error.

use std::fs::File;
use std::io;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};
use anyhow::Context;
use clap::ValueEnum;

use crate::cli::progress::{Cleared, lift};
use crate::render::{Paint, clean};

/// Where the output of a command goes.
pub(crate) type Out = BufWriter<Box<dyn Write>>;

/// When the output has colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal that shows them, unless `NO_COLOR` says otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// A file, or standard output.
pub(crate) fn open(file: Option<&Path>) -> anyhow::Result<Out> {
    let out: Box<dyn Write> = match file {
        Some(file) => Box::new(File::create(file).with_context(|| format!("{} cannot be written", file.display()))?),
        None if io::stdout().is_terminal() => Box::new(Cleared(io::stdout().lock())),
        None => Box::new(io::stdout().lock()),
    };
    Ok(BufWriter::new(out))
}

/// Whether output into `file`, or else standard output, is coloured.
pub(crate) fn paint(color: Color, file: Option<&Path>) -> Paint {
    let coloured = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => file.is_none() && AutoStream::choice(&io::stdout()) != ColorChoice::Never,
    };
    if coloured { Paint::Colour } else { Paint::Plain }
}

/// Whether what is written to standard error is coloured.
pub(crate) fn paint_errors(color: Color) -> Paint {
    match color {
        Color::Auto if AutoStream::choice(&io::stderr()) == ColorChoice::Never => Paint::Plain,
        Color::Never => Paint::Plain,
        Color::Auto | Color::Always => Paint::Colour,
    }
}

/// Says a sentence on standard error. Where nobody listens there, nothing can be done about it.
pub(crate) fn complain(sentence: &str) {
    let sentence = clean(sentence);
    lift();
    let stop = if sentence.ends_with(['.', '?', '!']) { "" } else { "." };
    let _ = writeln!(io::stderr(), "sitlint: {sentence}{stop}");
}

/// Whether an error only says that the reader of the output has closed it.
pub(crate) fn is_closed(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
