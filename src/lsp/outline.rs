//! The outline of a draft: its headings, and below each the figures of harm that stand there.

use crate::check::Judged;
use crate::document::{Document, ParagraphId};
use crate::format::Role;
use crate::lsp::ability::Can;
use crate::lsp::place::{Places, Units};
use crate::lsp::protocol::{
    DocumentSymbol, DocumentSymbolResponse, Location, Range, SymbolInformation, SymbolKind, TextDocumentIdentifier,
};
use crate::lsp::session::Session;
use crate::lsp::stated::listed;
use crate::lsp::terms;
use crate::text::Span;

/// A heading or a figure, with what stands below it.
struct Entry {
    name: String,
    detail: Option<String>,
    kind: SymbolKind,
    /// All that belongs to it, and its own words.
    whole: Span,
    words: Span,
    below: Vec<Entry>,
}

impl Session {
    /// The outline of an open draft: nested where the editor can show that, else a list.
    pub(super) fn outline(&mut self, draft: &TextDocumentIdentifier) -> Option<DocumentSymbolResponse> {
        let name = terms::name(&draft.uri);
        self.fresh(&name);
        let units = self.terms.units;
        let judged = self.open.get(&name)?.judged.as_ref()?;
        let entries = entries(judged);
        if self.terms.can.has(Can::NestSymbols) {
            return Some(DocumentSymbolResponse::Nested(
                entries.into_iter().map(|entry| nested(entry, judged, units)).collect(),
            ));
        }
        let mut places = Places::new(judged.document.source(), units);
        let mut list = Vec::new();
        for entry in entries {
            flat(entry, None, &mut |name, kind, words, above| {
                let location = Location { uri: draft.uri.clone(), range: places.range(words) };
                list.push(information(name, kind, location, above));
            });
        }
        Some(DocumentSymbolResponse::Flat(list))
    }
}

/// The headings and figures of a draft, each below the heading it belongs to.
fn entries(judged: &Judged) -> Vec<Entry> {
    let document = &judged.document;
    let mut claims = judged.claims.iter().peekable();
    let mut roots = Vec::new();
    // The headings that are still open, with their levels.
    let mut open: Vec<(u8, Entry)> = Vec::new();
    for (id, slot) in document.paragraphs() {
        if let Role::Heading(level) = slot.role {
            close(&mut open, &mut roots, level, slot.start);
            open.push((level, heading(document, id)));
        }
        while let Some(claim) = claims.next_if(|claim| claim.paragraph <= id) {
            let words = document.span(claim.paragraph, claim.figure.at);
            let entry = Entry {
                name: listed(document, claim),
                detail: Some(format!("source {}, time {}", claim.source.grade.name(), claim.time.grade.name())),
                kind: SymbolKind::NUMBER,
                whole: words,
                words,
                below: Vec::new(),
            };
            open.last_mut().map_or(&mut roots, |(_, heading)| &mut heading.below).push(entry);
        }
    }
    close(&mut open, &mut roots, 0, document.source().text().len());
    roots
}

fn heading(document: &Document, id: ParagraphId) -> Entry {
    let prose = document.slot(id).map(|slot| &slot.paragraph.prose);
    let text = prose.map_or("", |prose| prose.text());
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let words = document.span(id, crate::text::Range::new(0, end));
    // Editors refuse a symbol without a name.
    let name = if name.is_empty() { "…".to_owned() } else { name };
    Entry { name, detail: None, kind: SymbolKind::STRING, whole: words, words, below: Vec::new() }
}

/// Ends the open headings of this level and below, before a byte.
fn close(open: &mut Vec<(u8, Entry)>, roots: &mut Vec<Entry>, level: u8, end: usize) {
    while let Some((_, mut entry)) = open.pop_if(|(above, _)| *above >= level) {
        entry.whole.end = entry.whole.end.max(end);
        open.last_mut().map_or(&mut *roots, |(_, above)| &mut above.below).push(entry);
    }
}

fn nested(entry: Entry, judged: &Judged, units: Units) -> DocumentSymbol {
    let mut places = Places::new(judged.document.source(), units);
    let [range, selection_range]: [Range; 2] = [places.range(entry.whole), places.range(entry.words)];
    let children: Vec<_> = entry.below.into_iter().map(|below| nested(below, judged, units)).collect();
    #[expect(deprecated, reason = "the field has no default")]
    DocumentSymbol {
        name: entry.name,
        detail: entry.detail,
        kind: entry.kind,
        tags: None,
        deprecated: None,
        range,
        selection_range,
        children: Some(children).filter(|children| !children.is_empty()),
    }
}

/// Hands over an entry and all below it: name, kind, words, and the name of the heading above.
fn flat(entry: Entry, above: Option<&str>, take: &mut impl FnMut(String, SymbolKind, Span, Option<&str>)) {
    take(entry.name.clone(), entry.kind, entry.words, above);
    for below in entry.below {
        flat(below, Some(&entry.name), take);
    }
}

fn information(name: String, kind: SymbolKind, location: Location, above: Option<&str>) -> SymbolInformation {
    #[expect(deprecated, reason = "the field has no default")]
    SymbolInformation { name, kind, tags: None, deprecated: None, location, container_name: above.map(str::to_owned) }
}
