//! Commands in a log that GitHub turns into annotations of a change.

use std::borrow::Cow;

use crate::finding::{Finding, Severity};
use crate::render::clean::clean;
use crate::render::{Excerpt, place};
use crate::text::Unit;

/// `::error file=a.md,line=4,…::message`
pub(super) fn finding(excerpt: &Excerpt<'_>, finding: &Finding) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "notice",
    };
    let (start, end) = (excerpt.place(finding.span.start), excerpt.place(finding.span.end));
    let told = place::told(excerpt.message(finding), excerpt, finding.span);
    let mut message = data(&told).into_owned();
    if let Some(help) = &finding.help {
        message.push_str("%0A");
        message.push_str(&data(&excerpt.sentence(help)));
    }
    let lines = match excerpt.unit() {
        Unit::Line => {
            format!(",line={},col={},endLine={},endColumn={}", start.line, start.column, end.line, end.column)
        }
        Unit::Paragraph => String::new(), // the annotation is of the file, and its message says where
    };
    format!("::{command} file={}{lines},title={}::{message}", file(excerpt.name()), property(&finding.rule))
}

/// Text after the last `::`, where a percent sign would be read as an escape.
fn data(text: &str) -> Cow<'_, str> {
    match clean(text) {
        text if text.contains('%') => Cow::Owned(text.replace('%', "%25")),
        text => text,
    }
}

/// The value of a property, where a comma, a colon or a line break would end it too.
fn property(text: &str) -> String {
    let lines: Vec<_> =
        text.split('\n').map(|line| line.split('\r').map(data).collect::<Vec<_>>().join("%0D")).collect();
    lines.join("%0A").replace(':', "%3A").replace(',', "%2C")
}

/// The name of a file, which stays the same file: what the runner drops of a value are signs that it begins with.
fn file(name: &str) -> String {
    // An annotation stands at a file as the repository names it.
    let name = name.trim_start_matches("./");
    let dropped = name.starts_with('=') || name.trim() != name;
    let folder = if dropped { "./" } else { "" };
    [folder, &property(name)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_end_its_property() {
        assert_eq!(property("a,b: 100%.md"), "a%2Cb%3A 100%25.md");
        assert_eq!(property("a\r\nb\u{1b}"), "a%0D%0Ab\u{FFFD}");
        assert_eq!(file("=1.md"), "./=1.md");
        assert_eq!(data("a,b: 100%\n"), "a,b: 100%25 ");
    }
}
