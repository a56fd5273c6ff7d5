//! Files that an editor is to show, for one session: in a folder that only the writer can read, gone with the server.

use std::fs::{self, DirBuilder};
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

/// The files of a session.
#[derive(Debug, Default)]
pub(super) struct Papers(Mutex<Option<PathBuf>>);

impl Papers {
    /// Writes a file and gives its path. One of the same name is written over.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(super) fn write(&self, name: &str, text: &str) -> io::Result<PathBuf> {
        let mut held = self.held();
        let folder = match &*held {
            Some(folder) => folder.clone(),
            None => held.insert(folder()?).clone(),
        };
        let path = folder.join(name);
        fs::write(&path, text)?;
        Ok(path)
    }

    /// Whether a file is one of these.
    pub(super) fn hold(&self, path: &Path) -> bool {
        self.held().as_ref().is_some_and(|folder| path.starts_with(folder))
    }

    /// Removes all of them.
    pub(super) fn burn(&self) {
        if let Some(folder) = self.held().take() {
            // Another program may hold a file open; the system clears its folder of such files in time.
            let _ = fs::remove_dir_all(folder);
        }
    }

    fn held(&self) -> MutexGuard<'_, Option<PathBuf>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A new folder that only the writer can read. One that is there already is somebody else's, and is not taken.
fn folder() -> io::Result<PathBuf> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    let folder = std::env::temp_dir().join(format!("sitlint-{}-{now:x}", process::id()));
    private().create(&folder)?;
    // The editor says the name of a file as the system does, links resolved.
    Ok(folder.canonicalize().unwrap_or(folder))
}

#[cfg(unix)]
fn private() -> DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = DirBuilder::new();
    builder.mode(0o700);
    builder
}

#[cfg(not(unix))]
fn private() -> DirBuilder {
    // Elsewhere the folder for temporary files is the writer's own.
    DirBuilder::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_private_and_go_with_the_session() {
        let papers = Papers::default();
        let path = papers.write("a.md", "words").unwrap();
        assert_eq!(papers.write("a.md", "others").unwrap(), path);
        assert_eq!(fs::read_to_string(&path).unwrap(), "others");
        assert!(papers.hold(&path) && !papers.hold(Path::new("/a.md")));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(path.parent().unwrap()).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o700);
        }
        papers.burn();
        assert!(!path.exists() && !path.parent().unwrap().exists());
    }
}
