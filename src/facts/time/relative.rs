//! Times that count from a day: yesterday, last week, two days ago, the end of the month, the first week of October.

use crate::facts::time::calendar::this_year;
use crate::facts::time::reader::{Read, Reader, day, part};
use crate::facts::time::{Base, Of, Part, Piece, Tense, Unit, When, tense};
use crate::prose::lexicon::Found;
use crate::prose::{Class, Kind, Token};

/// The value of "overnight" in the lexicon's class `relative-day`.
const OVERNIGHT: u64 = 9;

impl Reader<'_> {
    /// The longest phrase of a class of time that begins at `at`.
    pub(super) fn phrase(&self, at: usize, class: Class) -> Option<Found> {
        if self.is(at, Class::PhraseStart) && self.is(at, Class::TimePhrase) {
            self.lexicon.phrase(self.tokens, at, class)
        } else {
            None
        }
    }

    /// yesterday, overnight, last night, the day before yesterday
    pub(super) fn relative_day(&self, at: usize) -> Read {
        let start = self.past_the(at);
        let token = self.token(start)?;
        let (value, end) = match self.phrase(start, Class::RelativeDay) {
            Some(found) => (found.value, found.end),
            None if token.is(Class::RelativeDay) => (self.lexicon.value(token.word), start + 1),
            None => return None,
        };
        if token.is(Class::TimeUnit) && start == at && !self.says(at, "day") {
            return None;
        }
        // "overnight on 12-13 May", "overnight Sunday", "overnight into Monday"
        if value == OVERNIGHT {
            let joined = usize::from(self.says_any(end, &["on", "into", "of", "from"]));
            if let Some((when, last)) = self.expression(end + joined).filter(|(when, _)| {
                matches!(when, When::Weekday(..) | When::Date(_) | When::Between(..)) && when.is_fine()
            }) {
                return Some((when, last));
            }
        }
        Some(match value {
            OVERNIGHT => (When::Between(Box::new(day(-1)), Box::new(day(0))), end),
            10 => (day(1), end),
            11 => (day(2), end),
            days => (day(1 - i32::try_from(days).ok()?), end),
        })
    }

    /// recently, so far, in the coming weeks: nothing that could be found later.
    pub(super) fn vague(&self, at: usize) -> Read {
        let start = self.past_the(at);
        let token = self.token(start)?;
        let found = self.phrase(start, Class::VagueTime);
        let end = match found {
            Some(found) => found.end,
            None if token.is(Class::VagueTime) => start + 1,
            None => return self.vague_run(start),
        };
        let said = |word: &str| self.says(end, word);
        let other = said("as") || self.says(start, "now") && (said("that") || said(",")) || said("known");
        let after_as = start.checked_sub(1).is_some_and(|before| {
            self.says_any(before, &["as", "from", "right", "equal", "equals", "prior", "up", "close"])
        });
        let ahead = (self.says(start, "soon") || self.says(start, "shortly"))
            && tense::around(self.prose, start, end) != Tense::Future;
        let up = start.checked_sub(1).is_some_and(|before| self.says(before, "up") && self.says(start, "to"));
        // "so far this year", "the year to date": from its beginning until now.
        if self.says(start, "so")
            && let Some((when @ When::Unit(_, 0, _), last)) = self.directed(end)
        {
            return Some((part(Part::Earlier, when), last));
        }
        // "at this time last year" is last year.
        let dated = self.is(end, Class::Direction) && self.directed(end).is_some();
        if ahead || up || other || dated || after_as || found.is_none() && self.qualifies(start) {
            return None;
        }
        Some((When::Vague, end))
    }

    /// the past few days, the last several weeks
    fn vague_run(&self, at: usize) -> Read {
        let direction = self.value(at, Class::Direction).filter(|value| (1..=6).contains(value))?;
        let few = self.token(at + 1)?;
        let (end, vague) = match self.unit(at + 2) {
            Some(_) if few.is(Class::Weak) || self.says(at + 1, "couple") => (at + 3, true),
            _ => (
                at + 2,
                direction >= 4 && direction != 6 && self.unit(at + 1).is_some() && self.words(at + 1).ends_with('s'),
            ),
        };
        let few = few.is(Class::Weak);
        let definite = few || at.checked_sub(1).is_some_and(|before| self.says(before, "the")) || direction != 4;
        (vague && definite).then_some((When::Vague, end))
    }

    /// "recently displaced families": the adverb belongs to the noun, not to an event.
    fn qualifies(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        let opens = before.is_none_or(|before| {
            before.is(Class::Determiner)
                || before.is(Class::Preposition)
                || before.is_sign('.')
                || before.kind == Kind::Number
        });
        let next = self.words(at + 1);
        let participle = self.is(at + 1, Class::Participle) || next.ends_with("ed");
        opens
            && participle
            && self.token(at + 2).is_some_and(|noun| noun.kind == Kind::Word && !noun.is(Class::Preposition))
    }

    /// early last week, mid-November, the end of the year, late on Friday
    pub(super) fn part(&self, at: usize) -> Read {
        let start = self.past_the(at);
        let of_part = self.value(start, Class::PartOf).and_then(Part::of)?;
        let of = self.says(start + 1, "of");
        let joined = of || self.says(start + 1, "in") || self.says(start + 1, "on");
        let rest = start + 1 + usize::from(joined || self.hyphen(start + 1));
        if let Some(parts) = self.part_to_part(start, of_part) {
            return Some(parts);
        }
        if let Some(pieces) = self.part_pieces(start, of_part) {
            return Some(pieces);
        }
        if self.says_any(start, &["opening", "closing", "latter"]) {
            return None;
        }
        // "Beginning in 1915" is a preposition, "the beginning of 1915" a part.
        let noun = ["beginning", "start", "onset", "end", "close", "middle", "rest", "remainder"];
        if !of && self.says_any(start, &noun) {
            return None;
        }
        if let Some((when, end)) = self.loose_unit(rest, joined) {
            let (when, end) = match (&when, of_part) {
                (When::Unit(Unit::Day, ..), _) => (when, end),
                _ => (part(of_part, when), end),
            };
            return Some((when, end));
        }
        let rest = rest + usize::from(of && self.says(rest, "around"));
        if matches!(of_part, Part::Earlier | Part::Later) {
            let dated = || self.calendar(rest).filter(|(when, _)| joined && when.is_dated() && !when.is_fine());
            let (when, end) = self.directed(rest).or_else(dated)?;
            return Some((part(of_part, when), end));
        }
        // "the early hours of 9 May"
        if self.unit(rest) == Some(Unit::Hour)
            && self.words(rest).ends_with('s')
            && let Some(day) =
                self.one(rest + 2).filter(|(when, _)| self.says_any(rest + 1, &["of", "on"]) && when.is_fine())
        {
            return Some(day);
        }
        // The end of the past week is the end of a week, not of the days up to today.
        if let Some((When::Running(unit, -1), end)) = self.directed(rest).filter(|_| of || joined) {
            return Some((part(of_part, When::Unit(unit, -1, Base::Document)), end));
        }
        let (when, end) =
            self.one(rest).filter(|(when, _)| !matches!(when, When::Vague | When::Running(..) | When::Part(..)))?;
        let daily = matches!(when, When::Weekday(..) | When::Unit(Unit::Day, ..))
            || matches!(&when, When::Date(stamp) if matches!(stamp.of, Of::Day(..) | Of::DayAlone(_)));
        Some((if daily { when } else { part(of_part, when) }, end))
    }

    /// mid- to late April, early to mid-May
    fn part_to_part(&self, at: usize, first: Part) -> Read {
        let to = at + 1 + usize::from(self.token(at + 1).is_some_and(Token::is_dash));
        let second = to + 1 + usize::from(self.token(to + 1).is_some_and(Token::is_dash));
        if !self.says_any(to, &["to", "and", "or"]) || !self.is(second, Class::PartOf) {
            return None;
        }
        // One range, not a chain of them.
        if self.says(second + 1, "to") || self.says(second + 2, "to") || self.is(second + 1, Class::PartOf) {
            return None;
        }
        let (last, end) = self.part(second)?;
        let When::Part(_, of) = &last else { return None };
        Some((When::Between(Box::new(part(first, (**of).clone())), Box::new(last)), end))
    }

    /// the early months of 2024, the closing days of April, the latter half of 2023, the early part of the year
    fn part_pieces(&self, at: usize, of_part: Part) -> Read {
        let piece = at + 1;
        let half = self.unit(piece) == Some(Unit::Half);
        let many = self.unit(piece).is_some_and(|unit| unit != Unit::Hour) && self.words(piece).ends_with('s');
        if !(half || many || self.says_any(piece, &["part", "stages", "stage"])) || !self.says(piece + 1, "of") {
            return None;
        }
        let rest = piece + 2;
        let (whole, end) =
            self.loose_unit(rest, true).or_else(|| self.calendar(rest)).or_else(|| self.directed(rest))?;
        if !matches!(whole, When::Date(_) | When::Unit(..)) || whole.is_fine() {
            return None;
        }
        Some(match of_part {
            Part::Late if half => (When::Nth(2, 1, Piece::Of(Unit::Half), Box::new(whole)), end),
            _ if half => return None,
            of_part => (part(of_part, whole), end),
        })
    }

    /// "the year", "that month", "year" after "the end of": the present one.
    pub(super) fn loose_unit(&self, at: usize, joined: bool) -> Read {
        let start = self.past_the(at);
        let unit = self.unit(start).filter(|unit| *unit != Unit::Hour && !self.words(start).ends_with('s'))?;
        let numbered = self.numbered_unit(start).is_some() || self.says(start + 1, "of");
        (joined && !numbered).then_some((When::Unit(unit, 0, Base::Loose), start + 1))
    }

    /// the night of 2-3 December, the morning of the attack's day, on the evening of 3 May
    pub(super) fn part_of_day(&self, at: usize) -> Read {
        let mut start = self.past_the(at);
        start += usize::from(self.is(start, Class::PartOf));
        if !self.is(start, Class::PartOfDay) {
            return None;
        }
        let hours = usize::from(self.says(start + 1, "hours"));
        let of = start + 1 + hours;
        let joined = self.says(of, "of") || self.says(of, "on");
        let (when, end) = self.one(of + usize::from(joined)).filter(|(when, _)| when.is_fine())?;
        let definite = start > at || joined;
        (definite && !matches!(when, When::Running(..))).then_some((when, end))
    }

    /// the first week of October, the last two weeks of May, the second half of 2023, the third quarter
    pub(super) fn nth(&self, at: usize) -> Read {
        let start = self.past_the(at);
        let last = self.says(start, "last") || self.says(start, "final");
        let (nth, mut next) = if last {
            (-1, start + 1)
        } else {
            let (nth, next) = self.ordinal(start)?;
            let nth = i8::try_from(nth).ok()?;
            if self.says(next, "last") { (-nth, next + 1) } else { (nth, next) } // the fifth last day
        };
        let mut count = 1;
        if let Some((Some(many), end)) = self.count(next).filter(|&(_, end)| self.unit(end).is_some()) {
            (count, next) = (u8::try_from(many).ok()?, end);
        }
        next += usize::from(self.hyphen(next));
        let (piece, after) = match (self.unit(next), self.value(next, Class::Weekday)) {
            (Some(unit), _) if unit != Unit::Hour => (Piece::Of(unit), next + 1),
            (_, Some(day)) if self.words(next).len() > 5 => (Piece::Weekday(u8::try_from(day).ok()?), next + 1),
            _ => return None,
        };
        let joined = self.says(after, "of") || self.says(after, "in");
        let rest = after + usize::from(joined);
        let several = count == 1 && matches!(piece, Piece::Of(_)) && self.words(next).ends_with('s');
        let whole = self.loose_unit(rest, joined).or_else(|| {
            self.calendar(rest)
                .or_else(|| self.directed(rest))
                .filter(|(when, _)| !matches!(when, When::Running(..) | When::Weekday(..)))
        });
        if let Some((whole, end)) = whole.filter(|(when, _)| joined || matches!(when, When::Date(_) | When::Unit(..))) {
            if matches!(piece, Piece::Of(Unit::Century)) {
                return None;
            }
            if several {
                // The first days and the last weeks: how many, nobody says.
                let edge = if last { Part::Late } else { Part::Early };
                return (last || nth == 1).then(|| (part(edge, whole), end));
            }
            return Some((When::Nth(nth, count, piece, Box::new(whole)), end));
        }
        let alone = match piece {
            Piece::Of(Unit::Quarter) => !last && !joined,
            Piece::Of(Unit::Half) => !last && !joined && self.closed(after),
            _ => false,
        };
        (alone && start > at).then(|| (When::Nth(nth, count, piece, Box::new(this_year())), after))
    }
}
