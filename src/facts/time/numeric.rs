//! Dates in numbers alone: 2016-12-02, 02.12.16, 2/12/2016, Q1, the 19th century.

use crate::facts::time::calendar::{date, long_year, this_year};
use crate::facts::time::reader::{Read, Reader};
use crate::facts::time::{Of, Piece, Stamp, Unit, When};
use crate::prose::{Class, Kind};

impl Reader<'_> {
    /// A date in numbers with its year.
    pub(super) fn numeric(&self, at: usize) -> Read {
        let words = self.words(at);
        if words.contains('.') {
            return dotted(words).map(|when| (when, at + 1));
        }
        let first = self.digits(at)?;
        if words.len() == 8 {
            let when = day(first / 10_000, first / 100 % 100, first % 100)?;
            return (1900..2100).contains(&(first / 10_000)).then_some((when, at + 1));
        }
        let separator = self.token(at + 1)?;
        // 2024-W18
        if words.len() == 4
            && self.hyphen(at + 1)
            && let Some(week) = self.words(at + 2).strip_prefix('W').and_then(|week| week.parse().ok())
        {
            let year = self.year(at).filter(|_| (1..=53).contains(&week))?;
            return Some((date(Some(year), Of::Week(week)), at + 3));
        }
        let separated = separator.is_hyphen()
            || separator.is_dash()
            || separator.is_sign('/') && (!separator.spaced || words.len() == 4);
        if !separated || !self.closes_number(at) {
            return None;
        }
        let same = |at: usize| self.token(at).is_some_and(|token| token.kind == separator.kind && !token.spaced);
        let second = self.digits(at + 2);
        if words.len() == 4 {
            let month = second.or_else(|| self.month_name(at + 2).map(u32::from))?;
            // 2020/23/Sep
            if same(at + 3)
                && let Some(named) = self.month_name(at + 4).filter(|_| second.is_some())
            {
                return Some((day(first, u32::from(named), month)?, at + 5));
            }
            if same(at + 3)
                && let Some(last) =
                    self.digits(at + 4).filter(|_| self.words(at + 4).len() <= 2).or_else(|| self.stamped(at + 4))
            {
                return Some((day(first, month, last)?, at + 5));
            }
            let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
            // 2011-12 is two years, 2011-10 a month.
            let years = second == Some((first + 1) % 100);
            let sound = second.is_some() && self.words(at + 2).len() == 2 && !separator.is_sign('–') && !years;
            let year = i16::try_from(first).ok().filter(|year| (1900..2100).contains(year))?;
            return sound.then(|| (date(Some(year), Of::Month(month)), at + 3));
        }
        // 23-2020-September
        if words.len() <= 2
            && same(at + 3)
            && let Some(year) = second.filter(|_| self.words(at + 2).len() == 4)
            && let Some(month) = self.month_name(at + 4)
        {
            return Some((day(year, u32::from(month), first)?, at + 5));
        }
        if words.len() > 2 || !same(at + 3) && !self.year_follows(at + 3) {
            let year = second.filter(|_| words.len() <= 2 && self.words(at + 2).len() == 4)?;
            let month = u8::try_from(first).ok().filter(|month| (1..=12).contains(month))?;
            let year = i16::try_from(year).ok().filter(|year| (1900..2100).contains(year))?;
            return Some((date(Some(year), Of::Month(month)), at + 3));
        }
        let end = at + 4;
        let year = self.digits(end).filter(|_| matches!(self.words(end).len(), 2 | 4))?;
        if let Some(month) = self.month_name(at + 2) {
            return Some((day(full(year, self.words(end)), u32::from(month), first)?, end + 1));
        }
        let (when, year) = (second.filter(|_| self.words(at + 2).len() <= 2)?, full(year, self.words(end)));
        Some((either(year, first, when)?, end + 1))
    }

    /// The day of `13T08:40:00Z`, where the time of day is written to it.
    fn stamped(&self, at: usize) -> Option<u32> {
        let (day, clock) = self.words(at).split_once('T')?;
        let sound = day.len() == 2 && clock.len() == 2 && clock.bytes().all(|byte| byte.is_ascii_digit());
        day.parse().ok().filter(|_| sound)
    }

    /// `22/04` after a preposition or a weekday: a day and a month without a year.
    pub(super) fn slashed(&self, at: usize) -> Read {
        let slash = self.sign(at + 1, '/') && !self.token(at + 1)?.spaced;
        let (first, second) = (self.digits(at).filter(|_| slash)?, self.digits(at + 2)?);
        let short = self.words(at).len() <= 2 && self.words(at + 2).len() <= 2 && !self.sign(at + 3, '/');
        let (month, day, ambiguous) = month_and_day(first, second).filter(|_| short)?;
        let stamp = Stamp { ambiguous, ..Stamp::new(None, Of::Day(month, day)) };
        Some((When::Date(stamp), at + 3))
    }

    /// `the 21st century`, `nineteenth-century`
    pub(super) fn century(&self, at: usize) -> Read {
        let (nth, end) = self.ordinal(at)?;
        let unit = end + usize::from(self.hyphen(end));
        let first = i16::try_from(nth).ok().filter(|nth| (10..=22).contains(nth))?;
        (self.unit(unit) == Some(Unit::Century)).then(|| (date(Some((first - 1) * 100), Of::Century), unit + 1))
    }

    /// The ends of a range are written in one order: beside 10/25 the other end 10/7 puts its month first too.
    pub(super) fn in_one_order(&self, (from, at): (When, usize), (to, next): (When, usize)) -> (When, When) {
        let turned = |when: When| match when {
            When::Date(stamp @ Stamp { of: Of::Day(month, day), ambiguous: true, .. }) => {
                When::Date(Stamp { of: Of::Day(day, month), ambiguous: false, ..stamp })
            }
            other => other,
        };
        match (self.puts_month_first(at), self.puts_month_first(next)) {
            (true, false) => (from, turned(to)),
            (false, true) => (turned(from), to),
            _ => (from, to),
        }
    }

    /// Whether a date in numbers can be read in no other way than with its month first: 12/25.
    fn puts_month_first(&self, at: usize) -> bool {
        let joined = self.sign(at + 1, '/') || self.hyphen(at + 1);
        joined
            && self.digits(at).is_some_and(|month| (1..=12).contains(&month))
            && self.digits(at + 2).is_some_and(|day| (13..=31).contains(&day))
    }

    /// `Dec31, 1994`: a day written to its month.
    fn glued_day(&self, at: usize) -> Read {
        let words = self.words(at);
        let (name, number) = words.split_at_checked(words.find(|letter: char| letter.is_ascii_digit())?)?;
        let (word, classes) = self.lexicon.find(name);
        let month = Some(self.lexicon.value(word)).filter(|_| classes.has(Class::Month))?;
        let (year, end) = self.year_after(at + 1)?;
        let number = number.parse().ok().filter(|_| number.len() <= 2)?;
        Some((day(u32::from(year.unsigned_abs()), u32::try_from(month).ok()?, number)?, end))
    }

    /// `Q1 2016`, `H2`, `FY2016`, `Dec31, 1994`
    pub(super) fn code(&self, at: usize) -> Read {
        let token = self.token(at).filter(|token| token.kind == Kind::Code)?;
        if let Some(glued) = self.glued_day(at) {
            return Some(glued);
        }
        if let Some(year) = self.words(at).get(..2).filter(|letters| matches!(*letters, "FY" | "CY" | "SY")) {
            let number = &self.words(at)[year.len()..];
            let year: u32 = number.parse().ok().filter(|_| matches!(number.len(), 2 | 4))?;
            let year = if number.len() == 2 { long_year(year) } else { i16::try_from(year).ok() };
            return year.filter(|year| (1900..2100).contains(year)).map(|year| (date(Some(year), Of::Year), at + 1));
        }
        let (letter, number) = self.words(at).split_at_checked(1)?;
        if number.starts_with(['Q', 'q'])
            && let Ok(nth @ 1..=4) = letter.parse::<i8>()
        {
            return self.quarter_first(nth, at); // 4Q23, 1Q 2024
        }
        let nth: i8 = number.parse().ok()?;
        let unit = match letter {
            "Q" | "q" if (1..=4).contains(&nth) => Unit::Quarter,
            "H" | "h" if (1..=2).contains(&nth) && token.capital => Unit::Half,
            _ => return None,
        };
        let joined = at + 1 + usize::from(self.says(at + 1, "of"));
        let dash = usize::from(self.hyphen(joined) || self.sign(joined, ',') || self.sign(joined, '/'));
        let year = self.digits(joined + dash).filter(|year| (1900..2100).contains(year));
        let (whole, end) = match year {
            Some(year) => (date(i16::try_from(year).ok(), Of::Year), joined + dash + 1),
            None => match self.directed(joined) {
                Some((when @ When::Unit(Unit::Year, ..), end)) => (when, end),
                _ => (this_year(), at + 1),
            },
        };
        Some((When::Nth(nth, 1, Piece::Of(unit), Box::new(whole)), end))
    }

    /// `4Q23`, `1Q 2024`
    fn quarter_first(&self, nth: i8, at: usize) -> Read {
        let glued = &self.words(at)[2..];
        let (year, end) = match glued.len() {
            0 => (self.year(at + 1)?, at + 2),
            2 => (long_year(glued.parse().ok()?)?, at + 1),
            4 => (glued.parse().ok().filter(|year| (1900..2100).contains(year))?, at + 1),
            _ => return None,
        };
        let year = Box::new(date(Some(year), Of::Year));
        Some((When::Nth(nth, 1, Piece::Of(Unit::Quarter), year), end))
    }

    /// Whether a number stands free: no letter, sign of a code or resolution is glued to it from the left.
    fn closes_number(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        token.spaced
            || before.is_none_or(|before| {
                matches!(before.kind, Kind::Sign('(' | '[' | '"' | '“' | ':' | ','))
                    || before.is_dash()
                    || before.is(Class::Month)
            })
    }

    fn year_follows(&self, at: usize) -> bool {
        self.sign(at, ',') && self.digits(at + 1).is_some_and(|year| (1900..2100).contains(&year))
    }
}

/// `13.5.2015`, `02.12.16`
fn dotted(words: &str) -> Option<When> {
    let mut parts = words.split('.');
    let (first, second, last) = (parts.next()?, parts.next()?, parts.next()?);
    let short = first.len() <= 2 && second.len() <= 2 && matches!(last.len(), 2 | 4) && parts.next().is_none();
    if first.len() == 4 && second.len() == 2 && last.len() == 2 && parts.next().is_none() {
        return day(first.parse().ok()?, second.parse().ok()?, last.parse().ok()?);
    }
    let (day_of, month) = (first.parse().ok().filter(|_| short)?, second.parse().ok()?);
    day(full(last.parse().ok()?, last), month, day_of)
}

fn full(year: u32, words: &str) -> u32 {
    if words.len() == 4 { year } else { long_year(year).map_or(year, |year| u32::from(year.unsigned_abs())) }
}

fn day(year: u32, month: u32, day: u32) -> Option<When> {
    let sound = (1..=12).contains(&month) && (1..=31).contains(&day) && (1000..2200).contains(&year);
    sound.then(|| {
        date(i16::try_from(year).ok(), Of::Day(u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1)))
    })
}

/// Two numbers and a year: the day first, as the field writes it, unless only the other order makes a date.
fn either(year: u32, first: u32, second: u32) -> Option<When> {
    let (month, day_of, ambiguous) = month_and_day(first, second)?;
    match day(year, u32::from(month), u32::from(day_of))? {
        When::Date(stamp) => Some(When::Date(Stamp { ambiguous, ..stamp })),
        other => Some(other),
    }
}

fn month_and_day(first: u32, second: u32) -> Option<(u8, u8, bool)> {
    let (month, day) = if second <= 12 { (second, first) } else { (first, second) };
    let sound = (1..=12).contains(&month) && (1..=31).contains(&day);
    let ambiguous = first <= 12 && second <= 12 && first != second;
    sound.then(|| (u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1), ambiguous))
}
