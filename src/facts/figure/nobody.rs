//! Numbers that count nobody: dates, clock times, money, ages, numbers of things that bear one.

use crate::prose::words::figure::NUMBERED;
use crate::prose::{Class, Classes, Kind, Token, View};

/// "Killed (14)" is a label with its number, and no age.
const HARM: Classes = Classes::of(&[Class::HarmToll, Class::HarmVerb, Class::HarmAdjective]);
/// Ages under which one is a child to somebody.
const MINOR: [&str; 9] = ["1", "2", "5", "10", "12", "14", "15", "16", "18"];
/// The greatest number that can be an age.
const AGE: usize = 120;

/// Whether the number at a token is a date, a clock time, money, an age, a share, or the number of a thing.
pub(super) fn counts_nobody(view: &View<'_>, at: usize) -> bool {
    let Some(token) = view.token(at) else { return true };
    if token.kind != Kind::Number {
        return false;
    }
    let (before, after) = (view.before(at, 1), view.token(at + 1));
    let sign_before =
        before.is_some_and(|token| matches!(token.kind, Kind::Sign('$' | '€' | '£' | '¥' | '#' | '№' | '+' | '§')));
    let hyphen_before = !token.spaced
        && before.is_some_and(|token| token.is_hyphen() || token.is_sign('-'))
        && view.before(at, 2).is_some_and(|token| token.kind != Kind::Number && !token.is(Class::Number));
    // "Camp- 24", broken by the layout
    let hyphen_before = hyphen_before
        || before.is_some_and(|token| token.is_hyphen() && !token.spaced)
            && view.before(at, 2).is_some_and(|token| token.is(Class::PlaceCue));
    let colon =
        |token: Option<&Token>, spaced: bool| token.is_some_and(|token| token.is_sign(':') && !token.spaced) && !spaced;
    let clock = colon(after, view.token(at + 2).is_none_or(|token| token.spaced || token.kind != Kind::Number))
        || colon(before, token.spaced) && view.before(at, 2).is_some_and(|token| token.kind == Kind::Number);
    let slash = after.is_some_and(|token| token.is_sign('/'))
        && view.token(at + 2).is_some_and(|next| next.kind == Kind::Number);
    let fraction = before.is_some_and(|token| token.is_sign('/'))
        && view.before(at, 2).is_some_and(|token| !matches!(token.kind, Kind::Word));
    let month = before.is_some_and(|token| token.is(Class::Month) && token.capital) && !people_follow(view, at + 1)
        || after.is_some_and(|token| token.is(Class::Month) && token.capital)
        || after.is_some_and(Token::is_dash)
            && view.token(at + 3).is_some_and(|token| token.is(Class::Month) && token.capital);
    let numbered = before.is_some_and(Token::is_wordy) && view.led(at, NUMBERED)
        || view.preceded(at, &["young", "as"])
        || view.preceded(at, &["old", "as"]);
    sign_before || hyphen_before || clock || slash || fraction || month || numbered || year(view, at) || age(view, at)
}

/// A year: four digits from 1900 to 2099 without a mark, not before people unless a bound stands before it.
fn year(view: &View<'_>, at: usize) -> bool {
    let word = view.prose.word(at);
    let four = word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|byte| byte.is_ascii_digit());
    if !four {
        return false;
    }
    let month =
        view.before(at, 1).is_some_and(|token| token.is(Class::Month) || token.is_sign(',') || token.is_hyphen());
    let people = people_follow(view, at + 1);
    month || !people
}

/// An age behind the person: "a widow, 71,", "two lodgers, 22 and 25, drowned", "a boy (12)".
fn age(view: &View<'_>, at: usize) -> bool {
    let closes = |at: usize| view.token(at).is_none_or(|token| matches!(token.kind, Kind::Sign(',' | ')' | '.' | ';')));
    let young = |at: usize| view.prose.word(at).parse().is_ok_and(|age: usize| age <= AGE);
    let minor = MINOR.contains(&view.prose.word(at)) && view.before(at, 2).is_some_and(|token| token.is(Class::Be));
    let digits = |at: usize| view.token(at).is_some_and(|token| token.kind == Kind::Number) && young(at);
    if !digits(at) {
        return false;
    }
    // "41 children under 5", "most were under 18"
    let person = view.before(at, 2).is_some_and(|token| token.is(Class::Person) && !token.classes.any(HARM));
    let limit =
        person && view.follows(at, &["under", "over", "below", "above"]) || minor && view.follows(at, &["under"]);
    if limit && !view.is(at + 1, Class::Person) {
        return true;
    }
    let opened = |at: usize| {
        let person = view.before(at, 2).is_some_and(|token| {
            token.kind == Kind::Word && !token.classes.any(HARM) && (token.is(Class::Person) || token.capital)
        });
        person && view.before(at, 1).is_some_and(|token| token.is_sign(',') || token.is_sign('('))
    };
    let pair = |at: usize| digits(at) && view.says(at + 1, "and") && digits(at + 2) && closes(at + 3);
    let single = opened(at) && closes(at + 1) && view.token(at + 1).is_some_and(|token| !token.is_sign('.'));
    let second = at >= 2 && view.follows(at, &["and"]) && opened(at - 2) && pair(at - 2);
    single || opened(at) && pair(at) || second
}

/// Whether a noun for people follows within two words.
fn people_follow(view: &View<'_>, at: usize) -> bool {
    (at..at + 3).any(|at| view.is(at, Class::Person) || view.is(at, Class::Group))
}
