//! The name under the caret, wherever it stands: lit up in its draft, found in all drafts, and given a new form there.

use std::path::PathBuf;
use std::sync::Arc;

use crate::config::Config;
use crate::document::Document;
use crate::lsp::edit::{Change, workspace_edit};
use crate::lsp::place::{Places, Units};
use crate::lsp::protocol::{
    DocumentHighlight, DocumentHighlightKind, Location, PrepareRenameResponse, Range, RenameParams,
    TextDocumentPositionParams, TextEdit, Uri, WorkspaceEdit,
};
use crate::lsp::reader;
use crate::lsp::session::Session;
use crate::lsp::terms;
use crate::lsp::terms::Edits;
use crate::names::{Cluster, Form, Names, Renaming, Sought, Spelling};
use crate::text::Span;
use crate::workspace::{Draft, Workspace};

/// A name and where to find it: what the session knows of the open drafts, and the closed ones that have it too.
pub(super) struct Trail {
    search: Search,
    open: Vec<Track>,
    closed: Vec<PathBuf>,
    edits: Edits,
}

/// What is looked for in a draft.
struct Search {
    sought: Sought,
    renaming: Option<Renaming>,
    units: Units,
}

/// Where the name stands in one draft, each place with what to write there instead.
struct Track {
    uri: Uri,
    version: Option<i32>,
    places: Vec<(Range, Option<String>)>,
}

/// The name at a place of an open draft.
pub(super) struct Found {
    /// The draft.
    pub draft: String,
    document: Arc<Document>,
    /// What is set for it.
    pub config: Arc<Config>,
    /// Its names.
    pub names: Arc<Names>,
    /// The name.
    pub cluster: Cluster,
    /// The spelling that stands there.
    pub form: Arc<Form>,
    /// Where it stands.
    pub span: Span,
}

impl Session {
    /// The range of the name at a place, which a new form can be given to.
    pub(super) fn name_at(&mut self, at: &TextDocumentPositionParams) -> Option<PrepareRenameResponse> {
        let found = self.found(at)?;
        let range = Places::new(found.document.source(), self.terms.units).range(found.span);
        Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: found.form.text.clone().into() })
    }

    /// Every place of the draft where the name at a place stands, in any spelling.
    pub(super) fn highlights(&mut self, at: &TextDocumentPositionParams) -> Option<Vec<DocumentHighlight>> {
        let found = self.found(at)?;
        let search = Search { sought: Sought::default(), renaming: None, units: self.terms.units };
        let places = search.places(&found.document, &found.names, [&found.cluster]);
        let kind = Some(DocumentHighlightKind::TEXT);
        Some(places.into_iter().map(|(range, _)| DocumentHighlight { range, kind }).collect())
    }

    /// Where the name at a place stands in all drafts.
    pub(super) fn trail(&mut self, at: &TextDocumentPositionParams) -> Option<Trail> {
        let found = self.found(at)?;
        Some(self.trail_of(&found, None))
    }

    /// The trail of a name that gets a new form, or why it cannot.
    pub(super) fn renaming(&mut self, params: &RenameParams) -> Result<Trail, String> {
        let found = self.found(&params.text_document_position);
        let found = found.ok_or("No name of a person, a place or an organisation was found here.")?;
        let renaming = Renaming::new(&found.form, &params.new_name);
        let renaming = renaming.ok_or_else(|| format!("“{}” is no name: it has no letter.", params.new_name))?;
        Ok(self.trail_of(&found, Some(renaming)))
    }

    /// The name at a place.
    pub(super) fn found(&mut self, at: &TextDocumentPositionParams) -> Option<Found> {
        let draft = terms::name(&at.text_document.uri);
        self.fresh(&draft);
        let config = self.config(&draft)?;
        let judged = self.open.get(&draft)?.judged.as_ref()?;
        let (document, names) = (Arc::clone(&judged.document), Arc::clone(&judged.names));
        let offset = Places::new(document.source(), self.terms.units).offset(at.position);
        let (cluster, spelling, mention) = names.at(&document, offset)?;
        let (cluster, form, span) = (cluster.clone(), Arc::clone(&spelling.form), names.span(&document, &mention));
        Some(Found { draft, document, config, names, cluster, form, span })
    }

    fn trail_of(&mut self, found: &Found, renaming: Option<Renaming>) -> Trail {
        let sought = found.names.sought(&found.cluster);
        let search = Search { sought, renaming, units: self.terms.units };
        let mut open = Vec::new();
        for name in self.open.keys().cloned().collect::<Vec<_>>() {
            self.fresh(&name);
            let Some(config) = self.config(&name) else { continue };
            let Some((draft, judged)) = self.open.get(&name).and_then(|draft| Some((draft, draft.judged.as_ref()?)))
            else {
                continue;
            };
            let places = if name == found.draft {
                search.places(&found.document, &found.names, [&found.cluster])
            } else {
                search.in_draft(&judged.document, &config)
            };
            open.push(Track { uri: draft.uri.clone(), version: Some(draft.version), places });
        }
        let library = self.library.read();
        let holders = library.holders(&search.sought, &found.config.registry);
        let closed = holders.into_iter().filter(|name| self.closed.contains_key(*name)).map(PathBuf::from).collect();
        Trail { search, open, closed, edits: self.terms.edits }
    }
}

impl Search {
    /// The places where the name stands in another draft.
    fn in_draft(&self, document: &Document, config: &Config) -> Vec<(Range, Option<String>)> {
        let names = Names::of(document, &config.registry);
        self.places(document, &names, names.same(&self.sought, &config.registry))
    }

    /// The places of clusters, each with what to write there instead.
    fn places<'a>(
        &self,
        document: &Document,
        names: &Names,
        clusters: impl IntoIterator<Item = &'a Cluster>,
    ) -> Vec<(Range, Option<String>)> {
        let mut mentions: Vec<_> = clusters.into_iter().flat_map(|cluster| names.mentions(cluster)).collect();
        mentions.sort_by_key(|(mention, _)| (mention.paragraph, mention.at));
        let mut places = Places::new(document.source(), self.units);
        let place = |(mention, spelling): (_, &Spelling)| {
            let instead = self.renaming.as_ref().and_then(|renaming| renaming.instead_of(&spelling.form));
            let instead = instead.filter(|_| names.can_change(document, &mention));
            let instead = instead.map(|words| document.format().spelled(&words).into_owned());
            (places.range(names.span(document, &mention)), instead)
        };
        mentions.into_iter().map(place).collect()
    }
}

impl Trail {
    /// Where the name stands, in the open drafts and then in the closed ones.
    pub(super) fn locations(self, workspace: &Workspace) -> Vec<Location> {
        let located = |track: Track| {
            let Track { uri, places, .. } = track;
            places.into_iter().map(move |(range, _)| Location { uri: uri.clone(), range })
        };
        self.tracks(workspace).into_iter().flat_map(located).collect()
    }

    /// The changes that give the name its new form.
    pub(super) fn edit(self, workspace: &Workspace) -> WorkspaceEdit {
        let how = self.edits;
        let change = |Track { uri, version, places }| {
            let edit = |(range, instead): (Range, Option<String>)| Some(TextEdit { range, new_text: instead? });
            Change { uri, version, edits: places.into_iter().filter_map(edit).collect() }
        };
        let changes = self.tracks(workspace).into_iter().map(change).filter(|change| !change.edits.is_empty());
        workspace_edit(changes.collect(), how)
    }

    fn tracks(self, workspace: &Workspace) -> Vec<Track> {
        let read = |draft: &Draft| {
            let (document, settings) = reader::document(workspace, draft)?;
            let uri = Uri::from_file_path(draft.path())?;
            let config = settings.config.for_path(&workspace.name(draft.path()));
            Some(Track { uri, version: None, places: self.search.in_draft(&document, &config) })
        };
        let closed: Vec<Track> = workspace.drafts(&self.closed).drafts.iter().filter_map(read).collect();
        self.open.into_iter().chain(closed).collect()
    }
}
