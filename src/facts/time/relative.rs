//! Times that count from a day: yesterday, last week, two days ago, the end of the month, the first week of October.

use crate::facts::time::calendar::this_year;
use crate::facts::time::reader::{Read, Reader, day, part, shift};
use crate::facts::time::{Base, Length, Of, Part, Piece, Shift, Stamp, Tense, Unit, When, tense};
use crate::prose::lexicon::Found;
use crate::prose::{Class, Kind};

impl Reader<'_> {
    /// The longest phrase of a class of time that begins at `at`.
    pub(super) fn phrase(&self, at: usize, class: Class) -> Option<Found> {
        if self.is(at, Class::PhraseStart) && self.is(at, Class::TimePhrase) {
            self.lexicon.phrase(self.tokens, at, class)
        } else {
            None
        }
    }

    /// yesterday, overnight, last night, the day before yesterday
    pub(super) fn relative_day(&self, at: usize) -> Read {
        let start = self.past_the(at);
        let token = self.token(start)?;
        let (value, end) = match self.phrase(start, Class::RelativeDay) {
            Some(found) => (found.value, found.end),
            None if token.is(Class::RelativeDay) => (self.lexicon.value(token.word), start + 1),
            None => return None,
        };
        if token.is(Class::TimeUnit) && start == at && !self.says(at, "day") {
            return None;
        }
        Some(match value {
            9 => (When::Between(Box::new(day(-1)), Box::new(day(0))), end),
            10 => (day(1), end),
            11 => (day(2), end),
            days => (day(1 - i32::try_from(days).ok()?), end),
        })
    }

    /// recently, so far, in the coming weeks: nothing that could be found later.
    pub(super) fn vague(&self, at: usize) -> Read {
        let start = self.past_the(at);
        let token = self.token(start)?;
        let found = self.phrase(start, Class::VagueTime);
        let end = match found {
            Some(found) => found.end,
            None if token.is(Class::VagueTime) => start + 1,
            None => return self.vague_run(start),
        };
        let said = |word: &str| self.says(end, word);
        let other = said("as") || self.says(start, "now") && (said("that") || said(",")) || said("known");
        let after_as = start.checked_sub(1).is_some_and(|before| self.says_any(before, &["as", "from", "right"]));
        let ahead = (self.says(start, "soon") || self.says(start, "shortly"))
            && tense::around(self.prose, start, end) != Tense::Future;
        let up = start.checked_sub(1).is_some_and(|before| self.says(before, "up") && self.says(start, "to"));
        if ahead || up || other || after_as || found.is_none() && self.qualifies(start) {
            return None;
        }
        Some((When::Vague, end))
    }

    /// the past few days, the last several weeks
    fn vague_run(&self, at: usize) -> Read {
        let direction = self.value(at, Class::Direction).filter(|value| (1..=6).contains(value))?;
        let few = self.token(at + 1)?;
        let (end, vague) = match self.unit(at + 2) {
            Some(_) if few.is(Class::Weak) || self.says(at + 1, "couple") => (at + 3, true),
            _ => (
                at + 2,
                direction >= 4 && direction != 6 && self.unit(at + 1).is_some() && self.words(at + 1).ends_with('s'),
            ),
        };
        let definite = at.checked_sub(1).is_some_and(|before| self.says(before, "the")) || direction != 4;
        (vague && definite).then_some((When::Vague, end))
    }

    /// "recently displaced families": the adverb belongs to the noun, not to an event.
    fn qualifies(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        let opens = before.is_none_or(|before| {
            before.is(Class::Determiner)
                || before.is(Class::Preposition)
                || before.is_sign('.')
                || before.kind == Kind::Number
        });
        let next = self.words(at + 1);
        let participle = self.is(at + 1, Class::Participle) || next.ends_with("ed");
        opens
            && participle
            && self.token(at + 2).is_some_and(|noun| noun.kind == Kind::Word && !noun.is(Class::Preposition))
    }

    /// early last week, mid-November, the end of the year, late on Friday
    pub(super) fn part(&self, at: usize) -> Read {
        let start = self.past_the(at);
        let of_part = self.value(start, Class::PartOf).and_then(Part::of)?;
        let of = self.says(start + 1, "of");
        let joined = of || self.says(start + 1, "in") || self.says(start + 1, "on");
        let rest = start + 1 + usize::from(joined || self.hyphen(start + 1));
        // "Beginning in 1915" is a preposition, "the beginning of 1915" a part.
        let noun = ["beginning", "start", "onset", "end", "close", "middle", "rest", "remainder"];
        if !of && self.says_any(start, &noun) {
            return None;
        }
        if let Some((when, end)) = self.loose_unit(rest, joined) {
            let (when, end) = match (&when, of_part) {
                (When::Unit(Unit::Day, ..), _) => (when, end),
                _ => (part(of_part, when), end),
            };
            return Some((when, end));
        }
        if matches!(of_part, Part::Earlier | Part::Later) {
            let (when, end) = self.directed(rest)?;
            return Some((part(of_part, when), end));
        }
        let (when, end) =
            self.one(rest).filter(|(when, _)| !matches!(when, When::Vague | When::Running(..) | When::Part(..)))?;
        let daily = matches!(when, When::Weekday(..) | When::Unit(Unit::Day, ..))
            || matches!(&when, When::Date(stamp) if matches!(stamp.of, Of::Day(..) | Of::DayAlone(_)));
        Some((if daily { when } else { part(of_part, when) }, end))
    }

    /// "the year", "that month", "year" after "the end of": the present one.
    fn loose_unit(&self, at: usize, joined: bool) -> Read {
        let start = self.past_the(at);
        let unit = self.unit(start).filter(|unit| *unit != Unit::Hour && !self.words(start).ends_with('s'))?;
        let numbered = self.digits(start + 1).is_some() || self.says(start + 1, "of");
        (joined && !numbered).then_some((When::Unit(unit, 0, Base::Loose), start + 1))
    }

    /// last week, the past 10 days, next month, last Friday, that year, the following day
    pub(super) fn directed(&self, at: usize) -> Read {
        let start = self.past_the(at);
        let definite = start > at;
        let direction = self.value(start, Class::Direction);
        let Some(direction) = direction else {
            // "over the weekend"
            let weekend = definite && self.unit(start) == Some(Unit::Weekend) && self.closed(start + 1);
            let when = When::Unit(Unit::Weekend, 0, Base::Document);
            return if weekend { Some((when, start + 1)) } else { self.counted_direction(start) };
        };
        // "this past Wednesday", "this coming week"
        let doubled = direction == 3 && self.value(start + 1, Class::Direction).is_some_and(|value| value != 3);
        let (direction, next) =
            if doubled { (self.value(start + 1, Class::Direction)?, start + 2) } else { (direction, start + 1) };
        let next =
            next + usize::from(self.says(next, "calendar") || self.says(next, "very") || self.says(next, "whole"));
        if let Some(run) = self.run(next, direction) {
            return Some(run);
        }
        if direction == 7 {
            return self.anaphor(next);
        }
        if let Some(weekday) = self.value(next, Class::Weekday).filter(|_| self.words(next).len() > 5) {
            let week = self.says(next + 1, "of").then(|| self.one(next + 2)).flatten();
            if let Some((month, end)) = week.filter(|(when, _)| definite && direction == 1 && !when.is_fine()) {
                return Some((When::Nth(-1, 1, Piece::Weekday(u8::try_from(weekday).ok()?), Box::new(month)), end));
            }
            return Some((When::Weekday(u8::try_from(weekday).ok()?, shift(direction)), next + 1));
        }
        if let Some(unit) = self.unit(next) {
            return self.stepped(unit, direction, (next, definite));
        }
        let steps = match shift(direction) {
            Shift::Last => -1,
            Shift::Next => 1,
            _ => 0,
        };
        if let Some(month) = self.month_name(next).filter(|_| self.year_free(next + 1)) {
            return Some((directed_month(month, steps), next + 1));
        }
        if self.is(next, Class::Season) && self.closed(next + 1) {
            let season = u8::try_from(self.value(next, Class::Season)?).ok()?;
            return Some((When::Date(Stamp::new(None, Of::Season(season))), next + 1));
        }
        if self.is(next, Class::PartOfDay) && direction != 2 {
            let (steps, base) = match direction {
                1 => (-1, Base::Document),
                3 => (0, Base::Document),
                4 | 6 => (1, Base::Text),
                _ => (-1, Base::Text),
            };
            return Some((When::Unit(Unit::Day, steps, base), next + 1));
        }
        None
    }

    fn year_free(&self, at: usize) -> bool {
        self.digits(at).is_none() && self.ordinal(at).is_none()
    }

    /// "10 previous weeks", "2 next days"
    fn counted_direction(&self, at: usize) -> Read {
        let (count, end) = self.count(at)?;
        let direction = self.value(end, Class::Direction).filter(|value| ![3, 7].contains(value))?;
        let unit = self.unit(end + 1)?;
        let count = i32::try_from(count?).ok()?;
        let signed = if matches!(shift(direction), Shift::Next) { count } else { -count };
        Some((When::Running(unit, signed), end + 2))
    }

    /// past 10 days, last two weeks, next 48 hours
    fn run(&self, at: usize, direction: u64) -> Read {
        let (count, end) = self.count(at)?;
        let unit = self.unit(end).filter(|_| direction != 7 && direction != 3)?;
        let count = i32::try_from(count?).ok()?;
        if unit == Unit::Hour {
            let days = if self.words(end).starts_with(['h', 'H']) { (count + 12) / 24 } else { 0 };
            let signed = if matches!(shift(direction), Shift::Next) { days } else { -days };
            return Some((When::Running(Unit::Day, signed), end + 1));
        }
        // "the first two weeks of May" is read before this; "the last two weeks of May" too.
        let signed = if matches!(shift(direction), Shift::Next) { count } else { -count };
        Some((When::Running(unit, signed), end + 1))
    }

    /// last week, the past month, the previous day
    fn stepped(&self, unit: Unit, direction: u64, (at, definite): (usize, bool)) -> Read {
        let end = at + 1;
        if unit == Unit::Hour || self.words(at).ends_with('s') || self.hyphen(end) {
            return None;
        }
        let when = match direction {
            1 if definite && !matches!(unit, Unit::Weekend | Unit::Quarter | Unit::Half) => {
                if self.says(end, "of") {
                    return None;
                }
                When::Running(unit, -1)
            }
            1 => When::Unit(unit, -1, Base::Document),
            2 if matches!(unit, Unit::Quarter | Unit::Weekend | Unit::Half) => When::Unit(unit, -1, Base::Document),
            2 => When::Running(unit, -1),
            3 => When::Unit(unit, 0, Base::Loose),
            4 if unit == Unit::Day || definite => When::Unit(unit, 1, Base::Text),
            4 => When::Unit(unit, 1, Base::Document),
            5 => When::Unit(unit, -1, Base::Text),
            _ => When::Unit(unit, 1, Base::Text),
        };
        // "next week on Tuesday", "last week Monday"
        let on = end + usize::from(self.says(end, "on"));
        match self.value(on, Class::Weekday).filter(|_| unit == Unit::Week && self.words(on).len() > 5) {
            Some(weekday) => {
                let piece = Piece::Weekday(u8::try_from(weekday).ok()?);
                Some((When::Nth(1, 1, piece, Box::new(when)), on + 1))
            }
            None => Some((when, end)),
        }
    }

    /// that day, the same year, that evening: the one the text speaks of.
    fn anaphor(&self, at: usize) -> Read {
        if self.is(at, Class::PartOfDay) && !self.words(at).ends_with('s') {
            return Some((When::Unit(Unit::Day, 0, Base::Text), at + 1));
        }
        let unit =
            self.unit(at).filter(|unit| !matches!(unit, Unit::Hour | Unit::Half) && !self.words(at).ends_with('s'))?;
        Some((When::Unit(unit, 0, Base::Text), at + 1))
    }

    /// two weeks ago, three days later, two weeks before 3 May; "in two weeks" of what is to come
    pub(super) fn step(&self, at: usize) -> Read {
        if (self.says(at, "the") || self.says(at, "that")) && self.unit(at + 1) == Some(Unit::Day) {
            let steps = if self.says(at + 2, "before") { -1 } else { i32::from(self.says(at + 2, "after")) };
            return (steps != 0 && self.closed(at + 3) && !self.is(at + 3, Class::Determiner))
                .then_some((When::Unit(Unit::Day, steps, Base::Text), at + 3));
        }
        if self.says(at, "then") {
            let bound = at
                .checked_sub(1)
                .is_some_and(|before| self.says_any(before, &["since", "until", "till", "by", "from", "before"]));
            return bound.then_some((When::Unit(Unit::Day, 0, Base::Text), at + 1));
        }
        let (mut length, mut end, known) = self.length(at)?;
        while let Some((more, next, _)) = self.length(end + usize::from(self.says(end, "and"))) {
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
            let anchored = || self.one(last).filter(|(when, _)| when.is_fine() || when.is_fixed());
            return match offset {
                1 => Some((when(back, Base::Document), last)),
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
                _ => Some((when(length, Base::Document), last)),
            };
        }
        if self.says(end, "from") {
            let (of, last) = self.one(end + 1).filter(|&(_, last)| !self.says(last, "to"))?;
            return Some((When::From(length, Box::new(of)), last));
        }
        let tense = || tense::around(self.prose, at, end);
        if let (true, Some(unit)) = (self.led_by(at, "within"), self.unit(end - 1))
            && tense() == Tense::Future
        {
            let count = self.count(at)?.0?;
            return Some((When::Running(unit, i32::try_from(count).ok()?), end));
        }
        let ahead = self.led_by(at, "in") && known && self.closed(end) && !self.says(end, "of");
        (ahead && tense() != Tense::Past).then_some((When::Step(length, Base::Document), end))
    }

    fn led_by(&self, at: usize, word: &str) -> bool {
        at.checked_sub(1).is_some_and(|before| self.says(before, word))
    }

    /// "two weeks", "a year", "few months": a length, one past it, and whether its count is known.
    fn length(&self, at: usize) -> Option<(Length, usize, bool)> {
        let (count, end) = self.count(at)?;
        let unit = self.unit(end).filter(|unit| *unit != Unit::Hour)?;
        let known = i32::try_from(count.unwrap_or(3)).ok().filter(|count| *count < 5000)?;
        Some((unit.times(known), end + 1, count.is_some()))
    }

    /// the night of 2-3 December, the morning of the attack's day, on the evening of 3 May
    pub(super) fn part_of_day(&self, at: usize) -> Read {
        let mut start = self.past_the(at);
        start += usize::from(self.is(start, Class::PartOf));
        if !self.is(start, Class::PartOfDay) {
            return None;
        }
        let hours = usize::from(self.says(start + 1, "hours"));
        let of = start + 1 + hours;
        let joined = self.says(of, "of") || self.says(of, "on");
        let (when, end) = self.one(of + usize::from(joined)).filter(|(when, _)| when.is_fine())?;
        let definite = start > at || joined;
        (definite && !matches!(when, When::Running(..))).then_some((when, end))
    }

    /// the first week of October, the last two weeks of May, the second half of 2023, the third quarter
    pub(super) fn nth(&self, at: usize) -> Read {
        let start = self.past_the(at);
        let last = self.says(start, "last") || self.says(start, "final");
        let (nth, mut next) = if last {
            (-1, start + 1)
        } else {
            let (nth, next) = self.ordinal(start)?;
            (i8::try_from(nth).ok()?, next)
        };
        let mut count = 1;
        if let Some((Some(many), end)) = self.count(next).filter(|&(_, end)| self.unit(end).is_some()) {
            (count, next) = (u8::try_from(many).ok()?, end);
        }
        next += usize::from(self.hyphen(next));
        let (piece, after) = match (self.unit(next), self.value(next, Class::Weekday)) {
            (Some(unit), _) if unit != Unit::Hour => (Piece::Of(unit), next + 1),
            (_, Some(day)) if self.words(next).len() > 5 => (Piece::Weekday(u8::try_from(day).ok()?), next + 1),
            _ => return None,
        };
        let joined = self.says(after, "of") || self.says(after, "in");
        let rest = after + usize::from(joined);
        let whole = self.loose_unit(rest, joined).or_else(|| {
            self.calendar(rest)
                .or_else(|| self.directed(rest))
                .filter(|(when, _)| !matches!(when, When::Running(..) | When::Weekday(..)))
        });
        if let Some((whole, end)) = whole.filter(|(when, _)| joined || matches!(when, When::Date(_) | When::Unit(..))) {
            if matches!(piece, Piece::Of(Unit::Century)) {
                return None;
            }
            return Some((When::Nth(nth, count, piece, Box::new(whole)), end));
        }
        let alone = matches!(piece, Piece::Of(Unit::Quarter | Unit::Half)) && !last && !joined && self.closed(after);
        (alone && start > at).then(|| (When::Nth(nth, count, piece, Box::new(this_year())), after))
    }
}

/// last March, this March, next March: the last one is the latest, which may lie in the present year.
fn directed_month(month: u8, steps: i32) -> When {
    if steps < 0 {
        return When::Date(Stamp::new(None, Of::Month(month)));
    }
    let year = When::Unit(Unit::Year, steps, Base::Document);
    When::Nth(month.cast_signed(), 1, Piece::Of(Unit::Month), Box::new(year))
}
