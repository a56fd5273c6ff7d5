//! Cells of a table that count one to four people of a place with something that is held against them.

use crate::document::{Document, ParagraphId, Slot};
use crate::finding::{Finding, Fix, Severity};
use crate::format::Role;
use crate::prose::Kind;
use crate::prose::words::cell::{PLACES, SENSITIVE};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The most people that a cell must not tell (HDX: fewer than five).
const FEW: u64 = 4;

/// The rule.
pub struct SmallCell;

impl Rule for SmallCell {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DNH109",
            name: "small-cell",
            group: Group::Protection,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: true,
            page: include_str!("small_cell.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let mut header = Header::default();
        for (id, slot) in cx.document.paragraphs() {
            let Role::Cell { table, row, column } = slot.role else { continue };
            if row == 0 {
                header.take(table, column, slot);
            } else if header.table == Some(table) && header.places && header.sensitive.contains(&column) && is_few(slot)
            {
                findings.push(finding(cx.document, id, slot));
            }
        }
    }
}

/// What the header of a table says.
#[derive(Default)]
struct Header {
    table: Option<u32>,
    places: bool,
    sensitive: Vec<u32>,
}

impl Header {
    fn take(&mut self, table: u32, column: u32, slot: &Slot) {
        if self.table != Some(table) {
            *self = Self { table: Some(table), ..Self::default() };
        }
        let prose = &slot.paragraph.prose;
        self.places |= column == 0 && prose.has(PLACES);
        // A share tells nobody.
        if column > 0 && prose.has(SENSITIVE) && !prose.text().contains('%') {
            self.sensitive.push(column);
        }
    }
}

fn is_few(slot: &Slot) -> bool {
    let prose = &slot.paragraph.prose;
    match &*prose.tokens {
        [one] if one.kind == Kind::Number => {
            prose.words(one.at).parse().is_ok_and(|count: u64| (1..=FEW).contains(&count))
        }
        _ => false,
    }
}

fn finding(document: &Document, id: ParagraphId, slot: &Slot) -> Finding {
    let prose = &slot.paragraph.prose;
    let span = document.span(id, prose.range(0, prose.tokens.len()));
    let mut finding = Finding::new(Severity::Hint, span, "So few in one place can be told apart. Write “<5”?");
    finding.fixes.push(Fix::instead(span, "<5"));
    finding
}
