//! The styles of an OpenDocument file, as far as they say what a paragraph is or whether words are seen.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use crate::format::opendocument::parts::Parts;
use crate::format::opendocument::walk::{Step, walk};
use crate::format::xml::value;

/// What a style makes of its paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading of a level from 1.
    Heading(u8),
    /// Quoted source material.
    Quote,
    /// A line of a table of contents or an index: it repeats a heading or a caption.
    Contents,
    /// Running text.
    Text,
}

/// What a style is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    Paragraph,
    Text,
}

/// The styles of a file. Those with names of their own and those that a program made for one place stand in different
/// parts, and the latter of headers may be called what those of the text are called.
#[derive(Default)]
pub(super) struct Styles(BTreeMap<(Family, String), Style>);

#[derive(Default)]
struct Style {
    /// As menus show it, in lower case.
    name: String,
    parent: Option<String>,
    is_strong: Option<bool>,
    is_hidden: Option<bool>,
    /// Whether its paragraphs begin a page.
    breaks: bool,
}

/// Styles that stand on each other at most: more is a circle.
const DEEPEST: usize = 20;

impl Styles {
    /// The styles of the text, and those of headers and footers.
    pub(super) fn of(parts: &Parts) -> [Self; 2] {
        let mut text = Self::default();
        text.add(parts.styles(), &["styles"]);
        text.add(&parts.content, &["automatic-styles"]);
        let mut furniture = Self::default();
        furniture.add(parts.styles(), &["styles", "automatic-styles"]);
        [text, furniture]
    }

    /// Adds the styles of a part that stand in the sections named; what is broken there is left out.
    fn add(&mut self, xml: &str, sections: &[&str]) {
        let (mut inside, mut depth) = (None, 0_usize);
        let mut open: Option<((Family, String), Style)> = None;
        // The text of a flat file is walked through too, which is far quicker than to read it.
        let read = walk("styles.xml", xml, |step, _| match step {
            Step::Opens(name, tag) => {
                depth += 1;
                match name {
                    ("office", section) if sections.contains(&section) => inside = Some(depth),
                    ("style", "style") if inside.is_some() => open = begin(tag),
                    ("style", "text-properties") => {
                        if let Some((_, style)) = &mut open {
                            style.dress(tag);
                        }
                    }
                    ("style", "paragraph-properties") => {
                        if let Some((_, style)) = &mut open {
                            style.breaks |= value(tag, "break-before").is_some_and(|kind| kind == "page");
                        }
                    }
                    _ => {}
                }
            }
            Step::Closes => {
                if inside == Some(depth) {
                    inside = None;
                }
                // A style stands right below its section.
                if inside == Some(depth.saturating_sub(1)) {
                    self.0.extend(open.take());
                }
                depth = depth.saturating_sub(1);
            }
            Step::Text(_) => {}
        });
        // A file without sound styles is read as one without styles.
        drop(read);
    }

    /// What a style makes of its paragraphs; one that the file does not define goes by its name.
    pub(super) fn kind(&self, id: &str) -> Kind {
        let chain = self.chain(Family::Paragraph, id);
        let unknown = chain.last().map_or(Some(id), |style| style.parent.as_deref());
        let kind = chain.iter().find_map(|style| named(&style.name));
        kind.or_else(|| named(&shown(unknown?))).unwrap_or(Kind::Text)
    }

    /// Whether words of a style are not to be seen.
    pub(super) fn is_hidden(&self, family: Family, id: &str) -> bool {
        self.chain(family, id).into_iter().find_map(|style| style.is_hidden).unwrap_or(false)
    }

    /// Whether words of a style are bold or italic.
    pub(super) fn is_strong(&self, id: &str) -> bool {
        self.chain(Family::Text, id).into_iter().find_map(|style| style.is_strong).unwrap_or(false)
    }

    /// Whether a paragraph of a style begins a page. Unlike the rest, this is not inherited: the styles on which others
    /// stand are written out in them where a program breaks pages.
    pub(super) fn breaks(&self, id: &str) -> bool {
        self.0.get(&(Family::Paragraph, id.to_owned())).is_some_and(|style| style.breaks)
    }

    /// A style and those that it stands on.
    fn chain(&self, family: Family, id: &str) -> Vec<&Style> {
        let mut chain = Vec::new();
        let mut next = self.0.get(&(family, id.to_owned()));
        while let Some(style) = next.filter(|_| chain.len() < DEEPEST) {
            chain.push(style);
            next = style.parent.as_ref().and_then(|parent| self.0.get(&(family, parent.clone())));
        }
        chain
    }
}

impl Style {
    /// Takes in what a style says of the look of its words.
    fn dress(&mut self, tag: &BytesStart<'_>) {
        let weight = value(tag, "font-weight");
        let slant = value(tag, "font-style");
        if weight.is_some() || slant.is_some() {
            let bold =
                weight.is_some_and(|weight| weight == "bold" || weight.parse().is_ok_and(|heavy: u16| heavy > 500));
            self.is_strong = Some(bold || slant.is_some_and(|slant| slant != "normal"));
        }
        if let Some(display) = value(tag, "display") {
            self.is_hidden = Some(display == "none");
        }
    }
}

fn begin(tag: &BytesStart<'_>) -> Option<((Family, String), Style)> {
    let family = match value(tag, "family")?.as_str() {
        "paragraph" => Family::Paragraph,
        "text" => Family::Text,
        _ => return None,
    };
    let id = value(tag, "name")?;
    // Styles that a program made for one place are called `P1`: what they are, the style says that they stand on.
    let name = value(tag, "display-name").map_or_else(|| shown(&id), |name| name.to_lowercase());
    let parent = value(tag, "parent-style-name").filter(|parent| !parent.is_empty());
    let breaks = value(tag, "master-page-name").is_some_and(|page| !page.is_empty());
    Some(((family, id), Style { name, parent, breaks, ..Style::default() }))
}

/// The name of a style as menus show it, in lower case: a space is written `_20_`.
fn shown(id: &str) -> String {
    id.replace("_20_", " ").to_lowercase()
}

/// What the names that programs give their own styles say, in every language of their menus: files have them in English.
fn named(name: &str) -> Option<Kind> {
    let level = name.strip_prefix("heading").map(str::trim_start).and_then(|level| level.parse::<u8>().ok());
    match name {
        "title" => Some(Kind::Heading(1)),
        "subtitle" => Some(Kind::Heading(2)),
        "quotations" | "quote" | "intense quote" | "block text" | "block quotation" => Some(Kind::Quote),
        "toc heading" | "table of figures" => Some(Kind::Contents),
        _ if name.starts_with("contents ") || name.starts_with("toc ") => Some(Kind::Contents),
        _ => level.filter(|level| (1..=10).contains(level)).map(Kind::Heading),
    }
}
