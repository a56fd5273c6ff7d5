//! One draft, read: its paragraphs, their facts, and what is true of it as a whole.

mod behind;
mod change;
mod cited;
mod date;
mod header;
mod note;
mod outline;
mod report;
mod saved;

pub use change::Change;
pub use cited::{Cited, NumberedNotes, cited};
pub use date::{DateFrom, DocumentDate};
pub use report::{Issue, Part, Report, ReportKind, Section, issue, report, sections};
pub use saved::{Saved, SavedBy};

use outline::Outline;

use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::facts::Facts;
use crate::finding::Edit;
use crate::fix;
use crate::format::{Block, Comment, Format, FrontMatter, Opened, Placed, Properties, Role};
use crate::prose::{Cutter, Kind, Lexicon, Prose};
use crate::text::{Range, Source, Span};

/// The number of a paragraph in its document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParagraphId(pub u32);

/// A paragraph's prose and facts. It holds no position in the document: an edit elsewhere neither reads nor moves it.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// The prose.
    pub prose: Prose,
    /// Its facts.
    pub facts: Facts,
}

/// A paragraph and where it stands.
#[derive(Clone, Debug)]
pub struct Slot {
    /// The byte of the source that its block counts from.
    pub start: usize,
    /// What it is in the document.
    pub role: Role,
    /// The paragraph.
    pub paragraph: Arc<Paragraph>,
}

impl Slot {
    /// Whether some of a range is somebody else's words: between quotation marks, or in quoted material.
    #[must_use]
    pub fn is_quoted(&self, at: Range) -> bool {
        self.role == Role::Quote || self.paragraph.prose.is_quoted(at)
    }

    /// Whether it is a table's cell that holds a number and no words: its header says what was counted.
    #[must_use]
    pub fn is_bare_number(&self) -> bool {
        let tokens = &self.paragraph.prose.tokens;
        matches!(self.role, Role::Cell { .. })
            && tokens.iter().any(|token| token.kind == Kind::Number)
            && tokens.iter().all(|token| token.kind == Kind::Number || !token.is_wordy() && !token.is_sign('%'))
    }
}

/// A draft, read.
#[derive(Clone, Debug)]
pub struct Document {
    source: Arc<Source>,
    format: Format,
    given: Option<Date>,
    front: FrontMatter,
    comments: Vec<Comment>,
    images: usize,
    properties: Properties,
    slots: Vec<Slot>,
    outline: Outline,
    date: Option<DocumentDate>,
    saved: Option<Saved>,
    source_note: Option<(ParagraphId, Range)>,
}

impl Document {
    /// Reads a draft. `given` is the date from the command line or the configuration, which front matter overrules.
    #[must_use]
    pub fn read(source: Source, format: Format, lexicon: &Lexicon, given: Option<Date>) -> Self {
        let laid = format.lay(&source);
        Self::of(Opened { source, format, laid }, lexicon, given)
    }

    /// The document of a draft that was opened. `given` is as for [`Document::read`].
    #[must_use]
    pub fn of(opened: Opened, lexicon: &Lexicon, given: Option<Date>) -> Self {
        Self::lay(opened, lexicon, given, &mut Shelf::default())
    }

    /// The draft with edits made, each counted in the text before any. Every paragraph whose text still stands is kept.
    #[must_use]
    pub fn edited(&self, edits: &[Edit], lexicon: &Lexicon) -> Self {
        let text = fix::applied(self.source.text(), edits);
        self.rewritten(text, lexicon)
    }

    /// The draft with another text. Every paragraph whose text still stands is kept.
    #[must_use]
    pub fn rewritten(&self, text: impl Into<String>, lexicon: &Lexicon) -> Self {
        let source = Source::new(self.source.name(), text);
        self.reread(source, lexicon)
    }

    /// The draft as another source of the same format has it. Every paragraph whose text still stands is kept.
    #[must_use]
    pub fn reread(&self, source: Source, lexicon: &Lexicon) -> Self {
        let mut known = Shelf::of(&self.slots);
        let (format, laid) = (self.format, self.format.lay(&source));
        Self::lay(Opened { source, format, laid }, lexicon, self.given, &mut known)
    }

    fn lay(opened: Opened, lexicon: &Lexicon, given: Option<Date>, shelf: &mut Shelf) -> Self {
        let Opened { source, format, laid } = opened;
        let slots = laid
            .blocks
            .into_iter()
            .map(|Placed { start, role, block }| Slot { start, role, paragraph: shelf.take(block, lexicon) })
            .collect();
        let slots: Vec<Slot> = slots;
        let outline = Outline::of(&slots);
        let (front, comments, images) = (laid.front, laid.comments, laid.images);
        let mut document = Self {
            source: Arc::new(source),
            format,
            given,
            front,
            comments,
            images,
            properties: laid.properties,
            slots,
            outline,
            date: None,
            saved: None,
            source_note: None,
        };
        document.date = date::date(&document, given, lexicon);
        document.saved = saved::saved(&document.properties, lexicon);
        document.source_note = note::source_note(&document);
        document
    }

    /// The source.
    #[must_use]
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// How it is marked up.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The front matter.
    #[must_use]
    pub fn front(&self) -> &FrontMatter {
        &self.front
    }

    /// The comments.
    #[must_use]
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// How many images it has, which are not read.
    #[must_use]
    pub fn images(&self) -> usize {
        self.images
    }

    /// The day the document was made or speaks of, and how that is known.
    #[must_use]
    pub fn date(&self) -> Option<&DocumentDate> {
        self.date.as_ref()
    }

    /// The day that the properties of the file tell. No word counts from it.
    #[must_use]
    pub fn saved(&self) -> Option<Saved> {
        self.saved
    }

    /// What the file says of itself, where it is one that does.
    #[must_use]
    pub fn properties(&self) -> &Properties {
        &self.properties
    }

    /// The sentence that names the source of all figures, with its paragraph.
    #[must_use]
    pub fn source_note(&self) -> Option<(ParagraphId, Range)> {
        self.source_note
    }

    /// The paragraphs with their numbers, in order.
    #[must_use]
    pub fn paragraphs(&self) -> impl DoubleEndedIterator<Item = (ParagraphId, &Slot)> + ExactSizeIterator {
        self.slots.iter().enumerate().map(|(at, slot)| (ParagraphId(u32::try_from(at).unwrap_or(u32::MAX)), slot))
    }

    /// A paragraph; `None` past the last.
    #[must_use]
    pub fn slot(&self, id: ParagraphId) -> Option<&Slot> {
        self.slots.get(id.0 as usize)
    }

    /// The source of a range of a paragraph's prose: the only way from a fact to the source.
    #[must_use]
    pub fn span(&self, id: ParagraphId, at: Range) -> Span {
        let Some(slot) = self.slot(id) else { return Span::default() };
        let Range { start, end } = slot.paragraph.prose.block.source(at);
        Span::new(slot.start + start as usize, slot.start + end as usize)
    }

    /// The source of a link's words with its address, where this stands right behind them: `[words](address)`.
    #[must_use]
    pub fn span_with_target(&self, id: ParagraphId, at: Range, target: &str) -> Span {
        let span = self.span(id, at);
        let rest = &self.source.text().as_bytes()[span.end..];
        let behind = (0..BEHIND).find(|&far| rest.get(far..).is_some_and(|rest| rest.starts_with(target.as_bytes())));
        Span::new(span.start, behind.map_or(span.end, |far| span.end + far + target.len()))
    }

    /// The words of a stretch of the source as a message quotes them: without the markup in it, where it lies in one
    /// paragraph.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        let prose = || {
            let slot = self.slot(self.paragraph_at(span.start)?)?;
            let relative = |at: usize| u32::try_from(at - slot.start).ok();
            let block = &slot.paragraph.prose.block;
            let at = block.prose(Range::new(relative(span.start)?, relative(span.end)?));
            let whole = block.source(at);
            let same = slot.start + whole.start as usize == span.start && slot.start + whole.end as usize == span.end;
            Some(at.of(&block.text)).filter(|_| same)
        };
        prose().unwrap_or_else(|| self.source.words(span))
    }

    /// The paragraph and the range of its prose around a byte of the source; the nearest before it where none holds it.
    #[must_use]
    pub fn paragraph_at(&self, offset: usize) -> Option<ParagraphId> {
        let after = self.slots.partition_point(|slot| slot.start <= offset);
        after.checked_sub(1).map(|at| ParagraphId(u32::try_from(at).unwrap_or(u32::MAX)))
    }

    /// The first paragraph of the list or table that holds one, and the first after it; of any other paragraph itself
    /// and the next.
    #[must_use]
    pub fn run(&self, id: ParagraphId) -> (ParagraphId, ParagraphId) {
        self.outline.run(id)
    }

    /// The headings above a paragraph, the nearest first: each of a higher level than the one before.
    pub fn headings(&self, id: ParagraphId) -> impl Iterator<Item = ParagraphId> {
        std::iter::successors(self.outline.above(id), |&heading| self.outline.above(heading))
    }

    /// The definition of a footnote.
    #[must_use]
    pub fn note(&self, label: &str) -> Option<ParagraphId> {
        self.outline.note(label)
    }
}

/// Paragraphs read before, and what cuts new ones.
#[derive(Default)]
struct Shelf {
    cutter: Cutter,
    paragraphs: Vec<Arc<Paragraph>>,
    /// Where the next one is looked for: most edits leave all paragraphs but one in their places.
    next: usize,
    /// How many were not found where they were looked for, one after the other.
    missed: usize,
    /// All of them by the hash of their block, made when a search of the neighbours is in vain again.
    index: Option<FxHashMap<u64, usize>>,
}

/// How far around its place a paragraph is looked for before all are searched. An edit of two paragraphs into one or of
/// one into two moves the others by one.
const NEIGHBOURS: usize = 2;

/// How many bytes behind the words of a link its address may begin: `](` and what closes an emphasis.
const BEHIND: usize = 8;

impl Shelf {
    fn of(slots: &[Slot]) -> Self {
        Self { paragraphs: slots.iter().map(|slot| Arc::clone(&slot.paragraph)).collect(), ..Self::default() }
    }

    /// The paragraph of an equal block, or one newly read.
    fn take(&mut self, block: Block, lexicon: &Lexicon) -> Arc<Paragraph> {
        if let Some(at) = self.find(&block) {
            (self.next, self.missed) = (at + 1, 0);
            return Arc::clone(&self.paragraphs[at]);
        }
        self.next += 1;
        self.missed += 1;
        let prose = self.cutter.cut(block, lexicon);
        let facts = Facts::read(&prose, lexicon);
        Arc::new(Paragraph { prose, facts })
    }

    fn find(&mut self, block: &Block) -> Option<usize> {
        let is = |&at: &usize| self.paragraphs.get(at).is_some_and(|paragraph| paragraph.prose.block == *block);
        let near = self.next.saturating_sub(NEIGHBOURS)..=self.next + NEIGHBOURS;
        if let Some(at) = std::iter::once(self.next).chain(near).find(is) {
            return Some(at);
        }
        // A single paragraph that is nowhere near is the one that was edited.
        if self.missed == 0 || self.paragraphs.is_empty() {
            return None;
        }
        let all = self.paragraphs.iter().enumerate();
        let index =
            self.index.get_or_insert_with(|| all.map(|(at, paragraph)| (key(&paragraph.prose.block), at)).collect());
        index.get(&key(block)).copied().filter(|at| is(at))
    }
}

fn key(block: &impl Hash) -> u64 {
    FxBuildHasher.hash_one(block)
}
