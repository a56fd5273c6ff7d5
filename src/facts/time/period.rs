//! Weekdays with their dates, seasons, numbered weeks and years: Friday, 2 December; the winter of 2015-16; week 12.

use crate::facts::time::calendar::{date, this_year};
use crate::facts::time::reader::{Read, Reader};
use crate::facts::time::{Length, Of, Part, Piece, Shift, Stamp, Unit, When};
use crate::prose::{Class, Kind};

impl Reader<'_> {
    /// A weekday, alone or with its date or its week.
    pub(super) fn weekday(&self, at: usize) -> Read {
        if let Some(after) = self.after_next(at) {
            return Some(after);
        }
        let day = u8::try_from(self.value(at, Class::Weekday)?).ok()?;
        let stop = usize::from(self.sign(at + 1, '.') && !self.tokens[at + 1].spaced && self.words(at).len() <= 5);
        let short = self.words(at).len() <= 5 && !self.says(at, "tues");
        let comma = at + 1 + stop;
        let date_at = comma + usize::from(self.sign(comma, ',') || self.sign(comma, '-') || self.sign(comma, '('));
        if let Some((when, end)) = self.dated_weekday(day, date_at, comma) {
            return Some((when, end + usize::from(self.sign(comma, '(') && self.sign(end, ')'))));
        }
        // "Friday night, 2 December", "Tuesday morning (14 May)"
        let open = comma + 1;
        if self.is(comma, Class::PartOfDay)
            && let Some((when, end)) =
                self.dated_weekday(day, open + 1, open).filter(|_| self.sign(open, ',') || self.sign(open, '('))
        {
            return Some((when, end + usize::from(self.sign(open, '(') && self.sign(end, ')'))));
        }
        if short && !(self.tokens[at].capital && (stop == 1 || self.sign(comma, ','))) {
            return None;
        }
        let week_at = comma + usize::from(self.says(comma, "of") || self.says(comma, "in"));
        if let Some((week, end)) = self.directed(week_at).filter(|(when, _)| matches!(when, When::Unit(Unit::Week, ..)))
        {
            return Some((When::Nth(1, 1, Piece::Weekday(day), Box::new(week)), end));
        }
        // "the last Friday of the siege": which one, nobody says
        let nth = at.checked_sub(1).is_some_and(|before| self.says(before, "last") || self.ordinal(before).is_some());
        (!(nth && self.says(comma, "of"))).then_some((When::Weekday(day, Shift::Bare), at + 1))
    }

    /// The date after a weekday: `Friday, 2 December 2016`, `Friday the 22nd`.
    pub(super) fn dated_weekday(&self, weekday: u8, at: usize, comma: usize) -> Read {
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

    /// A date with the weekday that follows it: `6 May (Monday)`, `2 December 2016, Friday`.
    pub(super) fn with_weekday(&self, when: When, end: usize) -> (When, usize) {
        let When::Date(stamp @ Stamp { of: Of::Day(..), weekday: None, .. }) = when else { return (when, end) };
        let Some(weekday) = self.value(end + 1, Class::Weekday).and_then(|day| u8::try_from(day).ok()) else {
            return (when, end);
        };
        let stamp = When::Date(Stamp { weekday: Some(weekday), ..stamp });
        if self.sign(end, '(') && self.sign(end + 2, ')') {
            return (stamp, end + 3);
        }
        let closes = self.token(end + 2).is_none_or(|next| matches!(next.kind, Kind::Sign(_)) && !next.is_dash());
        if self.sign(end, ',') && when.is_fixed() && closes { (stamp, end + 2) } else { (when, end) }
    }

    /// The piece of a year or week that owns it: last year's third quarter, last week's Sunday.
    pub(super) fn owned(&self, when: When, end: usize) -> (When, usize) {
        let owns = self.token(end).is_some_and(|token| token.kind == Kind::Possessive);
        let When::Unit(Unit::Year | Unit::Week, ..) = when else { return (when, end) };
        let (nth, piece, last) = match self.ordinal(end + 1) {
            _ if !owns => return (when, end),
            Some((nth, next)) => match self.unit(next) {
                Some(unit @ (Unit::Quarter | Unit::Half)) => {
                    (i8::try_from(nth).unwrap_or(1), Piece::Of(unit), next + 1)
                }
                _ => return (when, end),
            },
            None => match self.value(end + 1, Class::Weekday) {
                Some(day) => (1, Piece::Weekday(u8::try_from(day).unwrap_or(1)), end + 2),
                None => return (when, end),
            },
        };
        (When::Nth(nth, 1, piece, Box::new(when)), last)
    }

    /// `spring 2016`, `the summer of 2017`, `in the winter`.
    pub(super) fn season(&self, at: usize, start: usize) -> Read {
        let season = u8::try_from(self.value(start, Class::Season)?).ok()?;
        if let Some((year, end)) = self.year_after(start + 1) {
            // The winter of 2015-16, of 2022/23: one winter.
            let next = u32::try_from(year).ok().map(|year| (year + 1) % 100);
            let short =
                (self.hyphen(end) || self.sign(end, '/')) && self.digits(end + 1).map(|year| year % 100) == next;
            return Some((date(Some(year), Of::Season(season)), end + if short { 2 } else { 0 }));
        }
        if let Some(end) = self.of_that_year(start + 1) {
            return Some((date(None, Of::Season(season)), end));
        }
        // The spring of next year; a winter lies in two.
        if season < 4
            && let Some((year, end)) = self.relative_year(start + 1)
        {
            let first = 3 * season.cast_signed();
            return Some((When::Nth(first, 3, Piece::Of(Unit::Month), Box::new(year)), end));
        }
        let led = at.checked_sub(1).is_some_and(|before| {
            let led = ["in", "by", "during", "since", "until", "over", "throughout", "before", "after", "of"];
            self.says_any(before, &led) || self.is(before, Class::PartOf)
        });
        let fall = self.says(start, "fall") && start == at;
        let sound = led && self.ends(start + 1) && !self.says(start + 1, "of") && !fall;
        sound.then(|| (date(None, Of::Season(season)), start + 1))
    }

    /// `week 12`, `the week of 3 May`, `the month of May`, `the year 1950`.
    pub(super) fn numbered_unit(&self, at: usize) -> Read {
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
                let week = Unit::Week.times(1);
                let (when, end) = self.one(at + 2).filter(|(when, _)| when.is_fine())?;
                if self.says_any(at + 1, &["ending", "to"]) && !matches!(when, When::Between(..)) {
                    let first = When::From(Length { days: 1 - week.days, ..week }, Box::new(when.clone()));
                    return Some((When::Between(Box::new(first), Box::new(when)), end));
                }
                if self.says_any(at + 1, &["beginning", "starting", "from", "commencing"]) {
                    let last = When::From(Length { days: week.days - 1, ..week }, Box::new(when.clone()));
                    return Some((When::Between(Box::new(when), Box::new(last)), end));
                }
                if !self.says(at + 1, "of") {
                    return None;
                }
                Some((When::Nth(0, 1, Piece::Of(Unit::Week), Box::new(when)), end))
            }
            Unit::Weekend if self.says(at + 1, "of") => {
                let (when, end) = self.one(at + 2).filter(|(when, _)| when.is_fine())?;
                Some((When::Nth(0, 1, Piece::Of(Unit::Weekend), Box::new(when)), end))
            }
            Unit::Month => {
                let month = self.month_name(at + 2).filter(|_| self.says(at + 1, "of"))?;
                self.month_first(at + 2).or_else(|| Some((date(None, Of::Month(month)), at + 3)))
            }
            unit @ (Unit::Year | Unit::Quarter)
                if self.says_any(at + 1, &["to", "ending"]) && !self.says(at + 2, "date") =>
            {
                self.led_by(at, "the").then(|| self.length_to((unit.times(1), unit), at + 1)).flatten()
            }
            Unit::Year if self.says(at + 1, "to") && self.says(at + 2, "date") => {
                Some((When::Part(Part::Earlier, Box::new(this_year())), at + 3))
            }
            Unit::Year => {
                let digits =
                    self.digits(at + 1).filter(|&year| (100..2200).contains(&year) && !self.counted(at + 2))?;
                // "The beginning of the year 310 have died": three digits count people, unless a stop follows.
                let sound = digits >= 1000 || self.token(at + 2).is_none_or(|next| !next.is_wordy());
                sound.then(|| (date(i16::try_from(digits).ok(), Of::Year), at + 2))
            }
            _ => None,
        }
    }
}
