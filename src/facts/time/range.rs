//! Two times that make one: from 3 March to 9 May, 1957-60, Q1-Q2 2024.

use crate::facts::time::reader::{Read, Reader, day};
use crate::facts::time::{Base, Length, Of, Stamp, Unit, When};

impl Reader<'_> {
    /// One time, or two that make a range.
    pub(super) fn expression(&self, at: usize) -> Read {
        let now = self.says(at, "now") && self.link(at, at + 1).is_some() && at > 0;
        let (from, end) = if now { (day(0), at + 1) } else { self.one(at)? };
        let slash = usize::from(self.sign(end, '/') && matches!(&from, When::Date(Stamp { of: Of::Year, .. })));
        let Some(next) = self.link(at, end).or((slash == 1).then_some(end + 1)) else { return Some((from, end)) };
        if matches!(from, When::Vague | When::Running(..) | When::Between(..)) {
            return Some((from, end));
        }
        if let (When::Date(Stamp { year: Some(year), of: Of::Year, .. }), Some(short)) = (&from, self.digits(next))
            && self.words(next).len() == 2
            && !self.tokens[next].spaced
        {
            let to = year / 100 * 100 + i16::try_from(short).ok()?;
            let sound = to > *year && (slash == 0 || to == year + 1);
            if sound && !self.counted(next + 1) {
                return Some((between(from, When::Date(Stamp::new(Some(to), Of::Year))), next + 1));
            }
        }
        if self.says(end, "for")
            && from.is_fine()
            && !matches!(from, When::Step(..) | When::From(..))
            && let Some((length, last, true)) = self.length(next)
        {
            let length = Length { days: length.days - 1, ..length };
            return Some((When::Between(Box::new(from.clone()), Box::new(When::From(length, Box::new(from)))), last));
        }
        if slash == 1
            && let When::Date(Stamp { year: Some(first), .. }) = &from
            && self.year(next) == Some(first + 1)
        {
            return Some((between(from, When::Date(Stamp::new(self.year(next), Of::Year))), next + 1));
        }
        if slash == 1 || self.says(end, "for") {
            return Some((from, end));
        }
        let to = if self.says(next, "now") { Some((day(0), next + 1)) } else { self.one(next) };
        match to {
            Some((to, last)) if joins(&from, &to) && self.stands(next, last, &to) => {
                let (from, to) = self.in_one_order((from, at), (to, next));
                Some((between(from, to), last))
            }
            _ => Some((from, end)),
        }
    }

    /// One past the word that links two times into a range, where one stands at `end`.
    fn link(&self, at: usize, end: usize) -> Option<usize> {
        let token = self.token(end)?;
        let between = at.checked_sub(1).is_some_and(|before| self.says(before, "between"));
        let word = self.says_any(end, &["to", "until", "till", "through", "thru"]);
        let lasts = self.says(end, "for");
        let joins = token.is_dash() || word || lasts || between && self.says(end, "and");
        // A sentence after a dash is no second half: both halves of a range stand alike.
        joins.then_some(end + 1)
    }
}

/// A range of two times; what one end leaves out, the other gives.
pub(super) fn between(mut from: When, mut to: When) -> When {
    if let (open @ When::Unit(Unit::Year, 0, Base::Loose), When::Date(year)) =
        (innermost(&mut from), innermost(&mut to))
        && year.of == Of::Year
    {
        *open = When::Date(*year); // Q1-Q2 2024
    }
    if let (When::Date(a), When::Date(b)) = (innermost(&mut from), innermost(&mut to)) {
        if let (Of::DayAlone(day), Of::Day(month, last)) = (a.of, b.of) {
            // From the 27th to 3 May: the first day lies in the month before.
            a.of = Of::Day(if day > last { (month + 10) % 12 + 1 } else { month }, day);
        }
        if let (Of::Day(month, first), Of::DayAlone(day)) = (a.of, b.of) {
            b.of = Of::Day(if day < first { month % 12 + 1 } else { month }, day);
        }
        let turns = month(a.of).zip(month(b.of)).is_some_and(|(first, last)| first > last);
        match (a.year, b.year) {
            (None, Some(year)) => a.year = Some(year - i16::from(turns)),
            (Some(year), None) => b.year = Some(year + i16::from(turns)),
            _ => {}
        }
    }
    When::Between(Box::new(from), Box::new(to))
}

/// The stamp inside a time, through its parts.
fn innermost(when: &mut When) -> &mut When {
    match when {
        When::Part(_, of) | When::Nth(_, _, _, of) => innermost(of),
        other => other,
    }
}

fn month(of: Of) -> Option<u8> {
    match of {
        Of::Month(month) | Of::Day(month, _) => Some(month),
        _ => None,
    }
}

/// Whether two times can be the ends of one range.
fn joins(from: &When, to: &When) -> bool {
    let open = |when: &When| matches!(when, When::Running(..) | When::Between(..) | When::Period);
    let vague = matches!(to, When::Vague);
    !open(from) && !open(to) && !vague
}
