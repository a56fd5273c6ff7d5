//! `sitlint rules` and `sitlint explain`: what the rules are.

use std::collections::BTreeMap;
use std::io;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use strsim::jaro_winkler;

use crate::cli::Outcome;
use crate::cli::choice::{Told, one_told};
use crate::cli::pages::paged;
use crate::cli::reading::{Surroundings, catalogue, workspace};
use crate::cli::rulefile::{begun, tested};
use crate::config::profiles;
use crate::explain;
use crate::render;
use crate::render::{RulesForm, Weighed};
use crate::rule::Card;
use crate::workspace::replace;

const FORMS: &[Told<RulesForm>] = &[
    ("table", "Columns for people", RulesForm::Table),
    ("json", "A JSON array", RulesForm::Json),
    ("markdown", "A Markdown table; with --output a folder of pages", RulesForm::Markdown),
];

/// Lists the rules.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Rules {
    #[command(subcommand)]
    task: Option<Task>,
    /// Writes the list in this form.
    #[arg(long, value_name = "FORM", default_value = "table", value_parser = one_told(FORMS))]
    format: RulesForm,
    /// Writes the list into this file. With `--format markdown` it is a folder, and gets a page a rule and an index; files
    /// in it that were not made so are left alone.
    #[arg(long, value_name = "PATH")]
    output: Option<PathBuf>,
    #[command(flatten)]
    surroundings: Surroundings,
}

#[derive(Clone, Debug, Subcommand)]
enum Task {
    /// Runs the examples inside rule files.
    Test {
        /// Rule files, and folders of them.
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
    },
    /// Writes a rule to begin with, which passes its own test.
    New {
        /// What it flags, in lower-case words joined by hyphens, such as `say-irregular`.
        name: String,
        /// Puts it at the end of this rule file instead of into rules/NAME.toml.
        #[arg(long = "in", value_name = "FILE")]
        file: Option<PathBuf>,
    },
}

impl Rules {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        match &self.task {
            Some(Task::Test { paths }) => return tested(paths),
            Some(Task::New { name, file }) => return begun(name, file.as_deref()),
            None => {}
        }
        let rules = catalogue(&self.surroundings)?;
        let cards: Vec<_> = rules.iter().map(|rule| rule.rule().card()).collect();
        let list = || render::rules(&cards, self.format);
        match &self.output {
            None => io::stdout().write_all(list().as_bytes())?,
            Some(folder) if self.format == RulesForm::Markdown => {
                paged(folder, &render::pages(&self.weighed(&cards)?))?;
            }
            Some(file) => {
                replace(file, list().as_bytes()).with_context(|| format!("{} cannot be written", file.display()))?;
            }
        }
        Ok(Outcome::Clean)
    }

    /// The rules with what they weigh in each profile, under the settings that hold.
    fn weighed<'a>(&self, cards: &[Card<'a>]) -> anyhow::Result<Vec<Weighed<'a>>> {
        let mut rules: Vec<_> = cards.iter().map(|&card| Weighed { card, weighs: Vec::new() }).collect();
        for profile in profiles() {
            let mut options = self.surroundings.options();
            options.given.profile = Some(profile.to_owned());
            let settings = workspace(options)?.settings(Path::new("here")).map_err(anyhow::Error::msg)?;
            let on: BTreeMap<_, _> =
                settings.config.rules.iter().map(|(rule, level)| (rule.rule().card().name, *level)).collect();
            for rule in &mut rules {
                let level = on.get(rule.card.name).map(|level| level.unwrap_or(rule.card.severity));
                rule.weighs.push((profile, level));
            }
        }
        Ok(rules)
    }
}

/// Prints the page of a rule.
#[derive(Debug, Args)]
pub struct Explain {
    /// The name or the code of the rule.
    rule: String,
    #[command(flatten)]
    surroundings: Surroundings,
}

impl Explain {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let rules = catalogue(&self.surroundings)?;
        let wanted = self.rule.as_str();
        for rule in &rules {
            let card = rule.rule().card();
            if card.name == wanted || card.code.eq_ignore_ascii_case(wanted) {
                io::stdout().write_all(explain::page(&card).as_bytes())?;
                return Ok(Outcome::Clean);
            }
        }
        let near = |name: &str| jaro_winkler(name, wanted);
        let names = rules.iter().map(|rule| rule.rule().card().name.to_owned());
        let nearest = names.max_by(|a, b| near(a).total_cmp(&near(b))).unwrap_or_default();
        bail!("No rule is called “{wanted}”; the nearest name is {nearest}")
    }
}
