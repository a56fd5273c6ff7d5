//! Who vouches for a figure: in its sentence, its paragraph, its section or its document (catalogue, part 2.2).

use crate::claims::page::Page;
use crate::claims::reaction::reaction;
use crate::claims::speech;
use crate::document::{Document, Paragraph, ParagraphId, Slot};
use crate::facts::{Attribution, Citation, CitationKind, Figure, Grade, How, note_grade};
use crate::format::Role;
use crate::prose::words::toll::CUES;
use crate::prose::{Class, Kind, Sentence, Token};
use crate::text::Range;

/// The source of a claim, and how it was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourcing {
    /// How well one could find it again.
    pub grade: Grade,
    /// In which form it is given.
    pub how: How,
    /// The words for it: the source itself, or the hedge that stands in its place.
    pub at: Option<(ParagraphId, Range)>,
    /// A claim without a source: a compatible figure further down that has one.
    pub backed: Option<Backed>,
    /// A carried source: what it was in its own sentence.
    pub carried: Option<Carried>,
    /// A claim without a source: the verb of its sentence that responds and vouches for nothing, such as “condemned”.
    pub reaction: Option<Range>,
}

/// What a carried source was in its own sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carried {
    /// In which form it was given there.
    pub how: How,
    /// How many sentences before the figure's.
    pub back: usize,
}

/// A figure further down that agrees with an unsourced one, and has a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backed {
    /// Its paragraph.
    pub paragraph: ParagraphId,
    /// Where it stands there.
    pub figure: Range,
}

impl Sourcing {
    /// Whether nobody vouches for the claim.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.grade == Grade::None
    }

    fn new(grade: Grade, how: How, at: impl Into<Option<(ParagraphId, Range)>>) -> Self {
        Self { grade, how, at: at.into(), backed: None, carried: None, reaction: None }
    }
}

/// Words of a paragraph for which somebody may vouch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub at: Range,
    /// The sentence of the paragraph that holds them.
    pub sentence: usize,
}

impl Spot {
    pub(super) fn of(figure: &Figure) -> Self {
        Self { at: figure.at, sentence: figure.sentence }
    }
}

/// How many sentences back a source is carried without a word that goes on with it (catalogue, part 2.2).
const CARRIED: usize = 1;
/// How far a word like "it" or "the toll" carries a source.
const CARRIED_BY_CUE: usize = 2;
/// How many lines of key figures may stand above the line that names their source.
const KEY_FIGURES: usize = 12;
/// A line of key figures has at most so many tokens.
const LABEL: usize = 10;
/// How many blocks may stand between a table and the line that names its source.
const TABLE_REACH: usize = 3;

/// The source of a figure, or of other words.
pub(super) fn sourcing(document: &Document, page: &Page<'_>, spot: Spot) -> Sourcing {
    let Page { id, slot, .. } = *page;
    stated(document, page, spot)
        .or_else(|| cited(document, page, spot))
        .or_else(|| quoted(document, page, spot))
        .or_else(|| carried(document, page, spot))
        .or_else(|| lead_in(document, id, slot))
        .or_else(|| tabled(document, id, slot))
        .or_else(|| headed(document, id))
        .or_else(|| noted(document))
        .or_else(|| ours(page, spot))
        .unwrap_or_else(|| none(page, spot))
}

fn none(page: &Page<'_>, spot: Spot) -> Sourcing {
    let hedge = hedged(page, spot);
    let how = if hedge.is_some() { How::Hedge } else { How::None };
    let at = hedge.map(|at| (page.id, at));
    Sourcing { reaction: reaction(page, spot.at, spot.sentence), ..Sourcing::new(Grade::None, how, at) }
}

/// The hedge of the figure's sentence that stands nearest to it.
fn hedged(page: &Page<'_>, spot: Spot) -> Option<Range> {
    let distance = |at: Range| at.start.abs_diff(spot.at.start).min(at.start.abs_diff(spot.at.end));
    let hedges = page.hedges_in(spot.sentence).iter();
    hedges.map(|hedge| hedge.at).min_by_key(|&at| distance(at))
}

/// An attribution whose scope holds the figure: of several in one another, the one that is best traced, then the nearest.
fn stated(document: &Document, page: &Page<'_>, spot: Spot) -> Option<Sourcing> {
    let over = page.said_over(spot.at).filter(|(_, said)| !said.source.touches(spot.at));
    let gap = |at: Range| at.start.saturating_sub(spot.at.end).max(spot.at.start.saturating_sub(at.end));
    let (_, nearest) =
        over.min_by_key(|&(number, said)| (said.sentence != spot.sentence, said.grade, gap(said.at), number))?;
    Some(Sourcing::new(grade(document, page.id, nearest), nearest.how, (page.id, nearest.source)))
}

/// The grade of an attribution; of a pronoun without antecedent, that of whoever spoke last in the paragraph before.
fn grade(document: &Document, id: ParagraphId, said: &Attribution) -> Grade {
    let facts = document.slot(id).map(|slot| &slot.paragraph.facts);
    let alone = facts.is_some_and(|facts| facts.attributions.first().is_some_and(|first| first == said));
    let before = id.0.checked_sub(1).and_then(|before| document.slot(ParagraphId(before)));
    match before.and_then(|slot| slot.paragraph.facts.attributions.last()) {
        Some(last) if said.pronoun && alone => last.grade,
        _ => said.grade,
    }
}

/// A footnote with a definition, a link, or a parenthesis behind the figure.
fn cited(document: &Document, page: &Page<'_>, spot: Spot) -> Option<Sourcing> {
    let vouches = |citation: &Citation| {
        let (grade, how) = match &citation.kind {
            CitationKind::Note(label) => {
                let note = document.slot(document.note(label)?)?;
                (note_grade(&note.paragraph.prose), How::Footnote)
            }
            CitationKind::Link(true) => (Grade::Named, How::Link),
            CitationKind::Link(false) => return None,
            CitationKind::Parenthesis(grade) => (*grade, How::Citation),
            CitationKind::SourceLine(grade) => (*grade, How::SourceLine),
        };
        (grade < Grade::None).then(|| Sourcing::new(grade, how, (page.id, citation.at)))
    };
    let found = page.cited_over(spot.at).filter_map(|(number, citation)| Some((number, vouches(citation)?)));
    found.min_by_key(|&(number, _)| number).map(|(_, source)| source)
}

/// The speaker of a quotation that a paragraph before has begun.
fn quoted(document: &Document, page: &Page<'_>, spot: Spot) -> Option<Sourcing> {
    let (id, said) = speech::speaker(document, page, spot.at)?;
    Some(Sourcing::new(grade(document, id, said), How::Quotation, (id, said.source)))
}

/// A source of a sentence before, in the same paragraph, that this sentence goes on with.
fn carried(document: &Document, page: &Page<'_>, spot: Spot) -> Option<Sourcing> {
    let nearest = spot.sentence.saturating_sub(CARRIED_BY_CUE);
    let said = page.said_in(nearest..=spot.sentence.checked_sub(1)?).last()?;
    let paragraph = &page.slot.paragraph;
    let sentence = *paragraph.prose.sentences.get(spot.sentence)?;
    if breaks_off(page, spot, sentence) {
        return None;
    }
    let cued = goes_on(paragraph, sentence);
    let reach = if cued { CARRIED_BY_CUE } else { CARRIED };
    // A speaker goes on speaking; what a sentence cites or quotes is that sentence's alone, unless a cue takes it up.
    let speaks = |how: How| cued || matches!(how, How::Verb | How::SelfSource | How::FirstHand);
    let carries = spot.sentence - said.sentence <= reach && speaks(said.how);
    carries.then(|| {
        let carried = Some(Carried { how: said.how, back: spot.sentence - said.sentence });
        let grade = grade(document, page.id, said);
        Sourcing { carried, ..Sourcing::new(grade, How::Carried, (page.id, said.source)) }
    })
}

/// Whether a sentence is no part of what was said before: it opens with "However" or a day of its own, hedges on its own,
/// or sums up the whole conflict (catalogue, part 2.2: only a continuation carries).
fn breaks_off(page: &Page<'_>, spot: Spot, sentence: Sentence) -> bool {
    let prose = &page.slot.paragraph.prose;
    let tokens = &prose.tokens[sentence.first..sentence.end];
    let says = |at: usize, words: &[&str]| words.iter().any(|word| prose.says(at, word));
    let contrast = tokens.first().is_some_and(|token| token.is(Class::Contrast));
    let opens = says(sentence.first, &["on", "in", "last", "earlier", "also", "by", "during", "early", "late"]);
    let dated = opens
        && tokens
            .iter()
            .skip(1)
            .take(4)
            .any(|token| token.is(Class::Weekday) || token.is(Class::Month) || token.is(Class::TimeUnit));
    let whole = (sentence.first..sentence.end).any(|at| {
        says(at, &["since"])
            && (at + 1..sentence.end.min(at + 12)).any(|at| {
                says(at, &["began", "beginning", "erupted", "started", "start", "outbreak", "broke", "begin"])
            })
    });
    // "a war that has cost over 80,000 lives": the sum of it all is background, and the writer's own.
    let sum = (sentence.first..sentence.end).any(|at| {
        says(at, &["conflict", "war", "uprising", "insurgency", "crisis", "rebellion"])
            && (says(at + 1, &["that", "which", "has"]) || says(at + 1, &[","]) && says(at + 2, &["which"]))
    });
    contrast || dated || whole || sum || !page.hedges_in(spot.sentence).is_empty()
}

/// Whether a sentence goes on with the one before: it, the toll, among them, another.
fn goes_on(paragraph: &Paragraph, sentence: Sentence) -> bool {
    let start = paragraph.prose.words(paragraph.prose.range(sentence.first, (sentence.first + 3).min(sentence.end)));
    CUES.iter().any(|cue| {
        let split = start.split_at_checked(cue.len());
        split.is_some_and(|(first, rest)| first.eq_ignore_ascii_case(cue) && !rest.starts_with(char::is_alphabetic))
    })
}

/// The line before a list: "The ministry reported the following:".
fn lead_in(document: &Document, id: ParagraphId, slot: &Slot) -> Option<Sourcing> {
    if !matches!(slot.role, Role::Item(_)) {
        return None;
    }
    let above = ParagraphId(document.run(id).0.0.checked_sub(1)?);
    let lead = document.slot(above)?;
    let prose = &lead.paragraph.prose;
    let opens = prose.text().trim_end().ends_with(':') && matches!(lead.role, Role::Paragraph);
    let said = lead.paragraph.facts.attributions.last().filter(|_| opens)?;
    Some(Sourcing::new(grade(document, above, said), How::LeadIn, (above, said.source)))
}

/// The "Source:" line under or over a table, a list, or lines of key figures.
fn tabled(document: &Document, id: ParagraphId, slot: &Slot) -> Option<Sourcing> {
    if !matches!(slot.role, Role::Cell { .. } | Role::Item(_)) && !is_label(slot) {
        return None;
    }
    let (first, end) = document.run(id);
    let numbered = |id: u32| Some((ParagraphId(id), document.slot(ParagraphId(id))?));
    let under = |(_, slot): &(ParagraphId, &Slot)| !matches!(slot.role, Role::Heading(_));
    let mut labels = 0;
    let reach = |(_, slot): &(ParagraphId, &Slot)| {
        labels += usize::from(!is_label(slot));
        labels <= TABLE_REACH
    };
    let after = (end.0..).map_while(numbered).take(KEY_FIGURES).take_while(reach);
    let before = first.0.checked_sub(1).and_then(numbered);
    let lines = after.take_while(under).chain(before);
    lines.into_iter().find_map(|(line, slot)| {
        let facts = &slot.paragraph.facts;
        let labelled = facts.citations.iter().find_map(|citation| match citation.kind {
            CitationKind::SourceLine(grade) if grade < Grade::None => Some((grade, citation.at)),
            _ => None,
        });
        let (grade, at) = labelled?;
        Some(Sourcing::new(grade, How::SourceLine, (line, at)))
    })
}

/// A line of a panel: "14 killed" on its own, without a full stop.
fn is_label(slot: &Slot) -> bool {
    let tokens = &slot.paragraph.prose.tokens;
    let stops = |token: &Token| matches!(token.kind, Kind::Sign('.' | '!' | '?' | ':' | ';'));
    matches!(slot.role, Role::Paragraph) && tokens.len() <= LABEL && tokens.last().is_some_and(|last| !stops(last))
}

/// A heading of the section that names the source: Losses (source: Hamra Health Directorate, 19 October).
fn headed(document: &Document, id: ParagraphId) -> Option<Sourcing> {
    document.headings(id).find_map(|heading| {
        let facts = &document.slot(heading)?.paragraph.facts;
        let cited = facts.citations.iter().find_map(|citation| match citation.kind {
            CitationKind::Parenthesis(grade) | CitationKind::SourceLine(grade) if grade < Grade::None => {
                Some((grade, citation.at))
            }
            _ => None,
        });
        let said = || {
            facts.attributions.first().filter(|said| said.how == How::AccordingTo).map(|said| (said.grade, said.source))
        };
        let (grade, at) = cited.or_else(said)?;
        Some(Sourcing::new(grade, How::Heading, (heading, at)))
    })
}

/// "two of our midwives", outside a quotation: the publisher knows its own people.
fn ours(page: &Page<'_>, spot: Spot) -> Option<Sourcing> {
    let prose = &page.slot.paragraph.prose;
    let mut words = prose.token_at(spot.at.start)..prose.token_at(spot.at.end);
    let ours = words.find(|&at| prose.says(at, "our"))?;
    let at = prose.range(ours, prose.token_at(spot.at.end));
    (!prose.is_quoted(at)).then(|| Sourcing::new(Grade::Named, How::SelfSource, (page.id, at)))
}

/// "The dead and wounded below are those of …"; `figures_source:` in the front matter.
fn noted(document: &Document) -> Option<Sourcing> {
    if document.front().get("figures_source").is_some() {
        return Some(Sourcing::new(Grade::Named, How::DocumentNote, None));
    }
    document.source_note().map(|(id, at)| Sourcing::new(Grade::Named, How::DocumentNote, (id, at)))
}

#[cfg(test)]
mod tests;
