//! How much each phrase of a rule weighs: some less than the others, and some more beside a name.

use crate::document::Slot;
use crate::finding::Severity;
use crate::prose::{Class, Classes, Kind, Prose};
use crate::rulefile::fields::{Broken, Fields, Words, no_such};
use crate::rulefile::phrases::Hit;

/// Words that begin a sentence with a capital and are no names.
const OPENERS: Classes =
    Classes::of(&[Class::Opener, Class::Determiner, Class::Contrast, Class::Pronoun, Class::Preposition]);

/// What phrases weigh that weigh otherwise than their rule.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// By phrase; empty where all weigh the same.
    own: Vec<Option<Severity>>,
    /// By phrase, where a name stands beside it.
    named: Vec<Option<Severity>>,
}

impl Weights {
    /// Reads `weighs` and `named`.
    ///
    /// # Errors
    /// When one of them names no phrase of the rule, or no severity.
    pub fn of(fields: &Fields<'_>, phrases: &[Words<'_>]) -> Result<Self, Broken> {
        Ok(Self { own: by_phrase(fields, "weighs", phrases)?, named: by_phrase(fields, "named", phrases)? })
    }

    /// What a phrase weighs where it was found; `usual` is what its rule does.
    #[must_use]
    pub fn severity(&self, slot: &Slot, hit: &Hit, usual: Severity) -> Severity {
        let of = |list: &[Option<Severity>]| list.get(hit.phrase).copied().flatten();
        let named = of(&self.named).filter(|_| is_named(&slot.paragraph.prose, hit));
        named.or_else(|| of(&self.own)).unwrap_or(usual)
    }
}

fn by_phrase(fields: &Fields<'_>, key: &str, phrases: &[Words<'_>]) -> Result<Vec<Option<Severity>>, Broken> {
    let Some(field) = fields.get(key) else { return Ok(Vec::new()) };
    let mut list = vec![None; phrases.len()];
    for field in field.fields()?.all() {
        let Some(at) = phrases.iter().position(|phrase| phrase.text == field.key) else {
            let known = phrases.iter().map(|phrase| phrase.text);
            return Err(Broken::new(field.key_at, no_such("phrase in this rule", field.key, known)));
        };
        list[at] = Some(field.one_of("severity", Severity::ALL)?);
    }
    Ok(list)
}

/// Whether a name stands beside the words: “the Karsan …”, “Idris's …”, “the … of Idris”.
fn is_named(prose: &Prose, hit: &Hit) -> bool {
    let before = hit.first.checked_sub(1);
    let before =
        before.and_then(|at| if prose.tokens[at].kind == Kind::Possessive { at.checked_sub(1) } else { Some(at) });
    let after = hit.end + usize::from(prose.says_any(hit.end, &["of", "in"]));
    before.is_some_and(|at| is_name(prose, at)) || after > hit.end && is_name(prose, after)
}

fn is_name(prose: &Prose, at: usize) -> bool {
    let Some(token) = prose.tokens.get(at) else { return false };
    let opens = prose.sentences.get(prose.sentence_of(at)).is_some_and(|sentence| sentence.first == at);
    let owns = prose.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Possessive);
    let known = owns || token.classes.any(Classes::of(&[Class::Nationality, Class::Place, Class::Surname]));
    token.is_wordy() && token.capital && !token.classes.any(OPENERS) && (!opens || known)
}
