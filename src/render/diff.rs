//! What edits would change, line by line, as `diff -u` shows it.

use std::io;
use std::io::Write;

use crate::finding::Edit;
use crate::render::Excerpt;
use crate::render::clean::{clean, line as shown};
use crate::text::Span;

/// Lines that are shown around a change.
const AROUND: usize = 3;

/// Lines that change together: those before, by number from 0, and the text after.
struct Change {
    first: usize,
    last: usize,
    after: Vec<String>,
}

/// Writes the changes of a source in the unified form; nothing where nothing changes. `edits` are in order and do not
/// overlap.
///
/// # Errors
/// Where the output cannot be written.
pub fn diff(excerpt: &Excerpt<'_>, edits: &[Edit], out: &mut impl Write) -> io::Result<()> {
    if edits.is_empty() {
        return Ok(());
    }
    writeln!(out, "--- {0}\n+++ {0}", clean(excerpt.name()))?;
    let changes = changes(excerpt, edits);
    let mut shift: isize = 0;
    let mut rest = changes.as_slice();
    while let Some(first) = rest.first() {
        let near = |pair: &[Change]| pair[1].first <= pair[0].last + 2 * AROUND + 1;
        let count = 1 + rest.windows(2).take_while(|pair| near(pair)).count();
        let (hunk, after) = rest.split_at(count);
        rest = after;
        shift = write(excerpt, hunk, first.first.saturating_sub(AROUND), shift, out)?;
    }
    Ok(())
}

/// Writes one hunk from a line on and gives how many lines the text after it has moved by.
fn write(excerpt: &Excerpt<'_>, hunk: &[Change], from: usize, shift: isize, out: &mut impl Write) -> io::Result<isize> {
    let to = hunk.last().map_or(from, |change| change.last + AROUND).min(excerpt.last_line());
    let removed: usize = hunk.iter().map(|change| change.last - change.first + 1).sum();
    let added: usize = hunk.iter().map(|change| change.after.len()).sum();
    let before = to + 1 - from;
    let start = (from + 1).saturating_add_signed(shift);
    writeln!(out, "@@ -{},{before} +{start},{} @@", from + 1, before - removed + added)?;
    let mut line = from;
    for change in hunk {
        for same in line..change.first {
            writeln!(out, "{}", shown(' ', &excerpt.line(same)))?;
        }
        for old in change.first..=change.last {
            writeln!(out, "{}", shown('-', &excerpt.line(old)))?;
        }
        for new in &change.after {
            writeln!(out, "{}", shown('+', new))?;
        }
        line = change.last + 1;
    }
    for same in line..=to {
        writeln!(out, "{}", shown(' ', &excerpt.line(same)))?;
    }
    Ok(shift + added.cast_signed() - removed.cast_signed())
}

/// The edits by the lines they touch.
fn changes(excerpt: &Excerpt<'_>, edits: &[Edit]) -> Vec<Change> {
    let mut groups: Vec<(usize, usize, Vec<&Edit>)> = Vec::new();
    for edit in edits {
        let (first, last) = (excerpt.line_of(edit.span.start), excerpt.line_of(edit.span.end));
        match groups.last_mut() {
            Some((_, end, group)) if first <= *end => {
                *end = last.max(*end);
                group.push(edit);
            }
            _ => groups.push((first, last, vec![edit])),
        }
    }
    let change = |(first, last, group): (usize, usize, Vec<&Edit>)| {
        let (start, end) = (excerpt.line_span(first).start, excerpt.line_span(last).end);
        let mut text = String::new();
        let mut at = start;
        for edit in group {
            text.push_str(&excerpt.words(Span::new(at, edit.span.start)));
            text.push_str(&excerpt.sentence(&edit.text));
            at = edit.span.end;
        }
        text.push_str(&excerpt.words(Span::new(at, end)));
        let after = text.split('\n').map(|line| line.trim_end_matches('\r').to_owned()).collect();
        Change { first, last, after }
    };
    groups.into_iter().map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Source;

    #[track_caller]
    fn check(text: &str, edits: &[(&str, &str)], expected: &str) {
        let edit = |&(old, new): &(&str, &str)| {
            let start = text.find(old).expect("the words are in the text");
            Edit { span: Span::new(start, start + old.len()), text: new.into() }
        };
        let edits: Vec<_> = edits.iter().map(edit).collect();
        let source = Source::new("a.md", text);
        let mut out = Vec::new();
        diff(&Excerpt::whole(&source), &edits, &mut out).expect("a vector takes all bytes");
        assert_eq!(String::from_utf8_lossy(&out), expected);
    }

    #[test]
    fn a_changed_line_stands_between_its_neighbours() {
        check(
            "1\n2\n3\n4\nSergei\n6\n7\n8\n9\n",
            &[("Sergei", "Sergey")],
            "--- a.md\n+++ a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-Sergei\n+Sergey\n 6\n 7\n 8\n",
        );
    }

    #[test]
    fn far_changes_are_shown_apart() {
        check(
            "a\n2\n3\n4\n5\n6\n7\n8\n9\nb\n",
            &[("a", "x"), ("b", "y")],
            "--- a.md\n+++ a.md\n@@ -1,4 +1,4 @@\n-a\n+x\n 2\n 3\n 4\n@@ -7,4 +7,4 @@\n 7\n 8\n 9\n-b\n+y\n",
        );
    }

    #[test]
    fn nothing_changed_is_nothing_shown() {
        check("a\n", &[], "");
    }
}
