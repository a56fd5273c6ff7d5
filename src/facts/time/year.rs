//! Years: after a month, in words, as decades, and four digits that stand alone.

use crate::facts::time::calendar::{date, long_year};
use crate::facts::time::reader::{Read, Reader};
use crate::facts::time::{Of, Piece, Unit, When};
use crate::prose::{Class, Kind};

/// Years that four digits may mean without a word that says so.
const PLAUSIBLE: std::ops::RangeInclusive<i16> = 1900..=2060;

impl Reader<'_> {
    /// A year at `at`, with what may stand before it: a comma, "of", "in".
    pub(super) fn year_after(&self, at: usize) -> Option<(i16, usize)> {
        let joined = self.sign(at, ',') || self.says(at, "of") || self.says(at, "in");
        let start = at + usize::from(joined);
        if let Some(year) = self.year(start).filter(|_| !(self.sign(at, ',') && self.counted(start + 1))) {
            return Some((year, start + 1));
        }
        if self.sign(start, '\'') || self.sign(start, '’') {
            let short = self.digits(start + 1).filter(|_| self.words(start + 1).len() == 2)?;
            return Some((long_year(short)?, start + 2));
        }
        if (self.says(at, "de") || self.says(at, "del"))
            && let Some(year) = self.year(at + 1)
        {
            return Some((year, at + 2));
        }
        if self.says(at, "of") && self.words(start).len() == 2 {
            let short = self.digits(start).filter(|_| !self.counted(start + 1))?;
            return Some((long_year(short)?, start + 1));
        }
        self.spelled_year(start).filter(|&(year, _)| year > 1000)
    }

    /// A number of four digits that can be a year.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        let digits = self.digits(at).filter(|_| self.words(at).len() == 4)?;
        i16::try_from(digits).ok().filter(|year| (1000..2200).contains(year))
    }

    pub(super) fn spelled(&self, at: usize, start: usize) -> Read {
        if self.says(start, "nineteen")
            && let Some(decade) = self.value(start + 1, Class::Decade)
        {
            return Some((date(i16::try_from(decade).ok(), Of::Decade), start + 2));
        }
        let (year, end) = self.spelled_year(start).filter(|(year, _)| *year > 1400)?;
        let led = at.checked_sub(1).is_some_and(|before| self.is(before, Class::Preposition));
        (led && !self.counted(end)).then(|| (date(Some(year), Of::Year), end))
    }

    /// `1990s`, a year.
    pub(super) fn year_like(&self, at: usize, start: usize) -> Read {
        let apostrophe = usize::from(self.sign(start + 1, '\'') || self.sign(start + 1, '’'));
        let plural = self.says(start + 1 + apostrophe, "s") && !self.tokens[start + 1].spaced
            || self.says(start + 1, "s") && self.closed(start + 2)
            || self.token(start + 1).is_some_and(|next| next.kind == Kind::Possessive);
        if plural && let Some(decade) = self.digits(start).filter(|decade| decade % 10 == 0) {
            let decade = if decade < 100 { 1900 + decade } else { decade };
            let end = start + 2 + apostrophe;
            let led = at.checked_sub(1).is_some_and(|before| self.says(before, "in"));
            let age = self.words(start).len() == 2 && start == at && !led;
            return (!age).then(|| (date(i16::try_from(decade).ok(), Of::Decade), end));
        }
        self.bare_year(at, start)
    }

    fn bare_year(&self, at: usize, start: usize) -> Read {
        let year = self.year(start)?;
        let Some(before) = at.checked_sub(1) else {
            let counts = self.counted(start + 1) && !(start > at && self.is(start + 1, Class::Singular));
            return (PLAUSIBLE.contains(&year) && !counts).then(|| self.plain_year(year, start));
        };
        let says = |words: &[&str]| self.says_any(before, words);
        let sure =
            says(&["in", "since", "during", "until", "till", "throughout", "year", "years", "early", "mid", "late"]);
        let likely =
            says(&["by", "before", "after", "from", "to", "between", "and", "through", "circa", "of", "around", "or"]);
        let hidden = self.hyphen(start + 1) && self.token(start + 2).is_some_and(|next| next.kind == Kind::Word);
        let token = self.token(before)?;
        let numbers = self.token(start + 1).is_some_and(|next| next.spaced && next.kind == Kind::Number);
        let dialled = token.kind == Kind::Number;
        if !sure && (token.is(Class::Numbered) || numbers || dialled || self.is_address(start + 1))
            || self.is_homes(before, start)
        {
            return None;
        }
        let coded =
            token.is_sign('/') || token.is_sign('$') || token.is_sign('#') || token.is_sign('€') || token.is_sign('.');
        let code = coded || token.is(Class::PlaceCue) || says(&["least", "than"]);
        let ok = match (sure, likely, self.counted(start + 1)) {
            (true, _, _) => true,
            (_, _, true) => start > at && self.is(start + 1, Class::Singular),
            (_, true, _) => year > 1400,
            _ if token.is_sign('(') => year > 1400 && (self.sign(start + 1, ')') || self.hyphen(start + 1)),
            _ => PLAUSIBLE.contains(&year) && !code && !self.looks_plural(start + 1),
        };
        (ok && !(hidden && !sure && !likely)).then(|| self.plain_year(year, start))
    }

    /// Whether a road's name follows: "1995 Airport Road".
    fn is_address(&self, at: usize) -> bool {
        let road = |at: usize| self.says_any(at, &["road", "street", "avenue", "boulevard", "lane", "highway"]);
        (at..at + 3).take_while(|&at| self.token(at).is_some_and(|token| token.capital)).any(road)
    }

    /// "Water is back in 2000 homes": inside a sentence the number counts the places that it stands before.
    fn is_homes(&self, before: usize, at: usize) -> bool {
        let inside = before > self.prose.sentences.get(self.prose.sentence_of(at)).map_or(0, |sentence| sentence.first);
        let things = self.is(at + 1, Class::Thing) && self.is(at + 1, Class::Plural);
        inside && self.says(before, "in") && things && !self.is(at + 2, Class::Be) && !self.is(at + 2, Class::Have)
    }

    /// A noun that the lexicon does not know, by its look a plural: "2000 pieces".
    fn looks_plural(&self, at: usize) -> bool {
        let words = self.words(at);
        !self.closed(at) && words.ends_with('s') && !words.ends_with("ss") && !self.is(at, Class::Third)
    }

    /// A year, with the quarter or the month that may follow it.
    pub(super) fn plain_year(&self, year: i16, at: usize) -> (When, usize) {
        let dash = usize::from(self.hyphen(at + 1));
        if let Some((When::Nth(nth, count, piece, _), end)) = self.code(at + 1 + dash) {
            return (When::Nth(nth, count, piece, Box::new(date(Some(year), Of::Year))), end);
        }
        let the = self.past_the(at + 1);
        if let Some((nth, end)) = self.ordinal(the)
            && self.unit(end) == Some(Unit::Quarter)
        {
            let nth = i8::try_from(nth).unwrap_or(1);
            return (When::Nth(nth, 1, Piece::Of(Unit::Quarter), Box::new(date(Some(year), Of::Year))), end + 1);
        }
        if let Some(season) = self.value(at + 1, Class::Season).filter(|_| !self.says(at + 1, "fall")) {
            let season = u8::try_from(season).unwrap_or(1);
            return (date(Some(year), Of::Season(season)), at + 2);
        }
        let month = self.month_name(at + 1).filter(|_| !self.is(at + 1, Class::Modal) || self.tokens[at + 1].capital);
        match month.filter(|_| self.day_number(at + 2).is_none()) {
            Some(month) => (date(Some(year), Of::Month(month)), at + 2),
            None => (date(Some(year), Of::Year), at + 1),
        }
    }

    /// One past "of that year", "of the same year": the year that the text speaks of.
    pub(super) fn of_that_year(&self, at: usize) -> Option<usize> {
        let start = self.past_the(at + 1);
        let said = self.says(at, "of") && (self.says(start, "that") || self.says(start, "same"));
        (said && self.says(start + 1, "year")).then_some(start + 2)
    }

    /// "this year", "of last year", "the previous year" after a month: a year told by its distance.
    pub(super) fn relative_year(&self, at: usize) -> Read {
        let start = at + usize::from(self.says(at, "of") || self.says(at, "in"));
        if !self.is(self.past_the(start), Class::Direction) {
            return None;
        }
        self.directed(start).filter(|(when, _)| matches!(when, When::Unit(Unit::Year, ..)))
    }

    /// The year of "March and April 2023", "August/September 1956" for the first of the two months.
    pub(super) fn shared_year(&self, at: usize, first: u8) -> Option<i16> {
        let linked = self.says_any(at, &["and", "or"]) || self.sign(at, '/') || self.sign(at, ',');
        let second = self.month_name(at + 1).filter(|&second| linked && second > first)?;
        let next = at + 2;
        match self.year_after(next) {
            Some((year, _)) => Some(year),
            None if self.sign(at, ',') => self.shared_year(next, second),
            None => None,
        }
    }
}
