//! What a rule of a rule file says: its message with the writer's own words in it, and how much it weighs.

use crate::finding::{Finding, Severity};
use crate::rulefile::fields::{Broken, Words, no_such};
use crate::text::Span;

/// A message with places for words: `“{words}” takes a side.`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message(String);

impl Message {
    /// A message as a rule file has it. `known` are the places it may have, `more` gives those that take looking up.
    ///
    /// # Errors
    /// When it has another place.
    pub fn of(words: &Words<'_>, known: &[&str], more: impl FnOnce() -> Vec<String>) -> Result<Self, Broken> {
        let message = Self(words.text.to_owned());
        if message.asks().all(|name| known.contains(&name)) {
            return Ok(message);
        }
        let more = more();
        let all = || known.iter().copied().chain(more.iter().map(String::as_str));
        let stray = message.asks().find(|name| !all().any(|known| known == *name)).map(str::to_owned);
        match stray {
            Some(name) => Err(Broken::new(words.at, no_such("place for words", &name, all()))),
            None => Ok(message),
        }
    }

    /// The places for words that it has.
    pub fn asks(&self) -> impl Iterator<Item = &str> {
        let mut rest = self.0.as_str();
        std::iter::from_fn(move || {
            let (name, after) = rest.split_once('{')?.1.split_once('}')?;
            rest = after;
            Some(name)
        })
    }

    /// The message with the words put in.
    #[must_use]
    pub fn with(&self, values: &[(&str, &str)]) -> String {
        let mut text = String::with_capacity(self.0.len() + 16);
        let mut rest = self.0.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                text.push('{');
                rest = after;
                continue;
            };
            // A line break of the draft is no line break of the message.
            let value = values.iter().find(|(known, _)| *known == name).map_or("", |&(_, value)| value);
            text.extend(
                value.split_whitespace().enumerate().flat_map(|(at, word)| [if at > 0 { " " } else { "" }, word]),
            );
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

/// What a rule of a rule file says, and how much that weighs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Says {
    /// How much.
    pub severity: Severity,
    /// What.
    pub message: Message,
    /// More, where it helps.
    pub help: Option<String>,
}

impl Says {
    /// The finding at a place.
    #[must_use]
    pub fn at(&self, span: Span, values: &[(&str, &str)]) -> Finding {
        Finding { help: self.help.clone(), ..Finding::new(self.severity, span, self.message.with(values)) }
    }
}
