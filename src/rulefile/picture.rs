//! Where a rule and an example do not agree, as people see it best: the line of the example, with carets under the words.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use crate::rulefile::example::{Difference, Side};

/// The most places that are drawn of an example: who mends these sees the others.
const DRAWN: usize = 6;

/// The lines of the places, each with carets and what is wrong there.
#[must_use]
pub fn drawn(differences: &[Difference<'_>]) -> String {
    let mut lines = String::new();
    let mut last = None;
    for difference in differences.iter().take(DRAWN) {
        let text = difference.draft.text.as_str();
        let start = text[..difference.at.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let line = text[start..end].trim_end();
        let to = difference.at.end.clamp(difference.at.start, end);
        let indent = text[start..difference.at.start].width();
        let carets = text[difference.at.start..to].width().max(1);
        let says = match difference.side {
            Side::Marked => "marked, not found",
            Side::Found => "found, not marked",
        };
        if last != Some((text.as_ptr(), start)) {
            let _ = writeln!(lines, "  | {}", line.replace('\t', " "));
            last = Some((text.as_ptr(), start));
        }
        let _ = writeln!(lines, "  | {}{} {says}", " ".repeat(indent), "^".repeat(carets));
    }
    if differences.len() > DRAWN {
        let _ = writeln!(lines, "  | and {} more", differences.len() - DRAWN);
    }
    lines
}
