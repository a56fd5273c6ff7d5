//! `sitlint check`: findings of drafts, and the exit code that holds a folder to the rules.

use std::io;
use std::io::Write;

use clap::{Args, ValueEnum};

use crate::cli::output::complain;
use crate::cli::{Outcome, Reading};
use crate::finding::Severity;
use crate::render;
use crate::render::Excerpt;

/// Checks drafts.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    reading: Reading,
    /// The form of the output.
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Format,
    /// Runs exactly these rules, codes or groups; ALL names all.
    #[arg(long, value_name = "RULE,…", value_delimiter = ',')]
    select: Vec<String>,
    /// Does not run these rules, codes or groups.
    #[arg(long, value_name = "RULE,…", value_delimiter = ',')]
    ignore: Vec<String>,
    /// Sets the severity of a rule.
    #[arg(long, value_name = "RULE=LEVEL", value_parser = severity)]
    severity: Vec<(String, Severity)>,
    /// The least severity that makes the exit code 1: error, warning, info, hint or never.
    #[arg(long, value_name = "LEVEL")]
    fail_on: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line.
    Jsonl,
}

impl Check {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let mut options = self.reading.surroundings.options();
        options.given.select = self.select;
        options.given.ignore = self.ignore;
        options.given.severity = self.severity;
        options.given.fail_on = self.fail_on;
        let workspace = self.reading.workspace(options)?;
        let (drafts, mut outcome) = self.reading.drafts(&workspace);
        let library = workspace.library(&drafts);
        let mut out = io::BufWriter::new(io::stdout().lock());
        workspace.judge(&drafts, &library, |reading| {
            let reading = match reading {
                Ok(reading) => reading,
                Err(trouble) => {
                    complain(&trouble.to_string());
                    outcome = Outcome::Undone;
                    return Ok(());
                }
            };
            let excerpt = Excerpt::new(&reading.judged.document, &reading.judged.findings);
            for finding in &reading.judged.findings {
                if reading.settings.config.fail_on.is_some_and(|least| finding.severity <= least) {
                    outcome = outcome.max(Outcome::Found);
                }
                writeln!(out, "{}", render::finding(&excerpt, finding))?;
            }
            Ok(())
        })?;
        out.flush()?;
        Ok(outcome)
    }
}

fn severity(given: &str) -> Result<(String, Severity), String> {
    let (rule, level) = given.split_once('=').ok_or("write it as RULE=LEVEL")?;
    let severity = Severity::named(level).ok_or("the level is error, warning, info or hint")?;
    Ok((rule.to_owned(), severity))
}
