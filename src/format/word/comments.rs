//! Comments in a Word document: written beside the words they are about, in place of those of an earlier run.

use std::collections::{BTreeMap, BTreeSet};

use crate::format::package::{Broken, Package};
use crate::format::word::Parts;
use crate::format::word::parts::{Relations, prefix};
use crate::format::word::runs::{Cut, Run, Runs};
use crate::format::xml::{Splices, Step, Unsound, escaped, spliced, value, walk};
use crate::format::{AUTHOR, Note};
use crate::text::{Origin, Span};
use jiff::civil::Date;

/// The namespace of the parts that this file makes.
const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const COMMENTS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const COMMENTS_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// The file with comments beside its words.
pub(in crate::format) fn annotated(origin: &Origin, notes: &[Note], day: Date) -> Result<Vec<u8>, Broken> {
    let mut package = Package::open(&origin.bytes)?;
    let parts = Parts::of(&mut package)?;
    let document = text(&mut package, &parts.document)?;
    let known = parts.relations.parts("comments").next();
    let comments = known.as_deref().map(|name| text(&mut package, name)).transpose()?;
    let old = match (&known, &comments) {
        (Some(name), Some(xml)) => Old::of(name, xml)?,
        _ => Old::default(),
    };
    let runs = Runs::of(&document, &prefix(&document));

    let mut writer = Writer { document: &document, runs: &runs, splices: Vec::new(), inside: BTreeMap::new() };
    writer.removes(&old.ids);
    let mut made_comments = String::new();
    let mut id = old.free_id.max(writer.free_id(&old.ids));
    let comment_prefix = comments.as_deref().map_or_else(|| "w:".to_owned(), prefix);
    for note in notes {
        let Some((start, end)) = place(origin, &mut package, &parts, (&document, &runs), note)? else { continue };
        writer.marks(start, end, id);
        made_comments.push_str(&comment(&comment_prefix, id, day, &note.text));
        id += 1;
    }
    let mut changed = BTreeMap::from([(parts.document.clone(), writer.finish())]);
    match (known, comments) {
        (Some(name), Some(xml)) => {
            changed.insert(name, old.with(&xml, &made_comments));
        }
        _ if made_comments.is_empty() => {}
        _ => new_part(&mut package, &parts, &made_comments, &mut changed)?,
    }
    package.with(changed)
}

fn text(package: &mut Package<'_>, name: &str) -> Result<String, Broken> {
    package.part(name)?.ok_or_else(|| Broken::NoXml(name.to_owned()))
}

/// Where a note's words begin and end in the document, as places where something can be put. Words in a note at the foot
/// of a page are spoken of beside the note's mark.
fn place(
    origin: &Origin,
    package: &mut Package<'_>,
    parts: &Parts,
    (document, runs): (&str, &Runs),
    note: &Note,
) -> Result<Option<(Cut, Cut)>, Broken> {
    let touched = origin.touched(Span::new(note.at.start, note.at.end.max(note.at.start + 1)));
    let words = || touched.iter().filter(|stretch| !stretch.is_element);
    let Some(first) = words().next() else { return Ok(None) };
    let last = words().rfind(|stretch| stretch.part == first.part).unwrap_or(first);
    if origin.parts[first.part] != parts.document {
        let notes = text(package, &origin.parts[first.part])?;
        let mark = mark_of(&notes, first.xml.start).and_then(|mark| reference(document, runs, &mark));
        return Ok(mark.map(|run| (Cut::Between(run.whole.start), Cut::Between(run.whole.end))));
    }
    let (start, end) = (first.within(note.at).start, last.within(note.at).end);
    Ok(runs.cut_before(start).zip(runs.cut_behind(end.max(start))))
}

/// The mark of the footnote or endnote that holds a byte of its part: `footnoteReference` and its id.
fn mark_of(notes: &str, byte: usize) -> Option<(String, String)> {
    let prefix = prefix(notes);
    ["footnote", "endnote"].into_iter().find_map(|kind| {
        let start = notes[..byte].rfind(&format!("<{prefix}{kind} "))?;
        let tag = &notes[start..byte];
        let id = tag.split_once(&format!("{prefix}id=\""))?.1.split('"').next()?;
        Some((format!("{kind}Reference"), id.to_owned()))
    })
}

/// The run with the mark of a note.
fn reference<'a>(document: &str, runs: &'a Runs, (kind, id): &(String, String)) -> Option<&'a Run> {
    let is_mark = |other: &Span| {
        let tag = other.of(document);
        tag.contains(kind.as_str()) && tag.contains(&format!("id=\"{id}\""))
    };
    runs.runs.iter().find(|run| run.others.iter().any(is_mark))
}

/// What is put into the document.
struct Writer<'a> {
    document: &'a str,
    runs: &'a Runs,
    splices: Splices,
    /// What stands inside texts of runs, by their place, with the run and its text.
    inside: BTreeMap<(usize, usize, usize), String>,
}

impl Writer<'_> {
    /// Takes out the marks of comments.
    fn removes(&mut self, ids: &BTreeSet<String>) {
        for (at, id, is_reference) in marks(self.document, &self.runs.prefix) {
            if !ids.contains(&id) {
                continue;
            }
            let holds = |run: &&Run| is_reference && run.others.contains(&at);
            let run = self.runs.runs.iter().find(holds);
            let alone = run.filter(|run| run.texts.is_empty() && run.others.len() == 1);
            self.splices.push((alone.map_or(at, |run| run.whole), String::new()));
        }
    }

    /// A number that no mark of another's comment has; there may be marks whose comments are gone.
    fn free_id(&self, ours: &BTreeSet<String>) -> u64 {
        let others = marks(self.document, &self.runs.prefix).into_iter().filter(|(_, id, _)| !ours.contains(id));
        others.filter_map(|(_, id, _)| id.parse::<u64>().ok()).max().map_or(0, |id| id.saturating_add(1))
    }

    /// Puts the marks of a comment.
    fn marks(&mut self, start: Cut, end: Cut, id: u64) {
        let w = &self.runs.prefix;
        let begins = format!("<{w}commentRangeStart {w}id=\"{id}\"/>");
        let ends = format!("<{w}commentRangeEnd {w}id=\"{id}\"/><{w}r><{w}commentReference {w}id=\"{id}\"/></{w}r>");
        for (cut, mark) in [(start, begins), (end, ends)] {
            match cut {
                Cut::Between(byte) => self.splices.push((Span::new(byte, byte), mark)),
                Cut::Inside(run, text, byte) => self.inside.entry((run, text, byte)).or_default().push_str(&mark),
            }
        }
    }

    /// The document. Runs are cut where comments begin and end inside them, and both halves keep their properties.
    fn finish(mut self) -> String {
        let w = &self.runs.prefix;
        let mut spaced = BTreeSet::new();
        for ((run, text, byte), marks) in std::mem::take(&mut self.inside) {
            let cut = &self.runs.runs[run];
            let (tag, _) = cut.texts[text];
            let start = &self.document[cut.whole.start..];
            let start = &start[..=start.find('>').unwrap_or(0)];
            let properties = cut.properties.of(self.document);
            let seam = format!("</{w}t></{w}r>{marks}{start}{properties}<{w}t xml:space=\"preserve\">");
            self.splices.push((Span::new(byte, byte), seam));
            if spaced.insert(tag.start) && !tag.of(self.document).contains("xml:space") {
                let end = tag.end - 1;
                self.splices.push((Span::new(end, end), " xml:space=\"preserve\"".to_owned()));
            }
        }
        spliced(self.document, self.splices)
    }
}

/// The marks of comments in a document: where each stands, the comment's id, and whether it is the reference behind.
fn marks(document: &str, prefix: &str) -> Vec<(Span, String, bool)> {
    let mut found = Vec::new();
    // A document that is no sound XML was not read, and has no words to speak of.
    let _ = walk(document, |step, at| {
        let Step::Opens(tag) = step else { return };
        let name = tag.name();
        let Some(name) = name.as_ref().strip_prefix(prefix) else { return };
        let is_mark = matches!(name, "commentRangeStart" | "commentRangeEnd" | "commentReference");
        if is_mark && at.of(document).ends_with("/>") {
            found.push((at, value(tag, "id").unwrap_or_default(), name == "commentReference"));
        }
    });
    found
}

/// The comments that the document has already.
#[derive(Default)]
struct Old {
    /// The ids of the program's own.
    ids: BTreeSet<String>,
    /// Where these stand.
    places: Vec<Span>,
    /// A number that no other's comment has.
    free_id: u64,
}

impl Old {
    fn of(name: &str, xml: &str) -> Result<Self, Broken> {
        let comment = format!("{}comment", prefix(xml));
        let mut old = Self::default();
        let mut open: Option<usize> = None;
        let walked = walk(xml, |step, at| match step {
            Step::Opens(tag) if tag.name().as_ref() == comment => {
                let id = value(tag, "id").unwrap_or_default();
                if value(tag, "author").as_deref() == Some(AUTHOR) {
                    old.ids.insert(id);
                    open = Some(at.start);
                } else {
                    old.free_id = old.free_id.max(id.parse::<u64>().map_or(0, |id| id.saturating_add(1)));
                }
            }
            Step::Closes(name) if name == comment => {
                old.places.extend(open.take().map(|start| Span::new(start, at.end)));
            }
            _ => {}
        });
        walked.map(|()| old).map_err(|Unsound| Broken::NoXml(name.to_owned()))
    }

    /// The part with the program's own comments replaced.
    fn with(&self, xml: &str, new: &str) -> String {
        let mut splices: Splices = self.places.iter().map(|&at| (at, String::new())).collect();
        let end = xml.rfind("</").unwrap_or(xml.len());
        splices.push((Span::new(end, end), new.to_owned()));
        spliced(xml, splices)
    }
}

fn comment(w: &str, id: u64, day: Date, text: &str) -> String {
    let line = |line: &str| format!("<{w}p><{w}r><{w}t xml:space=\"preserve\">{}</{w}t></{w}r></{w}p>", escaped(line));
    let lines: String = text.lines().map(line).collect();
    format!(
        "<{w}comment {w}id=\"{id}\" {w}author=\"{AUTHOR}\" {w}date=\"{day}T00:00:00Z\" {w}initials=\"sl\">{lines}</{w}comment>"
    )
}

/// Adds the part for comments to a document that has none, and what tells of it.
fn new_part(
    package: &mut Package<'_>,
    parts: &Parts,
    comments: &str,
    changed: &mut BTreeMap<String, String>,
) -> Result<(), Broken> {
    let folder = parts.document.rsplit_once('/').map_or("", |(folder, _)| folder);
    let name = format!("{folder}/comments.xml").trim_start_matches('/').to_owned();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{WORDS}\">{comments}</w:comments>"
    );
    changed.insert(name.clone(), xml);
    let relations = Relations::of(&parts.document);
    let id = parts.relations.free_id();
    let relation = format!("<Relationship Id=\"{id}\" Type=\"{COMMENTS}\" Target=\"/{name}\"/>");
    let xml = package.part(&relations)?.unwrap_or_else(|| {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>".into()
    });
    changed.insert(relations, put_last(&xml, &relation));
    let types = text(package, "[Content_Types].xml")?;
    let kind = format!("<Override PartName=\"/{name}\" ContentType=\"{COMMENTS_TYPE}\"/>");
    changed.insert("[Content_Types].xml".to_owned(), put_last(&types, &kind));
    Ok(())
}

/// An XML text with one more element at the end of its root.
fn put_last(xml: &str, element: &str) -> String {
    let end = xml.rfind("</").unwrap_or(xml.len());
    spliced(xml, vec![(Span::new(end, end), element.to_owned())])
}
