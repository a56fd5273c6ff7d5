//! Applies edits to a text.

use crate::finding::Edit;

/// The text with the edits made, each counted in the text as it was before any. Edits that overlap an earlier one, or
/// do not lie on character boundaries of the text, are left out.
#[must_use]
pub fn applied(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    for edit in sorted {
        let (Some(kept), Some(_)) = (text.get(at..edit.span.start), text.get(edit.span.start..edit.span.end)) else {
            continue;
        };
        result.push_str(kept);
        result.push_str(&edit.text);
        at = edit.span.end;
    }
    result.push_str(&text[at..]);
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn edits_are_counted_in_the_text_before() {
        let edit = |start, end, text: &str| Edit { span: Span::new(start, end), text: text.into() };
        assert_eq!(applied("abcdef", &[edit(4, 5, "X"), edit(0, 1, ""), edit(2, 2, "--")]), "b--cdXf");
        assert_eq!(applied("abc", &[edit(0, 2, "x"), edit(1, 3, "y"), edit(9, 9, "z")]), "xc");
        assert_eq!(applied("é", &[edit(1, 2, "x")]), "é");
    }
}
