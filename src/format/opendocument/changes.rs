//! Tracked deletions that stand in the text still, as some programs leave them there while changes are shown.

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use crate::format::xml::value;

/// Deletions by their ids, and which of them are open.
#[derive(Default)]
pub(super) struct Changes {
    /// The change that is declared.
    declared: String,
    deletions: BTreeSet<String>,
    open: BTreeSet<String>,
}

impl Changes {
    /// Takes in an element: a change is declared ahead of the text, and marked where it begins and where it ends.
    pub(super) fn opens(&mut self, name: (&str, &str), tag: &BytesStart<'_>) {
        let id = || value(tag, "change-id").unwrap_or_default();
        match name {
            ("text", "changed-region") => self.declared = value(tag, "id").unwrap_or_default(),
            ("text", "deletion") => self.deletions.extend([std::mem::take(&mut self.declared)]),
            ("text", "change-start") => self.open.extend(self.deletions.get(&id()).cloned()),
            ("text", "change-end") => self.open.retain(|open| *open != id()),
            _ => {}
        }
    }

    /// Whether what comes is deleted.
    pub(super) fn is_deleted(&self) -> bool {
        !self.open.is_empty()
    }
}
