//! Figures: how many people, and what happened to them (catalogue, part 2.1).

mod aside;
mod attach;
mod ellipsis;
pub(super) mod half;
mod harm;
mod merge;
mod nobody;
pub(super) mod number;
mod object;
mod people;
mod perpetrator;
mod phrase;
pub(super) mod quantity;
mod response;
mod sentence;
mod side;
mod unreal;

pub use half::Half;
pub use perpetrator::{Perpetrator, Tie};

use crate::prose::words::figure::ANYBODY;
use crate::prose::{Class, Harm, Lexicon, Prose, View};
use crate::text::Range;

/// A quantity of people that came to harm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The quantity and its people: `some 700 civilians`.
    pub at: Range,
    /// How many.
    pub count: Count,
    /// What happened to them.
    pub harm: Harm,
    /// The word that says so: `killed`.
    pub harm_at: Range,
    /// The noun for the people, where there is one.
    pub people: Option<Range>,
    /// Whether the text asserts it.
    pub status: Status,
    /// The sentence of the paragraph that holds it.
    pub sentence: usize,
}

impl Figure {
    /// The noun for the people in small letters; empty where it is “people”, or none.
    #[must_use]
    pub fn whom(&self, prose: &Prose) -> String {
        let noun = self.people.map(|at| prose.line(at).to_lowercase()).unwrap_or_default();
        if ANYBODY.contains(&noun.as_str()) { String::new() } else { noun }
    }

    /// Whether it counts more than others, or some of them: “six others”, “nine of the dead”.
    #[must_use]
    pub fn is_rest(&self, prose: &Prose) -> bool {
        let tokens = prose.token_at(self.at.start)..prose.token_at(self.at.end);
        let of = prose.says(tokens.end, "of") || prose.says(tokens.start.wrapping_sub(1), "other");
        of || tokens.clone().any(|at| prose.tokens[at].is(Class::More))
    }
}

/// How many people. Bounds are whole people; `None` where open or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The least number.
    pub least: Option<u64>,
    /// The greatest number.
    pub most: Option<u64>,
    /// Whether the text calls it approximate.
    pub approximate: bool,
    /// How it is written.
    pub form: Form,
}

impl Count {
    /// The least and the greatest number that the words leave open, where a rounded number may hide so much of itself.
    fn reach(&self, share: f64) -> (f64, f64) {
        let least = self.least.map_or(0.0, |least| least as f64);
        let most = self.most.map_or(f64::INFINITY, |most| most as f64);
        // "1,200" rounds a number of three digits and more; "60" is meant as it stands.
        let told = self.least.or(self.most).unwrap_or(0);
        let rounded = self.approximate || told >= 1000 && told.is_multiple_of(100);
        let slack = if rounded { share } else { 0.0 };
        (least * (1.0 - slack), most * (1.0 + slack))
    }

    /// Whether a number is within what the words leave open.
    #[must_use]
    pub fn holds(&self, number: f64, share: f64) -> bool {
        let (least, most) = self.reach(share);
        (least..=most).contains(&number)
    }

    /// Whether one number can be meant by both.
    #[must_use]
    pub fn meets(&self, other: &Self, share: f64) -> bool {
        let ((least, most), (lower, upper)) = (self.reach(share), other.reach(share));
        least <= upper && lower <= most
    }
}

/// How a quantity is written, as far as rules care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A number, a range or a bound.
    Number,
    /// dozens, hundreds, tens of thousands
    Vague,
    /// a child
    Indefinite,
    /// the fourth miner killed
    Ordinal,
    /// no casualties
    Zero,
    /// 70 per cent of the dead
    Share,
}

/// Whether and how a figure is asserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is.
    Asserted,
    /// Somebody denies it.
    Denied,
    /// It is asked, not said.
    Question,
    /// Nobody came to harm.
    Zero,
    /// It is dated long before the document.
    Historical,
}

impl Status {
    /// All of them with the names they have in outputs and rule files.
    pub const ALL: &[(&str, Self)] = &[
        ("asserted", Self::Asserted),
        ("denied", Self::Denied),
        ("question", Self::Question),
        ("zero", Self::Zero),
        ("historical", Self::Historical),
    ];

    /// The name it has in outputs and rule files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// The figures of a paragraph, and the sides that are said to have harmed people, each in the order of the text. No
/// figures overlap.
pub(super) fn figures(prose: &Prose, lexicon: &Lexicon) -> (Vec<Figure>, Vec<Perpetrator>) {
    let (mut figures, mut perpetrators) = (Vec::new(), Vec::new());
    let mut hits = Vec::new();
    for (index, &sentence) in prose.sentences.iter().enumerate() {
        let (counts, tells) = (sentence::may_count(&sentence), perpetrator::may_tell(&sentence));
        if !counts && !tells {
            continue;
        }
        let view = View::new(prose, sentence, lexicon);
        harm::hits(&view, &mut hits);
        if counts {
            sentence::figures(view, index, &hits, &mut figures);
        }
        if tells {
            perpetrator::perpetrators(view, index, &hits, &mut perpetrators);
        }
    }
    (figures, perpetrators)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_monitors;
#[cfg(test)]
mod tests_news;
#[cfg(test)]
mod tests_nobody;
#[cfg(test)]
mod tests_quantity;
#[cfg(test)]
mod tests_reports;
#[cfg(test)]
mod tests_response;
