//! Commands in a log that GitHub turns into annotations of a change.

use std::borrow::Cow;

use crate::finding::{Finding, Severity};
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
    format!("::{command} file={}{lines},title={}::{message}", property(excerpt.name()), property(&finding.rule))
}

/// Text after the last `::`, where a line break would end the command.
fn data(text: &str) -> Cow<'_, str> {
    if !text.contains(['%', '\r', '\n']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A"))
}

/// The value of a property, where a comma or a colon would end it too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_end_its_property() {
        assert_eq!(property("a,b: 100%.md"), "a%2Cb%3A 100%25.md");
        assert_eq!(data("a,b: 100%\n"), "a,b: 100%25%0A");
    }
}
