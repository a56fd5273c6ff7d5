//! Months by their names in French, Spanish and the calendar of the Levant: read only beside a number.

use crate::facts::time::reader::Reader;
use crate::prose::{Class, Kind};

impl Reader<'_> {
    /// The month of another language at `at` and one past its name; many of these names are words or people too, so a
    /// day before it or a year after it must stand beside it.
    pub(super) fn month_abroad(&self, at: usize) -> Option<(u8, usize)> {
        let token = self.token(at).filter(|token| token.kind == Kind::Word)?;
        let (month, end) = match self.phrase(at, Class::MonthAbroad) {
            Some(found) => (found.value, found.end),
            None if token.is(Class::MonthAbroad) => (self.value(at, Class::MonthAbroad)?, at + 1),
            None => return None,
        };
        let month = u8::try_from(month).ok().filter(|month| *month <= 12)?;
        let of = |at: usize| self.says(at, "de") || self.says(at, "of") || self.says(at, "del") || self.says(at, "er");
        let day = at.checked_sub(1).is_some_and(|before| {
            let before = if of(before) { before.checked_sub(1) } else { Some(before) };
            before.is_some_and(|before| self.day_number(before).is_some())
        });
        let year = self.year(end + usize::from(of(end))).is_some();
        (day || year).then_some((month, end))
    }
}
