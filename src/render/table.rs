//! Tables: padded columns for people, Markdown for pages, comma-separated values for spreadsheets.

use unicode_width::UnicodeWidthStr;

use crate::render::clean::{clean, leading};

/// The widest that a column grows; a longer cell is cut with an ellipsis. The last column may be as long as it likes.
const WIDEST: usize = 44;

/// Which row of a table it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// The first.
    Header,
    /// Any other.
    Body,
}

/// A table with columns as wide as their widest cell.
pub(super) fn padded(header: &[&str], rows: &[Vec<String>]) -> String {
    let header = header.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>();
    let last = header.len().saturating_sub(1);
    let shown = |row: &Vec<String>| -> Vec<String> {
        row.iter()
            .enumerate()
            .map(|(column, cell)| match column {
                0 => cut(&leading(cell)),
                column if column == last => clean(cell).into_owned(),
                _ => cut(cell),
            })
            .collect()
    };
    let rows: Vec<Vec<String>> = std::iter::once(&header).chain(rows).map(shown).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let widths: Vec<_> = (0..header.len()).map(width).collect();
    let mut table = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width - cell.width() + 2));
        }
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table
}

fn cut(cell: &str) -> String {
    let cell = clean(cell);
    if cell.width() <= WIDEST {
        return cell.into_owned();
    }
    let ends = cell.char_indices().map(|(at, char)| at + char.len_utf8());
    let end = ends.take_while(|&at| cell[..at].width() < WIDEST).last().unwrap_or(0);
    format!("{}…", &cell[..end])
}

/// A row of a Markdown table; the header brings the rule below it.
pub(super) fn markdown(cells: &[impl AsRef<str>], row: Row) -> String {
    let cells: Vec<_> = cells
        .iter()
        .map(|cell| clean(cell.as_ref()).replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;"))
        .collect();
    let line = format!("| {} |\n", cells.join(" | "));
    match row {
        Row::Header => format!("{line}|{}\n", "---|".repeat(cells.len())),
        Row::Body => line,
    }
}

/// A record of comma-separated values (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe
/// before it, so that opening the file runs nothing that a draft says.
pub(super) fn csv(cells: &[impl AsRef<str>]) -> String {
    let mut record = String::new();
    for (at, cell) in cells.iter().map(AsRef::as_ref).enumerate() {
        record.push_str(if at > 0 { "," } else { "" });
        let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { "'" } else { "" };
        let cell = &*clean(cell);
        // A line that begins with `::` is a command to a runner; one that begins with a quotation mark is none.
        if cell.contains([',', '"']) || at == 0 && cell.trim_start().starts_with(':') {
            record.extend(["\"", guard, &cell.replace('"', "\"\""), "\""]);
        } else {
            record.extend([guard, cell]);
        }
    }
    record + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_cannot_break_its_table() {
        assert_eq!(csv(&["a,b", "say \"no\"", "c"]), "\"a,b\",\"say \"\"no\"\"\",c\r\n");
        assert_eq!(markdown(&["a|b", "c\nd<e>"], Row::Body), "| a\\|b | c d&lt;e> |\n");
    }

    #[test]
    fn a_spreadsheet_runs_no_cell() {
        let cells = ["=1+1", "+1", "-1", "@a", "\tx", "a=1", "=\"a\""];
        assert_eq!(csv(&cells), "'=1+1,'+1,'-1,'@a,' x,a=1,\"'=\"\"a\"\"\"\r\n");
    }

    #[test]
    fn a_row_is_no_command_to_a_runner() {
        assert_eq!(csv(&["::error::x.md", "::a\n::b"]), "\"::error::x.md\",::a ::b\r\n");
        assert_eq!(padded(&["where", "b"], &[vec!["::a::b".into(), "::c".into()]]), "where     b\n./::a::b  ::c\n");
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        assert_eq!(padded(&["a", "b"], &[vec!["村".into(), "x".into()]]), "a   b\n村  x\n");
    }
}
