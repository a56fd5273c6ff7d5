//! The zip that a Word or OpenDocument file is: its parts read within bounds, and written back with others untouched.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{Cursor, Read, Write};

use zip::read::ZipArchive;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::format::extract::MOST as PARAGRAPHS;
use crate::format::guise::Guise;
use crate::text::Unreadable;

/// Bytes of all parts that are read: to read prose takes some ten times its bytes in memory, and 256 MB are the most for a
/// file that may mean no good. A report of 1,500 pages has less.
const LARGEST: u64 = 24 << 20;
/// A part that unpacks to more bytes than this must not be packed too well. To read a document takes up to twenty times
/// its XML in memory; so no file of some kilobytes takes more than 256 MB.
const WELL: u64 = 10 << 20;
/// How many times its packed size a part of a report is at most. The XML of Word packs ten to twenty times, that of a
/// program that writes the same line over and over again fifty times; zeros pack a thousand times.
const TIMES: u64 = 60;
/// Entries at most: a document has some dozens.
const MOST: usize = 10_000;
/// The first bytes of the compound files of old, in which encrypted documents are wrapped.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Why a draft that is a package cannot be read. Its `Display` is one sentence with what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It needs a password.
    Encrypted,
    /// It is a document of Word 97 to 2003.
    Old,
    /// It is no zip.
    NoPackage,
    /// It is something else than its name says.
    Guise(Guise),
    /// It is a zip that ends too early or is damaged.
    Damaged(String),
    /// It lacks the part that makes it a document.
    Missing(&'static str),
    /// A part is larger than any report is.
    TooLarge(String),
    /// It has more paragraphs than any report has.
    TooMany,
    /// A part is no XML in UTF-8.
    NoXml(String),
    /// A part unpacks to so many times its size that somebody must have meant it.
    Bomb(String),
    /// A part declares entities, which documents have no use for.
    Entities(String),
    /// It is text, and that cannot be read.
    Text(Unreadable),
}

impl Broken {
    /// Why a compound file of old cannot be read; `None` where the bytes are none.
    pub(super) fn compound(bytes: &[u8]) -> Option<Self> {
        if !bytes.starts_with(COMPOUND) {
            return None;
        }
        // The name of the stream that holds an encrypted document, in UTF-16.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted = memchr::memmem::find(bytes, &name).is_some();
        Some(if encrypted { Self::Encrypted } else { Self::Old })
    }
}

impl Broken {
    /// Why a file cannot be read whose name says that it is text; `None` where nothing speaks against it.
    pub(super) fn in_text(bytes: &[u8]) -> Option<Self> {
        Self::compound(bytes).or_else(|| Guise::in_text(bytes).map(Self::Guise))
    }

    /// The error of a file that should be of one kind, with what it is instead.
    pub(super) fn named(self, bytes: &[u8], kind: Guise) -> Self {
        let is_markup = bytes.trim_ascii_start().starts_with(b"<");
        let other = |guise: &Guise| match self {
            Self::NoPackage => !is_markup,
            Self::Missing(_) => *guise != kind,
            _ => false,
        };
        Guise::of(bytes).filter(other).map_or(self, Self::Guise)
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encrypted => write!(f, "is protected by a password: save a copy without one and check that"),
            Self::Old => write!(f, "is a document of Word 97 to 2003: save it as .docx and check that"),
            Self::NoPackage => {
                write!(f, "is no document of the kind its name says: check what it is, or name it as that")
            }
            Self::Guise(guise) => guise.fmt(f),
            Self::Damaged(what) => write!(f, "is damaged ({what}): open it where it was written and save it again"),
            Self::Missing(part) => write!(f, "has no {part}: it is no document, or was not saved whole"),
            Self::TooLarge(part) => {
                write!(f, "unpacks to more than {} MB in {part}: no report is that large", LARGEST >> 20)
            }
            Self::TooMany => write!(f, "has more than {PARAGRAPHS} paragraphs: no report is that long"),
            Self::Bomb(part) => {
                write!(
                    f,
                    "unpacks to more than {TIMES} times its size in {part}: no report does that, and it was not read"
                )
            }
            Self::NoXml(part) => {
                write!(f, "has a part that is no sound XML, {part}: open it where it was written and save it again")
            }
            Self::Entities(part) => {
                write!(f, "declares entities in {part}, which could unpack without end: it was not read")
            }
            Self::Text(unreadable) => unreadable.fmt(f),
        }
    }
}

/// A package, open for reading.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that were unpacked so far.
    unpacked: u64,
}

impl<'a> Package<'a> {
    /// Opens a file.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Broken> {
        if let Some(broken) = Broken::compound(bytes) {
            return Err(broken);
        }
        if !bytes.starts_with(b"PK") {
            return Err(Broken::NoPackage);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        match archive.len() {
            entries if entries > MOST => Err(Broken::Damaged(format!("{entries} entries"))),
            _ => Ok(Self { archive, unpacked: 0 }),
        }
    }

    /// The text of a part; `None` where there is none.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Broken> {
        let entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(&error)),
        };
        if entry.encrypted() {
            return Err(Broken::Encrypted);
        }
        let mut bytes = Vec::new();
        let (room, most) = (LARGEST - self.unpacked, WELL.max(entry.compressed_size().saturating_mul(TIMES)));
        entry.take(room.min(most) + 1).read_to_end(&mut bytes).map_err(|error| Broken::Damaged(error.to_string()))?;
        match bytes.len() as u64 {
            size if size > room => return Err(Broken::TooLarge(name.to_owned())),
            size if size > most => return Err(Broken::Bomb(name.to_owned())),
            size => self.unpacked += size,
        }
        Self::text(name, bytes).map(Some)
    }

    /// The text of a part that is unpacked, or of a file that is one part.
    pub(super) fn text(name: &str, bytes: Vec<u8>) -> Result<String, Broken> {
        if bytes.len() as u64 > LARGEST {
            return Err(Broken::TooLarge(name.to_owned()));
        }
        let text = String::from_utf8(bytes).map_err(|_| Broken::NoXml(name.to_owned()))?;
        // Documents have no document type; only one with entities of its own could unpack without end.
        let head = &text.as_bytes()[..text.len().min(4096)];
        match memchr::memmem::find(head, b"<!ENTITY") {
            Some(_) => Err(Broken::Entities(name.to_owned())),
            None => Ok(text),
        }
    }

    /// Whether a part is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The file with some parts written anew or added. All others are copied as they are packed.
    pub(super) fn with(mut self, mut parts: BTreeMap<String, String>) -> Result<Vec<u8>, Broken> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..self.archive.len() {
            let entry = self.archive.by_index_raw(at).map_err(|error| damaged(&error))?;
            let name = entry.name().map_err(|error| damaged(&error))?.into_owned();
            match parts.remove(&name) {
                Some(text) => {
                    drop(entry);
                    add(&mut writer, &name, &text).map_err(|error| damaged(&error))?;
                }
                None => writer.raw_copy_file(entry).map_err(|error| damaged(&error))?,
            }
        }
        for (name, text) in parts {
            add(&mut writer, &name, &text).map_err(|error| damaged(&error))?;
        }
        writer.finish().map(Cursor::into_inner).map_err(|error| damaged(&error))
    }
}

fn add(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) -> Result<(), ZipError> {
    writer.start_file(name, SimpleFileOptions::default())?;
    Ok(writer.write_all(text.as_bytes())?)
}

fn damaged(error: &ZipError) -> Broken {
    match error {
        ZipError::InvalidPassword => Broken::Encrypted,
        error => Broken::Damaged(error.to_string()),
    }
}
