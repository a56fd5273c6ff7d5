//! Feasts that the moon moves: Easter of both churches, and the months of the Islamic calendar as tables reckon them.

use jiff::ToSpan;
use jiff::civil::Date;

/// The Julian day number, at noon, of 1 January 2000.
const MILLENNIUM: i32 = 2_451_545;
/// The Julian day number before 1 Muharram of the year 1.
const HIJRA: i32 = 1_948_439;
/// The days of an Islamic year without its leap day.
const LUNAR_DAYS: i32 = 354;

/// Easter Sunday of the western churches, by the rule of Meeus, Jones and Butcher.
pub(super) fn easter(year: i16) -> Option<Date> {
    let of_year = i32::from(year);
    let (golden, century, rest) = (of_year % 19, of_year / 100, of_year % 100);
    let epact = (19 * golden + century - century / 4 - (8 * century + 13) / 25 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let day = epact + sunday - 7 * late + 114;
    Date::new(year, i8::try_from(day / 31).ok()?, i8::try_from(day % 31 + 1).ok()?).ok()
}

/// Easter Sunday of the eastern churches, by the rule of Meeus for the Julian calendar.
pub(super) fn pascha(year: i16) -> Option<Date> {
    let of_year = i32::from(year);
    let moon = (19 * (of_year % 19) + 15) % 30;
    let sunday = (2 * (of_year % 4) + 4 * (of_year % 7) - moon + 34) % 7;
    let day = moon + sunday + 114;
    let julian = Date::new(year, i8::try_from(day / 31).ok()?, i8::try_from(day % 31 + 1).ok()?).ok()?;
    julian.checked_add((of_year / 100 - of_year / 400 - 2).days()).ok()
}

/// The first and last day of the Islamic month, or of the one day of it, that begins first in a year of the sun; day 0 is
/// the whole month. By the civil table, from which what is seen of the moon may differ by a day.
pub(super) fn hijri(year: i16, month: u8, day: u8) -> Option<(Date, Date)> {
    let about = (i32::from(year) - 622) * 365 / LUNAR_DAYS;
    let year_of = |lunar: i32| {
        let from = hijri_day(lunar, month, day.max(1))?;
        let next = if month == 12 { hijri_day(lunar + 1, 1, 1) } else { hijri_day(lunar, month + 1, 1) };
        let to = if day == 0 { next?.yesterday().ok()? } else { from };
        Some((from, to))
    };
    (about - 1..=about + 2).filter_map(year_of).find(|(from, _)| from.year() == year)
}

/// The year of the sun in which a month of an Islamic year begins.
pub(super) fn year_of_hijri(year: i16, month: u8) -> Option<i16> {
    hijri_day(i32::from(year), month, 1).map(Date::year)
}

fn hijri_day(year: i32, month: u8, day: u8) -> Option<Date> {
    let months = i32::from(month) - 1;
    let before = (59 * months + 1) / 2; // months of 30 and 29 days take turns
    let number = i32::from(day) + before + (year - 1) * LUNAR_DAYS + (3 + 11 * year) / 30 + HIJRA;
    Date::new(2000, 1, 1).ok()?.checked_add((number - MILLENNIUM).days()).ok()
}
