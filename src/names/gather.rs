//! The names of one draft: its spellings, in clusters of one name each.

use crate::document::Document;
use crate::names::cluster::{Cluster, clusters};
use crate::names::registry::Registry;
use crate::names::spelling::{Mention, Spelling, spellings};
use crate::text::Span;

/// The names of a draft.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The spellings, in the order of their first mention.
    pub spellings: Vec<Spelling>,
    /// The names, each with its spellings, in the order of their first mention.
    pub clusters: Vec<Cluster>,
}

impl Names {
    /// The names of a draft, compared with each other and with the registry.
    #[must_use]
    pub fn of(document: &Document, registry: &Registry) -> Self {
        let spellings = spellings(document, registry);
        let clusters = clusters(&spellings, document, registry);
        Self { spellings, clusters }
    }

    /// The source of a mention.
    #[must_use]
    pub fn span(&self, document: &Document, mention: &Mention) -> Span {
        document.span(mention.paragraph, mention.at)
    }
}
