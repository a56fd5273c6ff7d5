//! Names by what is typed of them: those of the registry and those of the drafts.

use std::collections::BTreeMap;

use crate::facts::name::key::plain;
use crate::names::form::Form;
use crate::names::library::{Elsewhere, Library};
use crate::names::registry::{Registry, Role};

/// A name that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The form to write.
    pub form: Form,
    /// Where it is known from.
    pub from: Origin,
}

/// Where an offered name is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A team's own names.
    Team,
    /// The built-in registry.
    Registry,
    /// So many drafts.
    Drafts(usize),
}

/// The names whose first words are typed, or whose surname is where a single word is; of those that the registry has the
/// form to write. At most `most`, ordered: a team's names, the drafts', the built-in ones, each by their letters.
#[must_use]
pub fn offers(typed: &str, most: usize, library: &Library, registry: &Registry) -> Vec<Offer> {
    let typed = plain(typed);
    let Some(first) = typed.chars().next() else { return Vec::new() };
    let fits = |text: &str| {
        let plain = may_fit(text, first).then(|| plain(text));
        // What is typed to its end is on its way to be a name of this draft itself.
        plain.is_some_and(|plain| plain != typed && fits(&plain, &typed))
    };
    let mut found: BTreeMap<(u8, String), Offer> = BTreeMap::new();
    for (is_own, entry) in registry.entries() {
        if entry.forms().chain(entry.short.iter().map(String::as_str)).any(fits) {
            let (rank, from) = if is_own { (0, Origin::Team) } else { (2, Origin::Registry) };
            let form = Form::new(&entry.canonical, entry.entity());
            found.entry((rank, entry.canonical.clone())).or_insert(Offer { form, from });
        }
    }
    for (form, holders) in library.spellings().filter(|(form, _)| fits(&form.text)) {
        let role = registry.find(&form.text, form.entity).map(|(_, role)| role);
        if role.is_none() || role == Some(Role::Canonical) {
            let text = form.text.to_string();
            // The registry's own form is offered once, as the registry's.
            let known = [0, 2].iter().any(|&rank| found.contains_key(&(rank, text.clone())));
            if !known {
                let from = Origin::Drafts(holders.count());
                found.entry((1, text)).or_insert(Offer { form: form.clone(), from });
            }
        }
    }
    found.into_values().take(most).collect()
}

/// Whether a word of the name begins with a letter, as far as that can be said without taking the name apart.
fn may_fit(text: &str, first: char) -> bool {
    text.split([' ', '-']).any(|word| {
        let letter = word.chars().next();
        letter.is_some_and(|letter| !letter.is_ascii_alphabetic() || letter.eq_ignore_ascii_case(&first))
    })
}

fn fits(plain: &str, typed: &str) -> bool {
    let later = |(at, _): (usize, &str)| plain[at + 1..].starts_with(typed);
    plain.starts_with(typed) || (!typed.contains(' ') && plain.match_indices(' ').any(later))
}

impl Library {
    /// The names of the drafts that have all the words of a query: each spelling with the drafts that have it, those that
    /// begin with the query first.
    #[must_use]
    pub fn search(&self, query: &str) -> Vec<Elsewhere<'_>> {
        let query = plain(query);
        let words: Vec<&str> = query.split(' ').collect();
        let found = self.spellings().filter_map(|(form, holders)| {
            let plain = plain(&form.text);
            let holds = words.iter().all(|word| plain.contains(word));
            holds.then(|| {
                let drafts: Vec<_> = holders.collect();
                let rank = (!plain.starts_with(&query), &*form.text, form.entity);
                (rank, Elsewhere { form, count: drafts.len(), drafts })
            })
        });
        found.collect::<BTreeMap<_, _>>().into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::format::Format;
    use crate::names::{Digest, Entry};
    use crate::prose::Lexicon;
    use crate::text::Source;

    fn library() -> Library {
        let mut library = Library::default();
        for (name, text) in [
            ("a.md", "The envoy met Sergey Brakan in Dalim. Governor Karim Haddad spoke."),
            ("b.md", "Governor Karim Haddad said so. Stefan de Mistura left."),
        ] {
            let source = Source::new(name, text);
            let document = Document::read(source, Format::Markdown, Lexicon::built_in(), None);
            library.put(Digest::of(&document, Registry::built_in()));
        }
        library
    }

    #[track_caller]
    fn check(typed: &str, expected: &[(&str, Origin)]) {
        let offers = offers(typed, 9, &library(), Registry::built_in());
        let told: Vec<_> = offers.iter().map(|offer| (&*offer.form.text, offer.from)).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn a_name_of_the_drafts_is_offered_by_its_first_words_or_its_surname() {
        check("Karim Had", &[("Karim Haddad", Origin::Drafts(2))]);
        check("Braka", &[("Sergey Brakan", Origin::Drafts(1))]);
        check("Brakan Ser", &[]);
    }

    #[test]
    fn the_form_to_write_is_offered_for_a_wrong_one() {
        check("Staffan de M", &[("Staffan de Mistura", Origin::Registry)]);
        check("Stefan de M", &[("Staffan de Mistura", Origin::Registry)]);
    }

    #[test]
    fn a_teams_name_stands_first_and_for_its_variants() {
        let mut registry = Registry::built_in().clone();
        registry.extend(vec![Entry { canonical: "Karim Al-Haddad".into(), ..Entry::default() }]);
        let offers = offers("Karim", 9, &library(), &registry);
        assert_eq!((&*offers[0].form.text, offers[0].from), ("Karim Al-Haddad", Origin::Team));
        assert!(offers.iter().all(|offer| &*offer.form.text != "Karim Haddad"), "a form that the team does not write");
    }

    #[test]
    fn names_are_searched_by_any_of_their_words() {
        let library = library();
        let told = |query| {
            let found = library.search(query).into_iter();
            found.map(|one| (one.form.text.to_string(), one.count)).collect::<Vec<_>>()
        };
        assert_eq!(told("haddad k"), [("Karim Haddad".to_owned(), 2)]);
        assert_eq!(told("brak"), [("Sergey Brakan".to_owned(), 1)]);
        assert!(told("nobody").is_empty());
    }
}
