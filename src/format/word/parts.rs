//! The parts of a Word document that say what its paragraphs are: styles, and where links go.

use std::collections::BTreeMap;

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use crate::format::Properties;
use crate::format::xml::value;

/// What a style makes of its paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading of a level from 1.
    Heading(u8),
    /// An item of a list.
    Item,
    /// Quoted source material.
    Quote,
    /// A line of the table of contents: it repeats a heading.
    Contents,
    /// Running text.
    Text,
}

/// The paragraph styles of a document.
#[derive(Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    is_item: bool,
}

/// Styles that stand on each other at most: more is a circle.
const DEEPEST: usize = 20;

impl Styles {
    /// Reads `word/styles.xml`; what is broken there is left out.
    pub(super) fn read(xml: &str) -> Self {
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        let mut reader = Reader::from_str(xml);
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) if tag.local_name().as_ref() == "style" => {
                    open = value(&tag, "styleId").map(|id| (id, Style::default()));
                }
                Event::End(tag) if tag.local_name().as_ref() == "style" => {
                    styles.0.extend(open.take());
                }
                Event::Start(tag) | Event::Empty(tag) => {
                    let Some((_, style)) = &mut open else { continue };
                    match tag.local_name().as_ref() {
                        "name" => style.name = value(&tag, "val").unwrap_or_default().to_lowercase(),
                        "basedOn" => style.based_on = value(&tag, "val"),
                        "outlineLvl" => style.outline = value(&tag, "val").and_then(|level| level.parse().ok()),
                        "numId" => style.is_item = value(&tag, "val").is_some_and(|id| id != "0"),
                        _ => {}
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        styles
    }

    /// What a style makes of its paragraphs; one that the document does not define goes by its name.
    pub(super) fn kind(&self, id: &str) -> Kind {
        let mut next = Some(id);
        for _ in 0..DEEPEST {
            let Some(id) = next else { break };
            let Some(style) = self.0.get(id) else { return named(&id.to_lowercase()).unwrap_or(Kind::Text) };
            if let Some(kind) = named(&style.name) {
                return kind;
            }
            if let Some(level) = style.outline.filter(|&level| level < 9) {
                return Kind::Heading(level + 1);
            }
            if style.is_item {
                return Kind::Item;
            }
            next = style.based_on.as_deref();
        }
        Kind::Text
    }
}

/// What the names that Word gives its own styles say, in every language of its menus: files have them in English.
fn named(name: &str) -> Option<Kind> {
    let level = name.strip_prefix("heading").map(str::trim_start).and_then(|level| level.parse::<u8>().ok());
    match name {
        "title" => Some(Kind::Heading(1)),
        "subtitle" => Some(Kind::Heading(2)),
        "quote" | "quotations" | "intense quote" | "block text" => Some(Kind::Quote),
        "toc heading" => Some(Kind::Contents),
        _ if name.starts_with("toc ") || name == "table of figures" => Some(Kind::Contents),
        _ if name.starts_with("list bullet") || name.starts_with("list number") => Some(Kind::Item),
        _ => level.filter(|level| (1..=9).contains(level)).map(Kind::Heading),
    }
}

/// What a part relates to: the parts beside it and the links out of it.
#[derive(Default)]
pub(super) struct Relations {
    folder: String,
    found: BTreeMap<String, Relation>,
}

struct Relation {
    kind: String,
    target: String,
}

impl Relations {
    /// The part that holds the relations of another; of the package itself for no name.
    pub(super) fn of(part: &str) -> String {
        match part.rsplit_once('/') {
            Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
            None => format!("_rels/{part}.rels"),
        }
    }

    /// Reads the relations of a part; what is broken there is left out.
    pub(super) fn read(xml: &str, part: &str) -> Self {
        let folder = part.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let mut relations = Self { folder, found: BTreeMap::new() };
        let mut reader = Reader::from_str(xml);
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "Relationship" => {
                    let [id, kind, target] = ["Id", "Type", "Target"].map(|name| value(&tag, name).unwrap_or_default());
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    relations.found.insert(id, Relation { kind, target });
                }
                Event::Eof => break,
                _ => {}
            }
        }
        relations
    }

    /// Where a link goes.
    pub(super) fn link(&self, id: &str) -> Option<&str> {
        self.found.get(id).filter(|relation| relation.kind == "hyperlink").map(|relation| &*relation.target)
    }

    /// The names of the parts of a kind: `header`, `comments`.
    pub(super) fn parts(&self, kind: &str) -> impl Iterator<Item = String> {
        let of_kind = self.found.values().filter(move |relation| relation.kind == kind);
        of_kind.map(|relation| match relation.target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("{}{}", self.folder, relation.target),
        })
    }

    /// An id that is not taken.
    pub(super) fn free_id(&self) -> String {
        // One more than there are ids: one of them is free.
        let mut ids = (1..=self.found.len() + 1).map(|number| format!("rId{number}"));
        ids.find(|id| !self.found.contains_key(id)).expect("fewer are taken")
    }
}

/// Reads `docProps/core.xml`; what is broken there is left out.
pub(super) fn properties(xml: &str) -> Properties {
    let mut properties = Properties::default();
    let mut reader = Reader::from_str(xml);
    let mut open = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) => tag.local_name().as_ref().clone_into(&mut open),
            Event::End(_) => open.clear(),
            Event::Text(text) => {
                let field = match open.as_str() {
                    "created" => &mut properties.created,
                    "modified" => &mut properties.modified,
                    "title" => &mut properties.title,
                    "creator" => &mut properties.creator,
                    "lastModifiedBy" => &mut properties.changed_by,
                    _ => continue,
                };
                field.get_or_insert_default().push_str(text.as_ref());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    properties
}

/// The namespaces of Word's own elements, of the transitional and of the strict kind.
const NAMESPACES: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// With what a part begins the names of Word's elements: `w:` nearly always.
pub(super) fn prefix(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(root) | Event::Empty(root) => {
                let bound = root.attributes().flatten().find(|one| NAMESPACES.contains(&one.value.as_ref()));
                return match bound.as_ref().map(|bound| bound.key.as_ref()) {
                    Some(name) => name.strip_prefix("xmlns:").map_or(String::new(), |prefix| format!("{prefix}:")),
                    None => "w:".to_owned(),
                };
            }
            Event::Eof => break,
            _ => {}
        }
    }
    "w:".to_owned()
}
