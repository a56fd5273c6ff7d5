//! Quantities: a number with its bounds or its range, as least and greatest number.

use crate::facts::figure::nobody::counts_nobody;
use crate::facts::figure::number::{Number, number};
use crate::facts::figure::{Count, Form};
use crate::prose::words::figure::PERHAPS;
use crate::prose::{Class, Classes, Token, View};

/// A quantity as tokens of a paragraph, with its bounding words: `at least`, `some`, `a further`, `or more`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quantity {
    /// Its first token.
    pub first: usize,
    /// The first token of the number itself.
    pub core: usize,
    /// One past its last token.
    pub end: usize,
    /// How many.
    pub count: Count,
}

const BOUNDS: Classes = Classes::of(&[Class::About, Class::AtLeast, Class::AtMost]);

/// The quantity whose number begins at a token.
pub(super) fn quantity(view: &View<'_>, at: usize) -> Option<Quantity> {
    if counts_nobody(view, at) {
        return None;
    }
    let number = number(view, at)?;
    // "all but two of the passengers": how many came to harm is not said.
    if (2..=6).any(|steps| at >= steps && view.preceded(at + 2 - steps, &["all", "but"])) {
        return None;
    }
    let mut count = Count {
        least: Some(number.value),
        most: (!number.vague).then_some(number.value),
        approximate: number.vague,
        form: if number.vague { Form::Vague } else { Form::Number },
    };
    let (mut first, mut last) = (at, number.end);
    let mut closed = false;
    if let Some((upper, start)) = upper(view, at, &number).or_else(|| possibly(view, at, &number)) {
        (count.most, last) = (Some(upper.value).filter(|_| !upper.vague), upper.end);
        first = start;
        closed = true;
    }
    if compound_word(view, at, last) {
        return None;
    }
    last = bounded_after(view, last, &mut count);
    first = bounded_before(view, first, &mut count, closed);
    Some(Quantity { first, core: at, end: last, count })
}

/// The upper number of a range, and where the range begins: `20 to 30`, `20-30`, `between 20 and 30`, `20 or 30`.
fn upper(view: &View<'_>, at: usize, lower: &Number) -> Option<(Number, usize)> {
    let joint = view.token(lower.end)?;
    let mut start = at;
    if start > 0 && view.of(start - 1, BOUNDS) && view.follows(start - 1, &["between", "from"]) {
        start -= 1; // "between about 20 and 30"
    }
    let between = view.follows(start, &["between"]);
    let from = view.follows(start, &["from"]) && !changes(view, start - 1);
    let open = !view.follows(at, &["by", "from"]);
    let joined = joint.is_dash()
        || view.says(lower.end, "to") && (from || open)
        || view.says(lower.end, "or") && !view.any(lower.end + 1, &["more", "so"])
        || between && view.says(lower.end, "and");
    let next = lower.end + 1;
    if !joined || counts_nobody(view, next) {
        return None;
    }
    // A second bound may stand inside: "between 20 and nearly 30".
    let next = if view.of(next, BOUNDS) { next + 1 } else { next };
    let upper = number(view, next)?;
    let lower_value = lower.value;
    let rises = !lower.vague && (upper.value >= lower_value || upper.vague);
    // "20 or 30" and "two or three", not "14 or 1,402".
    let near = !view.says(lower.end, "or") || upper.value <= lower_value.saturating_mul(3);
    (rises && near).then_some((upper, if between || from { start - 1 } else { at }))
}

/// "at least 20 and possibly as many as 35": one figure with both its bounds.
fn possibly(view: &View<'_>, at: usize, lower: &Number) -> Option<(Number, usize)> {
    let mut next = lower.end + usize::from(view.sign(lower.end, ','));
    let from = next;
    while next - from < 3 && view.listed(next, PERHAPS) {
        next += 1;
    }
    let bound = view.phrase(next, Class::AtMost).filter(|_| next > from)?;
    let upper = number(view, bound.end).filter(|upper| !lower.vague && upper.value > lower.value)?;
    let comma = usize::from(view.sign(upper.end, ',') && view.sign(lower.end, ','));
    Some((Number { end: upper.end + comma, ..upper }, at))
}

/// "risen from 46 to 58": two numbers of a change, no range; `from` is the token of "from".
fn changes(view: &View<'_>, from: usize) -> bool {
    (1..=3).any(|steps| view.before(from, steps).is_some_and(|token| token.is(Class::Change)))
}

/// Words before the number that bound it; gives the first token of all of them. What is `closed` has both bounds.
fn bounded_before(view: &View<'_>, first: usize, count: &mut Count, closed: bool) -> usize {
    let mut start = first;
    loop {
        let taken = (1..=4).rev().find_map(|length| {
            let from = start.checked_sub(length).filter(|&from| view.sentence.holds(from))?;
            Some((from, bound(view, from, start)?))
        });
        let Some((from, class)) = taken else { break };
        let plain = count.form == Form::Number && count.most == count.least && !closed;
        match class {
            Class::AtLeast if plain => count.most = None,
            Class::AtMost if plain => count.least = None,
            Class::About => count.approximate = true,
            _ => {}
        }
        start = from;
    }
    if start < first
        && view.is(start, Class::About)
        && view.before(start, 1).is_some_and(|token| token.is(Class::Determiner))
    {
        start -= 1; // "an estimated", "the estimated"
    }
    start
}

/// The bounding class of exactly the tokens from `from` up to `end`.
pub(in crate::facts) fn bound(view: &View<'_>, from: usize, end: usize) -> Option<Class> {
    const BOUNDS: [Class; 3] = [Class::AtLeast, Class::AtMost, Class::About];
    match end - from {
        1 => {
            const MORE: [&str; 6] = ["another", "further", "additional", "other", "extra", "exactly"];
            let class = BOUNDS.into_iter().find(|&class| view.is(from, class));
            let at_least = class.or_else(|| view.sign(from, '>').then_some(Class::AtLeast));
            let about = at_least.or_else(|| (view.sign(from, '~') || view.sign(from, '≈')).then_some(Class::About));
            about.or_else(|| view.any(from, &MORE).then_some(Class::More))
        }
        2 if view.any(from, &["a", "an"]) => {
            const MORE: [&str; 5] = ["further", "additional", "total", "record", "combined"];
            view.any(from + 1, &MORE).then_some(Class::More)
        }
        3 if view.says(end - 1, "of") && view.says(end - 2, "total") => Some(Class::More),
        _ => BOUNDS.into_iter().find(|&class| view.phrase(from, class).is_some_and(|found| found.end == end)),
    }
}

/// Words after the number that bound it: `or more`, `-plus`, `or so`, `-odd`.
fn bounded_after(view: &View<'_>, end: usize, count: &mut Count) -> usize {
    let hyphen = usize::from(view.token(end).is_some_and(Token::is_hyphen));
    if view.says(end, "or") && view.says(end + 1, "more") {
        count.most = None;
        return end + 2;
    }
    if hyphen == 1 && view.says(end + 1, "plus") || view.says(end, "plus") && view.is(end + 1, Class::Person) {
        count.most = None;
        return end + 1 + hyphen;
    }
    if view.sign(end, '+') {
        count.most = None;
        return end + 1;
    }
    if view.says(end, "or") && view.says(end + 1, "so") || hyphen == 1 && view.says(end + 1, "odd") {
        count.approximate = true;
        return end + 2;
    }
    if view.says(end, "odd") && view.is(end + 1, Class::Person) {
        count.approximate = true;
        return end + 1;
    }
    end
}

/// Whether a number is glued to a word that makes it an adjective: 46-year-old, 120-mm, four-year, five-member.
fn compound_word(view: &View<'_>, at: usize, end: usize) -> bool {
    let glued = view.token(end).is_some_and(Token::is_hyphen) && view.token(end + 1).is_some_and(|next| !next.spaced);
    let word = view.any(end + 1, &["plus", "odd", "strong"]);
    // A hyphen at a line's end was broken by the layout: "asylum- seekers".
    glued && !word && at < end
}
