//! What a rule is: a card that says what it flags, and a check that sees a document, its claims and the library.

mod crowd;

pub use crowd::Crowd;

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use crate::claims::{Calendar, Claim, DateForm, Moment, claims, usual_form};
use crate::document::{Document, ParagraphId, Slot};
use crate::finding::{Finding, Severity};
use crate::names::{Library, Names, Registry};

/// A rule. It sees nothing but its [`Context`], and says what it has to say into [`Findings`].
pub trait Rule: Send + Sync {
    /// What it is.
    fn card(&self) -> Card<'_>;
    /// Looks at one document.
    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>);
    /// When an editor asks it.
    fn pace(&self) -> Pace {
        Pace::Typing
    }
}

/// When an editor asks a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// At every keystroke.
    Typing,
    /// When a draft is opened and when it is saved: it asks for something that a writer may be about to write.
    Saving,
}

/// The most findings of one rule of a rule file and draft: who reads a thousand knows, and a rule that flags every word of a large draft
/// is not to take the memory of the machine.
pub const MOST: usize = 1000;

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
    /// Within the paragraphs whose claims or times it changed, wherever they stand in the document.
    Claim,
    /// Within the document.
    Document,
    /// In the other drafts too.
    Library,
}

impl Scope {
    /// Whether a finding depends on nothing but its paragraph, the times and claims of that paragraph, and what is true
    /// of the whole document: its date, its front matter, the form of its days. Such a rule looks at no other paragraph
    /// than those of [`Context::paragraphs`], [`Context::claims`] and [`Context::moments`].
    #[must_use]
    pub fn is_local(self) -> bool {
        matches!(self, Self::Paragraph | Self::Claim)
    }

    /// The name it has in outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Claim | Self::Document => "document",
            Self::Library => "library",
        }
    }
}

/// The house style, as far as rules ask for it.
#[allow(clippy::struct_excessive_bools, reason = "each is a decision of the house")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Whether hedge-only figures weigh a step less: situation reports print them (catalogue, part 2.5).
    pub lenient_hedges: bool,
    /// Whether the strict reading holds: carried sources need a cue, single victims count.
    pub strict: bool,
    /// Whether the named dead are published on purpose: casualty recorders acknowledge each of them.
    pub names_the_dead: bool,
    /// Whether numbers are grouped by lakhs and crores: 3,45,000.
    pub lakhs: bool,
    /// Whether words in quotations are held to the rules about words, where these do not say themselves.
    pub reads_quotations: bool,
    /// How near to its figure a source must stand.
    pub source_reach: Reach,
    /// How shares are written after a number; `None` where the house has no form of its own.
    pub per_cent: Option<PerCent>,
    /// How days are written; `None` where the house has no form of its own.
    pub date_form: Option<DateForm>,
}

/// How near to its figure a source must stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// In the same sentence.
    Sentence,
    /// In the same paragraph, item or cell.
    Paragraph,
    /// Wherever a reader still takes it to hold: the engine decides.
    #[default]
    Section,
}

impl Reach {
    /// All of them, under the names they have in settings.
    pub const ALL: &[(&str, Self)] =
        &[("sentence", Self::Sentence), ("paragraph", Self::Paragraph), ("section", Self::Section)];
}

/// How a share is written after a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PerCent {
    /// In two words, as the United Nations and British houses do.
    TwoWords,
    /// In one, as American houses do.
    OneWord,
    /// With the sign.
    Sign,
}

impl PerCent {
    /// All forms, under what they write.
    pub const ALL: &[(&str, Self)] = &[("per cent", Self::TwoWords), ("percent", Self::OneWord), ("%", Self::Sign)];

    /// What it writes.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|&&(_, form)| form == self).map_or("", |&(name, _)| name)
    }
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
    /// The paragraphs that are looked at, in runs: all of them, or those that an edit can have changed.
    focus: Vec<Range<u32>>,
    /// What stands in them.
    pub crowd: Crowd,
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
        Self::with(document, library, (registry, style), (calendar, claims, today))
    }

    /// What rules see of a draft whose times and claims are known.
    #[must_use]
    pub fn with(
        document: &'a Document,
        library: &'a Library,
        (registry, style): (&'a Registry, &'a Style),
        (calendar, claims, today): (Calendar, Vec<Claim>, Date),
    ) -> Self {
        let names = Names::of(document, registry);
        let date_form = style.date_form(document);
        let mut cx = Self {
            document,
            calendar,
            claims,
            names,
            library,
            registry,
            style,
            date_form,
            today,
            focus: Vec::new(),
            crowd: Crowd::default(),
        };
        cx.look_at_all();
        cx
    }

    /// The same beside other drafts.
    #[must_use]
    pub fn beside<'b>(self, library: &'b Library) -> Context<'b>
    where
        'a: 'b,
    {
        Context { library, ..self }
    }

    /// From now on local rules look at the whole draft.
    pub fn look_at_all(&mut self) {
        let all = u32::try_from(self.document.paragraphs().len()).unwrap_or(u32::MAX);
        self.crowd = Crowd::default();
        self.focus.clear();
        self.focus.push(0..all);
    }

    /// From now on local rules look at some paragraphs only, which come in their order.
    pub fn look_at(&mut self, paragraphs: impl Iterator<Item = ParagraphId>) {
        self.crowd = Crowd::default();
        self.focus.clear();
        for ParagraphId(id) in paragraphs {
            match self.focus.last_mut() {
                Some(last) if last.end == id => last.end = id + 1,
                _ => self.focus.push(id..id + 1),
            }
        }
    }

    /// The paragraphs that a local rule looks at, in the order of the text.
    pub fn paragraphs(&self) -> impl Iterator<Item = (ParagraphId, &'a Slot)> {
        let document = self.document;
        let ids = self.focus.iter().flat_map(|run| run.clone().map(ParagraphId));
        ids.filter_map(move |id| Some((id, document.slot(id)?)))
    }

    /// The claims that a local rule looks at, in the order of the text.
    pub fn claims(&self) -> impl Iterator<Item = &Claim> {
        self.focus.iter().flat_map(|run| {
            let before = |id: u32| self.claims.partition_point(|claim| claim.paragraph.0 < id);
            &self.claims[before(run.start)..before(run.end)]
        })
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
        let (focus, crowd) = (Vec::new(), Crowd::default());
        let mut cx =
            Self { document, calendar, claims, names, library, registry, style, date_form, today, focus, crowd };
        cx.look_at_all();
        cx
    }

    /// Every expression of time that a local rule looks at, in the order of the text; all others see all of them.
    pub fn moments(&self) -> impl Iterator<Item = Moment<'_>> {
        self.paragraphs().flat_map(|(id, slot)| self.calendar.moments_of(id, slot))
    }
}

/// Where a rule puts its findings; it signs each with its name and code.
pub struct Findings<'a> {
    rule: &'a str,
    code: &'a str,
    /// Both as findings bear them, from the first one on: most rules have none.
    signature: Option<(Arc<str>, Arc<str>)>,
    list: &'a mut Vec<Finding>,
    /// How many more are taken.
    room: usize,
    /// Those that were not, and the first of them.
    left: usize,
    first: Option<Finding>,
}

impl<'a> Findings<'a> {
    /// A place for the findings of the rule with this card.
    #[must_use]
    pub fn new(card: &Card<'a>, list: &'a mut Vec<Finding>) -> Self {
        Self { rule: card.name, code: card.code, signature: None, list, room: usize::MAX, left: 0, first: None }
    }

    /// From now on takes so many and no more.
    pub fn take_at_most(&mut self, room: usize) {
        self.room = room;
    }

    /// How many were not taken, and the first of them; none where there was room for all.
    pub fn left_out(&mut self) -> Option<(usize, Finding)> {
        let left = std::mem::take(&mut self.left);
        self.room = usize::MAX;
        self.first.take().map(|first| (left, first))
    }

    /// Takes a finding.
    pub fn push(&mut self, finding: Finding) {
        if self.room == 0 {
            self.left += 1;
            self.first.get_or_insert(finding);
            return;
        }
        self.room -= 1;
        let signed = || (Arc::from(self.rule), Arc::from(self.code));
        let (rule, code) = self.signature.get_or_insert_with(signed);
        self.list.push(Finding { rule: Arc::clone(rule), code: Arc::clone(code), ..finding });
    }
}
