//! The ledger: the table of claims that a fact-checker otherwise makes by hand.

use std::borrow::Cow;
use std::io;
use std::io::Write;

use serde::Serialize;

use crate::claims::{Basis, Claim};
use crate::document::{Document, ParagraphId};
use crate::facts::Status;
use crate::render::Excerpt;
use crate::render::json::{Point, Stretch, line, offset_of};
use crate::render::table::{Row, csv, markdown, padded};
use crate::text::Range;

/// The forms of a ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LedgerForm {
    /// Columns for people.
    #[default]
    Table,
    /// Comma-separated values with a header.
    Csv,
    /// A JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// A Markdown table.
    Markdown,
}

/// A ledger, written draft by draft.
pub struct Ledger<'w> {
    form: LedgerForm,
    out: &'w mut dyn Write,
    rows: Vec<Vec<String>>,
    written: usize,
}

impl<'w> Ledger<'w> {
    /// A ledger into `out`.
    #[must_use]
    pub fn new(form: LedgerForm, out: &'w mut dyn Write) -> Self {
        Self { form, out, rows: Vec::new(), written: 0 }
    }

    /// Writes the claims of a draft.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn draft(&mut self, document: &Document, excerpt: &Excerpt<'_>, claims: &[Claim]) -> io::Result<()> {
        claims.iter().try_for_each(|claim| self.claim(&record(document, excerpt, claim)))
    }

    fn claim(&mut self, record: &ClaimRecord<'_>) -> io::Result<()> {
        let first = self.written == 0;
        self.written += 1;
        match self.form {
            LedgerForm::Json => write!(self.out, "{}{}", if first { "[\n" } else { ",\n" }, line(record)),
            LedgerForm::Jsonl => writeln!(self.out, "{}", line(record)),
            LedgerForm::Csv => {
                let head = if first { csv(&COLUMNS.map(String::from)) } else { String::new() };
                write!(self.out, "{head}{}", csv(&record.cells()))
            }
            LedgerForm::Markdown => {
                let head = if first { markdown(&HEADER.map(String::from), Row::Header) } else { String::new() };
                write!(self.out, "{head}{}", markdown(&record.row(), Row::Body))
            }
            LedgerForm::Table => {
                self.rows.push(record.row().into());
                Ok(())
            }
        }
    }

    /// Ends the ledger.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn end(self) -> io::Result<()> {
        let none = self.written == 0;
        match self.form {
            LedgerForm::Json => writeln!(self.out, "{}]", if none { "[" } else { "\n" })?,
            LedgerForm::Csv if none => write!(self.out, "{}", csv(&COLUMNS.map(String::from)))?,
            LedgerForm::Table if none => writeln!(self.out, "No figures of harm read.")?,
            LedgerForm::Table => write!(self.out, "{}", padded(&HEADER, &self.rows))?,
            _ => {}
        }
        self.out.flush()
    }
}

/// A claim as outputs show it.
#[derive(Serialize)]
struct ClaimRecord<'a> {
    file: &'a str,
    start: Point,
    end: Point,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset_of: Option<&'static str>,
    text: Cow<'a, str>,
    harm: &'static str,
    min: Option<u64>,
    max: Option<u64>,
    approximate: bool,
    people: Option<Cow<'a, str>>,
    status: &'static str,
    basis: Option<&'static str>,
    source: SourceRecord<'a>,
    time: TimeRecord<'a>,
}

#[derive(Serialize)]
struct SourceRecord<'a> {
    grade: &'static str,
    how: &'static str,
    text: Option<Cow<'a, str>>,
    start: Option<Point>,
    end: Option<Point>,
}

#[derive(Serialize)]
struct TimeRecord<'a> {
    grade: &'static str,
    how: &'static str,
    text: Option<Cow<'a, str>>,
    from: Option<String>,
    to: Option<String>,
    start: Option<Point>,
    end: Option<Point>,
}

/// The columns of the ledger for programs.
const COLUMNS: [&str; 19] = [
    "file",
    "line",
    "column",
    "text",
    "harm",
    "min",
    "max",
    "approximate",
    "people",
    "status",
    "basis",
    "source_grade",
    "source_how",
    "source",
    "time_grade",
    "time_how",
    "time",
    "from",
    "to",
];

/// The columns of the ledger for people.
const HEADER: [&str; 6] = ["where", "figure", "harm", "count", "source", "time"];

impl ClaimRecord<'_> {
    fn cells(&self) -> [String; 19] {
        let bound = |bound: Option<u64>| bound.map_or_else(String::new, |number| number.to_string());
        let words = |words: &Option<Cow<'_, str>>| words.as_deref().unwrap_or("").to_owned();
        [
            self.file.into(),
            self.start.line.to_string(),
            self.start.column.to_string(),
            self.text.to_string(),
            self.harm.into(),
            bound(self.min),
            bound(self.max),
            self.approximate.to_string(),
            words(&self.people),
            self.status.into(),
            self.basis.unwrap_or("").into(),
            self.source.grade.into(),
            self.source.how.into(),
            words(&self.source.text),
            self.time.grade.into(),
            self.time.how.into(),
            words(&self.time.text),
            self.time.from.clone().unwrap_or_default(),
            self.time.to.clone().unwrap_or_default(),
        ]
    }

    fn row(&self) -> [String; 6] {
        let harm = match self.status {
            "asserted" => self.harm.to_owned(),
            status => format!("{} ({status})", self.harm),
        };
        [
            format!("{}:{}", self.file, self.start.line),
            self.text.to_string(),
            harm,
            self.count(),
            said(self.source.grade, self.source.text.as_deref(), ""),
            said(self.time.grade, self.time.text.as_deref(), &self.days()),
        ]
    }

    fn count(&self) -> String {
        let about = if self.approximate { "about " } else { "" };
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => format!("{about}{min}"),
            (Some(min), Some(max)) => format!("{about}{min} to {max}"),
            (Some(min), None) => format!("{about}{min} or more"),
            (None, Some(max)) => format!("{about}{max} or fewer"),
            (None, None) => "?".into(),
        }
    }

    fn days(&self) -> String {
        match (&self.time.from, &self.time.to) {
            (Some(from), Some(to)) if from == to => from.clone(),
            (Some(from), Some(to)) => format!("{from} to {to}"),
            (Some(from), None) => format!("from {from}"),
            (None, Some(to)) => format!("until {to}"),
            (None, None) => String::new(),
        }
    }
}

/// A grade with the words it was given for, and what they come to.
fn said(grade: &str, words: Option<&str>, meaning: &str) -> String {
    let mut said = grade.to_owned();
    if let Some(words) = words {
        said.push_str(": ");
        said.push_str(words);
    }
    if !meaning.is_empty() {
        said.push_str(" (");
        said.push_str(meaning);
        said.push(')');
    }
    said
}

/// Words of the draft and where they stand.
struct Quoted<'a> {
    text: Option<Cow<'a, str>>,
    start: Option<Point>,
    end: Option<Point>,
}

fn record<'a>(document: &Document, excerpt: &Excerpt<'a>, claim: &Claim) -> ClaimRecord<'a> {
    let figure = &claim.figure;
    let span = document.span(claim.paragraph, figure.at);
    let Stretch { start, end } = Stretch::of(excerpt, span);
    let (source, time) = (quoted(document, excerpt, claim.source.at), quoted(document, excerpt, claim.time.at));
    ClaimRecord {
        file: excerpt.name(),
        start,
        end,
        offset_of: offset_of(excerpt),
        text: excerpt.words(span),
        harm: figure.harm.name(),
        min: figure.count.least,
        max: figure.count.most,
        approximate: figure.count.approximate,
        people: figure.people.map(|people| excerpt.words(document.span(claim.paragraph, people))),
        status: status(figure.status),
        basis: claim.basis.map(Basis::name),
        source: SourceRecord {
            grade: claim.source.grade.name(),
            how: claim.source.how.name(),
            text: source.text,
            start: source.start,
            end: source.end,
        },
        time: TimeRecord {
            grade: claim.time.grade.name(),
            how: claim.time.how.name(),
            text: time.text,
            from: claim.time.from.map(|day| day.to_string()),
            to: claim.time.to.map(|day| day.to_string()),
            start: time.start,
            end: time.end,
        },
    }
}

fn quoted<'a>(document: &Document, excerpt: &Excerpt<'a>, at: Option<(ParagraphId, Range)>) -> Quoted<'a> {
    let Some((paragraph, range)) = at else { return Quoted { text: None, start: None, end: None } };
    let span = document.span(paragraph, range);
    let Stretch { start, end } = Stretch::of(excerpt, span);
    Quoted { text: Some(excerpt.words(span)), start: Some(start), end: Some(end) }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Asserted => "asserted",
        Status::Denied => "denied",
        Status::Question => "question",
        Status::Zero => "zero",
        Status::Historical => "historical",
    }
}
