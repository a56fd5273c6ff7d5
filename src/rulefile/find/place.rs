//! Where words count: in quotations or not, in reported speech or not, inside which facts and parts of a draft.

use crate::document::Slot;
use crate::finding::Severity;
use crate::format::Role;
use crate::rulefile::fields::{Broken, Fields};
use crate::text::Range;

/// The parts of a draft that words can be inside of, under the names of rule files.
const INSIDE: &[(&str, Inside)] = &[
    ("attribution", Inside::Attribution),
    ("figure", Inside::Figure),
    ("hedge", Inside::Hedge),
    ("date", Inside::Date),
    ("name", Inside::Name),
    ("heading", Inside::Heading),
    ("table", Inside::Table),
    ("list", Inside::List),
    ("text", Inside::Text),
];

/// Where words count.
#[derive(Clone, Debug, Default)]
pub struct Where {
    quotations: Quotations,
    reported: Option<Weight>,
    inside: Vec<Inside>,
}

/// Whether words in quotations count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Quotations {
    #[default]
    Skipped,
    Read,
}

/// How much words weigh that somebody is reported to have said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Nothing,
    This(Severity),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Attribution,
    Figure,
    Hedge,
    Date,
    Name,
    Heading,
    Table,
    List,
    Text,
}

impl Where {
    /// Reads `quotations`, `reported` and `inside`.
    ///
    /// # Errors
    /// When one of them is not as it must be.
    pub fn of(fields: &Fields<'_>) -> Result<Self, Broken> {
        let mut place = Self::default();
        if let Some(field) = fields.get("quotations")
            && field.truth()?
        {
            place.quotations = Quotations::Read;
        }
        if let Some(field) = fields.get("reported") {
            let levels = Severity::ALL.iter().map(|&(name, level)| (name, Weight::This(level)));
            let levels: Vec<_> = levels.chain([("off", Weight::Nothing)]).collect();
            place.reported = Some(field.one_of("severity", &levels)?);
        }
        if let Some(field) = fields.get("inside") {
            place.inside = field.some_of("part of a draft", INSIDE)?;
        }
        Ok(place)
    }

    /// How much words at a range of a paragraph weigh, where `severity` is what they weigh elsewhere; `None` where they do not count.
    #[must_use]
    pub fn severity(&self, slot: &Slot, at: Range, severity: Severity) -> Option<Severity> {
        if !self.inside.is_empty() && !self.inside.iter().any(|inside| inside.holds(slot, at)) {
            return None;
        }
        if self.quotations == Quotations::Skipped && slot.is_quoted(at) {
            return None;
        }
        match self.reported {
            Some(weight) if is_reported(slot, at) => match weight {
                Weight::Nothing => None,
                // What weighs less than this anyway does not weigh more because it is reported.
                Weight::This(reported) => Some(reported.max(severity)),
            },
            _ => Some(severity),
        }
    }
}

fn is_reported(slot: &Slot, at: Range) -> bool {
    let said = &slot.paragraph.facts.attributions;
    near(said, at, |said| said.at).iter().any(|said| said.scope.holds(at) && !said.at.touches(at))
}

/// The facts around a range: facts stand in the order of the text, and four to each side reach over any sentence.
fn near<T>(facts: &[T], at: Range, place: fn(&T) -> Range) -> &[T] {
    let middle = facts.partition_point(|fact| place(fact).start < at.start);
    &facts[middle.saturating_sub(4)..(middle + 4).min(facts.len())]
}

impl Inside {
    fn holds(self, slot: &Slot, at: Range) -> bool {
        let facts = &slot.paragraph.facts;
        match self {
            // Words that begin among those that attribute, not in the source itself: “rebels” in “rebels said” is no verb,
            // “notes that” begins with one.
            Self::Attribution => near(&facts.attributions, at, |said| said.at)
                .iter()
                .any(|said| said.at.start <= at.start && at.start < said.at.end && !said.source.touches(at)),
            Self::Figure => near(&facts.figures, at, |figure| figure.at).iter().any(|figure| figure.at.holds(at)),
            Self::Hedge => near(&facts.hedges, at, |hedge| hedge.at).iter().any(|hedge| hedge.at.touches(at)),
            Self::Date => near(&facts.times, at, |time| time.at).iter().any(|time| time.at.holds(at)),
            Self::Name => near(&facts.names, at, |name| name.at).iter().any(|name| name.at.holds(at)),
            Self::Heading => matches!(slot.role, Role::Heading(_)),
            Self::Table => matches!(slot.role, Role::Cell { .. }),
            Self::List => matches!(slot.role, Role::Item(_)),
            Self::Text => matches!(slot.role, Role::Paragraph),
        }
    }
}
