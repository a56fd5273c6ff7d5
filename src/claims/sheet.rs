//! Tables as arithmetic sees them: rows and columns of numbers, with the words that head them.

use crate::document::{Document, ParagraphId, Slot};
use crate::facts::{Bound, digits};
use crate::format::Role;
use crate::prose::{Kind, Prose, Token};
use crate::text::Range;

/// A table of a draft.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its cells, row by row; empty ones are left out.
    pub cells: Vec<Cell>,
    /// How many rows it has, the header included.
    pub rows: u32,
    /// How many columns it has.
    pub columns: u32,
}

/// A cell of a table that is not empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Its row; 0 is the header.
    pub row: u32,
    /// Its column.
    pub column: u32,
    /// Its paragraph.
    pub id: ParagraphId,
    /// What stands in it.
    pub content: Content,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Content {
    /// A number.
    Number {
        /// The number.
        value: f64,
        /// What one step of its last written digit is worth.
        grain: f64,
        /// Its place in the paragraph.
        at: Range,
    },
    /// A number that is held back, or only bounded: `<5`, `n/a`, `…`.
    Unknown,
    /// A dash: nothing, or nothing known.
    Dash,
    /// A share, or a rate.
    Measured,
    /// Words.
    Words,
}

impl Sheet {
    /// The cell of a row and a column.
    #[must_use]
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        let at = self.cells.partition_point(|cell| (cell.row, cell.column) < (row, column));
        self.cells.get(at).filter(|cell| (cell.row, cell.column) == (row, column))
    }

    /// The cells of a row that are not empty.
    #[must_use]
    pub fn row(&self, row: u32) -> &[Cell] {
        let first = self.cells.partition_point(|cell| cell.row < row);
        let end = self.cells.partition_point(|cell| cell.row <= row);
        &self.cells[first..end]
    }
}

/// The tables of a document that hold numbers, in the order of the text.
#[must_use]
pub fn sheets(document: &Document) -> Vec<Sheet> {
    let mut found: Vec<(u32, Sheet)> = Vec::new();
    for (id, slot) in document.paragraphs() {
        let Role::Cell { table, row, column } = slot.role else { continue };
        if found.last().is_none_or(|(number, _)| *number != table) {
            found.push((table, Sheet::default()));
        }
        let Some((_, sheet)) = found.last_mut() else { continue };
        sheet.rows = sheet.rows.max(row + 1);
        sheet.columns = sheet.columns.max(column + 1);
        // A cell of several paragraphs is no number.
        match sheet.cells.last_mut().filter(|last| (last.row, last.column) == (row, column)) {
            Some(last) => last.content = Content::Words,
            None if slot.paragraph.prose.tokens.is_empty() => {}
            None => sheet.cells.push(Cell { row, column, id, content: content(slot) }),
        }
    }
    let sorted = found.into_iter().map(|(_, mut sheet)| {
        sheet.cells.sort_by_key(|cell| (cell.row, cell.column));
        sheet
    });
    sorted.filter(|sheet| sheet.cells.iter().any(|cell| matches!(cell.content, Content::Number { .. }))).collect()
}

/// What stands in a cell.
fn content(slot: &Slot) -> Content {
    let prose = &slot.paragraph.prose;
    let tokens = &prose.tokens;
    let known = |words: &[&str]| words.iter().any(|word| prose.says(0, word));
    if tokens.iter().all(Token::is_dash) {
        return Content::Dash;
    }
    if tokens.len() <= 3 && known(&["na", "n", "nd", "unknown", "tbc", "tbd", "none", "nil"])
        || prose.text().trim() == "…"
    {
        return Content::Unknown;
    }
    let first = tokens[0].kind;
    let lead = usize::from(matches!(
        first,
        Kind::Sign('+' | '-' | '−' | '–' | '~' | '≈' | '<' | '>' | '≤' | '≥' | '$' | '€' | '£')
    ));
    if tokens.get(lead).is_none_or(|token| token.kind != Kind::Number) {
        return Content::Words;
    }
    number(prose, slot, lead)
}

/// The number of a cell, which begins at its first or second token.
fn number(prose: &Prose, slot: &Slot, lead: usize) -> Content {
    let tokens = &prose.tokens;
    let amount = slot.paragraph.facts.amounts.first().filter(|amount| amount.start == lead);
    let end = amount.map_or(lead + 1, |amount| amount.end);
    let range = amount.is_some_and(|amount| amount.low < amount.high || amount.bound != Bound::Exact);
    if range || matches!(tokens[0].kind, Kind::Sign('<' | '>' | '≤' | '≥' | '~' | '≈')) {
        return Content::Unknown;
    }
    let unit = |token: &Token| token.is_sign('%');
    if tokens.iter().any(unit) || prose.says(end, "per") {
        return Content::Measured;
    }
    let noted =
        |token: &Token| matches!(token.kind, Kind::Sign('*' | '†' | '‡' | '(' | '[' | '^' | '.' | '¹' | '²' | '³'));
    if tokens.get(end).is_some_and(|next| !noted(next)) {
        return Content::Words;
    }
    let words = prose.word(lead);
    let plain = digits(words).unwrap_or(0.0);
    let value = amount.map_or(plain, |amount| amount.low);
    let decimals = if plain.fract() == 0.0 {
        0
    } else {
        words.len() - words.rfind(['.', ',']).map_or(words.len(), |mark| mark + 1)
    };
    let grain = amount.map_or_else(|| 0.1_f64.powi(i32::try_from(decimals).unwrap_or(0)), |amount| amount.grain);
    let negative = matches!(tokens[0].kind, Kind::Sign('-' | '−' | '–'));
    let at = amount.map_or(prose.range(lead, lead + 1), |amount| amount.core);
    Content::Number { value: if negative { -value } else { value }, grain, at }
}
