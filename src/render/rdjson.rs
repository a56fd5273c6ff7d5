//! The diagnostic format of reviewdog, which comments on changes at any forge.
//!
//! Its columns count bytes of UTF-8 from 1, as its specification says.

use std::borrow::Cow;

use serde::Serialize;

use crate::finding::{Edit, Finding, Fix, Severity};
use crate::render::json::{can_leave, line};
use crate::render::{Excerpt, place};
use crate::text::{Span, Unit};

/// What stands before the first finding.
pub(super) const HEAD: &str = "{\"source\":{\"name\":\"sitlint\"},\"diagnostics\":[\n";

/// What stands after the last finding.
pub(super) const TAIL: &str = "\n]}\n";

/// A finding as an object on one line.
pub(super) fn finding(excerpt: &Excerpt<'_>, finding: &Finding) -> String {
    let mut message = place::told(excerpt.message(finding), excerpt, finding.span).into_owned();
    if let Some(help) = &finding.help {
        message = format!("{message}\n{}", excerpt.sentence(help));
    }
    // Lines of a Word draft are its paragraphs: the remark is on the file, and its message says where.
    let has_lines = excerpt.unit() == Unit::Line;
    line(&Diagnostic {
        message,
        location: Location {
            path: excerpt.name().trim_start_matches("./"),
            range: has_lines.then(|| Range::of(excerpt, finding.span)),
        },
        severity: severity(finding.severity),
        code: Code { value: &finding.rule },
        suggestions: match &finding.fixes[..] {
            [fix] if has_lines && can_leave(excerpt, fix) => suggestions(excerpt, fix),
            _ => Vec::new(),
        },
    })
}

/// A fix of several places is several suggestions, each of which can be taken.
fn suggestions<'a>(excerpt: &Excerpt<'_>, fix: &'a Fix) -> Vec<Suggestion<'a>> {
    let suggestion =
        |edit: &'a Edit| Suggestion { range: Range::of(excerpt, edit.span), text: excerpt.sentence(&edit.text) };
    fix.edits.iter().map(suggestion).collect()
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info | Severity::Hint => "INFO",
    }
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: Cow<'a, str>,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

impl Range {
    fn of(excerpt: &Excerpt<'_>, span: Span) -> Self {
        let position = |offset| {
            let line = excerpt.line_of(offset);
            Position { line: line + 1, column: offset - excerpt.line_span(line).start + 1 }
        };
        Self { start: position(span.start), end: position(span.end) }
    }
}
