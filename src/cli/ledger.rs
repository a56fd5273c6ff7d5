//! `sitlint ledger`: the table of claims.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;

use crate::claims::TimeGrade;
use crate::cli::Outcome;
use crate::cli::choice::{Told, one_of, one_told};
use crate::cli::output::open;
use crate::cli::reading::{Reading, workspace};
use crate::cli::worker;
use crate::cli::worker::{Input, Task};
use crate::facts::{Grade, Status};
use crate::prose::Harm;
use crate::render;
use crate::render::{Excerpt, LedgerForm, LedgerView, Links, Opens, Order, Pick};

const FORMS: &[Told<LedgerForm>] = &[
    ("table", "Columns for people", LedgerForm::Table),
    ("csv", "Comma-separated values with a header", LedgerForm::Csv),
    ("hxl", "Comma-separated values with the hashtags of the Humanitarian Exchange Language", LedgerForm::Hxl),
    ("json", "A JSON array", LedgerForm::Json),
    ("jsonl", "One JSON object a line", LedgerForm::Jsonl),
    ("markdown", "A Markdown table", LedgerForm::Markdown),
    ("html", "A page to sort, search and print, that stands alone", LedgerForm::Html),
];

const ORDERS: &[Told<Order>] = &[
    ("place", "As the drafts were given", Order::Place),
    ("harm", "By what happened", Order::Harm),
    ("count", "The greatest numbers first", Order::Count),
    ("source", "From named sources to none", Order::Source),
    ("time", "The earliest days first", Order::Time),
];

const LINKS: &[Told<Opens>] = &[
    ("file", "The draft in the browser, at the words where it can find them", Opens::File),
    ("vscode", "The draft in Visual Studio Code, at the line and column", Opens::Vscode),
    ("none", "No links", Opens::Nothing),
];

/// Prints the table of claims.
#[derive(Debug, Args)]
pub struct Ledger {
    #[command(flatten)]
    reading: Reading,
    /// Reads documents that another program sends, instead of drafts.
    #[arg(long, value_enum, value_name = "INPUT", default_value_t, conflicts_with_all = ["format", "sort"])]
    input: Input,
    /// Writes the table in this form.
    #[arg(long, value_name = "FORM", default_value = "table", value_parser = one_told(FORMS))]
    format: LedgerForm,
    /// Writes the table into this file instead of standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Sorts the rows; those that are equal stay as they stand in the drafts.
    #[arg(long, value_name = "KEY", default_value = "place", value_parser = one_told(ORDERS))]
    sort: Order,
    /// Shows only these harms, several with commas between them.
    #[arg(long, value_name = "HARM", value_delimiter = ',', value_parser = one_of(Harm::ALL))]
    harm: Vec<Harm>,
    /// Shows only claims whose source has one of these grades.
    #[arg(long, value_name = "GRADE", value_delimiter = ',', value_parser = one_of(Grade::ALL))]
    source: Vec<Grade>,
    /// Shows only claims whose time has one of these grades.
    #[arg(long, value_name = "GRADE", value_delimiter = ',', value_parser = one_of(TimeGrade::ALL))]
    time: Vec<TimeGrade>,
    /// Shows only claims of this status, such as those that the text asserts.
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = one_of(Status::ALL))]
    status: Vec<Status>,
    /// Shows only figures of at least so many people.
    #[arg(long, value_name = "NUMBER")]
    min: Option<u64>,
    /// Shows only figures of at most so many people.
    #[arg(long, value_name = "NUMBER")]
    max: Option<u64>,
    /// Says what the rows of an HTML page open: the draft in the browser, or in Visual Studio Code. The default is file.
    #[arg(long, value_name = "WHAT", value_parser = one_told(LINKS))]
    link: Option<Opens>,
}

impl Ledger {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let view = self.view()?;
        let workspace = workspace(self.reading.surroundings.options())?;
        let mut out = open(self.output.as_deref())?;
        if self.input == Input::Jsonl {
            let view = LedgerView { form: LedgerForm::Jsonl, ..view };
            return worker::answered(&workspace, (Task::Claims, &self.reading.paths), &mut out, |judged, out| {
                let excerpt = Excerpt::of(judged.document.source(), &judged.masks);
                let mut ledger = render::Ledger::new(view.clone(), out);
                ledger.draft(&judged.document, &excerpt, &judged.claims)?;
                ledger.end()
            });
        }
        let mut found = self.reading.drafts(&workspace)?;
        let drafts = std::mem::take(&mut found.list);
        let mut ledger = render::Ledger::new(view, &mut out);
        workspace.claims(&drafts, |reading| match reading {
            Ok(reading) => {
                let judged = reading.judged;
                let excerpt = Excerpt::of(judged.document.source(), &judged.masks);
                ledger.draft(&judged.document, &excerpt, &judged.claims)
            }
            Err(trouble) => {
                found.complain(&trouble.to_string());
                Ok(())
            }
        })?;
        ledger.end()?;
        Ok(found.outcome)
    }

    fn view(&self) -> anyhow::Result<LedgerView> {
        if let Some((min, max)) = self.min.zip(self.max).filter(|(min, max)| min > max) {
            bail!("--min {min} is more than --max {max}: no figure can be both");
        }
        if self.link.is_some() && self.format != LedgerForm::Html {
            bail!("--link is for --format html: the other forms have no links");
        }
        let pick = Pick {
            harm: self.harm.clone(),
            source: self.source.clone(),
            time: self.time.clone(),
            status: self.status.clone(),
            min: self.min,
            max: self.max,
        };
        Ok(LedgerView { form: self.format, pick, order: self.sort, links: self.links()? })
    }

    /// Links lead from the folder of the page; a page on standard output is taken to be saved in the current one.
    fn links(&self) -> anyhow::Result<Links> {
        let here = env::current_dir().context("the current folder cannot be read")?;
        let folder = self.output.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        Ok(Links { opens: self.link.unwrap_or_default(), page: here.join(folder), here })
    }
}
