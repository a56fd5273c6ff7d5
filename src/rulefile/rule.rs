//! One `[[rule]]` of a rule file.

use crate::finding::Severity;
use crate::rule::{Card, Context, Findings, Group, Pace, Rule, Scope};
use crate::rulefile::fields::{Broken, Fields};
use crate::rulefile::find::{Find, misplaced};
use crate::rulefile::message::{Message, Says};
use crate::text::Span;

/// The keys of a `[[rule]]`.
pub const KEYS: &[&str] = &["code", "name", "severity", "default", "message", "help", "doc", "find"];

/// A rule that was written in TOML.
#[derive(Debug)]
pub struct FileRule {
    code: String,
    name: String,
    group: Group,
    default: bool,
    page: String,
    says: Says,
    find: Find,
    /// Where its page stands in the file, quotation marks included.
    pub page_at: Span,
    /// Where its name stands in the file.
    pub name_at: Span,
    /// Where its code stands in the file.
    pub code_at: Span,
}

impl FileRule {
    /// Reads one `[[rule]]`.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn of(fields: &Fields<'_>) -> Result<Self, Broken> {
        if let Some(stray) = fields.all().iter().find(|field| !KEYS.contains(&field.key)) {
            return Err(Broken::new(stray.key_at, misplaced(stray.key, KEYS)));
        }
        let code =
            fields.need("code", "give the rule three capital letters and three digits, such as \"OWN001\"")?.text()?;
        if !is_code(code.text) {
            return Err(Broken::new(code.at, "A code is three capital letters and three digits, such as \"OWN001\"."));
        }
        let name = fields.need("name", "name the pattern in a few words, such as \"say-government\"")?.text()?;
        if !is_kebab(name.text) {
            return Err(Broken::new(
                name.at,
                "A name is lower-case words joined by hyphens, such as \"say-government\".",
            ));
        }
        let find = fields.need("find", "say what to look for, such as `find.phrase = [\"regime\"]`")?;
        let find = Find::of(&find.fields()?)?;
        let message = fields.need("message", "say in a sentence what to do")?.text()?;
        let severity = fields.get("severity").map(|field| field.one_of("severity", Severity::ALL)).transpose()?;
        let page = fields.get("doc").map(|field| field.text()).transpose()?;
        let says = Says {
            severity: severity.unwrap_or(Severity::Warning),
            message: Message::of(&message, find.places())?,
            help: fields.get("help").map(|field| field.text()).transpose()?.map(|words| words.text.to_owned()),
        };
        let prefix = &code.text[..3];
        Ok(Self {
            code: code.text.to_owned(),
            name: name.text.to_owned(),
            group: Group::ALL.iter().find(|(letters, ..)| *letters == prefix).map_or(Group::Own, |&(.., group)| group),
            default: fields.get("default").map(|field| field.truth()).transpose()?.unwrap_or(true),
            page: page.map_or_else(|| message.text.to_owned(), |page| page.text.to_owned()),
            page_at: page.map_or(name.at, |page| page.at),
            name_at: name.at,
            code_at: code.at,
            says,
            find,
        })
    }

    /// Whether it has a name or a code of another.
    #[must_use]
    pub fn clashes(&self, other: &dyn Rule) -> bool {
        let card = other.card();
        card.name == self.name || card.code == self.code
    }

    /// That `other` has its name or its code already.
    #[must_use]
    pub fn twice(&self, other: &dyn Rule) -> Broken {
        let card = other.card();
        if card.name == self.name {
            return Broken::new(
                self.name_at,
                format!("There is a rule `{}` already: give this one another name.", self.name),
            );
        }
        let message = format!("`{}` has the code {} already: give this rule another one.", card.name, card.code);
        Broken::new(self.code_at, message)
    }
}

impl Rule for FileRule {
    fn card(&self) -> Card<'_> {
        Card {
            code: &self.code,
            name: &self.name,
            group: self.group,
            scope: self.scope(),
            severity: self.says.severity,
            default: self.default,
            fixable: self.find.fixes(),
            page: &self.page,
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        self.find.check(&self.says, cx, findings);
    }

    fn pace(&self) -> Pace {
        self.find.pace()
    }
}

impl FileRule {
    fn scope(&self) -> Scope {
        self.find.scope()
    }
}

fn is_code(code: &str) -> bool {
    let (letters, digits) = (code.bytes().take(3), code.bytes().skip(3));
    code.len() == 6
        && letters.into_iter().all(|byte| byte.is_ascii_uppercase())
        && digits.into_iter().all(|byte| byte.is_ascii_digit())
}

fn is_kebab(name: &str) -> bool {
    !name.is_empty()
        && name
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}
