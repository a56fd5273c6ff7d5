//! Dates of the calendar: days with their month and year, months, years, decades, seasons, weekdays, holidays.

use crate::facts::time::range::between;
use crate::facts::time::reader::{Read, Reader};
use crate::facts::time::{Base, Of, Piece, Stamp, Unit, When};
use crate::prose::{Class, Classes, Kind, Token};

impl Reader<'_> {
    /// A date of the calendar.
    pub(super) fn calendar(&self, at: usize) -> Read {
        let start = self.past_the(at);
        let token = self.token(start)?;
        let definite = start > at;
        if let Some(found) = self.phrase(start, Class::Holiday) {
            return self.holiday(found.value, found.end);
        }
        match token.kind {
            Kind::Number => {
                let words = self.words(start);
                if !matches!(words.len(), 1 | 2 | 4 | 8) && !words.contains('.') {
                    return self.year_like(at, start); // no day, no year, and no date in one piece
                }
                let led = at.checked_sub(1).filter(|&before| {
                    let led = self.is(before, Class::Preposition) && !self.says(before, "of");
                    // A list goes on: 3/17, 3/19 or 3/24.
                    let listed = self.sign(before, ',') || self.says_any(before, &["or", "and"]);
                    let goes_on = listed && before > 1 && self.sign(before - 2, '/');
                    led || goes_on || self.is(before, Class::HeaderCue) || self.is(before, Class::Direction)
                });
                let slashed = || led.and_then(|_| self.slashed(start));
                let day = self.numeric(start).or_else(|| self.day_first(start)).or_else(slashed);
                return day.or_else(|| self.year_like(at, start));
            }
            Kind::Ordinal => return self.day_first(start).or_else(|| self.century(start)),
            Kind::Code => return self.code(start),
            _ => {}
        }
        if token.is(Class::Weekday) {
            return self.weekday(start);
        }
        if token.is(Class::MonthAbroad)
            && let Some(ramadan) = self.ramadan(start)
        {
            return Some(ramadan);
        }
        if token.is(Class::Month) || self.month_abroad(start).is_some() {
            return self.month_first(start);
        }
        if token.is(Class::Holiday) {
            return self.holiday(self.lexicon.value(token.word), start + 1);
        }
        if token.is(Class::Season) {
            return self.season(at, start);
        }
        if let Some(decade) = self.value(start, Class::Decade).filter(|_| definite && self.closed(start + 1)) {
            return Some((date(i16::try_from(decade).ok(), Of::Decade), start + 1));
        }
        if token.is(Class::TimeUnit) {
            return self.numbered_unit(start);
        }
        if token.is(Class::OrdinalWord) || token.is(Class::Number) {
            return self.day_first(start).or_else(|| self.century(start)).or_else(|| self.spelled(at, start));
        }
        None
    }

    /// The number of a month that a token names; `march` and `may` need a capital or a number beside them.
    pub(super) fn month_name(&self, at: usize) -> Option<u8> {
        let Some(month) = self.value(at, Class::Month) else { return self.month_abroad(at).map(|(month, _)| month) };
        let sound = self.tokens[at].capital || !self.says_any(at, &AMBIGUOUS) || self.beside_a_number(at);
        sound.then(|| u8::try_from(month).ok()).flatten()
    }

    fn beside_a_number(&self, at: usize) -> bool {
        let number = |at: usize| {
            self.token(at).is_some_and(|t| matches!(t.kind, Kind::Number | Kind::Ordinal) || t.is(Class::OrdinalWord))
        };
        let before = at.checked_sub(1).is_some_and(|before| {
            number(before) || self.says(before, "of") && before.checked_sub(1).is_some_and(number)
        });
        let ordinal = self.ordinal(self.past_the(at + 1)).is_some();
        before || ordinal || number(at + 1) && !self.is(at, Class::Modal)
    }

    /// One past a month's name and the stop of its abbreviation.
    fn past_month(&self, at: usize) -> usize {
        if let Some((_, end)) = self.month_abroad(at).filter(|_| !self.is(at, Class::Month)) {
            return end;
        }
        let stop = self.sign(at + 1, '.') && !self.tokens[at + 1].spaced && self.words(at).len() <= 4;
        at + 1 + usize::from(stop && self.token(at + 2).is_some_and(|next| !next.capital))
    }

    /// `2 December 2016`, `the 2nd of December`, `3-7 May 2024`, `the 20th of this month`.
    pub(super) fn day_first(&self, at: usize) -> Read {
        let (first, mut end) = self.day_number(at)?;
        let mut last = None;
        end += usize::from(
            self.sign(end, '.')
                && !self.tokens[end].spaced
                && self.is(end + 1, Class::Month)
                && (self.prose.sentence_of(end + 1) == self.prose.sentence_of(at)
                    || (at == 0 || self.led_by(at, "on")) && self.year_after(self.past_month(end + 1)).is_some()),
        );
        end = self.past_listed_days(end);
        let link = self.says_any(end, &["to", "and", "until", "till", "through", "thru"])
            || self.token(end).is_some_and(|token| token.is_dash() || token.is_sign('/') || token.is_sign('&'));
        if link && let Some((day, after)) = self.day_number(self.past_the(end + 1)) {
            last = Some(day);
            end = after;
        }
        // "from 6 to March 17, 2009"
        if link
            && last.is_none()
            && (self.led_by(at, "from") || self.led_by(at, "between"))
            && self.month_name(end + 1).is_some()
            && let Some((to @ When::Date(Stamp { of: Of::Day(..), .. }), last)) = self.month_first(end + 1)
        {
            return Some((between(date(None, Of::DayAlone(first)), to), last));
        }
        let day_word = usize::from(self.says(end, "day"));
        let of = end + day_word + usize::from(self.says(end + day_word, "of") || self.says(end + day_word, "de"));
        let month_at = of + usize::from(self.hyphen(of) || self.sign(of, '/'));
        if let Some(month) = self.month_name(self.past_the(month_at)) {
            let after = self.past_month(self.past_the(month_at));
            let separator = usize::from(month_at > of && (self.sign(after, '-') || self.sign(after, '/')));
            let (year, end) = self.year_after(after + separator).map_or((None, after), |(year, end)| (Some(year), end));
            if !sound(month, last.unwrap_or(first), year) {
                return None;
            }
            if let Some((year, end)) = self.relative_year(end).filter(|_| year.is_none()) {
                return Some((days_of(&month_of(month, year), first, last), end));
            }
            return Some((day_or_days(year, month, first, last), end));
        }
        if of > end && self.says(of, "the") && self.unit(of + 1) == Some(Unit::Month) && self.ends(of + 2) {
            return Some((days_of(&When::Unit(Unit::Month, 0, Base::Loose), first, last), of + 2));
        }
        if of > end || self.is(of, Class::Direction) {
            let (month, end) = self.directed(of).filter(|(when, _)| matches!(when, When::Unit(Unit::Month, ..)))?;
            return Some((days_of(&month, first, last), end));
        }
        self.day_alone(at, first, last.map_or(end, |_| end), last)
    }

    /// One past the days of "3, 5 and 9 May" that stand between the first and the last.
    fn past_listed_days(&self, at: usize) -> usize {
        let mut end = at;
        for _ in 0..LISTED {
            match self.day_number(end + 1).filter(|_| self.sign(end, ',')) {
                Some((_, next)) => end = next,
                None => break,
            }
        }
        let goes_on =
            self.says(end, "and") && self.day_number(end + 1).is_some_and(|(_, end)| self.is(end, Class::Month));
        if goes_on { end } else { at }
    }

    /// `on the 27th`: a day without its month, where nothing follows that it could count.
    fn day_alone(&self, at: usize, first: u8, end: usize, last: Option<u8>) -> Read {
        let ordinal = self.ordinal(at).is_some();
        let the = at.checked_sub(1).filter(|&before| self.says(before, "the"));
        let before = the.unwrap_or(at).checked_sub(1);
        let led = before.is_some_and(|before| {
            self.says_any(before, &["on", "by", "until", "till", "since", "from", "before", "after", "to", "for"])
                || self.says(before, "of")
                    && before.checked_sub(1).is_some_and(|at| self.says(at, "week") || self.is(at, Class::PartOfDay))
        });
        let digits = self.token(at)?.kind == Kind::Ordinal || the.is_some();
        let sound = ordinal && last.is_none() && led && digits && self.closed(end);
        sound.then(|| (date(None, Of::DayAlone(first)), end))
    }

    /// A day of a month: 2, 2nd, second.
    pub(super) fn day_number(&self, at: usize) -> Option<(u8, usize)> {
        let plain = self.digits(at).filter(|_| self.words(at).len() <= 2).map(|day| (day, at + 1));
        let (day, end) = plain.or_else(|| self.ordinal(at))?;
        // The French first of a month: 1er août.
        let first = day == 1 && self.says(end, "er") && !self.tokens[end].spaced;
        u8::try_from(day).ok().filter(|day| (1..=31).contains(day)).map(|day| (day, end + usize::from(first)))
    }

    /// A day in words before its year in words: March seventeen, two thousand nine.
    fn spelled_day(&self, at: usize) -> Option<(u8, usize)> {
        let (day, end) = self.number_word(at)?;
        self.spelled_year(end + usize::from(self.sign(end, ',')))?;
        u8::try_from(day).ok().filter(|day| (1..=31).contains(day)).map(|day| (day, end))
    }

    /// `December 2, 2016`, `November 19-20`, `May the eleventh`, `December 2016`, `December`.
    pub(super) fn month_first(&self, at: usize) -> Read {
        let month = self.month_name(at)?;
        let after = self.past_month(at);
        let dashed = self.hyphen(after) && self.words(after + 1).len() <= 2;
        let stopped = self.sign(after, '.') && self.token(after + 1).is_some_and(|day| day.kind == Kind::Number);
        let day_at = self.past_the(
            after + usize::from(self.sign(after, ',') || self.sign(after, '/') || dashed || stopped && after == at + 1),
        );
        let one = |end: usize| self.is(end, Class::Singular) && !self.is(end, Class::Plural);
        let counted =
            |end: usize| self.counted(end) && !one(end) || self.hyphen(end) && self.is(end + 1, Class::TimeUnit);
        let day = self.day_number(day_at).or_else(|| self.spelled_day(day_at));
        // "the October 7 attacks": behind "the" a month alone counts nothing.
        let the = at.checked_sub(1).is_some_and(|before| self.says(before, "the"));
        if let Some((first, end)) = day.filter(|&(_, end)| the || !counted(end)) {
            let (last, end) = self.days_to(end).map_or((None, end), |(day, end)| (Some(day), end));
            let clock = self.sign(end, ':');
            let (year, end) = self.year_after(end).map_or((None, end), |(year, end)| (Some(year), end));
            let listed = day_at > after && self.sign(after, ',') && self.ordinal(day_at).is_none();
            // "In mid-November the first snow fell": the ordinal counts snow.
            let other = self.is(day_at, Class::OrdinalWord) && year.is_none() && !self.closed(end);
            if sound(month, last.unwrap_or(first), year) && !clock && !listed && !other {
                if let Some((year, end)) = self.relative_year(end).filter(|_| year.is_none()) {
                    return Some((days_of(&month_of(month, year), first, last), end));
                }
                if let Some(last) = last.filter(|&last| last < first) {
                    // April 27 to the 3rd: the last day lies in the month after.
                    let to = date(None, Of::Day(month % 12 + 1, last));
                    return Some((between(date(year, Of::Day(month, first)), to), end));
                }
                return Some((day_or_days(year, month, first, last), end));
            }
        }
        if let Some((year, end)) = self.year_after(after) {
            return Some((date(Some(year), Of::Month(month)), end));
        }
        if (self.sign(after, '-') || self.sign(after, '/'))
            && let Some(year) = self.year(after + 1)
        {
            return Some((date(Some(year), Of::Month(month)), after + 2));
        }
        if let Some(end) = self.of_that_year(after) {
            return Some((date(None, Of::Month(month)), end));
        }
        if let Some((year, end)) = self.relative_year(after) {
            return Some((month_of(month, year), end));
        }
        let year = self.shared_year(after, month);
        let linked = self.token(after).is_some_and(Token::is_dash);
        self.month_stands(at).then(|| (date(year, Of::Month(month)), if linked { after } else { at + 1 }))
    }

    /// The second day of `19-20`, where a month stood before the first.
    fn days_to(&self, at: usize) -> Option<(u8, usize)> {
        let dash = self.token(at).is_some_and(Token::is_dash);
        let word = self.says_any(at, &["to", "through", "thru", "and", "until"]);
        let (day, end) = self.day_number(self.past_the(at + 1)).filter(|_| dash || word)?;
        let other = self.is(end, Class::Month) || self.says(end, "of") || self.counted(end);
        (!other && !self.sign(end, ':')).then_some((day, end))
    }

    /// Whether a month's name without day and year is a month: no verb, no person.
    fn month_stands(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let the = at.checked_sub(1).filter(|&before| self.says(before, "the") || self.sign(before, '-'));
        let before = the.unwrap_or(at).checked_sub(1).and_then(|before| self.token(before));
        let next = self.token(at + 1);
        let led = before.is_some_and(|before| {
            before.is(Class::Preposition) || before.is(Class::PartOf) || before.is(Class::Direction)
        });
        let linked =
            before.is_some_and(|before| before.is(Class::Conjunction) || before.is_dash() || before.is_sign(','));
        if self.says_any(at, &AMBIGUOUS) {
            let stop = at.checked_sub(1).filter(|&stop| self.sign(stop, '.')).unwrap_or(at); // Col. August
            let titled =
                stop.checked_sub(1).is_some_and(|title| self.is(title, Class::Title) && self.tokens[title].capital);
            if titled {
                return false;
            }
            let verb = next.is_some_and(|next| next.is(Class::Be) || next.is(Class::Have));
            let ranged = next.is_some_and(Token::is_dash) && self.is(at + 2, Class::Month);
            let august = self.says(at, "august"); // no verb, and nobody's name
            return token.capital && (led || august || ranged || linked && self.month_near(at)) && (led || !verb);
        }
        let named =
            |token: &Token| token.kind == Kind::Word && token.capital && !token.classes.any(Classes::of(&NO_NAME));
        let person = before.is_some_and(|before| named(before) && !before.line_start)
            || !led && next.is_some_and(|next| named(next) && next.spaced);
        let short = self.words(at).len() <= 4 && !token.capital && !led;
        !person && !short
    }

    fn month_near(&self, at: usize) -> bool {
        (at.saturating_sub(3)..at).any(|before| self.is(before, Class::Month))
    }
}

/// The most days of one month that a list names between its first and its last: a longer one counts something else.
const LISTED: usize = 6;

/// Months whose names are words of another kind too.
const AMBIGUOUS: [&str; 4] = ["may", "march", "mar", "august"];

/// Words that may carry a capital beside a month and make no person of it.
const NO_NAME: [Class; 9] = [
    Class::Preposition,
    Class::Determiner,
    Class::Month,
    Class::Weekday,
    Class::Conjunction,
    Class::PartOf,
    Class::Direction,
    Class::Opener,
    Class::Pronoun,
];

/// A time of the calendar.
pub(super) fn date(year: Option<i16>, of: Of) -> When {
    When::Date(Stamp::new(year, of))
}

/// A month of a year that is told by its distance: November last year.
pub(super) fn month_of(month: u8, year: When) -> When {
    When::Nth(month.cast_signed(), 1, Piece::Of(Unit::Month), Box::new(year))
}

/// Days of a month that is told by its distance: the 20th of this month.
fn days_of(month: &When, first: u8, last: Option<u8>) -> When {
    let nth = |day: u8| When::Nth(day.cast_signed(), 1, Piece::Of(Unit::Day), Box::new(month.clone()));
    match last {
        Some(last) => When::Between(Box::new(nth(first)), Box::new(nth(last))),
        None => nth(first),
    }
}

fn day_or_days(year: Option<i16>, month: u8, first: u8, last: Option<u8>) -> When {
    let day = |day: u8| date(year, Of::Day(month, day));
    match last {
        None => day(first),
        Some(last) if last >= first => When::Between(Box::new(day(first)), Box::new(day(last))),
        // 30-2 December: the first day lies in the month before.
        Some(last) => between(date(year, Of::Day((month + 10) % 12 + 1, first)), day(last)),
    }
}

/// Whether a month can have such a day.
fn sound(month: u8, day: u8, year: Option<i16>) -> bool {
    let year = year.unwrap_or(2024); // a leap year: 29 February is a day
    jiff::civil::Date::new(year, month.cast_signed(), 1)
        .is_ok_and(|first| day.cast_signed() <= first.days_in_month() || day <= 31)
}

/// The year of two digits: from 69 on of the last century.
pub(super) fn long_year(short: u32) -> Option<i16> {
    i16::try_from(if short < 69 { 2000 + short } else { 1900 + short }).ok()
}

/// The year that a unit counts from, where none is written.
pub(super) fn this_year() -> When {
    When::Unit(Unit::Year, 0, Base::Loose)
}
