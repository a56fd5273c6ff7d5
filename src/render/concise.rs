//! One line a finding, as compilers write it and editors jump to it.

use crate::finding::Finding;
use crate::render::clean::{clean, leading};
use crate::render::pretty::{painted, style};
use crate::render::{Excerpt, Paint};

/// `file:line:column: severity[rule] message`
pub(super) fn finding(excerpt: &Excerpt<'_>, finding: &Finding, paint: Paint) -> String {
    let place = excerpt.place(finding.span.start);
    let rule = [finding.severity.name(), "[", &finding.rule, "]"].concat();
    let rule = painted(&rule, style(finding.severity), paint);
    let (name, line, column) = (leading(excerpt.name()), place.line.to_string(), place.column.to_string());
    let message = excerpt.message(finding);
    [&name, ":", &line, ":", &column, ": ", &rule, " ", &clean(&message)].concat()
}
