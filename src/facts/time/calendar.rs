//! Dates of the calendar: days with their month and year, months, years, decades, seasons, weekdays, holidays.

use crate::facts::time::reader::{Read, Reader, between};
use crate::facts::time::{Base, Of, Piece, Shift, Stamp, Unit, When};
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
                let led =
                    at.checked_sub(1).filter(|&before| self.is(before, Class::Preposition) && !self.says(before, "of"));
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
        if token.is(Class::Month) {
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
        let month = self.value(at, Class::Month)?;
        let sound = self.tokens[at].capital || !self.says_any(at, &AMBIGUOUS) || self.beside_a_number(at);
        sound.then(|| u8::try_from(month).ok()).flatten()
    }

    fn beside_a_number(&self, at: usize) -> bool {
        let number = |at: usize| self.token(at).is_some_and(|t| matches!(t.kind, Kind::Number | Kind::Ordinal));
        let before = at.checked_sub(1).is_some_and(|before| {
            number(before) || self.says(before, "of") && before.checked_sub(1).is_some_and(number)
        });
        let ordinal = self.ordinal(self.past_the(at + 1)).is_some();
        before || ordinal || number(at + 1) && !self.is(at, Class::Modal)
    }

    /// One past a month's name and the stop of its abbreviation.
    fn past_month(&self, at: usize) -> usize {
        let stop = self.sign(at + 1, '.') && !self.tokens[at + 1].spaced && self.words(at).len() <= 4;
        at + 1 + usize::from(stop && self.token(at + 2).is_some_and(|next| !next.capital))
    }

    /// `2 December 2016`, `the 2nd of December`, `3-7 May 2024`, `the 20th of this month`.
    fn day_first(&self, at: usize) -> Read {
        let (first, mut end) = self.day_number(at)?;
        let mut last = None;
        let link = self.says_any(end, &["to", "and", "until", "till", "through", "thru"])
            || self.token(end).is_some_and(|token| token.is_dash() || token.is_sign('/') || token.is_sign('&'));
        if link && let Some((day, after)) = self.day_number(self.past_the(end + 1)) {
            last = Some(day);
            end = after;
        }
        let day_word = usize::from(self.says(end, "day"));
        let of = end + day_word + usize::from(self.says(end + day_word, "of"));
        let month_at = of + usize::from(self.sign(of, '-') || self.sign(of, '/'));
        if let Some(month) = self.month_name(self.past_the(month_at)) {
            let after = self.past_month(self.past_the(month_at));
            let separator = usize::from(month_at > of && (self.sign(after, '-') || self.sign(after, '/')));
            let (year, end) = self.year_after(after + separator).map_or((None, after), |(year, end)| (Some(year), end));
            return sound(month, last.unwrap_or(first), year).then(|| (day_or_days(year, month, first, last), end));
        }
        if of > end || self.is(of, Class::Direction) {
            let (month, end) = self.directed(of).filter(|(when, _)| matches!(when, When::Unit(Unit::Month, ..)))?;
            let nth = |day: u8| When::Nth(day.cast_signed(), 1, Piece::Of(Unit::Day), Box::new(month.clone()));
            let whole = match last {
                Some(last) => When::Between(Box::new(nth(first)), Box::new(nth(last))),
                None => nth(first),
            };
            return Some((whole, end));
        }
        self.day_alone(at, first, last.map_or(end, |_| end), last)
    }

    /// `on the 27th`: a day without its month, where nothing follows that it could count.
    fn day_alone(&self, at: usize, first: u8, end: usize, last: Option<u8>) -> Read {
        let ordinal = self.ordinal(at).is_some();
        let the = at.checked_sub(1).filter(|&before| self.says(before, "the"));
        let before = the.unwrap_or(at).checked_sub(1);
        let led = before.is_some_and(|before| {
            self.says_any(before, &["on", "by", "until", "till", "since", "from", "before", "after", "to", "for"])
        });
        let digits = self.token(at)?.kind == Kind::Ordinal || the.is_some();
        let sound = ordinal && last.is_none() && led && digits && self.closed(end);
        sound.then(|| (date(None, Of::DayAlone(first)), end))
    }

    /// A day of a month: 2, 2nd, second.
    pub(super) fn day_number(&self, at: usize) -> Option<(u8, usize)> {
        let plain = self.digits(at).filter(|_| self.words(at).len() <= 2).map(|day| (day, at + 1));
        let (day, end) = plain.or_else(|| self.ordinal(at))?;
        u8::try_from(day).ok().filter(|day| (1..=31).contains(day)).map(|day| (day, end))
    }

    /// `December 2, 2016`, `November 19-20`, `May the eleventh`, `December 2016`, `December`.
    fn month_first(&self, at: usize) -> Read {
        let month = self.month_name(at)?;
        let after = self.past_month(at);
        let day_at = self.past_the(after + usize::from(self.sign(after, ',') || self.sign(after, '/')));
        let one = |end: usize| self.is(end, Class::Singular) && !self.is(end, Class::Plural);
        let counted =
            |end: usize| self.counted(end) && !one(end) || self.hyphen(end) && self.is(end + 1, Class::TimeUnit);
        if let Some((first, end)) = self.day_number(day_at).filter(|&(_, end)| !counted(end)) {
            let (last, end) = self.days_to(end).map_or((None, end), |(day, end)| (Some(day), end));
            let clock = self.sign(end, ':');
            let (year, end) = self.year_after(end).map_or((None, end), |(year, end)| (Some(year), end));
            let listed = day_at > after && self.sign(after, ',') && self.ordinal(day_at).is_none();
            if sound(month, last.unwrap_or(first), year) && !clock && !listed {
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
        if self.of_that_year(after) {
            return Some((date(None, Of::Month(month)), after + 3));
        }
        self.month_stands(at).then(|| (date(None, Of::Month(month)), at + 1))
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
            let verb = next.is_some_and(|next| next.is(Class::Be) || next.is(Class::Have));
            let ranged = next.is_some_and(Token::is_dash) && self.is(at + 2, Class::Month);
            return token.capital && (led || ranged || linked && self.month_near(at)) && !verb;
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

    /// A weekday, alone or with its date or its week.
    fn weekday(&self, at: usize) -> Read {
        let day = u8::try_from(self.value(at, Class::Weekday)?).ok()?;
        let stop = usize::from(self.sign(at + 1, '.') && !self.tokens[at + 1].spaced && self.words(at).len() <= 5);
        let short = self.words(at).len() <= 5 && !self.says(at, "tues");
        let comma = at + 1 + stop;
        let date_at = comma + usize::from(self.sign(comma, ',') || self.sign(comma, '-') || self.sign(comma, '('));
        if let Some((when, end)) = self.dated_weekday(day, date_at, comma) {
            return Some((when, end + usize::from(self.sign(comma, '(') && self.sign(end, ')'))));
        }
        if short && !(self.tokens[at].capital && (stop == 1 || self.sign(comma, ','))) {
            return None;
        }
        let week_at = comma + usize::from(self.says(comma, "of") || self.says(comma, "in"));
        if let Some((week, end)) = self.directed(week_at).filter(|(when, _)| matches!(when, When::Unit(Unit::Week, ..)))
        {
            return Some((When::Nth(1, 1, Piece::Weekday(day), Box::new(week)), end));
        }
        Some((When::Weekday(day, Shift::Bare), at + 1))
    }

    /// The date after a weekday: `Friday, 2 December 2016`, `Friday the 22nd`.
    fn dated_weekday(&self, weekday: u8, at: usize, comma: usize) -> Read {
        let start = self.past_the(at);
        let number = self.token(start)?;
        if let Some((When::Date(stamp), end)) = self
            .numeric(start)
            .or_else(|| self.slashed(start))
            .or_else(|| self.day_first(start))
            .or_else(|| if number.is(Class::Month) { self.month_first(start) } else { None })
            && matches!(stamp.of, Of::Day(..))
        {
            return Some((When::Date(Stamp { weekday: Some(weekday), ..stamp }), end));
        }
        let ordinal = number.kind == Kind::Ordinal || start > at;
        let (day, end) = self.day_number(start).filter(|_| at == comma && number.spaced)?;
        let sound = (ordinal || !number.capital) && self.closed(end) && !self.sign(end, ':');
        let stamp = Stamp { weekday: Some(weekday), ..Stamp::new(None, Of::DayAlone(day)) };
        sound.then_some((When::Date(stamp), end))
    }

    /// `spring 2016`, `the summer of 2017`, `in the winter`.
    fn season(&self, at: usize, start: usize) -> Read {
        let season = u8::try_from(self.value(start, Class::Season)?).ok()?;
        if let Some((year, end)) = self.year_after(start + 1) {
            return Some((date(Some(year), Of::Season(season)), end));
        }
        if self.of_that_year(start + 1) {
            return Some((date(None, Of::Season(season)), start + 4));
        }
        let led = at.checked_sub(1).is_some_and(|before| {
            let led = ["in", "by", "during", "since", "until", "over", "throughout", "before", "after", "of"];
            self.says_any(before, &led)
        });
        let fall = self.says(start, "fall") && start == at;
        let sound = led && self.closed(start + 1) && !self.says(start + 1, "of") && !fall;
        sound.then(|| (date(None, Of::Season(season)), start + 1))
    }

    /// `week 12`, `the week of 3 May`, `the month of May`, `the year 1950`.
    fn numbered_unit(&self, at: usize) -> Read {
        match self.unit(at)? {
            Unit::Week => {
                if let Some(week) = self.digits(at + 1).filter(|week| (1..=53).contains(week)) {
                    if let Some((year, end)) = self.directed(at + 3).filter(|_| self.says(at + 2, "of")) {
                        let week = i8::try_from(week).ok()?;
                        return Some((When::Nth(week, 1, Piece::Of(Unit::Week), Box::new(year)), end));
                    }
                    let year = self.year_after(at + 2);
                    let stamp = date(year.map(|(year, _)| year), Of::Week(u8::try_from(week).ok()?));
                    let end = year.map_or(at + 2, |(_, end)| end);
                    return (year.is_some() || !self.counted(end)).then_some((stamp, end));
                }
                let (when, end) = self.one(at + 2).filter(|(when, _)| self.says(at + 1, "of") && when.is_fine())?;
                Some((When::Nth(0, 1, Piece::Of(Unit::Week), Box::new(when)), end))
            }
            Unit::Month => {
                let month = self.month_name(at + 2).filter(|_| self.says(at + 1, "of"))?;
                self.month_first(at + 2).or_else(|| Some((date(None, Of::Month(month)), at + 3)))
            }
            Unit::Year => {
                let digits =
                    self.digits(at + 1).filter(|&year| (100..2200).contains(&year) && !self.counted(at + 2))?;
                Some((date(i16::try_from(digits).ok(), Of::Year), at + 2))
            }
            _ => None,
        }
    }

    fn holiday(&self, value: u64, end: usize) -> Read {
        let of = match u8::try_from(value / 100).ok()? {
            0 => Of::Easter,
            month => Of::Day(month, u8::try_from(value % 100).ok()?),
        };
        let (year, end) = self.year_after(end).map_or((None, end), |(year, end)| (Some(year), end));
        Some((date(year, of), end))
    }
}

/// Months whose names are words of another kind too.
const AMBIGUOUS: [&str; 3] = ["may", "march", "mar"];

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
