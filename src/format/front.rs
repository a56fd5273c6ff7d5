//! Front matter: the `key: value` lines between two `---` at the top of a draft, honoured in every format.

use crate::text::Span;

/// The entries of a draft's front matter, in the order of the source.
///
/// The subset of YAML that such headers use: one `key: value` a line, quoted or not; a list in brackets or one `- item`
/// a line; one level of nesting, whose keys are joined with a dot (`sitlint.allow`). Anything else is passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The entries, lists taken apart: an entry an item.
    pub entries: Vec<Entry>,
    /// The whole of it in the source, delimiters included; empty where there is none.
    pub at: Span,
}

/// One value of the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key in lower case, `-` and spaces written as `_`; nested keys are joined with a dot.
    pub key: String,
    /// The value without quotation marks.
    pub value: String,
    /// The value in the source.
    pub at: Span,
}

impl FrontMatter {
    /// The first value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// All values of a key.
    pub fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(move |entry| entry.key == key)
    }

    /// The front matter of a text and the offset at which its body begins.
    pub(super) fn split(text: &str) -> (Self, usize) {
        let mut lines = Walk { text, at: 0 };
        if lines.next().is_none_or(|(_, line)| line.trim_end() != "---") {
            return (Self::default(), 0);
        }
        let mut front = Self::default();
        let mut parent = String::new();
        while let Some((start, line)) = lines.next() {
            if matches!(line.trim_end(), "---" | "...") {
                front.at = Span::new(0, lines.at);
                return (front, lines.at);
            }
            front.line(start, line, &mut parent);
        }
        (Self::default(), 0) // never closed: a rule across the page, not front matter
    }

    fn line(&mut self, start: usize, line: &str, parent: &mut String) {
        let content = line.trim_start();
        let indent = line.len() - content.len();
        if content.starts_with('#') {
            return;
        }
        if let Some(item) = content.strip_prefix("- ") {
            self.value(parent.clone(), start + indent + 2, item);
            return;
        }
        let Some((key, value)) = content.split_once(':') else { return };
        let key = key.trim().trim_matches(['"', '\'']).to_lowercase().replace(['-', ' '], "_");
        let nested = indent > 0 && !parent.is_empty();
        let outer = parent.split('.').next().unwrap_or("");
        let full = if nested { format!("{outer}.{key}") } else { key };
        self.value(full.clone(), start + line.len() - value.len(), value);
        *parent = full;
    }

    fn value(&mut self, key: String, start: usize, raw: &str) {
        let value = raw.trim();
        let start = start + raw.len() - raw.trim_start().len();
        if let Some(list) = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let mut at = start + 1;
            for item in list.split(',') {
                self.value(key.clone(), at, item);
                at += item.len() + 1;
            }
        } else if let Some(map) = value.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            let Some((inner, rest)) = map.split_once(':') else { return };
            self.value(format!("{key}.{}", inner.trim()), start + 1 + inner.len() + 1, rest);
        } else {
            let bare = value.trim_matches(['"', '\'']);
            if !bare.is_empty() {
                let start = start + value.len() - value.trim_start_matches(['"', '\'']).len();
                self.entries.push(Entry { key, value: bare.to_owned(), at: Span::new(start, start + bare.len()) });
            }
        }
    }
}

/// The lines of a text with their offsets, line breaks taken off.
struct Walk<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Walk<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let line = rest.split_inclusive('\n').next()?;
        let start = self.at;
        self.at += line.len();
        Some((start, line.trim_end_matches(['\n', '\r'])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let (front, _) = FrontMatter::split(text);
        let found: Vec<_> = front.entries.iter().map(|entry| (entry.key.as_str(), entry.value.as_str())).collect();
        assert_eq!(found, expected);
        for entry in &front.entries {
            assert_eq!(entry.at.of(text), entry.value);
        }
    }

    #[test]
    fn keys_values_and_lists_are_read() {
        check("---\ndate: 2024-05-14\nAs-Of: \"3 May\"\n---\nText", &[("date", "2024-05-14"), ("as_of", "3 May")]);
        check("---\nnames:\n  - Rana Idris\n  - Omar\n---\n", &[("names", "Rana Idris"), ("names", "Omar")]);
        check("---\r\nsitlint: {allow: [a, b]}\r\n---\r\n", &[("sitlint.allow", "a"), ("sitlint.allow", "b")]);
        check("---\nsitlint:\n  allow:\n    - a\n---\n", &[("sitlint.allow", "a")]);
    }

    #[test]
    fn a_lone_rule_is_no_front_matter() {
        check("---\nThe convoy: late.\n", &[]);
        check("Text\n---\na: b\n---\n", &[]);
    }
}
