//! The parts of a Word document that say what its paragraphs are: styles, and where links go.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::format::Properties;

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
        "quote" | "intense quote" | "block text" => Some(Kind::Quote),
        "toc heading" => Some(Kind::Contents),
        _ if name.starts_with("toc ") || name == "table of figures" => Some(Kind::Contents),
        _ if name.starts_with("list bullet") || name.starts_with("list number") => Some(Kind::Item),
        _ => level.filter(|level| (1..=9).contains(level)).map(Kind::Heading),
    }
}

/// Where the links of a part go, by their ids.
#[derive(Default)]
pub(super) struct Relations(BTreeMap<String, String>);

impl Relations {
    /// The part that holds the relations of another.
    pub(super) fn of(part: &str) -> String {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        format!("{folder}/_rels/{name}.rels")
    }

    /// Reads the relations of a part; what is broken there is left out.
    pub(super) fn read(xml: &str) -> Self {
        let mut found = BTreeMap::new();
        let mut reader = Reader::from_str(xml);
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "Relationship" => {
                    let is_link = value(&tag, "Type").is_some_and(|kind| kind.ends_with("/hyperlink"));
                    if let (true, Some(id), Some(target)) = (is_link, value(&tag, "Id"), value(&tag, "Target")) {
                        found.insert(id, target);
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        Self(found)
    }

    /// Where a link goes.
    pub(super) fn target(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }
}

/// The value of an attribute, whatever the prefix of its name.
pub(super) fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(quick_xml::escape::unescape(&found.value).map_or_else(|_| found.value.to_string(), |text| text.into_owned()))
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
