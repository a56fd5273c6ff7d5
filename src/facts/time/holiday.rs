//! Named days: Christmas, Good Friday, the fourth Thursday of November, and feasts that the moon moves.

use crate::facts::time::calendar::date;
use crate::facts::time::reader::{Read, Reader};
use crate::facts::time::{Of, Piece, Unit, When};

/// The value of Easter Sunday in the lexicon; what is less or more lies so many days before or after it.
const EASTER: i8 = 50;
/// The value of feasts without a rule that could be reckoned here.
const MOVES: u64 = 5000;

impl Reader<'_> {
    /// The day of a value of the lexicon's class `holiday`, with the year that may follow it.
    pub(super) fn holiday(&self, value: u64, end: usize) -> Read {
        let (year, end) = self.year_after(end).map_or((None, end), |(year, end)| (Some(year), end));
        let number = |value: u64| u8::try_from(value).ok();
        let when = match value {
            // A year is all that can be said of a feast that moves.
            MOVES => year.map_or(When::Vague, |year| date(Some(year), Of::Year)),
            0..=100 => date(year, Of::Easter(i8::try_from(value).ok()? - EASTER)),
            10_000.. => {
                let (month, weekday, nth) = (number(value / 100 % 100)?, number(value / 10 % 10)?, value % 10);
                let nth = if nth == 9 { -1 } else { i8::try_from(nth).ok()? };
                let day = When::Nth(nth, 1, Piece::Weekday(weekday), Box::new(date(year, Of::Month(month))));
                match i32::try_from(value / 10_000).ok()? - 1 {
                    0 => day,
                    days => When::From(Unit::Day.times(days), Box::new(day)),
                }
            }
            _ => date(year, Of::Day(number(value / 100)?, number(value % 100)?)),
        };
        Some((when, end))
    }
}
