//! Situation reports that name nobody whom a reader can ask.

use crate::document::{Document, ParagraphId, Part, Slot, report, sections};
use crate::finding::{Finding, Severity};
use crate::prose::Prose;
use crate::prose::words::report::LATER;
use crate::rule::{Card, Context, Findings, Group, Pace, Rule, Scope};

/// The rule.
pub struct ContactMissing;

impl Rule for ContactMissing {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DOC106",
            name: "contact-missing",
            group: Group::Structure,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: false,
            page: include_str!("contact_missing.md"),
        }
    }

    fn pace(&self) -> Pace {
        Pace::Saving
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let left: Vec<ParagraphId> =
            cx.document.paragraphs().filter(|(_, slot)| is_left(&slot.paragraph.prose)).map(|(id, _)| id).collect();
        for &id in &left {
            let Some(slot) = cx.document.slot(id) else { continue };
            let prose = &slot.paragraph.prose;
            let span = cx.document.span(id, prose.range(0, prose.tokens.len()));
            findings.push(Finding::new(Severity::Hint, span, "Whom can readers ask? Write a role and a mailbox here."));
        }
        let Some(report) = report(cx.document) else { return };
        if left.is_empty() && !has_contact(cx.document) {
            let message = "No contact in this report. Whom can readers ask? Add a name, a role and a mailbox.";
            findings.push(Finding::new(Severity::Hint, cx.document.span(report.title, report.at), message));
        }
    }
}

/// “Contacts: tbd”
fn is_left(prose: &Prose) -> bool {
    let contact = prose.says_any(0, &["contact", "contacts"]);
    let labelled = contact && prose.tokens.get(1).is_some_and(|token| token.is_sign(':'));
    let mut rest = (2..prose.tokens.len()).filter(|&at| prose.tokens[at].is_wordy());
    labelled && prose.tokens.len() <= 6 && rest.next().is_some_and(|at| prose.is(at, LATER))
}

/// Whether a document has a contact: a section that holds something, an invitation to ask, or an address.
fn has_contact(document: &Document) -> bool {
    let invites = |slot: &Slot| {
        let prose = &slot.paragraph.prose;
        let asks = (0..prose.tokens.len()).any(|at| {
            prose.says_any(at, &["further", "more", "additional", "media"])
                && prose.says_any(at + 1, &["information", "details", "enquiries", "inquiries"])
                || prose.says_any(at, &["contact", "contacts"])
                    && prose.tokens.get(at + 1).is_some_and(|token| token.is_sign(':') || token.capital)
                    && prose.tokens.len() > at + 2
        });
        asks && prose.tokens.len() > 4 || prose.text().contains('@') && prose.text().contains('.')
    };
    let named = sections(document).iter().any(|section| section.part == Part::Contacts && !section.empty);
    named || document.paragraphs().any(|(_, slot)| invites(slot)) || document.front().get("contact").is_some()
}
