//! One known name, as files of names say it.

use serde::Deserialize;

/// One `[[name]]` or `[[place]]` of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The form to write.
    pub canonical: String,
    /// Forms that are always flagged.
    #[serde(default)]
    pub wrong: Vec<String>,
    /// Legitimate forms of other houses, flagged where they are mixed with the canonical one.
    #[serde(default, alias = "house_variants", alias = "house-variants")]
    pub variants: Vec<String>,
    /// Forms that may stand for it later on.
    #[serde(default)]
    pub short: Vec<String>,
    /// Titles that its bearer has.
    #[serde(default)]
    pub titles: Vec<String>,
    /// What bears it; a person where a `[[name]]` does not say, a place where a `[[place]]` does not.
    #[serde(default, alias = "entity")]
    pub kind: Option<Bearer>,
}

/// What bears a name, as files say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bearer {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organisation,
}

impl Entry {
    /// The entry as one of `[[place]]`: a place unless it says otherwise.
    #[must_use]
    pub fn as_place(mut self) -> Self {
        self.kind = self.kind.or(Some(Bearer::Place));
        self
    }

    /// The canonical form and every other full form, wrong ones last.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        let first = std::iter::once(&self.canonical);
        first.chain(&self.variants).chain(&self.wrong).map(String::as_str)
    }
}
