//! `sitlint release`: what would travel with a draft that its readers should not see.

use std::io::Write;

use clap::Args;

use crate::cli::Outcome;
use crate::cli::choice::{Told, one_told};
use crate::cli::output::open;
use crate::cli::reading::{Reading, workspace};
use crate::render;
use crate::render::TraceForm;

const FORMS: &[Told<TraceForm>] = &[
    ("pretty", "For people: a line each", TraceForm::Pretty),
    ("jsonl", "One JSON object each and line", TraceForm::Jsonl),
];

/// Lists deletions, insertions and comments that were tracked, hidden text, descriptions of pictures and names of authors.
/// Ends with exit code 1 where there are any.
#[derive(Debug, Args)]
pub struct Release {
    #[command(flatten)]
    reading: Reading,
    /// Writes the list in this form.
    #[arg(long, value_name = "FORM", default_value = "pretty", value_parser = one_told(FORMS))]
    format: TraceForm,
}

impl Release {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let workspace = workspace(self.reading.surroundings.options())?;
        let mut found = self.reading.drafts(&workspace)?;
        let mut out = open(None)?;
        for draft in std::mem::take(&mut found.list) {
            match draft.traces() {
                Ok(traces) => {
                    if !traces.is_empty() {
                        found.outcome = found.outcome.max(Outcome::Found);
                    }
                    render::traces(&draft.name, &traces, self.format, &mut out)?;
                }
                Err(trouble) => found.complain(&trouble.to_string()),
            }
        }
        out.flush()?;
        Ok(found.outcome)
    }
}
