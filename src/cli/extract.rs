//! `sitlint extract`: every fact that was read, one JSON object a line.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::cli::Outcome;
use crate::cli::output::open;
use crate::cli::reading::{Reading, workspace};
use crate::cli::worker;
use crate::cli::worker::{Input, Task};
use crate::render;
use crate::render::Excerpt;

/// Prints every fact.
#[derive(Debug, Args)]
pub struct Extract {
    #[command(flatten)]
    reading: Reading,
    /// Reads documents that another program sends, instead of drafts.
    #[arg(long, value_enum, value_name = "INPUT", default_value_t)]
    input: Input,
    /// Writes the facts into this file instead of standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Extract {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let workspace = workspace(self.reading.surroundings.options())?;
        let mut out = open(self.output.as_deref())?;
        if self.input == Input::Jsonl {
            return worker::answered(&workspace, (Task::Facts, &self.reading.paths), &mut out, |judged, out| {
                render::facts(&judged.document, &Excerpt::of(judged.document.source(), &judged.masks), out)
            });
        }
        let mut found = self.reading.drafts(&workspace)?;
        let drafts = std::mem::take(&mut found.list);
        workspace.claims(&drafts, |reading| match reading {
            Ok(reading) => {
                let judged = reading.judged;
                let excerpt = Excerpt::of(judged.document.source(), &judged.masks);
                render::facts(&judged.document, &excerpt, &mut out)
            }
            Err(trouble) => {
                found.complain(&trouble.to_string());
                Ok(())
            }
        })?;
        out.flush()?;
        Ok(found.outcome)
    }
}
