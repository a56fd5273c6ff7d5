//! How a house writes a day: 2 December 2016, December 2, 2016, Dec. 2, 2016.

use jiff::civil::Date;

use crate::facts::time::Days;

/// The order in which a day, its month and its year are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateForm {
    /// 2 December 2016 (UN Editorial Manual)
    DayMonthYear,
    /// December 2, 2016
    MonthDayYear,
    /// Dec. 2, 2016 (AP)
    Abbreviated,
}

/// The names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// The names of the days of the week, from Monday.
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl DateForm {
    /// All forms with the example by which settings name them.
    pub const ALL: &[(&str, Self)] = &[
        ("2 December 2016", Self::DayMonthYear),
        ("December 2, 2016", Self::MonthDayYear),
        ("Dec. 2, 2016", Self::Abbreviated),
    ];

    /// The name it has in settings: an example of it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|&&(_, form)| form == self).map_or("", |&(name, _)| name)
    }

    /// A day.
    #[must_use]
    pub fn day(self, day: Date) -> String {
        self.written((day.month(), day.day()), Some(day.year()))
    }

    /// A day with its weekday.
    #[must_use]
    pub fn full_day(self, day: Date) -> String {
        format!("{}{}{}", weekday(day), self.after_weekday(), self.day(day))
    }

    /// What stands between a weekday and its date.
    #[must_use]
    pub fn after_weekday(self) -> &'static str {
        if self == Self::DayMonthYear { " " } else { ", " }
    }

    /// A day of a month, whether there is such a day or not, with its year where one is known.
    #[must_use]
    pub fn written(self, (month, day): (i8, i8), year: Option<i16>) -> String {
        let month = self.month(month);
        match (self, year) {
            (Self::DayMonthYear, Some(year)) => format!("{day} {month} {year}"),
            (Self::DayMonthYear, None) => format!("{day} {month}"),
            (_, Some(year)) => format!("{month} {day}, {year}"),
            (_, None) => format!("{month} {day}"),
        }
    }

    /// Some days, as what follows "from": 1 to 7 May 2024.
    #[must_use]
    pub fn days(self, Days { from, to }: Days) -> String {
        if from == to {
            return self.day(from);
        }
        let month = (from.year(), from.month()) == (to.year(), to.month());
        let year = Some(from.year()).filter(|&year| year != to.year());
        match self {
            Self::DayMonthYear if month => format!("{} to {}", from.day(), self.day(to)),
            _ if month => format!("{} to {}, {}", self.written((from.month(), from.day()), None), to.day(), to.year()),
            _ => format!("{} to {}", self.written((from.month(), from.day()), year), self.day(to)),
        }
    }

    /// A month beside a day: AP shortens those of more than five letters.
    fn month(self, month: i8) -> &'static str {
        let name = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("");
        match (self, name) {
            (Self::Abbreviated, "January") => "Jan.",
            (Self::Abbreviated, "February") => "Feb.",
            (Self::Abbreviated, "August") => "Aug.",
            (Self::Abbreviated, "September") => "Sept.",
            (Self::Abbreviated, "October") => "Oct.",
            (Self::Abbreviated, "November") => "Nov.",
            (Self::Abbreviated, "December") => "Dec.",
            _ => name,
        }
    }
}

/// The weekday of a day.
#[must_use]
pub fn weekday(day: Date) -> &'static str {
    let number = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
    WEEKDAYS.get(number).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[track_caller]
    fn check(form: DateForm, from: Date, to: Date, expected: &str) {
        assert_eq!(form.days(Days { from, to }), expected);
    }

    #[test]
    fn a_day_is_written_as_the_house_writes_it() {
        let day = date(2016, 12, 2);
        check(DateForm::DayMonthYear, day, day, "2 December 2016");
        check(DateForm::MonthDayYear, day, day, "December 2, 2016");
        check(DateForm::Abbreviated, day, day, "Dec. 2, 2016");
        assert_eq!(DateForm::DayMonthYear.full_day(day), "Friday 2 December 2016");
        assert_eq!(DateForm::Abbreviated.full_day(day), "Friday, Dec. 2, 2016");
    }

    #[test]
    fn the_short_months_are_never_shortened() {
        assert_eq!(DateForm::Abbreviated.written((5, 31), None), "May 31");
        assert_eq!(DateForm::Abbreviated.written((2, 30), Some(2023)), "Feb. 30, 2023");
    }

    #[test]
    fn days_that_share_a_month_name_it_once() {
        check(DateForm::DayMonthYear, date(2024, 5, 1), date(2024, 5, 7), "1 to 7 May 2024");
        check(DateForm::MonthDayYear, date(2024, 5, 1), date(2024, 5, 7), "May 1 to 7, 2024");
        check(DateForm::DayMonthYear, date(2024, 4, 30), date(2024, 5, 3), "30 April to 3 May 2024");
        check(DateForm::DayMonthYear, date(2023, 12, 30), date(2024, 1, 2), "30 December 2023 to 2 January 2024");
    }
}
