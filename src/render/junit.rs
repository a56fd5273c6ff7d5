//! `JUnit` XML, which every CI system shows: a suite a draft, a test case a finding.

use std::fmt::Write;

use crate::finding::{Finding, Severity};
use crate::render::clean::clean;
use crate::render::{Excerpt, place};

/// What stands before the first suite.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"sitlint\">\n";

/// What stands after the last suite.
pub(super) const TAIL: &str = "</testsuites>\n";

/// What was found in a draft as a suite. Errors and warnings are failures; notes are told as the output of a test that
/// held. A draft about which nothing is asked is one test that held, so that the suite says it was read.
pub(super) fn suite(excerpt: &Excerpt<'_>, findings: &[Finding]) -> String {
    let name = escaped(excerpt.name());
    let failures = findings.iter().filter(|finding| fails(finding)).count();
    let mut said = format!(
        "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">\n",
        findings.len().max(1),
    );
    if findings.is_empty() {
        let _ = writeln!(said, "    <testcase classname=\"{name}\" name=\"no questions raised\"/>");
    }
    for finding in findings {
        said.push_str(&case(excerpt, finding, &name));
    }
    said.push_str("  </testsuite>\n");
    said
}

fn fails(finding: &Finding) -> bool {
    finding.severity <= Severity::Warning
}

fn case(excerpt: &Excerpt<'_>, finding: &Finding, class: &str) -> String {
    let at = place::full(excerpt, finding.span);
    let at = at.strip_prefix(excerpt.name()).unwrap_or(&at).trim_start_matches([':', ',', ' ']);
    let title = escaped(&format!("{} at {at}", finding.rule));
    let message = excerpt.message(finding);
    let mut told = escaped(&format!("{}: {message}", place::full(excerpt, finding.span)));
    if let Some(help) = &finding.help {
        let _ = write!(told, "\n{}", escaped(&excerpt.sentence(help)));
    }
    let (open, close) = if fails(finding) {
        let (kind, message) = (finding.severity.name(), escaped(&message));
        (format!("<failure type=\"{kind}\" message=\"{message}\">"), "</failure>")
    } else {
        ("<system-out>".to_owned(), "</system-out>")
    };
    format!("    <testcase classname=\"{class}\" name=\"{title}\">\n      {open}{told}{close}\n    </testcase>\n")
}

/// Text between two tags or in an attribute, on one line. Characters that XML cannot hold show as such.
fn escaped(words: &str) -> String {
    let words = clean(words).replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}");
    quick_xml::escape::escape(words).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_cannot_break_the_report() {
        assert_eq!(escaped("a\"<&>\u{0}\nb"), "a&quot;&lt;&amp;&gt;\u{FFFD} b");
    }
}
