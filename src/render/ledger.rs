//! The ledger: the table of claims that a fact-checker otherwise makes by hand.

mod link;
mod page;
mod pick;
mod record;
mod sheet;

use std::io;
use std::io::Write;

pub use link::{Links, Opens};
pub use pick::{Order, Pick};

use crate::claims::Claim;
use crate::document::Document;
use crate::render::Excerpt;
use crate::render::json::line;
use crate::render::ledger::record::ClaimRecord;
use crate::render::place;
use crate::render::table::{Row, csv, markdown, padded};
use crate::render::tally::Sourced;

/// The forms of a ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LedgerForm {
    /// Columns for people.
    #[default]
    Table,
    /// Comma-separated values with a header.
    Csv,
    /// Comma-separated values with the hashtags of the Humanitarian Exchange Language 1.1.
    Hxl,
    /// A JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// A Markdown table.
    Markdown,
    /// A page that stands alone.
    Html,
}

/// What a ledger shows, and how.
#[derive(Clone, Debug, Default)]
pub struct LedgerView {
    /// The form.
    pub form: LedgerForm,
    /// Which claims.
    pub pick: Pick,
    /// In what order.
    pub order: Order,
    /// Where the rows of a page link to.
    pub links: Links,
}

/// A ledger, written draft by draft. Only a table for people and one that is sorted are kept until the end.
pub struct Ledger<'w> {
    view: LedgerView,
    out: &'w mut dyn Write,
    kept: Vec<ClaimRecord>,
    rows: Vec<Vec<String>>,
    taken: usize,
    written: usize,
    sourced: Sourced,
}

impl<'w> Ledger<'w> {
    /// A ledger into `out`.
    #[must_use]
    pub fn new(view: LedgerView, out: &'w mut dyn Write) -> Self {
        Self { view, out, kept: Vec::new(), rows: Vec::new(), taken: 0, written: 0, sourced: Sourced::default() }
    }

    /// Writes the claims of a draft.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn draft(&mut self, document: &Document, excerpt: &Excerpt<'_>, claims: &[Claim]) -> io::Result<()> {
        for claim in claims {
            if !self.view.pick.takes(claim) {
                continue;
            }
            self.sourced.claim(claim);
            let mut record = ClaimRecord::of(document, excerpt, claim);
            record.number = self.taken;
            self.taken += 1;
            if self.view.form == LedgerForm::Html {
                let span = document.span(claim.paragraph, claim.figure.at);
                record.link = self.view.links.address(excerpt, span);
            }
            match self.view.order {
                Order::Place => self.claim(&record)?,
                _ => self.kept.push(record),
            }
        }
        Ok(())
    }

    fn claim(&mut self, record: &ClaimRecord) -> io::Result<()> {
        if self.written == 0 {
            self.head()?;
        }
        self.written += 1;
        match self.view.form {
            LedgerForm::Json => write!(self.out, "{}{}", if self.written == 1 { "" } else { ",\n" }, line(record)),
            LedgerForm::Jsonl => writeln!(self.out, "{}", line(record)),
            LedgerForm::Csv => self.out.write_all(csv(&sheet::cells(record)).as_bytes()),
            LedgerForm::Hxl => self.out.write_all(csv(&sheet::hxl_cells(record)).as_bytes()),
            LedgerForm::Markdown => self.out.write_all(markdown(&row(record), Row::Body).as_bytes()),
            LedgerForm::Html => self.out.write_all(page::row(record).as_bytes()),
            LedgerForm::Table => {
                self.rows.push(row(record).into());
                Ok(())
            }
        }
    }

    /// What stands before the first claim.
    fn head(&mut self) -> io::Result<()> {
        let head = match self.view.form {
            LedgerForm::Json => "[\n".to_owned(),
            LedgerForm::Csv => csv(&sheet::COLUMNS),
            LedgerForm::Hxl => sheet::hxl_head().iter().map(|row| csv(row)).collect(),
            LedgerForm::Markdown => markdown(&HEADER, Row::Header),
            LedgerForm::Html => page::head(self.view.order),
            LedgerForm::Jsonl | LedgerForm::Table => String::new(),
        };
        self.out.write_all(head.as_bytes())
    }

    /// Ends the ledger.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn end(mut self) -> io::Result<()> {
        let (mut kept, order) = (std::mem::take(&mut self.kept), self.view.order);
        kept.sort_by(|a, b| order.compare(a, b));
        kept.iter().try_for_each(|record| self.claim(record))?;
        let none = self.written == 0;
        if none {
            self.head()?;
        }
        match self.view.form {
            LedgerForm::Json => writeln!(self.out, "{}]", if none { "" } else { "\n" })?,
            LedgerForm::Html => self.out.write_all(page::tail(&self.summary()).as_bytes())?,
            LedgerForm::Table if none => writeln!(self.out, "No figures of harm read.")?,
            LedgerForm::Table => write!(self.out, "{}\n{}\n", padded(&HEADER, &self.rows), self.summary())?,
            LedgerForm::Csv | LedgerForm::Hxl | LedgerForm::Jsonl | LedgerForm::Markdown => {}
        }
        self.out.flush()
    }

    /// How many figures there are, never how many people.
    fn summary(&self) -> String {
        let others = match self.written - self.sourced.figures() {
            0 => String::new(),
            1 => " 1 more row says that nobody came to harm, or asks.".to_owned(),
            others => format!(" {others} more rows say that nobody came to harm, or ask."),
        };
        format!("{}{others}", self.sourced.sentence())
    }
}

/// The columns of the ledger for people.
const HEADER: [&str; 7] = ["where", "figure", "harm", "count", "source", "time", "why"];

fn row(record: &ClaimRecord) -> [String; 7] {
    [
        place::row(&record.file, record.start.line),
        record.text.clone(),
        record.harm(),
        record.count(),
        said(record.source.grade, record.source.text.as_deref()),
        said(record.time.grade, Some(&*record.days()).filter(|days| !days.is_empty()).or(record.time.text.as_deref())),
        format!("{} · {}", record.source.why, record.time.why),
    ]
}

/// A grade with what it was given for.
fn said(grade: &str, words: Option<&str>) -> String {
    words.map_or_else(|| grade.to_owned(), |words| format!("{grade}: {words}"))
}
