//! Days of the calendar: what a week, a month or a season covers, and the thirds of it.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::facts::time::moon::{easter, hijri, pascha};
use crate::facts::time::{Length, Of};

/// A run of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// A week, from Monday.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// Three months, the first from January.
    Quarter,
    /// Six months.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// Saturday and Sunday.
    Weekend,
    /// An hour or less.
    Hour,
}

/// A part of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first third.
    Early,
    /// The middle third.
    Mid,
    /// The last third.
    Late,
    /// From its beginning until now.
    Earlier,
    /// From now to its end.
    Later,
}

impl Unit {
    /// The unit of a value of the lexicon's class `time-unit`.
    pub(super) fn of(value: u64) -> Option<Self> {
        const UNITS: [Unit; 11] = [
            Unit::Day,
            Unit::Week,
            Unit::Fortnight,
            Unit::Month,
            Unit::Quarter,
            Unit::Half,
            Unit::Year,
            Unit::Decade,
            Unit::Century,
            Unit::Weekend,
            Unit::Hour,
        ];
        usize::try_from(value).ok()?.checked_sub(1).and_then(|at| UNITS.get(at)).copied()
    }

    /// Whether it is a matter of days, not of months.
    pub(super) fn is_fine(self) -> bool {
        matches!(self, Self::Day | Self::Week | Self::Fortnight | Self::Weekend | Self::Hour)
    }

    /// So many of it.
    pub(super) fn times(self, count: i32) -> Length {
        let (months, days) = match self {
            Self::Hour => (0, 0),
            Self::Day => (0, 1),
            Self::Week | Self::Weekend => (0, 7),
            Self::Fortnight => (0, 14),
            Self::Month => (1, 0),
            Self::Quarter => (3, 0),
            Self::Half => (6, 0),
            Self::Year => (12, 0),
            Self::Decade => (120, 0),
            Self::Century => (1200, 0),
        };
        Length { months: months * count, days: days * count }
    }

    /// Half of it; `None` where half is no length of the calendar.
    pub(super) fn half(self) -> Option<Length> {
        Some(match self {
            Self::Week => Length { months: 0, days: 3 },
            Self::Fortnight => Length { months: 0, days: 7 },
            Self::Month => Length { months: 0, days: 15 },
            Self::Year => Length { months: 6, days: 0 },
            Self::Decade => Length { months: 60, days: 0 },
            Self::Century => Length { months: 600, days: 0 },
            _ => return None,
        })
    }

    /// The unit that holds a day.
    pub(super) fn around(self, day: Date) -> Option<Days> {
        let year = day.year();
        let months = |first: i8, count: i32| {
            let from = Date::new(year, first, 1).ok()?;
            Some(Days { from, to: moved(from, Length { months: count, days: -1 })? })
        };
        match self {
            Self::Day | Self::Hour => Some(Days { from: day, to: day }),
            Self::Week | Self::Fortnight => {
                let from = back_to(day, Weekday::Monday)?;
                let weeks = if self == Self::Week { 6 } else { 13 };
                Some(Days { from, to: moved(from, Length { months: 0, days: weeks })? })
            }
            Self::Weekend => {
                let from = moved(back_to(day, Weekday::Monday)?, Length { months: 0, days: 5 })?;
                Some(Days { from, to: from.tomorrow().ok()? })
            }
            Self::Month => months(day.month(), 1),
            Self::Quarter => months((day.month() - 1) / 3 * 3 + 1, 3),
            Self::Half => months((day.month() - 1) / 6 * 6 + 1, 6),
            Self::Year => months(1, 12),
            Self::Decade => years(year - year.rem_euclid(10), 10),
            Self::Century => years(year - year.rem_euclid(100), 100),
        }
    }
}

impl Part {
    /// The part of a value of the lexicon's class `part-of`.
    pub(super) fn of(value: u64) -> Option<Self> {
        Some(match value {
            1 => Self::Early,
            2 => Self::Earlier,
            3 => Self::Later,
            4 => Self::Mid,
            5 => Self::Late,
            _ => return None,
        })
    }

    /// The third of some days: of a month the days to the 10th and from the 21st, of longer times whole months.
    pub(super) fn within(self, days: Days) -> Option<Days> {
        let Days { from, to } = days;
        let length = (to - from).get_days();
        let later = |months: i32, days: i32| moved(from, Length { months, days });
        let months = match length {
            0..=1 => return Some(days),
            2..=20 => {
                let third = (length + 3) / 3; // of the seven days of a week three are early and three are late
                return match self {
                    Self::Early | Self::Earlier => Some(Days { from, to: later(0, third - 1)? }),
                    Self::Mid => Some(Days { from: later(0, third)?, to: later(0, length - third)? }),
                    Self::Late | Self::Later => Some(Days { from: later(0, length - third + 1)?, to }),
                };
            }
            21..=31 => {
                return match self {
                    Self::Early | Self::Earlier => Some(Days { from, to: later(0, 9)? }),
                    Self::Mid => Some(Days { from: later(0, 10)?, to: later(0, 19)? }),
                    Self::Late | Self::Later => Some(Days { from: later(0, 20)?, to }),
                };
            }
            32..=100 => 1,
            101..=200 => 2,
            201..=400 => 4,
            401..=4000 => 40,
            _ => 400,
        };
        match self {
            Self::Early | Self::Earlier => Some(Days { from, to: later(months, -1)? }),
            Self::Mid => Some(Days { from: later(months, 0)?, to: later(2 * months, -1)? }),
            Self::Late | Self::Later => Some(Days { from: later(2 * months, 0)?, to }),
        }
    }
}

/// The day so far from another; `None` outside the calendar.
pub(super) fn moved(day: Date, Length { months, days }: Length) -> Option<Date> {
    let moved = day.checked_add(months.months()).ok()?;
    moved.checked_add(days.days()).ok()
}

/// The days of a place in the calendar, its year known.
pub(super) fn of_year(year: i16, of: Of) -> Option<Days> {
    let day = |month: u8, day: u8| Date::new(year, month.cast_signed(), day.cast_signed()).ok();
    match of {
        Of::Year => years(year, 1),
        Of::Decade => years(year, 10),
        Of::Century => years(year, 100),
        Of::Season(season) => {
            // Meteorological seasons of the northern half, where the field's reports are mostly written.
            let from = day(season.saturating_mul(3), 1)?;
            Some(Days { from, to: moved(from, Length { months: 3, days: -1 })? })
        }
        Of::Month(month) => Unit::Month.around(day(month, 1)?),
        Of::Day(month, of_month) => {
            let day = day(month, of_month)?;
            Some(Days { from: day, to: day })
        }
        Of::Week(week) => {
            let first = back_to(day(1, 4)?, Weekday::Monday)?; // ISO 8601: the week of 4 January is the first
            let from = moved(first, Length { months: 0, days: 7 * (i32::from(week) - 1) })?;
            Some(Days { from, to: moved(from, Length { months: 0, days: 6 })? })
        }
        Of::Easter(after) => {
            let day = moved(easter(year)?, Length { months: 0, days: i32::from(after) })?;
            Some(Days { from: day, to: day })
        }
        Of::Pascha(after) => {
            let day = moved(pascha(year)?, Length { months: 0, days: i32::from(after) })?;
            Some(Days { from: day, to: day })
        }
        Of::Hijri(month, day) => hijri(year, month, day).map(|(from, to)| Days { from, to }),
        Of::DayAlone(_) => None,
    }
}

/// The last such weekday on or before a day.
pub(super) fn back_to(day: Date, weekday: Weekday) -> Option<Date> {
    let back = i32::from(weekday.until(day.weekday()));
    moved(day, Length { months: 0, days: -back })
}

/// The weekday of a number, 1 Monday to 7 Sunday.
pub(super) fn weekday(number: u8) -> Weekday {
    Weekday::from_monday_one_offset(number.clamp(1, 7).cast_signed()).unwrap_or(Weekday::Monday)
}

fn years(first: i16, count: i32) -> Option<Days> {
    let from = Date::new(first, 1, 1).ok()?;
    Some(Days { from, to: moved(from, Length { months: 12 * count, days: -1 })? })
}
