//! Where something is told first: the note of a mark, the source of a figure, a name in full or in the team's own file.

use std::path::Path;

use crate::lsp::link;
use crate::lsp::place::Places;
use crate::lsp::protocol::{Location, TextDocumentPositionParams, Uri};
use crate::lsp::session::Session;
use crate::lsp::terms;
use crate::names::Names;
use crate::text::{Range, Source, Span};

impl Session {
    /// Where the words at a place of an open draft lead.
    pub(super) fn definition(&mut self, at: &TextDocumentPositionParams) -> Option<Location> {
        let name = terms::name(&at.text_document.uri);
        self.fresh(&name);
        let config = self.config(&name)?;
        let draft = self.open.get(&name)?;
        let judged = draft.judged.as_ref()?;
        let document = &judged.document;
        let mut places = Places::new(document.source(), self.terms.units);
        let caret = places.offset(at.position);
        let mut here = |span: Span| Some(Location { uri: draft.uri.clone(), range: places.range(span) });
        let under = |span: Span| span.start <= caret && caret <= span.end;
        if let Some((_, note)) = link::notes(document).into_iter().find(|&(mark, _)| under(mark)) {
            return here(link::words(document, note));
        }
        let stands = |id, at: Range| under(document.span(id, at));
        let claim = judged.claims.iter().find(|claim| {
            let figure = &claim.figure;
            stands(claim.paragraph, figure.at) || stands(claim.paragraph, figure.harm_at)
        });
        if let Some((id, at)) = claim.and_then(|claim| claim.source.at) {
            return here(document.span(id, at));
        }
        let names = Names::of(document, &config.registry);
        let (cluster, ..) = names.at(document, caret)?;
        let entry = cluster.entry.filter(|&entry| config.registry.is_own(entry));
        if let Some(entry) = entry.and_then(|entry| config.registry.entry(entry)) {
            let canonical = entry.canonical.clone();
            return self.in_team_file(&name, &canonical);
        }
        let mentions = names.mentions(cluster);
        let full = mentions.into_iter().filter(|(_, spelling)| spelling.form.is_full());
        here(full.map(|(mention, _)| names.span(document, &mention)).min()?)
    }

    /// The place of a name in the configuration and rule files that hold for a draft.
    fn in_team_file(&mut self, draft: &str, canonical: &str) -> Option<Location> {
        let settings = self.settings(draft)?;
        let quoted = ['"', '\''].map(|mark| format!("{mark}{canonical}{mark}"));
        for file in settings.rule_files.iter().chain(&settings.file) {
            let Some(at) = quoted.iter().find_map(|quoted| file.text.find(quoted)) else { continue };
            let source = Source::new(file.name.as_str(), file.text.as_str());
            let range = Places::new(&source, self.terms.units).range(Span::new(at + 1, at + 1 + canonical.len()));
            let uri = Uri::from_file_path(self.workspace.absolute(Path::new(&file.name)))?;
            return Some(Location { uri, range });
        }
        None
    }
}
