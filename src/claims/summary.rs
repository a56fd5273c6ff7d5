//! Which paragraphs sum up a draft: its title, and what stands under “Highlights”.

use crate::document::{Document, Slot};
use crate::format::Role;
use crate::prose::Kind;
use crate::prose::words::report::SUMMARIES;

/// What a paragraph is to its draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// The title.
    Title,
    /// A highlight, a key message, a line of the summary.
    Highlight,
    /// All else.
    Body,
}

/// A title stands among the first so many paragraphs.
const TOP: usize = 4;

/// The zone of each paragraph of a document, in their order.
#[must_use]
pub fn zones(document: &Document) -> Vec<Zone> {
    let mut zones = Vec::new();
    let mut open = None;
    for (at, (_, slot)) in document.paragraphs().enumerate() {
        let zone = match (&slot.role, open) {
            (Role::Heading(level), _) => {
                let sums = is_summary(slot);
                open = match open {
                    Some(Open::Heading(above)) if *level > above => open,
                    _ if sums => Some(Open::Heading(*level)),
                    _ => None,
                };
                if *level == 1 && at < TOP && !sums { Zone::Title } else { Zone::Body }
            }
            (Role::Paragraph, _) if is_summary(slot) => {
                open = Some(Open::Line);
                Zone::Body
            }
            (Role::Paragraph | Role::Item(_), Some(Open::Heading(_))) => Zone::Highlight,
            (Role::Item(_), Some(Open::Line | Open::List)) => {
                open = Some(Open::List);
                Zone::Highlight
            }
            (Role::Paragraph, Some(Open::Line | Open::List)) => {
                open = None;
                Zone::Body
            }
            _ => Zone::Body,
        };
        zones.push(zone);
    }
    zones
}

/// What a list of highlights goes on until.
#[derive(Clone, Copy)]
enum Open {
    /// The next heading of this level or a higher one.
    Heading(u8),
    /// A line that is no heading, before its list.
    Line,
    /// The end of that list.
    List,
}

fn is_summary(slot: &Slot) -> bool {
    let prose = &slot.paragraph.prose;
    let words = prose.tokens.iter().filter(|token| token.kind == Kind::Word).count();
    let short = words <= 3 && prose.tokens.len() <= 5;
    short && SUMMARIES.contains(&prose.text().trim().trim_end_matches(':').trim().to_lowercase().as_str())
}
