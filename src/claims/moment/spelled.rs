//! "On Friday" written out: the same words with the date that they stand for.

use crate::claims::house::DateForm;
use crate::claims::moment::Moment;
use crate::document::Document;
use crate::facts::time::{Base, Days, Rest, Shift, Tense, Unit, When};
use crate::finding::Edit;
use crate::prose::words::time::{NIGHT, SPANNING};
use crate::prose::{Class, Kind, Token};
use crate::text::Range;

/// A relative time, written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelled {
    /// What it stands for: a day, or some.
    pub days: String,
    /// The change that writes it so.
    pub edit: Edit,
    /// Whether the words allow no other reading, so that the change can be made unseen.
    pub safe: bool,
}

/// Words that take the place of others.
struct Instead {
    at: Range,
    text: String,
    safe: bool,
}

impl Moment<'_> {
    /// Whether the words count from the document's date: a weekday, yesterday, last week. A date that only takes its
    /// year from there does not.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        self.dated.rest == Rest::Document && is_relative(&self.time.when)
    }

    /// The words with the date that they stand for, as a house writes it; `None` where no sound sentence would come out.
    #[must_use]
    pub fn spelled(&self, document: &Document, form: DateForm) -> Option<Spelled> {
        let days = self.dated.days.filter(|_| self.is_relative())?;
        let next = self.token(self.tokens().end);
        let glued = next.is_some_and(|next| next.kind == Kind::Possessive || next.is_dash() && !next.spaced);
        let before = self.tokens().start.checked_sub(1).and_then(|at| self.token(at));
        if glued || before.is_some_and(Token::is_hyphen) {
            return None;
        }
        let Instead { at, mut text, safe } = self.instead(days, form)?;
        // "the Friday raid": the date would come between the noun and its article.
        let article = self.bare_tokens().start > self.tokens().start;
        let qualifies = article || before.is_some_and(|before| before.is(Class::Determiner));
        let number = next.is_some_and(|next| next.kind == Kind::Number);
        let word = next.is_some_and(|next| next.kind == Kind::Word);
        if at.end == self.time.at.end && (number || word && form != DateForm::DayMonthYear) {
            text.push(',');
        }
        let prose = &self.slot.paragraph.prose;
        let opens = self.sentence().start == prose.token_at(at.start) && at.start < at.end;
        let text = if opens { capital(&text) } else { text };
        let safe = safe && !qualifies && self.dated.days.is_some_and(|days| days.from == days.to);
        Some(Spelled { days: form.days(days), edit: Edit { span: self.plain(document, at)?, text }, safe })
    }

    /// Its tokens without the article that may open them: the Friday raid.
    fn bare_tokens(&self) -> std::ops::Range<usize> {
        let tokens = self.tokens();
        let article = self.token(tokens.start).is_some_and(|token| token.is(Class::Determiner));
        tokens.start + usize::from(article && self.slot.paragraph.prose.says(tokens.start, "the"))..tokens.end
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.slot.paragraph.prose.tokens.get(at)
    }

    fn instead(&self, days: Days, form: DateForm) -> Option<Instead> {
        let at = self.time.at;
        let tokens = self.bare_tokens();
        let words = tokens.len();
        let part = words == 2 && self.token(tokens.end - 1).is_some_and(|token| token.is(Class::PartOfDay));
        let told = self.time.tense != Tense::Open;
        match &self.time.when {
            When::Weekday(_, Shift::Bare) if words == 1 && self.word(tokens.start).len() > 5 => {
                let text = format!("{}{}", form.after_weekday(), form.day(days.from));
                Some(Instead { at: Range::new(at.end, at.end), text, safe: told })
            }
            When::Weekday(_, Shift::Bare) if part => {
                let text = format!("the {} of {}", self.word(tokens.end - 1), form.full_day(days.from));
                Some(Instead { at, text: self.led(text), safe: told })
            }
            When::Weekday(..) => Some(Instead { at, text: self.led(form.full_day(days.from)), safe: false }),
            When::Unit(Unit::Day, _, Base::Document) if part => {
                let text = format!("the {} of {}", self.word(tokens.end - 1), form.day(days.from));
                Some(Instead { at, text: self.led(text), safe: told })
            }
            When::Unit(Unit::Day, steps, Base::Document) if words == 1 => {
                // "today" can mean these days.
                let sure = *steps < 0 && self.time.tense == Tense::Past || *steps > 0;
                Some(Instead { at, text: self.led(form.day(days.from)), safe: sure })
            }
            _ if days.from == days.to => Some(Instead { at, text: self.led(form.day(days.from)), safe: false }),
            _ => self.run(days, form),
        }
    }

    /// Several days: the night of 13 to 14 May, from 6 to 12 May.
    fn run(&self, days: Days, form: DateForm) -> Option<Instead> {
        let tokens = self.tokens();
        let night = self.slot.paragraph.prose.is(tokens.end - 1, NIGHT);
        let written = form.days(days);
        if night {
            return Some(Instead { at: self.time.at, text: self.led(format!("the night of {written}")), safe: false });
        }
        let lead = self.slot.paragraph.prose.words(self.time.lead);
        let gives_way = SPANNING.iter().any(|word| lead.eq_ignore_ascii_case(word));
        let after_preposition =
            tokens.start.checked_sub(1).and_then(|at| self.token(at)).is_some_and(|token| token.is(Class::Preposition));
        let at = if gives_way { self.time.lead.cover(self.time.at) } else { self.time.at };
        (gives_way || lead.is_empty() && !after_preposition).then(|| Instead {
            at,
            text: format!("from {written}"),
            safe: false,
        })
    }

    /// With "on" before it, where no preposition stands there.
    fn led(&self, text: String) -> String {
        let before = self.tokens().start.checked_sub(1).and_then(|at| self.token(at));
        let led = self.time.lead != Range::default()
            || before.is_some_and(|before| before.is(Class::Preposition) || before.is(Class::Determiner));
        if led { text } else { format!("on {text}") }
    }

    fn word(&self, at: usize) -> &str {
        self.slot.paragraph.prose.word(at)
    }
}

fn is_relative(when: &When) -> bool {
    match when {
        When::Weekday(..) | When::Running(..) | When::Step(_, Base::Document) => true,
        When::Unit(unit, _, Base::Document) => !matches!(unit, Unit::Year | Unit::Decade | Unit::Century),
        When::Between(from, to) => is_relative(from) || is_relative(to),
        When::Part(_, of) | When::Nth(_, _, _, of) | When::From(_, of) => is_relative(of),
        _ => false,
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::Calendar;
    use crate::fix::applied;
    use crate::format::Format;
    use crate::prose::Lexicon;
    use crate::text::Source;

    /// A sentence of Tuesday, 14 May 2024, with its first relative time written out, and whether that is safe.
    #[track_caller]
    fn check(text: &str, form: DateForm, expected: Option<(&str, bool)>) {
        let given = Some(jiff::civil::date(2024, 5, 14));
        let document = Document::read(Source::new("a.md", text), Format::Markdown, Lexicon::built_in(), given);
        let calendar = Calendar::of(&document);
        let spelled = calendar.moments(&document).find_map(|moment| moment.spelled(&document, form));
        let found = spelled.map(|spelled| (applied(text, &[spelled.edit]), spelled.safe));
        assert_eq!(found, expected.map(|(text, safe)| (text.to_owned(), safe)));
    }

    #[test]
    fn a_weekday_gets_its_date() {
        let un = |text, expected| check(text, DateForm::DayMonthYear, Some(expected));
        un("Shells fell on Friday.", ("Shells fell on Friday 10 May 2024.", true));
        un("The council will meet on Friday.", ("The council will meet on Friday 17 May 2024.", true));
        un("On Friday 14 people fled.", ("On Friday 10 May 2024, 14 people fled.", true));
        un("Shells fell on Friday evening.", ("Shells fell on the evening of Friday 10 May 2024.", true));
        un("The Friday raid killed nobody.", ("The Friday 10 May 2024 raid killed nobody.", false));
        un("Shells fell last Friday.", ("Shells fell on Friday 10 May 2024.", false));
    }

    #[test]
    fn other_houses_set_commas() {
        let text = "On Friday the dam broke.";
        check(text, DateForm::Abbreviated, Some(("On Friday, May 10, 2024, the dam broke.", true)));
        check("Shells fell on Friday.", DateForm::MonthDayYear, Some(("Shells fell on Friday, May 10, 2024.", true)));
    }

    #[test]
    fn yesterday_becomes_a_day_and_last_week_a_run_of_days() {
        let un = |text, expected| check(text, DateForm::DayMonthYear, Some(expected));
        un("Yesterday 60 villagers fled.", ("On 13 May 2024, 60 villagers fled.", true));
        un("Shells have fallen since yesterday.", ("Shells have fallen since 13 May 2024.", true));
        un("Shells fell overnight.", ("Shells fell on the night of 13 to 14 May 2024.", false));
        un("Shells fell last week.", ("Shells fell from 6 to 12 May 2024.", false));
        un("Shells fell during the past two days.", ("Shells fell from 12 to 14 May 2024.", false));
    }

    #[test]
    fn what_would_come_out_wrong_is_left() {
        let none = |text| check(text, DateForm::DayMonthYear, None);
        none("Friday's raid killed nobody.");
        none("Shells fell yester**day**.");
        none("Shells have fallen since last week.");
        none("Shells fell on 3 May.");
    }
}
