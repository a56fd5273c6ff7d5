//! `sitlint ledger`: the table of claims.

use std::io;
use std::io::Write;

use clap::{Args, ValueEnum};

use crate::cli::output::complain;
use crate::cli::{Outcome, Reading};
use crate::names::Library;
use crate::render;
use crate::render::Excerpt;

/// Prints the table of claims.
#[derive(Debug, Args)]
pub struct Ledger {
    #[command(flatten)]
    reading: Reading,
    /// The form of the table.
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line.
    Jsonl,
}

impl Ledger {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let workspace = self.reading.workspace(self.reading.surroundings.options())?;
        let (drafts, mut outcome) = self.reading.drafts(&workspace);
        let mut out = io::BufWriter::new(io::stdout().lock());
        workspace.judge(&drafts, &Library::default(), |reading| {
            let judged = match reading {
                Ok(reading) => reading.judged,
                Err(trouble) => {
                    complain(&trouble.to_string());
                    outcome = Outcome::Undone;
                    return Ok(());
                }
            };
            let excerpt = Excerpt::new(&judged.document, &judged.findings);
            judged.claims.iter().try_for_each(|claim| writeln!(out, "{}", render::claim(&excerpt, claim)))
        })?;
        out.flush()?;
        Ok(outcome)
    }
}
