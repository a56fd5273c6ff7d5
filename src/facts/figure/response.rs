//! Help is no harm: people who were reached, registered, released or planned for, and cases of a disease.

use crate::facts::figure::harm::Hit;
use crate::facts::figure::people::Counted;
use crate::facts::figure::phrase::Phrase;
use crate::prose::{Class, Classes, Harm, View};

/// The forms in which a verb of help tells what was done.
const FORMS: Classes = Classes::of(&[Class::Past, Class::Participle, Class::Third, Class::Gerund, Class::Base]);
/// How far help may stand before its people, behind them, and behind people whose harm is only carried over, in tokens.
const BEFORE: usize = 6;
const AFTER: usize = 6;
const CARRIED: usize = 9;

/// Whether a figure counts people who were helped, freed or found ill: assisted 1,284 refugees (catalogue, part 7.4).
pub(super) fn is_help(view: &View<'_>, phrase: &Phrase, hit: &Hit) -> bool {
    let (first, end) = (phrase.quantity.first, phrase.end());
    let inherited = hit.first == hit.end;
    let modifier = hit.first >= phrase.quantity.end && hit.first < end || hit.is(Class::HarmNoun);
    if matches!(hit.harm, Harm::Detention | Harm::Abduction) && hit.first < end && !inherited {
        return freed(view, first, end);
    }
    // "The ship with 46 refugees on board docked": nothing happened to them.
    if view.any(end, &["aboard", "onboard"]) || view.says(end, "on") && view.says(end + 1, "board") {
        return modifier && matches!(hit.harm, Harm::Displacement);
    }
    if !matches!(hit.harm, Harm::Displacement | Harm::Affected) {
        return false;
    }
    let helps = |at: usize| view.is(at, Class::Response) && view.of(at, FORMS);
    // "the number of returnees reached 12,000"
    if hit.end <= first
        && matches!(phrase.counted, Counted::Bare { .. })
        && view.before(first, 1).is_some_and(|tie| tie.is(Class::TollTie))
    {
        return false;
    }
    // The object of help, whatever is said of it next: "reached 682 families displaced by conflict".
    if first.checked_sub(1).is_some_and(helps) {
        return true;
    }
    if !(modifier || inherited || hit.harm == Harm::Affected) {
        return false;
    }
    let before = first.saturating_sub(BEFORE)..first;
    let after = end..end + if inherited { CARRIED } else { AFTER };
    let aided = |at: usize| helps(at) || view.is(at, Class::Help);
    let ill = |at: usize| view.is(at, Class::Illness);
    before.into_iter().any(aided) || after.clone().any(helps) || after.into_iter().any(ill)
}

/// "200 prisoners were released", "the army freed 12 hostages", "swapped 40 detainees".
fn freed(view: &View<'_>, first: usize, end: usize) -> bool {
    const FREED: [&str; 14] = [
        "released",
        "freed",
        "exchanged",
        "swapped",
        "release",
        "free",
        "releasing",
        "freeing",
        "exchange",
        "pardoned",
        "liberated",
        "rescued",
        "swap",
        "escaped",
    ];
    let before = first.saturating_sub(5)..first;
    let after = end..end + 4;
    before.chain(after).any(|at| view.any(at, &FREED))
}
