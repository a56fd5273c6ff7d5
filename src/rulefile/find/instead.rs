//! What to write in place of words that were found: in the same form and with the same capitals.

use crate::prose::lexicon::irregular::{plural, verb};
use crate::rulefile::fields::{Broken, Field, Fields, Words, no_such};
use crate::rulefile::form::Ending;

/// What to write instead of each phrase: several where the writer has to choose, none where only she knows.
#[derive(Clone, Debug, Default)]
pub struct Instead {
    by_phrase: Vec<Vec<String>>,
}

/// Whether what is written instead can be applied unseen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// It can.
    #[default]
    Safe,
    /// Only where the writer asks for it.
    Asked,
}

impl Trust {
    /// Reads `safe`.
    ///
    /// # Errors
    /// When it is neither true nor false.
    pub fn of(fields: &Fields<'_>) -> Result<Self, Broken> {
        let safe = fields.get("safe").map(|field| field.truth()).transpose()?;
        Ok(if safe == Some(false) { Self::Asked } else { Self::Safe })
    }
}

impl Instead {
    /// Reads `find.instead`: a text or a list for all phrases, or a table from phrase to text or list.
    ///
    /// # Errors
    /// When it is none of these, or names a phrase that the rule does not look for.
    pub fn of(field: &Field<'_>, phrases: &[Words<'_>]) -> Result<Self, Broken> {
        let Ok(table) = field.fields() else {
            let all = texts(field)?;
            return Ok(Self { by_phrase: vec![all; phrases.len()] });
        };
        let mut by_phrase = vec![Vec::new(); phrases.len()];
        for field in Fields::all(&table) {
            let Some(at) = phrases.iter().position(|phrase| phrase.text == field.key) else {
                let known = phrases.iter().map(|phrase| phrase.text);
                return Err(Broken::new(field.key_at, no_such("phrase in this rule", field.key, known)));
            };
            by_phrase[at] = texts(&field)?;
        }
        Ok(Self { by_phrase })
    }

    /// Whether there is nothing to write for any phrase.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_phrase.iter().all(Vec::is_empty)
    }

    /// Whether there is something to write for a phrase.
    #[must_use]
    pub fn has(&self, phrase: usize) -> bool {
        self.by_phrase.get(phrase).is_some_and(|list| !list.is_empty())
    }

    /// What to write for `words`, which are the phrase in this form.
    pub fn for_words<'a>(&'a self, phrase: usize, ending: Ending, words: &'a str) -> impl Iterator<Item = String> + 'a {
        let list = self.by_phrase.get(phrase).map_or(&[][..], Vec::as_slice);
        list.iter().map(move |text| capitalised(&inflected(text, ending), words))
    }
}

fn texts(field: &Field<'_>) -> Result<Vec<String>, Broken> {
    Ok(field.texts()?.iter().map(|words| words.text.to_owned()).collect())
}

/// The words in a form: of a verb the first is inflected, of a noun the last before “of”.
fn inflected(text: &str, ending: Ending) -> String {
    let at = |form: fn(&str) -> String| {
        let (first, rest) = text.split_once(' ').map_or((text, ""), |(first, rest)| (first, rest));
        if rest.is_empty() { form(first) } else { format!("{} {rest}", form(first)) }
    };
    match ending {
        Ending::Base => text.to_owned(),
        Ending::Third => at(|base| verb(base).third),
        Ending::Past => at(|base| verb(base).past),
        Ending::Participle => at(|base| verb(base).participle),
        Ending::Gerund => at(|base| verb(base).gerund),
        Ending::Plural => {
            let head = text.find(" of ").unwrap_or(text.len());
            let start = text[..head].rfind(' ').map_or(0, |space| space + 1);
            format!("{}{}{}", &text[..start], plural(&text[start..head]), &text[head..])
        }
    }
}

/// The text with the capitals of the words it replaces.
fn capitalised(text: &str, words: &str) -> String {
    let letters = || words.chars().filter(|char| char.is_alphabetic());
    let shouted = letters().count() > 1 && letters().all(char::is_uppercase);
    let own = text.contains(char::is_uppercase);
    let mut chars = text.chars();
    match chars.next() {
        Some(_) if shouted && !own => text.to_uppercase(),
        Some(first) if words.starts_with(char::is_uppercase) => first.to_uppercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, ending: Ending, words: &str, expected: &str) {
        assert_eq!(capitalised(&inflected(text, ending), words), expected);
    }

    #[test]
    fn what_is_written_instead_takes_form_and_capitals() {
        check("attacker", Ending::Plural, "Terrorists", "Attackers");
        check("member of an armed group", Ending::Plural, "terrorists", "members of an armed group");
        check("kill", Ending::Past, "NEUTRALISED", "KILLED");
        check("take hostage", Ending::Past, "seized", "took hostage");
        check("Kyiv", Ending::Base, "Kiev", "Kyiv");
    }
}
