//! The names of one draft: its spellings, in clusters of one name each.

use crate::document::{Document, Slot};
use crate::facts::name::Stand;
use crate::format::Role;
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

/// A mention in its paragraph.
#[derive(Clone, Copy, Debug)]
pub struct InText<'a> {
    /// The paragraph.
    pub slot: &'a Slot,
    /// Where it stands.
    pub mention: &'a Mention,
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// Its words.
    pub words: &'a str,
}

impl<'a> InText<'a> {
    /// The mentions of a spelling in the writer's own running text, headings and quotations left out.
    pub fn of(document: &'a Document, spelling: &'a Spelling) -> impl Iterator<Item = Self> + 'a {
        spelling.mentions.iter().filter(|mention| mention.stand == Stand::Text).filter_map(|mention| {
            let slot = document.slot(mention.paragraph)?;
            let prose = &slot.paragraph.prose;
            let (first, end) = (prose.token_at(mention.at.start), prose.token_at(mention.at.end));
            let told = !matches!(slot.role, Role::Heading(_) | Role::Quote);
            told.then(|| Self { slot, mention, first, end, words: mention.at.of(prose.text()) })
        })
    }

    /// Whether it opens a sentence, or follows a mark after which a capital may stand.
    #[must_use]
    pub fn opens(&self) -> bool {
        let prose = &self.slot.paragraph.prose;
        let Some(before) = self.first.checked_sub(1).map(|at| &prose.tokens[at]) else { return true };
        let starts = prose.sentences.iter().any(|sentence| sentence.first == self.first);
        starts || prose.tokens[self.first].line_start || before.is_sign(':') || before.is_quote() || before.is_dash()
    }
}
