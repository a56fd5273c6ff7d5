//! The claims of a draft after an edit: those that the edit cannot have reached stand as they were read before.

use crate::claims::{Calendar, Claim, TimeHow, backed, read};
use crate::document::{Change, Document, ParagraphId};
use crate::format::Role;

/// So many paragraphs around it, and the lists and tables among them, a claim looks at for its source or its time: twelve
/// lines of key figures over the line that names their source are the most, and a few more do no harm.
const REACH: u32 = 16;

/// The claims of an edited draft, and its paragraphs whose own words, times or claims are others than before.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The claims, in the order of the text.
    pub claims: Vec<Claim>,
    /// The paragraphs that have changed.
    pub changed: Vec<bool>,
}

/// The ledger of an edited draft with this calendar, beside the claims and the calendar that it had before the edit.
#[must_use]
pub fn again(
    change: &Change<'_>,
    document: &Document,
    calendar: &Calendar,
    (claims, before): (&[Claim], &Calendar),
) -> Ledger {
    let mut changed = change.changed().to_vec();
    for (id, _) in document.paragraphs() {
        changed[id.0 as usize] |= before.paragraph(id) != calendar.paragraph(id);
    }
    let reached = reached(document, &changed, claims);
    let is_reached = |id: ParagraphId| reached.get(id.0 as usize).is_none_or(|&reached| reached);
    let mut now: Vec<Claim> = claims.iter().filter(|claim| !is_reached(claim.paragraph)).cloned().collect();
    read(document, calendar, is_reached, &mut now);
    // Two runs in the order of the text, of which no paragraph has claims in both.
    now.sort_by_key(|claim| claim.paragraph);
    backed::back(&mut now);
    note(&mut changed, claims, &now);
    Ledger { claims: now, changed }
}

/// The paragraphs whose claims an edit may have changed.
fn reached(document: &Document, changed: &[bool], claims: &[Claim]) -> Vec<bool> {
    let edited = || document.paragraphs().zip(changed).filter(|&(_, &changed)| changed).map(|(paragraph, _)| paragraph);
    // A heading speaks for its section, a footnote for all that points at it.
    if edited().any(|(_, slot)| matches!(slot.role, Role::Heading(_) | Role::Note(_))) {
        return vec![true; changed.len()];
    }
    let mut reached = vec![false; changed.len()];
    let last = ParagraphId(u32::try_from(changed.len()).unwrap_or(u32::MAX).saturating_sub(1));
    for (id, _) in edited() {
        let (first, _) = document.run(ParagraphId(id.0.saturating_sub(REACH)));
        let (_, end) = document.run(ParagraphId(id.0.saturating_add(REACH)).min(last));
        reached[first.0 as usize..end.0 as usize].fill(true);
    }
    // An event for a date is looked for all over the draft.
    for claim in claims.iter().filter(|claim| claim.time.how == TimeHow::Event) {
        reached[claim.paragraph.0 as usize] |= edited().next().is_some();
    }
    reached
}

/// Notes the paragraphs whose claims are others than before, and those whose claims point at words that changed.
fn note(changed: &mut [bool], before: &[Claim], now: &[Claim]) {
    let edited = changed.to_vec();
    let is_edited = |id: ParagraphId| edited.get(id.0 as usize).is_some_and(|&edited| edited);
    let points = |claim: &Claim| {
        let places = [claim.label, claim.source.at, claim.time.at];
        places.into_iter().flatten().any(|(id, _)| is_edited(id))
            || claim.source.backed.is_some_and(|backed| is_edited(backed.paragraph))
    };
    let mut old = before.chunk_by(|a, b| a.paragraph == b.paragraph).peekable();
    for new in now.chunk_by(|a, b| a.paragraph == b.paragraph) {
        let id = new[0].paragraph;
        // Paragraphs that have lost all their claims.
        while let Some(lost) = old.next_if(|old| old[0].paragraph < id) {
            changed[lost[0].paragraph.0 as usize] = true;
        }
        let stands = old.next_if(|old| old[0].paragraph == id).is_some_and(|old| old == new);
        changed[id.0 as usize] |= !stands || new.iter().any(points);
    }
    for lost in old {
        changed[lost[0].paragraph.0 as usize] = true;
    }
}
