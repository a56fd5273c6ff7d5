//! What travels with a Word document beside its text: deletions, insertions, comments, hidden text, picture descriptions,
//! names of authors.

use quick_xml::events::BytesStart;

use crate::format::package::{Broken, Package};
use crate::format::word::Parts;
use crate::format::word::parts::{prefix, properties};
use crate::format::xml::{Step, Unsound, value, walk};
use crate::format::{Trace, TraceKind};

/// Lists what travels with a document.
pub(in crate::format) fn traces(bytes: &[u8]) -> Result<Vec<Trace>, Broken> {
    let mut package = Package::open(bytes)?;
    let parts = Parts::of(&mut package)?;
    let mut found = Vec::new();
    let kinds = ["footnotes", "endnotes", "header", "footer", "comments"];
    let others = kinds.iter().flat_map(|kind| parts.relations.parts(kind));
    for name in [parts.document.clone()].into_iter().chain(others.collect::<Vec<_>>()) {
        let Some(xml) = package.part(&name)? else { continue };
        let mut reading = Reading { in_document: name == parts.document, ..Reading::of(&xml) };
        reading.read(&xml).map_err(|Unsound| Broken::NoXml(name))?;
        found.extend(reading.found);
    }
    let properties = properties(&package.part("docProps/core.xml")?.unwrap_or_default());
    let mut authors: Vec<String> = [properties.creator, properties.changed_by].into_iter().flatten().collect();
    authors.dedup();
    let author = |name: String| Trace { kind: TraceKind::Author, who: None, when: None, words: name, paragraph: None };
    found.extend(authors.into_iter().filter(|name| !name.trim().is_empty()).map(author));
    found.sort_by_key(|trace| (trace.kind, trace.paragraph));
    Ok(found)
}

/// A part that is being read.
#[allow(clippy::struct_excessive_bools, reason = "each is where in the part the reader is")]
struct Reading {
    prefix: String,
    in_document: bool,
    found: Vec<Trace>,
    /// Changes and comments that are open, the innermost last.
    open: Vec<Trace>,
    hidden: String,
    is_hidden: bool,
    in_text: bool,
    /// Paragraphs of the text with words, so far; and whether the one that is open has any.
    paragraphs: usize,
    is_told: bool,
}

impl Reading {
    fn of(xml: &str) -> Self {
        Self {
            prefix: prefix(xml),
            in_document: false,
            found: Vec::new(),
            open: Vec::new(),
            hidden: String::new(),
            is_hidden: false,
            in_text: false,
            paragraphs: 0,
            is_told: false,
        }
    }

    fn read(&mut self, xml: &str) -> Result<(), Unsound> {
        walk(xml, |step, _| match step {
            Step::Opens(tag) => self.opens(tag),
            Step::Closes(name) => self.closes(name),
            Step::Text(words) => self.text(words),
        })
    }

    fn trace(&self, kind: TraceKind, tag: Option<&BytesStart<'_>>) -> Trace {
        let of = |name: &str| tag.and_then(|tag| value(tag, name)).filter(|value| !value.is_empty());
        let paragraph = self.in_document.then_some((self.paragraphs + usize::from(self.is_told)).max(1));
        Trace { kind, who: of("author"), when: of("date"), words: String::new(), paragraph }
    }

    fn opens(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name();
        if name.as_ref().ends_with(":docPr") {
            let words = value(tag, "descr").unwrap_or_default();
            if !words.trim().is_empty() {
                self.found.push(Trace { words, ..self.trace(TraceKind::Alternative, None) });
            }
        }
        match name.as_ref().strip_prefix(self.prefix.as_str()) {
            Some("del" | "moveFrom") => self.open.push(self.trace(TraceKind::Deletion, Some(tag))),
            Some("ins" | "moveTo") => self.open.push(self.trace(TraceKind::Insertion, Some(tag))),
            Some("comment") => self.open.push(self.trace(TraceKind::Comment, Some(tag))),
            Some("p") if self.open.last().is_some_and(|open| open.kind == TraceKind::Comment) => {
                let words = &mut self.open.last_mut().expect("it was just seen").words;
                if !words.is_empty() {
                    words.push(' ');
                }
            }
            Some("r") => self.is_hidden = false,
            Some("vanish") => {
                self.is_hidden = !value(tag, "val").is_some_and(|val| matches!(val.as_str(), "0" | "false" | "off"));
            }
            Some("t" | "delText") => self.in_text = true,
            _ => {}
        }
    }

    fn closes(&mut self, name: &str) {
        match name.strip_prefix(self.prefix.as_str()) {
            Some("del" | "moveFrom" | "ins" | "moveTo" | "comment") => {
                self.found.extend(self.open.pop().filter(|trace| !trace.words.trim().is_empty()));
            }
            Some("t" | "delText") => self.in_text = false,
            Some("r") => self.ends_hidden(),
            Some("p") => self.paragraphs += usize::from(std::mem::take(&mut self.is_told)),
            _ => {}
        }
    }

    /// Runs of hidden text that follow each other are one.
    fn ends_hidden(&mut self) {
        let words = std::mem::take(&mut self.hidden);
        if !words.trim().is_empty() {
            self.found.push(Trace { words, ..self.trace(TraceKind::Hidden, None) });
        }
    }

    fn text(&mut self, words: &str) {
        if !self.in_text {
            return;
        }
        if self.is_hidden {
            self.hidden.push_str(words);
        }
        let is_gone = self.open.last().is_some_and(|open| open.kind == TraceKind::Deletion);
        self.is_told |= !is_gone && !self.is_hidden && !words.trim().is_empty();
        if let Some(open) = self.open.last_mut() {
            open.words.push_str(words);
        }
    }
}
