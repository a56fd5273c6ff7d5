//! What publishing tools write into Markdown beyond `CommonMark`: shortcodes, directives, keys of a bibliography.

use crate::format::{Block, Mark, MarkKind};
use crate::text::Range;

/// Whether a line begins or ends a container of `MyST`, Quarto or pandoc: `:::{note}`, `::: {.callout}`, `:::`.
pub(super) fn is_fence(line: &str) -> bool {
    line.trim_start().starts_with(":::")
}

/// Whether what stands between dollar signs is a formula. Two sums in dollars are none.
pub(super) fn is_formula(words: &str) -> bool {
    words.contains(['\\', '^', '_', '=', '{'])
}

/// Marks shortcodes (`{{< include a.md >}}`, `{% raw %}`), which are no prose, and keys of a bibliography (`[@key]`,
/// `[see @key, p. 3; @other]`), which are none either and cite what the bibliography has.
pub(super) fn mark(block: &mut Block) {
    let text = &block.text;
    let mut found = Vec::new();
    let mut past = 0;
    for at in memchr::memchr2_iter(b'{', b'[', text.as_bytes()) {
        let rest = &text[at..];
        if at < past {
            continue;
        }
        let within = |close: &str| rest.get(..rest.floor_char_boundary(LONGEST)).and_then(|near| near.find(close));
        if rest.starts_with("{{") || rest.starts_with("{%") {
            let close = if rest.starts_with("{{") { "}}" } else { "%}" };
            let Some(end) = within(close) else { continue };
            past = at + end + close.len();
            found.push((at, past, MarkKind::Code));
        } else if rest.starts_with('[') {
            let Some(end) = within("]") else { continue };
            let inner = &rest[1..end];
            let Some(key) = inner.find('@').filter(|&key| is_key(inner, key)) else { continue };
            past = at + end + 1;
            let key = inner[key..].split([';', ',', ' ', '\n']).next().unwrap_or_default();
            found.push((at, past, MarkKind::Code));
            found.push((at, past, MarkKind::Link(key.to_owned())));
        }
    }
    if found.is_empty() {
        return;
    }
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    block
        .marks
        .extend(found.into_iter().map(|(start, end, kind)| Mark { at: Range::new(place(start), place(end)), kind }));
    block.marks.sort_by_key(|mark| mark.at.start);
}

/// Bytes of the longest shortcode: beyond it one is not closed, but forgotten.
const LONGEST: usize = 200;

/// Whether an `@` begins a key: nothing of a word before it, a letter behind it.
fn is_key(inner: &str, at: usize) -> bool {
    let before = inner[..at].chars().next_back();
    before.is_none_or(|sign| sign.is_whitespace() || sign == '-' || sign == ';')
        && inner[at + 1..].starts_with(|sign: char| sign.is_alphanumeric() || sign == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut block = Block::of(text);
        mark(&mut block);
        let muted = block.marks.iter().filter(|mark| mark.kind == MarkKind::Code);
        assert_eq!(muted.map(|mark| mark.at.of(text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn shortcodes_are_no_prose() {
        check("See {{< include 14-killed.md >}} and {% raw %}.", &["{{< include 14-killed.md >}}", "{% raw %}"]);
        check("A set {1, 2} and {{ never closed", &[]);
    }

    #[test]
    fn keys_of_a_bibliography_cite() {
        check("14 died [@north2019; see @karsa, p. 3].", &["[@north2019; see @karsa, p. 3]"]);
        check("14 died [see a@b.org], [2019] or [@].", &[]);
        let mut block = Block::of("14 died [-@north2019, p. 3].");
        mark(&mut block);
        assert!(block.marks.iter().any(|mark| mark.kind == MarkKind::Link("@north2019".to_owned())));
    }

    #[test]
    fn sums_in_dollars_are_no_formula() {
        assert!(!is_formula("5-") && is_formula("x^2") && is_formula("\\alpha"));
    }
}
