//! One paragraph, laid out so that each of its figures finds what stands around it without a walk over all of it.

use crate::claims::calendar::{Calendar, Dated};
use crate::claims::timing::TimeGrade;
use crate::document::{ParagraphId, Slot};
use crate::facts::time::Bound;
use crate::facts::{Attribution, Citation, CitationKind, Facts, Figure, Grade, Hedge, Time};
use crate::prose::Class;
use crate::text::Range;

/// Lists as short as this are looked through from end to end.
const FEW: usize = 16;
/// A line that labels the figures of its paragraph with a day has at most so many tokens.
const LABEL: usize = 16;

/// A paragraph with figures.
pub(super) struct Page<'a> {
    pub(super) id: ParagraphId,
    pub(super) slot: &'a Slot,
    dated: &'a [Dated],
    /// What attributions vouch for.
    said: Cover,
    /// What citations vouch for, lines "Source: …" left out.
    cited: Cover,
    /// Where those citations stand.
    places: Cover,
    /// The lines "Source: …", which vouch for the whole paragraph.
    lines: Vec<usize>,
    /// The first time on a line that labels figures with a day, and the first one of another sentence.
    labels: (Option<usize>, Option<usize>),
}

impl<'a> Page<'a> {
    pub(super) fn of(id: ParagraphId, slot: &'a Slot, calendar: &'a Calendar) -> Self {
        let facts = &slot.paragraph.facts;
        let is_line = |citation: &Citation| matches!(citation.kind, CitationKind::SourceLine(_));
        let loose = || facts.citations.iter().enumerate().filter(|(_, citation)| !is_line(citation));
        let lines = (0..facts.citations.len()).filter(|&at| is_line(&facts.citations[at])).collect();
        let mut page = Self {
            id,
            slot,
            dated: calendar.paragraph(id),
            said: Cover::of(facts.attributions.iter().map(|said| said.scope).enumerate()),
            cited: Cover::of(loose().map(|(at, citation)| (at, citation.scope))),
            places: Cover::of(loose().map(|(at, citation)| (at, citation.at))),
            lines,
            labels: (None, None),
        };
        let mut labels = (0..facts.times.len()).filter(|&at| page.is_fixed(at) && page.is_label(&facts.times[at]));
        let first = labels.next();
        let second =
            labels.find(|&at| first.is_some_and(|first| facts.times[first].sentence != facts.times[at].sentence));
        page.labels = (first, second);
        page
    }

    pub(super) fn facts(&self) -> &'a Facts {
        &self.slot.paragraph.facts
    }

    /// The times of a sentence.
    pub(super) fn times_of(&self, sentence: usize) -> impl DoubleEndedIterator<Item = (&'a Time, &'a Dated)> {
        let times = &self.facts().times;
        let first = times.partition_point(|time| time.sentence < sentence);
        let end = times.partition_point(|time| time.sentence <= sentence);
        times[first..end].iter().zip(self.dated.get(first..end).unwrap_or_default())
    }

    /// The times of the sentences before one.
    pub(super) fn times_before(&self, sentence: usize) -> impl DoubleEndedIterator<Item = (&'a Time, &'a Dated)> {
        let times = &self.facts().times;
        let end = times.partition_point(|time| time.sentence < sentence);
        times[..end].iter().zip(self.dated.get(..end).unwrap_or_default())
    }

    /// The attributions of some sentences.
    pub(super) fn said_in(&self, sentences: std::ops::RangeInclusive<usize>) -> &'a [Attribution] {
        let said = &self.facts().attributions;
        let first = said.partition_point(|said| said.sentence < *sentences.start());
        let end = said.partition_point(|said| said.sentence <= *sentences.end());
        said.get(first..end).unwrap_or_default()
    }

    /// The hedges of a sentence.
    pub(super) fn hedges_in(&self, sentence: usize) -> &'a [Hedge] {
        let hedges = &self.facts().hedges;
        let first = hedges.partition_point(|hedge| hedge.sentence < sentence);
        let end = hedges.partition_point(|hedge| hedge.sentence <= sentence);
        &hedges[first..end]
    }

    /// The attributions that vouch for what begins at a place, with their numbers.
    pub(super) fn said_over(&self, at: Range) -> impl Iterator<Item = (usize, &'a Attribution)> {
        let said = &self.facts().attributions;
        let over = self.said.over(at).map(|number| (number, &said[number]));
        over.filter(move |(_, said)| said.scope.start <= at.start && at.start < said.scope.end)
    }

    /// The citations that vouch for a place, with their numbers: of the lines "Source: …" the first that names one.
    pub(super) fn cited_over(&self, at: Range) -> impl Iterator<Item = (usize, &'a Citation)> {
        let citations = &self.facts().citations;
        let names =
            |&number: &usize| matches!(citations[number].kind, CitationKind::SourceLine(grade) if grade < Grade::None);
        let over = self.cited.over(at).chain(self.lines.iter().copied().find(names));
        over.map(|number| (number, &citations[number])).filter(move |(_, citation)| citation.scope.touches(at))
    }

    /// Whether a citation holds a place.
    pub(super) fn is_cited(&self, at: Range) -> bool {
        let citations = &self.facts().citations;
        // Each line goes on to the end of the paragraph: the first holds what any of them holds.
        let mut over = self.places.over(at).chain(self.lines.first().copied());
        over.any(|number| citations[number].at.holds(at))
    }

    /// The first time that a source line, a citation of the figure or a line of its own gives to a figure.
    pub(super) fn time_beside(&self, figure: &Figure) -> Option<(&'a Time, &'a Dated)> {
        let Facts { times, citations, .. } = self.facts();
        let cited = self.cited.over(figure.at).filter(|&at| citations[at].scope.touches(figure.at));
        let beside = cited.chain(self.lines.first().copied()).filter_map(|citation| {
            let at = citations[citation].at;
            let first = times.partition_point(|time| time.at.end <= at.start);
            let touched = (first..times.len()).take_while(|&time| times[time].at.start < at.end);
            touched.into_iter().find(|&time| self.is_fixed(time))
        });
        let other = |time: &usize| times[*time].sentence != figure.sentence;
        let label = self.labels.0.filter(other).or(self.labels.1);
        let first = beside.chain(label.filter(other)).min()?;
        Some((&times[first], self.dated.get(first)?))
    }

    fn is_fixed(&self, time: usize) -> bool {
        self.dated.get(time).is_some_and(|dated| !matches!(dated.grade, TimeGrade::Vague | TimeGrade::None))
    }

    /// "As of 3 May 2024" or "Date: 3 May 2024" on a line of its own.
    fn is_label(&self, time: &Time) -> bool {
        let prose = &self.slot.paragraph.prose;
        let Some(sentence) = prose.sentences.get(time.sentence) else { return false };
        let first = &prose.tokens[sentence.first];
        let cue = first.is(Class::SourceLabel) || first.is(Class::HeaderCue) || time.bound == Bound::AsOf;
        cue && first.line_start && sentence.end - sentence.first <= LABEL
    }
}

/// Stretches of a paragraph by number, and which of them may lie over a place.
struct Cover {
    few: Vec<usize>,
    /// Where each begins, the farthest end so far, and its number.
    sorted: Vec<(u32, u32, usize)>,
}

impl Cover {
    fn of(stretches: impl Iterator<Item = (usize, Range)>) -> Self {
        let mut sorted: Vec<_> = stretches.map(|(number, at)| (at.start, at.end, number)).collect();
        if sorted.len() <= FEW {
            return Self { few: sorted.into_iter().map(|(_, _, number)| number).collect(), sorted: Vec::new() };
        }
        sorted.sort_unstable();
        let mut farthest = 0;
        for (_, end, _) in &mut sorted {
            farthest = farthest.max(*end);
            *end = farthest;
        }
        Self { few: Vec::new(), sorted }
    }

    /// The stretches that may touch a place, and a few more.
    fn over(&self, at: Range) -> impl Iterator<Item = usize> {
        let after = self.sorted.partition_point(|&(start, ..)| start <= at.end);
        let near = self.sorted[..after].iter().rev().take_while(move |&&(_, farthest, _)| farthest >= at.start);
        self.few.iter().copied().chain(near.map(|&(_, _, number)| number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cover_finds_every_stretch_over_a_place() {
        let stretch = |at: u32| Range::new(at * 10, at * 10 + if at == 3 { 500 } else { 10 });
        let cover = Cover::of((0..100).map(|at| (at as usize, stretch(at))));
        for place in [Range::new(5, 6), Range::new(44, 45), Range::new(520, 531), Range::new(900, 990)] {
            let found: Vec<_> = cover.over(place).collect();
            let touching = (0..100).filter(|&at| stretch(at).touches(place));
            assert!(touching.into_iter().all(|at| found.contains(&(at as usize))), "{place:?}");
        }
        assert!(cover.over(Range::new(900, 901)).count() < 5);
    }
}
