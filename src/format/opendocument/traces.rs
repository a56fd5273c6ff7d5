//! What travels with an OpenDocument file beside its text: deletions, insertions, comments, hidden text, descriptions of
//! pictures, names of authors.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use crate::format::extract::Extract;
use crate::format::opendocument::extract;
use crate::format::opendocument::parts::{CONTENT, Parts};
use crate::format::opendocument::styles::{Family, Styles};
use crate::format::opendocument::walk::{Step, walk};
use crate::format::package::Broken;
use crate::format::xml::value;
use crate::format::{Trace, TraceKind};
use crate::text::Span;

/// Lists what travels with a file.
pub(in crate::format) fn traces(bytes: &[u8]) -> Result<Vec<Trace>, Broken> {
    let parts = Parts::open(bytes)?;
    let extract = extract(bytes)?;
    let mut found = Vec::new();
    let [text, furniture] = Styles::of(&parts);
    let lines = Lines::of(&extract);
    for (name, xml, styles, in_text) in
        [(CONTENT, &*parts.content, text, true), ("styles.xml", parts.styles(), furniture, false)]
    {
        if !in_text && (parts.are_one() || xml.is_empty()) {
            continue;
        }
        let mut reading = Reading { styles, ..Reading::default() };
        walk(name, xml, |step, at| reading.sees(step, at))?;
        let paragraph = |at: Span| in_text.then(|| lines.number(at)).flatten();
        found.extend(reading.found.into_iter().map(|(at, trace)| Trace { paragraph: paragraph(at), ..trace }));
    }
    for trace in &mut found {
        // White space between elements is none of the words.
        trace.words = trace.words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    found.retain(|trace| !trace.words.is_empty());
    let properties = extract.laid.properties;
    let mut authors: Vec<String> = [properties.creator, properties.changed_by].into_iter().flatten().collect();
    authors.dedup();
    authors.retain(|name| !name.trim().is_empty());
    found.extend(authors.into_iter().map(|name| trace(TraceKind::Author, name)));
    found.sort_by_key(|trace| (trace.kind, trace.paragraph));
    Ok(found)
}

fn trace(kind: TraceKind, words: String) -> Trace {
    Trace { kind, who: None, when: None, words, paragraph: None }
}

/// The paragraphs of the text, by where their words stand in the part.
struct Lines(Vec<(usize, usize)>);

impl Lines {
    fn of(extract: &Extract) -> Self {
        let (mut line, mut past) = (1, 0);
        let mut lines: Vec<(usize, usize)> = Vec::new();
        for stretch in &extract.origin.stretches {
            line += Span::new(past, stretch.text.start).of(&extract.text).matches('\n').count();
            past = stretch.text.start;
            lines.push((stretch.xml.start, line));
        }
        lines.sort_unstable();
        Self(lines)
    }

    /// The paragraph in which something stands, or after which, by where in the part its paragraph begins and where it
    /// begins itself.
    fn number(&self, at: Span) -> Option<usize> {
        let behind = self.0.partition_point(|&(start, _)| start < at.end);
        let before = behind.checked_sub(1).and_then(|before| self.0.get(before));
        // What stands before the first words of its paragraph is of those that follow.
        let around = before.filter(|&&(start, _)| start >= at.start).or(self.0.get(behind)).or(before);
        around.map(|&(_, line)| line)
    }
}

/// A part that is being read.
#[derive(Default)]
struct Reading {
    styles: Styles,
    depth: usize,
    /// What was found, and where in the part it and its paragraph begin.
    found: Vec<(Span, Trace)>,
    /// How deep the paragraph is that is open, and where it begins.
    paragraph: Option<(usize, usize)>,
    /// Tracked changes by their ids, until it is known where they stand.
    changes: BTreeMap<String, Trace>,
    /// The change that is declared.
    change: Option<(usize, String, Trace)>,
    /// Insertions that are open, by their ids.
    inserted: Vec<(String, Span, Trace)>,
    /// A comment, hidden text or a description that is open, and how deep.
    open: Option<(usize, Span, Trace)>,
    field: Field,
}

/// What the text that comes next is.
#[derive(Default, PartialEq, Eq)]
enum Field {
    #[default]
    Words,
    Who,
    When,
    /// A sign beside the words: the initials of who left a comment.
    Other,
}

impl Reading {
    fn sees(&mut self, step: Step<'_>, at: Span) {
        match step {
            Step::Opens(name, tag) => {
                self.depth += 1;
                self.opens(name, tag, at);
            }
            Step::Closes => {
                self.closes();
                self.depth = self.depth.saturating_sub(1);
            }
            Step::Text(words) => self.text(words),
        }
    }

    fn opens(&mut self, name: (&str, &str), tag: &BytesStart<'_>, at: Span) {
        let id = || value(tag, "change-id").unwrap_or_default();
        if matches!(name, ("text", "p" | "h")) && self.change.is_none() {
            self.paragraph.get_or_insert((self.depth, at.start));
        }
        let at = Span::new(self.paragraph.map_or(at.start, |(_, start)| start), at.start);
        match name {
            ("text", "changed-region") => {
                let id = value(tag, "id").unwrap_or_default();
                self.change = Some((self.depth, id, trace(TraceKind::Insertion, String::new())));
            }
            ("text", "deletion") => {
                if let Some((_, _, change)) = &mut self.change {
                    change.kind = TraceKind::Deletion;
                }
            }
            ("text", "change") => self.found.extend(self.changes.remove(&id()).map(|change| (at, change))),
            ("text", "change-start") => {
                let id = id();
                self.inserted.extend(self.changes.remove(&id).map(|change| (id, at, change)));
            }
            ("text", "change-end") => {
                let id = id();
                if let Some(open) = self.inserted.iter().position(|(open, ..)| *open == id) {
                    let (_, at, change) = self.inserted.remove(open);
                    self.found.push((at, change));
                }
            }
            ("dc", "creator") => self.field = Field::Who,
            ("dc", "date") => self.field = Field::When,
            ("meta" | "loext", _) => self.field = Field::Other,
            ("text", "p" | "h") => self.begins_line(),
            _ => {}
        }
        if self.open.is_none() {
            self.open = self.kind(name, tag).map(|kind| (self.depth, at, trace(kind, String::new())));
        }
    }

    /// What an element is that holds something that is not read.
    fn kind(&self, name: (&str, &str), tag: &BytesStart<'_>) -> Option<TraceKind> {
        let is_hidden = |family| value(tag, "style-name").is_some_and(|style| self.styles.is_hidden(family, &style));
        match name {
            ("office", "annotation") => Some(TraceKind::Comment),
            ("svg", "title" | "desc") => Some(TraceKind::Alternative),
            ("text", "hidden-text") => Some(TraceKind::Hidden),
            ("text", "span") => is_hidden(Family::Text).then_some(TraceKind::Hidden),
            ("text", "p" | "h") => is_hidden(Family::Paragraph).then_some(TraceKind::Hidden),
            ("text", "section") => value(tag, "display").filter(|shown| shown == "none").map(|_| TraceKind::Hidden),
            _ => None,
        }
    }

    /// Paragraphs of one change or comment are told in one line.
    fn begins_line(&mut self) {
        let inserted = self.inserted.iter_mut().map(|(_, _, change)| change);
        let open = self.open.iter_mut().map(|(_, _, trace)| trace);
        let change = self.change.iter_mut().map(|(_, _, change)| change);
        for trace in inserted.chain(open).chain(change).filter(|trace| !trace.words.is_empty()) {
            trace.words.push(' ');
        }
    }

    fn text(&mut self, words: &str) {
        let left = self.open.as_mut().filter(|(_, _, trace)| trace.kind == TraceKind::Comment);
        let left = left.map(|(_, _, trace)| trace).or(self.change.as_mut().map(|(_, _, change)| change));
        match (&self.field, left) {
            (Field::Who, Some(trace)) => trace.who.get_or_insert_default().push_str(words),
            (Field::When, Some(trace)) => trace.when.get_or_insert_default().push_str(words),
            (Field::Words, Some(trace)) => trace.words.push_str(words),
            (Field::Words, None) => {
                let open = self.open.iter_mut().map(|(_, _, trace)| trace);
                for trace in open.chain(self.inserted.iter_mut().map(|(_, _, change)| change)) {
                    trace.words.push_str(words);
                }
            }
            _ => {}
        }
    }

    fn closes(&mut self) {
        self.field = Field::Words;
        if let Some((_, id, change)) = self.change.take_if(|(depth, ..)| *depth == self.depth) {
            self.changes.insert(id, change);
        }
        if let Some((_, at, trace)) = self.open.take_if(|(depth, ..)| *depth == self.depth) {
            self.found.push((at, trace));
        }
        self.paragraph.take_if(|(depth, _)| *depth == self.depth);
    }
}
