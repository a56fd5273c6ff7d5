//! Two drafts that give very different counts for one place, one harm and one time, by one source.

use crate::facts::written;
use crate::finding::{Finding, Related, Severity, Where};
use crate::names::tolls;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct CrossDocumentFigureDivergence;

/// The most places in other drafts that are shown beside a finding.
const SHOWN: usize = 4;

impl Rule for CrossDocumentFigureDivergence {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SUM112",
            name: "cross-document-figure-divergence",
            group: Group::Arithmetic,
            scope: Scope::Library,
            severity: Severity::Hint,
            default: false,
            fixable: false,
            page: include_str!("cross_document_figure_divergence.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (count, span) in tolls(cx.document) {
            let others = cx.library.diverging(&count, cx.document.source().name());
            let Some((_, first)) = others.first() else { continue };
            let words = cx.document.words(span);
            let drafts = others.len();
            let there = written(first.toll.least as f64);
            let message = match drafts {
                1 => format!("“{words}” here, {there} in another draft, for the same place and time. Which is right?"),
                _ => format!(
                    "“{words}” here, {there} and others in {drafts} drafts, for the same place and time. Which is right?"
                ),
            };
            let mut finding = Finding::new(Severity::Hint, span, message);
            let related = others.iter().take(SHOWN).map(|(file, known)| Related {
                at: Where::There { file: (*file).clone(), start: known.start, end: known.end },
                message: format!("{} here", written(known.toll.least as f64)),
            });
            finding.related = related.collect();
            findings.push(finding);
        }
    }
}
