//! Irregular verbs and plurals of English, beside the spelling rules that hold for the rest.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::prose::inflect::{self, Forms};

/// The built-in list of irregular words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct English {
    /// Base, past, participle, and the gerund where spelling rules do not give it.
    irregular: Vec<Vec<String>>,
    /// Past forms that are other words too.
    ambiguous: Vec<String>,
    /// Nouns and their plurals.
    #[serde(default)]
    plurals: BTreeMap<String, String>,
}

static ENGLISH: LazyLock<English> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../rules/lexicon/en/irregular.toml"))
        .expect("tests hold that the built-in tables are sound")
});

/// The row of an irregular verb: base, past, participle, gerund, as far as they are irregular.
pub(super) fn row(base: &str) -> Option<&'static [String]> {
    ENGLISH.irregular.iter().find(|row| row.first().is_some_and(|first| first == base)).map(Vec::as_slice)
}

/// The irregular past forms that can be nothing else: sank, shook.
pub(super) fn pasts() -> impl Iterator<Item = &'static str> {
    let past = |row: &'static Vec<String>| row.get(1).filter(|&past| row.first() != Some(past));
    let plain = |past: &&String| !ENGLISH.ambiguous.contains(past);
    ENGLISH.irregular.iter().filter_map(past).filter(plain).map(String::as_str)
}

/// The forms of a verb given by its base form, in lower case; irregular ones as the list has them.
#[must_use]
pub fn verb(base: &str) -> Forms {
    inflected(base, row(base))
}

/// The forms of a verb, those of `row` before those of the spelling rules.
pub(super) fn inflected(base: &str, row: Option<&[String]>) -> Forms {
    let mut forms = inflect::forms(base);
    let Some(row) = row else { return forms };
    let at = |index: usize| row.get(index).cloned();
    forms.past = at(1).unwrap_or(forms.past);
    forms.participle = at(2).unwrap_or_else(|| forms.past.clone());
    forms.gerund = at(3).unwrap_or(forms.gerund);
    forms
}

/// The plural of a noun given in the singular and in lower case; an irregular one as the list has it.
#[must_use]
pub fn plural(noun: &str) -> String {
    ENGLISH.plurals.get(noun).cloned().unwrap_or_else(|| inflect::plural(noun))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_words_are_known() {
        assert_eq!((verb("flee").past.as_str(), verb("kill").past.as_str()), ("fled", "killed"));
        assert_eq!((verb("sink").past.as_str(), verb("sink").participle.as_str()), ("sank", "sunk"));
        assert_eq!((verb("split").past.as_str(), verb("split").gerund.as_str()), ("split", "splitting"));
        assert_eq!((plural("child").as_str(), plural("village").as_str()), ("children", "villages"));
    }
}
