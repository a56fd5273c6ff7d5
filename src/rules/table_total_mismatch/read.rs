//! What the words of a table say of its rows and columns: which are totals, and which count nothing that adds up.

use crate::claims::{Cell, Content, Sheet};
use crate::document::Document;
use crate::prose::words::measure::ASIDE;
use crate::prose::{Class, Classes, Kind, Prose};

/// A table with what its header and its first column say.
pub(super) struct Table<'a> {
    document: &'a Document,
    sheet: &'a Sheet,
    rows: Vec<RowKind>,
}

/// Whether a row is a total, and of what.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Plain,
    Sub,
    Grand,
}

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowKind {
    Header,
    Part,
    /// An average, a share, or an "of which": it is no part of the sum.
    Aside,
    Sub,
    Grand,
}

/// Headers of parts that are surely apart from each other.
const APART: Classes =
    Classes::of(&[Class::Split, Class::Month, Class::HarmVerb, Class::HarmAdjective, Class::HarmNoun, Class::HarmToll]);

impl<'a> Table<'a> {
    pub(super) fn of(document: &'a Document, sheet: &'a Sheet) -> Self {
        let mut table = Self { document, sheet, rows: Vec::new() };
        table.rows = (0..sheet.rows).map(|row| table.kind(row)).collect();
        table
    }

    /// Whether a row is a total.
    pub(super) fn level(&self, row: u32) -> Level {
        match self.rows.get(row as usize) {
            Some(RowKind::Sub) => Level::Sub,
            Some(RowKind::Grand) => Level::Grand,
            _ => Level::Plain,
        }
    }

    /// The rows that may add up to a total: one choice of them must.
    pub(super) fn parts(&self, total: u32) -> Vec<Vec<u32>> {
        let at = total as usize;
        let kind = |row: &usize| self.rows[*row];
        let start = (0..at).rev().find(|row| kind(row) == RowKind::Grand).map_or(0, |row| row + 1);
        let pick = |rows: std::ops::Range<usize>, wanted: RowKind| {
            rows.filter(|row| kind(row) == wanted).map(|row| u32::try_from(row).unwrap_or(0)).collect::<Vec<_>>()
        };
        let last = (start..at).rev().find(|row| kind(row) == RowKind::Sub);
        let since = pick(last.map_or(start, |row| row + 1)..at, RowKind::Part);
        let mut options = vec![since.clone()];
        if self.level(total) == Level::Grand {
            options.push(pick(start..at, RowKind::Part));
            let mut subs = pick(start..at, RowKind::Sub);
            options.push(subs.clone());
            subs.extend(since);
            options.push(subs);
        }
        if options.iter().all(|rows| rows.len() < 2) {
            // The total stands over its parts.
            let wanted = |row: &usize| {
                matches!(kind(row), RowKind::Grand) || kind(row) == RowKind::Sub && self.level(total) == Level::Sub
            };
            let end = (at + 1..self.rows.len()).find(wanted).unwrap_or(self.rows.len());
            options = vec![pick(at + 1..end, RowKind::Part), pick(at + 1..end, RowKind::Sub)];
        }
        options.retain(|rows| rows.len() > 1);
        options
    }

    /// Whether the numbers of a column add up to that of its total.
    pub(super) fn sums(&self, column: u32) -> bool {
        self.header(column).is_none_or(|prose| !is_aside(prose))
    }

    /// Whether a column is the total of those beside it.
    pub(super) fn totals(&self, column: u32) -> bool {
        column > 0 && self.header(column).is_some_and(|prose| words(prose) <= 2 && total(prose) == Level::Grand)
    }

    /// Whether a column may be a part of a total beside it.
    pub(super) fn adds(&self, column: u32) -> bool {
        let numbers =
            |row: u32| self.sheet.cell(row, column).is_some_and(|cell| matches!(cell.content, Content::Number { .. }));
        let header = self.header(column);
        let apart = header.is_none_or(|prose| !is_aside(prose) && total(prose) == Level::Plain);
        apart && (0..self.sheet.rows).any(numbers)
    }

    /// Whether the headers of columns divide people in ways that do not overlap.
    pub(super) fn divides(&self, columns: &[u32]) -> bool {
        columns.iter().all(|&column| {
            self.header(column).is_some_and(|prose| prose.tokens.iter().any(|token| token.classes.any(APART)))
        })
    }

    /// The lowest words over a column.
    fn header(&self, column: u32) -> Option<&'a Prose> {
        let heads = (0..self.sheet.rows).take_while(|&row| self.rows.get(row as usize) == Some(&RowKind::Header));
        let cells = heads.filter_map(|row| self.sheet.cell(row, column)).filter(|cell| cell.content == Content::Words);
        cells.last().and_then(|cell| self.prose(cell))
    }

    fn prose(&self, cell: &Cell) -> Option<&'a Prose> {
        self.document.slot(cell.id).map(|slot| &slot.paragraph.prose)
    }

    fn kind(&self, row: u32) -> RowKind {
        let cells = self.sheet.row(row);
        let counts = |cell: &Cell| cell.content != Content::Words;
        let above = self.rows.last().is_none_or(|&kind| kind == RowKind::Header);
        // Years over columns are no counts.
        if row == 0 || above && !cells.iter().any(counts) {
            return RowKind::Header;
        }
        let labels = cells.iter().take_while(|cell| cell.column < 2).filter(|cell| cell.content == Content::Words);
        let labels: Vec<&Prose> = labels.filter_map(|cell| self.prose(cell)).collect();
        let level = labels.iter().map(|prose| total(prose)).find(|&level| level != Level::Plain);
        match level {
            _ if labels.iter().any(|prose| is_aside(prose)) => RowKind::Aside,
            Some(Level::Sub) => RowKind::Sub,
            Some(Level::Grand) => RowKind::Grand,
            _ => RowKind::Part,
        }
    }
}

fn words(prose: &Prose) -> usize {
    prose.tokens.iter().filter(|token| token.kind == Kind::Word).count()
}

/// Whether a label says that it adds up what stands beside it.
fn total(prose: &Prose) -> Level {
    let tokens = &prose.tokens;
    let found = (0..tokens.len()).find(|&at| prose.says_any(at, &["total", "totals", "sum"]));
    let says = |at: usize, words: &[&str]| prose.says_any(at, words);
    let subs = (0..tokens.len()).any(|at| says(at, &["subtotal", "subtotals", "sub"]));
    match found {
        _ if words(prose) > 5 => Level::Plain,
        _ if subs => Level::Sub,
        Some(0) => Level::Grand,
        Some(at) if says(at - 1, &["grand", "overall", "general"]) => Level::Grand,
        Some(at) if at + 1 == tokens.len() => Level::Sub,
        None if tokens.len() == 1 && says(0, &["overall", "all"]) => Level::Grand,
        _ => Level::Plain,
    }
}

fn is_aside(prose: &Prose) -> bool {
    let sign = |at: usize| matches!(prose.tokens[at].kind, Kind::Sign('%' | '#' | '+' | '±'));
    (0..prose.tokens.len()).any(|at| sign(at) || prose.is(at, ASIDE))
}
