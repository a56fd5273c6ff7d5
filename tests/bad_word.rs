//! What is no Word document, or no sound one: a clear sentence each or a reading, never a panic, in bounded memory.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod program;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use program::Folder;
use zip::write::{SimpleFileOptions, ZipWriter};

const UNSOURCED: &str = "Gas in the coal store at Pit Two on 6 June 2022 killed 13 miners.";
const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"r1\" Target=\"word/document.xml\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>";

/// A zip of parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word file whose body is this XML.
fn word(body: &str) -> Vec<u8> {
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    package(&[("_rels/.rels", RELATIONS.as_bytes()), ("word/document.xml", text.as_bytes())])
}

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

/// Runs `check` on a bad file beside a good one: one sentence on standard error, exit code 2, the other still read.
#[track_caller]
fn refused(name: &str, bytes: &[u8], sentence: &str) {
    let folder = Folder::with(&[("other.md", UNSOURCED)]);
    folder.write(name, bytes);
    for command in ["check", "ledger", "extract"] {
        let run = folder.run(&[command, name, "other.md"]);
        assert_eq!(run.err, format!("sitlint: {name}: {sentence}.\n"), "{command}");
        assert_eq!(run.code, 2, "{command}");
        assert!(run.out.contains("13 miners"), "{command}: {}", run.out);
    }
}

/// Runs `check` on a strange file that is read all the same: its figure of thirteen miners is found.
#[track_caller]
fn read(bytes: &[u8]) {
    let folder = Folder::with(&[]);
    folder.write("a.docx", bytes);
    let run = folder.run(&["check", "--format", "concise", "a.docx"]);
    assert!(run.out.contains("13 miners") && run.err.is_empty() && run.code == 1, "{} {}", run.code, run.err);
}

/// The first bytes of a compound file, and the name of a stream in it.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1024, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    bytes
}

#[test]
fn an_encrypted_document_is_told() {
    let sentence = "is protected by a password: save a copy without one and check that";
    refused("a.docx", &compound("EncryptedPackage"), sentence);
    refused("a.md", &compound("EncryptedPackage"), sentence);
}

#[test]
fn a_document_of_the_old_kind_is_told() {
    refused("a.docx", &compound("WordDocument"), "is a document of Word 97 to 2003: save it as .docx and check that");
}

#[test]
fn a_document_that_ends_too_early_is_told() {
    let whole = word(&paragraph(UNSOURCED));
    let folder = Folder::with(&[("other.md", UNSOURCED)]);
    for length in [5, 200, whole.len() / 2, whole.len() - 1] {
        folder.write("a.docx", &whole[..length]);
        let run = folder.run(&["check", "a.docx", "other.md"]);
        assert!(run.err.starts_with("sitlint: a.docx: is ") && run.err.lines().count() == 1, "{length}: {}", run.err);
        assert!(run.code == 2 && run.out.contains("13 miners"), "{length}");
    }
}

#[test]
fn a_wrong_ending_is_told() {
    let document = word(&paragraph(UNSOURCED));
    let name_it = "is a Word document, whatever its name says: name it .docx and check that";
    refused("a.md", &document, name_it);
    refused("a.txt", &document, name_it);
    let rich = b"{\\rtf1\\ansi 46 people were killed.}";
    for name in ["a.docx", "a.md"] {
        refused(name, rich, "is rich text (RTF): save it as .docx and check that");
        refused(name, b"%PDF-1.7\n\x00\x01", "is a PDF: check the document that it was made from");
        refused(name, &package(&[("a.md", b"text")]), "is a zip archive: unpack it and check the drafts in it");
    }
    let text = "is plain text, whatever its name says: name it .txt or .md and check that";
    refused("a.docx", UNSOURCED.as_bytes(), text);
    let nothing = "is no document of the kind its name says: check what it is, or name it as that";
    refused("a.docx", b"\x89PNG\0\0\0", nothing);
}

#[test]
fn what_word_leaves_beside_an_open_document_is_passed_over() {
    let mut mark = vec![5, b'R', b'a', b'n', b'a'];
    mark.resize(162, 0);
    let folder = Folder::with(&[]);
    folder.write("sub/report.docx", &word(&paragraph(UNSOURCED)));
    folder.write("sub/~$report.docx", &mark);
    folder.write("sub/.~lock.report.odt#", b",rana,desk,");
    let run = folder.run(&["check", "sub"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let told = "is what Word keeps beside an open document: check the document, whose name has no “~$”";
    refused("~$report.docx", &mark, told);
}

#[test]
fn a_document_without_its_text_is_told() {
    let sentence = "has no text: it is no document, or was not saved whole";
    let bare = package(&[("_rels/.rels", RELATIONS.as_bytes()), ("word/document.xml.bak", b"<a/>")]);
    refused("a.docx", &bare, sentence);
}

#[test]
fn a_document_without_styles_is_read() {
    read(&word(&paragraph(UNSOURCED)));
}

#[test]
fn a_part_that_is_no_utf8_is_told() {
    let mut part = b"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">".to_vec();
    part.extend(b"<w:p><w:r><w:t>caf\xE9</w:t></w:r></w:p></w:document>");
    let bytes = package(&[("_rels/.rels", RELATIONS.as_bytes()), ("word/document.xml", &part)]);
    let sentence = "has a part that is no sound XML, word/document.xml: open it where it was written and save it again";
    refused("a.docx", &bytes, sentence);
}

#[test]
fn entities_are_not_expanded() {
    let mut part = String::from("<?xml version=\"1.0\"?><!DOCTYPE w:document [<!ENTITY a \"ha\">");
    for (before, after) in ('a'..='y').zip('b'..='z') {
        write!(part, "<!ENTITY {after} \"{}\">", format!("&{before};").repeat(10)).unwrap();
    }
    part.push_str("]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p>&z;</w:p></w:document>");
    let bytes = package(&[("_rels/.rels", RELATIONS.as_bytes()), ("word/document.xml", part.as_bytes())]);
    refused(
        "a.docx",
        &bytes,
        "declares entities in word/document.xml, which could unpack without end: it was not read",
    );
}

/// Holds that the program reads or refuses a file with no more than 256 MB for its data: with less it could not end well.
#[cfg(target_os = "linux")]
#[track_caller]
fn held(bytes: &[u8]) {
    let folder = Folder::with(&[]);
    folder.write("a.docx", bytes);
    let script = "ulimit -d 262144; exec \"$0\" check --jobs 1 --fail-on never a.docx";
    let mut command = std::process::Command::new("sh");
    command.args(["-c", script, env!("CARGO_BIN_EXE_sitlint")]).current_dir(folder.path(""));
    let done = command.env("MALLOC_ARENA_MAX", "1").output().unwrap();
    let code = done.status.code();
    assert!(code == Some(0) || code == Some(2), "{code:?} {}", String::from_utf8_lossy(&done.stderr));
}

#[cfg(not(target_os = "linux"))]
fn held(_: &[u8]) {}

#[test]
fn a_bomb_is_refused_in_bounded_memory() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_level(Some(1)); // fast
    writer.start_file("_rels/.rels", options).unwrap();
    writer.write_all(RELATIONS.as_bytes()).unwrap();
    writer.start_file("word/document.xml", options).unwrap();
    let zeros = vec![0; 1 << 20];
    (0..80).for_each(|_| writer.write_all(&zeros).unwrap());
    let bytes = writer.finish().unwrap().into_inner();
    refused("a.docx", &bytes, "unpacks to more than 24 MB in word/document.xml: no report is that large");
    held(&bytes);
}

#[test]
fn a_bomb_of_small_paragraphs_is_refused_in_bounded_memory() {
    let paragraph = paragraph("a");
    let under = word(&paragraph.repeat((9 << 20) / paragraph.len()));
    let over = word(&paragraph.repeat((11 << 20) / paragraph.len()));
    held(&under);
    let sentence =
        "unpacks to more than 60 times its size in word/document.xml: no report does that, and it was not read";
    refused("a.docx", &over, sentence);
}

#[test]
fn a_million_empty_paragraphs_are_read() {
    read(&word(&("<w:p/>".repeat(1_000_000) + &paragraph(UNSOURCED))));
}

#[test]
fn ten_thousand_nested_tables_are_read() {
    let (open, close) = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
    let text = format!("{}{}{}", open.repeat(10_000), paragraph(UNSOURCED), close.repeat(10_000));
    read(&word(&(text + &paragraph(UNSOURCED))));
}

#[test]
fn a_hundred_thousand_nested_elements_are_read() {
    let text = format!("{}{}{}", "<w:sdt>".repeat(100_000), paragraph(UNSOURCED), "</w:sdt>".repeat(100_000));
    read(&word(&text));
    let boxes = 100_000;
    let text = format!("{}{}{}", "<w:p><w:r>".repeat(boxes), paragraph(UNSOURCED), "</w:r></w:p>".repeat(boxes));
    read(&word(&text));
}

#[test]
fn a_paragraph_of_nine_megabytes_is_read() {
    let words = "The school in the village was open again, and the road to it was clear. ".repeat(120_000);
    read(&word(&paragraph(&(words + UNSOURCED))));
}
