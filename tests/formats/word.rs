//! The generated documents as Word files.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

use crate::{Part, Run, SENTENCES, WORDS};

const NAMESPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A Word file of these parts.
pub fn document(parts: &[Part]) -> Vec<u8> {
    let mut body = Body::default();
    for part in parts {
        body.part(part);
    }
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"http://x/{kind}\" Target=\"{target}\"/>")
    };
    let links =
        relation("rId1", "hyperlink", "https://example.org/a") + &relation("rId2", "footnotes", "footnotes.xml");
    let files = [
        ("_rels/.rels", format!("<R>{}</R>", relation("r", "officeDocument", "word/document.xml"))),
        ("word/_rels/document.xml.rels", format!("<R>{links}</R>")),
        ("word/document.xml", format!("<w:document {NAMESPACE}><w:body>{}</w:body></w:document>", body.xml)),
        ("word/footnotes.xml", format!("<w:footnotes {NAMESPACE}>{}</w:footnotes>", body.notes)),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[derive(Default)]
struct Body {
    xml: String,
    notes: String,
    count: usize,
    lists: usize,
}

impl Body {
    fn part(&mut self, part: &Part) {
        match part {
            Part::Heading(level, words) => {
                let style = format!("<w:pStyle w:val=\"Heading{level}\"/>");
                self.paragraph(&style, &run(WORDS[*words], ""));
            }
            Part::Paragraph(line) => self.line("", line),
            Part::Quote(line) => self.line("<w:pStyle w:val=\"Quote\"/>", line),
            Part::List(items) => {
                let style = self.list();
                for line in items {
                    self.line(&style, line);
                }
            }
            Part::Nested(outer, inner) => {
                let style = self.list();
                self.line(&style, outer);
                let style = self.list();
                self.line(&style, inner);
            }
            Part::Table(rows) => {
                self.xml.push_str("<w:tbl>");
                for row in rows {
                    self.xml.push_str("<w:tr>");
                    for &words in row {
                        self.xml.push_str("<w:tc>");
                        self.paragraph("", &run(WORDS[words], ""));
                        self.xml.push_str("</w:tc>");
                    }
                    self.xml.push_str("</w:tr>");
                }
                self.xml.push_str("</w:tbl>");
            }
            Part::Listing(_) | Part::Comment => unreachable!("Word has neither"),
        }
    }

    fn list(&mut self) -> String {
        self.lists += 1;
        format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{}\"/></w:numPr>", self.lists)
    }

    fn paragraph(&mut self, properties: &str, inner: &str) {
        let _ = write!(self.xml, "<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>");
    }

    fn line(&mut self, properties: &str, line: &[Run]) {
        let mut inner = String::new();
        for (at, one) in line.iter().enumerate() {
            if at > 0 && !matches!(one, Run::Note) {
                inner.push_str(&run(" ", ""));
            }
            match one {
                Run::Plain(at) => inner.push_str(&run(SENTENCES[*at], "")),
                Run::Strong(at) => inner.push_str(&run(SENTENCES[*at], "<w:b/>")),
                Run::Link(at) => {
                    let _ = write!(inner, "<w:hyperlink r:id=\"rId1\">{}</w:hyperlink>", run(SENTENCES[*at], ""));
                }
                Run::Broken(at) => {
                    let (first, rest) = SENTENCES[*at].split_once(' ').unwrap();
                    inner.push_str(&(run(first, "<w:b/>") + &run(&format!(" {rest}"), "")));
                }
                Run::Struck(at) => {
                    let gone = run(SENTENCES[*at], "").replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ");
                    let _ = write!(inner, "<w:del w:author=\"A\">{gone}</w:del>");
                }
                Run::Note => {
                    self.count += 1;
                    let note = self.count;
                    let _ = write!(inner, "<w:r><w:footnoteReference w:id=\"{note}\"/></w:r>");
                    let words = run(&format!("Northwatch, bulletin {note}."), "");
                    let _ = write!(self.notes, "<w:footnote w:id=\"{note}\"><w:p>{words}</w:p></w:footnote>");
                }
            }
        }
        self.paragraph(properties, &inner);
    }
}

fn run(words: &str, properties: &str) -> String {
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}
