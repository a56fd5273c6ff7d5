//! `sitlint ledger`: the table of claims.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::Outcome;
use crate::cli::output::open;
use crate::cli::reading::{Reading, workspace};
use crate::render;
use crate::render::{Excerpt, LedgerForm};

/// Prints the table of claims.
#[derive(Debug, Args)]
pub struct Ledger {
    #[command(flatten)]
    reading: Reading,
    /// Writes the table in this form.
    #[arg(long, value_enum, value_name = "FORM", default_value_t)]
    format: Format,
    /// Writes the table into this file instead of standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Columns for people.
    #[default]
    Table,
    /// Comma-separated values with a header.
    Csv,
    /// A JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// A Markdown table.
    Markdown,
}

impl Ledger {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let workspace = workspace(self.reading.surroundings.options())?;
        let mut found = self.reading.drafts(&workspace)?;
        let drafts = std::mem::take(&mut found.list);
        let mut out = open(self.output.as_deref())?;
        let mut ledger = render::Ledger::new(self.form(), &mut out);
        workspace.claims(&drafts, |reading| match reading {
            Ok(reading) => {
                let judged = reading.judged;
                let excerpt = Excerpt::of(judged.document.source(), &judged.findings);
                ledger.draft(&judged.document, &excerpt, &judged.claims)
            }
            Err(trouble) => {
                found.complain(&trouble.to_string());
                Ok(())
            }
        })?;
        ledger.end()?;
        Ok(found.outcome)
    }

    fn form(&self) -> LedgerForm {
        match self.format {
            Format::Table => LedgerForm::Table,
            Format::Csv => LedgerForm::Csv,
            Format::Json => LedgerForm::Json,
            Format::Jsonl => LedgerForm::Jsonl,
            Format::Markdown => LedgerForm::Markdown,
        }
    }
}
