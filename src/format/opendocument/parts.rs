//! The parts of an OpenDocument file that matter here: of a package (`.odt`), or of a flat file (`.fodt`) that is all of
//! them in one.

use std::collections::BTreeMap;

use crate::format::Properties;
use crate::format::opendocument::walk::{Step, walk};
use crate::format::package::{Broken, Package};

/// The part that holds the text.
pub(super) const CONTENT: &str = "content.xml";

/// The parts of a file, unpacked.
pub(super) struct Parts {
    /// The part with the text; the whole file where it is flat.
    pub(super) content: String,
    /// What else there is; nothing where the file is flat.
    others: Option<Others>,
}

struct Others {
    styles: String,
    meta: String,
}

impl Parts {
    /// Takes a file apart.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Broken> {
        if is_flat(bytes) {
            return Ok(Self { content: Package::text(CONTENT, bytes.to_vec())?, others: None });
        }
        let mut package = Package::open(bytes)?;
        let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
        if manifest.contains(":encryption-data") {
            return Err(Broken::Encrypted);
        }
        let content = package.part(CONTENT)?.ok_or(Broken::Missing(CONTENT))?;
        let styles = package.part("styles.xml")?.unwrap_or_default();
        let meta = package.part("meta.xml")?.unwrap_or_default();
        Ok(Self { content, others: Some(Others { styles, meta }) })
    }

    /// The part with the styles, the headers and the footers.
    pub(super) fn styles(&self) -> &str {
        self.others.as_ref().map_or(&self.content, |others| &others.styles)
    }

    /// The part with what the file says of itself.
    pub(super) fn meta(&self) -> &str {
        self.others.as_ref().map_or(&self.content, |others| &others.meta)
    }

    /// Whether styles and text stand in one part.
    pub(super) fn are_one(&self) -> bool {
        self.others.is_none()
    }
}

/// The file with other words in the part that holds its text; everything else is as it was.
pub(super) fn with_content(bytes: &[u8], content: String) -> Result<Vec<u8>, Broken> {
    if is_flat(bytes) {
        return Ok(content.into_bytes());
    }
    Package::open(bytes)?.with(BTreeMap::from([(CONTENT.to_owned(), content)]))
}

fn is_flat(bytes: &[u8]) -> bool {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start().starts_with(b"<")
}

/// Reads what a file says of itself; what is broken there is left out.
pub(super) fn properties(meta: &str) -> Properties {
    let mut properties = Properties::default();
    let (mut inside, mut depth) = (None, 0_usize);
    let mut field = "";
    let read = walk("meta.xml", meta, |step, _| match step {
        Step::Opens(name, _) => {
            depth += 1;
            match name {
                ("office", "meta") => inside = Some(depth),
                ("meta", "creation-date") => field = "created",
                ("dc", "date") => field = "modified",
                ("dc", "title") => field = "title",
                ("meta", "initial-creator") => field = "creator",
                ("dc", "creator") => field = "changed_by",
                _ => field = "",
            }
        }
        Step::Closes => {
            if inside == Some(depth) {
                inside = None;
            }
            depth = depth.saturating_sub(1);
            field = "";
        }
        Step::Text(words) if inside.is_some() => {
            let field = match field {
                "created" => &mut properties.created,
                "modified" => &mut properties.modified,
                "title" => &mut properties.title,
                "creator" => &mut properties.creator,
                "changed_by" => &mut properties.changed_by,
                _ => return,
            };
            field.get_or_insert_default().push_str(words);
        }
        Step::Text(_) => {}
    });
    // Where it is damaged, what was read until there stands: it is only ever the last resort.
    drop(read);
    properties
}
