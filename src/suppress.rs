//! Allowances: comments and front matter by which a writer answers a finding once and for all.
//!
//! `<!-- sitlint-allow RULE: reason -->` answers for the paragraph, list or table that follows it, or that holds it;
//! `sitlint-allow-file` and `sitlint: {allow: […]}` in the front matter answer for the whole draft.

mod write;

pub use write::{allowing, allowing_everywhere};

use crate::document::Document;
use crate::finding::Finding;
use crate::fix::blank;
use crate::format::{Comment, Role};
use crate::text::{Range, Span};

/// The rule that speaks of allowances that answer nothing: its findings stand unless the allowance was of use.
pub const UNUSED: (&str, &str) = ("DOC901", "unused-allowance");

/// What a comment begins with that allows something.
const MARK: &str = "sitlint-allow";

/// One answer of the writer to one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The name or the code of the rule, as it is written.
    pub rule: String,
    /// Why, in the writer's words.
    pub reason: Option<String>,
    /// Where it is written.
    pub at: Span,
    /// What it answers for; `None` is the whole draft.
    pub reach: Option<Span>,
}

impl Allowance {
    /// Whether it answers a finding.
    #[must_use]
    pub fn answers(&self, finding: &Finding) -> bool {
        let named = *finding.rule == *self.rule || finding.code.eq_ignore_ascii_case(&self.rule);
        // A protection rule is answered with a reason or not at all.
        let reasoned = self.reason.is_some() || !finding.is_protective();
        // A blank in the very reason of an allowance is not what it is there to answer.
        let own = self.at != finding.span && self.at.holds(finding.span);
        let reached =
            !own && self.reach.is_none_or(|reach| reach.holds(Span::new(finding.span.start, finding.span.start)));
        named && reasoned && reached
    }
}

/// The allowances of a document, in the order of the text.
#[must_use]
pub fn allowances(document: &Document) -> Vec<Allowance> {
    let mut found = Vec::new();
    for entry in document.front().all("sitlint.allow") {
        found.extend(read(&entry.value, entry.at, None));
    }
    for comment in comments(document) {
        let rest = comment.text.strip_prefix(MARK).unwrap_or_default();
        if let Some(list) = rest.strip_prefix("-file") {
            found.extend(read(list, comment.at, None));
        } else if rest.starts_with(char::is_whitespace) {
            found.extend(read(rest, comment.at, Some(reach(document, comment.at))));
        }
    }
    found
}

/// The comments of a document that allow something, in the order of the text.
pub fn comments(document: &Document) -> impl Iterator<Item = &Comment> {
    document.comments().iter().filter(|comment| comment.text.starts_with(MARK))
}

/// Findings, parted by whether the writer has answered them.
#[derive(Clone, Debug, Default)]
pub struct Sifted {
    /// Those that still ask.
    pub left: Vec<Finding>,
    /// Those that an allowance answers.
    pub answered: Vec<Finding>,
}

/// The findings that no allowance of the document answers, and those that one does. `runs` tells of a rule's name or code
/// whether the rule runs; an allowance for a rule of the house that does not run is not called unused.
#[must_use]
pub fn unanswered(document: &Document, findings: Vec<Finding>, runs: impl Fn(&str) -> bool) -> Sifted {
    let allowances = allowances(document);
    if allowances.is_empty() {
        return Sifted { left: findings, answered: Vec::new() };
    }
    let mut used = vec![false; allowances.len()];
    let mut left = Vec::with_capacity(findings.len());
    let mut answered = Vec::new();
    for finding in findings {
        let answers = allowances.iter().zip(&mut used).filter(|(allowance, _)| allowance.answers(&finding));
        let to = if answers.map(|(_, used)| *used = true).count() == 0 { &mut left } else { &mut answered };
        to.push(finding);
    }
    // An allowance of use, or for a rule that did not run, is no unused one.
    let excused: Vec<&Allowance> = allowances
        .iter()
        .zip(used)
        .filter(|(allowance, used)| *used || !runs(&allowance.rule))
        .map(|(one, _)| one)
        .collect();
    let about = |finding: &Finding, one: &Allowance| one.at == finding.span && complaint(one) == finding.message;
    left.retain(|finding| *finding.rule != *UNUSED.1 || !excused.iter().any(|one| about(finding, one)));
    Sifted { left, answered }
}

/// What is to be said of an allowance that answers nothing.
#[must_use]
pub fn complaint(allowance: &Allowance) -> String {
    let Allowance { rule, .. } = allowance;
    format!("Nothing here to allow for “{rule}”. Remove the allowance?")
}

/// `RULE, RULE: reason`
fn read(list: &str, at: Span, reach: Option<Span>) -> Vec<Allowance> {
    let (rules, reason) = list.split_once(':').unwrap_or((list, ""));
    // A reason that is still to be given is none.
    let given = |reason: &&str| !reason.is_empty() && !blank::is_blank(reason);
    let reason = Some(reason.trim()).filter(given).map(str::to_owned);
    let rules = rules.split([',', ' ', '\t', '\n']).map(str::trim).filter(|rule| !rule.is_empty());
    rules.map(|rule| Allowance { rule: rule.to_owned(), reason: reason.clone(), at, reach }).collect()
}

/// What a comment answers for: the paragraph that holds it, or else the next one; of a list or a table the whole.
fn reach(document: &Document, at: Span) -> Span {
    let mut reach = at;
    let mut whole: Option<&Role> = None;
    let first = document.paragraph_at(at.start).unwrap_or_default();
    for (id, slot) in document.paragraphs().skip(first.0 as usize) {
        let end = document.span(id, Range::new(0, slot.paragraph.prose.block.len())).end;
        if end <= at.start {
            continue;
        }
        match whole {
            None => whole = Some(&slot.role),
            Some(role) if together(role, &slot.role) => {}
            Some(_) => break,
        }
        // A finding of the whole draft stands at its very beginning, before any paragraph.
        reach = Span::new(reach.start.min(slot.start), end);
    }
    reach
}

/// Whether two blocks are of one list or one table.
fn together(a: &Role, b: &Role) -> bool {
    match (a, b) {
        (Role::Item(a), Role::Item(b)) | (Role::Cell { table: a, .. }, Role::Cell { table: b, .. }) => a == b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::Severity;
    use crate::format::Format;
    use crate::prose::Lexicon;
    use crate::text::Source;

    /// Findings of the rule `r` (code `FIG999`) on every `X` of the text: those that are left.
    #[track_caller]
    fn check(text: &str, expected: &[usize]) {
        check_as("FIG999", text, expected);
    }

    #[track_caller]
    fn check_as(code: &str, text: &str, expected: &[usize]) {
        for format in [Format::Plain, Format::Markdown] {
            let document = Document::read(Source::new("a", text), format, Lexicon::built_in(), None);
            let finding = |(at, _)| Finding {
                rule: Arc::from("r"),
                code: Arc::from(code),
                ..Finding::new(Severity::Error, Span::new(at, at + 1), "")
            };
            let left = unanswered(&document, text.match_indices('X').map(finding).collect(), |_| true).left;
            let kept: Vec<_> = text.match_indices('X').map(|(at, _)| at).collect();
            let left: Vec<_> = left.iter().map(|one| kept.iter().position(|&at| at == one.span.start)).collect();
            assert_eq!(left, expected.iter().map(|&at| Some(at)).collect::<Vec<_>>(), "{format:?}");
        }
    }

    #[test]
    fn an_allowance_answers_for_the_paragraph_after_it() {
        check("An X here.\n\n<!-- sitlint-allow r: seen -->\nAn X\nand X here.\n\nAn X here.\n", &[0, 3]);
        check("<!-- sitlint-allow FIG999 -->\n\nAn X here.\n\nAn X here.\n", &[1]);
    }

    #[test]
    fn an_allowance_answers_for_a_whole_list() {
        check("<!-- sitlint-allow r: all of it -->\n- An X here.\n- An X there.\n\nAn X here.\n", &[2]);
    }

    #[test]
    fn an_allowance_for_the_file_answers_everywhere() {
        check("An X here.\n\n<!-- sitlint-allow-file r: seen -->\n\nAn X here.\n", &[]);
        check("---\nsitlint: {allow: [q, r]}\n---\nAn X here.\n\nAn X here.\n", &[]);
    }

    #[test]
    fn an_allowance_answers_only_its_rules() {
        check("<!-- sitlint-allow q: seen -->\nAn X here.\n", &[0]);
        check("<!-- sitlint-allow q, r: seen -->\nAn X here.\n", &[]);
        check("<!-- sitlint-allowed r: seen -->\nAn X here.\n", &[0]);
    }

    #[test]
    fn a_protection_rule_is_answered_with_a_reason_only() {
        check_as("DNH801", "<!-- sitlint-allow r -->\nAn X here.\n", &[0]);
        check_as("DNH801", "<!-- sitlint-allow r: ‹reason› -->\nAn X here.\n", &[0]);
        check_as("DNH801", "<!-- sitlint-allow r: the airport is public -->\nAn X here.\n", &[]);
    }
}
