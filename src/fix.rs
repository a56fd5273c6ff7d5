//! Applies edits to a text.

pub mod blank;
mod rounds;

pub use rounds::{ROUNDS, Rounds};

use std::borrow::Cow;

use crate::finding::{Edit, Finding, Fix};
use crate::format::{Broken, Format};
use crate::text::{Source, Span};

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

/// The file of a draft with edits made, in its own format and encoding.
///
/// # Errors
/// Where the draft is a package that cannot be read any more.
pub fn rewritten(source: &Source, format: Format, edits: &[Edit]) -> Result<Vec<u8>, Broken> {
    let in_order: Vec<(Span, &str)> = edits.iter().map(|edit| (edit.span, &*edit.text)).collect();
    let text = || Ok(source.encoded(&applied(source.text(), edits)));
    format.rewritten(source, &in_order).unwrap_or_else(text)
}

/// Leaves of the findings' fixes those that a draft of this format and text can take, spelt as the format spells words.
pub fn fit(findings: &mut [Finding], format: Format, text: &str) {
    for fixes in findings.iter_mut().map(|finding| &mut finding.fixes) {
        fixes.retain(|fix| fix.edits.iter().all(|edit| format.takes(&edit.text, edit.span.of(text))));
        for edit in fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            if let Cow::Owned(spelled) = format.spelled(&edit.text) {
                edit.text = spelled;
            }
        }
    }
}

/// The edits that settle as many findings as can be settled unseen: of each finding the first safe fix, whole, unless
/// it touches one that was taken before.
#[must_use]
pub fn safe(findings: &[Finding]) -> Vec<Edit> {
    let mut taken: Vec<Edit> = Vec::new();
    for finding in findings {
        let Some(fix) = finding.fixes.iter().find(|fix| fix.safe && !fix.edits.is_empty()) else { continue };
        // Two fixes that make the very same edits are one.
        if fix.edits.iter().all(|edit| taken.contains(edit)) {
            continue;
        }
        if !clashes(fix, &taken) {
            taken.extend(fix.edits.iter().cloned());
        }
    }
    taken.sort_by_key(|edit| (edit.span.start, edit.span.end));
    taken
}

/// Whether a fix touches an edit that is taken; two insertions at one place touch.
fn clashes(fix: &Fix, taken: &[Edit]) -> bool {
    let touch = |a: &Edit, b: &Edit| a.span.touches(b.span) || a.span == b.span;
    fix.edits.iter().any(|edit| taken.iter().any(|other| touch(edit, other)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;

    #[test]
    fn edits_are_counted_in_the_text_before() {
        let edit = |start, end, text: &str| Edit { span: Span::new(start, end), text: text.into() };
        assert_eq!(applied("abcdef", &[edit(4, 5, "X"), edit(0, 1, ""), edit(2, 2, "--")]), "b--cdXf");
        assert_eq!(applied("abc", &[edit(0, 2, "x"), edit(1, 3, "y"), edit(9, 9, "z")]), "xc");
        assert_eq!(applied("é", &[edit(1, 2, "x")]), "é");
    }

    #[track_caller]
    fn check(fixes: &[(bool, &[(usize, usize)])], expected: &[(usize, usize)]) {
        let edit = |&(start, end): &(usize, usize)| Edit { span: Span::new(start, end), text: "x".into() };
        let finding = |&(safe, edits): &(bool, &[(usize, usize)])| Finding {
            fixes: vec![Fix { title: String::new(), safe, edits: edits.iter().map(edit).collect() }],
            ..Finding::new(Severity::Error, Span::default(), "")
        };
        let findings: Vec<_> = fixes.iter().map(finding).collect();
        let found: Vec<_> = safe(&findings).iter().map(|edit| (edit.span.start, edit.span.end)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_fix_fits_the_format_of_its_draft() {
        let fitted = |format, words: &str, span: Span, text: &str| {
            let edits = vec![Edit { span, text: words.into() }];
            let fix = Fix { title: String::new(), safe: true, edits };
            let mut findings = [Finding { fixes: vec![fix], ..Finding::new(Severity::Error, span, "") }];
            fit(&mut findings, format, text);
            findings[0].fixes.first().map(|fix| applied(text, &fix.edits))
        };
        let told = |words, span, text| fitted(Format::Html, words, span, text);
        assert_eq!(told("R & D", Span::new(3, 4), "<p>x</p>").as_deref(), Some("<p>R &amp; D</p>"));
        assert_eq!(told("y", Span::new(3, 8), "<p>x</b>y"), None);
        assert_eq!(told("y", Span::new(0, 5), "&amp;"), None);
        assert_eq!(told("\nSource:", Span::new(4, 4), "<p>x</p>"), None);
        assert_eq!(told("", Span::new(0, 8), "<!--a-->b").as_deref(), Some("b"));
        assert_eq!(fitted(Format::Plain, "&", Span::new(0, 1), "<p>").as_deref(), Some("&p>"));
    }

    #[test]
    fn only_safe_fixes_are_applied_unseen() {
        check(&[(false, &[(0, 1)]), (true, &[(2, 3)])], &[(2, 3)]);
    }

    #[test]
    fn a_fix_is_applied_whole_or_not_at_all() {
        check(&[(true, &[(5, 9)]), (true, &[(0, 1), (8, 10)])], &[(5, 9)]);
        check(&[(true, &[(5, 9)]), (true, &[(0, 1), (9, 10)])], &[(0, 1), (5, 9), (9, 10)]);
    }

    #[test]
    fn the_same_fix_twice_is_one() {
        check(&[(true, &[(5, 9), (0, 1)]), (true, &[(0, 1), (5, 9)])], &[(0, 1), (5, 9)]);
    }
}
