//! Character references: `&amp;`, `&#8217;`, and those without a semicolon that browsers know.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// What the reference at the beginning of a text stands for, and its bytes; `None` where it is none.
pub(super) fn decoded(text: &str) -> Option<(String, usize)> {
    let name =
        text.as_bytes()[1..].iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#');
    let length = 1 + name.count();
    let closed = text.as_bytes().get(length) == Some(&b';');
    let reference = &text[..length + usize::from(closed)];
    let common = COMMON.iter().find(|(known, _)| *known == reference).map(|&(_, sign)| sign.to_owned());
    if let Some(sign) = common {
        return Some((sign, reference.len()));
    }
    if length == 1 {
        return None;
    }
    // The table of two thousand names is the tokenizer's own.
    let emitter = DefaultEmitter::<()>::new_with_span();
    let mut words = String::new();
    for Ok(token) in Tokenizer::new_with_emitter(reference, emitter) {
        if let Token::String(value) = token {
            words.push_str(&String::from_utf8_lossy(&value));
        }
    }
    if words == reference {
        return None;
    }
    if closed && (words == ";" || !words.ends_with(';')) {
        return Some((words, reference.len()));
    }
    // Without its semicolon a reference ends where its name does: "&copy2020".
    let same = words.bytes().rev().zip(reference.bytes().rev()).take_while(|(a, b)| a == b).count();
    let kept = same.min(reference.len() - 2);
    let end = words.len() - kept.min(words.len());
    words.is_char_boundary(end).then(|| (words[..end].to_owned(), reference.len() - kept))
}

/// Bytes of the longest name of a reference.
const LONGEST: usize = 33;

/// Those that fill the pages of word processors.
const COMMON: &[(&str, &str)] = &[
    ("&nbsp;", "\u{a0}"),
    ("&amp;", "&"),
    ("&quot;", "\""),
    ("&rsquo;", "’"),
    ("&lsquo;", "‘"),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&ndash;", "–"),
    ("&mdash;", "—"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&shy;", "\u{ad}"),
    ("&#160;", "\u{a0}"),
    ("&#xa0;", "\u{a0}"),
    ("&#8217;", "’"),
    ("&#39;", "'"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, usize)>) {
        assert_eq!(decoded(text), expected.map(|(words, length)| (words.to_owned(), length)));
    }

    #[test]
    fn references_are_read_as_browsers_do() {
        check("&amp;b", Some(("&", 5)));
        check("&eacute;t", Some(("é", 8)));
        check("&#8211;", Some(("–", 7)));
        check("&#x1F600; ", Some(("😀", 9)));
        check("&#150;", Some(("–", 6)));
        check("&copy2020", Some(("©", 5)));
        check("&nothing;", Some(("¬", 4)));
        check("&semi;", Some((";", 6)));
        check("&NotEqualTilde; ", Some(("≂̸", 15)));
    }

    #[test]
    fn a_lone_ampersand_is_itself() {
        check("& D", None);
        check("&D and more", None);
        check("&xyz;", None);
        check("&", None);
        check("&#;", None);
    }
}
