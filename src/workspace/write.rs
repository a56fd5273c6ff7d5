//! Writes files whole or not at all.

use std::fs;
use std::fs::{File, Metadata};
use std::io;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::workspace::reason;

/// Why a draft was not written; its file is as it was.
#[derive(Debug)]
pub enum Unwritten {
    /// It was changed after it was read.
    Changed,
    /// It cannot be written: why, in words.
    Kept(String),
}

/// Writes a file whole or not at all: beside `path`, and moved there. A link stays a link, and a file that is there keeps
/// its permissions.
///
/// # Errors
/// Where it cannot be written.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let beside = beside(&path, bytes, fs::metadata(&path).ok())?;
    moved(&beside, &path)
}

/// Writes a draft as [`replace`] does, if its file still says what was read of it. What may not be written stays as it is,
/// even where moving another file there would be allowed.
///
/// # Errors
/// Where it was changed, or cannot be written.
pub fn mend(path: &Path, read: &[u8], bytes: &[u8]) -> Result<(), Unwritten> {
    let kept = |error: &io::Error| Unwritten::Kept(reason(error));
    let path = fs::canonicalize(path).map_err(|error| kept(&error))?;
    let data = fs::metadata(&path).map_err(|error| kept(&error))?;
    if data.permissions().readonly() {
        return Err(Unwritten::Kept("it is read-only".to_owned()));
    }
    let beside = beside(&path, bytes, Some(data)).map_err(|error| kept(&error))?;
    // The last thing before it is moved: nothing that was saved meanwhile is lost but within this blink.
    if fs::read(&path).is_ok_and(|now| now == read) {
        return moved(&beside, &path).map_err(|error| kept(&error));
    }
    let _ = fs::remove_file(&beside); // it was never told of
    Err(Unwritten::Changed)
}

/// Writes a new file beside a path, through to the disk, with the permissions and the owner of what is there.
fn beside(path: &Path, bytes: &[u8], data: Option<Metadata>) -> io::Result<PathBuf> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    // A short name of its own, which no walk takes for a draft.
    let beside = path.with_file_name(format!(".sitlint-{}-{count}", std::process::id()));
    let write = || {
        let mut file = File::options().write(true).create_new(true).open(&beside)?;
        file.write_all(bytes)?;
        if let Some(data) = data {
            own(&file, &data);
            file.set_permissions(data.permissions())?;
        }
        file.sync_all()
    };
    write().inspect_err(|error| {
        if error.kind() != io::ErrorKind::AlreadyExists {
            let _ = fs::remove_file(&beside); // the first error is the one to tell
        }
    })?;
    Ok(beside)
}

/// Gives a file the owner and the group of another, as far as one may: most people may not, and own both.
#[cfg(unix)]
fn own(file: &File, data: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let _ = fchown(file, Some(data.uid()), Some(data.gid()));
}

#[cfg(not(unix))]
fn own(_: &File, _: &Metadata) {}

fn moved(beside: &Path, path: &Path) -> io::Result<()> {
    fs::rename(beside, path).inspect_err(|_| {
        let _ = fs::remove_file(beside); // the first error is the one to tell
    })
}
