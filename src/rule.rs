//! What a rule is: a card that says what it flags, and a check that sees a document, its claims and the library.

use std::sync::Arc;

use jiff::civil::Date;

use crate::claims::{Calendar, Claim, DateForm, Moment, claims, usual_form};
use crate::document::Document;
use crate::finding::{Finding, Severity};
use crate::names::{Library, Names, Registry};

/// A rule. It sees nothing but its [`Context`], and says what it has to say into [`Findings`].
pub trait Rule: Send + Sync {
    /// What it is.
    fn card(&self) -> Card<'_>;
    /// Looks at one document.
    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>);
}

/// What a rule is. Its page is its documentation and its test.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// Three letters of the group and three digits, never reused.
    pub code: &'a str,
    /// In kebab-case: the pattern, not the remedy.
    pub name: &'a str,
    /// The part of the catalogue.
    pub group: Group,
    /// How far an edit can change its findings.
    pub scope: Scope,
    /// The severity of most of its findings; each finding has its own.
    pub severity: Severity,
    /// Whether the default profile has it on.
    pub default: bool,
    /// Whether it offers fixes.
    pub fixable: bool,
    /// The page, in Markdown: its first paragraph is the summary; `bad` and `good` fences are its tests.
    pub page: &'a str,
}

impl Card<'_> {
    /// The first paragraph of the page, on one line.
    #[must_use]
    pub fn summary(&self) -> String {
        let first = self.page.trim_start().split("\n\n").next().unwrap_or("");
        first.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The groups of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// A: figures.
    Figures,
    /// B: sources.
    Sources,
    /// C: dates.
    Dates,
    /// D: names.
    Names,
    /// E: arithmetic and consistency.
    Arithmetic,
    /// F: terms and neutrality.
    Terms,
    /// G: protection.
    Protection,
    /// H: structure of the document.
    Structure,
    /// A team's own.
    Own,
}

impl Group {
    /// All groups with the letters of their codes and their names in outputs.
    pub const ALL: &[(&str, &str, Self)] = &[
        ("FIG", "figures", Self::Figures),
        ("SRC", "sources", Self::Sources),
        ("DAT", "dates", Self::Dates),
        ("NAM", "names", Self::Names),
        ("SUM", "arithmetic", Self::Arithmetic),
        ("TRM", "terms", Self::Terms),
        ("DNH", "protection", Self::Protection),
        ("DOC", "structure", Self::Structure),
        ("OWN", "own", Self::Own),
    ];

    /// The name it has in outputs and settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|&&(_, _, group)| group == self).map_or("", |&(_, name, _)| name)
    }
}

/// How far an edit can change a rule's findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Within the paragraph that was edited.
    Paragraph,
    /// Within the document.
    Document,
    /// In the other drafts too.
    Library,
}

impl Scope {
    /// The name it has in outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Document => "document",
            Self::Library => "library",
        }
    }
}

/// The house style, as far as rules ask for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Whether hedge-only figures weigh a step less: situation reports print them (catalogue, part 2.5).
    pub lenient_hedges: bool,
    /// Whether the strict reading holds: carried sources need a cue, single victims count.
    pub strict: bool,
    /// Whether the named dead are published on purpose: casualty recorders acknowledge each of them.
    pub names_the_dead: bool,
    /// How days are written; `None` where the house has no form of its own.
    pub date_form: Option<DateForm>,
}

impl Style {
    /// How days are written in a draft: by the house, else as the draft writes most of them. It walks the whole draft.
    #[must_use]
    pub fn date_form(&self, document: &Document) -> DateForm {
        self.date_form.or_else(|| usual_form(document)).unwrap_or(DateForm::DayMonthYear)
    }
}

/// All that a rule sees.
pub struct Context<'a> {
    /// The draft.
    pub document: &'a Document,
    /// Its expressions of time, put on their days.
    pub calendar: Calendar,
    /// Its claims.
    pub claims: Vec<Claim>,
    /// Its names, in clusters.
    pub names: Names,
    /// The drafts of the run, this one included.
    pub library: &'a Library,
    /// The names that are known.
    pub registry: &'a Registry,
    /// The house style.
    pub style: &'a Style,
    /// How days are written here: by the house, else as the draft writes most of them.
    pub date_form: DateForm,
    /// Today.
    pub today: Date,
}

impl<'a> Context<'a> {
    /// What rules see of a draft: its times, claims and names are found here.
    #[must_use]
    pub fn of(
        document: &'a Document,
        library: &'a Library,
        (registry, style): (&'a Registry, &'a Style),
        today: Date,
    ) -> Self {
        let calendar = Calendar::of(document);
        let claims = claims(document, &calendar);
        let names = Names::of(document, registry);
        let date_form = style.date_form(document);
        Self { document, calendar, claims, names, library, registry, style, date_form, today }
    }

    /// What the built-in rules of protection see of a draft: all but its times, claims and clusters of names, so that
    /// it costs little to ask them alone.
    #[must_use]
    pub fn bare(
        document: &'a Document,
        library: &'a Library,
        (registry, style): (&'a Registry, &'a Style),
        today: Date,
    ) -> Self {
        let (calendar, claims, names) = (Calendar::default(), Vec::new(), Names::default());
        let date_form = style.date_form.unwrap_or(DateForm::DayMonthYear);
        Self { document, calendar, claims, names, library, registry, style, date_form, today }
    }

    /// Every expression of time of the draft, in the order of the text.
    pub fn moments(&self) -> impl Iterator<Item = Moment<'_>> {
        self.calendar.moments(self.document)
    }
}

/// Where a rule puts its findings; it signs each with its name and code.
pub struct Findings<'a> {
    rule: Arc<str>,
    code: Arc<str>,
    list: &'a mut Vec<Finding>,
}

impl<'a> Findings<'a> {
    /// A place for the findings of the rule with this card.
    #[must_use]
    pub fn new(card: &Card<'_>, list: &'a mut Vec<Finding>) -> Self {
        Self { rule: Arc::from(card.name), code: Arc::from(card.code), list }
    }

    /// Takes a finding.
    pub fn push(&mut self, finding: Finding) {
        self.list.push(Finding { rule: Arc::clone(&self.rule), code: Arc::clone(&self.code), ..finding });
    }
}
