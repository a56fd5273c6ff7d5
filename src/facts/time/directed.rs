//! Times with a word that points back or ahead: last week, the past ten days, next Friday, that year.

use crate::facts::time::reader::{Read, Reader, shift};
use crate::facts::time::{Base, Of, Piece, Shift, Stamp, Unit, When};
use crate::prose::{Class, Token};

/// The value of "then" in the lexicon's class `direction`.
pub(super) const THEN: u64 = 8;

impl Reader<'_> {
    /// last week, the past 10 days, next month, last Friday, that year, the following day
    pub(super) fn directed(&self, at: usize) -> Read {
        let start = self.past_the(at);
        let definite = start > at;
        let direction = self.value(start, Class::Direction);
        let Some(direction) = direction else {
            // "over the weekend", "the weekend of 3 May"
            if definite
                && self.unit(start) == Some(Unit::Weekend)
                && let Some(dated) = self.numbered_unit(start)
            {
                return Some(dated);
            }
            let weekend = definite && self.unit(start) == Some(Unit::Weekend) && self.ends(start + 1);
            let when = When::Unit(Unit::Weekend, 0, Base::Document);
            return if weekend { Some((when, start + 1)) } else { self.counted_direction(start) };
        };
        // "this past Wednesday", "this coming week"
        if direction == THEN {
            return None;
        }
        let second = self.value(start + 1, Class::Direction).filter(|&value| value != THEN);
        let doubled = match direction {
            3 => second.is_some_and(|value| value != 3),
            7 => second == Some(7), // that same day
            _ => false,
        };
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
            if direction == 1 && self.says(next + 1, "of") {
                return None; // the last Friday of the siege
            }
            let weekday = u8::try_from(weekday).ok()?;
            let comma = next + 1 + usize::from(self.sign(next + 1, ',') || self.sign(next + 1, '-'));
            if let Some(dated) = self.dated_weekday(weekday, comma, next + 1) {
                return Some(dated); // next Friday, 5 December
            }
            let coming = self.says_any(next - 1, &["coming", "upcoming"]);
            let shift = if coming { Shift::Coming } else { shift(direction) };
            return Some((When::Weekday(weekday, shift), next + 1));
        }
        if let Some(unit) = self.unit(next) {
            return self.stepped(unit, direction, (next, definite));
        }
        let steps = match shift(direction) {
            Shift::Last | Shift::Past => -1,
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
        // "She turned 18 last year": one year is not counted.
        let unit = self.unit(end + 1).filter(|_| self.words(end + 1).ends_with('s'))?;
        let count = i32::try_from(count?).ok()?;
        let signed = if matches!(shift(direction), Shift::Next) { count } else { -count };
        Some((When::Running(unit, signed), end + 2))
    }

    /// past 10 days, last two weeks, next 48 hours
    pub(super) fn run(&self, at: usize, direction: u64) -> Read {
        let (count, end) = self.count(at)?;
        let unit = self.unit(end).filter(|_| direction != 7 && direction != 3)?;
        // "Rations last ten days": a noun before it makes a verb of it.
        let last = at.checked_sub(1).filter(|&last| self.says(last, "last"));
        if last.is_some_and(|last| last > 0 && !self.closed(last - 1) && self.tokens[last - 1].is_wordy()) {
            return None;
        }
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
        if unit != Unit::Week {
            return Some((when, end));
        }
        // "next week between Monday and Thursday"
        let ranged = self.says(end, "between") || self.says(end, "from");
        if let Some(first) = self.weekday_of(&when, end + 1).filter(|_| ranged)
            && (self.says_any(end + 2, &["and", "to", "until", "till", "through"]))
            && let Some(last) = self.weekday_of(&when, end + 3)
        {
            return Some((When::Between(Box::new(first), Box::new(last)), end + 4));
        }
        // "next week on Tuesday", "last week Monday", "last week - Monday"
        let dash = self.token(end).is_some_and(Token::is_dash);
        let on = end + usize::from(dash || self.says(end, "on"));
        match self.weekday_of(&when, on) {
            Some(weekday) => Some((weekday, on + 1)),
            None => Some((when, end)),
        }
    }

    /// The weekday at `at`, as a day of a week.
    fn weekday_of(&self, week: &When, at: usize) -> Option<When> {
        let weekday = self.value(at, Class::Weekday).filter(|_| self.words(at).len() > 5)?;
        Some(When::Nth(1, 1, Piece::Weekday(u8::try_from(weekday).ok()?), Box::new(week.clone())))
    }

    /// that day, the same year, that evening: the one the text speaks of.
    pub(super) fn anaphor(&self, at: usize) -> Read {
        if self.is(at, Class::Season) && self.closed(at + 1) {
            let season = u8::try_from(self.value(at, Class::Season)?).ok()?;
            return Some((When::Date(Stamp::new(None, Of::Season(season))), at + 1));
        }
        if self.is(at, Class::PartOfDay) && !self.words(at).ends_with('s') {
            return Some((When::Unit(Unit::Day, 0, Base::Text), at + 1));
        }
        let unit =
            self.unit(at).filter(|unit| !matches!(unit, Unit::Hour | Unit::Half) && !self.words(at).ends_with('s'))?;
        Some((When::Unit(unit, 0, Base::Text), at + 1))
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
