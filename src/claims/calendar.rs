//! Every expression of time of a document, put on its days: what the document's date and the text before it make of it.

use jiff::civil::Date;

use crate::claims::timing::TimeGrade;
use crate::document::{Document, ParagraphId};
use crate::facts::Time;
use crate::facts::time::{Anchor, Bound, Days, Of, Rest, When, resolve};
use crate::format::Role;

/// A history is told far from its document's date: so many days, about two years.
const HISTORY: i32 = 700;
/// A history has at least so many complete dates.
const HISTORY_DATES: usize = 4;

/// A time of a document and the days it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// How well it fixes a day.
    pub grade: TimeGrade,
    /// The first day, inclusive; `None` where open or unresolved.
    pub from: Option<Date>,
    /// The last day, inclusive; `None` where open or unresolved.
    pub to: Option<Date>,
    /// The days that the words themselves name, whatever preposition leads them.
    pub days: Option<Days>,
    /// On what these days rest.
    pub rest: Rest,
}

/// The times of a document, by paragraph, in the order of the facts.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    paragraphs: Vec<Vec<Dated>>,
}

/// What is known while a document is read from its top.
struct Story {
    document: Option<Date>,
    period: Option<Days>,
    history: bool,
    /// The days that the text spoke of last, and how well they are fixed.
    text: Option<(Days, TimeGrade)>,
    /// The day that the last complete date of this paragraph, or in a history of the document, gave.
    near: Option<Date>,
}

impl Calendar {
    /// Puts all times of a document on their days.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let date = document.date();
        let mut story = Story {
            document: date.map(|date| date.day),
            period: date.and_then(crate::document::DocumentDate::period),
            history: is_history(document),
            text: None,
            near: None,
        };
        let paragraphs = document.paragraphs().map(|(_, slot)| {
            story.turns(&slot.role);
            let times = &slot.paragraph.facts.times;
            times.iter().enumerate().map(|(at, time)| story.reads(time, &times[..at])).collect()
        });
        Self { paragraphs: paragraphs.collect() }
    }

    /// The times of a paragraph, in the order of its facts.
    #[must_use]
    pub fn paragraph(&self, id: ParagraphId) -> &[Dated] {
        self.paragraphs.get(id.0 as usize).map_or(&[], Vec::as_slice)
    }
}

/// Whether a document's complete dates lie mostly years before its own, or make up all the dates that it has.
fn is_history(document: &Document) -> bool {
    let today = document.date().map(|date| date.day);
    let (mut all, mut old) = (0, 0);
    for time in document.paragraphs().flat_map(|(_, slot)| &slot.paragraph.facts.times) {
        let (Some(days), Rest::Words) = resolve(time, &Anchor::default()) else { continue };
        all += 1;
        old += usize::from(today.is_none_or(|today| (today - days.to).get_days() > HISTORY));
    }
    all >= HISTORY_DATES && old * 3 >= all * 2 && today.is_some()
}

impl Story {
    /// A new paragraph: outside a history the year of a date is not carried over.
    fn turns(&mut self, role: &Role) {
        if !self.history {
            self.near = None;
            if matches!(role, Role::Heading(_)) {
                self.text = None;
            }
        }
    }

    fn reads(&mut self, time: &Time, before: &[Time]) -> Dated {
        let near = self.near.filter(|_| self.takes_year(time, before));
        let anchor = Anchor {
            document: self.document,
            period: self.period,
            text: self.text.map(|(days, _)| days),
            near,
            history: self.history,
        };
        let (days, rest) = resolve(time, &anchor);
        let grade = self.grade(time, rest);
        if let Some(days) = days {
            self.goes_on(time, days, grade, rest);
        }
        let (from, to) = days.map_or((None, None), |days| time.ends(days));
        Dated { grade, from, to, days, rest }
    }

    /// Whether a date without a year takes it from the text and not from the document's date.
    fn takes_year(&self, time: &Time, before: &[Time]) -> bool {
        if self.history || self.document.is_none() {
            return true;
        }
        // "In 2021 the levee broke in April and again in July": one sentence, and what comes first gives the year.
        before
            .iter()
            .rev()
            .take_while(|other| other.sentence == time.sentence)
            .any(|other| other.bound == Bound::Then && other.when.year().is_some())
    }

    fn grade(&self, time: &Time, rest: Rest) -> TimeGrade {
        let own = if time.when.is_fine() { TimeGrade::Absolute } else { TimeGrade::Coarse };
        let grade = match rest {
            Rest::Words => own,
            Rest::Text if matches!(time.when, When::Date(_)) => own,
            Rest::Text => self.text.map_or(own, |(_, grade)| grade.max(own.min(grade))),
            Rest::Document | Rest::Period => TimeGrade::Anchored,
            Rest::NoYear => TimeGrade::Partial,
            Rest::NoDay => TimeGrade::Unanchored,
            Rest::Nothing => TimeGrade::Vague,
        };
        let fixed = matches!(grade, TimeGrade::Absolute | TimeGrade::Coarse | TimeGrade::Anchored);
        if time.bound == Bound::AsOf && fixed { TimeGrade::AsOf } else { grade }
    }

    /// What the next time may count from.
    fn goes_on(&mut self, time: &Time, days: Days, grade: TimeGrade, rest: Rest) {
        if matches!(time.when, When::Running(..)) || self.history && rest == Rest::Document {
            return;
        }
        let written = rest == Rest::Words;
        let decade = matches!(&time.when, When::Date(stamp) if matches!(stamp.of, Of::Decade | Of::Century));
        if written && !decade || rest == Rest::Text {
            let background =
                matches!(time.bound, Bound::Since | Bound::Before) && !self.history && self.document.is_some();
            if !background {
                self.near = Some(days.from);
            }
        }
        self.text = Some((days, grade));
    }
}
