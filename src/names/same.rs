//! One name wherever it stands: in this draft and in others, and what a new name makes of each of its spellings.

use crate::document::Document;
use crate::facts::Entity;
use crate::facts::name::Stand;
use crate::names::alike::likeness;
use crate::names::cluster::Cluster;
use crate::names::form::Form;
use crate::names::gather::Names;
use crate::names::registry::{EntryId, Registry};
use crate::names::spelling::{Mention, Spelling};

/// A name that is looked for in other drafts: the spellings by which they can tell it.
#[derive(Clone, Debug, Default)]
pub struct Sought(Vec<Form>);

impl Sought {
    /// The spellings, none where a draft has a surname alone: that tells nobody in another draft.
    #[must_use]
    pub fn forms(&self) -> &[Form] {
        &self.0
    }
}

impl Names {
    /// The name at a byte of the source, with the spelling and the mention that stand there.
    #[must_use]
    pub fn at(&self, document: &Document, offset: usize) -> Option<(&Cluster, &Spelling, Mention)> {
        let paragraph = document.paragraph_at(offset)?;
        let stands = |mention: &&Mention| {
            let span = self.span(document, mention);
            mention.paragraph == paragraph && span.start <= offset && offset <= span.end
        };
        let found = |(number, spelling): (usize, &Spelling)| {
            spelling.mentions.iter().find(stands).map(|&mention| (number, mention))
        };
        let (number, mention) = self.spellings.iter().enumerate().find_map(found)?;
        let cluster = self.clusters.iter().find(|cluster| cluster.spellings.contains(&number))?;
        Some((cluster, &self.spellings[number], mention))
    }

    /// By what other drafts can tell the name of a cluster.
    #[must_use]
    pub fn sought(&self, cluster: &Cluster) -> Sought {
        let forms = cluster.spellings.iter().map(|&at| &self.spellings[at].form);
        Sought(forms.filter(|form| form.is_full()).map(|form| Form::clone(form)).collect())
    }

    /// The clusters of this draft that are of a name of another draft.
    pub fn same(&self, sought: &Sought, registry: &Registry) -> impl Iterator<Item = &Cluster> {
        self.clusters.iter().filter(move |cluster| {
            let here = cluster.spellings.iter().map(|&at| &self.spellings[at].form);
            here.filter(|form| form.is_full()).any(|form| {
                let entry = registry.find(&form.text, form.entity).map(|(id, _)| id);
                sought.0.iter().any(|other| is_same((form, entry), other, registry))
            })
        })
    }

    /// Whether a mention can be written in another way: it is the writer's own words, and no markup breaks it.
    #[must_use]
    pub fn can_change(&self, document: &Document, mention: &Mention) -> bool {
        let Some(slot) = document.slot(mention.paragraph) else { return false };
        let source = document.source().words(self.span(document, mention));
        mention.stand == Stand::Text && source == mention.at.of(slot.paragraph.prose.text())
    }

    /// Every mention of the name of a cluster, with its spelling, in the order of the text.
    #[must_use]
    pub fn mentions(&self, cluster: &Cluster) -> Vec<(Mention, &Spelling)> {
        let spellings = cluster.spellings.iter().map(|&at| &self.spellings[at]);
        let mut mentions: Vec<_> =
            spellings.flat_map(|spelling| spelling.mentions.iter().map(move |&mention| (mention, spelling))).collect();
        mentions.sort_by_key(|(mention, _)| (mention.paragraph, mention.at));
        mentions
    }
}

/// Whether two full spellings are of one name: one entry of the registry's, or else alike.
pub(super) fn is_same((one, entry): (&Form, Option<EntryId>), other: &Form, registry: &Registry) -> bool {
    if one.entity != other.entity {
        return false;
    }
    // Most of those that are compared are other names; what the registry has counts for one that it has.
    let alike = likeness(one, other, registry).is_same();
    if !alike && entry.is_none() {
        return false;
    }
    match (entry, registry.find(&other.text, other.entity)) {
        (Some(one), Some((other, _))) => one == other,
        _ => alike,
    }
}

/// A name that gets a new form.
#[derive(Clone, Debug)]
pub struct Renaming {
    old: Form,
    new: Form,
}

impl Renaming {
    /// Gives the name that stands somewhere as `old` the form `new`; `None` where that is no name.
    #[must_use]
    pub fn new(old: &Form, new: &str) -> Option<Self> {
        let new = Form::new(new, old.entity);
        new.text.chars().any(char::is_alphabetic).then(|| Self { old: old.clone(), new })
    }

    /// What to write for a spelling; nothing where it stays. A surname stays a surname, what stands between the given
    /// name and the surname stays, and an acronym does not become the name that it is short for.
    #[must_use]
    pub fn instead_of(&self, spelling: &Form) -> Option<String> {
        let Self { old, new } = self;
        let instead = match old.entity {
            Entity::Person if !spelling.is_full() => surname(&new.text, &spelling.text).to_owned(),
            Entity::Person if !new.is_full() => {
                let given = spelling.text.strip_suffix(surname(&spelling.text, &old.text))?;
                format!("{given}{}", new.text)
            }
            Entity::Person if old.is_full() && spelling.words.len() != old.words.len() => self.by_words(spelling)?,
            Entity::Organisation if is_acronym(&old.text) != is_acronym(&spelling.text) => return None,
            _ => new.text.to_string(),
        };
        (instead != *spelling.text).then_some(instead)
    }

    /// The spelling with each word of the old form replaced by the one that stands in its place in the new form.
    fn by_words(&self, spelling: &Form) -> Option<String> {
        let words = |form: &Form| form.text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let (old, new) = (words(&self.old), words(&self.new));
        let replaced = |word: String| match old.iter().position(|old| *old == word) {
            Some(at) => new[at].clone(),
            None => word,
        };
        let whole = || words(spelling).into_iter().map(replaced).collect::<Vec<_>>().join(" ");
        (old.len() == new.len()).then(whole)
    }
}

/// The surname of a full name: its last word, with the particles before it where `like` has one too.
fn surname<'a>(name: &'a str, like: &str) -> &'a str {
    let word = |end: usize| name[..end].rfind(' ').map_or(0, |space| space + 1);
    let mut start = word(name.len());
    while like.contains(' ') && start > 0 && name[word(start - 1)..].starts_with(char::is_lowercase) {
        start = word(start - 1);
    }
    &name[start..]
}

fn is_acronym(name: &str) -> bool {
    !name.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(entity: Entity, (old, new): (&str, &str), spelling: &str, expected: Option<&str>) {
        let renaming = Renaming::new(&Form::new(old, entity), new).expect("it is a name");
        assert_eq!(renaming.instead_of(&Form::new(spelling, entity)).as_deref(), expected);
    }

    const MAN: (&str, &str) = ("Sergey Brakan", "Sergei Brakann");
    const ENVOY: (&str, &str) = ("Stefan de Ronda", "Staffan de Rhonda");

    #[test]
    fn every_spelling_gets_the_new_name() {
        check(Entity::Person, MAN, "Sergey Brakan", Some("Sergei Brakann"));
        check(Entity::Person, MAN, "Serguei Brakan", Some("Sergei Brakann"));
        check(Entity::Person, MAN, "Sergei Brakann", None);
        check(Entity::Place, ("Dalim", "Daleem"), "Dalym", Some("Daleem"));
    }

    #[test]
    fn a_surname_stays_a_surname() {
        check(Entity::Person, MAN, "Brakan", Some("Brakann"));
        check(Entity::Person, ENVOY, "de Ronda", Some("de Rhonda"));
        check(Entity::Person, ENVOY, "Ronda", Some("Rhonda"));
        check(Entity::Person, ("Sergey Brakan", "Sergei Brakan"), "Brakan", None);
    }

    #[test]
    fn a_new_surname_keeps_the_given_name() {
        check(Entity::Person, ("Brakan", "Brakann"), "Sergey Brakan", Some("Sergey Brakann"));
        check(Entity::Person, ("de Ronda", "de Rhonda"), "Stefan de Ronda", Some("Stefan de Rhonda"));
    }

    #[test]
    fn a_middle_name_stays() {
        check(Entity::Person, MAN, "Sergey Ilyich Brakan", Some("Sergei Ilyich Brakann"));
        check(Entity::Person, ("Sergey Brakan", "Sergei van Brakan"), "Sergey Ilyich Brakan", None);
    }

    #[test]
    fn an_acronym_is_no_spelling_of_what_it_is_short_for() {
        check(Entity::Organisation, ("Dalim Relief Fund", "Daleem Relief Fund"), "DRF", None);
        check(Entity::Organisation, ("DRF", "DRFD"), "DRF", Some("DRFD"));
    }

    #[test]
    fn what_has_no_letter_is_no_name() {
        assert!(Renaming::new(&Form::new("Dalim", Entity::Place), " 12 ").is_none());
    }
}
