//! Numbers that a sentence tells in parts, where the parts are more than the whole or do not add up to it.

use crate::document::ParagraphId;
use crate::facts::{Bound, Breakdown, Listing, Part, written};
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where};
use crate::prose::Prose;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rules.
pub struct PartsOfTotal {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    page: &'static str,
    judge: fn(&Breakdown) -> Option<Wrong>,
}

/// Parts that are more than the whole.
pub const EXCEED: PartsOfTotal = PartsOfTotal {
    code: "SUM101",
    name: "parts-exceed-total",
    severity: Severity::Error,
    page: include_str!("parts_exceed_total.md"),
    judge: exceeds,
};

/// Parts that are all of the whole, and do not add up to it.
pub const DIFFER: PartsOfTotal = PartsOfTotal {
    code: "SUM102",
    name: "parts-do-not-sum",
    severity: Severity::Warning,
    page: include_str!("parts_do_not_sum.md"),
    judge: differs,
};

/// What is wrong with a breakdown.
enum Wrong {
    /// This part alone is more than the whole.
    Part(usize),
    /// Together they are.
    Sum,
}

/// How far, of the whole, the sum of parts that no word keeps apart may lie from it and still be meant as all of it.
const NEAR: f64 = 0.15;
/// The most parts that are shown beside a finding.
const SHOWN: usize = 4;

impl Rule for PartsOfTotal {
    fn card(&self) -> Card<'_> {
        Card {
            code: self.code,
            name: self.name,
            group: Group::Arithmetic,
            scope: Scope::Paragraph,
            severity: self.severity,
            default: true,
            fixable: self.severity == Severity::Warning,
            page: self.page,
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.paragraphs() {
            for breakdown in &slot.paragraph.facts.breakdowns {
                if let Some(wrong) = (self.judge)(breakdown) {
                    findings.push(self.finding(cx, (id, &slot.paragraph.prose), (breakdown, wrong)));
                }
            }
        }
    }
}

/// Whether parts that are said to be some of a whole are more than it.
fn exceeds(breakdown: &Breakdown) -> Option<Wrong> {
    let whole = breakdown.whole();
    if breakdown.listing == Listing::All {
        return None;
    }
    // “At least nine people, including 11 children” cannot be meant, though nothing bounds it from above.
    let most = if whole.high.is_finite() { whole.high } else { whole.told };
    let slack = |part: &Part| whole.slack + if part.bound == Bound::About { part.low * NEAR / 3.0 } else { 0.0 };
    let more = |part: &Part| part.bound != Bound::AtMost && part.low > most + slack(part);
    if let Some(at) = breakdown.parts.iter().position(more) {
        return Some(Wrong::Part(at));
    }
    let sum = breakdown.sum();
    let together = breakdown.is_disjoint() && sum.low > whole.high + whole.slack + sum.slack;
    together.then_some(Wrong::Sum)
}

/// Whether parts that are said to be all of a whole do not add up to it.
fn differs(breakdown: &Breakdown) -> Option<Wrong> {
    let (whole, sum) = (breakdown.whole(), breakdown.sum());
    let slack = whole.slack + sum.slack;
    let less = sum.high + slack < whole.low;
    let more = sum.low > whole.high + slack;
    let near = (sum.told - whole.told).abs() <= (whole.told * NEAR).max(1.0);
    let wrong = match breakdown.listing {
        Listing::All if breakdown.overlaps() => false,
        Listing::All if breakdown.is_disjoint() && breakdown.leaves_out() => more,
        Listing::All if breakdown.is_disjoint() => less || more,
        Listing::All => near && (less || more),
        Listing::Some => less && breakdown.covers() && breakdown.is_disjoint(),
    };
    wrong.then_some(Wrong::Sum)
}

impl PartsOfTotal {
    fn finding(
        &self,
        cx: &Context<'_>,
        (id, prose): (ParagraphId, &Prose),
        (breakdown, wrong): (&Breakdown, Wrong),
    ) -> Finding {
        let span = |at: Range| cx.document.span(id, at);
        let whole = breakdown.wholes.last().map_or(Range::default(), |whole| whole.at);
        let parts = &breakdown.parts;
        let (at, message) = match wrong {
            Wrong::Part(part) => {
                let (part, total) = (prose.line(parts[part].at), written(breakdown.whole().told));
                (
                    parts.first().map_or(whole, |part| part.at),
                    format!("“{part}” of {total}: a part is more than the whole. Which is right?"),
                )
            }
            Wrong::Sum => {
                let numbers: Vec<String> = parts.iter().map(|part| written(part.low)).collect();
                let computed = written(breakdown.sum().told);
                (
                    whole,
                    format!(
                        "{} = {computed}, the text says {}. Which is right?",
                        numbers.join(" + "),
                        prose.line(whole)
                    ),
                )
            }
        };
        let at = if let Wrong::Part(part) = wrong { parts[part].at } else { at };
        let mut finding = Finding::new(self.severity, span(at), message);
        let others = parts.iter().map(|part| (part.at, "a part")).chain([(whole, "the whole")]);
        let others = others.filter(|(other, _)| *other != at).rev().take(SHOWN);
        let related = |(at, message): (Range, &str)| Related { at: Where::Here(span(at)), message: message.to_owned() };
        finding.related = others.map(related).collect();
        finding.fixes.extend(self.fix(cx, (id, prose), breakdown));
        finding
    }

    /// The total that the parts add up to, offered where nothing else is open.
    fn fix(&self, cx: &Context<'_>, (id, prose): (ParagraphId, &Prose), breakdown: &Breakdown) -> Option<Fix> {
        let [whole] = *breakdown.wholes else { return None };
        let exact = breakdown.parts.iter().all(|part| part.bound == Bound::Exact);
        let plain = self.severity == Severity::Warning && exact && whole.is_exact();
        let span = cx.document.span(id, whole.core);
        let text = written(breakdown.sum().told);
        let same = cx.document.source().words(span) == prose.words(whole.core) && !prose.is_quoted(whole.core);
        let edits = vec![Edit { span, text: text.clone() }];
        (plain && same).then(|| Fix { title: format!("Write the sum, {text}"), safe: false, edits })
    }
}
