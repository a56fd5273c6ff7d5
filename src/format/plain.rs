//! Plain text: paragraphs between blank lines or one a line, items behind a dash, headings by their look.

use crate::format::block::{Comment, Laid, mark_mute};
use crate::format::{Block, Placed, Role};
use crate::text::{Range, Span};

/// Lines up to this many characters may be wrapped by hand; longer ones are whole paragraphs.
const WRAPPED: usize = 100;
/// A heading is at most this long, in characters; longer single lines are sentences that lost their stop.
const HEADING: usize = 90;

pub(super) fn lay(text: &str, body: usize) -> Laid {
    let mut laid = Laid::default();
    let mut list = 0;
    let mut start = body;
    let mut run: Vec<Span> = Vec::new();
    while start < text.len() {
        let end = line_end(text, start);
        let line = trimmed(text, Span::new(start, end));
        if let Some(comment) = comment(line, text) {
            flush(&mut laid, text, &mut run, &mut list);
            laid.comments.push(comment);
        } else if line.start == line.end {
            flush(&mut laid, text, &mut run, &mut list);
        } else {
            run.push(line);
        }
        start = end;
    }
    flush(&mut laid, text, &mut run, &mut list);
    title(&mut laid.blocks);
    laid
}

fn line_end(text: &str, start: usize) -> usize {
    let bytes = &text.as_bytes()[start..];
    let Some(at) = bytes.iter().position(|&byte| matches!(byte, b'\n' | b'\r')) else { return text.len() };
    start + at + if bytes[at..].starts_with(b"\r\n") { 2 } else { 1 }
}

fn trimmed(text: &str, line: Span) -> Span {
    let words = line.of(text);
    let start = line.start + words.len() - words.trim_start().len();
    Span::new(start, start + words.trim().len())
}

fn comment(line: Span, text: &str) -> Option<Comment> {
    let inner = line.of(text).strip_prefix("<!--")?.strip_suffix("-->")?;
    Some(Comment { at: line, text: inner.trim().to_owned() })
}

/// Cuts a run of lines between blank ones into blocks.
fn flush(laid: &mut Laid, text: &str, run: &mut Vec<Span>, list: &mut u32) {
    let alone = run.len() == 1;
    let mut open: Option<Placed> = None;
    let mut before = "";
    let mut items = false;
    for line in run.drain(..) {
        let words = line.of(text);
        if let Some((label, at)) = definition(words) {
            laid.blocks.extend(open.take());
            open = Some(begun(text, Span::new(line.start + at, line.end), Role::Note(label.to_owned())));
            items = false;
        } else if let Some(bullet) = bullet(words) {
            laid.blocks.extend(open.take());
            *list += u32::from(!items && !continues_list(&laid.blocks));
            items = true;
            open = Some(begun(text, Span::new(line.start + bullet, line.end), Role::Item(*list)));
        } else if let Some(placed) = open.as_mut().filter(|_| same_paragraph(before, words)) {
            let shift = |at: usize| u32::try_from(at - placed.start).unwrap_or(u32::MAX);
            let (start, end) = (shift(line.start), shift(line.end));
            placed.block.push("\n", Range::new(start, start));
            push(&mut placed.block, words, Range::new(start, end));
        } else {
            laid.blocks.extend(open.take());
            let heading = alone || words.chars().count() <= 60;
            let role = if heading && looks_like_heading(words) { Role::Heading(2) } else { Role::Paragraph };
            open = Some(begun(text, line, role));
            items = false;
        }
        before = words;
    }
    laid.blocks.extend(open);
}

/// A blank line between two items does not end their list.
fn continues_list(blocks: &[Placed]) -> bool {
    matches!(blocks.last(), Some(Placed { role: Role::Item(_), .. }))
}

fn begun(text: &str, line: Span, role: Role) -> Placed {
    let words = line.of(text);
    let mut block = Block::default();
    push(&mut block, words, Range::new(0, u32::try_from(words.len()).unwrap_or(u32::MAX)));
    Placed { start: line.start, role, block }
}

/// Appends a line and marks the footnote markers and web addresses in it.
fn push(block: &mut Block, words: &str, from: Range) {
    block.push(words, from);
    mark_mute(block, from.end - from.start);
}

/// The label of the footnote that a line defines, and where its words begin: `[^1]: Northwatch`.
fn definition(line: &str) -> Option<(&str, usize)> {
    let (label, rest) = line.strip_prefix("[^")?.split_once("]:")?;
    let sound = !label.is_empty() && !label.contains([' ', ']']) && !rest.trim().is_empty();
    sound.then(|| (label, line.len() - rest.trim_start().len()))
}

/// How many bytes of a line are a bullet or an item's number.
fn bullet(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches(['-', '*', '•', '–', '·', '▪', '●', 'o']);
    let dash = line.len() - rest.len();
    let after = |at: usize| line[at..].len() - line[at..].trim_start().len();
    if dash > 0 && line.chars().nth(1).is_some_and(char::is_whitespace) {
        return Some(line.len() - line[line.chars().next().map_or(0, char::len_utf8)..].trim_start().len());
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=2).contains(&digits) && matches!(line.as_bytes().get(digits), Some(b'.' | b')'));
    (numbered && after(digits + 1) > 0).then(|| digits + 1 + after(digits + 1))
}

/// Whether a line goes on with the paragraph of the line before it: only where that one was wrapped by hand.
fn same_paragraph(before: &str, line: &str) -> bool {
    let length = before.chars().count();
    let stopped = before.ends_with(['.', '!', '?', ':', '"', '”', '…']);
    let label = before.contains(": ") && length < 60;
    if label || looks_like_heading(before) && length < 40 && line.starts_with(char::is_uppercase) {
        return false;
    }
    if stopped { (55..=WRAPPED).contains(&length) && !line.starts_with(['"', '“']) } else { true }
}

/// A short line that starts with a capital or a number and ends without a stop.
fn looks_like_heading(line: &str) -> bool {
    let length = line.chars().count();
    let ends = line.ends_with(|last: char| last.is_alphanumeric() || matches!(last, ')' | '%'));
    let starts = line.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
    let words = line.split_whitespace().count();
    length <= HEADING && words <= 14 && ends && starts && line.chars().any(char::is_alphabetic) && !line.contains(": ")
}

/// The first block is the title where it looks like a heading and something follows.
fn title(blocks: &mut [Placed]) {
    if let [Placed { role: role @ Role::Heading(_), .. }, _, ..] = blocks {
        *role = Role::Heading(1);
    } else if let [Placed { role: role @ Role::Heading(_), .. }] = blocks {
        *role = Role::Paragraph;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(Role, &str)]) {
        let laid = lay(text, 0);
        let found: Vec<_> = laid.blocks.iter().map(|b| (b.role.clone(), b.block.text.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The directorate in Karsa said on Friday that the shelling of the\nmarket had gone on all night.";
        check(text, &[(Role::Paragraph, text)]);
    }

    #[test]
    fn a_line_that_ends_with_a_stop_ends_its_paragraph() {
        let long = "Residents of the old town said the road to the north had been shut since the morning and nobody could leave.";
        check(&format!("{long}\n{long}"), &[(Role::Paragraph, long), (Role::Paragraph, long)]);
    }

    #[test]
    fn a_line_with_a_label_defines_a_footnote() {
        check(
            "It burned for two days.[^1]\n\n[^1]: Northwatch, bulletin.\n[^b]: Karsa radio.",
            &[
                (Role::Paragraph, "It burned for two days.[^1]"),
                (Role::Note("1".into()), "Northwatch, bulletin."),
                (Role::Note("b".into()), "Karsa radio."),
            ],
        );
    }

    #[test]
    fn items_and_headings_are_told_by_their_look() {
        check(
            "Flood in Dalim\n\nKey points:\n- 17 killed\n- 28 injured\n",
            &[
                (Role::Heading(1), "Flood in Dalim"),
                (Role::Paragraph, "Key points:"),
                (Role::Item(1), "17 killed"),
                (Role::Item(1), "28 injured"),
            ],
        );
    }
}
