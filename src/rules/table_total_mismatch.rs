//! A total in a table that is not the sum of its row or its column.

mod read;

use read::{Level, Table};

use crate::claims::{Cell, Content, Sheet, sheets};
use crate::facts::written;
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Span;

/// The rule.
pub struct TableTotalMismatch;

/// The most cells that are shown beside a finding.
const SHOWN: usize = 4;
/// So many numbers are written out as a sum.
const WRITTEN: usize = 5;

/// A total, and the cells that should add up to it.
struct Sum<'a> {
    total: &'a Cell,
    parts: Vec<&'a Cell>,
    /// What they add up to.
    added: f64,
}

impl Rule for TableTotalMismatch {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SUM109",
            name: "table-total-mismatch",
            group: Group::Arithmetic,
            scope: Scope::Document,
            severity: Severity::Error,
            default: true,
            fixable: true,
            page: include_str!("table_total_mismatch.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for sheet in sheets(cx.document) {
            let table = Table::of(cx.document, &sheet);
            let mut wrong = columns(&table, &sheet);
            let across = rows(&table, &sheet);
            wrong.extend(across.into_iter().filter(|sum| !wrong_at(&table, sum)).collect::<Vec<_>>());
            wrong.sort_by_key(|sum| sum.total.id);
            wrong.dedup_by_key(|sum| sum.total.id);
            for sum in &wrong {
                findings.push(finding(cx, sum));
            }
        }
    }
}

/// Whether the total of a row is that of a row of totals: it is judged by its column.
fn wrong_at(table: &Table<'_>, sum: &Sum<'_>) -> bool {
    table.level(sum.total.row) != Level::Plain
}

/// The totals under columns that are wrong.
fn columns<'a>(table: &Table<'_>, sheet: &'a Sheet) -> Vec<Sum<'a>> {
    let mut found = Vec::new();
    for row in (0..sheet.rows).filter(|&row| table.level(row) != Level::Plain) {
        let (mut wrong, mut right) = (Vec::new(), 0);
        let parts = table.parts(row);
        for total in sheet.row(row).iter().filter(|cell| table.sums(cell.column)) {
            match column(sheet, &parts, total) {
                Some(None) => right += 1,
                Some(Some(sum)) => wrong.push(sum),
                None => {}
            }
        }
        // A table in which no column adds up is not understood, unless it is a small slip in the only one or two.
        let understood = if right > 0 { wrong.len() <= right } else { wrong.len() < 3 && wrong.iter().all(is_near) };
        if understood {
            found.extend(wrong);
        }
    }
    found
}

/// How far, of the total, a sum may lie from it where nothing else shows that it is one.
const NEAR: f64 = 0.25;

fn is_near(sum: &Sum<'_>) -> bool {
    value(sum.total).is_some_and(|total| (total - sum.added).abs() <= (total.abs() * NEAR).max(2.0))
}

fn value(cell: &Cell) -> Option<f64> {
    if let Content::Number { value, .. } = cell.content { Some(value) } else { None }
}

fn grain(cell: &Cell) -> f64 {
    if let Content::Number { grain, .. } = cell.content { grain } else { 0.0 }
}

/// Whether a total under a column is right, or what it should be; `None` where nothing adds up to it.
#[expect(clippy::option_option, reason = "no judgement, a right total, a wrong one")]
fn column<'a>(sheet: &'a Sheet, parts: &[Vec<u32>], total: &'a Cell) -> Option<Option<Sum<'a>>> {
    value(total)?;
    let cells = |rows: &Vec<u32>| rows.iter().filter_map(|&row| sheet.cell(row, total.column)).collect::<Vec<_>>();
    let options: Vec<Vec<&Cell>> = parts.iter().map(cells).collect();
    let sums = options.into_iter().filter_map(|cells| summed(total, cells)).collect::<Vec<_>>();
    judged(total, sums)
}

#[expect(clippy::option_option, reason = "no judgement, a right total, a wrong one")]
fn judged<'a>(total: &'a Cell, sums: Vec<(bool, Sum<'a>)>) -> Option<Option<Sum<'a>>> {
    if sums.is_empty() {
        return None;
    }
    if sums.iter().any(|(right, _)| *right) {
        return Some(None);
    }
    let total = value(total)?;
    let nearest =
        sums.into_iter().map(|(_, sum)| sum).min_by(|a, b| (a.added - total).abs().total_cmp(&(b.added - total).abs()));
    nearest.map(Some)
}

/// What cells add up to, and whether the total can be that.
fn summed<'a>(total: &'a Cell, cells: Vec<&'a Cell>) -> Option<(bool, Sum<'a>)> {
    if cells.iter().any(|cell| matches!(cell.content, Content::Measured)) {
        return None;
    }
    let open = cells.iter().any(|cell| matches!(cell.content, Content::Unknown | Content::Dash | Content::Words));
    let parts: Vec<&Cell> = cells.into_iter().filter(|cell| value(cell).is_some()).collect();
    if parts.len() < 2 {
        return None;
    }
    let told = value(total)?;
    let sum: f64 = parts.iter().filter_map(|cell| value(cell)).sum();
    let coarse = |grain: f64| if (grain - 1.0).abs() < f64::EPSILON { 0.0 } else { grain / 2.0 };
    let slack = parts.iter().map(|cell| coarse(grain(cell))).sum::<f64>() + coarse(grain(total)) + 1e-6;
    let right = (sum - told).abs() <= slack || open && told > sum;
    // Parts that grow hierarchically: a region, then its districts.
    let right = right || nested(&parts, told, slack);
    Some((right, Sum { total, parts, added: sum }))
}

/// A row sums up at most so many below it.
const CHILDREN: usize = 100;

/// Whether cells add up once those are left out that the cell before them sums up: a region over its districts.
fn nested(parts: &[&Cell], total: f64, slack: f64) -> bool {
    let values: Vec<f64> = parts.iter().filter_map(|cell| value(cell)).collect();
    let (mut sum, mut at) = (0.0, 0);
    while at < values.len() {
        sum += values[at];
        let mut below = 0.0;
        let children = (at + 1..values.len()).take(CHILDREN).find(|&next| {
            below += values[next];
            (below - values[at]).abs() <= slack && next > at + 1
        });
        at = children.map_or(at + 1, |last| last + 1);
    }
    (sum - total).abs() <= slack
}

/// A total adds up at most so many columns.
const COLUMNS: usize = 40;

/// The totals at the end of rows that are wrong.
fn rows<'a>(table: &Table<'_>, sheet: &'a Sheet) -> Vec<Sum<'a>> {
    let mut found = Vec::new();
    for total in (0..sheet.columns).filter(|&column| table.totals(column)) {
        let left: Vec<u32> = (0..total).rev().take(COLUMNS).take_while(|&column| table.adds(column)).collect();
        let right: Vec<u32> =
            (total + 1..sheet.columns).take(COLUMNS).take_while(|&column| table.adds(column)).collect();
        let run = if left.len() > 1 { left } else { right };
        let tried = (2..=run.len()).map(|length| across(sheet, total, &run[..length]));
        let Some((right, wrong, length)) = tried.max_by_key(|(right, _, _)| *right) else { continue };
        let whole = length == run.len() && table.divides(&run) && wrong.len() == 1 && wrong.iter().all(is_near);
        if right > 0 && wrong.len() <= right {
            found.extend(wrong);
        } else if right == 0 {
            // Of one row, only the headers can tell that it is a sum.
            let (_, wrong, _) = across(sheet, total, &run);
            let alone = wrong.len() == 1 && table.divides(&run) && wrong.iter().all(is_near);
            if whole || alone {
                found.extend(wrong);
            }
        }
    }
    found
}

/// How many rows add up to their total over some columns, and those that do not.
fn across<'a>(sheet: &'a Sheet, total: u32, columns: &[u32]) -> (usize, Vec<Sum<'a>>, usize) {
    let (mut right, mut wrong) = (0, Vec::new());
    for total in (0..sheet.rows).filter_map(|row| sheet.cell(row, total)).filter(|cell| value(cell).is_some()) {
        let mut cells: Vec<&Cell> = columns.iter().filter_map(|&column| sheet.cell(total.row, column)).collect();
        cells.sort_by_key(|cell| cell.column);
        match summed(total, cells) {
            Some((true, _)) => right += 1,
            Some((false, sum)) => wrong.push(sum),
            None => {}
        }
    }
    (right, wrong, columns.len())
}

fn finding(cx: &Context<'_>, sum: &Sum<'_>) -> Finding {
    let span = |cell: &Cell| -> Span {
        let Content::Number { at, .. } = cell.content else { return Span::default() };
        cx.document.span(cell.id, at)
    };
    let at = span(sum.total);
    let words = cx.document.words(at);
    let numbers: Vec<String> = sum.parts.iter().filter_map(|cell| value(cell)).map(written).collect();
    let computed = written(sum.added);
    let message = if numbers.len() <= WRITTEN {
        format!("{} = {computed}, the total says {words}. Which is right?", numbers.join(" + "))
    } else {
        format!("These {} cells add up to {computed}, the total says {words}. Which is right?", numbers.len())
    };
    let mut finding = Finding::new(Severity::Error, at, message);
    let related = sum.parts.iter().take(SHOWN);
    finding.related = related
        .map(|cell| Related { at: Where::Here(span(cell)), message: "a part of the total".to_owned() })
        .collect();
    let edits = vec![Edit { span: at, text: computed.clone() }];
    finding.fixes.push(Fix { title: format!("Write the sum, {computed}"), safe: false, edits });
    finding
}
