//! Comments in an OpenDocument file: written beside the words they are about, in place of those of an earlier run.

use std::collections::BTreeSet;
use std::fmt::Write;

use jiff::civil::Date;
use quick_xml::events::BytesStart;

use crate::format::opendocument::parts::{Parts, with_content};
use crate::format::opendocument::walk::{NAMESPACES, Prefixes, Step, walk};
use crate::format::opendocument::write::{end_of, place, start_of};
use crate::format::package::Broken;
use crate::format::xml::{Splices, escaped, spliced, value};
use crate::format::{AUTHOR, Note};
use crate::text::{Origin, Span};

/// The file with comments beside its words.
pub(in crate::format) fn annotated(origin: &Origin, text: &str, notes: &[Note], day: Date) -> Result<Vec<u8>, Broken> {
    let xml = Parts::open(&origin.bytes)?.content;
    let mut seen = Seen::default();
    let part = origin.parts.first().map_or("", String::as_str);
    let prefixes = walk(part, &xml, |step, at| seen.sees(step, at))?;
    let mut splices: Splices = seen.own().into_iter().map(|at| (at, String::new())).collect();
    // At one place comments end, then those stand that are on no words, then others begin: in whatever order they were
    // written, they are found in this one.
    let (mut starts, mut points, mut ends) = (Splices::new(), Splices::new(), Splices::new());
    for (number, note) in notes.iter().enumerate() {
        let Some((start, end)) = seen.anchor(origin, text, note.at) else { continue };
        let name = format!("sitlint-{}", number + 1);
        let begun = if end.is_some() { &mut starts } else { &mut points };
        begun.push((Span::new(start, start), comment(&prefixes, &note.text, end.map(|_| &*name), day)));
        ends.extend(end.map(|end| (Span::new(end, end), end_tag(&prefixes, &name))));
    }
    splices.extend(ends.into_iter().chain(points).chain(starts));
    with_content(&origin.bytes, spliced(&xml, splices))
}

/// What is to be known of a part before comments are written to it.
#[derive(Default)]
struct Seen {
    depth: usize,
    /// The comments, with their names and whether they are the program's own.
    comments: Vec<(Span, Option<String>, bool)>,
    /// The ends of comments, with their names.
    ends: Vec<(Span, Option<String>)>,
    /// Elements inside paragraphs in which no comment can stand, in order.
    closed: Vec<Closed>,
    /// How deep the paragraph is that is open, and what is open in it.
    paragraph: Option<usize>,
    open: Option<(usize, Closed)>,
    comment: Option<(usize, usize, Option<String>)>,
    end: Option<(usize, usize, Option<String>)>,
    is_creator: bool,
    creator: String,
}

/// An element in which no comment can stand.
#[derive(Clone, Copy)]
struct Closed {
    at: Span,
    /// Whether its words stand elsewhere on the page: a note, a text box. Else they are part of the line: a field.
    is_apart: bool,
}

impl Seen {
    fn sees(&mut self, step: Step<'_>, at: Span) {
        match step {
            Step::Opens(name, tag) => {
                self.depth += 1;
                self.opens(name, tag, at);
            }
            Step::Closes => {
                self.closes(at);
                self.depth = self.depth.saturating_sub(1);
            }
            Step::Text(words) if self.is_creator => self.creator.push_str(words),
            Step::Text(_) => {}
        }
    }

    fn opens(&mut self, name: (&str, &str), tag: &BytesStart<'_>, at: Span) {
        match name {
            ("office", "annotation") => {
                self.comment = Some((self.depth, at.start, value(tag, "name")));
                self.creator.clear();
            }
            ("office", "annotation-end") => self.end = Some((self.depth, at.start, value(tag, "name"))),
            ("dc", "creator") => self.is_creator = self.comment.is_some(),
            _ if self.comment.is_some() || self.open.is_some() => {}
            ("text", "p" | "h") if self.paragraph.is_none() => self.paragraph = Some(self.depth),
            ("text", "span" | "a" | "meta" | "ruby" | "ruby-base") => {}
            (space, name) if self.paragraph.is_some() => {
                let is_apart = space == "draw" || name == "note";
                self.open = Some((self.depth, Closed { at, is_apart }));
            }
            _ => {}
        }
    }

    fn closes(&mut self, at: Span) {
        self.is_creator = false;
        if let Some((_, start, name)) = self.comment.take_if(|(depth, ..)| *depth == self.depth) {
            self.comments.push((Span::new(start, at.end), name, self.creator.trim() == AUTHOR));
        }
        if let Some((_, start, name)) = self.end.take_if(|(depth, ..)| *depth == self.depth) {
            self.ends.push((Span::new(start, at.end), name));
        }
        if let Some((_, closed)) = self.open.take_if(|(depth, _)| *depth == self.depth) {
            self.closed.push(Closed { at: Span::new(closed.at.start, at.end), ..closed });
        }
        self.paragraph.take_if(|depth| *depth == self.depth);
    }

    /// Where the comments of an earlier run stand, and their ends.
    fn own(&self) -> Vec<Span> {
        let own = || self.comments.iter().filter(|(_, _, is_own)| *is_own);
        let names: BTreeSet<&String> = own().filter_map(|(_, name, _)| name.as_ref()).collect();
        let ends = self.ends.iter().filter(|(_, name)| name.as_ref().is_some_and(|name| names.contains(name)));
        own().map(|(at, ..)| *at).chain(ends.map(|(at, _)| *at)).collect()
    }

    /// Where a comment on words begins and ends in the part; without an end where it stands beside no words.
    fn anchor(&self, origin: &Origin, text: &str, words: Span) -> Option<(usize, Option<usize>)> {
        // A comment stands in one paragraph.
        let line = text.get(words.start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| words.start + end);
        let last = words.end.min(line);
        let has_words = words.start < last;
        let begin = start_of(origin, words.start).filter(|_| has_words).or_else(|| place(origin, words.start));
        let start = begin.or_else(|| start_of(origin, origin.stretches.first()?.text.start))?;
        match self.around(start) {
            Some(closed) if closed.is_apart => Some((closed.at.start, None)),
            Some(closed) => Some((closed.at.start, Some(closed.at.end.max(self.end(origin, last)?)))),
            None => Some((start, self.end(origin, last).filter(|&end| start < end && has_words))),
        }
    }

    fn end(&self, origin: &Origin, byte: usize) -> Option<usize> {
        let end = end_of(origin, byte).or_else(|| place(origin, byte))?;
        Some(self.around(end).map_or(end, |closed| closed.at.end))
    }

    /// The element around a place in which no comment can stand.
    fn around(&self, place: usize) -> Option<Closed> {
        let at = self.closed.partition_point(|closed| closed.at.end <= place);
        self.closed.get(at).filter(|closed| closed.at.start < place).copied()
    }
}

/// The names of elements and attributes as a part writes them, and what it has yet to bind for that.
struct Names<'a> {
    prefixes: &'a Prefixes,
    bindings: String,
}

impl<'a> Names<'a> {
    fn new(prefixes: &'a Prefixes) -> Self {
        Self { prefixes, bindings: String::new() }
    }

    fn of(&mut self, namespace: &'static str, name: &str) -> String {
        let prefix = self.prefixes.bound(namespace).unwrap_or_else(|| {
            let uri = NAMESPACES.iter().find(|(usual, _)| *usual == namespace).map_or("", |&(_, uri)| uri);
            let binding = format!(" xmlns:{namespace}=\"{uri}\"");
            if !self.bindings.contains(&binding) {
                self.bindings += &binding;
            }
            namespace
        });
        format!("{prefix}:{name}")
    }
}

/// A comment. It has a name only where it has an end.
fn comment(prefixes: &Prefixes, text: &str, name: Option<&str>, day: Date) -> String {
    let mut names = Names::new(prefixes);
    let [creator, date] = ["creator", "date"].map(|name| names.of("dc", name));
    let paragraph = names.of("text", "p");
    let (tag, attribute) = (names.of("office", "annotation"), names.of("office", "name"));
    let mut comment = format!("<{tag}{}", names.bindings);
    if let Some(name) = name {
        let _ = write!(comment, " {attribute}=\"{name}\"");
    }
    let _ = write!(comment, "><{creator}>{AUTHOR}</{creator}><{date}>{day}T00:00:00</{date}>");
    for line in text.lines() {
        let _ = write!(comment, "<{paragraph}>{}</{paragraph}>", escaped(line));
    }
    comment + &format!("</{tag}>")
}

/// The end of a comment.
fn end_tag(prefixes: &Prefixes, name: &str) -> String {
    let mut names = Names::new(prefixes);
    let (tag, attribute) = (names.of("office", "annotation-end"), names.of("office", "name"));
    format!("<{tag}{} {attribute}=\"{name}\"/>", names.bindings)
}
