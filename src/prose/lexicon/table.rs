//! One table of the lexicon, as TOML: the language of `rules/lexicon/` and of a team's own `[lexicon]`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::prose::inflect::Forms;
use crate::prose::lexicon::irregular::{inflected, pasts, plural, row};
use crate::prose::lexicon::{Class, Classes, Harm};

/// A table of words. Verbs and nouns are written in their base form and inflected here.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Words and phrases that are not inflected, by class.
    #[serde(default)]
    words: BTreeMap<String, Vec<String>>,
    /// Nouns in the singular, by class.
    #[serde(default)]
    nouns: BTreeMap<String, Vec<String>>,
    /// Verbs in the base form, by class; of a phrase the first word is inflected, or the one after an adverb in -ly.
    #[serde(default)]
    verbs: BTreeMap<String, Vec<String>>,
    /// Words with a value, by class.
    #[serde(default)]
    values: BTreeMap<String, BTreeMap<String, u64>>,
    /// Harms.
    #[serde(default)]
    harm: Vec<HarmTable>,
    /// Irregular verbs: base, past, participle; and the gerund where it is irregular too.
    #[serde(default)]
    irregular: Vec<Vec<String>>,
    /// Irregular plurals.
    #[serde(default)]
    plurals: BTreeMap<String, String>,
}

/// A file of places, as far as words go.
#[derive(Deserialize)]
struct Places {
    place: Vec<PlaceForms>,
}

/// The forms of one place.
#[derive(Deserialize)]
struct PlaceForms {
    canonical: String,
    #[serde(default)]
    variants: Vec<String>,
    #[serde(default)]
    wrong: Vec<String>,
}

/// The words of one kind of harm.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct HarmTable {
    harm: String,
    /// Verbs whose object comes to harm.
    #[serde(default)]
    verbs: Vec<String>,
    /// Verbs whose subject comes to harm.
    #[serde(default)]
    intransitive: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    /// Nouns in the singular.
    #[serde(default)]
    nouns: Vec<String>,
    /// Nouns that stand before their number, not inflected.
    #[serde(default)]
    tolls: Vec<String>,
}

/// One word or phrase with all that the table says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The word or the words.
    pub words: String,
    /// Its classes.
    pub classes: Classes,
    /// Its value, 0 where it has none.
    pub value: u64,
    /// Its harm.
    pub harm: Option<Harm>,
    /// Its base form, where it is inflected.
    pub lemma: Option<String>,
}

impl Table {
    /// Reads a table.
    ///
    /// # Errors
    /// When the text is no TOML, a key, class or harm is unknown, or a word stands twice in a list; the message says
    /// which.
    pub fn parse(text: &str) -> Result<Self, String> {
        let table: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        match (table.unknown(), table.repeated()) {
            (Some(name), _) => Err(format!("there is no class `{name}`")),
            (None, Some((class, word))) => Err(format!("`{class}` lists `{word}` twice")),
            (None, None) => Ok(table),
        }
    }

    /// The names of a file of places, as words.
    ///
    /// # Errors
    /// When the text is no TOML or says something of a place that is no list of forms.
    pub fn of_places(text: &str) -> Result<Self, String> {
        let file: Places = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut table = Self::default();
        let forms =
            file.place.into_iter().flat_map(|place| [vec![place.canonical], place.variants, place.wrong].concat());
        table.words.insert("place".to_owned(), forms.collect());
        Ok(table)
    }

    /// The irregular past forms, for verbs that no other table names: the ferry sank.
    #[must_use]
    pub fn of_pasts() -> Self {
        let mut table = Self::default();
        table.words.insert("past".to_owned(), pasts().map(str::to_owned).collect());
        table
    }

    /// A class or harm that does not exist, if the table names one.
    #[must_use]
    pub fn unknown(&self) -> Option<&str> {
        let classes = self.words.keys().chain(self.nouns.keys()).chain(self.verbs.keys()).chain(self.values.keys());
        let harms = self.harm.iter().map(|table| table.harm.as_str()).filter(|name| Harm::named(name).is_none());
        classes.map(String::as_str).filter(|name| Class::named(name).is_none()).chain(harms).next()
    }

    /// A word that one list has twice, with the list's class or harm.
    fn repeated(&self) -> Option<(&str, &str)> {
        let classes = self.words.iter().chain(&self.nouns).chain(&self.verbs);
        let classes = classes.map(|(class, words)| (class.as_str(), words));
        let harms = self.harm.iter().flat_map(|table| {
            let lists = [&table.verbs, &table.intransitive, &table.adjectives, &table.nouns, &table.tolls];
            lists.map(|words| (table.harm.as_str(), words))
        });
        classes.chain(harms).find_map(|(class, words)| {
            let mut known = BTreeSet::new();
            words.iter().find(|word| !known.insert(word.to_lowercase())).map(|word| (class, word.as_str()))
        })
    }

    /// Every word and phrase of the table, inflected.
    #[must_use]
    pub fn items(&self) -> Vec<Item> {
        let mut list = List { items: Vec::new(), table: self };
        for (name, words) in &self.words {
            for word in words {
                list.add(word, Sense::of(name));
            }
        }
        for (name, words) in &self.nouns {
            for word in words {
                list.noun(word, Sense::of(name));
            }
        }
        for (name, words) in &self.verbs {
            for word in words {
                list.verb(word, Sense::of(name));
            }
        }
        for (name, words) in &self.values {
            for (word, &value) in words {
                list.add(word, Sense { value, ..Sense::of(name) });
            }
        }
        for table in &self.harm {
            list.harm(table);
        }
        list.items
    }
}

/// What is said of a word, before it is inflected.
#[derive(Clone, Copy, Default)]
struct Sense {
    classes: Classes,
    value: u64,
    harm: Option<Harm>,
}

impl Sense {
    fn of(class: &str) -> Self {
        Self {
            classes: Class::named(class).map_or(Classes::default(), |class| Classes::of(&[class])),
            ..Self::default()
        }
    }

    fn and(mut self, class: Class) -> Self {
        self.classes.put(class);
        self
    }
}

struct List<'a> {
    items: Vec<Item>,
    table: &'a Table,
}

impl List<'_> {
    fn add(&mut self, words: &str, sense: Sense) {
        self.form(words, sense, None);
    }

    fn form(&mut self, words: &str, Sense { classes, value, harm }: Sense, lemma: Option<&str>) {
        self.items.push(Item { words: words.to_owned(), classes, value, harm, lemma: lemma.map(str::to_owned) });
    }

    fn noun(&mut self, words: &str, sense: Sense) {
        let (before, last) = words.rsplit_once(' ').map_or(("", words), |(before, last)| (before, last));
        let many = self.table.plurals.get(last).cloned().unwrap_or_else(|| plural(last));
        let many = if before.is_empty() { many } else { format!("{before} {many}") };
        if many == words {
            self.form(words, sense.and(Class::Singular).and(Class::Plural), None);
            return;
        }
        self.form(words, sense.and(Class::Singular), None);
        self.form(&many, sense.and(Class::Plural), Some(words));
    }

    fn verb(&mut self, words: &str, sense: Sense) {
        // "forcibly disappear": an adverb before the verb stays as it is.
        let adverb = words.find("ly ").map_or(0, |at| at + 3);
        let (adverb, verb) = words.split_at(adverb);
        let (first, rest) = verb.split_once(' ').map_or((verb, ""), |(first, rest)| (first, rest));
        let joined =
            |form: &str| if rest.is_empty() { format!("{adverb}{form}") } else { format!("{adverb}{form} {rest}") };
        let own = self.table.irregular.iter().find(|row| row.first().is_some_and(|base| base == first));
        let forms: Forms = inflected(first, own.map(Vec::as_slice).or_else(|| row(first)));
        self.form(words, sense.and(Class::Base), None);
        for (form, class) in [
            (forms.third, Class::Third),
            (forms.past, Class::Past),
            (forms.participle, Class::Participle),
            (forms.gerund, Class::Gerund),
        ] {
            self.form(&joined(&form), sense.and(class), Some(words));
        }
    }

    fn harm(&mut self, table: &HarmTable) {
        let sense = |class| Sense { harm: Harm::named(&table.harm), ..Sense::default() }.and(class);
        table.verbs.iter().for_each(|word| self.verb(word, sense(Class::HarmVerb)));
        table.intransitive.iter().for_each(|word| self.verb(word, sense(Class::HarmIntransitive)));
        table.adjectives.iter().for_each(|word| self.add(word, sense(Class::HarmAdjective)));
        table.nouns.iter().for_each(|word| self.noun(word, sense(Class::HarmNoun)));
        table.tolls.iter().for_each(|word| self.add(word, sense(Class::HarmToll)));
    }
}
