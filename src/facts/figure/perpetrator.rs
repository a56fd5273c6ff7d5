//! Who is said to have done it: the side that kills, bombs or abducts, as subject or after "by".

use crate::facts::figure::harm::Hit;
use crate::facts::figure::side::Sides;
use crate::facts::figure::unreal::{Joint, clause_start, status};
use crate::facts::figure::{Count, Form, Status};
use crate::prose::{Class, Classes, Harm, Kind, Sentence, Token, View};
use crate::text::Range;

/// A side of a conflict that the text says has harmed people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Perpetrator {
    /// The words for it: `government jets`.
    pub at: Range,
    /// The word of harm: `killed`.
    pub harm_at: Range,
    /// How the two are tied.
    pub tie: Tie,
    /// The sentence of the paragraph that holds it.
    pub sentence: usize,
}

/// How a side is tied to the harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// It did it: jets killed six; six were killed by jets.
    Deed,
    /// It happened beside what the side did: killed amid attacks by the army.
    Beside,
}

/// How far behind the word of harm its "by" may stand, in tokens.
const BY: usize = 14;
/// How many words may stand between a verb and its object's noun: killed at least 14 mostly elderly villagers.
const OBJECT: usize = 7;
const PEOPLE: Classes =
    Classes::of(&[Class::Person, Class::Group, Class::Demonym, Class::Vague, Class::Armed, Class::Pronoun]);
const THINGS: Classes = Classes::of(&[Class::Thing, Class::Unit, Class::TimeUnit, Class::Weekday, Class::Month]);

/// Whether a sentence may tell of one at all.
pub(super) fn may_tell(sentence: &Sentence) -> bool {
    const HARMED: Classes =
        Classes::of(&[Class::HarmVerb, Class::HarmIntransitive, Class::HarmNoun, Class::PhraseStart]);
    const DONE: Classes = Classes::of(&[Class::Party, Class::Attack, Class::Place, Class::PhraseStart]);
    sentence.classes.any(HARMED) && sentence.classes.any(DONE)
}

/// Adds the perpetrators of a sentence, whose number is `index`, to those found before it.
pub(super) fn perpetrators(view: View<'_>, index: usize, hits: &[Hit], found: &mut Vec<Perpetrator>) {
    Reader { view, sides: Sides { view } }.read(hits, index, found);
}

struct Reader<'a> {
    view: View<'a>,
    sides: Sides<'a>,
}

/// A side as tokens, and how it is tied to a harm.
type Found = ((usize, usize), Tie);

impl Reader<'_> {
    fn read(&self, hits: &[Hit], index: usize, found: &mut Vec<Perpetrator>) {
        let mut last: Option<(usize, Found)> = None;
        for hit in hits.iter().filter(|hit| is_deed(hit)) {
            let told = if hit.active() && self.has_people(hit.end) {
                self.subject(hit).or_else(|| self.shared(hit, last))
            } else if hit.is(Class::HarmNoun) {
                self.by(hit.end, self.view.sentence.end)
            } else if hit.is(Class::HarmIntransitive) || self.told_before(hit.first) {
                self.by(hit.end, self.view.sentence.end).or_else(|| self.occasion(hit.end))
            } else {
                None
            };
            let Some(((first, end), tie)) = told.filter(|_| self.is_asserted(hit)) else { continue };
            last = Some((hit.end, ((first, end), tie)));
            found.push(Perpetrator {
                at: self.view.prose.range(first, end),
                harm_at: self.view.prose.range(hit.first, hit.end),
                tie,
                sentence: index,
            });
        }
    }

    /// Whether the harm is told as a fact: not planned, feared, asked or denied.
    fn is_asserted(&self, hit: &Hit) -> bool {
        let count = Count { least: None, most: None, approximate: false, form: Form::Number };
        let joint = Joint { first: hit.first, hit, count: &count };
        status(&self.view, joint) == Some(Status::Asserted)
    }

    /// Whether people are the object of a verb: killed six children; beat the villagers; not: assaulted the town.
    fn has_people(&self, at: usize) -> bool {
        let mut counted = false;
        for at in at..self.view.sentence.end.min(at + OBJECT) {
            let token = &self.view.prose.tokens[at];
            if token.classes.any(THINGS) && !token.is(Class::Person) {
                return false;
            }
            let named = token.capital && token.kind == Kind::Word;
            if token.classes.any(PEOPLE) || named {
                return true;
            }
            counted |= token.kind == Kind::Number || token.classes.any(Classes::of(&[Class::Number, Class::Magnitude]));
            let stops = !token.is_wordy() && !token.is_hyphen()
                || token.is(Class::Conjunction)
                    && !self.view.token(at + 1).is_some_and(|next| next.is(Class::HarmVerb))
                || token.is(Class::Preposition)
                    && !token.classes.any(Classes::of(&[Class::About, Class::AtLeast]))
                    && !self.view.says(at, "up")
                    && !self.view.says(at, "as")
                    && !self.view.says(at, "than")
                    && !self.view.says(at, "to");
            if stops {
                break;
            }
        }
        counted
    }

    /// Whether people stand before a passive: two grooms were killed by; not: the town was burned by.
    fn told_before(&self, at: usize) -> bool {
        let start = clause_start(&self.view, at);
        let tokens = self.view.prose.tokens[start..at].iter();
        tokens.rev().take(24).any(|token| {
            token.classes.any(PEOPLE) || matches!(token.kind, Kind::Number) || token.classes.has(Class::Number)
        })
    }

    /// The side before an active verb, or before the attack that a participle tells the outcome of.
    fn subject(&self, hit: &Hit) -> Option<Found> {
        if hit.is(Class::Gerund) {
            let comma = hit.first.checked_sub(1).is_some_and(|before| {
                self.view.token(before).is_some_and(|token| token.is_sign(',') || token.is_dash() && token.spaced)
            });
            let attacker = self.attacker(hit.first);
            return if comma { attacker } else { attacker.or_else(|| self.did(hit.first)) };
        }
        self.did(hit.first)
    }

    fn did(&self, verb: usize) -> Option<Found> {
        self.sides.before(verb).map(|side| (side, Tie::Deed))
    }

    /// The side that attacked earlier in the clause: the army shelled the market, killing six; the market was shelled by
    /// the army, killing six.
    fn attacker(&self, end: usize) -> Option<Found> {
        let start = clause_start(&self.view, end);
        let verb = |token: &Token| token.classes.any(Classes::of(&[Class::Past, Class::Participle]));
        let noun = |at: usize| {
            self.view.token(at).is_some_and(|token| {
                token.is(Class::Attack) && token.classes.any(Classes::of(&[Class::Singular, Class::Plural]))
            })
        };
        (start..end).rev().find_map(|at| {
            let token = &self.view.prose.tokens[at];
            let attacks = token.is(Class::Attack) && verb(token);
            let launches =
                || (self.view.prose.word(at).ends_with("ed") || token.is(Class::Past)) && (at + 1..at + 5).any(noun);
            if !attacks && !launches() {
                return None;
            }
            let passive = self.passive(at);
            if passive { self.by(at + 1, end) } else { self.did(at) }
        })
    }

    fn passive(&self, at: usize) -> bool {
        (self.view.sentence.first..at).rev().take(3).any(|before| self.view.prose.tokens[before].is(Class::Be))
    }

    /// The subject that a verb shares with the one before it: killed six people and injured dozens.
    fn shared(&self, hit: &Hit, last: Option<(usize, Found)>) -> Option<Found> {
        let (end, found) = last?;
        let mut at = hit.first;
        while self.view.token(at.checked_sub(1)?)?.classes.any(Classes::of(&[Class::Adverb, Class::Hedge])) {
            at -= 1;
        }
        let joined = self.view.says(at.checked_sub(1)?, "and");
        (joined && hit.first - end <= 16).then_some(found)
    }

    /// The side whose attack it was: killed in rebel shelling; killed when army jets struck the market.
    fn occasion(&self, from: usize) -> Option<Found> {
        for at in from..self.view.sentence.end.min(from + BY) {
            let token = self.view.token(at)?;
            if matches!(token.kind, Kind::Sign(_)) || token.is(Class::Contrast) || token.is(Class::Conjunction) {
                return None;
            }
            let side = if self.view.says(at, "in") || self.view.says(at, "during") {
                self.sides.attack(at + 1)
            } else if self.view.says(at, "when") {
                let attacks = |end: usize| self.view.token(end).is_some_and(|token| token.is(Class::Attack));
                return self.sides.after(at + 1).filter(|side| attacks(side.1)).map(|side| (side, Tie::Deed));
            } else if self.view.says(at, "after") || self.view.says(at, "before") {
                return None;
            } else {
                None
            };
            if let Some(side) = side {
                return Some((side, Tie::Deed));
            }
        }
        None
    }

    /// The side after the "by" of a passive, of a killing, or of the attack in which people were killed.
    fn by(&self, from: usize, end: usize) -> Option<Found> {
        let mut tie = Tie::Deed;
        for at in from..end.min(from + BY) {
            let token = self.view.token(at)?;
            let ends = matches!(token.kind, Kind::Sign(';' | ':' | ','))
                || token.is_quote()
                || token.is(Class::Contrast)
                || token.classes.any(Classes::of(&[Class::Reporting, Class::Relative]))
                    && !token.classes.any(Classes::of(&[Class::Singular, Class::Plural, Class::Preposition]))
                || token.is(Class::Conjunction) && self.view.token(at + 1).is_some_and(|next| next.is(Class::HarmVerb));
            if ends {
                return None;
            }
            if ["amid", "amidst", "during", "after", "as", "when"].iter().any(|word| self.view.says(at, word)) {
                tie = Tie::Beside;
            }
            if self.view.says(at, "by") {
                if !self.takes_by(at, from) {
                    return None;
                }
                return self.sides.after(at + 1).map(|side| (side, tie));
            }
        }
        None
    }

    /// Whether a "by" belongs to the harm or to an attack, not to a participle between: in a town held by rebels.
    fn takes_by(&self, by: usize, from: usize) -> bool {
        if by == from {
            return true;
        }
        let Some(before) = self.view.token(by - 1) else { return false };
        let attack = before.is(Class::Attack);
        let place = before.capital || before.kind == Kind::Number;
        let time = before.classes.any(Classes::of(&[
            Class::Weekday,
            Class::Month,
            Class::TimeUnit,
            Class::RelativeDay,
            Class::PartOfDay,
        ]));
        let people = before.classes.any(PEOPLE);
        let plain = before.kind == Kind::Word
            && !before.classes.any(Classes::of(&[Class::Past, Class::Participle, Class::Preposition]))
            && !self.view.prose.word(by - 1).ends_with("ed")
            && !["run", "held", "led", "built", "set", "laid", "left"].iter().any(|word| self.view.says(by - 1, word));
        attack || place || time || people || plain
    }
}

/// Whether a word of harm tells of a deed that somebody does to somebody.
fn is_deed(hit: &Hit) -> bool {
    let harm = matches!(hit.harm, Harm::Death | Harm::Injury | Harm::Casualties | Harm::Abduction | Harm::Violence);
    harm && hit.classes.any(Classes::of(&[Class::HarmVerb, Class::HarmIntransitive, Class::HarmNoun]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::figure::figures;
    use crate::format::Block;
    use crate::prose::{Lexicon, Prose};

    /// The sides of a text, a tilde before those that only stand beside a harm.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lexicon = Lexicon::built_in();
        let prose = Prose::read(Block::of(text), lexicon);
        let told: Vec<String> = figures(&prose, lexicon)
            .1
            .iter()
            .map(|side| format!("{}{}", if side.tie == Tie::Beside { "~" } else { "" }, prose.words(side.at)))
            .collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn the_subject_of_a_deed_did_it() {
        check("Government jets killed six skippers.", &["Government jets"]);
        check("Syrian warplanes on Friday again killed 14 people.", &["Syrian warplanes"]);
        check("Soldiers from the 4th Brigade killed three farmers.", &["Soldiers"]);
        check("The Karsa Front, an armed group, abducted 12 nurses.", &[]);
        check("Militants who killed nine guards fled.", &["Militants"]);
        check("The air strikes by Russia killed four men.", &["Russia"]);
        check("In the east rebels killed two officers.", &["rebels"]);
        check("The Saudi-led coalition has killed 20 fishermen.", &["The Saudi-led coalition"]);
        check("Israel killed six people.", &["Israel"]);
    }

    #[test]
    fn verbs_share_their_subject() {
        check("Regime gunboats killed 38 dockers - and maimed scores more.", &["Regime gunboats", "Regime gunboats"]);
        check("The navy fired on the quay, killing five stevedores.", &["The navy"]);
        check("The quay was shelled by the army, killing five stevedores.", &["the army"]);
        check("Soldiers opened fire on the crowd, wounding dozens.", &["Soldiers"]);
        check("Government planes raided a depot in the east killing six guards.", &["Government planes"]);
    }

    #[test]
    fn a_by_names_who_did_it() {
        check("A midwife was shot dead by militia snipers.", &["militia snipers"]);
        check("The Karsan air force bombed a wedding, killing 17 guests.", &["The Karsan air force"]);
        check("Two miners were killed by an army doctor.", &[]);
        check("Two beekeepers were killed on 27 January by the army.", &["the army"]);
        check("Four brothers were killed by rebel sniper fire.", &["rebel sniper fire"]);
        check("Two miners were killed in a raid on Tessel by government jets.", &["government jets"]);
        check("Six people died in rebel shelling of the market.", &["rebel shelling"]);
        check("Nine people were killed when army jets struck the market.", &["army jets"]);
        check("The killing of six people by soldiers shocked the town.", &["soldiers"]);
        check("Around 120 monks died amid raids by the junta and its allies.", &["~the junta and its allies"]);
    }

    #[test]
    fn a_by_after_another_participle_names_nobody() {
        check("Two miners were killed on a hill held by rebels.", &[]);
        check("Six people died in areas controlled by the government.", &[]);
        check("Nine miners were wounded, the army announced.", &[]);
    }

    #[test]
    fn things_hazards_and_the_unknown_are_no_side() {
        check("The flood killed nine people. A mine killed a shepherd.", &[]);
        check("The blast killed six people. Six people were killed by shelling.", &[]);
        check("Gunmen killed two guards. Suspected militants killed two more people.", &[]);
        check("Shelling in rebel-held Dalim killed six people.", &[]);
        check("Clashes with rebels killed six people.", &[]);
        check("Six people were killed in clashes between rebels and soldiers.", &[]);
        check("Six people were killed when shells hit the market.", &[]);
        check("Six people were killed in the army hospital.", &[]);
    }

    #[test]
    fn what_is_not_asserted_was_not_done() {
        check("Rebels could kill the hostages.", &[]);
        check("The army denied that soldiers had killed 14 people.", &[]);
        check("Rebels assaulted the town. Soldiers killed in the raid were buried.", &[]);
    }
}
