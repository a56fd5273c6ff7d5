//! Where the marks and links of a draft lead: a footnote to its note, a number to the list of sources, a relative link to
//! its file.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::document::{Document, NumberedNotes, ParagraphId, cited};
use crate::format::MarkKind;
use crate::lsp::place::Places;
use crate::lsp::protocol::{DocumentLink, Range, TextDocumentIdentifier, Uri};
use crate::lsp::session::Session;
use crate::lsp::terms;
use crate::text::Span;

/// A link that is one if there is such a file.
pub(super) struct Candidate {
    link: DocumentLink,
    file: Option<PathBuf>,
}

impl Candidate {
    /// The link, if it leads somewhere. It asks the disk.
    pub(super) fn found(self) -> Option<DocumentLink> {
        let exists = self.file.is_none_or(|file| file.exists());
        exists.then_some(self.link)
    }
}

impl Session {
    /// The links of an open draft. Addresses of the web are left to the editor, which finds them itself.
    pub(super) fn links(&mut self, draft: &TextDocumentIdentifier) -> Vec<Candidate> {
        let name = terms::name(&draft.uri);
        self.fresh(&name);
        let Some(judged) = self.open.get(&name).and_then(|draft| draft.judged.as_ref()) else { return Vec::new() };
        let document = &judged.document;
        let mut places = Places::new(document.source(), self.terms.units);
        let mut links = Vec::new();
        for (at, note) in notes(document) {
            let place = document.source().place(words(document, note).start);
            // Editors open a fragment like this at the line and column, which they count from 1.
            let target = format!("{}#L{},{}", draft.uri.as_str(), place.line, place.column);
            let tooltip = Some("Go to the note".to_owned());
            let link = link(places.range(at), Uri::from_str(&target).ok(), tooltip);
            links.push(Candidate { link, file: None });
        }
        let folder = terms::path(&draft.uri).and_then(|path| path.parent().map(Path::to_path_buf));
        for (id, slot) in document.paragraphs().filter(|_| folder.is_some()) {
            for mark in slot.paragraph.prose.marks() {
                let MarkKind::Link(target) = &mark.kind else { continue };
                let Some((file, fragment)) = folder.as_deref().and_then(|folder| file(folder, target)) else {
                    continue;
                };
                let uri = Uri::from_file_path(&file)
                    .and_then(|uri| Uri::from_str(&format!("{}{fragment}", uri.as_str())).ok());
                let link = link(places.range(document.span(id, mark.at)), uri, None);
                links.push(Candidate { link, file: Some(file) });
            }
        }
        links
    }
}

/// The marks of a draft that lead to a note of its own, each with the note.
pub(super) fn notes(document: &Document) -> Vec<(Span, ParagraphId)> {
    let mut found = Vec::new();
    for (id, slot) in document.paragraphs() {
        for mark in slot.paragraph.prose.marks() {
            if let MarkKind::Note(label) = &mark.kind
                && let Some(note) = document.note(label)
            {
                found.push((document.span(id, mark.at), note));
            }
        }
    }
    let numbers = cited(document);
    if !numbers.is_empty() {
        let notes = NumberedNotes::of(document);
        found.extend(numbers.into_iter().filter_map(|mark| Some((mark.at, notes.note(mark)?))));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// All words of a paragraph, as a stretch of the source.
pub(super) fn words(document: &Document, id: ParagraphId) -> Span {
    let end = document.slot(id).map_or(0, |slot| slot.paragraph.prose.text().len());
    document.span(id, crate::text::Range::new(0, u32::try_from(end).unwrap_or(u32::MAX)))
}

fn link(range: Range, target: Option<Uri>, tooltip: Option<String>) -> DocumentLink {
    DocumentLink { range, target, tooltip, data: None }
}

/// The file that a relative link names, and the fragment after it; none of an address or a place in the draft itself.
fn file<'t>(folder: &Path, target: &'t str) -> Option<(PathBuf, &'t str)> {
    let (path, fragment) = target.split_at(target.find('#').unwrap_or(target.len()));
    let path = path.split('?').next().filter(|path| !path.is_empty())?;
    let scheme = path.split('/').next().is_some_and(|first| first.contains(':'));
    if scheme || path.starts_with("//") {
        return None;
    }
    Some((folder.join(decoded(path)), fragment))
}

/// An address with `%20` and the like as the letters that they stand for.
fn decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = path.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            plain.push(byte);
            at += 3;
        } else {
            plain.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8_lossy(&plain).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(target: &str, expected: Option<(&str, &str)>) {
        let found = file(Path::new("/desk"), target);
        assert_eq!(found, expected.map(|(path, fragment)| (PathBuf::from(path), fragment)));
    }

    #[test]
    fn a_relative_link_names_a_file() {
        check("week%2012/a.md#top", Some(("/desk/week 12/a.md", "#top")));
        check("./a.md?x", Some(("/desk/./a.md", "")));
        check("50%.md", Some(("/desk/50%.md", "")));
        check("https://example.org/a.md", None);
        check("mailto:desk@example.org", None);
        check("//example.org/a", None);
        check("#top", None);
        check("", None);
    }
}
