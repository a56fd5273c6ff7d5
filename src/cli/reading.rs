//! What all commands that read drafts share: paths, the settings that hold, and what to say about what cannot be read.

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Args;
use jiff::civil::Date;

use crate::check::Judged;
use crate::cli::Outcome;
use crate::cli::output::complain;
use crate::config::{Given, RuleRef};
use crate::finding::Finding;
use crate::format::Format;
use crate::text::Source;
use crate::workspace;
use crate::workspace::{Draft, Options, Reach, Settings, Workspace};

/// The settings that hold.
#[derive(Clone, Debug, Args)]
pub(crate) struct Surroundings {
    /// Takes the settings from this file instead of the nearest sitlint.toml.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Reads no configuration file.
    #[arg(long, conflicts_with = "config")]
    isolated: bool,
    /// Takes the severities and the house style of this profile.
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// Dates drafts that do not say their date themselves.
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
}

impl Surroundings {
    pub(crate) fn options(&self) -> Options {
        let reach = if self.isolated { Reach::Isolated } else { Reach::Nearest };
        let given = Given { profile: self.profile.clone(), date: self.date, ..Given::default() };
        Options { config: self.config.clone(), reach, given, ..Options::default() }
    }
}

/// The drafts to read, and the settings that hold.
#[derive(Clone, Debug, Args)]
pub(crate) struct Reading {
    #[arg(value_name = "PATH", help = readable())]
    pub(crate) paths: Vec<PathBuf>,
    /// Names what is read from standard input; the name tells its format and finds its configuration.
    #[arg(long, value_name = "NAME", default_value = "-", hide_default_value = true)]
    stdin_filename: String,
    #[command(flatten)]
    pub(crate) surroundings: Surroundings,
}

/// What can be named to be read, and by which endings of its name a draft is known.
fn readable() -> String {
    let endings: Vec<_> = Format::ENDINGS.iter().map(|(ending, _)| format!(".{ending}")).collect();
    let endings = endings.join(", ");
    format!("Drafts ({endings}) and folders of them; `-` is standard input. Without any, the current folder is read")
}

/// Drafts that were found, all settings that hold for one of them, and whether something was amiss.
pub(crate) struct Drafts {
    pub(crate) list: Vec<Draft>,
    pub(crate) settings: Vec<Arc<Settings>>,
    pub(crate) outcome: Outcome,
}

/// A workspace around the current folder.
pub(crate) fn workspace(options: Options) -> anyhow::Result<Workspace> {
    let root = env::current_dir().context("the current folder cannot be read")?;
    Ok(Workspace::new(options, root, workspace::today()))
}

/// All rules there are, by code: those of the house and those that the settings of the current folder add.
pub(crate) fn catalogue(surroundings: &Surroundings) -> anyhow::Result<Vec<RuleRef>> {
    let settings = workspace(surroundings.options())?.settings(Path::new("here")).map_err(anyhow::Error::msg)?;
    Ok(settings.config.all.to_vec())
}

impl Reading {
    /// The drafts that were named and their settings. What could not be found or is broken is complained about.
    pub(crate) fn drafts(&self, workspace: &Workspace) -> anyhow::Result<Drafts> {
        let mut found = Drafts { list: Vec::new(), settings: Vec::new(), outcome: Outcome::Clean };
        if self.paths.is_empty() {
            found.take(here(workspace));
        }
        for path in &self.paths {
            if path.as_os_str() != "-" {
                found.take(workspace.drafts(std::slice::from_ref(path)));
                continue;
            }
            match workspace::from_input(&self.stdin_filename, io::stdin().lock()) {
                Ok(draft) => found.list.push(draft),
                Err(trouble) => found.complain(&trouble.to_string()),
            }
        }
        found.drop_repeated();
        found.settle(workspace)?;
        Ok(found)
    }

    /// The drafts on disk that were named; nothing is said, and nothing but their names is read.
    pub(crate) fn seen(&self, workspace: &Workspace) -> workspace::Found {
        if self.paths.is_empty() { here(workspace) } else { workspace.drafts(&self.paths) }
    }
}

/// The drafts of the current folder, named from there.
fn here(workspace: &Workspace) -> workspace::Found {
    let mut found = workspace.drafts(&[PathBuf::from(".")]);
    for draft in &mut found.drafts {
        draft.name = draft.name.trim_start_matches("./").to_owned();
    }
    found
}

impl Drafts {
    /// Counts findings into the exit code.
    pub(crate) fn weigh(&mut self, settings: &Settings, findings: &[Finding]) {
        if settings.fail(findings) {
            self.outcome = self.outcome.max(Outcome::Found);
        }
    }

    /// Says a sentence on standard error; the exit code will be 2.
    pub(crate) fn complain(&mut self, sentence: &str) {
        complain(sentence);
        self.outcome = Outcome::Undone;
    }

    /// What a draft was judged to be, with its weight in the exit code; where it could not be read, that is said.
    pub(crate) fn judged(&mut self, reading: Result<workspace::Reading, workspace::Trouble>) -> Option<Judged> {
        match reading {
            Ok(workspace::Reading { judged, settings }) => {
                self.weigh(&settings, &judged.findings);
                Some(judged)
            }
            Err(trouble) => {
                self.complain(&trouble.to_string());
                None
            }
        }
    }

    fn take(&mut self, found: workspace::Found) {
        for folder in &found.empty {
            complain(&format!("{folder}: holds no drafts"));
        }
        found.troubles.iter().for_each(|trouble| self.complain(&trouble.to_string()));
        self.list.extend(found.drafts);
    }

    /// A file that was named twice is read once.
    fn drop_repeated(&mut self) {
        let mut seen = rustc_hash::FxHashSet::default();
        self.list.retain(|draft| seen.insert(draft.path().to_path_buf()));
    }

    /// Reads the settings of all drafts, or of the current folder where there are none.
    fn settle(&mut self, workspace: &Workspace) -> anyhow::Result<()> {
        let here = [PathBuf::from("here")];
        let paths = self.list.iter().map(|draft| draft.path().to_path_buf());
        let paths: Vec<_> = if self.list.is_empty() { here.to_vec() } else { paths.collect() };
        for path in paths {
            let settings = match workspace.settings(&path) {
                Ok(settings) => settings,
                Err(sentence) => bail!(sentence),
            };
            if !self.settings.iter().any(|known| Arc::ptr_eq(known, &settings)) {
                self.settings.push(settings);
            }
        }
        for settings in self.settings.clone() {
            settings.troubles.iter().for_each(|sentence| self.complain(sentence));
            for problem in &settings.problems {
                let source = source(&settings, &problem.file);
                let place = source.place(problem.finding.span.start);
                let message = &problem.finding.message;
                self.complain(&format!("{}:{}:{}: {message}", problem.file, place.line, place.column));
            }
        }
        Ok(())
    }
}

/// The configuration or rule file of that name as a source, for places in it.
pub(crate) fn source(settings: &Settings, name: &str) -> Source {
    let mut files = settings.file.iter().chain(&settings.rule_files);
    let text = files.find(|file| file.name == name).map_or("", |file| file.text.as_str());
    Source::new(name, text)
}
