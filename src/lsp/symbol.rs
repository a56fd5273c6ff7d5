//! What the editor searches in all drafts: persons, places and organisations, and figures by their words.

use std::borrow::Cow;

use crate::facts::Entity;
use crate::lsp::protocol::{OneOf, SymbolKind, WorkspaceSymbol, WorkspaceSymbolResponse};
use crate::lsp::session::Session;
use crate::lsp::stated::Stated;
use crate::names::Elsewhere;

/// Symbols in one answer at most: nobody reads more of a list.
const MOST: usize = 256;

impl Session {
    /// Where the names that a query fits first stand in each draft.
    pub(super) fn symbols(&self, query: &str) -> WorkspaceSymbolResponse {
        let library = self.library.read();
        let places = library.search(query).into_iter().flat_map(|Elsewhere { form, drafts, .. }| {
            drafts.into_iter().filter_map(move |(draft, known)| {
                let location = self.elsewhere(draft, (known.start, known.end))?;
                Some(WorkspaceSymbol {
                    name: form.text.to_string(),
                    kind: kind(form.entity),
                    tags: None,
                    container_name: Some(draft.rsplit('/').next().unwrap_or(draft).to_owned()),
                    location: OneOf::Left(location),
                    data: None,
                })
            })
        });
        let mut symbols: Vec<_> = places.take(MOST).collect();
        symbols.extend(self.figures(query).take(MOST.saturating_sub(symbols.len())));
        WorkspaceSymbolResponse::Nested(symbols)
    }

    /// The figures that a query fits, in the open drafts and then in the closed ones.
    fn figures(&self, query: &str) -> impl Iterator<Item = WorkspaceSymbol> {
        let query = query.to_lowercase();
        let open = self.open.iter().filter_map(|(name, draft)| {
            let judged = draft.judged.as_ref()?;
            Some((name, Cow::Owned(Stated::of(&judged.document).into_vec())))
        });
        let closed = self.closed.iter().map(|(name, figures)| (name, Cow::Borrowed(&**figures)));
        open.chain(closed).flat_map(move |(draft, figures)| {
            let words: Vec<&str> = query.split_whitespace().collect();
            let found = figures.iter().filter(|figure| figure.fits(&words));
            let symbol = |figure: &Stated| {
                Some(WorkspaceSymbol {
                    name: figure.words.to_string(),
                    kind: SymbolKind::NUMBER,
                    tags: None,
                    container_name: Some(draft.rsplit('/').next().unwrap_or(draft).to_owned()),
                    location: OneOf::Left(self.elsewhere(draft, figure.places())?),
                    data: None,
                })
            };
            found.filter_map(symbol).collect::<Vec<_>>()
        })
    }
}

/// The protocol was made for programs and has no persons: what editors draw the most fitting picture for.
fn kind(entity: Entity) -> SymbolKind {
    match entity {
        Entity::Person => SymbolKind::CLASS,
        Entity::Place => SymbolKind::NAMESPACE,
        Entity::Organisation => SymbolKind::MODULE,
    }
}
