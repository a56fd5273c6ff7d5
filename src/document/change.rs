//! What an edit left as it was: the paragraphs that still stand, and how far each has moved.

use std::sync::Arc;

use crate::document::{Document, ParagraphId};
use crate::text::Span;

/// A draft before an edit and after it, paragraph by paragraph. There is one only where both have the same paragraphs in
/// the same roles, and what is true of the draft as a whole still is: any other edit changes too much to keep anything.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    before: &'a Document,
    after: &'a Document,
    /// Of each paragraph, whether a word of it or of the markup around it changed.
    changed: Vec<bool>,
}

impl<'a> Change<'a> {
    /// How a draft was changed.
    #[must_use]
    pub fn between(before: &'a Document, after: &'a Document) -> Option<Self> {
        let same = before.slots.len() == after.slots.len()
            && before.format == after.format
            && before.given == after.given
            && before.source.name() == after.source.name()
            && before.front == after.front
            && before.properties == after.properties
            && before.saved == after.saved
            && before.source_note == after.source_note
            && before.stretch(None) == after.stretch(None)
            && before.slots.iter().zip(&after.slots).all(|(a, b)| a.role == b.role);
        if !same {
            return None;
        }
        let changed = |at: usize| {
            let stands = Arc::ptr_eq(&before.slots[at].paragraph, &after.slots[at].paragraph);
            !stands || before.stretch(Some(at)) != after.stretch(Some(at))
        };
        let changed = (0..after.slots.len()).map(changed).collect();
        let change = Self { before, after, changed };
        change.dates_alike().then_some(change)
    }

    /// Of each paragraph, whether a word of it or of the markup around it changed.
    #[must_use]
    pub fn changed(&self) -> &[bool] {
        &self.changed
    }

    /// The paragraph that a stretch of the draft before the edit begins in.
    #[must_use]
    pub fn paragraph_of(&self, span: Span) -> Option<ParagraphId> {
        self.before.paragraph_at(span.start)
    }

    /// Where a stretch of the draft before the edit stands now; `None` where an edit lies in its paragraph.
    #[must_use]
    pub fn moved(&self, span: Span) -> Option<Span> {
        let at = self.paragraph_of(span)?.0 as usize;
        if *self.changed.get(at)? {
            return None;
        }
        let (from, to) = (self.before.slots[at].start, self.after.slots[at].start);
        Some(Span::new((span.start + to).checked_sub(from)?, (span.end + to).checked_sub(from)?))
    }

    /// Whether the draft is of the same day, told by the same words.
    fn dates_alike(&self) -> bool {
        let (Some(before), Some(after)) = (&self.before.date, &self.after.date) else {
            return self.before.date.is_none() && self.after.date.is_none();
        };
        let moved = |span: Option<Span>| span.map(|span| self.moved(span).unwrap_or(span));
        let told = (before.day, before.period_from, before.period_to, before.from);
        told == (after.day, after.period_from, after.period_to, after.from)
            && moved(before.at) == after.at
            && moved(before.dateline) == after.dateline
    }
}

impl Document {
    /// The source of a paragraph up to the next one, or what stands before the first.
    fn stretch(&self, at: Option<usize>) -> Option<&str> {
        let start = at.map_or(0, |at| self.slots[at].start);
        let next = at.map_or(0, |at| at + 1);
        let end = self.slots.get(next).map_or(self.source.text().len(), |next| next.start);
        self.source.text().get(start..end)
    }
}
