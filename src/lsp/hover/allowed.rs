//! The rule that an allowance under the pointer names.

use crate::document::Document;
use crate::suppress;
use crate::text::Span;

/// The word of an allowance at a byte of the source, which may be a rule's name or code: in a comment, or in the list of
/// the front matter.
pub(super) fn named(document: &Document, at: usize) -> Option<Span> {
    let under = |span: Span| span.start <= at && at <= span.end;
    let in_comment = suppress::comments(document).any(|comment| under(comment.at));
    if !in_comment && !document.front().all("sitlint.allow").any(|entry| under(entry.at)) {
        return None;
    }
    let text = document.source().text();
    let (before, after) = (text.get(..at)?, text.get(at..)?);
    let is_part = |char: char| char.is_ascii_alphanumeric() || char == '-';
    let start = at - (before.len() - before.trim_end_matches(is_part).len());
    let end = at + (after.len() - after.trim_start_matches(is_part).len());
    (start < end).then(|| Span::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::prose::Lexicon;
    use crate::text::Source;

    #[track_caller]
    fn check(marked: &str, expected: Option<&str>) {
        let at = marked.find('|').expect("the pointer");
        let text = marked.replace('|', "");
        let document = Document::read(Source::new("a.md", &*text), Format::Markdown, Lexicon::built_in(), None);
        assert_eq!(named(&document, at).map(|span| span.of(&text)), expected);
    }

    #[test]
    fn a_rule_is_named_in_comments_and_front_matter() {
        check("<!-- sitlint-allow vague-|source, FIG101: seen -->\nRain.\n", Some("vague-source"));
        check("<!-- sitlint-allow vague-source, FIG101|: seen -->\nRain.\n", Some("FIG101"));
        check("---\nsitlint: {allow: [vague|-source]}\n---\nRain.\n", Some("vague-source"));
        check("---\ntitle: vague|-source\n---\nRain.\n", None);
        check("Rain on vague|-source.\n", None);
        check("<!-- a note on vague|-source -->\nRain.\n", None);
    }
}
