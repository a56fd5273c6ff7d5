//! The ledger: each figure joined to its source and its time.

mod again;
mod backed;
mod basis;
mod calendar;
mod exact;
mod halves;
mod house;
mod moment;
mod near;
mod page;
mod reaction;
mod sheet;
mod sourcing;
mod speech;
mod summary;
mod timing;

pub use again::{Ledger, again};
pub use basis::Basis;
pub use calendar::{Calendar, Dated};
pub use exact::{Exact, exact};
pub use house::{DateForm, MONTHS, WEEKDAYS, weekday};
pub use moment::{Moment, Spelled, day_of, form_of, usual_form};
pub use near::Near;
pub use sheet::{Cell, Content, Sheet, sheets};
pub use sourcing::{Backed, Carried, Sourcing};
pub use summary::{Zone, zones};
pub use timing::{TimeGrade, TimeHow, Timing};

use crate::claims::sourcing::Spot;
use crate::document::{Document, ParagraphId};
use crate::facts::{Facts, Figure, Status};
use crate::text::Range;

/// A figure of harm, who vouches for it, and when it happened: owned, with how it was decided and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The paragraph that holds the figure.
    pub paragraph: ParagraphId,
    /// The figure, with ranges of that paragraph's prose.
    pub figure: Figure,
    /// Of a number that stands alone in its cell or line, the header or the line that says what harm.
    pub label: Option<(ParagraphId, Range)>,
    /// Who vouches for it.
    pub source: Sourcing,
    /// When it happened.
    pub time: Timing,
    /// Whether it tells of a present state: a camp that hosts, people who are displaced.
    pub present: bool,
    /// On what the figure rests, as the text says it.
    pub basis: Option<Basis>,
    /// Who is said to have done it: a range of the paragraph's prose.
    pub perpetrator: Option<Range>,
}

/// The claims of a document, in the order of the text.
#[must_use]
pub fn claims(document: &Document, calendar: &Calendar) -> Vec<Claim> {
    let count = document.paragraphs().map(|(_, slot)| slot.paragraph.facts.figures.len()).sum();
    let mut claims = Vec::with_capacity(count);
    read(document, calendar, |_| true, &mut claims);
    backed::back(&mut claims);
    claims
}

/// Reads the claims of those paragraphs that are `wanted`, without what backs them from further down.
fn read(document: &Document, calendar: &Calendar, wanted: impl Fn(ParagraphId) -> bool, claims: &mut Vec<Claim>) {
    let clock = timing::Clock::new(document, calendar);
    let mut joined = halves::joined(document).into_iter().peekable();
    for (paragraph, slot) in document.paragraphs() {
        let joined = joined.next_if(|joined| joined.paragraph == paragraph);
        if slot.paragraph.facts.figures.is_empty() && joined.is_none() || !wanted(paragraph) {
            continue;
        }
        let page = page::Page::of(paragraph, slot, calendar);
        let own = slot.paragraph.facts.figures.iter().map(|figure| (figure, None));
        for (figure, label) in own.chain(joined.iter().map(|joined| (&joined.figure, Some(joined.label)))) {
            let time = clock.time(&page, figure);
            let past = figure.status == Status::Asserted && timing::is_historical(document, &time);
            let status = if past { Status::Historical } else { figure.status };
            claims.push(Claim {
                paragraph,
                figure: Figure { status, ..figure.clone() },
                label,
                source: sourcing::sourcing(document, &page, Spot::of(figure)),
                time,
                present: clock.is_present(&page, figure),
                basis: basis::basis(&slot.paragraph, figure),
                perpetrator: perpetrator(&slot.paragraph.facts, figure),
            });
        }
    }
}

/// Who vouches for words of a paragraph that are no figure: for who did it, for what may come.
#[must_use]
pub fn vouched(document: &Document, calendar: &Calendar, (id, at): (ParagraphId, Range)) -> Option<Sourcing> {
    let slot = document.slot(id)?;
    let prose = &slot.paragraph.prose;
    let spot = Spot { at, sentence: prose.sentence_of(prose.token_at(at.start)) };
    Some(sourcing::sourcing(document, &page::Page::of(id, slot, calendar), spot))
}

/// The side that is said to have harmed the people of a figure: by its own word of harm, or for a part of those that the
/// same sentence told of before.
fn perpetrator(facts: &Facts, figure: &Figure) -> Option<Range> {
    let sides = &facts.perpetrators;
    let first = sides.partition_point(|side| side.sentence < figure.sentence);
    let mine = || sides[first..].iter().take_while(|side| side.sentence == figure.sentence);
    let own = mine().find(|side| side.harm_at.touches(figure.harm_at));
    // "killed 14 people, including six children": the part has no word of harm of its own.
    let part = figure.at.start == figure.harm_at.start;
    let before = || mine().filter(|side| part && side.harm_at.end <= figure.at.start).last();
    own.or_else(before).map(|side| side.at)
}
