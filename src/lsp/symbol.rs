//! The names of all drafts as symbols that the editor searches: persons, places and organisations.

use crate::facts::Entity;
use crate::lsp::protocol::{OneOf, SymbolKind, WorkspaceSymbol, WorkspaceSymbolResponse};
use crate::lsp::session::Session;
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
        WorkspaceSymbolResponse::Nested(places.take(MOST).collect())
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
