//! `sitlint schema`: what editors of TOML read to complete and check settings and rules.

use std::io;
use std::io::Write;

use clap::Args;

use crate::cli::Outcome;
use crate::cli::choice::{Told, one_told};
use crate::cli::reading::{Surroundings, catalogue};
use crate::config::keys::{CONFIGURATION, Key, RULE_FILE};
use crate::render;

/// A kind of file, by its title and its keys.
type Kind = (&'static str, &'static [Key]);

const KINDS: &[Told<Kind>] = &[
    ("config", "sitlint.toml", ("sitlint.toml", CONFIGURATION)),
    ("rules", "Rule files", ("A rule file of sitlint", RULE_FILE)),
];

/// Prints a JSON Schema.
#[derive(Debug, Args)]
pub struct Schema {
    /// The kind of file.
    #[arg(value_name = "KIND", default_value = "config", value_parser = one_told(KINDS))]
    kind: Kind,
    #[command(flatten)]
    surroundings: Surroundings,
}

impl Schema {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let rules = catalogue(&self.surroundings)?;
        let cards: Vec<_> = rules.iter().map(|rule| rule.rule().card()).collect();
        let (title, keys) = self.kind;
        io::stdout().write_all(render::schema(title, keys, &cards).as_bytes())?;
        Ok(Outcome::Clean)
    }
}
