//! Situation reports that lack one of their usual sections, or leave one empty.

use crate::document::{Document, Part, ReportKind, Section, report, sections};
use crate::finding::{Finding, Severity};
use crate::prose::Prose;
use crate::rule::{Card, Context, Findings, Group, Pace, Rule, Scope};

/// The rule.
pub struct RequiredSections;

/// What every situation report has; the others only where there is something to tell.
const REQUIRED: &[Part] = &[Part::Highlights, Part::Situation, Part::Response, Part::Contacts];

impl Rule for RequiredSections {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DOC102",
            name: "required-sections",
            group: Group::Structure,
            scope: Scope::Document,
            severity: Severity::Info,
            default: false,
            fixable: false,
            page: include_str!("required_sections.md"),
        }
    }

    fn pace(&self) -> Pace {
        Pace::Saving
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let Some(report) = report(cx.document) else { return };
        let sections = sections(cx.document);
        for section in sections.iter().filter(|section| section.empty) {
            let Some(slot) = cx.document.slot(section.heading) else { continue };
            let prose = &slot.paragraph.prose;
            let at = prose.range(0, prose.tokens.len());
            let message = format!("Nothing stands under “{}”. Fill it, or take it out?", prose.line(at));
            findings.push(Finding::new(Severity::Info, cx.document.span(section.heading, at), message));
        }
        if report.kind == ReportKind::Flash {
            return;
        }
        let lacks = |part: &&Part| !has(cx.document, &sections, **part);
        let name = |part: &Part| Part::ALL.iter().find(|(_, known)| known == part).map_or("", |&(name, _)| name);
        let missing: Vec<&str> = REQUIRED.iter().filter(lacks).map(name).collect();
        if !missing.is_empty() {
            let message =
                format!("Readers of a situation report look for: {}. Add what is missing?", missing.join(", "));
            findings.push(Finding::new(Severity::Info, cx.document.span(report.title, report.at), message));
        }
    }
}

/// Whether a report has a section. Whom to ask is often told in a last line without a heading.
fn has(document: &Document, sections: &[Section], part: Part) -> bool {
    let asks = |prose: &Prose| {
        let pair = |at: usize| {
            prose.says_any(at, &["further", "more"]) && prose.says_any(at + 1, &["information", "details"])
                || prose.says_any(at, &["contact", "contacts"])
                    && prose.tokens.get(at + 1).is_some_and(|token| token.is_sign(':'))
        };
        (0..prose.tokens.len()).any(pair) || prose.text().contains('@')
    };
    sections.iter().any(|section| section.part == part)
        || part == Part::Contacts && document.paragraphs().any(|(_, slot)| asks(&slot.paragraph.prose))
}
