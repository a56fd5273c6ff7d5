//! What all commands that read drafts share: paths, and the settings that hold.

use std::env;
use std::io;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use jiff::civil::Date;

use crate::cli::Outcome;
use crate::cli::output::complain;
use crate::config::Given;
use crate::workspace;
use crate::workspace::{Draft, Options, Reach, Workspace};

/// The settings that hold.
#[derive(Clone, Debug, Args)]
pub(crate) struct Surroundings {
    /// Takes the settings from this file instead of the nearest sitlint.toml.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Reads no configuration file.
    #[arg(long, conflicts_with = "config")]
    isolated: bool,
    /// Takes the severities and house style of this profile.
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// Dates drafts that do not say their date.
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
}

impl Surroundings {
    pub(crate) fn options(&self) -> Options {
        let reach = if self.isolated { Reach::Isolated } else { Reach::Nearest };
        let given = Given { profile: self.profile.clone(), date: self.date, ..Given::default() };
        Options { config: self.config.clone(), reach, given }
    }
}

/// The drafts to read, and the settings that hold.
#[derive(Clone, Debug, Args)]
pub(crate) struct Reading {
    /// Drafts and folders of drafts; `-` is standard input. Without any, the current folder is read.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Names what is read from standard input.
    #[arg(long, value_name = "NAME", default_value = "-")]
    stdin_filename: String,
    #[command(flatten)]
    pub(crate) surroundings: Surroundings,
}

impl Reading {
    /// A workspace around the current folder.
    pub(crate) fn workspace(&self, options: Options) -> anyhow::Result<Workspace> {
        let root = env::current_dir().context("the current folder cannot be read")?;
        Ok(Workspace::new(options, root, workspace::today()))
    }

    /// The drafts that were named; what could not be found is complained about.
    pub(crate) fn drafts(&self, workspace: &Workspace) -> (Vec<Draft>, Outcome) {
        let mut drafts = Vec::new();
        let mut outcome = Outcome::Clean;
        if self.paths.is_empty() {
            let mut found = workspace.drafts(&[PathBuf::from(".")]);
            for draft in &mut found.drafts {
                draft.name = draft.name.trim_start_matches("./").to_owned();
            }
            outcome = outcome.max(told(&found));
            return (found.drafts, outcome);
        }
        for path in &self.paths {
            if path.as_os_str() == "-" {
                match workspace::from_input(&self.stdin_filename, io::stdin().lock()) {
                    Ok(draft) => drafts.push(draft),
                    Err(trouble) => {
                        complain(&trouble.to_string());
                        outcome = Outcome::Undone;
                    }
                }
            } else {
                let found = workspace.drafts(std::slice::from_ref(path));
                outcome = outcome.max(told(&found));
                drafts.extend(found.drafts);
            }
        }
        (drafts, outcome)
    }
}

fn told(found: &workspace::Found) -> Outcome {
    for folder in &found.empty {
        complain(&format!("{folder}: holds no draft to read."));
    }
    for trouble in &found.troubles {
        complain(&trouble.to_string());
    }
    if found.troubles.is_empty() { Outcome::Clean } else { Outcome::Undone }
}
