//! `find.need`: facts that lack another fact nearby, such as a hedge in a sentence where nobody is named.

use std::collections::BTreeSet;

use crate::document::{Document, ParagraphId, Slot};
use crate::finding::Finding;
use crate::format::Role;
use crate::prose::{Class, Classes};
use crate::rule::{Context, Findings, Scope};
use crate::rulefile::fields::{Broken, Fields};
use crate::rulefile::find::place::Where;
use crate::rulefile::message::Says;
use crate::rulefile::phrases::{Inflection, Phrases};
use crate::text::Range;

/// The keys of `find.need`.
pub const KEYS: &[&str] = &["fact", "phrase", "beside", "lacks", "within", "quotations", "inside", "outside"];

/// The facts, under the names of rule files.
pub const FACTS: &[(&str, Fact)] = &[
    ("figure", Fact::Figure),
    ("source", Fact::Source),
    ("hedge", Fact::Hedge),
    ("date", Fact::Date),
    ("name", Fact::Name),
    ("harm", Fact::Harm),
];

/// How near, under the names of rule files.
pub const WITHIN: &[(&str, Within)] = &[
    ("sentence", Within::Sentence),
    ("paragraph", Within::Paragraph),
    ("section", Within::Section),
    ("document", Within::Document),
];

/// Words of harm, with or without a number.
const HARM: Classes =
    Classes::of(&[Class::HarmVerb, Class::HarmIntransitive, Class::HarmAdjective, Class::HarmNoun, Class::HarmToll]);

/// A fact that a rule asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// A figure of harm.
    Figure,
    /// An attribution or a citation.
    Source,
    /// A word such as “reportedly”.
    Hedge,
    /// A date.
    Date,
    /// A name.
    Name,
    /// A word of harm.
    Harm,
}

/// How near a fact must stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    #[default]
    /// In the same sentence.
    Sentence,
    /// In the same paragraph.
    Paragraph,
    /// Under the same heading.
    Section,
    /// In the same draft.
    Document,
}

/// What is needed, by what, and how near.
#[derive(Clone, Debug, Default)]
pub struct Need {
    facts: Vec<Fact>,
    phrases: Phrases,
    beside: Vec<Fact>,
    lacks: Vec<Fact>,
    within: Within,
    place: Where,
}

impl Need {
    /// Reads the table `find.need`.
    ///
    /// # Errors
    /// When it says not what is needed, or by what.
    pub fn of(fields: &Fields<'_>) -> Result<Self, Broken> {
        if let Some(broken) = fields.unknown(KEYS).into_iter().next() {
            return Err(broken);
        }
        let facts =
            |key| fields.get(key).map(|field| field.some_of("fact", FACTS)).transpose().map(Option::unwrap_or_default);
        let need = Self {
            facts: facts("fact")?,
            phrases: match fields.get("phrase") {
                Some(field) => Phrases::of(&field.texts()?, Inflection::Forms)?,
                None => Phrases::default(),
            },
            beside: facts("beside")?,
            lacks: fields.need("lacks", "say which facts are needed")?.some_of("fact", FACTS)?,
            within: fields.get("within").map(|field| field.one_of("stretch", WITHIN)).transpose()?.unwrap_or_default(),
            place: Where::of(fields)?,
        };
        if need.facts.is_empty() && need.phrases.is_empty() {
            return Err(Broken::new(fields.at, "`fact` or `phrase` is missing: say what needs the other facts."));
        }
        Ok(need)
    }

    /// How far an edit can change its findings.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self.within {
            Within::Sentence | Within::Paragraph => Scope::Paragraph,
            Within::Section | Within::Document => Scope::Document,
        }
    }

    /// Looks at one document.
    pub fn check(&self, says: &Says, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let mut stretches: Option<Vec<u32>> = None;
        let mut present = Present::new();
        for (paragraph, slot) in cx.paragraphs() {
            let found = self.found(slot);
            if found.is_empty() {
                continue;
            }
            if self.scope() == Scope::Paragraph {
                present.clear();
                self.note(slot, |at| self.part(slot, at), &mut present);
            } else if stretches.is_none() {
                let numbers = self.stretches(cx.document);
                for ((_, slot), &stretch) in cx.document.paragraphs().zip(&numbers) {
                    self.note(slot, |_| stretch, &mut present);
                }
                stretches = Some(numbers);
            }
            for at in found {
                let whole = stretches.as_ref().and_then(|numbers| numbers.get(paragraph.0 as usize)).copied();
                let stretch = whole.unwrap_or_else(|| self.part(slot, at));
                let holds = |&fact: &Fact| present.contains(&(stretch, fact));
                let Some(severity) = self.place.weight(cx.style, (slot, at), says.severity) else { continue };
                if self.beside.iter().all(holds) && !self.lacks.iter().any(holds) {
                    let values = [("words", slot.paragraph.prose.words(at))];
                    findings.push(Finding { severity, ..says.at(cx.document.span(paragraph, at), &values) });
                }
            }
        }
    }

    /// What needs other facts, in a paragraph.
    fn found(&self, slot: &Slot) -> Vec<Range> {
        let prose = &slot.paragraph.prose;
        let mut found: Vec<Range> = self.facts.iter().flat_map(|&fact| fact.places(slot)).collect();
        found.extend(self.phrases.hits(prose).iter().map(|hit| prose.range(hit.first, hit.end)));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Notes in which stretches of a paragraph the facts stand that are asked for.
    fn note(&self, slot: &Slot, stretch: impl Fn(Range) -> u32, present: &mut Present) {
        for &fact in self.beside.iter().chain(&self.lacks) {
            present.extend(fact.places(slot).into_iter().map(|at| (stretch(at), fact)));
        }
    }

    /// The number of the part of a paragraph that holds the beginning of a range: its sentence, or the whole.
    fn part(&self, slot: &Slot, at: Range) -> u32 {
        if self.within == Within::Sentence { sentence(slot, at) } else { 0 }
    }

    /// The number of the stretch that each paragraph belongs to.
    fn stretches(&self, document: &Document) -> Vec<u32> {
        let mut section = 0;
        let number = |(id, slot): (ParagraphId, &Slot)| {
            section += u32::from(matches!(slot.role, Role::Heading(_)));
            match self.within {
                Within::Document => 0,
                Within::Section => section,
                Within::Sentence | Within::Paragraph => id.0,
            }
        };
        document.paragraphs().map(number).collect()
    }
}

/// Which facts stand in which stretches.
type Present = BTreeSet<(u32, Fact)>;

impl Fact {
    /// Where such facts stand in a paragraph.
    fn places(self, slot: &Slot) -> Vec<Range> {
        let facts = &slot.paragraph.facts;
        match self {
            Self::Figure => facts.figures.iter().map(|figure| figure.at).collect(),
            Self::Source => {
                let said = facts.attributions.iter().map(|said| said.at);
                said.chain(facts.citations.iter().map(|citation| citation.at)).collect()
            }
            Self::Hedge => facts.hedges.iter().map(|hedge| hedge.at).collect(),
            Self::Date => facts.times.iter().map(|time| time.at).collect(),
            Self::Name => facts.names.iter().map(|name| name.at).collect(),
            Self::Harm => {
                let tokens = slot.paragraph.prose.tokens.iter();
                tokens.filter(|token| token.classes.any(HARM)).map(|token| token.at).collect()
            }
        }
    }
}

/// The number of the sentence that holds the beginning of a range.
fn sentence(slot: &Slot, at: Range) -> u32 {
    let prose = &slot.paragraph.prose;
    u32::try_from(prose.sentence_of(prose.token_at(at.start))).unwrap_or(u32::MAX)
}
