//! People who are told of by the way: in a caption, by name, or unhurt. Nobody new came to harm.

use crate::facts::NO_ACTOR;
use crate::facts::figure::Form;
use crate::facts::figure::harm::Hit;
use crate::facts::figure::people::Counted;
use crate::facts::figure::phrase::Phrase;
use crate::prose::words::figure::{SEEN, SHOWS};
use crate::prose::{Class, Classes, Harm, Kind, Token, View};

/// So many at most are individuals whom a caption shows.
const FEW: u64 = 9;

/// Whether a figure counts nobody new; `told` says whether the sentence has counted people before.
pub(super) fn is_aside(view: &View<'_>, phrase: &Phrase, hit: &Hit, told: Told) -> bool {
    shown(view, phrase, hit) || named(view, phrase, told) || unhurt(view, phrase, hit)
}

/// Whether the sentence has counted people before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// It has.
    Before,
    /// It has not.
    Nobody,
}

/// "Two displaced children find some shade", "evacuees waited": whom a verb of their own tells of, in passing.
fn shown(view: &View<'_>, phrase: &Phrase, hit: &Hit) -> bool {
    let Counted::People { head, end } = phrase.counted else { return false };
    let inner = hit.first >= phrase.quantity.end && hit.end <= end;
    if !inner || hit.harm != Harm::Displacement {
        return false;
    }
    if view.any(hit.first, &["evacuee", "evacuees"]) {
        return true;
    }
    let count = phrase.quantity.count;
    let few = count.form == Form::Number && count.most.is_some_and(|most| most <= FEW);
    few && hit.first < head && !view.is(head, Class::Group) && acts(view, end)
}

/// Whether a verb of its own stands at a token: no state, no form of be, no word of harm.
fn acts(view: &View<'_>, at: usize) -> bool {
    const NO_VERB: Classes = NO_ACTOR.with(&[Class::State, Class::Person, Class::RelativeDay]);
    view.token(at).is_some_and(|token| token.kind == Kind::Word && !token.capital && !token.classes.any(NO_VERB))
}

/// "Rana Idris, one of those killed, was a teacher": one who has a name.
fn named(view: &View<'_>, phrase: &Phrase, told: Told) -> bool {
    let first = phrase.quantity.first;
    let one = view.says(phrase.quantity.core, "one") && view.says(phrase.quantity.end, "of");
    let dash = |at: usize| view.token(at).is_some_and(Token::is_dash);
    let mut lead = first;
    while lead > 0 && (dash(lead - 1) || view.sign(lead - 1, ',') || view.follows(lead, &["was", "is"])) {
        lead -= 1;
    }
    let behind = lead.checked_sub(1).and_then(|name| view.token(name)).is_some_and(|name| {
        name.capital && name.kind == Kind::Word && !name.is(Class::Weekday) && !name.is(Class::Month)
    });
    one && told == Told::Nobody && lead < first && behind
}

/// "The body had no visible injuries": a thing or one person is described, and no toll is given.
fn unhurt(view: &View<'_>, phrase: &Phrase, hit: &Hit) -> bool {
    let first = phrase.quantity.first;
    let zero = phrase.quantity.count.form == Form::Zero && hit.harm == Harm::Injury;
    let sign = (phrase.quantity.end..hit.end).any(|at| view.listed(at, SEEN));
    let wound = hit.is(Class::HarmNoun) && hit.first >= first;
    let report = view.any(first + 1, &["reports", "report", "reported"]);
    zero && wound && !report && (sign || view.led(first, SHOWS))
}
