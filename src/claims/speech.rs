//! A quotation that runs over several paragraphs: its speaker is named where it begins, or ends.

use crate::claims::page::Page;
use crate::document::{Document, Paragraph, ParagraphId};
use crate::facts::{Attribution, How};
use crate::format::Role;
use crate::prose::Kind;
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
    let first = own.prose.tokens.first().filter(|token| token.is_quote())?;
    let close = own.prose.tokens.iter().skip(1).find(|token| token.is_quote());
    if words.start < first.at.end || close.is_some_and(|close| close.at.start < words.start) {
        return None;
    }
    for back in 1..=LONGEST {
        let id = ParagraphId(page.id.0.checked_sub(back)?);
        let slot = document.slot(id).filter(|slot| matches!(slot.role, Role::Paragraph))?;
        if !stays_open(&slot.paragraph) {
            return None;
        }
        let mut said = slot.paragraph.facts.attributions.iter().rev();
        if let Some(said) = said.find(|said| matches!(said.how, How::Quotation | How::Verb)) {
            return Some((id, said));
        }
    }
    None
}

/// Whether a paragraph ends within a quotation.
fn stays_open(paragraph: &Paragraph) -> bool {
    let quotes = paragraph.prose.tokens.iter().filter(|token| token.is_quote());
    quotes.fold(false, |open, token| match token.kind {
        Kind::Sign('“' | '„' | '«') => true,
        Kind::Sign('”' | '»') => false,
        _ => !open,
    })
}
