//! GitLab's code quality report: a JSON array, an object a finding.

use std::borrow::Cow;

use serde::Serialize;

use crate::finding::{Finding, Severity};
use crate::render::json::line;
use crate::render::{Excerpt, place};

/// What stands before the first finding.
pub(super) const HEAD: &str = "[\n";

/// What stands after the last finding.
pub(super) const TAIL: &str = "\n]\n";

/// A finding as an object on one line.
pub(super) fn finding(excerpt: &Excerpt<'_>, finding: &Finding, fingerprint: String) -> String {
    let (start, end) = (excerpt.place(finding.span.start), excerpt.place(finding.span.end));
    line(&Issue {
        description: place::told(excerpt.message(finding), excerpt, finding.span),
        check_name: &finding.rule,
        fingerprint,
        severity: severity(finding.severity),
        location: Location {
            path: excerpt.name().trim_start_matches("./"),
            lines: Lines { begin: start.line, end: end.line },
        },
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Info => "minor",
        Severity::Hint => "info",
    }
}

#[derive(Serialize)]
struct Issue<'a> {
    description: Cow<'a, str>,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}
