//! The word of harm before a counted noun phrase: its verb, its noun, its toll.

use crate::facts::figure::attach::{Joined, Joiner};
use crate::facts::figure::harm::Hit;
use crate::facts::figure::people::Counted;
use crate::facts::figure::phrase::Phrase;
use crate::prose::{Class, Classes, Harm, Kind};

/// How far a toll may stand from its number, in tokens.
const TOLL: usize = 18;

impl Joiner<'_> {
    /// The active verb or the noun of harm before a phrase: killed 46 people; the deaths of 14 people.
    pub(super) fn left(&self, phrase: &Phrase) -> Option<Hit> {
        let first = phrase.quantity.first;
        let mut at = first;
        let mut of = false;
        let mut skipped = 0;
        while at > self.view.sentence.first {
            at -= 1;
            if let Some(hit) = self.hits.iter().rev().find(|hit| hit.end == at + 1) {
                let takes = hit.active() && !of || hit.is(Class::HarmVerb) && hit.is(Class::Gerund) && of;
                let noun = of && (hit.is(Class::HarmNoun) || hit.is(Class::HarmToll));
                let toll = hit.is(Class::HarmToll) && hit.end - hit.first > 1 && self.view.says(hit.end - 1, "of");
                return (takes || noun || toll).then_some(*hit);
            }
            let token = self.view.token(at)?;
            if let Some(hit) = self.takes_lives(at, phrase) {
                return Some(hit);
            }
            // "killed him and two colleagues"
            if self.view.says(at, "and") && at > self.view.sentence.first && self.view.is(at - 1, Class::Pronoun) {
                at -= 1;
                continue;
            }
            // "was shot dead along with two of his guards"
            if self.view.any(at, &["with", "as", "alongside"])
                && let Some(hit) = self.along_with(at)
            {
                return Some(hit);
            }
            if let Some(hit) = self.included(at) {
                return Some(hit);
            }
            let glue = self.view.says(at, "of")
                || self.view.says(at, "for")
                || self.view.says(at, "among")
                || self.view.says(at, "to") && at + 1 == first;
            of |= glue;
            let light = token.classes.any(Classes::of(&[
                Class::Determiner,
                Class::Adverb,
                Class::More,
                Class::About,
                Class::AtLeast,
                Class::AtMost,
                Class::Hedge,
            ]));
            let modifier = skipped < 2
                && token.kind == Kind::Word
                && !token.classes.any(Classes::of(&[
                    Class::Preposition,
                    Class::Conjunction,
                    Class::Person,
                    Class::Relative,
                    Class::Be,
                    Class::Thing,
                ]));
            if !(glue || light || modifier && !of) {
                return None;
            }
            skipped += usize::from(!glue && !light);
        }
        None
    }

    /// The passive verb before "along with", "together with", "as well as".
    fn along_with(&self, at: usize) -> Option<Hit> {
        const JOINTS: [&[&str]; 4] = [&["along", "with"], &["together", "with"], &["as", "well", "as"], &["alongside"]];
        let joint = JOINTS.iter().find(|words| self.view.preceded(at + 1, words))?;
        let end = at + 1 - joint.len();
        let hit = self.hits.iter().rev().find(|hit| hit.end == end)?;
        let done = hit.is(Class::HarmAdjective) || hit.is(Class::HarmIntransitive) || hit.is(Class::Participle);
        done.then_some(*hit)
    }

    /// "the dead included three policemen", "the victims were two teachers": who they were.
    fn included(&self, at: usize) -> Option<Hit> {
        let includes = ["included", "include", "includes", "were", "are", "comprised"];
        if !self.view.any(at, &includes) {
            return None;
        }
        let hit = self.hits.iter().rev().find(|hit| hit.end == at)?;
        let them = hit.first.checked_sub(1).is_some_and(|before| self.view.any(before, &["the", "those", "people"]));
        let whole = hit.is(Class::HarmToll) || hit.is(Class::HarmNoun) && hit.is(Class::Plural);
        (them && whole).then_some(*hit)
    }

    /// claimed 19 lives, cost 12 lives: harm only together.
    fn takes_lives(&self, at: usize, phrase: &Phrase) -> Option<Hit> {
        let Counted::People { head, .. } = phrase.counted else { return None };
        let lives = self.view.says(head, "lives") || self.view.says(head, "life");
        let token = self.view.token(at).filter(|token| lives && token.is(Class::TakesLives))?;
        Some(Hit { first: at, end: at + 1, harm: Harm::Death, classes: token.classes.all(), passive: false })
    }

    /// The toll before a number: the toll grew by 19 to 264; killed: 13; the number of those who fled has passed 900.
    pub(super) fn toll(&self, phrase: &Phrase) -> Option<Joined> {
        let first = phrase.quantity.first;
        let bounded = first < phrase.quantity.core
            && self.view.token(first).is_some_and(|token| token.is(Class::AtLeast) && token.is(Class::TollTie));
        // "Killed (14)"
        let bracket = self.view.before(first, 1).is_some_and(|token| token.is_sign('('))
            && self.view.sign(phrase.end(), ')')
            && self.hits.iter().any(|hit| hit.end + 1 == first);
        let tie = first > self.view.sentence.first
            && (bracket
                || self.view.token(first - 1)?.is(Class::TollTie)
                || self.view.token(first - 1)?.is_sign(':')
                || self.view.token(first - 1)?.is_dash());
        if let Some(joined) = self.number_of(phrase) {
            return Some(joined);
        }
        if !(tie || bounded) || !matches!(phrase.counted, Counted::Bare { .. } | Counted::People { .. }) {
            return None;
        }
        let from = first.saturating_sub(TOLL).max(self.view.sentence.first);
        let before = self.hits.iter().rev().filter(|hit| hit.first >= from && hit.end <= first);
        let counted =
            |hit: &Hit| (self.view.sentence.first..hit.first).rev().take(12).any(|at| self.view.is(at, Class::Total));
        let labelled = bracket
            || self.view.token(first - usize::from(tie)).is_some_and(|token| token.is_sign(':') || token.is_dash());
        // "cases in the refugee settlements reached 356"
        let modifies =
            |hit: &Hit| hit.is(Class::Singular) && hit.is(Class::HarmNoun) && self.view.is(hit.end, Class::Thing);
        let hit = before.clone().filter(|hit| !modifies(hit)).find(|hit| {
            labelled && hit.is(Class::HarmNoun) && hit.is(Class::Plural) && hit.end + 1 == first
                || hit.is(Class::HarmToll)
                    && (labelled || !hit.is(Class::HarmVerb) && !hit.is(Class::HarmAdjective) || self.label(hit))
                || counted(hit)
        })?;
        let verb = bounded
            || tie && self.view.token(first - 1)?.classes.any(Classes::of(&[Class::Be, Class::Past, Class::Third]));
        (verb || !self.interrupted(hit.end, first)).then_some(Joined { hit: *hit, end: phrase.end() })
    }

    /// "brings to 41 the number of journalists killed", "raised to 46 the death toll": the label behind its number.
    fn number_of(&self, phrase: &Phrase) -> Option<Joined> {
        let end = phrase.end();
        let bare = matches!(phrase.counted, Counted::Bare { .. }) && self.view.follows(phrase.quantity.first, &["to"]);
        if !bare || !self.view.any(end, &["the", "its", "their"]) {
            return None;
        }
        let number = self.view.any(end + 1, &["number", "total", "toll", "count", "overall"]);
        let hit = self.hits.iter().find(|hit| hit.first > end && hit.first <= end + TOLL / 2)?;
        (number || hit.first == end + 1 && hit.is(Class::HarmToll)).then_some(Joined { hit: *hit, end })
    }

    /// "the dead", "Killed:": a toll that is also an adjective or a participle needs its article or its colon.
    fn label(&self, hit: &Hit) -> bool {
        hit.first > self.view.sentence.first && self.view.says(hit.first - 1, "the")
            || self.view.token(hit.end).is_some_and(|token| token.is_sign(':'))
    }

    /// A stop between a toll and its number: the clause has ended, or another thing is counted.
    fn interrupted(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| {
            self.view.token(at).is_none_or(|token| {
                matches!(token.kind, Kind::Sign(';' | '.'))
                    || token.is(Class::Contrast)
                    || token.is(Class::Thing) && token.is(Class::Plural) && !self.view.says(at, "figures")
            })
        })
    }

    /// "killed or injured", "dead and wounded": both harms counted together.
    pub(super) fn both(&self, hit: Hit) -> Hit {
        let joint = |at: usize| self.view.says(at, "or") || self.view.says(at, "and");
        let after = self.hits.iter().find(|other| other.first == hit.end + 1 && joint(hit.end));
        let before = self.hits.iter().find(|other| other.end + 1 == hit.first && joint(other.end));
        let other = after.or(before);
        let mixed = other.is_some_and(|other| {
            matches!((hit.harm, other.harm), (Harm::Death, Harm::Injury) | (Harm::Injury, Harm::Death))
        });
        // "killed and 30 wounded" counts apart: a number stands between; here none does.
        if mixed { Hit { harm: Harm::Casualties, ..hit } } else { hit }
    }
}
