//! What is known of a name: what bears it, which form is to be written and who says so, and how else it is written.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::document::Document;
use crate::facts::Entity;
use crate::names::{By, Cluster, Entry, Library, Mention, Names, Registry, Spelling};
use crate::prose::{Class, Lexicon};

/// Forms and titles that are listed at most: nobody reads more of them beside a pointer.
const MOST: usize = 6;
/// Mentions whose titles are looked at.
const LOOKED_AT: usize = 50;
/// Words of a title.
const TITLE: usize = 5;

/// A name of a draft, and what surrounds it.
#[derive(Clone, Copy, Debug)]
pub struct Bearing<'a> {
    /// The draft.
    pub document: &'a Document,
    /// Its names.
    pub names: &'a Names,
    /// All drafts.
    pub library: &'a Library,
    /// The names that are known.
    pub registry: &'a Registry,
}

impl Bearing<'_> {
    /// What is known of a name where it stands in one of its spellings, in Markdown.
    #[must_use]
    pub fn reading(&self, cluster: &Cluster, here: &Spelling) -> String {
        let mut text = format!("**{}** · {}\n\n- {}", here.form.text, cluster.entity.name(), decided(cluster, here));
        let entry = cluster.entry.and_then(|id| self.registry.entry(id));
        let variants = entry.map_or(&[] as &[String], |entry| &entry.variants);
        line(&mut text, "Other houses write", variants.iter().take(MOST).map(|form| quoted(form)));
        let here = cluster.spellings.iter().map(|&at| &self.names.spellings[at]);
        let counted =
            here.map(|spelling| format!("{} {}", quoted(&spelling.form.text), times(spelling.mentions.len())));
        line(&mut text, "In this draft", counted.take(MOST));
        line(&mut text, "In other drafts", self.elsewhere(cluster).into_iter().take(MOST));
        line(&mut text, "Titles", self.titles(cluster, entry).into_iter().take(MOST));
        text
    }

    /// The spellings of other drafts, each with how many have it.
    fn elsewhere(&self, cluster: &Cluster) -> BTreeSet<String> {
        let forms = cluster.spellings.iter().map(|&at| &self.names.spellings[at].form).filter(|form| form.is_full());
        let draft = self.document.source().name();
        let found = forms.flat_map(|form| self.library.elsewhere(form, self.registry, draft));
        let told = found.map(|one| format!("{} in {}", quoted(&one.form.text), one.count));
        told.collect()
    }

    /// The titles that the registry and the draft give the bearer.
    fn titles(&self, cluster: &Cluster, entry: Option<&Entry>) -> BTreeSet<String> {
        let mut titles: BTreeSet<String> = entry.into_iter().flat_map(|entry| entry.titles.iter().cloned()).collect();
        if cluster.entity == Entity::Person {
            let mentions = self.names.mentions(cluster).into_iter().take(LOOKED_AT);
            titles.extend(mentions.filter_map(|(mention, _)| self.title(&mention)));
        }
        titles
    }

    /// The title before a mention.
    fn title(&self, mention: &Mention) -> Option<String> {
        let prose = &self.document.slot(mention.paragraph)?.paragraph.prose;
        let end = prose.token_at(mention.at.start);
        let begins = |at: &usize| {
            let phrase = Lexicon::built_in().phrase(&prose.tokens, *at, Class::Title);
            phrase.map_or_else(|| at + 1 == end && prose.tokens[*at].is(Class::Title), |phrase| phrase.end == end)
        };
        let first = (end.saturating_sub(TITLE)..end).find(begins)?;
        Some(prose.line(prose.range(first, end)))
    }
}

/// Which form is to be written, and who decided.
fn decided(cluster: &Cluster, here: &Spelling) -> String {
    let form = quoted(&cluster.canonical.form.text);
    match cluster.canonical.by {
        By::Team => format!("Write {form}: your team's names have it."),
        By::Registry => format!("Write {form}: the registry of names has it."),
        By::Front => format!("Write {form}: the front matter of this draft has it."),
        By::Majority | By::First if cluster.canonical.form == *here.form => {
            "In no list of names: this draft decides how it is written.".to_owned()
        }
        By::Majority => format!("This draft mostly writes {form}."),
        By::First => format!("This draft first writes {form}."),
    }
}

fn line(text: &mut String, label: &str, words: impl Iterator<Item = String>) {
    let words: Vec<String> = words.collect();
    if !words.is_empty() {
        let _ = write!(text, "\n- {label}: {}", words.join(", "));
    }
}

fn quoted(words: &str) -> String {
    format!("“{words}”")
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::names::Digest;
    use crate::text::Source;

    /// What is known of the first name of the first of drafts.
    #[track_caller]
    fn check(texts: &[&str], name: &str, expected: &str) {
        let registry = Registry::built_in();
        let read = |(number, text): (usize, &&str)| {
            Document::read(Source::new(format!("{number}.md"), *text), Format::Markdown, Lexicon::built_in(), None)
        };
        let documents: Vec<Document> = texts.iter().enumerate().map(read).collect();
        let mut library = Library::default();
        for document in &documents {
            library.put(Digest::of(document, registry));
        }
        let names = Names::of(&documents[0], registry);
        let at = texts[0].find(name).expect("it is there");
        let (cluster, spelling, _) = names.at(&documents[0], at).expect("a name");
        let bearing = Bearing { document: &documents[0], names: &names, library: &library, registry };
        assert_eq!(bearing.reading(cluster, spelling), expected);
    }

    #[test]
    fn a_name_of_the_drafts_is_told_with_its_spellings() {
        check(
            &[
                "Governor Karim Haddad spoke in Dalim. Later Karim Haddad left. Kareem Haddad waved.",
                "Governor Kareem Haddad spoke in Dalim.",
            ],
            "Kareem",
            "**Kareem Haddad** · person\n\n- This draft mostly writes “Karim Haddad”.\n- In this draft: “Karim Haddad” \
             twice, “Kareem Haddad” once\n- In other drafts: “Kareem Haddad” in 1\n- Titles: Governor",
        );
        check(
            &["The envoy met Leyla Haroun."],
            "Leyla",
            "**Leyla Haroun** · person\n\n- In no list of names: this draft decides how it is written.\n- In this draft: \
             “Leyla Haroun” once",
        );
    }

    #[test]
    fn a_known_name_is_told_with_who_knows_it() {
        check(
            &["Sergei Lavrov spoke."],
            "Sergei",
            "**Sergei Lavrov** · person\n\n- Write “Sergey Lavrov”: the registry of names has it.\n- Other \
             houses write: “Sergei Lavrov”, “Serguei Lavrov”\n- In this draft: “Sergei Lavrov” once",
        );
    }
}
