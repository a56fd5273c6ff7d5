//! Edits in the text of an OpenDocument file: the words are written anew where they stand, and nothing else is.

use crate::format::opendocument::paragraph::is_space;
use crate::format::opendocument::parts::{Parts, with_content};
use crate::format::opendocument::walk::{Prefixes, walk};
use crate::format::package::Broken;
use crate::format::xml::{Splices, escaped, spliced};
use crate::text::{Origin, Span, Stretch};

/// The file with edits made in its text. An edit that touches words of several looks is written in the look of the first.
pub(in crate::format) fn rewritten(origin: &Origin, text: &str, edits: &[(Span, &str)]) -> Result<Vec<u8>, Broken> {
    let xml = Parts::open(&origin.bytes)?.content;
    let prefixes = walk(origin.parts.first().map_or("", String::as_str), &xml, |_, _| {})?;
    let mut splices = Splices::new();
    for &(span, words) in edits {
        let around = Around::of(text, span);
        if span.start == span.end {
            splices.extend(place(origin, span.start).map(|at| (Span::new(at, at), around.spelt(words, &prefixes))));
            continue;
        }
        let mut words = Some(words);
        for stretch in origin.touched(span) {
            let (start, end) = (span.start.max(stretch.text.start), span.end.min(stretch.text.end));
            let new = words.take().unwrap_or_default();
            if stretch.is_verbatim() {
                splices.push((stretch.within(span), around.spelt(new, &prefixes)));
            } else {
                // Of spaces that one element stands for, some may stay.
                let before = Span::new(stretch.text.start, start).of(text);
                let after = Span::new(end, stretch.text.end).of(text);
                splices.push((stretch.xml, around.spelt(&format!("{before}{new}{after}"), &prefixes)));
            }
        }
    }
    with_content(&origin.bytes, spliced(&xml, splices))
}

/// Where in the part something stands that is put before a byte of the text: right behind the words before it, so that
/// it looks as they do, or else right before the words that follow.
pub(super) fn place(origin: &Origin, byte: usize) -> Option<usize> {
    end_of(origin, byte).or_else(|| start_of(origin, byte)).or_else(|| {
        // Behind the marker of a note, say, nothing of the text stands in the file.
        let behind = origin.stretches.partition_point(|stretch| stretch.text.end <= byte);
        Some(origin.stretches.get(behind.checked_sub(1)?)?.xml.end)
    })
}

/// Where in the part the words begin whose first byte this is.
pub(super) fn start_of(origin: &Origin, byte: usize) -> Option<usize> {
    let at = origin.stretches.partition_point(|stretch| stretch.text.end <= byte);
    let stretch = origin.stretches.get(at).filter(|stretch| stretch.text.start <= byte)?;
    Some(stretch.xml.start + inside(stretch, byte).unwrap_or(0))
}

/// Where in the part the words end behind whose last byte this is.
pub(super) fn end_of(origin: &Origin, byte: usize) -> Option<usize> {
    let at = origin.stretches.partition_point(|stretch| stretch.text.end < byte);
    let stretch = origin.stretches.get(at).filter(|stretch| stretch.text.start < byte)?;
    Some(inside(stretch, byte).map_or(stretch.xml.end, |shift| stretch.xml.start + shift))
}

fn inside(stretch: &Stretch, byte: usize) -> Option<usize> {
    stretch.is_verbatim().then(|| byte - stretch.text.start)
}

/// What stands on both sides of an edit: white space in a row is worth one space in the file, unless it is spelt out.
struct Around {
    is_space_before: bool,
    is_space_after: bool,
}

impl Around {
    fn of(text: &str, span: Span) -> Self {
        let before = text.get(..span.start).and_then(|before| before.chars().next_back());
        let after = text.get(span.end..).and_then(|after| after.chars().next());
        Self { is_space_before: before.is_none_or(is_space), is_space_after: after.is_none_or(is_space) }
    }

    /// Words as they stand in XML. Characters that XML has no way to write are left out.
    fn spelt(&self, words: &str, prefixes: &Prefixes) -> String {
        let text = prefixes.bound("text").unwrap_or("text");
        let mut spelt = String::with_capacity(words.len());
        let mut after_space = self.is_space_before;
        let mut chars = words.chars().peekable();
        while let Some(char) = chars.next() {
            let is_last = chars.peek().is_none();
            let element = match char {
                ' ' if after_space || is_last && self.is_space_after => "s",
                '\t' => "tab",
                '\n' | '\u{b}' => "line-break",
                _ => "",
            };
            if element.is_empty() {
                spelt += &escaped(char.encode_utf8(&mut [0; 4]));
            } else {
                spelt.extend(["<", text, ":", element, "/>"]);
            }
            after_space = char == ' ';
        }
        spelt
    }
}
