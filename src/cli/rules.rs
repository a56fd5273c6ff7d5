//! `sitlint rules`: the list of rules.

use std::io;
use std::io::Write;

use clap::{Args, ValueEnum};

use crate::cli::Outcome;
use crate::render;
use crate::rules::BUILT_IN;

/// Lists the rules.
#[derive(Debug, Args)]
pub struct Rules {
    /// The form of the list.
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A JSON array.
    Json,
}

impl Rules {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let cards: Vec<_> = BUILT_IN.iter().map(|rule| rule.card()).collect();
        writeln!(io::stdout(), "{}", render::rules(&cards))?;
        Ok(Outcome::Clean)
    }
}
