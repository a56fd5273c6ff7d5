//! A quotation that runs over several paragraphs: its speaker is named where it begins, or ends.

use crate::claims::page::Page;
use crate::document::{Document, ParagraphId};
use crate::facts::{Attribution, How};
use crate::format::Role;
use crate::prose::Marks;
use crate::text::Range;

/// How many paragraphs one quotation is followed over.
const LONGEST: u32 = 8;

/// The speaker of a quotation that a paragraph before has opened and not closed: by the convention of newspapers each of
/// its paragraphs opens with a quotation mark and only the last one closes.
pub(super) fn speaker<'a>(
    document: &'a Document,
    page: &Page<'_>,
    words: Range,
) -> Option<(ParagraphId, &'a Attribution)> {
    let own = &page.slot.paragraph;
    let begun = own.prose.quotations.first().filter(|begun| begun.first == 0 && begun.marks != Marks::Single)?;
    if !own.prose.range(begun.first, begun.end).holds(words) {
        return None;
    }
    for back in 1..=LONGEST {
        let id = ParagraphId(page.id.0.checked_sub(back)?);
        let slot = document.slot(id).filter(|slot| matches!(slot.role, Role::Paragraph))?;
        slot.paragraph.prose.quotations.last().filter(|last| last.marks == Marks::Open)?;
        let mut said = slot.paragraph.facts.attributions.iter().rev();
        if let Some(said) = said.find(|said| matches!(said.how, How::Quotation | How::Verb)) {
            return Some((id, said));
        }
    }
    None
}
