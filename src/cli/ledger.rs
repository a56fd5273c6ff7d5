//! `sitlint ledger`: the table of claims.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use crate::claims::TimeGrade;
use crate::cli::Outcome;
use crate::cli::output::open;
use crate::cli::reading::{Reading, workspace};
use crate::facts::{Grade, Status};
use crate::prose::Harm;
use crate::render;
use crate::render::{Excerpt, LedgerForm, LedgerView, Links, Opens, Order, Pick};

/// Prints the table of claims.
#[derive(Debug, Args)]
pub struct Ledger {
    #[command(flatten)]
    reading: Reading,
    /// Writes the table in this form.
    #[arg(long, value_enum, value_name = "FORM", default_value_t)]
    format: Format,
    /// Writes the table into this file instead of standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Sorts the rows; those that are equal stay as they stand in the drafts.
    #[arg(long, value_enum, value_name = "KEY", default_value_t)]
    sort: Sort,
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
    #[arg(long, value_enum, value_name = "WHAT")]
    link: Option<Link>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Columns for people.
    #[default]
    Table,
    /// Comma-separated values with a header.
    Csv,
    /// Comma-separated values with the hashtags of the Humanitarian Exchange Language.
    Hxl,
    /// A JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// A Markdown table.
    Markdown,
    /// A page to sort, search and print, that stands alone.
    Html,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Sort {
    /// As the drafts were given.
    #[default]
    Place,
    /// By what happened.
    Harm,
    /// The greatest numbers first.
    Count,
    /// From named sources to none.
    Source,
    /// The earliest days first.
    Time,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Link {
    /// The draft in the browser, at the words where it can find them.
    File,
    /// The draft in Visual Studio Code, at the line and column.
    Vscode,
    /// No links.
    None,
}

/// Reads one of the names of a list.
fn one_of<T: Copy + Send + Sync + 'static>(all: &'static [(&'static str, T)]) -> impl TypedValueParser<Value = T> {
    let named = move |name: String| all.iter().find(|(known, _)| *known == name).map(|&(_, value)| value);
    PossibleValuesParser::new(all.iter().map(|(name, _)| *name))
        .map(move |name| named(name).expect("the parser lets only names of the list through"))
}

impl Ledger {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let view = self.view()?;
        let workspace = workspace(self.reading.surroundings.options())?;
        let mut found = self.reading.drafts(&workspace)?;
        let drafts = std::mem::take(&mut found.list);
        let mut out = open(self.output.as_deref())?;
        let mut ledger = render::Ledger::new(view, &mut out);
        workspace.claims(&drafts, |reading| match reading {
            Ok(reading) => {
                let judged = reading.judged;
                let excerpt = Excerpt::of(judged.document.source(), &judged.findings);
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
        if self.link.is_some() && self.format != Format::Html {
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
        let order = match self.sort {
            Sort::Place => Order::Place,
            Sort::Harm => Order::Harm,
            Sort::Count => Order::Count,
            Sort::Source => Order::Source,
            Sort::Time => Order::Time,
        };
        Ok(LedgerView { form: self.form(), pick, order, links: self.links()? })
    }

    fn form(&self) -> LedgerForm {
        match self.format {
            Format::Table => LedgerForm::Table,
            Format::Csv => LedgerForm::Csv,
            Format::Hxl => LedgerForm::Hxl,
            Format::Json => LedgerForm::Json,
            Format::Jsonl => LedgerForm::Jsonl,
            Format::Markdown => LedgerForm::Markdown,
            Format::Html => LedgerForm::Html,
        }
    }

    /// Links lead from the folder of the page; a page on standard output is taken to be saved in the current one.
    fn links(&self) -> anyhow::Result<Links> {
        let opens = match self.link {
            None | Some(Link::File) => Opens::File,
            Some(Link::Vscode) => Opens::Vscode,
            Some(Link::None) => Opens::Nothing,
        };
        let here = env::current_dir().context("the current folder cannot be read")?;
        let folder = self.output.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        Ok(Links { opens, page: here.join(folder), here })
    }
}
