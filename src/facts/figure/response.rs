//! Help is no harm: people who were reached, registered, released or planned for, and cases of a disease.

use crate::facts::figure::harm::Hit;
use crate::facts::figure::people::Counted;
use crate::facts::figure::phrase::Phrase;
use crate::prose::words::figure::{
    AGENCIES, CRIMES, DISEASES, FREED, MEANS, MOVED, OFFERED, RESCUED, SERVICES, VIOLENCE,
};
use crate::prose::{Class, Classes, Harm, View};

/// The forms in which a verb of help tells what was done.
const FORMS: Classes = Classes::of(&[Class::Past, Class::Participle, Class::Third, Class::Gerund, Class::Base]);
/// How far help may stand before its people, behind them, and behind people whose harm is only carried over, in tokens.
const BEFORE: usize = 6;
const AFTER: usize = 6;
const CARRIED: usize = 9;
/// How far behind people what they were chosen for may stand, in tokens.
const CHOSEN: usize = 12;
/// How far before its verb a disease may stand, in tokens.
const SUBJECT: usize = 4;
/// How far before a sentence the work that it goes on with may be named, in tokens.
const EARLIER: usize = 48;
/// How long a bracket behind people may be, in tokens.
const BRACKET: usize = 16;
/// Words that name displaced people.
const NAMES: Classes = Classes::of(&[Class::HarmNoun, Class::HarmAdjective]);

/// Whether a figure counts people who were helped, freed or found ill: assisted 1,284 refugees (catalogue, part 7.4).
pub(super) fn is_help(view: &View<'_>, phrase: &Phrase, hit: &Hit) -> bool {
    let first = phrase.quantity.first;
    // "935 displaced persons (DPs) received": the noun is the harm, and a bracket is no part of what is told.
    let noun = if hit.first == phrase.end() && hit.is(Class::HarmNoun) { hit.end } else { phrase.end() };
    let end = past_bracket(view, noun);
    let inherited = hit.first == hit.end;
    let modifier = hit.first >= phrase.quantity.end && hit.first < noun || hit.is(Class::HarmNoun);
    if matches!(hit.harm, Harm::Detention | Harm::Abduction) && hit.first < phrase.end() && !inherited {
        return freed(view, first, end);
    }
    // "The ship with 46 refugees on board docked": nothing happened to them.
    if view.any(end, &["aboard", "onboard"]) || view.says(end, "on") && view.says(end + 1, "board") {
        return modifier && matches!(hit.harm, Harm::Displacement);
    }
    if hit.harm == Harm::Casualties && victims_of(view, phrase).is_some() {
        return served(view, phrase);
    }
    if !matches!(hit.harm, Harm::Displacement | Harm::Affected) {
        return false;
    }
    if fallen_ill(view, hit) || rescued(view, phrase, hit) || taken_to_safety(view, hit) {
        return true;
    }
    // "registered as refugees" tells what they are
    let stock = |at: usize| view.says(at + 1, "as") && view.of(at + 2, NAMES);
    let helps = |at: usize| view.is(at, Class::Response) && view.of(at, FORMS) && !stock(at);
    // "the number of returnees reached 12,000"
    if hit.end <= first
        && matches!(phrase.counted, Counted::Bare { .. })
        && view.before(first, 1).is_some_and(|tie| tie.is(Class::TollTie))
    {
        return false;
    }
    // The object of help, whatever is said of it next: "reached 1,150 families uprooted by the flood".
    if first.checked_sub(1).is_some_and(helps) {
        return true;
    }
    if !(modifier || inherited || hit.harm == Harm::Affected) {
        return false;
    }
    let within = view.any(first.saturating_sub(1), &["includes", "included", "including"]);
    let before = first.saturating_sub(if within { BEFORE + CARRIED } else { BEFORE })..first;
    let after = end..end + if inherited { CARRIED } else { AFTER };
    let aided = |at: usize| helps(at) || view.is(at, Class::Help);
    let ill = |at: usize| view.is(at, Class::Illness);
    let receives = to_receive(view, end);
    before.into_iter().any(aided) || after.clone().any(helps) || after.into_iter().any(ill) || receives
}

/// One past the bracket that opens at a token, or the token itself.
fn past_bracket(view: &View<'_>, at: usize) -> usize {
    let close = if view.sign(at, '(') { (at..at + BRACKET).find(|&at| view.sign(at, ')')) } else { None };
    close.map_or(at, |close| close + 1)
}

/// "2,070 displaced people were identified by three teams to receive blankets": what they were chosen for.
fn to_receive(view: &View<'_>, end: usize) -> bool {
    let stops = |at: usize| {
        view.token(at).is_none_or(|token| {
            token.is_sign(',') || token.is_sign(';') || token.is(Class::Relative) || token.is(Class::Contrast)
        })
    };
    let clause = (end..end + CHOSEN).take_while(|&at| !stops(at));
    view.is(end, Class::Be)
        && clause
            .into_iter()
            .any(|at| view.says(at, "to") && view.is(at + 1, Class::Response) && view.is(at + 1, Class::Base))
}

/// "The cholera outbreak affected 4,000 people": cases of a disease.
fn fallen_ill(view: &View<'_>, hit: &Hit) -> bool {
    let active = hit.harm == Harm::Affected && hit.active();
    let subject = hit.first.saturating_sub(SUBJECT)..hit.first;
    active && subject.into_iter().any(|at| view.listed(at, DISEASES))
}

/// Those who were taken off boats, as the work of a coast guard: 158 refugees were disembarked.
fn rescued(view: &View<'_>, phrase: &Phrase, hit: &Hit) -> bool {
    let (first, end) = (phrase.quantity.first, past_bracket(view, phrase.end()));
    let inner = hit.first >= phrase.quantity.end && hit.first < end || hit.first == hit.end;
    let before = first.saturating_sub(3)..first;
    inner && hit.harm == Harm::Displacement && before.chain(end..end + 5).any(|at| view.listed(at, RESCUED))
}

/// "Since the evacuation flights began, 2,879 people have been evacuated": an agency's help, and no flight from attack.
fn taken_to_safety(view: &View<'_>, hit: &Hit) -> bool {
    if !(hit.first..hit.end).any(|at| view.listed(at, MOVED)) {
        return false;
    }
    let prose = view.prose;
    // The sentence before may tell of the flights that this one goes on with.
    let before = view.sentence.first.saturating_sub(EARLIER);
    (before..view.sentence.end).any(|at| prose.is(at, OFFERED) && prose.is(at + 1, MEANS))
        || (view.sentence.first..view.sentence.end).any(|at| view.listed(at, AGENCIES) && agent(view, at, hit))
}

/// Whether a name stands just before a verb, or behind "by" after it.
fn agent(view: &View<'_>, at: usize, hit: &Hit) -> bool {
    at < hit.first && hit.first - at <= 4 && !hit.passive || at > hit.first && view.follows(at, &["by", "the"])
}

/// What somebody is a victim of, where that is no attack: victims of trafficking, victims of sexual violence.
fn victims_of(view: &View<'_>, phrase: &Phrase) -> Option<Harm> {
    let Counted::People { head, end } = phrase.counted else { return None };
    if !view.any(head, &["victim", "victims", "survivors"]) || !view.says(end, "of") {
        return None;
    }
    (end + 1..end + 4).find_map(|at| match () {
        () if view.listed(at, VIOLENCE) => Some(Harm::Violence),
        () if view.listed(at, CRIMES) => Some(Harm::Casualties),
        () => None,
    })
}

/// Whether a sentence tells of the services that victims were given.
fn served(view: &View<'_>, phrase: &Phrase) -> bool {
    let helps = |at: usize| view.is(at, Class::Response) && view.of(at, FORMS) || view.is(at, Class::Help);
    let inside = phrase.quantity.first..phrase.end();
    (view.sentence.first..view.sentence.end)
        .filter(|at| !inside.contains(at))
        .any(|at| helps(at) || view.listed(at, SERVICES))
}

/// The harm of a figure: victims of violence suffered that, and are neither dead nor wounded.
pub(super) fn harm(view: &View<'_>, phrase: &Phrase, hit: &Hit) -> Harm {
    let own = if hit.harm == Harm::Casualties { victims_of(view, phrase) } else { None };
    own.unwrap_or(hit.harm)
}

/// "200 prisoners were released", "the army freed 12 hostages", "swapped 40 detainees".
fn freed(view: &View<'_>, first: usize, end: usize) -> bool {
    let before = first.saturating_sub(5)..first;
    let after = end..end + 4;
    before.chain(after).any(|at| view.listed(at, FREED))
}
