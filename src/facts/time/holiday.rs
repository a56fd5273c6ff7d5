//! Named days: Christmas, Good Friday, the fourth Thursday of November, and feasts that the moon moves.

use crate::facts::time::calendar::date;
use crate::facts::time::moon::year_of_hijri;
use crate::facts::time::reader::{Read, Reader};
use crate::facts::time::{Of, Piece, Unit, When};
use crate::prose::Class;

/// The value of Easter Sunday in the lexicon; what is less or more lies so many days before or after it.
const EASTER: i8 = 50;
/// The value of feasts without a rule that could be reckoned here.
const MOVES: u64 = 5000;
/// What stands before the values of feasts that count from Easter of the eastern churches.
const PASCHA: u64 = 300_000;
/// What stands before the month and day of feasts of the Islamic calendar.
const HIJRI: u64 = 400_000;
/// The ninth month of the Islamic calendar, as the class `month-abroad` has it.
const RAMADAN: u64 = 109;

impl Reader<'_> {
    /// The day of a value of the lexicon's class `holiday`, with the year that may follow it.
    pub(super) fn holiday(&self, value: u64, end: usize) -> Read {
        let weekend = self.unit(end) == Some(Unit::Weekend);
        let end = end + usize::from(weekend);
        let (year, end) = self.year_after(end).map_or((None, end), |(year, end)| (Some(year), end));
        let number = |value: u64| u8::try_from(value).ok();
        let when = match value {
            // A year is all that can be said of a feast that moves.
            MOVES => year.map_or(When::Vague, |year| date(Some(year), Of::Year)),
            0..=100 => date(year, Of::Easter(i8::try_from(value).ok()? - EASTER)),
            HIJRI.. => {
                let (month, day) = (number(value / 100 % 100)?, number(value % 100)?);
                let year = match year {
                    Some(lunar @ 1200..1600) => Some(year_of_hijri(lunar, month)?),
                    other => other,
                };
                date(year, Of::Hijri(month, day))
            }
            PASCHA.. => date(year, Of::Pascha(i8::try_from(value - PASCHA).ok()? - EASTER)),
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
        if weekend {
            // Labor Day weekend: a holiday on a Monday closes its weekend.
            let monday = (10_000..PASCHA).contains(&value) && value / 10 % 10 == 1;
            let weekend = if monday {
                let saturday = When::From(Unit::Day.times(-2), Box::new(when.clone()));
                When::Between(Box::new(saturday), Box::new(when))
            } else {
                When::Nth(0, 1, Piece::Of(Unit::Weekend), Box::new(when))
            };
            return Some((weekend, end));
        }
        Some((when, end))
    }

    /// `Ramadan 2024`, `Ramadan 1445`: without its year it may be a man's name.
    pub(super) fn ramadan(&self, at: usize) -> Read {
        let month = self.value(at, Class::MonthAbroad).filter(|&value| value == RAMADAN)?;
        self.year_after(at + 1)?;
        self.holiday(HIJRI + month % 100 * 100, at + 1)
    }
}
