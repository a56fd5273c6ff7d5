//! `sitlint extract`: every fact that was read.

use std::io;
use std::io::Write;

use clap::Args;

use crate::cli::output::complain;
use crate::cli::{Outcome, Reading};
use crate::names::Library;
use crate::render;
use crate::render::Excerpt;

/// Prints every fact that was read.
#[derive(Debug, Args)]
pub struct Extract {
    #[command(flatten)]
    reading: Reading,
}

impl Extract {
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
            render::facts(&excerpt).iter().try_for_each(|fact| writeln!(out, "{fact}"))
        })?;
        out.flush()?;
        Ok(outcome)
    }
}
