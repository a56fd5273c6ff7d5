//! `sitlint init`, `sitlint config`, `sitlint completions` and `sitlint man`: setting the program up.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::{Args, Command};
use clap_complete::Shell;

use crate::cli::Outcome;
use crate::cli::output::complain;
use crate::cli::reading::{Surroundings, workspace};
use crate::config::{Config, STARTER};
use crate::workspace::Settings;

/// Writes a starter sitlint.toml.
#[derive(Debug, Args)]
pub struct Init {
    /// Writes it into this folder instead of the current one.
    #[arg(value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    folder: PathBuf,
}

impl Init {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let file = self.folder.join("sitlint.toml");
        let name = file.strip_prefix(".").unwrap_or(&file).display().to_string();
        match OpenOptions::new().write(true).create_new(true).open(&file) {
            Ok(mut open) => open.write_all(STARTER.as_bytes()).with_context(|| format!("{name} cannot be written"))?,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                bail!("{name} exists already; it was left as it is")
            }
            Err(error) => return Err(error).with_context(|| format!("{name} cannot be written")),
        }
        writeln!(io::stdout(), "Wrote {name}. Every line in it is a comment; take the mark off those you want.")?;
        Ok(Outcome::Clean)
    }
}

/// Prints the settings in force.
#[derive(Debug, Args)]
pub struct Show {
    /// Prints what holds for this draft; it need not exist. Without it, for a draft in the current folder.
    #[arg(value_name = "PATH", default_value = "draft.md", hide_default_value = true)]
    path: PathBuf,
    #[command(flatten)]
    surroundings: Surroundings,
}

impl Show {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let workspace = workspace(self.surroundings.options())?;
        let path = if self.path.is_dir() { self.path.join("draft.md") } else { self.path.clone() };
        let settings = workspace.settings(&path).map_err(anyhow::Error::msg)?;
        settings.troubles.iter().for_each(|sentence| complain(sentence));
        let config = settings.config.for_path(&workspace.name(&path));
        io::stdout().write_all(shown(&settings, &config).as_bytes())?;
        let broken = !settings.troubles.is_empty() || !settings.problems.is_empty();
        Ok(if broken { Outcome::Undone } else { Outcome::Clean })
    }
}

/// The settings in force as text, each with where it came from.
fn shown(settings: &Settings, config: &Config) -> String {
    let Config { rules, made, .. } = config;
    let mut said = String::new();
    let file = settings.file.as_ref().map_or("none", |file| file.name.as_str());
    let _ = writeln!(said, "configuration file: {file}");
    for file in &settings.rule_files {
        let _ = writeln!(said, "rule file: {}", file.name);
    }
    for setting in made {
        let _ = writeln!(said, "{} = {}  ({})", setting.key, setting.value, setting.from);
    }
    let _ = writeln!(said, "rules that run: {}", rules.len());
    for (rule, severity) in rules {
        let card = rule.rule().card();
        let set = if severity.is_some() { " (set)" } else { "" };
        let _ = writeln!(said, "  {}  {}  {}{set}", card.code, card.name, severity.unwrap_or(card.severity).name());
    }
    for problem in &settings.problems {
        let _ = writeln!(said, "broken: {}: {}", problem.file, problem.finding.message);
    }
    said
}

/// Prints a script that completes commands in a shell.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self, mut program: Command) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut program, "sitlint", &mut script);
        io::stdout().write_all(&script)?;
        Ok(Outcome::Clean)
    }
}

/// Prints a man page.
#[derive(Debug, Args)]
pub struct Man {
    /// Prints the page of this command, such as `check` or `rules-test`; without it, that of the program.
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

impl Man {
    pub(crate) fn run(self, mut program: Command) -> anyhow::Result<Outcome> {
        program.build();
        let mut page = &program;
        let words = self.command.iter().flat_map(|name| name.split([' ', '-']));
        for word in words {
            let command = self.command.as_deref().unwrap_or_default();
            page = page
                .find_subcommand(word)
                .with_context(|| format!("there is no command `{command}`; `sitlint help` lists them"))?;
        }
        let mut roff = Vec::new();
        let made_by = concat!("sitlint ", env!("CARGO_PKG_VERSION"));
        // Without a date, an empty one in quotes holds its place: else the version would stand where readers look for a day.
        clap_mangen::Man::new(page.clone()).date("\"\"").source(made_by).manual("sitlint").render(&mut roff)?;
        io::stdout().write_all(&roff)?;
        Ok(Outcome::Clean)
    }
}
