//! Edits in the text of a Word document: the words are written anew in the runs where they stand, and nothing else is.

use std::collections::BTreeMap;

use crate::format::package::{Broken, Package};
use crate::format::xml::{Splices, escaped, spliced};
use crate::text::{Origin, Span};

/// The file with edits made in its text. An edit that touches text of several runs is written in the first.
pub(in crate::format) fn rewritten(origin: &Origin, edits: &[(Span, &str)]) -> Result<Vec<u8>, Broken> {
    let mut splices: BTreeMap<usize, Splices> = BTreeMap::new();
    for &(span, words) in edits {
        let mut words = Some(words);
        for stretch in origin.touched(span) {
            // A line break or a tab is an element of its own: no words can stand in it.
            let words = if stretch.is_element { "" } else { words.take().unwrap_or_default() };
            splices.entry(stretch.part).or_default().push((stretch.within(span), escaped(words)));
        }
    }
    let mut package = Package::open(&origin.bytes)?;
    let mut parts = BTreeMap::new();
    for (part, mut splices) in splices {
        let name = &origin.parts[part];
        let xml = package.part(name)?.ok_or_else(|| Broken::NoXml(name.clone()))?;
        keep_spaces(&xml, &mut splices);
        parts.insert(name.clone(), spliced(&xml, splices));
    }
    package.with(parts)
}

/// Tells the texts that are written to that their spaces count: without it Word drops those at the ends.
fn keep_spaces(xml: &str, splices: &mut Splices) {
    let tags = splices.iter().filter_map(|(at, _)| {
        let start = xml[..at.start].rfind('<')?;
        let end = start + xml[start..].find('>')?;
        let is_bare = !xml[start..end].contains("xml:space") && !xml[start..end].starts_with("</");
        (is_bare && end < at.start).then_some((Span::new(end, end), " xml:space=\"preserve\"".to_owned()))
    });
    let mut tags: Splices = tags.collect();
    tags.dedup();
    splices.extend(tags);
}
