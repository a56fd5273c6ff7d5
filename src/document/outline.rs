//! The outline of a document: which heading stands above a paragraph, and where its footnotes are defined.

use rustc_hash::FxHashMap;

use crate::document::{ParagraphId, Slot};
use crate::format::Role;

/// Headings and footnote definitions, found once so that looking one up walks no document.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    above: Vec<Option<ParagraphId>>,
    /// Of each paragraph the first one of its list or table, or the paragraph itself.
    begins: Vec<u32>,
    /// Of each paragraph the one past its list or table.
    ends: Vec<u32>,
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
        outline.runs(slots);
        outline
    }

    fn runs(&mut self, slots: &[Slot]) {
        let mut begin = 0;
        for at in 0..slots.len() {
            if at == 0 || !same_run(&slots[at - 1].role, &slots[at].role) {
                begin = u32::try_from(at).unwrap_or(u32::MAX);
            }
            self.begins.push(begin);
        }
        let mut end = u32::try_from(slots.len()).unwrap_or(u32::MAX);
        self.ends = vec![end; slots.len()];
        for at in (0..slots.len()).rev() {
            if slots.get(at + 1).is_none_or(|next| !same_run(&slots[at].role, &next.role)) {
                end = u32::try_from(at + 1).unwrap_or(u32::MAX);
            }
            self.ends[at] = end;
        }
    }

    /// The first paragraph of the list or table that holds one, and the first after it.
    pub(super) fn run(&self, id: ParagraphId) -> (ParagraphId, ParagraphId) {
        let at = id.0 as usize;
        let next = id.0.saturating_add(1);
        let end = self.ends.get(at).copied().unwrap_or(next);
        (ParagraphId(self.begins.get(at).copied().unwrap_or(id.0)), ParagraphId(end))
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

/// Whether two neighbours are of one list or one table.
fn same_run(before: &Role, after: &Role) -> bool {
    match (before, after) {
        (Role::Item(before), Role::Item(after))
        | (Role::Cell { table: before, .. }, Role::Cell { table: after, .. }) => before == after,
        _ => false,
    }
}
