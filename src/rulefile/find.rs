//! What a rule of a rule file looks for: one of five kinds.

pub mod absent;
pub mod claim;
mod instead;
mod literal;
pub mod need;
mod pattern;
mod phrase;
pub mod place;
pub mod weight;

use crate::rule::{Context, Findings, Pace, Scope};
use crate::rulefile::fields::{Broken, Fields, no_such};
use crate::rulefile::message::Says;

/// The keys of `find` that say what is looked for: a rule has exactly one of them.
pub const KINDS: &[&str] = &["phrase", "pattern", "claim", "need", "absent"];

/// The keys of `find` that say more about phrases and patterns.
pub const MORE: &[&str] = &[
    "instead",
    "safe",
    "except",
    "inflect",
    "once",
    "weighs",
    "named",
    "quotations",
    "reported",
    "inside",
    "outside",
    "allowances",
];

/// What is looked for.
#[derive(Debug)]
pub enum Find {
    /// Words.
    Phrase(Box<phrase::Phrase>),
    /// A regular expression.
    Pattern(pattern::Pattern),
    /// Claims.
    Claim(Box<claim::Conditions>),
    /// A fact that lacks another.
    Need(Box<need::Need>),
    /// A document that lacks something.
    Absent(Box<absent::Absent>),
}

impl Find {
    /// Reads the table `find`.
    ///
    /// # Errors
    /// When it is not as it must be: the first thing that is wrong.
    pub fn of(fields: &Fields<'_>) -> Result<Self, Broken> {
        let keys: Vec<&str> = KINDS.iter().chain(MORE).copied().collect();
        if let Some(broken) = fields.unknown(&keys).into_iter().next() {
            return Err(broken);
        }
        let kinds: Vec<_> = fields.all().into_iter().filter(|field| KINDS.contains(&field.key)).collect();
        let kind = match kinds.as_slice() {
            [kind] => *kind,
            [] => return Err(Broken::new(fields.at, format!("`find` needs one of: {}.", KINDS.join(", ")))),
            [first, second, ..] => {
                let message = format!(
                    "A rule finds one thing: make a rule of its own of `{}`, beside `{}`.",
                    second.key, first.key
                );
                return Err(Broken::new(second.key_at, message));
            }
        };
        let allowed: &[&str] = match kind.key {
            "phrase" => &MORE[..MORE.len() - 1],
            "pattern" => &["instead", "safe", "except", "quotations", "reported", "inside", "outside", "allowances"],
            _ => &[],
        };
        if let Some(field) =
            fields.all().into_iter().find(|field| field.key != kind.key && !allowed.contains(&field.key))
        {
            let message = format!("`{}` does not go with `find.{}`.", field.key, kind.key);
            return Err(Broken::new(field.key_at, message));
        }
        match kind.key {
            "phrase" => phrase::Phrase::of(fields, &kind).map(|phrase| Self::Phrase(Box::new(phrase))),
            "pattern" => pattern::Pattern::of(fields, &kind).map(Self::Pattern),
            "claim" => claim::Conditions::of(&kind.fields()?).map(|conditions| Self::Claim(Box::new(conditions))),
            "need" => need::Need::of(&kind.fields()?).map(|need| Self::Need(Box::new(need))),
            _ => absent::Absent::of(&kind.fields()?).map(|absent| Self::Absent(Box::new(absent))),
        }
    }

    /// The places for words that a message may have.
    #[must_use]
    pub fn places(&self) -> &'static [&'static str] {
        match self {
            Self::Phrase(_) | Self::Pattern(_) => &["words", "instead"],
            Self::Claim(_) => &["words", "harm", "count", "people", "source", "time"],
            Self::Need(_) => &["words"],
            Self::Absent(_) => &[],
        }
    }

    /// The groups of its expressions, by number and by name: places for words too. To know them takes compiling.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        match self {
            Self::Pattern(pattern) => pattern.groups(),
            _ => Vec::new(),
        }
    }

    /// How far an edit can change its findings.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self {
            Self::Phrase(phrase) => phrase.scope(),
            Self::Pattern(pattern) => pattern.scope(),
            Self::Claim(_) => Scope::Claim,
            Self::Absent(_) => Scope::Document,
            Self::Need(need) => need.scope(),
        }
    }

    /// When an editor asks for it.
    #[must_use]
    pub fn pace(&self) -> Pace {
        match self {
            Self::Absent(_) => Pace::Saving,
            Self::Phrase(_) | Self::Pattern(_) | Self::Claim(_) | Self::Need(_) => Pace::Typing,
        }
    }

    /// Whether it offers fixes.
    #[must_use]
    pub fn fixes(&self) -> bool {
        match self {
            Self::Phrase(phrase) => phrase.fixes(),
            Self::Pattern(pattern) => pattern.fixes(),
            _ => false,
        }
    }

    /// The first of its expressions that has no word it cannot do without: every paragraph is searched for it.
    #[must_use]
    pub fn slow(&self) -> Option<&str> {
        match self {
            Self::Pattern(pattern) => pattern.slow(),
            _ => None,
        }
    }

    /// Looks at one document.
    pub fn check(&self, says: &Says, cx: &Context<'_>, findings: &mut Findings<'_>) {
        match self {
            Self::Phrase(phrase) => phrase.check(says, cx, findings),
            Self::Pattern(pattern) => pattern.check(says, cx, findings),
            Self::Claim(conditions) => conditions.check(says, cx, findings),
            Self::Need(need) => need.check(says, cx, findings),
            Self::Absent(absent) => absent.check(says, cx, findings),
        }
    }
}

/// What to say of a key of `find` that stands beside it; the nearest right key where it is none.
#[must_use]
pub fn misplaced(key: &str, known: &[&str]) -> String {
    if KINDS.contains(&key) || MORE.contains(&key) {
        return format!("`{key}` belongs to what is looked for: write `find.{key}`.");
    }
    no_such("key", key, known.iter().copied())
}

#[cfg(test)]
mod tests;
