//! Text copied out of PDF stands in single lines, each followed by a blank one; paragraphs are made whole again.

use crate::format::{Placed, Role};
use crate::text::Range;

/// Blocks in which a line without a stop, followed by one in lower case, has become one block with it.
pub(super) fn joined(blocks: Vec<Placed>) -> Vec<Placed> {
    let mut result: Vec<Placed> = Vec::with_capacity(blocks.len());
    for placed in blocks {
        match result.last_mut() {
            Some(before) if continues(before, &placed) => append(before, &placed),
            _ => result.push(placed),
        }
    }
    result
}

/// Where a line has no stop at its end and the next opens in lower case, both are of one paragraph.
fn continues(before: &Placed, after: &Placed) -> bool {
    matches!(before.role, Role::Paragraph | Role::Item(_))
        && after.role == Role::Paragraph
        && after.block.text.starts_with(char::is_lowercase)
        && before.block.text.ends_with(|last: char| last.is_alphanumeric() || matches!(last, ',' | '-' | '–' | '%'))
        && before.block.text.contains(' ')
}

fn append(before: &mut Placed, after: &Placed) {
    let Ok(shift) = u32::try_from(after.start - before.start) else { return };
    before.block.push("\n", Range::new(shift, shift));
    before.block.append(&after.block, shift);
}
