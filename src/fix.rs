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

/// Which fixes are applied without anybody looking at each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// Safe ones: they keep the meaning.
    #[default]
    Safe,
    /// Those also that reword what the writer may have meant as it is, where there is but one for a finding. None that
    /// says more than the draft does, leaves a blank, or is about what protection rules found.
    Rewording,
}

/// The edits that settle as many findings as can be settled unseen: of each finding the first safe fix, whole, unless
/// it touches one that was taken before.
#[must_use]
pub fn safe(findings: &[Finding]) -> Vec<Edit> {
    trusted(findings, "", Trust::Safe)
}

/// The edits of a text that settle as many findings as a trust goes for, as [`safe`] gives them.
#[must_use]
pub fn trusted(findings: &[Finding], text: &str, trust: Trust) -> Vec<Edit> {
    let mut taken: Vec<Edit> = Vec::new();
    for finding in findings {
        let Some(fix) = chosen(finding, text, trust) else { continue };
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

/// The fix of a finding that a trust goes for.
fn chosen<'a>(finding: &'a Finding, text: &str, trust: Trust) -> Option<&'a Fix> {
    let edits = |fix: &&Fix| !fix.edits.is_empty();
    let safe = finding.fixes.iter().filter(edits).find(|fix| fix.safe);
    match &finding.fixes[..] {
        _ if safe.is_some() || trust == Trust::Safe => safe,
        [only] => Some(only).filter(edits).filter(|fix| !finding.is_protective() && rewords(fix, text)),
        // Which of them is meant is for the writer to say.
        _ => None,
    }
}

/// Whether a fix says nothing that the draft does not say: it puts words for words, or takes some out, with no number that
/// was not among them and no capital word, such as the name of a day, that stands nowhere in the draft; and leaves no blank.
fn rewords(fix: &Fix, text: &str) -> bool {
    let letters = |words: &str| words.chars().any(char::is_alphanumeric);
    let gone = |edit: &Edit| text.get(edit.span.start..edit.span.end).unwrap_or("");
    let told: Vec<&str> = fix.edits.iter().flat_map(|edit| numbers(gone(edit))).collect();
    fix.edits.iter().all(|edit| {
        let adds = letters(&edit.text) && !letters(gone(edit));
        !adds
            && !edit.text.contains(['‹', '›'])
            && numbers(&edit.text).all(|number| told.contains(&number))
            && capitals(&edit.text).all(|word| text.contains(word))
    })
}

/// The words of a text that begin with a capital.
fn capitals(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|char: char| !char.is_alphanumeric());
    words.filter(|word| word.starts_with(char::is_uppercase))
}

/// The groups of digits of a text.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_ascii_digit()).filter(|group| !group.is_empty())
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

    #[track_caller]
    fn reworded(text: &str, fixes: &[&[(&str, &str)]], expected: &str) {
        let edit = |&(gone, put): &(&str, &str)| {
            let start = text.find(gone).expect("the words are in the text");
            Edit { span: Span::new(start, start + gone.len()), text: put.into() }
        };
        let fix = |edits: &&[(&str, &str)]| {
            let edits = edits.iter().map(edit).collect();
            Fix { title: String::new(), safe: false, edits }
        };
        let found = |code: &str| Finding {
            fixes: fixes.iter().map(fix).collect(),
            code: code.into(),
            ..Finding::new(Severity::Error, Span::default(), "")
        };
        let told = |code, trust| applied(text, &trusted(&[found(code)], text, trust));
        assert_eq!(told("TRM101", Trust::Rewording), expected);
        assert_eq!(told("TRM101", Trust::Safe), text);
        assert_eq!(told("DNH101", Trust::Rewording), text);
    }

    #[test]
    fn a_rewording_says_no_more_than_the_draft() {
        reworded("Some 1.200 illegals fled.", &[&[("illegals", "people")]], "Some 1.200 people fled.");
        reworded("Some 1.200 fled.", &[&[("1.200", "1,200")]], "Some 1,200 fled.");
        reworded("9 to 4 fled.", &[&[("9", "4"), ("4", "9")]], "4 to 9 fled.");
        reworded("Monday, 3 May", &[&[("Monday, ", "")]], "3 May");
        reworded("Tuesday, 3 May", &[&[("Tuesday", "Friday")]], "Tuesday, 3 May");
        reworded(
            "Lavrov met Sergei Lavrov.",
            &[&[("Lavrov met", "Sergei Lavrov met")]],
            "Sergei Lavrov met Sergei Lavrov.",
        );
        reworded("3 and 4 make 8.", &[&[("8", "7")]], "3 and 4 make 8.");
        reworded("46 fled.", &[&[(".", ", OCHA said.")]], "46 fled.");
        reworded("46 fled.", &[&[("fled.", "fled, ‹source› said.")]], "46 fled.");
        reworded("4/5", &[&[("4/5", "4 May")], &[("4/5", "5 April")]], "4/5");
    }

    #[test]
    fn the_same_fix_twice_is_one() {
        check(&[(true, &[(5, 9), (0, 1)]), (true, &[(0, 1), (5, 9)])], &[(0, 1), (5, 9)]);
    }
}
