//! Claims that can be held against each other: exact numbers of the same people, with where it happened and who says so.

use crate::claims::Claim;
use crate::document::Document;
use crate::facts::{Form, Grade, Status, is_part, whereabouts};
use crate::format::Role;
use crate::prose::{Class, Classes, Harm, Prose};
use crate::text::Range;

/// A claim of an exact number.
#[derive(Clone, Debug)]
pub struct Exact<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// How many.
    pub count: u64,
    /// The noun for the people in small letters; empty where it is “people”, or none.
    pub people: String,
    /// Words that may name the place.
    pub places: Vec<String>,
    /// Who says so, in small letters; empty where nobody does.
    pub source: String,
    /// What happened, as words such as “blast” tell, in small letters.
    pub events: Vec<String>,
}

/// A sentence with more tokens is no sentence.
const LONGEST: usize = 300;

/// The claims of an exact number of a document that stand in sentences, parts of other numbers left out.
#[must_use]
pub fn exact<'a>(document: &'a Document, claims: &'a [Claim]) -> Vec<Exact<'a>> {
    claims.iter().filter_map(|claim| read(document, claim)).collect()
}

fn read<'a>(document: &'a Document, claim: &'a Claim) -> Option<Exact<'a>> {
    let slot = document.slot(claim.paragraph)?;
    let (facts, prose) = (&slot.paragraph.facts, &slot.paragraph.prose);
    let (figure, count) = (&claim.figure, claim.figure.count);
    let number =
        count.least.filter(|_| count.least == count.most && !count.approximate && count.form == Form::Number)?;
    let part = is_part(&facts.breakdowns, figure.at);
    let sentence = prose.sentences.get(figure.sentence)?;
    let long = sentence.end - sentence.first > LONGEST;
    let cell = matches!(slot.role, Role::Cell { .. } | Role::Note(_) | Role::Quote);
    if part || long || figure.is_rest(prose) || cell || figure.status != Status::Asserted || number == 0 {
        return None;
    }
    let said = claim.source.at.filter(|_| claim.source.grade < Grade::None);
    let source = said.and_then(|(id, at)| Some(document.slot(id)?.paragraph.prose.line(at).to_lowercase()));
    Some(Exact {
        claim,
        count: number,
        people: figure.whom(prose),
        places: whereabouts(prose, &facts.attributions, figure.sentence),
        source: source.unwrap_or_default(),
        events: events(prose, figure.sentence),
    })
}

/// The words of a sentence for what happened.
fn events(prose: &Prose, sentence: usize) -> Vec<String> {
    let tokens = prose.sentences.get(sentence).map_or(0..0, |sentence| sentence.first..sentence.end);
    let event = Classes::of(&[Class::Occasion, Class::Attack]);
    tokens.filter(|&at| prose.tokens[at].classes.any(event)).map(|at| prose.word(at).to_lowercase()).collect()
}

impl Exact<'_> {
    /// Whether two claims may be of one place: the words for that of one are among those of the other.
    #[must_use]
    pub fn shares_place(&self, other: &Self) -> bool {
        let within = |some: &[String], all: &[String]| some.iter().all(|word| all.contains(word));
        within(&self.places, &other.places) || within(&other.places, &self.places)
    }

    /// Whether two claims are of the same people and harm, and their words for what happened do not differ.
    #[must_use]
    pub fn counts_same(&self, other: &Self) -> bool {
        let events = self.events.is_empty()
            || other.events.is_empty()
            || self.events.iter().any(|word| other.events.contains(word));
        self.harm() == other.harm() && self.people == other.people && events
    }

    /// What happened to the people.
    #[must_use]
    pub fn harm(&self) -> Harm {
        self.claim.figure.harm
    }

    /// Where its sentence stands.
    #[must_use]
    pub fn sentence(&self) -> (u32, usize) {
        (self.claim.paragraph.0, self.claim.figure.sentence)
    }

    /// The words of its figure.
    #[must_use]
    pub fn words(&self, document: &Document) -> String {
        let at: Range = self.claim.figure.at;
        document.slot(self.claim.paragraph).map(|slot| slot.paragraph.prose.line(at)).unwrap_or_default()
    }
}
