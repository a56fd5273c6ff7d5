//! `sitlint rules` and `sitlint explain`: what the rules are.

use std::io;
use std::io::Write;

use anyhow::bail;
use clap::{Args, ValueEnum};
use strsim::jaro_winkler;

use crate::cli::Outcome;
use crate::cli::reading::{Surroundings, catalogue};
use crate::explain;
use crate::render;
use crate::render::RulesForm;

/// Lists the rules.
#[derive(Debug, Args)]
pub struct Rules {
    /// Writes the list in this form.
    #[arg(long, value_enum, value_name = "FORM", default_value_t)]
    format: Format,
    #[command(flatten)]
    surroundings: Surroundings,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Columns for people.
    #[default]
    Table,
    /// A JSON array.
    Json,
    /// A Markdown table.
    Markdown,
}

impl Rules {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let rules = catalogue(&self.surroundings)?;
        let cards: Vec<_> = rules.iter().map(|rule| rule.rule().card()).collect();
        let form = match self.format {
            Format::Table => RulesForm::Table,
            Format::Json => RulesForm::Json,
            Format::Markdown => RulesForm::Markdown,
        };
        io::stdout().write_all(render::rules(&cards, form).as_bytes())?;
        Ok(Outcome::Clean)
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
