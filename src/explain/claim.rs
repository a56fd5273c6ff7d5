//! Why a claim has the source and the time it has, in a writer's words: for the ledger and for hover alike.

mod source;
#[cfg(test)]
mod tests;
mod time;

use std::borrow::Cow;

use crate::claims::{Basis, Claim};
use crate::document::{Document, ParagraphId};
use crate::facts::{Count, Status};
use crate::format::Role;
use crate::prose::{Class, Classes, Harm, Token};
use crate::text::{Range, Span};

/// The longest quotation of the draft in an explanation, in characters; a longer one ends with an ellipsis.
const LONGEST: usize = 90;

/// How an output shows a draft: its words, as far as they may be shown, and its places.
pub trait Shows {
    /// The words of a span of the source.
    fn words(&self, span: Span) -> Cow<'_, str>;

    /// The place of a byte of the source: `line 7`, `paragraph 7`.
    fn numbered(&self, offset: usize) -> String;
}

/// A claim, to be explained.
#[derive(Clone, Copy)]
pub struct Why<'a> {
    /// The draft.
    pub document: &'a Document,
    /// A claim of it.
    pub claim: &'a Claim,
    /// How the output shows the draft.
    pub shows: &'a dyn Shows,
}

impl Why<'_> {
    /// Why this is the source of the claim, or why there is none.
    #[must_use]
    pub fn source(&self) -> String {
        source::why(self)
    }

    /// Why these are the days of the claim, or why there are none.
    #[must_use]
    pub fn time(&self) -> String {
        time::why(self)
    }

    /// The days of the claim; empty where none can be told.
    #[must_use]
    pub fn days(&self) -> String {
        time::days(self)
    }

    /// What the claim says: the writer's words, how many people, what harm.
    #[must_use]
    pub fn reading(&self) -> String {
        let figure = &self.claim.figure;
        let words = one_line(&self.shows.words(self.document.span(self.claim.paragraph, figure.at)));
        let status = match figure.status {
            Status::Asserted => "",
            Status::Denied => " (denied)",
            Status::Question => " (asked, not said)",
            Status::Zero => " (nobody)",
            Status::Historical => " (long ago)",
        };
        let label = self.label().map(|label| format!(", {label}")).unwrap_or_default();
        format!("**{words}**, read as: {} {}{status}{label}", count(&figure.count), harm(figure.harm))
    }

    /// Where the harm of a number that stands alone is named: under the header “Killed”. `None` where it names its own.
    #[must_use]
    pub fn label(&self) -> Option<String> {
        let (paragraph, _) = self.claim.label?;
        let role = |id| self.document.slot(id).map(|slot| &slot.role);
        let prose = &self.document.slot(paragraph)?.paragraph.prose;
        let whole = self.quoted((paragraph, prose.range(0, prose.tokens.len())));
        Some(match (role(paragraph), role(self.claim.paragraph)) {
            (Some(Role::Cell { column: header, .. }), Some(Role::Cell { column, .. })) if header == column => {
                format!("under the header {whole}")
            }
            (Some(Role::Cell { row: 0, .. }), _) => format!("under the header {whole}"),
            (Some(Role::Cell { .. }), _) => format!("in the row {whole}"),
            _ => format!("beside the line {whole}"),
        })
    }

    /// The words for the people, from the figure or from the header that it stands under.
    #[must_use]
    pub fn people(&self) -> Option<Cow<'_, str>> {
        let own = self.claim.figure.people.map(|people| (self.claim.paragraph, people));
        let (paragraph, at) = own.or_else(|| self.labelled())?;
        Some(self.shows.words(self.document.span(paragraph, at)))
    }

    /// The people that a header names: the families of “Families displaced”.
    fn labelled(&self) -> Option<(ParagraphId, Range)> {
        const PEOPLE: Classes = Classes::of(&[Class::Person, Class::Group, Class::Demonym]);
        const HARM: Classes = Classes::of(&[Class::HarmAdjective, Class::HarmVerb]);
        let (paragraph, _) = self.claim.label?;
        let prose = &self.document.slot(paragraph)?.paragraph.prose;
        let people = |token: &Token| token.classes.any(PEOPLE) && !token.classes.any(HARM);
        let first = prose.tokens.iter().position(people)?;
        let more = prose.tokens[first..].iter().take_while(|token| people(token)).count();
        Some((paragraph, prose.range(first, first + more)))
    }

    /// Words of the draft in quotation marks.
    fn quoted(&self, (paragraph, at): (ParagraphId, Range)) -> String {
        let words = one_line(&self.shows.words(self.document.span(paragraph, at)));
        match words.char_indices().nth(LONGEST) {
            None => format!("“{words}”"),
            Some((end, _)) => {
                let cut = &words[..end];
                format!("“{}…”", cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole))
            }
        }
    }

    /// Where words of the draft begin: `line 7`, `paragraph 7`.
    fn place(&self, (paragraph, at): (ParagraphId, Range)) -> String {
        self.shows.numbered(self.document.span(paragraph, at).start)
    }

    /// From where something was carried to the figure: sentences of its own paragraph, or a line further up.
    fn carried_from(&self, at: (ParagraphId, Range), back: Option<usize>) -> String {
        match back.filter(|_| at.0 == self.claim.paragraph) {
            Some(1) => "carried from the sentence before".to_owned(),
            Some(2) => "carried from two sentences before".to_owned(),
            _ => format!("carried from {}", self.place(at)),
        }
    }
}

/// How many people, in digits and words.
#[must_use]
pub fn count(count: &Count) -> String {
    let about = if count.approximate { "about " } else { "" };
    match (count.least, count.most) {
        (Some(a), Some(b)) if a == b => format!("{about}{a}"),
        (Some(a), Some(b)) => format!("{about}{a} to {b}"),
        (Some(a), None) => format!("{about}{a} or more"),
        (None, Some(b)) => format!("{about}{b} or fewer"),
        (None, None) => "an unknown number".to_owned(),
    }
}

/// What happened to them, in words.
#[must_use]
pub fn harm(harm: Harm) -> &'static str {
    match harm {
        Harm::Death => "killed or dead",
        Harm::Injury => "hurt",
        Harm::Casualties => "killed and hurt, counted together",
        Harm::Missing => "missing",
        Harm::Displacement => "displaced",
        Harm::Detention => "detained",
        Harm::Abduction => "abducted",
        Harm::Violence => "subjected to violence",
        Harm::Affected => "affected",
    }
}

/// On what the figure rests, in words.
#[must_use]
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Identified => "each victim is known",
        Basis::Documented => "documented",
        Basis::Reported => "reported",
        Basis::Estimated => "an estimate",
    }
}

/// Words of a draft on one line.
#[must_use]
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
