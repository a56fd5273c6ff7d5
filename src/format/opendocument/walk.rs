//! The XML of an OpenDocument file, told element by element with where each stands, whatever prefixes it is written with.

use quick_xml::events::BytesStart;

use crate::format::package::Broken;
use crate::format::xml;
use crate::format::xml::value;
use crate::text::Span;

/// The namespaces that matter, by the prefixes that nearly all programs write.
pub(super) const NAMESPACES: [(&str, &str); 9] = [
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
    ("manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"),
    ("meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
    ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
    ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
];

/// Elements that stand inside each other at most. A table in a table takes four; reports have one in another, not a
/// thousand.
const DEEPEST: usize = 10_000;

/// One step through a part.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    /// An element begins, of this namespace and name.
    Opens((&'static str, &'a str), &'a BytesStart<'a>),
    /// The element that began last ends.
    Closes,
    /// Text, without entities.
    Text(&'a str),
}

/// The prefixes of a part.
#[derive(Default)]
pub(super) struct Prefixes(Vec<(String, &'static str)>);

impl Prefixes {
    /// What the first element of a part binds.
    fn of(root: &BytesStart<'_>) -> Self {
        let bound = root.attributes().flatten().filter_map(|attribute| {
            let prefix = attribute.key.as_ref().strip_prefix("xmlns:")?;
            let &(meant, _) = NAMESPACES.iter().find(|(_, uri)| *uri == attribute.value.as_ref())?;
            Some((prefix.to_owned(), meant))
        });
        Self(bound.collect())
    }

    /// The namespace of a name, and the rest of it. A prefix that the first element does not bind means what it nearly
    /// always means.
    fn resolve<'n>(&self, name: &'n str) -> (&'static str, &'n str) {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let bound = self.0.iter().find(|(known, _)| known == prefix).map(|&(_, meant)| meant);
        let usual = || NAMESPACES.iter().find(|(usual, _)| *usual == prefix).map(|&(usual, _)| usual);
        (bound.or_else(usual).unwrap_or_default(), local)
    }

    /// The prefix that a part binds to a namespace.
    pub(super) fn bound(&self, namespace: &str) -> Option<&str> {
        self.0.iter().find(|(_, meant)| *meant == namespace).map(|(prefix, _)| prefix.as_str())
    }
}

/// Walks through a part to its end, and gives the prefixes it binds. `see` is told the span of the tag or the text.
pub(super) fn walk(part: &str, text: &str, mut see: impl FnMut(Step<'_>, Span)) -> Result<Prefixes, Broken> {
    let mut prefixes: Option<Prefixes> = None;
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    let walked = xml::walk(text, |step, at| {
        if deepest > DEEPEST {
            return;
        }
        match step {
            xml::Step::Opens(tag) => {
                let prefixes = prefixes.get_or_insert_with(|| Prefixes::of(tag));
                depth += 1;
                deepest = deepest.max(depth);
                see(Step::Opens(prefixes.resolve(tag.name().as_ref()), tag), at);
            }
            xml::Step::Closes(_) => {
                depth = depth.saturating_sub(1);
                see(Step::Closes, at);
            }
            xml::Step::Text(words) => see(Step::Text(words), at),
        }
    });
    match (walked, prefixes) {
        _ if deepest > DEEPEST => Err(Broken::Damaged(format!("elements nested {DEEPEST} deep in {part}"))),
        (Ok(()), Some(prefixes)) if depth == 0 => Ok(prefixes),
        _ => Err(Broken::NoXml(part.to_owned())),
    }
}

/// The number that an attribute has; 1 where it has none.
pub(super) fn number(tag: &BytesStart<'_>, name: &str) -> u32 {
    value(tag, name).and_then(|number| number.parse().ok()).unwrap_or(1)
}
