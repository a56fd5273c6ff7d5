//! The spellings of one draft: each once, with every place where it stands.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::document::{Document, ParagraphId};
use crate::facts::name::Stand;
use crate::facts::{Entity, Name};
use crate::names::form::Form;
use crate::names::registry::{EntryId, Registry, Role};
use crate::text::Range;

/// A place where a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The paragraph.
    pub paragraph: ParagraphId,
    /// Where in its prose.
    pub at: Range,
    /// How it stands there.
    pub stand: Stand,
}

/// One spelling of a name in a draft.
#[derive(Clone, Debug)]
pub struct Spelling {
    /// The spelling, shared with the library.
    pub form: Arc<Form>,
    /// Where it stands, in the order of the text.
    pub mentions: Vec<Mention>,
    /// Its entry in the registry.
    pub entry: Option<(EntryId, Role)>,
}

impl Spelling {
    /// Its mentions in the writer's text, aliases in brackets left out.
    pub fn told(&self) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(|mention| mention.stand != Stand::Alias)
    }

    /// Whether it stands anywhere but as an alias in brackets.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.told().next().is_some()
    }

    /// Whether the registry calls it wrong.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        matches!(self.entry, Some((_, Role::Wrong)))
    }
}

/// The spellings of a draft, in the order of their first mention.
#[must_use]
pub fn spellings(document: &Document, registry: &Registry) -> Vec<Spelling> {
    let mut found: Vec<Spelling> = Vec::new();
    let mut by_text: FxHashMap<(Entity, &str), usize> = FxHashMap::default();
    let mut by_shape: FxHashMap<(Entity, Box<str>), usize> = FxHashMap::default();
    for (paragraph, slot) in document.paragraphs() {
        let prose = slot.paragraph.prose.text();
        for name in &slot.paragraph.facts.names {
            let Name { at, entity, stand, .. } = *name;
            let mention = Mention { paragraph, at, stand };
            let words = at.of(prose);
            let index = *by_text.entry((entity, words)).or_insert_with(|| {
                let (form, entry) = registry.told(words, entity);
                *by_shape.entry((form.entity, form.shape.clone())).or_insert_with(|| {
                    found.push(Spelling { form, mentions: Vec::new(), entry });
                    found.len() - 1
                })
            });
            found[index].mentions.push(mention);
        }
    }
    found
}
