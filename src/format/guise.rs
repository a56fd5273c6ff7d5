//! What a file is, whatever its name says, by its first bytes: so that a wrong ending is told and not puzzled over.

use std::fmt;

use memchr::memmem;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guise {
    /// A Word document.
    Word,
    /// An `OpenDocument` text.
    OpenDocument,
    /// A spreadsheet or a presentation.
    Sheet,
    /// Another zip.
    Zip,
    /// A PDF.
    Pdf,
    /// Rich text.
    Rich,
    /// What Word keeps beside a document that is open, to say who has it open.
    Owner,
    /// Plain text.
    Text,
}

/// Bytes that tell whether a file is text.
const SOME: usize = 8192;
/// The marks of the beginning and of an entry of a zip.
const ZIP: &[u8] = b"PK\x03\x04";

impl Guise {
    /// What the bytes of a file are; `None` where they are nothing that is known.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let has = |name: &str| memmem::find(bytes, name.as_bytes()).is_some();
        if bytes.starts_with(ZIP) {
            // The names of the parts of a zip stand in it as they are.
            return Some(match () {
                () if has("mimetypeapplication/vnd.oasis.opendocument.text") => Self::OpenDocument,
                () if has("mimetypeapplication/vnd.oasis.opendocument") => Self::Sheet,
                () if has("xl/workbook") || has("ppt/presentation") => Self::Sheet,
                () if has("word/document") => Self::Word,
                () => Self::Zip,
            });
        }
        let head = &bytes[..bytes.len().min(SOME)];
        // A character that is cut by the end of the head is no fault.
        let whole = |rest: &[u8]| std::str::from_utf8(rest).map_or_else(|error| error.error_len().is_none(), |_| true);
        match () {
            () if bytes.starts_with(b"%PDF-") => Some(Self::Pdf),
            () if bytes.starts_with(b"{\\rtf") => Some(Self::Rich),
            () if bytes.len() == OWNER && bytes.first().is_some_and(|&length| (1..=52).contains(&length)) => {
                Some(Self::Owner)
            }
            () if !head.contains(&0) && whole(head) => Some(Self::Text),
            () => None,
        }
    }
}

impl Guise {
    /// What a file is whose name says that it is text, and that is none.
    pub(super) fn in_text(bytes: &[u8]) -> Option<Self> {
        // Most drafts are told from all of these by their first byte, and never searched.
        let sign = bytes.first().is_some_and(|first| b"P%{".contains(first));
        sign.then(|| Self::of(bytes)).flatten().filter(|guise| !matches!(guise, Self::Text | Self::Owner))
    }
}

/// Bytes of the file that Word keeps beside an open document: the length of a name, the name, the name again.
const OWNER: usize = 162;

impl fmt::Display for Guise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Word => "is a Word document, whatever its name says: name it .docx and check that",
            Self::OpenDocument => "is an OpenDocument text, whatever its name says: name it .odt and check that",
            Self::Sheet => "is a spreadsheet or a presentation: put its text into a document and check that",
            Self::Zip => "is a zip archive: unpack it and check the drafts in it",
            Self::Pdf => "is a PDF: check the document that it was made from",
            Self::Rich => "is rich text (RTF): save it as .docx and check that",
            Self::Owner => "is what Word keeps beside an open document: check the document, whose name has no “~$”",
            Self::Text => "is plain text, whatever its name says: name it .txt or .md and check that",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<Guise>) {
        assert_eq!(Guise::of(bytes), expected);
    }

    #[test]
    fn the_first_bytes_tell_what_a_file_is() {
        check(b"%PDF-1.7\n\x00", Some(Guise::Pdf));
        check(b"{\\rtf1\\ansi 46 people were killed.}", Some(Guise::Rich));
        check(b"PK\x03\x04\x0a....word/document.xml", Some(Guise::Word));
        check(b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.textPK", Some(Guise::OpenDocument));
        check(b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK", Some(Guise::Sheet));
        check(b"PK\x03\x04a.md", Some(Guise::Zip));
        check("46 people — killed".as_bytes(), Some(Guise::Text));
        check(b"\x89PNG\0\0", None);
        check(b"caf\xE9 46", None);
    }

    #[test]
    fn a_word_that_begins_as_a_sign_does_is_text() {
        for words in ["PK 46 people", "{\\rt} 46", "%PD", ""] {
            assert_eq!(Guise::in_text(words.as_bytes()), None, "{words}");
        }
    }
}
