//! From words to days: what a time names, given the document's date, the day that the text speaks of, and the tense.

use jiff::civil::Date;

use crate::facts::time::days::{back_to, moved, of_year, weekday};
use crate::facts::time::{Base, Bound, Days, Length, Of, Part, Piece, Shift, Stamp, Tense, Time, Unit, When};

/// A day without its year is near the document's date within so many days: a month.
const NEAR: i32 = 31;

/// What a relative time counts from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The document's date.
    pub document: Option<Date>,
    /// The period that the document reports on.
    pub period: Option<Days>,
    /// The days that the text spoke of last.
    pub text: Option<Days>,
    /// A day near which dates without a year lie, where the text and not the document's date gives the year.
    pub near: Option<Date>,
    /// Whether the document tells a history, so that "the end of the year" is a year of that history.
    pub history: bool,
}

/// On what a resolved time rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// On its own words.
    Words,
    /// On words before it.
    Text,
    /// On the document's date.
    Document,
    /// On the reporting period of the document.
    Period,
    /// It is not resolved: its year is missing.
    NoYear,
    /// It is not resolved: the day it counts from is missing.
    NoDay,
    /// It names nothing.
    Nothing,
}

/// The days that a time covers, and on what that rests. The days of "since" and its like are those of the bound itself.
#[must_use]
pub fn resolve(time: &Time, anchor: &Anchor) -> (Option<Days>, Rest) {
    // "Share the list by Friday": a bound that nothing says of the past lies ahead.
    let ahead = time.tense == Tense::Open && time.bound == Bound::Until;
    let mut walk = Walk { anchor, tense: if ahead { Tense::Future } else { time.tense }, rest: Rest::Words };
    let days = walk.days(&time.when);
    if days.is_none() && walk.rest == Rest::Words {
        walk.rest = Rest::Nothing; // 31 November
    }
    (days, walk.rest)
}

impl Time {
    /// The first and last day of a claim that carries this time; `None` where the bound leaves that end open.
    #[must_use]
    pub fn ends(&self, days: Days) -> (Option<Date>, Option<Date>) {
        match self.bound {
            Bound::Then | Bound::AsOf => (Some(days.from), Some(days.to)),
            Bound::Since => (Some(days.from), None),
            // "after the beginning of March", "before the end of the year" name that beginning and that end.
            Bound::After if self.is_part(Part::Early) => (Some(days.from), None),
            Bound::Before if self.is_part(Part::Late) => (None, Some(days.to)),
            Bound::After => (days.to.tomorrow().ok(), None),
            Bound::Until => (None, Some(days.to)),
            Bound::Before => (None, days.from.yesterday().ok()),
        }
    }
}

impl Time {
    fn is_part(&self, part: Part) -> bool {
        matches!(self.when, When::Part(of, _) if of == part)
    }
}

struct Walk<'a> {
    anchor: &'a Anchor,
    tense: Tense,
    rest: Rest,
}

impl Walk<'_> {
    fn days(&mut self, when: &When) -> Option<Days> {
        match when {
            When::Date(stamp) => self.stamp(*stamp),
            When::Weekday(day, shift) => self.weekday(*day, *shift),
            When::Unit(unit, steps, base) => {
                let then = matches!((unit, steps, base), (Unit::Day, 0, Base::Text));
                let base = self.base(*base)?;
                if then {
                    return Some(base); // that day, since then: the days that the text spoke of
                }
                let length = unit.times(*steps);
                if *unit == Unit::Weekend && *steps == 0 {
                    return self.weekend(base.to);
                }
                let from = if *steps >= 0 && *unit == Unit::Day { base.to } else { base.from };
                unit.around(moved(from, length)?)
            }
            When::Running(unit, count) => {
                let today = self.base(Base::Document)?.to;
                if matches!(unit, Unit::Quarter | Unit::Half) {
                    // Quarters and halves are those of the calendar.
                    let (first, last) = if *count < 0 { (*count, -1) } else { (1, *count) };
                    let from = unit.around(moved(today, unit.times(first))?)?.from;
                    return Some(Days { from, to: unit.around(moved(today, unit.times(last))?)?.to });
                }
                let other = moved(today, unit.times(*count))?;
                Some(if *count < 0 {
                    Days { from: other, to: today }
                } else {
                    Days { from: today.tomorrow().ok()?, to: other.max(today.tomorrow().ok()?) }
                })
            }
            When::Step(length, base) => {
                let base = self.base(*base)?;
                let back = length.months < 0 || length.days < 0;
                let day = moved(if back { base.from } else { base.to }, *length)?;
                Some(Days { from: day, to: day })
            }
            When::From(length, of) => {
                let of = self.days(of)?;
                let back = length.months < 0 || length.days < 0;
                let day = moved(if back { of.from } else { of.to }, *length)?;
                Some(Days { from: day, to: day })
            }
            When::Nth(nth, count, piece, whole) => {
                let whole = self.days(whole)?;
                pieces(*nth, *count, *piece, whole)
            }
            When::Part(part, of) => self.part(*part, of),
            When::Between(from, to) => self.between(from, to),
            When::Period => match self.anchor.period {
                Some(period) => {
                    self.rest = Rest::Period;
                    Some(period)
                }
                None => self.lack(Rest::NoDay),
            },
            When::Vague => self.lack(Rest::Nothing),
        }
    }

    fn lack(&mut self, rest: Rest) -> Option<Days> {
        self.rest = rest;
        None
    }

    fn rests(&mut self, rest: Rest) {
        if self.rest == Rest::Words {
            self.rest = rest;
        }
    }

    fn base(&mut self, base: Base) -> Option<Days> {
        let text = match base {
            Base::Document => None,
            Base::Text => self.anchor.text,
            Base::Loose => self.anchor.text.filter(|_| self.anchor.history),
        };
        if let Some(days) = text {
            self.rests(Rest::Text);
            return Some(days);
        }
        let Some(day) = self.anchor.document else { return self.lack(Rest::NoDay) };
        self.rests(Rest::Document);
        Some(Days { from: day, to: day })
    }

    fn stamp(&mut self, stamp: Stamp) -> Option<Days> {
        let stamp = read_by_weekday(stamp, self.anchor.document.or(self.anchor.near));
        if let Some(year) = stamp.year {
            return of_year(year, stamp.of);
        }
        if let Of::DayAlone(day) = stamp.of {
            return self.day_alone(day, stamp.weekday);
        }
        if let Some(near) = self.anchor.near {
            self.rests(Rest::Text);
            // A story goes on: of two years that are as near, the later one.
            let distance = |days: &Days| ((days.from - near).get_days() - 30).abs();
            let years = [near.year() - 1, near.year(), near.year() + 1];
            return years.into_iter().filter_map(|year| of_year(year, stamp.of)).min_by_key(distance);
        }
        let Some(today) = self.anchor.document else { return self.lack(Rest::NoYear) };
        self.rests(Rest::Document);
        let years = (today.year() - 8..=today.year() + 8).filter_map(|year| of_year(year, stamp.of));
        let (mut past, mut ahead) = (None, None);
        for days in years {
            if days.from <= today {
                past = Some(days);
            } else if ahead.is_none() {
                ahead = Some(days);
            }
        }
        let away = |days: Option<Days>| days.map_or(i32::MAX, |days| (days.from - today).get_days().abs());
        let on = |days: Option<Days>| {
            let of = stamp.weekday.map(weekday);
            days.is_some_and(|days| of == Some(days.from.weekday()))
        };
        if on(ahead) && !on(past) && away(ahead) <= NEAR {
            return ahead; // "moved to Thursday 16 May": the weekday tells which
        }
        let day = matches!(stamp.of, Of::Day(..));
        match self.tense {
            // "The list was due on 10 May", on 14 May: nobody means the May of next year.
            Tense::Future if day && away(past) <= NEAR && away(ahead) > NEAR => past,
            Tense::Future => ahead_of(past, ahead, today),
            Tense::Past => past.or(ahead),
            Tense::Open => [past, ahead].into_iter().flatten().min_by_key(|days| (days.from - today).get_days().abs()),
        }
    }

    /// The 27th: of the month that the text speaks of, else the latest or the next of the document's date.
    fn day_alone(&mut self, day: u8, on: Option<u8>) -> Option<Days> {
        let of_month = |month: Date| {
            let day = Date::new(month.year(), month.month(), day.cast_signed()).ok()?;
            Some(Days { from: day, to: day })
        };
        if let Some(text) = self
            .anchor
            .text
            .filter(|text| on.is_none() && Unit::Month.around(text.from).is_some_and(|m| m.to >= text.to))
        {
            self.rests(Rest::Text);
            return of_month(text.from);
        }
        let today = self.base(Base::Document)?.to;
        let fits = |days: &Days| on.is_none_or(|on| days.from.weekday() == weekday(on));
        let months = |from: i32, to: i32| {
            (from..=to).filter_map(move |by| of_month(moved(today.first_of_month(), Length { months: by, days: 0 })?))
        };
        let past = months(-24, 0).rev().find(|days| days.from <= today && fits(days));
        let ahead = months(0, 24).find(|days| days.from >= today && fits(days));
        let away = |days: &Days| (days.from - today).get_days().abs();
        match self.tense {
            Tense::Future => ahead.or(past),
            Tense::Past => past.or(ahead),
            Tense::Open => [past, ahead].into_iter().flatten().min_by_key(away),
        }
    }

    fn weekday(&mut self, day: u8, shift: Shift) -> Option<Days> {
        let today = self.base(Base::Document)?.to;
        let week = |by: i32| {
            let monday = Unit::Week.around(today)?.from;
            moved(monday, Length { months: 0, days: i32::from(day) - 1 + 7 * by })
        };
        let past = back_to(today, weekday(day))?;
        let ahead = if past == today { today } else { moved(past, Length { months: 0, days: 7 })? };
        let found = match (shift, self.tense) {
            (Shift::Bare, Tense::Future) => ahead,
            (Shift::Bare, _) => past,
            // The day of last week: who means a day of this week writes the weekday alone.
            (Shift::Last, _) => week(-1)?,
            (Shift::Past, _) => back_to(today.yesterday().ok()?, weekday(day))?,
            (Shift::This, _) => week(0)?,
            (Shift::Coming, _) => moved(back_to(today, weekday(day))?, Length { months: 0, days: 7 })?,
            (Shift::Next, _) => week(1)?,
        };
        Some(Days { from: found, to: found })
    }

    fn weekend(&self, today: Date) -> Option<Days> {
        let this = Unit::Weekend.around(today)?;
        if self.tense == Tense::Past && this.from > today {
            return Unit::Weekend.around(moved(today, Length { months: 0, days: -7 })?);
        }
        Some(this)
    }

    fn part(&mut self, part: Part, of: &When) -> Option<Days> {
        let days = self.days(of)?;
        if !matches!(part, Part::Earlier | Part::Later) {
            return part.within(days);
        }
        let turn = match self.rest {
            Rest::Text => self.anchor.text.map(|text| text.to),
            Rest::Document => self.anchor.document,
            _ => None,
        };
        match turn.filter(|turn| days.from <= *turn && *turn <= days.to) {
            Some(turn) if part == Part::Earlier => Some(Days { from: days.from, to: turn }),
            Some(turn) => Some(Days { from: turn, to: days.to }),
            None => Some(days),
        }
    }

    fn between(&mut self, from: &When, to: &When) -> Option<Days> {
        let bare = |when: &When| matches!(when, When::Weekday(_, Shift::Bare)) || !when.is_fixed() && when.is_dated();
        let last = self.days(to);
        let first = self.days(from);
        let (mut first, last) = (first?, last?);
        if bare(from) && first.from > last.to {
            // The first end is read from the last one: Friday to Monday, 30 December to 2 January.
            let back = if matches!(from, When::Weekday(..)) {
                Length { months: 0, days: -7 }
            } else {
                Length { months: -12, days: 0 }
            };
            first = Days { from: moved(first.from, back)?, to: first.to };
        }
        (first.from <= last.to).then_some(Days { from: first.from, to: last.to })
    }
}

/// Of the two readings of 7/6 the one whose weekday is written beside it.
fn read_by_weekday(stamp: Stamp, near: Option<Date>) -> Stamp {
    let Of::Day(month, day) = stamp.of else { return stamp };
    let swapped = Stamp { of: Of::Day(day, month), ..stamp };
    let fits = |stamp: Stamp| {
        let year = stamp.year.or(near.map(Date::year))?;
        Some(of_year(year, stamp.of)?.from.weekday() == weekday(stamp.weekday?))
    };
    let swap = stamp.ambiguous && fits(stamp) == Some(false) && fits(swapped) == Some(true);
    if swap { swapped } else { stamp }
}

/// The later reading of a date without a year that is to come: the present one counts while it lasts.
fn ahead_of(past: Option<Days>, ahead: Option<Days>, today: Date) -> Option<Days> {
    past.filter(|days| days.to >= today).or(ahead).or(past)
}

/// A run of pieces of some days, counted from the beginning or, where negative, from the end.
fn pieces(nth: i8, count: u8, piece: Piece, whole: Days) -> Option<Days> {
    let (nth, count) = (i32::from(nth), i32::from(count));
    match piece {
        Piece::Weekday(day) => {
            let day = weekday(day);
            let found = if nth > 0 {
                let first = back_to(moved(whole.from, Length { months: 0, days: 6 })?, day)?;
                moved(first, Length { months: 0, days: 7 * (nth - 1) })?
            } else {
                moved(back_to(whole.to, day)?, Length { months: 0, days: 7 * (nth + 1) })?
            };
            Some(Days { from: found, to: found })
        }
        Piece::Of(unit @ (Unit::Week | Unit::Weekend)) => {
            if nth == 0 {
                return unit.around(whole.from);
            }
            // As in ISO 8601, a week belongs to the month or year that has its Thursday.
            let thursday = if nth > 0 {
                back_to(moved(whole.from, Length { months: 0, days: 6 })?, weekday(4))?
            } else {
                back_to(whole.to, weekday(4))?
            };
            let steps = if nth > 0 { nth - 1 } else { nth + 2 - count };
            let first = unit.around(moved(thursday, Length { months: 0, days: 7 * steps })?)?;
            Some(Days { from: first.from, to: moved(first.to, Length { months: 0, days: 7 * (count - 1) })? })
        }
        Piece::Of(Unit::Half) if (whole.to - whole.from).get_days() <= 31 => {
            // The first half of a month ends on the 15th.
            let middle = moved(whole.from, Length { months: 0, days: (whole.to - whole.from).get_days() / 2 })?;
            let middle = if (whole.to - whole.from).get_days() > 26 {
                moved(whole.from, Length { months: 0, days: 14 })?
            } else {
                middle
            };
            match nth {
                1 => Some(Days { from: whole.from, to: middle }),
                2 | -1 => Some(Days { from: middle.tomorrow().ok()?, to: whole.to }),
                _ => None,
            }
        }
        Piece::Of(unit) => {
            let many = unit.times(count);
            let (from, to) = if nth > 0 {
                let from = moved(whole.from, unit.times(nth - 1))?;
                (from, moved(from, many)?.yesterday().ok()?)
            } else {
                let after = whole.to.tomorrow().ok()?;
                let after = moved(after, unit.times(nth + 1))?;
                (moved(after, Length { months: -many.months, days: -many.days })?, after.yesterday().ok()?)
            };
            (from >= whole.from && to <= whole.to).then_some(Days { from, to })
        }
    }
}
