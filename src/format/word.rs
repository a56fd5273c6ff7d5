//! Word documents (Office Open XML, ISO/IEC 29500): paragraphs, headings, lists, tables, notes and links of a `.docx`, as
//! a reader of the accepted text sees them: insertions read, deletions and hidden text not.

mod body;
mod parts;

use crate::format::extract::Extract;
use crate::format::package::{Broken, Package};
use crate::format::word::body::Body;
use crate::format::word::parts::{Relations, Styles};

/// The part that makes a package a Word document.
const DOCUMENT: &str = "word/document.xml";

/// Takes the text out of a Word document.
pub(super) fn extract(bytes: &[u8]) -> Result<Extract, Broken> {
    let mut package = Package::open(bytes)?;
    package.needs(DOCUMENT)?;
    let styles = Styles::read(&package.part("word/styles.xml")?.unwrap_or_default());
    let mut names: Vec<String> = package.names().collect();
    names.sort_unstable();
    let furniture = |kind: &str| {
        let of_kind = |name: &&String| name.starts_with(kind) && name.ends_with(".xml");
        names.iter().filter(of_kind).cloned().collect::<Vec<_>>()
    };
    let mut extract = Extract::default();
    extract.laid.properties = parts::properties(&package.part("docProps/core.xml")?.unwrap_or_default());
    let [headers, footers] = ["word/header", "word/footer"].map(furniture);
    let notes = ["word/footnotes.xml", "word/endnotes.xml"].map(str::to_owned);
    for name in [DOCUMENT.to_owned()].into_iter().chain(notes).chain(headers).chain(footers) {
        let Some(text) = package.part(&name)? else { continue };
        let relations = Relations::read(&package.part(&Relations::of(&name))?.unwrap_or_default());
        Body::new(&mut extract, &styles, &relations, &name).read(&text)?;
    }
    Ok(extract)
}
