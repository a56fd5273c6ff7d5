//! Makes figures of their halves: cells under a header of harm, and lines that hold a number beside lines that name it.

use crate::document::{Document, ParagraphId};
use crate::facts::{Count, Figure, Form, Half, Status};
use crate::format::Role;
use crate::prose::words::measure::TOTALS;
use crate::prose::{Class, Classes, Harm, Kind, Prose};
use crate::text::Range;

/// A figure of two halves: its number, and the label that says what harm.
pub(super) struct Joined {
    pub(super) paragraph: ParagraphId,
    pub(super) figure: Figure,
    pub(super) label: (ParagraphId, Range),
}

/// A label of harm, and where it stands.
#[derive(Clone, Copy)]
struct Label {
    id: ParagraphId,
    at: Range,
    harm: Harm,
}

/// What the header of a column or the first cell of a row says of the numbers beside it.
#[derive(Clone, Copy, Default)]
enum Head {
    /// Neither harm nor anything against it: "Dalim".
    #[default]
    Neutral,
    /// Which of the victims: "Total", "Men", "January".
    Part,
    /// A harm.
    Harm(Label),
    /// Something else that is counted.
    Other,
}

/// The figures of a document that stand in two halves, in the order of their numbers.
pub(super) fn joined(document: &Document) -> Vec<Joined> {
    let mut found = Vec::new();
    let mut table = Table::default();
    let mut line = None;
    for (id, slot) in document.paragraphs() {
        let half = slot.paragraph.facts.half;
        if let Role::Cell { table: number, row, column } = slot.role {
            line = None;
            table.enter(number, row);
            let joined = table.cell(id, half, &slot.paragraph.prose, (row, column));
            found.extend(joined);
        } else {
            line = self::line(id, half, line, &mut found);
        }
    }
    found.sort_by_key(|joined| joined.paragraph);
    found
}

fn figure(at: Range, count: Count, harm: Harm) -> Figure {
    let status = if count.form == Form::Zero { Status::Zero } else { Status::Asserted };
    Figure { at, count, harm, harm_at: at, people: None, status, sentence: 0 }
}

/// A table on the way through its cells.
#[derive(Default)]
struct Table {
    number: Option<u32>,
    row: u32,
    columns: Vec<Head>,
    side: Head,
}

impl Table {
    fn enter(&mut self, number: u32, row: u32) {
        if self.number != Some(number) {
            *self = Self { number: Some(number), ..Self::default() };
        }
        if self.row != row {
            (self.row, self.side) = (row, Head::Neutral);
        }
    }

    /// The figure of a cell that holds a number under or beside a label of harm.
    fn cell(
        &mut self,
        id: ParagraphId,
        half: Option<Half>,
        prose: &Prose,
        (row, column): (u32, u32),
    ) -> Option<Joined> {
        let at = column as usize;
        if self.columns.len() <= at {
            self.columns.resize(at + 1, Head::Neutral);
        }
        let (place, count) = match half {
            Some(Half::Number { at, count }) if row > 0 => (at, count),
            _ => {
                self.head(head(id, half, prose, column), (row, column));
                return None;
            }
        };
        let label = match (self.columns[at], self.side) {
            (Head::Other, _) | (_, Head::Other) => None,
            (Head::Harm(label), _) | (Head::Neutral | Head::Part, Head::Harm(label)) => Some(label),
            (Head::Part, _) => self.corner(column),
            (Head::Neutral, _) => None,
        }?;
        Some(Joined { paragraph: id, figure: figure(place, count, label.harm), label: (label.id, label.at) })
    }

    /// Takes note of a cell that is no number.
    fn head(&mut self, head: Head, (row, column): (u32, u32)) {
        match head {
            _ if row == 0 => self.columns[column as usize] = head,
            _ if column == 0 => self.side = head,
            Head::Harm(_) => self.columns[column as usize] = head,
            _ => {}
        }
    }

    /// "Deaths | January | February": a label in the corner, over a table whose other headers only divide it.
    fn corner(&self, column: u32) -> Option<Label> {
        match self.columns.first() {
            Some(&Head::Harm(label)) if column > 0 => Some(label),
            _ => None,
        }
    }
}

fn head(id: ParagraphId, half: Option<Half>, prose: &Prose, column: u32) -> Head {
    match half {
        Some(Half::Label { at, harm, .. }) => Head::Harm(Label { id, at, harm }),
        Some(Half::Other) => Head::Other,
        _ if column > 0 && divides(prose) => Head::Part,
        _ if column == 0 || names_place(prose) => Head::Neutral,
        _ => Head::Other,
    }
}

/// Words of a header that says which of the victims a column counts.
const DIVIDERS: Classes = Classes::of(&[
    Class::Person,
    Class::Month,
    Class::Group,
    Class::TimeUnit,
    Class::Determiner,
    Class::Preposition,
    Class::Conjunction,
]);

/// Whether a header may be the name of a place: nothing but capitals, and nothing that is counted.
fn names_place(prose: &Prose) -> bool {
    prose.tokens.iter().all(|token| !token.is_wordy() || token.capital && !token.is(Class::Thing))
}

/// Whether a header only divides people by sex, age or month, or says that it adds them up.
fn divides(prose: &Prose) -> bool {
    (0..prose.tokens.len()).all(|at| {
        let token = &prose.tokens[at];
        !token.is_wordy() || token.classes.any(DIVIDERS) || token.kind == Kind::Number || prose.is(at, TOTALS)
    })
}

/// Joins a line with the one before it, where one is a number and the other its label; gives what waits for the next.
fn line(
    id: ParagraphId,
    half: Option<Half>,
    before: Option<(ParagraphId, Half)>,
    found: &mut Vec<Joined>,
) -> Option<(ParagraphId, Half)> {
    let half = half?;
    let (other, waiting) = match (before, half) {
        (Some((other, waiting)), _) if other.0 + 1 == id.0 => (other, waiting),
        _ => return Some((id, half)),
    };
    let (number, count, label) = match (waiting, half) {
        (Half::Number { at, count }, Half::Label { at: label, harm, .. }) => {
            ((other, at), count, Label { id, at: label, harm })
        }
        // The number after a heading may be that of a page, where the heading only names a subject.
        (Half::Label { at: label, harm, counts: true }, Half::Number { at, count }) => {
            ((id, at), count, Label { id: other, at: label, harm })
        }
        _ => return Some((id, half)),
    };
    if is_year(count.least) {
        return Some((id, half));
    }
    found.push(Joined {
        paragraph: number.0,
        figure: figure(number.1, count, label.harm),
        label: (label.id, label.at),
    });
    None
}

/// A number between 1900 and 2100 on a line of its own is a year.
fn is_year(least: Option<u64>) -> bool {
    least.is_some_and(|least| (1900..=2100).contains(&least))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::prose::Lexicon;
    use crate::text::Source;

    /// Figures as `number | label | harm`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let source = Source::new("a.md", text);
        let document = Document::read(source, Format::Markdown, Lexicon::built_in(), None);
        let words = |id: ParagraphId, at: Range| document.words(document.span(id, at)).to_owned();
        let found: Vec<_> = joined(&document)
            .iter()
            .map(|Joined { paragraph, figure, label }| {
                format!("{} | {} | {}", words(*paragraph, figure.at), words(label.0, label.1), figure.harm.name())
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_column_under_a_harm_counts_victims() {
        check(
            "| District | Killed | # of injuries |\n|---|---|---|\n| Dalim | 14 | 1,402 |\n| Karsa | – | 20–30 |\n",
            &["14 | Killed | death", "1,402 | injuries | injury", "20–30 | injuries | injury"],
        );
        check(
            "| Camp | Families displaced | Displaced (individuals) |\n|---|---|---|\n| Baraka | 280 | 1,402 |\n",
            &["280 | displaced | displacement", "1,402 | Displaced | displacement"],
        );
        check("| Wounded 1–7 May |\n|---|\n| 9 |\n", &["9 | Wounded | injury"]);
    }

    #[test]
    fn a_row_after_a_harm_counts_victims() {
        check(
            "| | Men | Women | Share (%) |\n|---|---|---|---|\n| Killed | 10 | 4 | 29 |\n| Huts burned | 9 | 9 | 9 |\n",
            &["10 | Killed | death", "4 | Killed | death"],
        );
        check(
            "| Deaths | January | May |\n|---|---|---|\n| Men | 3 | 4 |\n",
            &["3 | Deaths | death", "4 | Deaths | death"],
        );
    }

    #[test]
    fn other_columns_count_nobody() {
        check("| Name | Age | Date |\n|---|---|---|\n| A. B. | 46 | 3 May 2024 |\n", &[]);
        check("| Deaths per 100,000 | Houses affected | Cost of deaths ($) |\n|---|---|---|\n| 4 | 46 | 9 |\n", &[]);
        check("| Refugees | Shelters |\n|---|---|\n| 300 | 46 |\n", &["300 | Refugees | displacement"]);
    }

    #[test]
    fn a_number_and_its_label_may_stand_on_two_lines() {
        check(
            "31,500\n\npeople displaced\n\n14\n\nkilled\n",
            &["31,500 | displaced | displacement", "14 | killed | death"],
        );
        check("Displaced\n\n31,500\n\nKilled\n\n14\n", &["31,500 | Displaced | displacement", "14 | Killed | death"]);
        check("## Displacement\n\n3\n\nThe river rose.\n", &[]);
        check("2023\n\nkilled\n", &[]);
    }
}
