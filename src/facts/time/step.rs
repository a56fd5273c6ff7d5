//! Times so far from another: two weeks ago, three days later, two weeks before 3 May, the week after next.

use crate::facts::time::directed::THEN;
use crate::facts::time::reader::{Read, Reader, day};
use crate::facts::time::{Base, Length, Shift, Tense, Unit, When, tense};
use crate::prose::Class;

impl Reader<'_> {
    /// two weeks ago, three days later, two weeks before 3 May; "in two weeks" of what is to come
    pub(super) fn step(&self, at: usize) -> Read {
        if (self.says(at, "the") || self.says(at, "that")) && self.unit(at + 1) == Some(Unit::Day) {
            let steps = if self.says(at + 2, "before") { -1 } else { i32::from(self.says(at + 2, "after")) };
            return (steps != 0 && self.closed(at + 3) && !self.is(at + 3, Class::Determiner))
                .then_some((When::Unit(Unit::Day, steps, Base::Text), at + 3));
        }
        if let Some(week) = self.after_next(at) {
            return Some(week);
        }
        if self.value(at, Class::Direction) == Some(THEN) {
            let bound = at
                .checked_sub(1)
                .is_some_and(|before| self.says_any(before, &["since", "until", "till", "by", "from", "before"]));
            return bound.then_some((When::Unit(Unit::Day, 0, Base::Text), at + 1));
        }
        if let Some(vague) = self.uncounted(at) {
            return Some(vague);
        }
        let (mut length, mut end, known) = self.length(at)?;
        while let Some((more, next, _)) = self.length(end + usize::from(self.says(end, "and") || self.sign(end, ','))) {
            length = Length { months: length.months + more.months, days: length.days + more.days };
            end = next;
        }
        let offset = match self.lexicon.phrase(self.tokens, end, Class::Offset) {
            Some(found) => Some((found.value, found.end)),
            None => self.value(end, Class::Offset).map(|value| (value, end + 1)),
        };
        let back = Length { months: -length.months, days: -length.days };
        if let Some((offset, last)) = offset {
            let when = |length: Length, base: Base| if known { When::Step(length, base) } else { When::Vague };
            let of = last + usize::from(self.says(end, "prior") && self.says(last, "to"));
            let anchored = || self.one(of).filter(|(when, _)| when.is_fine() || when.is_fixed());
            return match offset {
                1 => Some((when(back, Base::Document), last + usize::from(self.says(last, "today")))),
                2 | 5 if self.says(end, "before") || self.says(end, "prior") => match anchored() {
                    Some((of, last)) => Some((When::From(back, Box::new(of)), last)),
                    None => self
                        .closed(last)
                        .then(|| (when(back, Base::Text), last))
                        .filter(|_| !self.is(last, Class::Determiner)),
                },
                2 => Some((when(back, Base::Text), last)),
                3 if self.says(end, "after") => match anchored() {
                    Some((of, last)) => Some((When::From(length, Box::new(of)), last)),
                    None => self.sign(last, ',').then(|| (when(length, Base::Text), last)),
                },
                3 => Some((when(length, Base::Text), last)),
                // "for three days from today"
                _ if known && self.led_by(at, "for") => {
                    let length = Length { days: length.days - 1, ..length };
                    Some((When::Between(Box::new(day(0)), Box::new(When::Step(length, Base::Document))), last))
                }
                _ => Some((when(length, Base::Document), last)),
            };
        }
        // "for three days from 5 May", "for three days, from 5 May"
        end += usize::from(self.sign(end, ',') && self.says(end + 1, "from") && self.led_by(at, "for"));
        if self.says(end, "from") {
            let (of, last) = self.one(end + 1).filter(|&(_, last)| !self.says(last, "to"))?;
            if self.led_by(at, "for") {
                let length = Length { days: length.days - 1, ..length };
                return Some((When::Between(Box::new(of.clone()), Box::new(When::From(length, Box::new(of)))), last));
            }
            return Some((When::From(length, Box::new(of)), last));
        }
        let tense = || tense::around(self.prose, at, end);
        if let (true, Some(unit)) = (self.led_by(at, "within"), self.unit(end - 1))
            && tense() == Tense::Future
        {
            let count = i32::try_from(self.count(at)?.0?).ok()?;
            // Within five days may be today.
            let last = When::Step(unit.times(count), Base::Document);
            return Some((When::Between(Box::new(day(0)), Box::new(last)), end));
        }
        let ahead = self.led_by(at, "in") && known && self.closed(end) && !self.says(end, "of");
        // in three weeks' time
        let time =
            self.token(end).is_some_and(|mark| mark.is_sign('\'') || mark.is_sign('’')) && self.says(end + 1, "time");
        let end = end + if time { 2 } else { 0 };
        (ahead && tense() != Tense::Past).then_some((When::Step(length, Base::Document), end))
    }

    /// the week after next, Friday after next
    pub(super) fn after_next(&self, at: usize) -> Read {
        let start = self.past_the(at);
        let next = self.says(start + 1, "after") && self.says(start + 2, "next") && self.closed(start + 3);
        let when = match (self.unit(start), self.value(start, Class::Weekday)) {
            _ if !next => return None,
            (Some(unit), _) if unit != Unit::Hour => When::Unit(unit, 2, Base::Document),
            (_, Some(weekday)) => {
                let coming = When::Weekday(u8::try_from(weekday).ok()?, Shift::Coming);
                When::From(Unit::Week.times(1), Box::new(coming))
            }
            _ => return None,
        };
        Some((when, start + 3))
    }

    /// months ago, years later: how many, nobody says
    fn uncounted(&self, at: usize) -> Read {
        let unit = self.unit(at).filter(|unit| *unit != Unit::Hour && self.words(at).ends_with('s'));
        let offset = self.is(at + 1, Class::Offset) && self.says_any(at + 1, &["ago", "earlier", "later"]);
        unit.filter(|_| offset).map(|_| (When::Vague, at + 2))
    }

    pub(super) fn led_by(&self, at: usize, word: &str) -> bool {
        at.checked_sub(1).is_some_and(|before| self.says(before, word))
    }

    /// "two weeks", "a year", "few months": a length, one past it, and whether its count is known.
    pub(super) fn length(&self, at: usize) -> Option<(Length, usize, bool)> {
        let (count, end) = self.count(at)?;
        let unit = self.unit(end).filter(|unit| *unit != Unit::Hour)?;
        let known = i32::try_from(count.unwrap_or(3)).ok().filter(|count| *count < 5000)?;
        Some((unit.times(known), end + 1, count.is_some()))
    }
}
