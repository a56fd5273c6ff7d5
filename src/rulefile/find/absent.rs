//! `find.absent`: drafts that lack a section, a header line or a phrase.

use crate::document::Document;
use crate::format::Role;
use crate::rule::{Context, Findings};
use crate::rulefile::fields::{Broken, Fields};
use crate::rulefile::message::Says;
use crate::rulefile::phrases::{Inflection, Phrases};
use crate::text::Span;

/// The keys of `find.absent`.
pub const KEYS: &[&str] = &["section", "header", "phrase"];

/// How many paragraphs the head of a draft has at most (catalogue, part 2.3: the first ten lines).
const HEAD: usize = 10;

/// What a draft must have; one of each kind is enough.
#[derive(Clone, Debug, Default)]
pub struct Absent {
    section: Phrases,
    header: Phrases,
    keys: Vec<String>,
    phrase: Phrases,
}

impl Absent {
    /// Reads the table `find.absent`.
    ///
    /// # Errors
    /// When it says not what a draft must have.
    pub fn of(fields: &Fields<'_>) -> Result<Self, Broken> {
        if let Some(broken) = fields.unknown(KEYS).into_iter().next() {
            return Err(broken);
        }
        let phrases = |key| match fields.get(key) {
            Some(field) => Phrases::of(&field.texts()?, Inflection::Forms),
            None => Ok(Phrases::default()),
        };
        let absent = Self {
            section: phrases("section")?,
            header: phrases("header")?,
            keys: Vec::new(),
            phrase: phrases("phrase")?,
        };
        if absent.section.is_empty() && absent.header.is_empty() && absent.phrase.is_empty() {
            return Err(Broken::new(
                fields.at,
                "`section`, `header` or `phrase` is missing: say what a draft must have.",
            ));
        }
        let keys = fields.get("header").map(|field| field.texts()).transpose()?.unwrap_or_default();
        let keys = keys.iter().map(|words| words.text.to_lowercase().replace([' ', '-'], "_")).collect();
        Ok(Self { keys, ..absent })
    }

    /// Looks at one document.
    pub fn check(&self, says: &Says, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let document = cx.document;
        let heading = |role: &Role| matches!(role, Role::Heading(_));
        let lacks = lacks(document, &self.section, usize::MAX, heading)
            || lacks(document, &self.header, HEAD, |_| true)
                && !self.keys.iter().any(|key| document.front().get(key).is_some())
            || lacks(document, &self.phrase, usize::MAX, |_| true);
        if lacks && document.paragraphs().len() > 0 {
            findings.push(says.at(Span::default(), &[]));
        }
    }
}

/// Whether the first `reach` paragraphs with such a role hold none of the phrases.
fn lacks(document: &Document, phrases: &Phrases, reach: usize, role: impl Fn(&Role) -> bool) -> bool {
    let mut slots = document.paragraphs().take(reach).map(|(_, slot)| slot).filter(|slot| role(&slot.role));
    !phrases.is_empty() && !slots.any(|slot| !phrases.hits(&slot.paragraph.prose).is_empty())
}
