//! `sitlint rules` and `sitlint explain`: what the rules are.

use std::fs;
use std::io;
use std::io::Write;
use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, Subcommand};
use strsim::jaro_winkler;

use crate::cli::Outcome;
use crate::cli::choice::{Told, one_told};
use crate::cli::output::complain;
use crate::cli::reading::{Surroundings, catalogue};
use crate::explain;
use crate::render;
use crate::render::RulesForm;
use crate::rulefile;
use crate::text::Source;

const FORMS: &[Told<RulesForm>] = &[
    ("table", "Columns for people", RulesForm::Table),
    ("json", "A JSON array", RulesForm::Json),
    ("markdown", "A Markdown table", RulesForm::Markdown),
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
    #[command(flatten)]
    surroundings: Surroundings,
}

#[derive(Clone, Debug, Subcommand)]
enum Task {
    /// Runs the examples inside rule files.
    Test {
        /// Rule files.
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
    },
}

impl Rules {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        if let Some(Task::Test { paths }) = &self.task {
            return tested(paths);
        }
        let rules = catalogue(&self.surroundings)?;
        let cards: Vec<_> = rules.iter().map(|rule| rule.rule().card()).collect();
        io::stdout().write_all(render::rules(&cards, self.format).as_bytes())?;
        Ok(Outcome::Clean)
    }
}

/// Runs the examples of rule files: a line for each that fails, and a count.
fn tested(paths: &[PathBuf]) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Clean;
    let (mut passed, mut failed) = (0, 0);
    for path in paths {
        let name = path.display().to_string();
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => {
                complain(&format!("{name}: cannot be read: {error}."));
                outcome = Outcome::Undone;
                continue;
            }
        };
        let source = Source::new(&*name, &*text);
        for test in rulefile::test(&text) {
            let Some(failure) = test.failure else {
                passed += 1;
                continue;
            };
            let place = source.place(test.at.start);
            let sentence = format!("{name}:{}:{}: {}", place.line, place.column, failure);
            if test.rule.is_empty() {
                complain(&sentence);
                outcome = Outcome::Undone;
            } else {
                writeln!(io::stdout(), "{sentence} ({})", test.rule)?;
                outcome = outcome.max(Outcome::Found);
                failed += 1;
            }
        }
    }
    writeln!(io::stdout(), "{passed} examples hold, {failed} do not.")?;
    Ok(outcome)
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
