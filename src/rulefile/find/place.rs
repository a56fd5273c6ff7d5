//! Where words count: in quotations or not, in reported speech or not, inside and outside which facts and parts of a draft.

use crate::document::Slot;
use crate::finding::Severity;
use crate::format::Role;
use crate::prose::Kind;
use crate::prose::words::report::LABELS;
use crate::rule::Style;
use crate::rulefile::fields::{Broken, Fields};
use crate::text::Range;

/// A caption has at most so many tokens; longer ones are sentences.
const CAPTION: usize = 40;

/// The parts of a draft that words can be inside and outside of, under the names of rule files.
pub const INSIDE: &[(&str, Inside)] = &[
    ("attribution", Inside::Attribution),
    ("figure", Inside::Figure),
    ("hedge", Inside::Hedge),
    ("date", Inside::Date),
    ("name", Inside::Name),
    ("title", Inside::Title),
    ("heading", Inside::Heading),
    ("table", Inside::Table),
    ("list", Inside::List),
    ("text", Inside::Text),
    ("quotation", Inside::Quotation),
    ("caption", Inside::Caption),
    ("note", Inside::Note),
];

/// Where words count.
#[derive(Clone, Debug, Default)]
pub struct Where {
    /// Whether words in quotations count; the house decides where the rule does not.
    quotations: Option<bool>,
    reported: Option<Weight>,
    inside: Vec<Inside>,
    outside: Vec<Inside>,
}

/// How much words weigh that somebody is reported to have said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Nothing,
    This(Severity),
}

/// A part of a draft, or a fact in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inside {
    /// The words that attribute.
    Attribution,
    /// A figure of harm.
    Figure,
    /// A word such as “reportedly”.
    Hedge,
    /// A date.
    Date,
    /// A name.
    Name,
    /// A heading of the first level.
    Title,
    /// A heading of any level.
    Heading,
    /// A table.
    Table,
    /// A list.
    List,
    /// Running text.
    Text,
    /// Words in quotation marks, and paragraphs that are quoted whole.
    Quotation,
    /// The line that tells what a picture or a table shows.
    Caption,
    /// A footnote.
    Note,
}

impl Where {
    /// Reads `quotations`, `reported`, `inside` and `outside`.
    ///
    /// # Errors
    /// When one of them is not as it must be.
    pub fn of(fields: &Fields<'_>) -> Result<Self, Broken> {
        let quotations = fields.get("quotations").map(|field| field.truth()).transpose()?;
        let mut place = Self { quotations, ..Self::default() };
        if let Some(field) = fields.get("reported") {
            let levels = Severity::ALL.iter().map(|&(name, level)| (name, Weight::This(level)));
            let levels: Vec<_> = levels.chain([("off", Weight::Nothing)]).collect();
            place.reported = Some(field.one_of("severity", &levels)?);
        }
        if let Some(field) = fields.get("inside") {
            place.inside = field.some_of("part of a draft", INSIDE)?;
        }
        if let Some(field) = fields.get("outside") {
            place.outside = field.some_of("part of a draft", INSIDE)?;
        }
        Ok(place)
    }

    /// Whether a range of a paragraph is where the rule looks, quotations and what is reported aside.
    #[must_use]
    pub fn holds(&self, slot: &Slot, at: Range) -> bool {
        let inside = |inside: &Inside| inside.holds(slot, at);
        (self.inside.is_empty() || self.inside.iter().any(inside)) && !self.outside.iter().any(inside)
    }

    /// How much words at a range of a paragraph weigh, where `severity` is what they weigh elsewhere; `None` where they do not count.
    #[must_use]
    pub fn weight(&self, style: &Style, (slot, at): (&Slot, Range), severity: Severity) -> Option<Severity> {
        if !self.holds(slot, at) {
            return None;
        }
        // Who asks for words inside quotations wants them read.
        let read = self.quotations.unwrap_or(style.reads_quotations || self.inside.contains(&Inside::Quotation));
        if !read && slot.is_quoted(at) {
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
            Self::Title => slot.role == Role::Heading(1),
            Self::Heading => matches!(slot.role, Role::Heading(_)),
            Self::Table => matches!(slot.role, Role::Cell { .. }),
            Self::List => matches!(slot.role, Role::Item(_)),
            Self::Text => matches!(slot.role, Role::Paragraph),
            Self::Quotation => slot.is_quoted(at),
            Self::Caption => is_caption(slot),
            Self::Note => matches!(slot.role, Role::Note(_)),
        }
    }
}

/// Whether a paragraph tells what a picture or a table shows: a label, and a number or a colon after it.
fn is_caption(slot: &Slot) -> bool {
    let prose = &slot.paragraph.prose;
    let short = matches!(slot.role, Role::Paragraph | Role::Heading(_)) && prose.tokens.len() <= CAPTION;
    let label = short && prose.is(0, LABELS);
    let number = |kind: Kind| matches!(kind, Kind::Number | Kind::Code | Kind::Sign(':'));
    label && prose.tokens.iter().skip(1).take(2).any(|token| number(token.kind))
}
