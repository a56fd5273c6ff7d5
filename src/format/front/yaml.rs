//! The YAML that headers of drafts use, line by line; what is none of it is passed over.

use crate::format::front::{Entry, Lines, plain};
use crate::text::Span;

/// Brackets within brackets beyond so many are no header's.
const DEPTH: usize = 8;

/// The entries of a stretch of a text.
pub(super) fn entries(text: &str, at: Span) -> Vec<Entry> {
    let mut reader = Reader { text, end: at.end, found: Vec::new(), parents: Vec::new(), block: None };
    let mut lines = Lines { text: &text[..at.end], at: at.start };
    while let Some((start, line)) = lines.next() {
        if let Some(end) = reader.line(start, line) {
            lines.at = lines.at.max(end);
        }
    }
    reader.found
}

struct Reader<'a> {
    text: &'a str,
    end: usize,
    found: Vec<Entry>,
    /// The keys around, each with its indentation.
    parents: Vec<(usize, String)>,
    /// The indentation of the key whose value stands in the lines below it as they are.
    block: Option<usize>,
}

impl Reader<'_> {
    /// Reads a line; gives the end of its value where that lies on a later line.
    fn line(&mut self, start: usize, line: &str) -> Option<usize> {
        let content = line.trim_start();
        let indent = line.len() - content.len();
        if content.is_empty() {
            return None;
        }
        if self.block.is_some_and(|outer| indent > outer) {
            let key = self.parents.last().map(|(_, key)| key.clone()).unwrap_or_default();
            self.found.push(entry(key, content.trim_end(), start + indent));
            return None;
        }
        self.block = None;
        if content.starts_with('#') {
            return None;
        }
        let Some(item) = content.strip_prefix("- ") else { return self.pair(start + indent, content, indent) };
        self.parents.retain(|&(outer, _)| outer <= indent);
        let pad = item.len() - item.trim_start().len();
        let place = start + indent + 2 + pad;
        if split(item).is_some() {
            return self.pair(place, item.trim_start(), indent + 2 + pad);
        }
        let key = self.key("");
        self.value(key, place, &item[pad..])
    }

    /// `key: value`
    fn pair(&mut self, start: usize, content: &str, indent: usize) -> Option<usize> {
        let (key, value) = split(content)?;
        while self.parents.last().is_some_and(|&(outer, _)| outer >= indent) {
            self.parents.pop();
        }
        let key = self.key(&plain(key));
        self.parents.push((indent, key.clone()));
        if matches!(value.trim(), "|" | ">" | "|-" | ">-" | "|+" | ">+") {
            self.block = Some(indent);
            return None;
        }
        self.value(key, start + content.len() - value.len(), value)
    }

    /// A key below the keys around.
    fn key(&self, key: &str) -> String {
        let outer = self.parents.last().map_or("", |(_, outer)| outer);
        [outer, key].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
    }

    fn value(&mut self, key: String, start: usize, raw: &str) -> Option<usize> {
        let place = start + raw.len() - raw.trim_start().len();
        if !raw.trim_start().starts_with(['[', '{']) {
            self.scalar(key, place, raw.trim_start());
            return None;
        }
        let length = closed(&self.text[place..self.end]);
        self.flow(&key, Span::new(place, place + length), 0);
        Some(place + length).filter(|&end| end > start + raw.len())
    }

    /// A list or a map in brackets, or a value in one.
    fn flow(&mut self, key: &str, at: Span, depth: usize) {
        let words = at.of(self.text);
        let trimmed = words.trim();
        let start = at.start + words.len() - words.trim_start().len();
        let inner = trimmed.strip_prefix(['[', '{']).filter(|_| depth < DEPTH);
        let Some(inner) = inner else { return self.scalar(key.to_owned(), start, trimmed) };
        let map = trimmed.starts_with('{');
        let inner = inner.strip_suffix([']', '}']).unwrap_or(inner);
        for part in parts(inner) {
            let whole = Span::new(start + 1 + part.start, start + 1 + part.end);
            match split(whole.of(self.text)).filter(|_| map) {
                Some((name, value)) => {
                    let key = format!("{key}.{}", plain(name));
                    self.flow(&key, Span::new(whole.end - value.len(), whole.end), depth + 1);
                }
                None => self.flow(key, whole, depth + 1),
            }
        }
    }

    /// A value, without its quotation marks or the comment behind it.
    fn scalar(&mut self, key: String, start: usize, raw: &str) {
        let quoted = raw.strip_prefix(['"', '\'']).and_then(|rest| {
            let mark = raw.chars().next()?;
            Some((1, &rest[..rest.find(mark)?]))
        });
        let bare = || (0, raw.split(" #").next().unwrap_or_default().trim_end());
        let (skipped, value) = quoted.unwrap_or_else(bare);
        if !value.is_empty() {
            self.found.push(entry(key, value, start + skipped));
        }
    }
}

fn entry(key: String, value: &str, start: usize) -> Entry {
    Entry { key, value: value.to_owned(), at: Span::new(start, start + value.len()) }
}

/// A key and what stands behind its colon. A colon within a word, as in an address or a time, is none.
fn split(content: &str) -> Option<(&str, &str)> {
    let colon = content.match_indices(':').map(|(at, _)| at).find(|&at| {
        let after = content[at + 1..].chars().next();
        after.is_none_or(char::is_whitespace) || content[..at].ends_with('"')
    })?;
    let key = &content[..colon];
    (!key.starts_with(['[', '{']) && (!key.starts_with(['"', '\'']) || key.trim_end().ends_with(['"', '\''])))
        .then(|| (key, &content[colon + 1..]))
}

/// Bytes of the longest value in brackets over several lines: beyond it one is not closed, but forgotten.
const LONGEST: usize = 8192;

/// How long a value in brackets is; one that is never closed ends with the line.
fn closed(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, sign) in text[..text.floor_char_boundary(LONGEST)].char_indices() {
        match (quote, sign) {
            (Some(open), _) if sign == open => quote = None,
            (Some(_), '\n') | (None, '"' | '\'') => quote = (sign != '\n').then_some(sign),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && quote.is_none() {
            return at + 1;
        }
    }
    text.find(['\n', '\r']).unwrap_or(text.len())
}

/// The parts between the commas that stand in no brackets and no quotation marks.
fn parts(inner: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut depth, mut quote, mut from) = (0_usize, None, 0);
    for (at, sign) in inner.char_indices() {
        match (quote, sign) {
            (Some(open), _) if sign == open => quote = None,
            (None, '"' | '\'') if inner[from..at].trim().is_empty() => quote = Some(sign),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                found.push(Span::new(from, at));
                from = at + 1;
            }
            _ => {}
        }
    }
    found.push(Span::new(from, inner.len()));
    found
}
