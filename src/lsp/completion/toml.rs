//! Where a caret stands in a file of settings or rules: in which table, at a key or in a value. The file may be broken, as
//! it is while it is typed.

/// Where the caret stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spot {
    /// The table, as its header has it, without brackets; empty above the first.
    pub table: String,
    /// The key whose value is typed; none where a key is.
    pub key: Option<String>,
    /// Where the word begins that is typed.
    pub start: usize,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
}

/// Where in a text the caret stands; none in comments, headers, and texts of several lines.
pub(super) fn spot(text: &str, caret: usize) -> Option<Spot> {
    let text = text.get(..caret)?;
    let mut reader = Reader { text, at: 0, table: String::new() };
    loop {
        let line = reader.at;
        let rest = text[line..].split('\n').next().unwrap_or_default();
        let (end, trimmed) = (line + rest.len(), rest.trim_start());
        if trimmed.starts_with('#') || trimmed.starts_with('[') {
            if end == text.len() {
                return None;
            }
            if let Some(header) = trimmed.split('#').next().filter(|_| trimmed.starts_with('[')) {
                header.trim().trim_matches(['[', ']']).trim().clone_into(&mut reader.table);
            }
            reader.at = end + 1;
            continue;
        }
        let Some(sign) = rest.find('=') else {
            if end < text.len() {
                reader.at = end + 1;
                continue;
            }
            let quoted = trimmed.starts_with(['"', '\'']);
            let start = text.len() - trimmed.len() + usize::from(quoted);
            return Some(Spot { table: reader.table, key: None, start, quoted });
        };
        let key = rest[..sign].trim().trim_matches(['"', '\'']).to_owned();
        reader.at = line + sign + 1;
        match reader.value() {
            Value::Over => {}
            Value::Open { start, quoted } => return Some(Spot { table: reader.table, key: Some(key), start, quoted }),
            Value::Closed => return None,
        }
    }
}

/// How a value ends.
enum Value {
    /// Before the caret.
    Over,
    /// With a word that is typed: its beginning, and whether it stands in quotation marks.
    Open { start: usize, quoted: bool },
    /// At the caret, where nothing can be offered.
    Closed,
}

/// A reader of a text that ends at the caret.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    table: String,
}

impl Reader<'_> {
    /// Reads over a value.
    fn value(&mut self) -> Value {
        let mut depth = 0_usize;
        loop {
            let rest = &self.text[self.at..];
            let Some(char) = rest.chars().next() else {
                return Value::Open { start: self.word(), quoted: false };
            };
            match char {
                '"' | '\'' => {
                    let mark = &rest[..1];
                    let long = rest.starts_with(&mark.repeat(3));
                    let fence = if long { mark.repeat(3) } else { mark.to_owned() };
                    let from = self.at + fence.len();
                    let Some(end) = closes(&self.text[from..], &fence) else {
                        return if long { Value::Closed } else { Value::Open { start: from, quoted: true } };
                    };
                    self.at = from + end + fence.len();
                }
                '#' => match rest.find('\n') {
                    Some(end) => self.at += end,
                    None => return Value::Closed,
                },
                '\n' if depth == 0 => {
                    self.at += 1;
                    return Value::Over;
                }
                other => {
                    depth = match other {
                        '[' | '{' => depth + 1,
                        ']' | '}' => depth.saturating_sub(1),
                        _ => depth,
                    };
                    self.at += other.len_utf8();
                }
            }
        }
    }

    /// Where the bare word begins that the text ends with.
    fn word(&self) -> usize {
        let is_part = |char: char| char.is_ascii_alphanumeric() || char == '-';
        self.text.trim_end_matches(is_part).len()
    }
}

/// Where a text in quotation marks ends; none where it does not, or not on its line.
fn closes(text: &str, fence: &str) -> Option<usize> {
    let text = if fence.len() == 1 { text.split('\n').next().unwrap_or_default() } else { text };
    let mut from = 0;
    loop {
        let at = from + text[from..].find(fence)?;
        let slashes = text[..at].bytes().rev().take_while(|&byte| byte == b'\\').count();
        if fence.starts_with('\'') || slashes % 2 == 0 {
            return Some(at);
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(marked: &str, expected: Option<(&str, Option<&str>, &str, bool)>) {
        let caret = marked.find('|').expect("the caret");
        let text = marked.replace('|', "");
        let found = spot(&text, caret);
        let told = found
            .as_ref()
            .map(|spot| (spot.table.as_str(), spot.key.as_deref(), &text[spot.start..caret], spot.quoted));
        assert_eq!(told, expected);
    }

    #[test]
    fn a_key_is_typed_in_its_table() {
        check("pro|", Some(("", None, "pro", false)));
        check("profile = \"sitrep\"\n\n[severity]\nvague|", Some(("severity", None, "vague", false)));
        check("[[rule]]\ncode = \"OWN001\"\nfind.ph|", Some(("rule", None, "find.ph", false)));
        check("a = 1 # [severity]\n|", Some(("", None, "", false)));
    }

    #[test]
    fn a_value_belongs_to_its_key() {
        check("profile = \"si|\"", Some(("", Some("profile"), "si", true)));
        check("ignore = [\"vague-source\", \"un|\"]", Some(("", Some("ignore"), "un", true)));
        check("ignore = [\n  # more\n  \"vague-source\",\n  un|\n]", Some(("", Some("ignore"), "un", false)));
        check("[severity]\nvague-source = |", Some(("severity", Some("vague-source"), "", false)));
    }

    #[test]
    fn in_comments_headers_and_long_texts_nothing_is() {
        check("# pro|", None);
        check("[sev|", None);
        check("[[rule]]\ndoc = \"\"\"\nA page|", None);
        check("[[rule]]\ndoc = \"\"\"\nA \\\"\\\"\\\" page\n\"\"\"\nna|", Some(("rule", None, "na", false)));
        check("ignore = [] # |", None);
    }
}
