//! Whether two spellings are of one name: by key, by classes of given names, by ear and by slips of the pen (catalogue,
//! part 2.4).

mod far;
mod parts;
#[cfg(test)]
mod tests;
mod words;

use crate::facts::Entity;
use crate::facts::name::key::{key_of_plain, plain};
use crate::names::alike::far::{
    WRITTEN, apart, ends_apart, framed, given_alone, grows, heard, is_slip, located, strict,
};
use crate::names::alike::parts::Parts;
use crate::names::alike::words::{bare, hushed_apart, numbered_apart, rotated};
use crate::names::form::{Form, weigh_alike};
use crate::names::registry::Registry;
use crate::names::sound::FAR;
use crate::prose::words::name::{DIRECTIONS, GENERIC};
use crate::prose::{Class, Lexicon};

/// How two spellings relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Two names.
    Other,
    /// One name, and no word of it is spelled in two ways: a short form, a middle initial.
    Agrees,
    /// One name, told with more of its parts in one place than in the other: a patronymic, a second given name, a given
    /// name that is an initial elsewhere.
    Longer,
    /// One name, whose accents, hyphens or spaces differ.
    Restyled,
    /// One name by its key or by ear, spelled in two ways.
    Respelt,
    /// One name most likely, spelled in two ways: a letter is added, lost or moved.
    Slip,
}

impl Likeness {
    /// Whether the two are of one name.
    #[must_use]
    pub fn is_same(self) -> bool {
        self != Self::Other
    }

    /// Whether the two are of one name and spelled in two ways.
    #[must_use]
    pub fn differs(self) -> bool {
        matches!(self, Self::Respelt | Self::Slip)
    }

    /// Whether a draft that has both writes one name in two ways, if only in accents or parts.
    #[must_use]
    pub fn is_mixed(self) -> bool {
        matches!(self, Self::Longer | Self::Restyled | Self::Respelt | Self::Slip)
    }
}

/// How two spellings relate.
#[must_use]
pub fn likeness(one: &Form, other: &Form, registry: &Registry) -> Likeness {
    if one.entity != other.entity {
        return Likeness::Other;
    }
    let compare = Compare { registry };
    match one.entity {
        _ if one.shape == other.shape => Likeness::Agrees,
        _ if numbered_apart(&one.words, &other.words) => Likeness::Other,
        Entity::Person if lost_mark(one, other) || lost_mark(other, one) => Likeness::Agrees,
        Entity::Person if one.key.len() > 1 && other.key.len() > 1 => compare.persons(one, other),
        Entity::Person => compare.surnames(one, other),
        Entity::Place => compare.places(one, other),
        Entity::Organisation => compare.bodies(one, other),
    }
}

/// How two parts of a name relate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// To the letter.
    Equal,
    /// One is the initial of the other.
    Initial,
    /// One name in two spellings.
    Same,
    /// This far apart by ear.
    Near(u32),
    Other,
}

struct Compare<'a> {
    registry: &'a Registry,
}

impl Compare<'_> {
    /// Two full names.
    fn persons(&self, one: &Form, other: &Form) -> Likeness {
        let (a, b) = (Parts::of(one), Parts::of(other));
        let (a, b) = (a.list(), b.list());
        if a == b {
            let styled = plain(&one.text) == plain(&other.text);
            return if styled { Likeness::Restyled } else { Likeness::Respelt };
        }
        let found = if a.len() == b.len() { self.pairwise(a, b) } else { self.within(a, b) };
        if found != Likeness::Other {
            return found;
        }
        // Written in one word, or with the family name first.
        let joined = one.words.len() != other.words.len() && one.words.concat() == other.words.concat();
        if joined || self.turned(a, b) || rotated(one, other) { Likeness::Respelt } else { Likeness::Other }
    }

    /// Names of as many parts: each must match its counterpart, and where one is far off, all others must not be.
    fn pairwise(&self, a: &[&str], b: &[&str]) -> Likeness {
        let last = a.len() - 1;
        // Most pairs of names are two names by a glance at their consonants.
        if a.iter().zip(b).any(|(a, b)| self.is_other(a, b)) {
            return Likeness::Other;
        }
        let (mut near, mut worst, mut initials) = (0, 0, 0);
        for at in 0..=last {
            match self.part(a[at], b[at]) {
                Part::Equal | Part::Same => {}
                Part::Initial if at == last => return Likeness::Other,
                Part::Initial => initials += 1,
                Part::Near(cost) => {
                    near += 1;
                    worst = worst.max(cost);
                }
                Part::Other => return Likeness::Other,
            }
        }
        for at in 0..=last {
            let Part::Near(cost) = self.part(a[at], b[at]) else { continue };
            let heard = heard(a[at], b[at]);
            let most = match near {
                _ if initials > 0 => WRITTEN.min(strict(heard)),
                1 if is_slip(a[at], b[at]) => u32::MAX,
                1 if at == 0 && last == 1 => given_alone(heard),
                1 => framed(heard),
                2 if last > 1 => framed(heard).min(9),
                _ => strict(heard),
            };
            if cost > most {
                return Likeness::Other;
            }
        }
        match near {
            // The given name is an initial in one place: J. Smith, John Smith.
            0 if initials == 1 && self.part(a[0], b[0]) == Part::Initial => Likeness::Longer,
            0 if initials > 0 && (0..=last).all(|at| self.part(a[at], b[at]) != Part::Same) => Likeness::Agrees,
            _ if worst > WRITTEN => Likeness::Slip,
            _ => Likeness::Respelt,
        }
    }

    /// A name with a part more: the shorter's parts are found in the longer, in their order, the first and the last
    /// at the ends.
    fn within(&self, a: &[&str], b: &[&str]) -> Likeness {
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        let alike = |one: &str, other: &str| match self.part(one, other) {
            Part::Near(cost) => cost <= strict(heard(one, other)),
            Part::Other => false,
            _ => true,
        };
        let (first, last) = (short[0], short[short.len() - 1]);
        if short.len() > 1
            && !(is_given(first) && is_given(last))
            && long.len() > short.len() + 1
            && long.starts_with(short)
        {
            return Likeness::Longer; // the family names are left out: Fazl Rabi, Fazl Rabi Abdul Hamid
        }
        if !alike(last, long[long.len() - 1]) {
            return Likeness::Other;
        }
        let mut from = 0;
        for part in &short[..short.len() - 1] {
            let Some(at) = long[from..long.len() - 1].iter().position(|other| alike(part, other)) else {
                return Likeness::Other;
            };
            from += at + 1;
        }
        let begins = alike(first, long[0]);
        let told = |part: &&str| long.contains(part);
        let initials = long.iter().chain(short).any(|part| part.len() == 1);
        match () {
            // A single word before the family name is too little where it is not the first of the longer name.
            () if !begins && short.len() < 3 => Likeness::Other,
            () if initials && begins => Likeness::Agrees,
            () if short.iter().all(told) => Likeness::Longer,
            () if begins => Likeness::Respelt,
            () => Likeness::Other,
        }
    }

    /// The same parts in another order, the family name first: `Salman Mohammed`, `Mohammed Salman` are two men where
    /// both are given names.
    fn turned(&self, a: &[&str], b: &[&str]) -> bool {
        let first = |part: &&str| part.as_bytes().first().copied();
        if a.len() != b.len() || !b[1..].iter().any(|part| first(part) == first(&a[0])) {
            return false;
        }
        if a.iter().all(|part| is_given(part)) || a.iter().any(|part| part.len() < 2) {
            return false;
        }
        let same = |(one, other): (&&str, &&str)| matches!(self.part(one, other), Part::Equal | Part::Same);
        let turned = |by: usize| a.iter().zip(b[by..].iter().chain(&b[..by])).all(same);
        turned(1) || turned(a.len() - 1)
    }

    /// A surname alone beside a full name or another surname.
    fn surnames(&self, one: &Form, other: &Form) -> Likeness {
        let (Some(a), Some(b)) = (one.key.last(), other.key.last()) else { return Likeness::Other };
        let (Some(a_plain), Some(b_plain)) = (one.words.last(), other.words.last()) else { return Likeness::Other };
        if a_plain == b_plain {
            return Likeness::Agrees;
        }
        // A surname that is a given name too may be another man's.
        // A long one that is written with a letter doubled is no other name.
        let doubled = a == b && a.len() > 6 && !(is_given(a_plain) && is_given(b_plain));
        let common = !doubled && (is_given(a_plain) || is_given(b_plain)) || a.len() < 4;
        if common || self.registry.are_distinct(a_plain, b_plain) {
            return Likeness::Other;
        }
        if a == b {
            return Likeness::Respelt;
        }
        let heard = heard(a_plain, b_plain);
        match self.part(a_plain, b_plain) {
            Part::Same => Likeness::Respelt,
            Part::Near(cost) if cost <= WRITTEN && heard >= 5 => Likeness::Respelt,
            Part::Near(cost) if cost <= 9 && heard >= 8 => Likeness::Slip,
            _ => Likeness::Other,
        }
    }

    /// Whether two parts of persons' names have so little in common that nothing more need be asked.
    fn is_other(&self, a: &str, b: &str) -> bool {
        a.len() > 1 && b.len() > 1 && !weigh_alike(a, b) && !self.registry.are_one(a, b)
    }

    /// Two parts of persons' names.
    fn part(&self, a: &str, b: &str) -> Part {
        if a == b {
            return Part::Equal;
        }
        if self.registry.are_one(a, b) {
            return Part::Same;
        }
        if self.registry.are_distinct(a, b) {
            return Part::Other;
        }
        if a.len() == 1 && b.starts_with(a) || b.len() == 1 && a.starts_with(b) {
            return Part::Initial;
        }
        // Most parts that are compared have little in common.
        if !weigh_alike(a, b) {
            return Part::Other;
        }
        let cost = apart(a, b);
        if cost > FAR && !is_slip(a, b) {
            return Part::Other;
        }
        if key_of_plain(a) == key_of_plain(b) {
            return Part::Same;
        }
        if is_given(a) && is_given(b) && cost > 1 || ends_apart(a, b) {
            return Part::Other;
        }
        Part::Near(cost)
    }

    /// Names of places.
    fn places(&self, one: &Form, other: &Form) -> Likeness {
        if same_letters(&one.key, &other.key) {
            let distinct = one.words.iter().zip(&other.words).any(|(a, b)| self.registry.are_distinct(a, b));
            let short = one.shape.len() < 4 || other.shape.len() < 4;
            return if distinct || short { Likeness::Other } else { Likeness::Respelt };
        }
        if one.words.len() == other.words.len()
            && one.words.iter().zip(&other.words).any(|(a, b)| !weigh_alike(a, b) && !self.registry.are_one(a, b))
        {
            return Likeness::Other;
        }
        let known = |form: &Form| form.words.len() == 1 && Lexicon::built_in().find(&form.words[0]).1.has(Class::Place);
        if known(one) && known(other) {
            return Likeness::Other;
        }
        if one.words.len() != other.words.len() {
            let (a, b) = (one.words.concat(), other.words.concat());
            let cost = apart(&a, &b);
            return if cost <= strict(heard(&a, &b)) { Likeness::Respelt } else { Likeness::Other };
        }
        let pairs = || one.words.iter().zip(&other.words);
        // Beside a word that tells something, another may be a little further off.
        let framed = pairs().any(|(a, b)| a == b && a.len() > 2 && !GENERIC.contains(&&**a));
        let (mut total, mut near) = (0, 0);
        for (a, b) in pairs().filter(|(a, b)| a != b && !self.registry.are_one(a, b)) {
            let cost = apart(a, b);
            let most = located(heard(a, b)) + if framed { 2 } else { 0 };
            let apart = self.registry.are_distinct(a, b)
                || DIRECTIONS.contains(&&**a) && DIRECTIONS.contains(&&**b)
                || hushed_apart(a, b);
            if apart || cost > most || grows(a, b) || heard(a, b) < 6 && ends_apart(a, b) {
                return Likeness::Other;
            }
            near += 1;
            total += cost;
        }
        match total {
            0..=WRITTEN => Likeness::Respelt,
            4..=18 if near < 3 => Likeness::Slip,
            _ => Likeness::Other,
        }
    }

    /// Names of organisations, word by word: mostly words of the language, where another letter is another word.
    fn bodies(&self, one: &Form, other: &Form) -> Likeness {
        if same_letters(&one.key, &other.key) {
            let distinct = one.words.iter().zip(&other.words).any(|(a, b)| self.registry.are_distinct(a, b));
            let short = one.shape.len() < 4 || other.shape.len() < 4;
            return if distinct || short { Likeness::Other } else { Likeness::Respelt };
        }
        let (one, other) = (bare(&one.words), bare(&other.words));
        if one == other {
            return Likeness::Longer;
        }
        if one.len() != other.len() {
            return Likeness::Other;
        }
        let mut found = Likeness::Other;
        for (a, b) in one.iter().zip(other).filter(|(a, b)| a != b) {
            let cost = apart(a, b);
            if found != Likeness::Other || cost > strict(heard(a, b)) || self.registry.are_distinct(a, b) {
                return Likeness::Other;
            }
            found = if cost <= WRITTEN { Likeness::Respelt } else { Likeness::Slip };
        }
        found
    }
}

/// `Bashar Assads forces`: the apostrophe of the possessive was lost on the way, and the surname is known without it.
fn lost_mark(one: &Form, other: &Form) -> bool {
    let (Some(long), Some(short)) = (one.shape.strip_suffix('s'), other.words.last()) else { return false };
    long == &*other.shape && Lexicon::built_in().find(short).1.has(Class::Surname)
}

/// Whether words have the same letters, wherever they are parted.
fn same_letters(one: &[Box<str>], other: &[Box<str>]) -> bool {
    one.iter().flat_map(|word| word.bytes()).eq(other.iter().flat_map(|word| word.bytes()))
}

fn is_given(word: &str) -> bool {
    Lexicon::built_in().find(word).1.has(Class::Given)
}
