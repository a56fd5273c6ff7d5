//! What a number measures: a count, a share, money, a unit, or nothing at all because it only names something.

use crate::facts::Measure;
use crate::prose::words::measure::NAMED;
use crate::prose::{Class, Kind, View};

/// What a number measures, and one past the words that say so.
pub(super) fn measured(view: &View<'_>, (at, end): (usize, usize)) -> (usize, Measure) {
    let cent = |at: usize| view.says(at, "per") && view.any(at + 1, &["cent", "cents"]);
    let percent = match () {
        () if view.sign(end, '%') || view.any(end, &["percent", "pct"]) => end + 1,
        () if cent(end) => end + 2,
        () => end,
    };
    if percent > end {
        let points = view.any(percent, &["point", "points"]);
        return (percent, if points { Measure::Unit } else { Measure::Percent });
    }
    if view.any(end, &["percentage", "basis"]) {
        return (end, Measure::Unit);
    }
    let before = at.checked_sub(1).filter(|&before| view.sentence.holds(before));
    let money = before.is_some_and(|before| {
        matches!(view.prose.tokens[before].kind, Kind::Sign('$' | '€' | '£' | '¥'))
            || view.any(before, &["usd", "eur", "gbp", "rs", "us", "chf"]) && view.prose.tokens[before].capital
    });
    if money {
        return (end, Measure::Money);
    }
    if is_label(view, at, end) {
        return (end, Measure::Label);
    }
    if view.is(end, Class::Unit) && !view.is(end, Class::Person) {
        return (end, Measure::Unit);
    }
    (end, Measure::Count)
}

/// Whether a number names a thing, tells an age or a clock time, or is glued to a word.
fn is_label(view: &View<'_>, at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).filter(|&before| view.sentence.holds(before));
    let next = view.token(end);
    let glued = next.is_some_and(|next| next.is_hyphen() || matches!(next.kind, Kind::Sign('/' | ':')) && !next.spaced)
        && view.token(end + 1).is_some_and(|next| !next.spaced)
        && !view.any(end + 1, &["plus", "odd", "strong"]);
    let led = before.is_some_and(|before| {
        let token = &view.prose.tokens[before];
        let joined =
            !view.prose.tokens[at].spaced && (token.is_hyphen() || matches!(token.kind, Kind::Sign('/' | ':' | '#')));
        joined
            || token.is_sign('#')
            || token.is_sign('№')
            || (token.is(Class::Numbered) || view.listed(before, NAMED)) && view.prose.tokens[at].kind == Kind::Number
    });
    // "Idris, 46, a nurse": an age; "No. 46".
    let stop = |steps: usize| view.before(at, steps);
    let dotted = stop(1).is_some_and(|token| token.is_sign('.'))
        && view.any(at.wrapping_sub(2), &["no", "nos", "art", "fig", "vol", "p", "pp"]);
    let age = stop(1).is_some_and(|token| token.is_sign(','))
        && stop(2).is_some_and(|token| token.kind == Kind::Word && (token.capital || token.is(Class::Person)))
        && next.is_some_and(|next| next.is_sign(',') || next.is_sign(')'))
        && view.prose.word(at).len() <= 2;
    glued || led || dotted || age
}
