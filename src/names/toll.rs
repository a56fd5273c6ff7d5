//! The counts of a draft that other drafts may contradict: how many people, what harm, where, when, and who says so.

use jiff::civil::Date;

use crate::document::{Document, ParagraphId, Slot};
use crate::facts::time::{Anchor, Bound, resolve};
use crate::facts::{Figure, Form, Status, is_part, whereabouts};
use crate::format::Role;
use crate::prose::{Class, Harm};
use crate::text::{Place, Span};

/// A count that names a place and a day. No words of the draft but those are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toll {
    /// What happened to the people.
    pub harm: Harm,
    /// Whether families were counted, not people.
    pub groups: bool,
    /// The least number.
    pub least: u64,
    /// The greatest number; `None` where open.
    pub most: Option<u64>,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The noun for the people in small letters; empty where it is “people”, or none.
    pub people: Box<str>,
    /// Words that may name the place, in small letters and in order.
    pub places: Box<[Box<str>]>,
    /// Who says so, in small letters; empty where nobody does.
    pub source: Box<str>,
}

/// A count and where it stands in its file.
#[derive(Clone, Debug)]
pub struct Held {
    /// The count.
    pub toll: Toll,
    /// Where it begins.
    pub start: Place,
    /// Where it ends.
    pub end: Place,
}

/// So many times and sources of a sentence are looked at.
const TIMES: usize = 16;
/// How much of the greater number two counts may differ by (catalogue, part 3).
const APART: f64 = 0.2;

impl Toll {
    /// Whether another count can be of the same people and day, by the same source, and is far from this one.
    #[must_use]
    pub fn diverges(&self, other: &Self) -> bool {
        let days = (self.from, self.to) == (other.from, other.to);
        let within = |some: &Self, all: &Self| some.places.iter().all(|word| all.places.contains(word));
        let place = within(self, other) || within(other, self);
        let same = self.harm == other.harm && self.groups == other.groups && self.people == other.people;
        let same = same && self.source == other.source && !self.source.is_empty();
        let far = |low: &Self, high: &Self| {
            low.most.is_some_and(|most| high.least > most && (high.least - most) as f64 > APART * high.least as f64)
        };
        days && place && same && (far(self, other) || far(other, self))
    }
}

/// The counts of a draft that name a place and a day, in the order of the text.
#[must_use]
pub fn tolls(document: &Document) -> Vec<(Toll, Span)> {
    let anchor = Anchor { document: document.date().map(|date| date.day), ..Anchor::default() };
    let figures = document.paragraphs().flat_map(|(id, slot)| {
        let tells = !matches!(slot.role, Role::Cell { .. } | Role::Note(_) | Role::Quote);
        slot.paragraph.facts.figures.iter().filter(move |_| tells).map(move |figure| (id, slot, figure))
    });
    figures.filter_map(|(id, slot, figure)| Some((read(slot, figure, &anchor)?, span(document, id, figure)))).collect()
}

fn span(document: &Document, id: ParagraphId, figure: &Figure) -> Span {
    document.span(id, figure.at)
}

fn read(slot: &Slot, figure: &Figure, anchor: &Anchor) -> Option<Toll> {
    let (facts, prose) = (&slot.paragraph.facts, &slot.paragraph.prose);
    let count = figure.count;
    let least = count.least.filter(|_| count.form == Form::Number && figure.status == Status::Asserted)?;
    if figure.is_rest(prose) {
        return None;
    }
    if is_part(&facts.breakdowns, figure.at) {
        return None;
    }
    let gap = |start: u32, end: u32| start.saturating_sub(figure.at.end).max(figure.at.start.saturating_sub(end));
    let first = facts.times.partition_point(|time| time.sentence < figure.sentence);
    let times = facts.times[first..].iter().take_while(|time| time.sentence == figure.sentence);
    let time = times.take(TIMES).min_by_key(|time| gap(time.at.start, time.at.end))?;
    let days = resolve(time, anchor).0?;
    let from = if matches!(time.bound, Bound::Until | Bound::AsOf) { days.to } else { days.from };
    let places = whereabouts(prose, &facts.attributions, figure.sentence);
    if places.is_empty() || matches!(time.bound, Bound::Since | Bound::After | Bound::Before) {
        return None;
    }
    let first = facts.attributions.partition_point(|said| said.sentence < figure.sentence);
    let mut said = facts.attributions[first..].iter().take(TIMES).filter(|said| said.scope.touches(figure.at));
    let source = said.next().map(|said| prose.line(said.source).to_lowercase()).unwrap_or_default();
    let tokens = prose.token_at(figure.at.start)..prose.token_at(figure.at.end);
    Some(Toll {
        harm: figure.harm,
        people: figure.whom(prose).into(),
        groups: prose.tokens[tokens].iter().any(|token| token.is(Class::Group)),
        least,
        most: count.most,
        from,
        to: days.to,
        places: places.into_iter().map(String::into_boxed_str).collect(),
        source: source.into(),
    })
}
