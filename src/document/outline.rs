//! The outline of a document: which heading stands above a paragraph, and where its footnotes are defined.

use rustc_hash::FxHashMap;

use crate::document::{ParagraphId, Slot};
use crate::format::Role;

/// Headings and footnote definitions, found once so that looking one up walks no document.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    above: Vec<Option<ParagraphId>>,
    notes: FxHashMap<String, ParagraphId>,
}

impl Outline {
    pub(super) fn of(slots: &[Slot]) -> Self {
        let mut outline = Self::default();
        let mut open: Vec<(u8, ParagraphId)> = Vec::new();
        for (at, slot) in slots.iter().enumerate() {
            let id = ParagraphId(u32::try_from(at).unwrap_or(u32::MAX));
            if let Role::Heading(level) = slot.role {
                open.retain(|&(above, _)| above < level);
            }
            outline.above.push(open.last().map(|&(_, id)| id));
            match &slot.role {
                Role::Heading(level) => open.push((*level, id)),
                Role::Note(label) => {
                    outline.notes.entry(label.to_lowercase()).or_insert(id);
                }
                _ => {}
            }
        }
        outline
    }

    /// The nearest heading above a paragraph; of a heading, the nearest of a higher level.
    pub(super) fn above(&self, id: ParagraphId) -> Option<ParagraphId> {
        self.above.get(id.0 as usize).copied().flatten()
    }

    /// The definition of a footnote; case does not matter.
    pub(super) fn note(&self, label: &str) -> Option<ParagraphId> {
        self.notes.get(&label.to_lowercase()).copied()
    }
}
