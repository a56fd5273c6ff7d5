//! The reader of time: where an expression may begin, and how two make a range.

use std::cell::Cell;

use crate::facts::time::{Base, Bound, Of, Part, Shift, Tense, Time, Unit, When, tense};
use crate::prose::{Class, ClassSet, Classes, Kind, Lexicon, Prose, Token};

/// What a reading gives: what the words name, and one past their last token.
pub(super) type Read = Option<(When, usize)>;

/// Classes of words with which an expression of time may begin.
const STARTS: Classes = Classes::of(&[
    Class::Month,
    Class::MonthAbroad,
    Class::Decade,
    Class::Weekday,
    Class::Season,
    Class::TimeUnit,
    Class::RelativeDay,
    Class::VagueTime,
    Class::PartOfDay,
    Class::Direction,
    Class::PartOf,
    Class::Holiday,
    Class::Number,
    Class::OrdinalWord,
    Class::Weak,
]);

/// Words that may stand before the first word of a time, or begin one as a phrase of the lexicon.
const OPENS: Classes = Classes::of(&[Class::Determiner, Class::PhraseStart]);

/// Words that belong to no class of time and yet may begin one.
const WORDS: [&str; 4] = ["couple", "eve", "final", "recent"];

/// What follows a number that counts time: 14 days, 10 previous weeks, 2 Thursdays ago.
const COUNTS_TIME: Classes = Classes::of(&[Class::TimeUnit, Class::Direction, Class::Weekday]);

/// Words that follow the day of a date: 3 May, 3 to 7 May, 3 of this month.
const DATES: Classes =
    Classes::of(&[Class::Month, Class::MonthAbroad, Class::Preposition, Class::Conjunction, Class::Determiner]);

/// Nouns that a number before them counts.
const COUNTED: Classes = Classes::of(&[
    Class::Person,
    Class::Thing,
    Class::Group,
    Class::Demonym,
    Class::Armed,
    Class::Magnitude,
    Class::Unit,
    Class::TimeUnit,
]);

/// Words that close what stands before them: no noun that it could qualify.
const CLOSES: Classes = Classes::of(&[
    Class::Preposition,
    Class::Determiner,
    Class::Conjunction,
    Class::Pronoun,
    Class::Be,
    Class::Have,
    Class::Modal,
    Class::Contrast,
    Class::Relative,
    Class::Adverb,
    Class::Reporting,
]);

/// The most times that stand one inside another; more is a text that repeats itself without end.
const DEEPEST: u8 = 4;

/// Reads the times of one paragraph.
pub(super) struct Reader<'a> {
    pub(super) prose: &'a Prose,
    pub(super) tokens: &'a [Token],
    pub(super) lexicon: &'a Lexicon,
    /// How many times are being read now, each inside the one before: the end of the week of 3 May.
    depth: Cell<u8>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(prose: &'a Prose, lexicon: &'a Lexicon) -> Self {
        Self { prose, tokens: &prose.tokens, lexicon, depth: Cell::new(0) }
    }

    pub(super) fn times(&self) -> Vec<Time> {
        let mut times = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            if !self.may_begin(at) {
                at += 1;
                continue;
            }
            let Some((when, end)) = self.expression(at).filter(|(when, end)| self.stands(at, *end, when)) else {
                at += 1;
                continue;
            };
            let (bound, lead) = self.lead(at, &when);
            let sentence = self.prose.sentence_of(at);
            let tense = match tense::around(self.prose, at, end) {
                Tense::Open if bound == Bound::AsOf || lead.of(self.prose.text()).eq_ignore_ascii_case("since") => {
                    Tense::Past // "since 7 October": nobody counts from a day to come
                }
                tense => tense,
            };
            times.push(Time { at: self.prose.range(at, end), lead, when, bound, tense, sentence });
            at = end;
        }
        times
    }

    fn may_begin(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if starts(token) {
            return !self.in_code(at);
        }
        if token.classes == ClassSet::NONE || !token.classes.any(OPENS) {
            return false;
        }
        let first = at + usize::from(token.is(Class::Determiner));
        self.is_opening(first) || first > at && self.token(first).is_some_and(starts)
    }

    /// Whether a number goes on a code: 133-03-2020. The second half of a range is never met here.
    fn in_code(&self, at: usize) -> bool {
        let number = |at: usize| self.token(at).is_some_and(|token| token.kind == Kind::Number);
        let glued = number(at) && !self.tokens[at].spaced && at >= 2;
        glued && self.tokens[at - 1].is_dash() && !self.tokens[at - 1].spaced && number(at - 2)
    }

    /// Whether a token is one of the words that open a time without a class that says so.
    fn is_opening(&self, at: usize) -> bool {
        self.prose.says_any(at, &WORDS)
    }

    /// One time, without a range of two.
    pub(super) fn one(&self, at: usize) -> Read {
        if self.depth.get() == DEEPEST {
            return None;
        }
        self.depth.set(self.depth.get() + 1);
        let read = self.one_here(at);
        self.depth.set(self.depth.get() - 1);
        read
    }

    fn one_here(&self, at: usize) -> Read {
        let start = self.past_the(at);
        let token = self.token(start)?;
        if !starts(token) && !token.is(Class::Decade) && !self.is_article(start) && !self.is_opening(start) {
            return None;
        }
        let digits = token.kind == Kind::Number && !token.classes.any(STARTS);
        let (when, end) = if digits { self.numbered(at, start) } else { self.worded(at) }?;
        let (when, end) = self.with_weekday(when, end);
        let (when, end) = self.owned(when, end);
        let daily = when.is_fine() && !matches!(when, When::Running(..) | When::Step(..));
        let evening = usize::from(daily && self.is(end, Class::PartOfDay));
        Some((when, end + evening))
    }

    /// One time that begins with a number at `start`: most numbers count people, and are left at once.
    fn numbered(&self, at: usize, start: usize) -> Read {
        let next = self.token(start + 1);
        if next.is_some_and(|next| next.classes.any(COUNTS_TIME)) {
            return self.directed(at).or_else(|| self.step(at)).or_else(|| self.calendar(at));
        }
        let noun = next.is_some_and(|next| {
            next.spaced
                && next.kind == Kind::Word
                && !next.classes.any(DATES)
                && !self.says_any(start + 1, &["thru", "de"])
                && self.month_abroad(start + 1).is_none()
        });
        if noun && self.words(start).len() <= 2 { None } else { self.calendar(at) }
    }

    /// One time that begins with a word.
    fn worded(&self, at: usize) -> Read {
        self.relative_day(at)
            .or_else(|| self.vague(at))
            .or_else(|| self.part(at))
            .or_else(|| self.nth(at))
            .or_else(|| self.directed(at))
            .or_else(|| self.step(at))
            .or_else(|| self.part_of_day(at))
            .or_else(|| self.calendar(at))
    }

    /// Whether an expression is one of time where it stands, and not a part of a name, a habit or a count.
    pub(super) fn stands(&self, at: usize, end: usize, when: &When) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        let after = self.token(end);
        if before.is_some_and(|before| before.is(Class::Habit) && !self.says(at - 1, "most")) {
            return false;
        }
        let glued = !self.tokens[at].spaced && before.is_some_and(|before| before.is_wordy() || before.is_hyphen());
        if glued && !before.is_some_and(|before| before.is(Class::PartOf) || before.is_dash() && self.dated(at)) {
            return false;
        }
        let Some(after) = after else { return true };
        let year = matches!(when, When::Date(stamp) if stamp.of == Of::Year); // the 1991 Gulf War
        let named = matches!(when, When::Weekday(..) | When::Date(_)) && !year;
        if named && before.is_some_and(|before| before.is(Class::NamedBefore) && before.capital) {
            return false;
        }
        if matches!(when, When::Weekday(..)) && after.is(Class::NamedAfter) {
            return false;
        }
        let name = after.is(Class::PlaceCue) || after.is(Class::OrganisationCue) || after.is(Class::Armed);
        !(named && after.capital && name && after.kind == Kind::Word && !after.is(Class::Month))
    }

    /// Whether the token before a dash ends a date, so that the dash links two.
    fn dated(&self, at: usize) -> bool {
        let stop = at.checked_sub(2).filter(|&stop| self.sign(stop, '.')); // Sept.-Oct. 2023
        stop.or(at.checked_sub(1)).and_then(|at| self.token(at.checked_sub(1)?)).is_some_and(|before| {
            matches!(before.kind, Kind::Number | Kind::Ordinal | Kind::Code)
                || before.is(Class::Month)
                || before.is(Class::Weekday)
        })
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    pub(super) fn words(&self, at: usize) -> &'a str {
        self.prose.word(at)
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.is(class))
    }

    /// Whether a token is this word, in any case.
    #[inline]
    pub(super) fn says(&self, at: usize, word: &str) -> bool {
        self.prose.says(at, word)
    }

    /// Whether a token is one of these words, in any case.
    #[inline]
    pub(super) fn says_any(&self, at: usize, words: &[&str]) -> bool {
        self.prose.says_any(at, words)
    }

    /// "a", "an": a count of one, a couple, a few.
    pub(super) fn is_article(&self, at: usize) -> bool {
        self.says(at, "a") || self.says(at, "an")
    }

    pub(super) fn sign(&self, at: usize, sign: char) -> bool {
        self.token(at).is_some_and(|token| token.is_sign(sign))
    }

    /// Whether a token is a hyphen that joins the words around it.
    pub(super) fn hyphen(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.is_dash() && !token.spaced)
            && self.token(at + 1).is_some_and(|token| !token.spaced)
    }

    pub(super) fn value(&self, at: usize, class: Class) -> Option<u64> {
        let token = self.token(at).filter(|token| token.is(class))?;
        Some(self.lexicon.value(token.word)).filter(|&value| value > 0)
    }

    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        self.value(at, Class::TimeUnit).and_then(Unit::of)
    }

    /// Whether a token is a noun that a number before it counts.
    pub(super) fn counted(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            token.classes.any(COUNTED) && !token.is(Class::Month) && !token.is(Class::Preposition) || token.is_sign('%')
        })
    }

    /// Whether what stands at `at` closes the words before it: a stop, a preposition, a verb, the end.
    pub(super) fn closed(&self, at: usize) -> bool {
        self.token(at).is_none_or(|token| !token.is_wordy() && !token.is_hyphen() || token.classes.any(CLOSES))
    }

    /// Whether a time may end before `at`: the words are closed, or a number begins what follows.
    pub(super) fn ends(&self, at: usize) -> bool {
        self.closed(at) || self.token(at).is_some_and(|token| token.kind == Kind::Number)
    }

    /// One past "the", where it stands at `at`.
    pub(super) fn past_the(&self, at: usize) -> usize {
        at + usize::from(self.is(at, Class::Determiner) && self.says(at, "the"))
    }
}

fn starts(token: &Token) -> bool {
    if matches!(token.kind, Kind::Number | Kind::Ordinal | Kind::Code) {
        return true;
    }
    let classes = token.classes.all();
    classes.any(STARTS) || classes.has(Class::PhraseStart) && classes.has(Class::TimePhrase)
}

/// A day so many steps from today.
pub(super) fn day(steps: i32) -> When {
    When::Unit(Unit::Day, steps, Base::Document)
}

/// The shift of a direction of the lexicon.
pub(super) fn shift(direction: u64) -> Shift {
    match direction {
        1 | 5 => Shift::Last,
        2 => Shift::Past,
        4 | 6 => Shift::Next,
        _ => Shift::This,
    }
}

/// A part of a time, the beginning or end of a day being the day.
pub(super) fn part(part: Part, of: When) -> When {
    When::Part(part, Box::new(of))
}
