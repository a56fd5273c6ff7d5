//! The drafts that paths name: files as they are, folders walked, standard input.

use std::fmt;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use jiff::civil::Date;
use rustc_hash::FxHashSet;

use crate::format::{Format, Opened, Trace};
use crate::workspace::Workspace;
use crate::workspace::settings::{reason, slashed};

/// A draft that can be read: where it is, and what it is called.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its name in outputs: the path as it was given, with `/`.
    pub name: String,
    /// How it is marked up.
    pub format: Format,
    /// Its size in bytes when it was found.
    pub size: u64,
    /// Its date, where whoever sent it says so.
    pub date: Option<Date>,
    place: Place,
}

/// Where the bytes of a draft are.
#[derive(Clone, Debug)]
enum Place {
    Disk(PathBuf),
    Held(Vec<u8>),
    /// By another program, under a name that is no path.
    Sent(Vec<u8>),
}

/// Something that could not be read; its `Display` is one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The name of the file or folder.
    pub file: String,
    /// What is wrong with it and what to do.
    pub sentence: String,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stop = if self.sentence.ends_with('.') { "" } else { "." };
        write!(f, "{}: {}{stop}", self.file, self.sentence)
    }
}

/// What paths name.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The drafts: as the paths were given, and by name within a folder.
    pub drafts: Vec<Draft>,
    /// What could not be found or read.
    pub troubles: Vec<Trouble>,
    /// Folders that hold no draft.
    pub empty: Vec<String>,
}

impl Draft {
    /// A draft whose bytes are at hand already, such as standard input. A name that tells of no format is plain text.
    #[must_use]
    pub fn held(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        let name = name.into();
        let format = Format::of(&name).unwrap_or_default();
        Self { name, format, size: bytes.len() as u64, date: None, place: Place::Held(bytes) }
    }

    /// A document that another program sent, under a name that is no path: the settings of the current folder hold.
    #[must_use]
    pub fn sent(name: String, format: Format, date: Option<Date>, bytes: Vec<u8>) -> Self {
        Self { name, format, size: bytes.len() as u64, date, place: Place::Sent(bytes) }
    }

    /// The draft with other bytes, which are held and not written.
    #[must_use]
    pub fn with(&self, bytes: Vec<u8>) -> Self {
        let size = bytes.len() as u64;
        let place = match &self.place {
            Place::Sent(_) => Place::Sent(bytes),
            Place::Held(_) | Place::Disk(_) => Place::Held(bytes),
        };
        Self { size, place, ..self.clone() }
    }

    /// The file of the draft; for a held one the path that its name is.
    #[must_use]
    pub fn path(&self) -> &Path {
        match &self.place {
            Place::Disk(path) => path,
            Place::Held(_) => Path::new(&self.name),
            Place::Sent(_) => Path::new("document"),
        }
    }

    /// The draft, read and taken apart.
    ///
    /// # Errors
    /// Where it cannot be read, or is not what its name says.
    pub fn open(&self) -> Result<Opened, Trouble> {
        self.format.open(&self.name, self.read()?).map_err(|broken| self.trouble(broken.to_string()))
    }

    /// What travels with the draft's file beside its text.
    ///
    /// # Errors
    /// Where it cannot be read, or is not what its name says.
    pub fn traces(&self) -> Result<Vec<Trace>, Trouble> {
        self.format.traces(&self.read()?).map_err(|broken| self.trouble(broken.to_string()))
    }

    fn read(&self) -> Result<Vec<u8>, Trouble> {
        match &self.place {
            Place::Held(bytes) | Place::Sent(bytes) => Ok(bytes.clone()),
            Place::Disk(path) => {
                fs::read(path).map_err(|error| self.trouble(format!("cannot be read: {}", reason(&error))))
            }
        }
    }

    fn trouble(&self, sentence: String) -> Trouble {
        Trouble { file: self.name.clone(), sentence }
    }
}

impl Draft {
    /// The bytes of a draft that is held and not on disk.
    #[must_use]
    pub fn bytes(&self) -> Option<&[u8]> {
        match &self.place {
            Place::Held(bytes) | Place::Sent(bytes) => Some(bytes),
            Place::Disk(_) => None,
        }
    }
}

impl Workspace {
    /// The drafts that paths name. A folder is walked, `.gitignore` respected, for files whose names tell of a draft;
    /// a file that is named itself is read in any case, as plain text where its name tells nothing.
    #[must_use]
    pub fn drafts(&self, paths: &[PathBuf]) -> Found {
        let mut found = Found::default();
        let mut seen = FxHashSet::default();
        for path in paths {
            let full = self.absolute(path);
            match fs::metadata(&full) {
                Err(error) => found.troubles.push(Trouble { file: slashed(path), sentence: reason(&error) }),
                Ok(data) if data.is_dir() => self.walk(path, &mut found, &mut seen),
                Ok(data) => {
                    if seen.insert(full.clone()) {
                        let name = slashed(path);
                        let format = Format::of(&name).unwrap_or_default();
                        found.drafts.push(Draft {
                            name,
                            format,
                            size: data.len(),
                            date: None,
                            place: Place::Disk(full),
                        });
                    }
                }
            }
        }
        found
    }

    fn walk(&self, folder: &Path, found: &mut Found, seen: &mut FxHashSet<PathBuf>) {
        let full = self.absolute(folder);
        let mut drafts = Vec::new();
        for entry in WalkBuilder::new(&full).require_git(false).build() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let sentence = format!("cannot be walked: {error}");
                    found.troubles.push(Trouble { file: slashed(folder), sentence });
                    continue;
                }
            };
            let inside = entry.path().strip_prefix(&full).unwrap_or(entry.path());
            let name = slashed(&folder.join(inside));
            let file = entry.file_type().is_some_and(|kind| kind.is_file());
            let Some(format) = Format::of(&name).filter(|_| file && !is_mark(entry.path())) else { continue };
            let size = entry.metadata().map_or(0, |data| data.len());
            drafts.push(Draft { name, format, size, date: None, place: Place::Disk(entry.into_path()) });
        }
        if drafts.is_empty() {
            found.empty.push(slashed(folder));
        }
        drafts.sort_by(|a, b| a.path().cmp(b.path()));
        drafts.retain(|draft| seen.insert(draft.path().to_path_buf()));
        found.drafts.append(&mut drafts);
    }
}

/// Whether a file is what a word processor leaves beside a document that is open: `~$report.docx`, `.~lock.report.odt#`.
fn is_mark(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("~$") || name.starts_with(".~lock.")
}

/// All of standard input as a draft of that name.
///
/// # Errors
/// Where it cannot be read.
pub fn from_input(name: &str, mut input: impl Read) -> Result<Draft, Trouble> {
    let mut bytes = Vec::new();
    match input.read_to_end(&mut bytes) {
        Ok(_) => Ok(Draft::held(name, bytes)),
        Err(error) => Err(Trouble { file: name.to_owned(), sentence: format!("cannot be read: {}", reason(&error)) }),
    }
}
