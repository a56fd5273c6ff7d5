//! What a finding about a name points at and offers: the other mentions, the nearest other forms, and the fixes.

use crate::document::Document;
use crate::facts::Entity;
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where};
use crate::names::cluster::{By, Canonical};
use crate::names::gather::Names;
use crate::names::spelling::{Mention, Spelling};
use crate::text::Span;

/// How many places explain a finding at most.
pub const NEAR: usize = 4;

/// A finding about spellings of a name that depart from the form to write.
pub struct Mend<'a> {
    /// The draft.
    pub document: &'a Document,
    /// Its names.
    pub names: &'a Names,
    /// The form to write.
    pub canonical: &'a Canonical,
    /// The spellings to mend, by number, in the order of their first mention.
    pub spellings: Vec<usize>,
    /// Whether the fix can be applied unseen.
    pub safe: bool,
}

impl Mend<'_> {
    /// The finding: at the first mention, with all others beside it and the fixes.
    #[must_use]
    pub fn finding(&self, severity: Severity, message: impl FnOnce(&str) -> String) -> Option<Finding> {
        let mut mentions = self.mentions();
        mentions.sort_by_key(|(mention, _)| (mention.paragraph, mention.at));
        let &(first, spelling) = mentions.first()?;
        let span = self.names.span(self.document, first);
        let mut finding = Finding::new(severity, span, message(&spelling.form.text));
        finding.also = mentions[1..].iter().map(|(mention, _)| self.names.span(self.document, mention)).collect();
        finding.help = self.help();
        finding.fixes = self.fixes(&mentions);
        Some(finding)
    }

    fn mentions(&self) -> Vec<(&Mention, &Spelling)> {
        let spellings = self.spellings.iter().map(|&at| &self.names.spellings[at]);
        spellings.flat_map(|spelling| spelling.told().map(move |mention| (mention, spelling))).collect()
    }

    /// The first place of each other spelling, then the places nearest to the finding, in this draft.
    #[must_use]
    pub fn related(&self, cluster: &[usize], span: Span) -> Vec<Related> {
        let others: Vec<&Spelling> =
            cluster.iter().filter(|at| !self.spellings.contains(at)).map(|&at| &self.names.spellings[at]).collect();
        let full = others.iter().filter(|spelling| spelling.form.is_full());
        let mut places: Vec<(Span, &str)> = full
            .clone()
            .chain(others.iter())
            .filter_map(|spelling| {
                Some((self.names.span(self.document, spelling.told().next()?), &*spelling.form.text))
            })
            .collect();
        let far = |at: Span| at.start.abs_diff(span.start);
        let mut rest: Vec<(Span, &str)> = full
            .flat_map(|spelling| spelling.told().map(|mention| (mention, &*spelling.form.text)))
            .map(|(mention, text)| (self.names.span(self.document, mention), text))
            .collect();
        rest.sort_by_key(|&(at, _)| (far(at), at.start));
        places.extend(rest);
        let mut related: Vec<Related> = Vec::new();
        for (at, text) in places {
            if related.len() < NEAR && !related.iter().any(|known| known.at == Where::Here(at)) {
                related.push(Related { at: Where::Here(at), message: format!("“{text}” here") });
            }
        }
        related
    }

    fn help(&self) -> Option<String> {
        let text = &self.canonical.form.text;
        match self.canonical.by {
            By::Registry => Some(format!("The registry of names has “{text}”.")),
            By::Team => Some(format!("Your team's names have “{text}”.")),
            By::Front => Some(format!("The front matter of this draft has “{text}”.")),
            By::Majority | By::First => None,
        }
    }

    /// Writes the form in every place, and in the first place alone. Quotations and markup stay as they are.
    fn fixes(&self, mentions: &[(&Mention, &Spelling)]) -> Vec<Fix> {
        let edit = |&(mention, spelling): &(&Mention, &Spelling)| {
            let span = self.names.span(self.document, mention);
            let text = self.canonical.instead_of(&spelling.form)?;
            self.names.can_change(self.document, mention).then_some(Edit { span, text })
        };
        let edits: Vec<Edit> = mentions.iter().filter_map(edit).collect();
        let Some(here) = mentions.first().and_then(edit) else {
            let Some(text) = edits.first().map(|edit| edit.text.clone()) else { return Vec::new() };
            return vec![Fix { title: format!("Write “{text}” in the whole draft"), safe: self.safe, edits }];
        };
        let one = format!("Write “{}” here", here.text);
        let whole = format!("Write “{}” in the whole draft", self.canonical.form.text);
        match edits.len() {
            1 => vec![Fix { title: format!("Write “{}”", here.text), safe: self.safe, edits }],
            _ => vec![
                Fix { title: whole, safe: self.safe, edits },
                Fix { title: one, safe: self.safe, edits: vec![here] },
            ],
        }
    }
}

/// The question that closes a message about two spellings.
#[must_use]
pub fn question(entity: Entity) -> &'static str {
    match entity {
        Entity::Person => "One person? One spelling.",
        Entity::Place => "One place? One spelling.",
        Entity::Organisation => "One body? One name.",
    }
}
