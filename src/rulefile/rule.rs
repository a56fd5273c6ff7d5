//! One `[[rule]]` of a rule file.

use crate::finding::{Finding, Severity};
use crate::format::Format;
use crate::rule::{Card, Context, Findings, Group, MOST, Pace, Rule, Scope};
use crate::rulefile::fields::{Broken, Field, Fields};
use crate::rulefile::find::{Find, misplaced};
use crate::rulefile::message::{Message, Says};
use crate::text::Span;

/// The keys of a `[[rule]]`.
pub const KEYS: &[&str] = &["code", "name", "severity", "default", "formats", "message", "help", "doc", "find"];

/// The formats of drafts, under the names of rule files.
pub const FORMATS: &[(&str, Format)] = &[
    ("plain", Format::Plain),
    ("markdown", Format::Markdown),
    ("word", Format::Word),
    ("html", Format::Html),
    ("opendocument", Format::OpenDocument),
];

/// The key of a table of severities that holds for all other profiles.
pub const ELSEWHERE: &str = "default";

/// How much a rule weighs in one profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InProfile {
    /// The profile.
    pub profile: String,
    /// Where it is named in the file.
    pub at: Span,
    /// How much; `None` where the rule does not run.
    pub severity: Option<Severity>,
}

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
    /// The formats of the drafts that it looks at; none where it looks at all.
    formats: Vec<Format>,
    /// How much it weighs in some profiles.
    pub in_profiles: Vec<InProfile>,
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
        let severity = fields.get("severity").map(|field| severities(&field)).transpose()?;
        let (severity, in_profiles) = severity.unwrap_or((Severity::Warning, Vec::new()));
        let formats = fields.get("formats").map(|field| field.some_of("format", FORMATS)).transpose()?;
        let page = fields.get("doc").map(|field| field.text()).transpose()?;
        let says = Says {
            severity,
            message: Message::of(&message, find.places(), || find.groups())?,
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
            formats: formats.unwrap_or_default(),
            in_profiles,
        })
    }

    /// Whether it has a name or a code of another.
    #[must_use]
    pub fn clashes(&self, other: &dyn Rule) -> bool {
        let card = other.card();
        card.name == self.name || card.code == self.code
    }

    /// That `other` has its name or its code already, which stands `there`.
    #[must_use]
    pub fn twice(&self, other: &dyn Rule, there: &str) -> Broken {
        let card = other.card();
        if card.name == self.name {
            let message = format!("There is a rule `{}` {there} already: give one of them another name.", self.name);
            return Broken::new(self.name_at, message);
        }
        let message = format!("`{}` {there} has the code {} already: give one of them another.", card.name, card.code);
        Broken::new(self.code_at, message)
    }

    /// The first of its regular expressions that has no word it cannot do without: every paragraph is searched for it.
    #[must_use]
    pub fn slow(&self) -> Option<&str> {
        self.find.slow()
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
        if !self.formats.is_empty() && !self.formats.contains(&cx.document.format()) {
            return;
        }
        findings.take_at_most(MOST);
        self.find.check(&self.says, cx, findings);
        if let Some((more, first)) = findings.left_out() {
            let message = format!(
                "{more} more places are not listed: a rule tells of {MOST} in a draft at most. Make `{}` narrower.",
                self.name
            );
            findings.push(Finding { message, fixes: Vec::new(), also: Vec::new(), related: Vec::new(), ..first });
        }
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

/// Reads `severity`: one, or a table of them by profile.
fn severities(field: &Field<'_>) -> Result<(Severity, Vec<InProfile>), Broken> {
    let Ok(table) = field.fields() else { return Ok((field.one_of("severity", Severity::ALL)?, Vec::new())) };
    let levels = Severity::ALL.iter().map(|&(name, severity)| (name, Some(severity))).chain([("off", None)]);
    let levels: Vec<_> = levels.collect();
    let mut elsewhere = Severity::Warning;
    let mut list = Vec::new();
    for field in table.all() {
        if field.key == ELSEWHERE {
            elsewhere = field.one_of("severity", Severity::ALL)?;
        } else {
            let severity = field.one_of("severity", &levels)?;
            list.push(InProfile { profile: field.key.to_owned(), at: field.key_at, severity });
        }
    }
    Ok((elsewhere, list))
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
