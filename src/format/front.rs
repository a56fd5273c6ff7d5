//! Front matter: what stands between two lines `---` (YAML) or `+++` (TOML) at the top of a draft, honoured in every
//! format.

mod table;
mod yaml;

use crate::text::Span;

/// The entries of a draft's front matter, in the order of the source.
///
/// Of YAML what such headers use is read: keys with values, quoted or not; lists and maps in brackets or one item a line;
/// nested keys. TOML is read whole. Where a line breaks the rules, the others are read all the same.
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

/// Reads the entries of a stretch of a text.
type Reader = fn(&str, Span) -> Vec<Entry>;

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

    /// The front matter of a text and the offset at which its body begins. One that is never closed is none: it is prose.
    pub(super) fn split(text: &str) -> (Self, usize) {
        let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut lines = Lines { text, at: mark };
        let Some((_, first)) = lines.next() else { return (Self::default(), 0) };
        let (read, ends): (Reader, &[&str]) = match first.trim_end() {
            "---" => (yaml::entries, &["---", "..."]),
            "+++" => (table::entries, &["+++"]),
            _ => return (Self::default(), 0),
        };
        let begin = lines.at;
        while let Some((start, line)) = lines.next() {
            if ends.contains(&line.trim_end()) {
                let entries = read(text, Span::new(begin, start));
                return (Self { entries, at: Span::new(0, lines.at) }, lines.at);
            }
        }
        (Self::default(), 0)
    }
}

/// A key as entries have it.
fn plain(key: &str) -> String {
    key.trim().trim_matches(['"', '\'']).to_lowercase().replace(['-', ' '], "_")
}

/// The lines of a text with their offsets, line breaks taken off.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Lines<'a> {
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
        for text in [text, &text.replace('\n', "\r\n"), &format!("\u{feff}{text}")] {
            let (front, _) = FrontMatter::split(text);
            let found: Vec<_> = front.entries.iter().map(|entry| (entry.key.as_str(), entry.value.as_str())).collect();
            assert_eq!(found, expected);
            for entry in &front.entries {
                assert_eq!(entry.at.of(text), entry.value);
            }
        }
    }

    #[test]
    fn keys_values_and_lists_are_read() {
        check("---\ndate: 2024-05-14\nAs-Of: \"3 May\"\n---\nText", &[("date", "2024-05-14"), ("as_of", "3 May")]);
        check("---\nnames:\n  - Rana Idris\n  - Omar\n---\n", &[("names", "Rana Idris"), ("names", "Omar")]);
        check("---\nnames:\n- Rana Idris\ndate: x\n---\n", &[("names", "Rana Idris"), ("date", "x")]);
        check("---\nsitlint: {allow: [a, b]}\n---\n", &[("sitlint.allow", "a"), ("sitlint.allow", "b")]);
        check("---\nsitlint:\n  allow:\n    - a\ndate: b\n---\n", &[("sitlint.allow", "a"), ("date", "b")]);
    }

    #[test]
    fn yaml_is_read_as_headers_use_it() {
        check("---\ndate: 2024-05-14 # issued\n# no: entry\n---\n", &[("date", "2024-05-14")]);
        check("---\ntitle: \"A: b # c\"  # d\nat: 'x'\n---\n", &[("title", "A: b # c"), ("at", "x")]);
        check(
            "---\nnames: [\"Idris, Rana\", Omar,\n  'Lee']\ndate: x\n---\n",
            &[("names", "Idris, Rana"), ("names", "Omar"), ("names", "Lee"), ("date", "x")],
        );
        check("---\na: {b: 1, c: {d: [2, 3]}}\n---\n", &[("a.b", "1"), ("a.c.d", "2"), ("a.c.d", "3")]);
        check(
            "---\nnames:\n  - name: Rana\n    role: nurse\n---\n",
            &[("names.name", "Rana"), ("names.role", "nurse")],
        );
        check(
            "---\nnote: |\n  One: two\n  three\ndate: x\n---\n",
            &[("note", "One: two"), ("note", "three"), ("date", "x")],
        );
        check(
            "---\nlink: https://example.org/a:b\ntime: 10:30\n---\n",
            &[("link", "https://example.org/a:b"), ("time", "10:30")],
        );
    }

    #[test]
    fn toml_is_read() {
        check(
            "+++\ndate = 2024-05-14T08:00:00+03:00\ntitle = \"Dalim\" # x\ndraft = true\n+++\nText",
            &[("date", "2024-05-14T08:00:00+03:00"), ("title", "Dalim"), ("draft", "true")],
        );
        check(
            "+++\nnames = [\n  'Rana Idris',\n  \"Omar\",\n]\n[sitlint]\nallow = [\"a\"]\n[extra.As-Of]\nday = 3\n+++\n",
            &[("names", "Rana Idris"), ("names", "Omar"), ("sitlint.allow", "a"), ("extra.as_of.day", "3")],
        );
    }

    #[test]
    fn what_breaks_the_rules_costs_itself_alone() {
        check("+++\ndate = 2024-05-14\ntitle = \nnames = [\"a\"]\n+++\n", &[("date", "2024-05-14"), ("names", "a")]);
        check(
            "---\ndate: 2024-05-14\nno key\nnames: [a, b\n---\n",
            &[("date", "2024-05-14"), ("names", "a"), ("names", "b")],
        );
    }

    #[test]
    fn a_lone_rule_is_no_front_matter() {
        check("---\nThe convoy: late.\n", &[]);
        check("Text\n---\na: b\n---\n", &[]);
        check("+++\na = 1\n---\n", &[]);
    }

    #[test]
    fn any_depth_is_read_in_one_go() {
        let deep = format!("---\na: {}\n---\nText", "[".repeat(100_000));
        assert_eq!(FrontMatter::split(&deep).1, deep.len() - 4);
    }
}
