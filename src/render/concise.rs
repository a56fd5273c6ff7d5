//! One line a finding, as compilers write it and editors jump to it.

use crate::finding::Finding;
use crate::render::pretty::{clean, painted, style};
use crate::render::{Excerpt, Paint};

/// `file:line:column: severity[rule] message`
pub(super) fn finding(excerpt: &Excerpt<'_>, finding: &Finding, paint: Paint) -> String {
    let place = excerpt.place(finding.span.start);
    let rule = format!("{}[{}]", finding.severity.name(), finding.rule);
    let rule = painted(&rule, style(finding.severity), paint);
    let message = clean(&excerpt.sentence(&finding.message));
    format!("{}:{}:{}: {rule} {message}", clean(excerpt.name()), place.line, place.column)
}
