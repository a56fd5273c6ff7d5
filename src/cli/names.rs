//! `sitlint names`: every person, place and organisation of a set of drafts.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::cli::Outcome;
use crate::cli::choice::{Told, one_of, one_told};
use crate::cli::output::open;
use crate::cli::reading::{Reading, workspace};
use crate::facts::Entity;
use crate::names::Census;
use crate::render;
use crate::render::NamesForm;

const FORMS: &[Told<NamesForm>] = &[
    ("table", "Columns for people", NamesForm::Table),
    ("json", "A JSON array", NamesForm::Json),
    ("jsonl", "One JSON object a line", NamesForm::Jsonl),
    ("toml", "The start of a file of names, for the rules of sitlint.toml", NamesForm::Toml),
];

/// Prints every name with its spellings.
#[derive(Debug, Args)]
pub struct Names {
    #[command(flatten)]
    reading: Reading,
    /// Writes the names in this form.
    #[arg(long, value_name = "FORM", default_value = "table", value_parser = one_told(FORMS))]
    format: NamesForm,
    /// Writes the names into this file instead of standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Shows only names of these kinds, several with commas between them.
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = one_of(Entity::ALL))]
    entity: Vec<Entity>,
}

impl Names {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let workspace = workspace(self.reading.surroundings.options())?;
        let mut found = self.reading.drafts(&workspace)?;
        let drafts = std::mem::take(&mut found.list);
        let mut out = open(self.output.as_deref())?;
        let mut census = Census::default();
        workspace.claims(&drafts, |reading| {
            match reading {
                Ok(reading) => {
                    let document = &reading.judged.document;
                    // A name that a protection rule marks is nobody's to list.
                    let shown = |span| !reading.judged.masks.hide(span);
                    census.add(document, &reading.settings.config.registry, shown);
                }
                Err(trouble) => found.complain(&trouble.to_string()),
            }
            Ok(())
        })?;
        let mut names = census.names();
        names.retain(|name| self.entity.is_empty() || self.entity.contains(&name.entity));
        out.write_all(render::names(&names, self.format).as_bytes())?;
        out.flush()?;
        Ok(found.outcome)
    }
}
