//! `find.claim`: claims that meet conditions, such as a death toll of ten or more that rests on a vague source.

use crate::claims::{Basis, Claim, TimeGrade, TimeHow};
use crate::document::Slot;
use crate::facts::{Grade, How, Status};
use crate::prose::{Harm, Prose};
use crate::rule::{Context, Findings};
use crate::rulefile::fields::{Broken, Fields};
use crate::rulefile::find::place::Where;
use crate::rulefile::message::Says;
use crate::rulefile::phrases::{Inflection, Phrases};
use crate::text::Range;

/// The keys of `find.claim`.
pub const KEYS: &[&str] = &[
    "harm",
    "min",
    "max",
    "approximate",
    "source",
    "how",
    "time",
    "time-how",
    "status",
    "basis",
    "people",
    "inside",
    "outside",
];

/// What a count rests on, under the names of rule files.
pub const BASIS: &[(&str, Option<Basis>)] = &[
    ("identified", Some(Basis::Identified)),
    ("documented", Some(Basis::Documented)),
    ("reported", Some(Basis::Reported)),
    ("estimated", Some(Basis::Estimated)),
    ("none", None),
];

/// What a claim must be to be found. An empty list asks for nothing.
#[derive(Clone, Debug, Default)]
pub struct Conditions {
    harm: Vec<Harm>,
    at_least: Option<u64>,
    at_most: Option<u64>,
    approximate: Option<bool>,
    source: Vec<Grade>,
    how: Vec<How>,
    time: Vec<TimeGrade>,
    time_how: Vec<TimeHow>,
    status: Vec<Status>,
    basis: Vec<Option<Basis>>,
    people: Phrases,
    place: Where,
}

impl Conditions {
    /// Reads the table `find.claim`.
    ///
    /// # Errors
    /// When a key or a value is not known.
    pub fn of(fields: &Fields<'_>) -> Result<Self, Broken> {
        if let Some(broken) = fields.unknown(KEYS).into_iter().next() {
            return Err(broken);
        }
        let mut conditions = Self { status: vec![Status::Asserted], place: Where::of(fields)?, ..Self::default() };
        for field in fields.all() {
            match field.key {
                "harm" => conditions.harm = field.some_of("harm", Harm::ALL)?,
                "min" => conditions.at_least = Some(field.number()?),
                "max" => conditions.at_most = Some(field.number()?),
                "approximate" => conditions.approximate = Some(field.truth()?),
                "source" => conditions.source = field.some_of("grade of a source", Grade::ALL)?,
                "how" => conditions.how = field.some_of("form of a source", How::ALL)?,
                "time" => conditions.time = field.some_of("grade of a time", TimeGrade::ALL)?,
                "time-how" => conditions.time_how = field.some_of("place of a time", TimeHow::ALL)?,
                "status" => conditions.status = field.some_of("status", Status::ALL)?,
                "basis" => conditions.basis = field.some_of("basis", BASIS)?,
                "inside" | "outside" => {}
                _ => conditions.people = Phrases::of(&field.texts()?, Inflection::Forms)?,
            }
        }
        Ok(conditions)
    }

    /// Looks at one document.
    pub fn check(&self, says: &Says, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for claim in cx.claims() {
            let Some(slot) = cx.document.slot(claim.paragraph).filter(|slot| self.hold(claim, slot)) else { continue };
            let prose = &slot.paragraph.prose;
            let words = |at: Option<(_, Range)>| {
                at.and_then(|(id, at)| Some((cx.document.slot(id)?, at)))
                    .map_or("", |(slot, at)| slot.paragraph.prose.words(at))
            };
            let values = [
                ("words", prose.words(claim.figure.at)),
                ("harm", claim.figure.harm.name()),
                (
                    "count",
                    &*claim
                        .figure
                        .count
                        .least
                        .or(claim.figure.count.most)
                        .map_or(String::new(), |count| count.to_string()),
                ),
                ("people", claim.figure.people.map_or("", |at| prose.words(at))),
                ("source", words(claim.source.at)),
                ("time", words(claim.time.at)),
            ];
            findings.push(says.at(cx.document.span(claim.paragraph, claim.figure.at), &values));
        }
    }

    fn hold(&self, claim: &Claim, slot: &Slot) -> bool {
        let count = claim.figure.count;
        let least = count.least.or(count.most);
        self.place.holds(slot, claim.figure.at)
            && among(&self.harm, claim.figure.harm)
            && self.at_least.is_none_or(|bound| least.is_some_and(|least| least >= bound))
            && self.at_most.is_none_or(|bound| count.most.or(count.least).is_some_and(|most| most <= bound))
            && self.approximate.is_none_or(|approximate| approximate == count.approximate)
            && among(&self.source, claim.source.grade)
            && among(&self.how, claim.source.how)
            && among(&self.time, claim.time.grade)
            && among(&self.time_how, claim.time.how)
            && among(&self.status, claim.figure.status)
            && among(&self.basis, claim.basis)
            && (self.people.is_empty() || self.names_people(claim, &slot.paragraph.prose))
    }

    /// Whether the words of the figure name the people who are asked for.
    fn names_people(&self, claim: &Claim, prose: &Prose) -> bool {
        let at = claim.figure.people.unwrap_or(claim.figure.at);
        (prose.token_at(at.start)..prose.token_at(at.end)).any(|token| self.people.hit(prose, token).is_some())
    }
}

fn among<T: Copy + PartialEq>(list: &[T], value: T) -> bool {
    list.is_empty() || list.contains(&value)
}
