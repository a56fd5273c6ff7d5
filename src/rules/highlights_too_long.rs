//! Highlights that are too many, or too long to be read in a glance.

use crate::document::{ParagraphId, Part, Slot, sections};
use crate::finding::{Finding, Severity};
use crate::format::Role;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct HighlightsTooLong;

/// So many highlights at most (catalogue, part 3, H).
const MOST: usize = 7;
/// So many words in one of them at most.
const WORDS: usize = 60;

impl Rule for HighlightsTooLong {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DOC104",
            name: "highlights-too-long",
            group: Group::Structure,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: false,
            page: include_str!("highlights_too_long.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for section in sections(cx.document).into_iter().filter(|section| section.part == Part::Highlights) {
            let body: Vec<(ParagraphId, &Slot)> = (section.heading.0 + 1..section.end.0)
                .filter_map(|id| Some((ParagraphId(id), cx.document.slot(ParagraphId(id))?)))
                .collect();
            let items = body.iter().filter(|(_, slot)| matches!(slot.role, Role::Item(_))).count();
            if let Some(slot) = cx.document.slot(section.heading).filter(|_| items > MOST) {
                let prose = &slot.paragraph.prose;
                let span = cx.document.span(section.heading, prose.range(0, prose.tokens.len()));
                let message = format!("{items} highlights: readers take in {MOST} at most. Which can go?");
                findings.push(Finding::new(Severity::Hint, span, message));
            }
            for (id, slot) in body.into_iter().filter(|(_, slot)| matches!(slot.role, Role::Item(_) | Role::Paragraph))
            {
                let prose = &slot.paragraph.prose;
                let words: Vec<usize> = (0..prose.tokens.len()).filter(|&at| prose.tokens[at].is_wordy()).collect();
                // What is too much is marked: the words beyond.
                let (Some(&first), Some(&last)) = (words.get(WORDS), words.last()) else { continue };
                let span = cx.document.span(id, prose.range(first, last + 1));
                let message = format!("{} words in one highlight: {WORDS} at most. What can go?", words.len());
                findings.push(Finding::new(Severity::Hint, span, message));
            }
        }
    }
}
