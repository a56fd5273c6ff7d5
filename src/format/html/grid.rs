//! The rows and columns of a table, with cells that reach over several of them.

use crate::format::{Placed, Role};

/// A table as it fills.
#[derive(Debug)]
pub(super) struct Grid {
    /// The number of the table, counted through the document.
    number: u32,
    /// The number of its first block.
    first: u32,
    row: Option<u32>,
    column: u32,
    /// For each column, the first row that no cell from above reaches.
    free: Vec<u32>,
    /// Whether the first row began with a header cell and is not said to be the header.
    labelled: bool,
    /// Rows are counted from 1, as no row is the header.
    headless: bool,
}

/// Columns beyond are not asked whether a cell from above reaches into them.
const COLUMNS: usize = 256;

impl Grid {
    pub(super) fn new(number: u32, first: u32) -> Self {
        Self { number, first, row: None, column: 0, free: Vec::new(), labelled: false, headless: false }
    }

    pub(super) fn number(&self) -> u32 {
        self.number
    }

    /// Whether it is a box of one row rather than a table.
    pub(super) fn is_box(&self) -> bool {
        self.row.unwrap_or(0) == 0
    }

    pub(super) fn row(&mut self) {
        self.row = Some(self.row.map_or(0, |row| row + 1));
        self.column = 0;
    }

    /// Tells of the next cell, before it is placed, whether it is a header cell outside of the table's head. A first row
    /// with a header cell first and others after it is no header: each row of the table has its label.
    pub(super) fn told(&mut self, header: bool, blocks: &mut [Placed]) {
        if self.row != Some(0) || self.headless {
            return;
        }
        if self.column == 0 {
            self.labelled = header;
        } else if self.labelled && !header {
            self.headless = true;
            for placed in &mut blocks[self.first as usize..] {
                if let Role::Cell { table, row, .. } = &mut placed.role
                    && *table == self.number
                {
                    *row = 1;
                }
            }
        }
    }

    /// The role of the next cell, which spans so many columns and rows.
    pub(super) fn cell(&mut self, columns: u32, rows: u32) -> Role {
        if self.row.is_none() {
            self.row();
        }
        let row = self.row.unwrap_or(0);
        while self.free.get(self.column as usize).is_some_and(|&free| free > row) {
            self.column += 1;
        }
        let column = self.column;
        self.column += columns;
        let end = (self.column as usize).min(COLUMNS);
        if rows > 1 && (column as usize) < end {
            if self.free.len() < end {
                self.free.resize(end, 0);
            }
            self.free[column as usize..end].fill(row + rows);
        }
        Role::Cell { table: self.number, row: row + u32::from(self.headless), column }
    }
}
