//! The library: of every draft of a run, what rules need to know to compare it with the others.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::Document;

/// The drafts of a run or a workspace, by name.
#[derive(Clone, Debug, Default)]
pub struct Library {
    drafts: BTreeMap<String, Arc<Digest>>,
}

/// What is kept of a draft: enough to compare and to place a finding, without its text.
#[derive(Clone, Debug, Default)]
pub struct Digest {
    /// The draft's name.
    pub name: Arc<str>,
}

impl Library {
    /// Adds a draft, or replaces the one of the same name.
    pub fn put(&mut self, digest: Arc<Digest>) {
        self.drafts.insert(digest.name.to_string(), digest);
    }

    /// Takes a draft out.
    pub fn remove(&mut self, name: &str) {
        self.drafts.remove(name);
    }

    /// The drafts, in the order of their names.
    pub fn drafts(&self) -> impl Iterator<Item = &Arc<Digest>> {
        self.drafts.values()
    }
}

impl Digest {
    /// The digest of a draft.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        Self { name: Arc::from(document.source().name()) }
    }
}
