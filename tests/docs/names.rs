//! The page on names says what is true: each row of its tables is read and compared as it says.

use sitlint::facts::Entity;
use sitlint::names::{By, Entry, Form, Likeness, Names, Registry, likeness};
use sitlint::rulefile::RuleFile;

use crate::draft;
use crate::pages::{fences, rows};

const PAGE: &str = include_str!("../../docs/names.md");

#[test]
fn names_are_read_as_the_page_says() {
    let rows = rows(PAGE, "what is read");
    assert!(rows.len() > 5, "{rows:?}");
    for row in rows {
        let [text, expected] = row.as_slice() else { panic!("{row:?}") };
        let document = draft(text, None);
        let mut found: Vec<String> = Vec::new();
        for (_, slot) in document.paragraphs() {
            let prose = slot.paragraph.prose.text();
            let names = slot.paragraph.facts.names.iter();
            found.extend(names.map(|name| format!("{}: {}", name.entity.name(), name.at.of(prose))));
        }
        let found = if found.is_empty() { "none".to_owned() } else { found.join("; ") };
        assert_eq!(&found, expected, "{text}");
    }
}

#[test]
fn names_are_compared_as_the_page_says() {
    let rows = rows(PAGE, "one name or two");
    assert!(rows.len() > 15, "{rows:?}");
    for row in rows {
        let [kind, one, other, expected] = row.as_slice() else { panic!("{row:?}") };
        let entity = Entity::named(kind).expect("a kind of name");
        let registry = Registry::built_in();
        let (one, other) = (Form::new(one, entity), Form::new(other, entity));
        let entries = [&one, &other].map(|form| registry.find(&form.text, entity).map(|(id, _)| id));
        let two = matches!(entries, [Some(one), Some(other)] if one != other);
        let told = match likeness(&one, &other, registry) {
            _ if two => "two",
            Likeness::Other => "two",
            Likeness::Agrees => "one",
            Likeness::Longer => "one, told with more parts",
            Likeness::Restyled => "one, but for accents",
            Likeness::Respelt => "one, spelled in two ways",
            Likeness::Slip => "one, with a slip",
        };
        assert_eq!(told, expected, "{} and {}", one.text, other.text);
    }
}

fn told(by: By) -> &'static str {
    match by {
        By::Registry => "the registry",
        By::Team => "the team",
        By::Front => "the front matter",
        By::Majority => "most mentions",
        By::First => "the first mention",
    }
}

#[track_caller]
fn form(text: &str, registry: &Registry) -> (String, &'static str) {
    let names = Names::of(&draft(text, None), registry);
    let cluster = names.clusters.iter().find(|cluster| cluster.spellings.len() > 1).expect("a name in two spellings");
    (cluster.canonical.form.text.to_string(), told(cluster.canonical.by))
}

#[test]
fn the_form_is_asked_for_that_the_page_says() {
    let rows = rows(PAGE, "which form");
    assert!(rows.len() > 3, "{rows:?}");
    for row in rows {
        let [text, write, by] = row.as_slice() else { panic!("{row:?}") };
        assert_eq!(form(text, Registry::built_in()), (write.clone(), by.as_str()), "{text}");
    }
}

#[test]
fn the_tables_of_the_page_are_read() {
    let fences = fences(PAGE);
    let block = fences.iter().find(|fence| fence.language() == "toml").expect("the page has tables").body;
    let file = RuleFile::read(block);
    assert!(file.broken.is_empty(), "{:?}", file.broken);
    let told: Vec<_> = file.names.iter().map(|entry| (entry.canonical.as_str(), entry.entity())).collect();
    assert_eq!(told, [("Leyla Haroun", Entity::Person), ("Dalimeh", Entity::Place)]);
}

#[test]
fn a_teams_entry_comes_before_the_built_in_one_and_the_front_matter() {
    let mut registry = Registry::built_in().clone();
    registry.extend(vec![Entry {
        canonical: "Sergei Lavrov".into(),
        variants: vec!["Sergey Lavrov".into()],
        ..Entry::default()
    }]);
    let text = "---\nnames: [Sergey Lavrov]\n---\nThe envoy met Sergey Lavrov. Later Sergei Lavrov left.";
    assert_eq!(form(text, &registry), ("Sergei Lavrov".to_owned(), "the team"));
    assert_eq!(form(text, Registry::built_in()), ("Sergey Lavrov".to_owned(), "the registry"));
}

#[test]
fn the_registry_holds_what_the_page_says() {
    let rows = rows(PAGE, "what the registry holds");
    for (name, entity) in Entity::ALL {
        let count = Registry::built_in().entries().filter(|(_, entry)| entry.entity() == *entity).count();
        let row = rows.iter().find(|row| row[0] == *name).expect("the page tells each kind");
        assert_eq!(row[1].replace(',', ""), count.to_string(), "{name}");
    }
}
