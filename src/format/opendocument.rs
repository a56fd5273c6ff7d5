//! OpenDocument texts (ISO/IEC 26300), packed (`.odt`) or flat (`.fodt`): what a reader of the accepted text sees, and
//! comments and words written back with everything else as it was.

mod annotation;
mod body;
mod changes;
mod paragraph;
mod parts;
mod styles;
#[cfg(test)]
mod tests;

mod traces;
mod walk;
mod write;

pub(super) use annotation::annotated;
pub(super) use traces::traces;
pub(super) use write::rewritten;

use crate::format::extract::Extract;
use crate::format::opendocument::body::Body;
use crate::format::opendocument::parts::{CONTENT, Parts};
use crate::format::opendocument::styles::Styles;
use crate::format::package::Broken;

/// Takes the text out of an OpenDocument file.
pub(super) fn extract(bytes: &[u8]) -> Result<Extract, Broken> {
    let parts = Parts::open(bytes)?;
    let [text, furniture] = Styles::of(&parts);
    let mut extract = Extract::default();
    extract.laid.properties = parts::properties(parts.meta());
    if !Body::new(&mut extract, &text, CONTENT).read(&parts.content)? {
        return Err(Broken::NoPackage);
    }
    if !parts.are_one() && !parts.styles().is_empty() {
        Body::new(&mut extract, &furniture, "styles.xml").read(parts.styles())?;
    }
    Ok(extract)
}
