//! Reports that count for themselves and do not say how.

use crate::document::{Document, Slot};
use crate::facts::{How, Status};
use crate::finding::{Finding, Severity};
use crate::format::{MarkKind, Role};
use crate::prose::Prose;
use crate::prose::words::report::METHOD_HEADINGS;
use crate::rule::{Card, Context, Findings, Group, Pace, Rule, Scope};

/// The rule.
pub struct MethodologyMissing;

/// Keys of the front matter that point to it.
const KEYS: &[&str] = &["methodology", "methodology_url", "method"];

impl Rule for MethodologyMissing {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DOC107",
            name: "methodology-missing",
            group: Group::Structure,
            scope: Scope::Document,
            severity: Severity::Warning,
            default: false,
            fixable: false,
            page: include_str!("methodology_missing.md"),
        }
    }

    fn pace(&self) -> Pace {
        Pace::Saving
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        // A report has a title: a paragraph for a colleague is asked for nothing.
        let title = cx.document.paragraphs().next().filter(|(_, slot)| matches!(slot.role, Role::Heading(_)));
        let Some((id, slot)) = title else { return };
        let own = cx.claims.iter().find(|claim| {
            matches!(claim.figure.status, Status::Asserted | Status::Historical) && claim.source.how == How::SelfSource
        });
        let Some(own) = own.filter(|_| !has_method(cx.document)) else { return };
        let words = cx.document.words(cx.document.span(own.paragraph, own.figure.at));
        let message =
            format!("“{words}” is a count of your own: how was it made? Add a section on methods and limits.");
        let prose = &slot.paragraph.prose;
        let span = cx.document.span(id, prose.range(0, prose.tokens.len()));
        findings.push(Finding::new(Severity::Warning, span, message));
    }
}

/// Whether a document says how it counted, or where that can be read.
fn has_method(document: &Document) -> bool {
    KEYS.iter().any(|key| document.front().get(key).is_some())
        || document.paragraphs().any(|(_, slot)| is_heading_of_methods(slot) || speaks(&slot.paragraph.prose))
}

fn is_heading_of_methods(slot: &Slot) -> bool {
    let prose = &slot.paragraph.prose;
    matches!(slot.role, Role::Heading(_))
        && (0..prose.tokens.len()).any(|at| {
            prose.is(at, METHOD_HEADINGS)
                || prose.says(at, "standard") && prose.says_any(at + 2, &["proof", "evidence"])
        })
}

/// Whether a paragraph names the methodology, or links to it.
fn speaks(prose: &Prose) -> bool {
    let begins = |at: usize| prose.word(at).get(..10).is_some_and(|start| start.eq_ignore_ascii_case("methodolog"));
    let leads = |kind: &MarkKind| matches!(kind, MarkKind::Link(target) if target.contains("methodolog"));
    (0..prose.tokens.len()).any(begins) || prose.marks().iter().any(|mark| leads(&mark.kind))
}
