//! Where a row of a page links to: the draft, and the place in it.

use std::fmt::Write;
use std::path::{Component, Path, PathBuf};

use crate::mask::MASK;
use crate::render::Excerpt;
use crate::text::{Span, Unit};

/// How many words around a figure tell which of several places of the same words is meant.
const AROUND: usize = 3;

/// What a link opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opens {
    /// The draft in the browser, at the figure's words where the browser can find them.
    #[default]
    File,
    /// The draft in Visual Studio Code, at the figure's line and column.
    Vscode,
    /// Nothing: there are no links.
    Nothing,
}

/// How links are written.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// What they open.
    pub opens: Opens,
    /// The folder that names of drafts are relative to.
    pub here: PathBuf,
    /// The folder of the page.
    pub page: PathBuf,
}

impl Links {
    /// The address of a place in a draft; `None` where there is no file to open.
    pub(super) fn address(&self, excerpt: &Excerpt<'_>, span: Span) -> Option<String> {
        if excerpt.name() == "-" {
            return None;
        }
        let draft = plain(&self.here.join(excerpt.name()));
        match self.opens {
            Opens::Nothing => None,
            Opens::Vscode => {
                let place = excerpt.place(span.start);
                let path = slashed(&draft);
                let slash = if path.starts_with('/') { "" } else { "/" };
                let address = format!("vscode://file{slash}{}", encoded(&path, "/-"));
                Some(match excerpt.unit() {
                    Unit::Line => format!("{address}:{}:{}", place.line, place.column),
                    Unit::Paragraph => address,
                })
            }
            Opens::File => Some(format!("{}{}", relative(&plain(&self.page), &draft), fragment(excerpt, span))),
        }
    }
}

/// A path without `.` and `..`, as far as they can be taken out.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some() => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// The way from a folder to a file, as the path of an address; a file of another drive has its whole address.
fn relative(folder: &Path, file: &Path) -> String {
    let (from, to): (Vec<_>, Vec<_>) = (folder.components().collect(), file.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return format!("file:///{}", encoded(slashed(file).trim_start_matches('/'), "/-:"));
    }
    let up = "../".repeat(from.len() - shared);
    let down: PathBuf = to[shared..].iter().collect();
    // "./" keeps a name such as `a:b.md` from being read as a scheme.
    format!("{}{}", if up.is_empty() { "./" } else { &up }, encoded(&slashed(&down), "/-"))
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// A text fragment, by which a browser finds the words and shows them; none where words are masked.
fn fragment(excerpt: &Excerpt<'_>, span: Span) -> String {
    let line = excerpt.line_span(excerpt.line_of(span.start));
    let last = excerpt.line_span(excerpt.line_of(span.end));
    let last = Span::new(last.start, last.end.max(span.end));
    let (before, after) = (Span::new(line.start, span.start), Span::new(span.end, last.end));
    let words = |span| excerpt.words(span).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (before, text, after) = (words(before), words(span), words(after));
    let (before, after) = (&before[before.len().saturating_sub(AROUND)..], &after[..after.len().min(AROUND)]);
    // No browser looks into a Word file.
    if excerpt.unit() == Unit::Paragraph
        || text.is_empty()
        || [before, &text, after].iter().any(|words| words.iter().any(|word| word.contains(MASK)))
    {
        return String::new();
    }
    let part = |words: &[String]| encoded(&words.join(" "), "");
    // A bracket or a stop that touches the figure is no whole word for a browser to look for.
    let (lead, rest) = (excerpt.words(Span::new(line.start, span.start)), excerpt.words(Span::new(span.end, last.end)));
    let touched_before = lead.ends_with(|char: char| !char.is_whitespace());
    let touched_after = rest.starts_with(|char: char| !char.is_whitespace());
    let prefix = if before.is_empty() || touched_before { String::new() } else { format!("{}-,", part(before)) };
    let suffix = if after.is_empty() || touched_after { String::new() } else { format!(",-{}", part(after)) };
    format!("#:~:text={prefix}{}{suffix}", part(&text))
}

/// Text with all but letters, digits, `.`, `_`, `~` and what is kept written as bytes in hexadecimal.
fn encoded(text: &str, kept: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"._~".contains(&byte) || kept.as_bytes().contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Source;

    #[track_caller]
    fn check(name: &str, opens: Opens, expected: &str) {
        let text = "Shells killed 14 people on Friday.";
        let source = Source::new(name, text);
        let excerpt = Excerpt::whole(&source);
        let links = Links { opens, here: "/desk/drafts".into(), page: "/desk/out".into() };
        assert_eq!(links.address(&excerpt, Span::new(14, 23)).unwrap_or_default(), expected);
    }

    #[test]
    fn a_link_leads_from_the_page_to_the_place() {
        let words = "#:~:text=Shells%20killed-,14%20people,-on%20Friday.";
        check("may 3.md", Opens::File, &format!("../drafts/may%203.md{words}"));
        check("../out/a.md", Opens::File, &format!("./a.md{words}"));
        check("../out/javascript:a.md", Opens::File, &format!("./javascript%3Aa.md{words}"));
        check("./x/../a.md", Opens::Vscode, "vscode://file/desk/drafts/a.md:1:15");
        check("a.md", Opens::Nothing, "");
        check("-", Opens::File, "");
    }
}
