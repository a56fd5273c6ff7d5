//! A folder of pages that the program writes and keeps: those of rules that are gone are taken out, others left alone.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, bail};

use crate::render::{MADE, Page};
use crate::workspace::replace;

/// Writes the pages into a folder, each whole or not at all, and says how many. A file of somebody else's that stands
/// where a page belongs ends it before anything is written.
pub(super) fn paged(folder: &Path, pages: &[Page]) -> anyhow::Result<()> {
    let shown = folder.display();
    if folder.is_file() {
        bail!("{shown} is a file; a folder is needed for a page a rule");
    }
    for page in pages {
        let path = folder.join(&page.name);
        if path.exists() && !is_made(&path) {
            bail!("{} was not written by sitlint; it was left as it is, and no page was written", path.display());
        }
    }
    fs::create_dir_all(folder).with_context(|| format!("{shown} cannot be made"))?;
    for page in pages {
        let path = folder.join(&page.name);
        if fs::read(&path).ok().as_deref() != Some(page.text.as_bytes()) {
            replace(&path, page.text.as_bytes()).with_context(|| format!("{} cannot be written", path.display()))?;
        }
    }
    let gone = swept(folder, pages).with_context(|| format!("{shown} cannot be tidied"))?;
    let gone = if gone == 0 { String::new() } else { format!(" Took out {gone} of rules that are gone.") };
    writeln!(io::stdout(), "Wrote {} pages and an index into {shown}.{gone}", pages.len() - 1)?;
    Ok(())
}

/// Takes pages out that were made here and are made no more, and says how many.
fn swept(folder: &Path, pages: &[Page]) -> io::Result<usize> {
    let names: BTreeSet<&str> = pages.iter().map(|page| &*page.name).collect();
    let mut gone = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (name, path) = (entry.file_name(), entry.path());
        let is_page = path.extension().is_some_and(|ending| ending == "md");
        let stale = is_page && name.to_str().is_some_and(|name| !names.contains(name));
        if stale && entry.file_type()?.is_file() && is_made(&path) {
            fs::remove_file(&path)?;
            gone += 1;
        }
    }
    Ok(gone)
}

/// Whether a page bears the mark of those that were made here.
fn is_made(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes.starts_with(MADE.as_bytes()))
}
