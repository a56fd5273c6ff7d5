//! The ledger: each figure joined to its source and its time.

mod backed;
mod basis;
mod calendar;
mod page;
mod sourcing;
mod timing;

pub use basis::Basis;
pub use calendar::{Calendar, Dated};
pub use sourcing::{Backed, Carried, Sourcing};
pub use timing::{TimeGrade, TimeHow, Timing};

use crate::document::{Document, ParagraphId};
use crate::facts::{Figure, Status};

/// A figure of harm, who vouches for it, and when it happened: owned, with how it was decided and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The paragraph that holds the figure.
    pub paragraph: ParagraphId,
    /// The figure, with ranges of that paragraph's prose.
    pub figure: Figure,
    /// Who vouches for it.
    pub source: Sourcing,
    /// When it happened.
    pub time: Timing,
    /// On what the figure rests, as the text says it.
    pub basis: Option<Basis>,
}

/// The claims of a document, in the order of the text.
#[must_use]
pub fn claims(document: &Document, calendar: &Calendar) -> Vec<Claim> {
    let mut claims = Vec::new();
    let clock = timing::Clock::new(document, calendar);
    for (paragraph, slot) in document.paragraphs() {
        if slot.paragraph.facts.figures.is_empty() {
            continue;
        }
        let page = page::Page::of(paragraph, slot, calendar);
        for figure in &slot.paragraph.facts.figures {
            let time = clock.time(&page, figure);
            let past = figure.status == Status::Asserted && timing::is_historical(document, &time);
            let status = if past { Status::Historical } else { figure.status };
            claims.push(Claim {
                paragraph,
                figure: Figure { status, ..figure.clone() },
                source: sourcing::sourcing(document, &page, figure),
                time,
                basis: basis::basis(&slot.paragraph, figure),
            });
        }
    }
    backed::back(&mut claims);
    claims
}
