//! Word documents (Office Open XML, ISO/IEC 29500): paragraphs, headings, lists, tables, notes and links of a `.docx`, as
//! a reader of the accepted text sees them: insertions read, deletions and hidden text not.

mod body;
mod comments;
mod parts;
mod runs;
mod traces;
mod write;

pub(super) use comments::annotated;
pub(super) use traces::traces;
pub(super) use write::rewritten;

use crate::format::extract::Extract;
use crate::format::package::{Broken, Package};
use crate::format::word::body::{Body, Part};
use crate::format::word::parts::{Relations, Styles};

/// The parts of a document, by what they are.
struct Parts {
    document: String,
    relations: Relations,
}

/// Takes the text out of a Word document.
pub(super) fn extract(bytes: &[u8]) -> Result<Extract, Broken> {
    let mut package = Package::open(bytes)?;
    let parts = Parts::of(&mut package)?;
    let one = |kind: &str| parts.relations.parts(kind).next();
    let styles = one("styles").map(|name| package.part(&name)).transpose()?.flatten();
    let styles = Styles::read(&styles.unwrap_or_default());
    let mut extract = Extract::default();
    extract.laid.properties = parts::properties(&package.part("docProps/core.xml")?.unwrap_or_default());
    let mut order = vec![(parts.document.clone(), Part::Document)];
    for (kind, part) in [
        ("footnotes", Part::Notes),
        ("endnotes", Part::Notes),
        ("header", Part::Furniture),
        ("footer", Part::Furniture),
    ] {
        order.extend(parts.relations.parts(kind).map(|name| (name, part)));
    }
    for (name, part) in order {
        let Some(text) = package.part(&name)? else { continue };
        let relations = Relations::read(&package.part(&Relations::of(&name))?.unwrap_or_default(), &name);
        extract.origin.parts.push(name);
        Body::new(&mut extract, &styles, &relations, part).read(&text)?;
    }
    Ok(extract)
}

impl Parts {
    /// Finds the parts: by the relations of the package, as the standard has it, since not every program calls the text
    /// `word/document.xml`.
    fn of(package: &mut Package<'_>) -> Result<Self, Broken> {
        let root = Relations::read(&package.part("_rels/.rels")?.unwrap_or_default(), "");
        let document = root.parts("officeDocument").next();
        let document = document.filter(|name| package.has(name)).ok_or(Broken::Missing("text"))?;
        let relations = package.part(&Relations::of(&document))?.unwrap_or_default();
        let relations = Relations::read(&relations, &document);
        Ok(Self { document, relations })
    }
}

#[cfg(test)]
mod tests;
