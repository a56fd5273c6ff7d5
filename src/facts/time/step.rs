//! Times so far from another: two weeks ago, three days later, two weeks before 3 May, the week after next.

use crate::facts::time::directed::THEN;
use crate::facts::time::reader::{Read, Reader, day};
use crate::facts::time::{Base, Length, Of, Shift, Stamp, Tense, Unit, When, tense};
use crate::prose::Class;

/// The parts that a length has after its first: years, months, weeks and days.
const PARTS: usize = 3;

impl Reader<'_> {
    /// two weeks ago, three days later, two weeks before 3 May; "in two weeks" of what is to come
    pub(super) fn step(&self, at: usize) -> Read {
        if let Some(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) = self.unit(at + 1)
            && (self.says(at, "the") || self.says(at, "that"))
        {
            let steps = if self.says(at + 2, "before") { -1 } else { i32::from(self.says(at + 2, "after")) };
            let alone = steps != 0 && self.closed(at + 3) && !self.is(at + 3, Class::Determiner);
            if alone || unit == Unit::Day {
                return alone.then_some((When::Unit(unit, steps, Base::Text), at + 3));
            }
        }
        // the eve of Eid al-Fitr 2024
        let eve = self.past_the(at);
        if self.says(eve, "eve") && self.says(eve + 1, "of") {
            let of = self.past_the(eve + 2);
            if self.says(of, "eve") {
                return None;
            }
            let (of, end) = self.one(eve + 2).filter(|(when, _)| when.is_dated())?;
            return Some((When::From(Unit::Day.times(-1), Box::new(of)), end));
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
        if let Some(weekday) = self.counted_weekday(at).or_else(|| self.year_ago(at)) {
            return Some(weekday);
        }
        let (mut length, mut end, known) = self.length(at)?;
        for _ in 0..PARTS {
            let next = end + usize::from(self.says(end, "and") || self.sign(end, ','));
            let Some((more, next, _)) = self.length(next) else { break };
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
        if let Some(unit) = self.unit(end - 1).filter(|_| known && !self.led_by(at, "from"))
            && let Some(run) = self.length_to((length, unit), end)
        {
            return Some(run);
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
        let ahead =
            self.led_by(at, "in") && known && self.closed(end) && !self.says(end, "of") && !self.is_superlative(at - 1);
        // in three weeks' time
        let time =
            self.token(end).is_some_and(|mark| mark.is_sign('\'') || mark.is_sign('’')) && self.says(end + 1, "time");
        let end = end + if time { 2 } else { 0 };
        (ahead && tense() != Tense::Past).then_some((When::Step(length, Base::Document), end))
    }

    /// the week after next, Friday after next, the Friday before last
    pub(super) fn after_next(&self, at: usize) -> Read {
        let start = self.past_the(at);
        let (steps, shift) = match () {
            () if self.says(start + 1, "after") && self.says(start + 2, "next") => (1, Shift::Coming),
            () if self.says(start + 1, "before") && self.says(start + 2, "last") => (-1, Shift::Past),
            () => return None,
        };
        let when = match (self.unit(start), self.value(start, Class::Weekday)) {
            (Some(unit), _) if unit != Unit::Hour => When::Unit(unit, 2 * steps, Base::Document),
            (_, Some(weekday)) => weeks_from(weekday, shift, steps)?,
            _ => return None,
        };
        self.ends(start + 3).then_some((when, start + 3))
    }

    /// two Thursdays ago, three Sundays from now
    fn counted_weekday(&self, at: usize) -> Read {
        let (count, end) = self.count(at)?;
        let (word, classes) = self.lexicon.find(self.words(end).strip_suffix('s')?);
        let weekday = Some(self.lexicon.value(word)).filter(|_| classes.has(Class::Weekday))?;
        let weeks = i32::try_from(count?).ok().filter(|count| (1..60).contains(count))? - 1;
        if let Some(ahead) = self.lexicon.phrase(self.tokens, end + 1, Class::Offset) {
            return Some((weeks_from(weekday, Shift::Coming, weeks)?, ahead.end));
        }
        let back = self.says(end + 1, "ago") || self.says(end + 1, "back");
        Some((weeks_from(weekday, Shift::Past, -weeks)?, end + 2)).filter(|_| back)
    }

    /// the year-ago period, a year-earlier loss
    fn year_ago(&self, at: usize) -> Read {
        let unit = self.unit(at).filter(|_| self.hyphen(at + 1))?;
        let back = self.says(at + 2, "ago") || self.says(at + 2, "earlier");
        let length = unit.times(-1);
        (back && length != Length::default()).then_some((When::Step(length, Base::Document), at + 3))
    }

    /// in the three months to April 2024, the six weeks to 3 May: the last of them is the time that is written.
    pub(super) fn length_to(&self, (length, unit): (Length, Unit), end: usize) -> Read {
        if !self.says_any(end, &["to", "ending"]) {
            return None;
        }
        // A date follows, not another length: "ten weeks to ten weeks".
        let relative = || self.relative_day(end + 1);
        let plain = self.unit(self.past_the(end + 1)).is_none();
        let (last, end) = plain.then(|| self.calendar(end + 1).or_else(relative)).flatten()?;
        let day = When::is_fine;
        let first = match &last {
            When::Date(Stamp { of: Of::Month(_), .. }) if length.months > 0 => {
                Length { months: 1 - length.months, days: 0 }
            }
            When::Date(_) if day(&last) => Length { months: -length.months, days: 1 - length.days },
            When::Unit(Unit::Day, ..) if unit.is_fine() => Length { months: 0, days: 1 - length.days },
            _ => return None,
        };
        Some((When::Between(Box::new(When::From(first, Box::new(last.clone()))), Box::new(last)), end))
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

    /// "the first time in ten years", "the deadliest attack in two years": how long it has not been so.
    fn is_superlative(&self, at: usize) -> bool {
        (at.saturating_sub(3)..at).any(|before| {
            self.says_any(before, &["first", "worst", "most"])
                || self.words(before).len() > 5 && self.words(before).ends_with("est")
        })
    }

    /// "two weeks", "a year", "few months": a length, one past it, and whether its count is known.
    pub(super) fn length(&self, at: usize) -> Option<(Length, usize, bool)> {
        // half a year
        if self.says(at, "half") && self.is_article(at + 1) {
            return Some((self.unit(at + 2)?.half()?, at + 3, true));
        }
        let (count, end) = self.count(at)?;
        // two and a half years
        if self.says(end, "and") && self.is_article(end + 1) && self.says(end + 2, "half") {
            let (unit, count) = (self.unit(end + 3)?, i32::try_from(count?).ok().filter(|count| *count < 5000)?);
            let (whole, half) = (unit.times(count), unit.half()?);
            return Some((Length { months: whole.months + half.months, days: whole.days + half.days }, end + 4, true));
        }
        let unit = self.unit(end).filter(|unit| *unit != Unit::Hour)?;
        let known = i32::try_from(count.unwrap_or(3)).ok().filter(|count| *count < 5000)?;
        Some((unit.times(known), end + 1, count.is_some()))
    }
}

/// The weekday nearest today on one side, and so many weeks further.
fn weeks_from(weekday: u64, shift: Shift, weeks: i32) -> Option<When> {
    let nearest = When::Weekday(u8::try_from(weekday).ok()?, shift);
    Some(if weeks == 0 { nearest } else { When::From(Unit::Week.times(weeks), Box::new(nearest)) })
}
