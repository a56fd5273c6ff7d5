//! The noun phrase after a number: whom does it count?

use crate::facts::figure::quantity::Quantity;
use crate::prose::{Class, Classes, Kind, Token, View};

/// Whom a quantity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// People: the head noun's token, and one past the noun phrase.
    People { head: usize, end: usize },
    /// A noun that the lexicon does not know; people if something happens to them that happens to nobody else.
    Unknown { end: usize },
    /// No noun: 14 dead; killed 46.
    Bare { end: usize },
    /// Things: days, tanks, homes.
    Things,
}

const PEOPLE: Classes = Classes::of(&[Class::Person, Class::Group, Class::Demonym]);
/// Words that no noun phrase goes past.
const STOPS: Classes = Classes::of(&[
    Class::Be,
    Class::Have,
    Class::Modal,
    Class::Relative,
    Class::Contrast,
    Class::Preposition,
    Class::Pronoun,
    Class::Condition,
]);
/// Words that begin what a subject did.
const CLAUSE: Classes =
    Classes::of(&[Class::Be, Class::Have, Class::Modal, Class::HarmVerb, Class::HarmIntransitive, Class::Reporting]);
/// Words of time, which stand beside a noun phrase and belong to none.
const TIMES: Classes = Classes::of(&[Class::RelativeDay, Class::VagueTime, Class::Weekday, Class::Direction]);
/// Nouns that count nobody by themselves, and one that names whose they are.
const OTHERS: Classes =
    Classes::of(&[Class::Thing, Class::Organisation, Class::OrganisationCue, Class::Institution, Class::VagueSource]);
/// How many modifiers may stand between the number and its noun: 12 Kurdish-led Syrian Democratic Forces fighters.
const MODIFIERS: usize = 8;

/// Whom a quantity counts, within its sentence.
pub(super) fn counted(view: &View<'_>, quantity: Quantity) -> Counted {
    let mut at = quantity.end;
    let share = view.is(at, Class::Share) && !view.is(at, Class::OrdinalWord);
    if view.sign(at, '%') || share || view.phrase(at, Class::Share).is_some() {
        return Counted::Things;
    }
    if view.says(at, "others") {
        return Counted::People { head: at, end: at + 1 };
    }
    at += usize::from(view.any(at, &["more", "other", "additional"]));
    let bare_end = at;
    // "41 cases of arbitrary detention": what is counted is the harm itself.
    let cases = view.any(at, &["case", "cases", "instances"]) && view.says(at + 1, "of");
    if let Some(end) = if cases { cases_of_harm(view, at + 2) } else { None } {
        return Counted::Bare { end };
    }
    if view.says(at, "of") {
        at += 1;
        while view.is(at, Class::Determiner) {
            at += 1;
        }
        let own = view.is(at, Class::Pronoun) || view.any(at, &["those", "whom", "which"]);
        if own || view.follows(at, &["those"]) {
            let end = if view.follows(at, &["those"]) { at } else { at + 1 };
            return Counted::People { head: end - 1, end };
        }
        let noun = view.token(at).is_some_and(is_participle_noun);
        if noun && view.follows(at, &["the"]) && !follows_people(view, at + 1) {
            return Counted::People { head: at, end: at + 1 }; // "two of the wounded"
        }
        at += usize::from(view.number(at)); // "12 of the 46 people"
    }
    let many = quantity.count.least.is_some_and(|least| least > 1);
    let object = view.before(quantity.first, 1).is_some_and(|verb| verb.is(Class::HarmVerb));
    Walk { view, at, start: at, bare_end, many, object }.counted()
}

/// A noun of harm within a few words: cases of arbitrary arrest, cases of rape and torture.
fn cases_of_harm(view: &View<'_>, at: usize) -> Option<usize> {
    let harm = |at: usize| view.is(at, Class::HarmNoun) || view.phrase(at, Class::HarmNoun).is_some();
    let found = (at..at + 3).find(|&at| harm(at))?;
    (at..found).all(|at| view.token(at).is_some_and(|token| token.kind == Kind::Word)).then_some(found)
}

struct Walk<'a> {
    view: &'a View<'a>,
    at: usize,
    start: usize,
    bare_end: usize,
    /// More than one is counted.
    many: bool,
    /// A verb of harm stands just before the quantity.
    object: bool,
}

impl Walk<'_> {
    fn counted(mut self) -> Counted {
        let view = self.view;
        let tokens = &view.prose.tokens;
        let mut unknown = false;
        while self.at - self.start <= MODIFIERS {
            let at = self.at;
            let Some(token) = view.token(at) else { break };
            if self.glued(at) {
                // "a 14-year-old boy", "Kurdish-led forces": one modifier, however many hyphens it has.
                while self.glued(self.at) {
                    self.at += 2;
                }
                self.at += 1;
                unknown = false;
                continue;
            }
            let named = view.lexicon.phrases_at(tokens, at).filter(|found| found.classes.any(PEOPLE));
            if let Some(found) = named.max_by_key(|found| found.end) {
                return self.head(found.end);
            }
            let harm = [Class::HarmNoun, Class::HarmIntransitive].iter().any(|&class| view.phrase(at, class).is_some());
            if harm || token.is(Class::Link) && !token.is(Class::Participle) {
                break; // "13 enforced disappearances", "100 more remain missing"
            }
            let verbal = token.classes.any(Classes::of(&[Class::HarmVerb, Class::HarmIntransitive]));
            if token.classes.any(PEOPLE) && !(verbal && token.is(Class::Participle) && !token.is(Class::Person)) {
                let goes_on = follows_people(view, at + 1);
                // "14 wounded": the adjective is the harm itself; "kill 20 Monitor": no noun of twenty.
                let other = self.many && token.capital && single(view, at);
                if (is_participle_noun(token) || other) && !goes_on {
                    break;
                }
                if goes_on {
                    self.at += 1;
                    continue;
                }
                return self.head(at + 1);
            }
            if token.classes.any(Classes::of(&[Class::Thing, Class::Unit, Class::TimeUnit, Class::Month])) {
                // A thing may modify people: "five hospital patients", "12 bus passengers".
                if token.is(Class::Singular) && (follows_people(view, at + 1) || acronym(view, at + 1)) {
                    self.at += 1;
                    continue;
                }
                return Counted::Things;
            }
            let harmed = token.classes.any(Classes::of(&[Class::HarmAdjective, Class::HarmVerb]));
            if harmed && token.classes.any(Classes::of(&[Class::Participle, Class::HarmAdjective])) {
                if follows_people(view, at + 1) && !token.is(Class::Be) {
                    self.at += 1;
                    continue;
                }
                break;
            }
            if token.classes.any(Classes::of(&[Class::HarmNoun, Class::HarmVerb, Class::HarmIntransitive])) {
                break;
            }
            if view.any(at, &["including", "incl"]) {
                break; // "at least 100, including women" without its comma
            }
            let conjoined = token.is(Class::Conjunction) || token.is_sign(',');
            if conjoined && at > self.start && follows_head(view, at + 1) {
                if view.number(at + 1) {
                    return Counted::People { head: at - 1, end: at }; // "11 army and 19 rebel dead" share their noun
                }
                self.at += 1;
                continue;
            }
            if acronym(view, at) {
                self.at += 3;
                continue;
            }
            if self.ends(at, conjoined) {
                break;
            }
            unknown = token.kind == Kind::Word;
            self.at += 1;
        }
        if unknown && self.at > self.start {
            Counted::Unknown { end: self.at }
        } else {
            Counted::Bare { end: self.bare_end }
        }
    }

    /// The noun phrase whose people noun ends before `end`: further nouns belong to it ("family members").
    fn head(&self, end: usize) -> Counted {
        let view = self.view;
        let mut end = end;
        while view
            .token(end)
            .is_some_and(|token| token.classes.any(PEOPLE) && token.kind == Kind::Word && !is_participle_noun(token))
        {
            end += 1;
        }
        let Some(next) = view.token(end) else { return Counted::People { head: end - 1, end } };
        let theirs = matches!(next.kind, Kind::Possessive)
            || matches!(next.kind, Kind::Sign('\'' | '’'))
                && !next.spaced
                && view.token(end + 1).is_some_and(Token::is_wordy);
        // "three people's homes", "407 refugee sites", "a national NGO": people are not what is counted.
        let modifies = next.is(Class::Thing) || next.classes.any(OTHERS) && single(view, end - 1);
        if theirs || modifies && !next.classes.any(STOPS) {
            return Counted::Things;
        }
        Counted::People { head: end - 1, end: self.beside(of_one_family(view, end)) }
    }

    /// One past the people who are counted together with those before `end`: 13 women and children.
    fn beside(&self, end: usize) -> usize {
        let view = self.view;
        let second = if view.sign(end, ',') { people_at(view, end + 1) } else { None };
        let joint = second.unwrap_or(end);
        let joint = joint + usize::from(second.is_some() && view.sign(joint, ','));
        let last = if view.any(joint, &["and", "or"]) { people_at(view, joint + 1) } else { None };
        // "killed 13 people and residents fled": a clause of its own.
        let clause = |at: usize| self.object && (view.of(at, CLAUSE) || view.prose.word(at).ends_with("ed"));
        last.filter(|&at| !view.token(at).is_some_and(Token::is_wordy) || !clause(at)).unwrap_or(end)
    }

    fn glued(&self, at: usize) -> bool {
        self.view.token(at + 1).is_some_and(Token::is_hyphen)
            && self.view.token(at + 2).is_some_and(|next| !next.spaced)
    }

    /// Whether a token is no part of a noun phrase.
    fn ends(&self, at: usize, conjoined: bool) -> bool {
        let Some(token) = self.view.token(at) else { return true };
        let word = token.kind == Kind::Word && !token.classes.any(STOPS) && !conjoined && !token.is(Class::Determiner);
        let foreign = token.is_sign('(')
            || !word && token.kind != Kind::Possessive && !token.is_sign('\'') && !token.is_sign('’');
        let beside = token.is(Class::Adverb) || self.view.says(at, "according") || token.classes.any(TIMES);
        foreign || beside && (at > self.start || !follows_people(self.view, at + 1)) || finite(self.view, at)
    }
}

/// One past the bare plural of a noun for people at a token, where it begins no clause of its own.
fn people_at(view: &View<'_>, at: usize) -> Option<usize> {
    const PEOPLE: Classes = Classes::of(&[Class::Person, Class::Demonym]);
    let tokens = &view.prose.tokens;
    let phrase = view.lexicon.phrases_at(tokens, at).filter(|found| found.classes.any(PEOPLE));
    let longest = phrase.max_by_key(|found| found.end).map(|found| found.end);
    let single = view.token(at).filter(|token| {
        token.classes.any(PEOPLE) && token.is(Class::Plural) && !is_participle_noun(token) && !token.is(Class::Number)
    });
    let mut end = longest.or(single.map(|_| at + 1))?;
    while view.of(end, PEOPLE) && view.is(end, Class::Plural) {
        end += 1; // "elderly people"
    }
    let said = Classes::of(&[Class::Reporting, Class::Reaction]);
    let next = view.token(end)?;
    let owns = next.kind == Kind::Possessive || next.classes.any(PEOPLE) || next.is(Class::Thing);
    (!owns && !next.classes.any(said)).then_some(end)
}

/// One past "five members of one family", "three people from the same household".
fn of_one_family(view: &View<'_>, end: usize) -> usize {
    if !view.any(end, &["of", "from"]) {
        return end;
    }
    let mut at = end + 1;
    while at < end + 5 && view.any(at, &["one", "a", "the", "same", "single", "his", "her", "their", "extended"]) {
        at += 1;
    }
    if at > end + 1 && view.is(at, Class::Group) { at + 1 } else { end }
}

/// Whether a noun is in the singular and in nothing else.
fn single(view: &View<'_>, at: usize) -> bool {
    view.token(at).is_some_and(|token| token.is(Class::Singular) && !token.is(Class::Plural))
}

/// Whether a word is an adjective of harm that can stand for people: wounded, dead, injured.
fn is_participle_noun(token: &Token) -> bool {
    token.is(Class::HarmAdjective) || token.is(Class::HarmVerb)
}

/// Whether a noun for people follows within three words, with nothing but modifiers before it.
fn follows_people(view: &View<'_>, at: usize) -> bool {
    for next in at..at + 3 {
        let Some(token) = view.token(next) else { return false };
        if token.phrases.any(PEOPLE) || token.classes.any(PEOPLE) && !is_participle_noun(token) {
            return true;
        }
        if token.classes.any(Classes::of(&[Class::Number, Class::ListOpener, Class::Gerund])) {
            return false; // "civilians including three children": another noun phrase
        }
        let inside = token.kind == Kind::Word
            && !token.classes.any(STOPS)
            && !token.classes.any(Classes::of(&[Class::Thing, Class::Determiner, Class::Conjunction]))
            && !finite(view, next);
        if !inside {
            return false;
        }
    }
    false
}

/// Whether an acronym in brackets stands inside a noun phrase: 31 Islamic State (IS) group militants.
fn acronym(view: &View<'_>, at: usize) -> bool {
    let bracket = view.sign(at, '(') && view.token(at + 1).is_some_and(|word| word.upper) && view.sign(at + 2, ')');
    bracket && (at + 3..at + 6).any(|at| view.of(at, PEOPLE))
}

/// Whether a conjunction joins two modifiers before one noun: women and children; regime and allied fighters.
fn follows_head(view: &View<'_>, at: usize) -> bool {
    follows_people(view, at + usize::from(view.number(at))) && !view.is(at, Class::Determiner)
}

/// Whether a word looks like a verb in the past that is no modifier: what follows it is no noun phrase's end.
fn finite(view: &View<'_>, at: usize) -> bool {
    let Some(token) = view.token(at) else { return false };
    let verb = Classes::of(&[Class::Reporting, Class::Reaction, Class::Response]);
    let form = Classes::of(&[Class::Past, Class::Third, Class::Gerund]);
    let next_opens =
        view.token(at + 1).is_none_or(|next| next.classes.any(STOPS) || next.is(Class::Determiner) || !next.is_wordy());
    let attribute = token.is(Class::Participle) && view.of(at + 1, Classes::of(&[Class::HarmNoun, Class::Person]));
    token.classes.any(verb) && token.classes.any(form) && !attribute
        || view.prose.word(at).ends_with("ed") && token.kind == Kind::Word && next_opens && !token.capital
}
