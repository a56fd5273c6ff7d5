//! Whether two spellings are of one name: by key, by classes of given names, and by slips of the pen (catalogue,
//! part 2.4).

use crate::facts::Entity;
use crate::facts::name::key::is_vowel;
use crate::names::form::Form;
use crate::names::registry::Registry;
use crate::prose::{Class, Lexicon};

/// How two spellings relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Two names.
    Other,
    /// One name, and no word of it is spelled in two ways: a short form, an initial, a middle name more.
    Agrees,
    /// One name by its key, spelled in two ways.
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
}

/// How two single words relate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Word {
    Equal,
    Near,
    Other,
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
        Entity::Person if one.key.len() > 1 && other.key.len() > 1 => compare.persons(one, other),
        Entity::Person => compare.surnames(one, other),
        Entity::Place | Entity::Organisation => compare.wholes(one, other),
    }
}

struct Compare<'a> {
    registry: &'a Registry,
}

impl Compare<'_> {
    /// Two full names: surnames and given names must match, one of them at most by a slip.
    fn persons(&self, one: &Form, other: &Form) -> Likeness {
        let (Some(a), Some(b)) = (Person::of(one), Person::of(other)) else { return Likeness::Other };
        let mut surname = self.words((a.last, a.last_plain), (b.last, b.last_plain));
        let initial = |one: &str, other: &str| one.len() == 1 && other.starts_with(one);
        let short = initial(a.first_plain, b.first_plain) || initial(b.first_plain, a.first_plain);
        let mut given =
            if short { Word::Equal } else { self.words((a.first, a.first_plain), (b.first, b.first_plain)) };
        let same_length = a.middle.len() == b.middle.len();
        // Beside a word that is written alike to the letter, a slip of the pen is told by the letters.
        if surname == Word::Other && a.first_plain == b.first_plain {
            surname = self.letters(a.last_plain, b.last_plain);
        } else if given == Word::Other && a.last_plain == b.last_plain && !is_given(a.last_plain) {
            given = self.letters(a.first_plain, b.first_plain);
        }
        let framed = a.first_plain == b.first_plain && a.last_plain == b.last_plain;
        let middle = a.middle.iter().zip(b.middle).map(|(a, b)| {
            let initial = (a.len() == 1 || b.len() == 1) && a.chars().next() == b.chars().next();
            match if initial { Word::Equal } else { self.words((a, a), (b, b)) } {
                Word::Other if framed => self.letters(a, b),
                found => found,
            }
        });
        let middle = if same_length { middle.max().unwrap_or(Word::Equal) } else { Word::Equal };
        // A middle name that agrees vouches for both its neighbours.
        if same_length && middle == Word::Equal && !a.middle.is_empty() && !short {
            if surname == Word::Other && given != Word::Other {
                surname = self.letters(a.last_plain, b.last_plain);
            } else if given == Word::Other && surname != Word::Other {
                given = self.letters(a.first_plain, b.first_plain);
            }
        }
        let most = if middle == Word::Equal && !a.middle.is_empty() { 2 } else { 1 };
        let slips = [surname, given, middle].iter().filter(|&&word| word == Word::Near).count();
        if surname == Word::Other
            || given == Word::Other
            || middle == Word::Other
            || slips > most
            || slips > 0 && (short || !same_length)
        {
            return Likeness::Other;
        }
        if !same_length {
            // With a middle name more, only the words that both have can be compared.
            let plain = a.first_plain == b.first_plain && a.last_plain == b.last_plain;
            return if plain || short { Likeness::Agrees } else { Likeness::Respelt };
        }
        match slips {
            1.. => Likeness::Slip,
            _ if short && a.last_plain == b.last_plain => Likeness::Agrees,
            _ => Likeness::Respelt,
        }
    }

    /// A surname alone beside a full name or another surname.
    fn surnames(&self, one: &Form, other: &Form) -> Likeness {
        let (Some(a), Some(b)) = (one.key.last(), other.key.last()) else { return Likeness::Other };
        let (Some(a_plain), Some(b_plain)) = (one.words.last(), other.words.last()) else { return Likeness::Other };
        if a != b || self.registry.are_distinct(a_plain, b_plain) {
            return Likeness::Other;
        }
        if a_plain == b_plain {
            return Likeness::Agrees;
        }
        // A surname that is a given name too may be another man's.
        let common = is_given(a_plain) || is_given(b_plain) || a.len() < 4;
        if common { Likeness::Other } else { Likeness::Respelt }
    }

    /// Names of places and organisations, word by word.
    fn wholes(&self, one: &Form, other: &Form) -> Likeness {
        if one.key.concat() == other.key.concat() {
            let distinct = one.words.iter().zip(&other.words).any(|(a, b)| self.registry.are_distinct(a, b));
            let short = one.shape.len() < 4 || other.shape.len() < 4;
            return if distinct || short { Likeness::Other } else { Likeness::Respelt };
        }
        if one.key.len() != other.key.len() || one.words.len() != one.key.len() || other.words.len() != other.key.len()
        {
            return Likeness::Other;
        }
        let known = |form: &Form| form.words.len() == 1 && Lexicon::built_in().find(&form.words[0]).1.has(Class::Place);
        if known(one) && known(other) {
            return Likeness::Other;
        }
        let mut slips = 0;
        for at in 0..one.key.len() {
            match self.words((&one.key[at], &one.words[at]), (&other.key[at], &other.words[at])) {
                Word::Equal => {}
                Word::Near => slips += 1,
                Word::Other => return Likeness::Other,
            }
        }
        if slips == 1 { Likeness::Slip } else { Likeness::Other }
    }

    /// Two words, each as its key and as it is written.
    fn words(&self, (a, a_plain): (&str, &str), (b, b_plain): (&str, &str)) -> Word {
        if a_plain == b_plain || self.registry.are_one(a_plain, b_plain) {
            return Word::Equal;
        }
        if self.registry.are_distinct(a_plain, b_plain) {
            return Word::Other;
        }
        if a == b {
            return Word::Equal;
        }
        if a_plain.len() < 5 || b_plain.len() < 5 || is_given(a_plain) && is_given(b_plain) || !is_slip(a, b) {
            return Word::Other;
        }
        Word::Near
    }
}

impl Compare<'_> {
    /// Two words as they are written, whose neighbours are the same.
    fn letters(&self, a: &str, b: &str) -> Word {
        let apart = self.registry.are_distinct(a, b) || is_given(a) && is_given(b);
        let short = a.len() < 5 || b.len() < 5;
        // Longer words bear two slips; a word that goes on where the other ends is another word.
        let goes_on = a.starts_with(b) || b.starts_with(a);
        let long = a.len().min(b.len()) >= 8 && a.as_bytes()[0] == b.as_bytes()[0] && !goes_on;
        let near = is_typo(a, b) || long && strsim::osa_distance(a, b) <= 2 || resembles(a, b);
        if apart || short || !near { Word::Other } else { Word::Near }
    }
}

fn is_given(word: &str) -> bool {
    Lexicon::built_in().find(word).1.has(Class::Given)
}

/// The words of a full name.
struct Person<'a> {
    first: &'a str,
    first_plain: &'a str,
    middle: &'a [Box<str>],
    last: &'a str,
    last_plain: &'a str,
}

impl<'a> Person<'a> {
    fn of(form: &'a Form) -> Option<Self> {
        let [first, middle @ .., last] = &*form.key else { return None };
        Some(Self { first, first_plain: form.words.first()?, middle, last, last_plain: form.words.last()? })
    }
}

/// Whether one key becomes the other by a single slip: a vowel lost, added or taken for its neighbour, two letters
/// changed over, a consonant taken for one that sounds like it, or lost from the inside of a long word.
fn is_slip(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let long = one.len().min(other.len());
    let (front, back) = shared(one, other);
    let (left, right) = (&one[front..one.len() - back], &other[front..other.len() - back]);
    let vowel = |letter: &u8| is_vowel(char::from(*letter));
    match (left, right) {
        ([x], [y]) if vowel(x) && vowel(y) => close_vowels(*x, *y) && long >= 4 && (back > 0 || long >= 6),
        ([x], [y]) => front > 0 && long >= 4 && close_consonants(*x, *y),
        // Something added at the very end makes another word of it: Karim, Karima; Chernihiv, Chernihivka.
        ([x], []) | ([], [x]) => front > 0 && back > 0 && (vowel(x) && long >= 4 || *x == b'h' || long >= 6),
        (&[p, q], &[r, s]) => p == s && q == r && long >= 5,
        _ => false,
    }
}

/// Whether one word becomes the other by one slip of the pen in its inside: two letters changed over, one lost or added,
/// one vowel for another.
fn is_typo(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let (front, back) = shared(one, other);
    let vowel = |letter: u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    match (&one[front..one.len() - back], &other[front..other.len() - back]) {
        ([p, q], [r, s]) => p == s && q == r,
        ([x], [y]) => front > 0 && back > 0 && vowel(*x) && vowel(*y) && one.len() > 5,
        ([_], []) | ([], [_]) if back > 0 => front > 0,
        ([x], []) | ([], [x]) => !vowel(*x) && one.len() + other.len() > 12,
        _ => false,
    }
}

/// Whether one letter of two words that begin alike was mistaken for another (catalogue, part 2.4.4). A likeness of 0.9
/// without that is Ronaldo and Ronaldinho.
fn resembles(one: &str, other: &str) -> bool {
    let begins = one.as_bytes()[0] == other.as_bytes()[0] && one.len() == other.len();
    begins && strsim::osa_distance(one, other) == 1 && strsim::jaro_winkler(one, other) >= 0.90
}

/// How many letters two words share at their beginnings, and how many more at their ends.
fn shared(one: &[u8], other: &[u8]) -> (usize, usize) {
    let front = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let most = one.len().min(other.len()) - front;
    let back = one.iter().rev().zip(other.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    (front, back)
}

fn close_vowels(one: u8, other: u8) -> bool {
    matches!((one, other), (b'a', b'i') | (b'i', b'a'))
}

/// Consonants that are often written for each other.
fn close_consonants(one: u8, other: u8) -> bool {
    const PAIRS: &[&str] = &[
        "sz", "sc", "sw", "cq", "td", "tw", "dw", "dz", "kg", "kx", "xg", "xh", "bp", "vf", "jg", "jy", "zy", "mn",
        "xq",
    ];
    PAIRS.iter().any(|pair| pair.as_bytes().contains(&one) && pair.as_bytes().contains(&other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(entity: Entity, one: &str, other: &str, expected: Likeness) {
        let registry = Registry::built_in();
        assert_eq!(likeness(&Form::new(one, entity), &Form::new(other, entity), registry), expected, "{one}, {other}");
        assert_eq!(likeness(&Form::new(other, entity), &Form::new(one, entity), registry), expected, "{other}, {one}");
    }

    #[track_caller]
    fn person(one: &str, other: &str, expected: Likeness) {
        check(Entity::Person, one, other, expected);
    }

    #[track_caller]
    fn place(one: &str, other: &str, expected: Likeness) {
        check(Entity::Place, one, other, expected);
    }

    #[test]
    fn transliterations_of_one_name_are_respelt() {
        person("Sergey Brakan", "Sergei Brakan", Likeness::Respelt);
        person("Mohammed Karsawi", "Muhammad Karsawi", Likeness::Respelt);
        person("Bashar al-Assad", "Bashar Assad", Likeness::Respelt);
        person("Rami Abdel Rahman", "Rami Abdulrahman", Likeness::Respelt);
        person("Hassan Abboud", "Hasan Aboud", Likeness::Respelt);
        person("Yusuf Tessel", "Youssef Tessel", Likeness::Respelt);
    }

    #[test]
    fn a_slip_in_one_word_is_a_slip() {
        person("Angela Brakan", "Anglea Brakan", Likeness::Slip);
        person("Talal Rudskoi", "Talal Rudksoi", Likeness::Slip);
        person("Talal Brakan", "Talal Bralan", Likeness::Slip);
        person("Wilber Tessel", "Wilmer Tessel", Likeness::Slip);
        person("Talal Moreno Rudskoi", "Talal Moremo Rudskoi", Likeness::Slip);
        place("Mudhaikhera", "Mudhiakhera", Likeness::Slip);
        place("Tessalun", "Teslun", Likeness::Slip);
        place("Akrivan", "Ekrivan", Likeness::Slip);
    }

    #[test]
    fn short_forms_agree() {
        person("Sergey Lavrov", "Lavrov", Likeness::Agrees);
        person("Sergey Lavrov", "S. Lavrov", Likeness::Agrees);
        person("Joseph Brakan", "Joseph L. Brakan", Likeness::Agrees);
        person("Fahd Jassem al-Freij", "Freij", Likeness::Agrees);
        person("Omar al-Karsi", "Omar Al Karsi", Likeness::Agrees);
    }

    #[test]
    fn other_persons_stay_other() {
        person("Hafez al-Assad", "Bashar al-Assad", Likeness::Other);
        person("Sergey Lavrov", "Sergey Shoigu", Likeness::Other);
        person("Salah Haddad", "Saleh Haddad", Likeness::Other);
        person("Hasan Haddad", "Husayn Haddad", Likeness::Other);
        person("Ahmad Haddad", "Mahmoud Haddad", Likeness::Other);
        person("Hamid Haddad", "Hamad Haddad", Likeness::Other);
        person("Jamal Haddad", "Jamil Haddad", Likeness::Other);
        person("Said Haddad", "Sayyid Haddad", Likeness::Other);
        person("Ali Haddad", "Alaa Haddad", Likeness::Other);
        person("Karim Haddad", "Karima Haddad", Likeness::Other);
        person("Rafik Hariri", "Saad Hariri", Likeness::Other);
        person("Kim Song Chol", "Kim Tong Chol", Likeness::Other);
        person("Mohammed Hamdan", "Mohammed Hamdani", Likeness::Other);
        person("Pedro Brakinho", "Pedro Brako", Likeness::Other);
        person("Talal Brakan", "Talal Drakan", Likeness::Other);
    }

    #[test]
    fn spellings_of_places_are_respelt() {
        place("Idlib", "Idleb", Likeness::Respelt);
        place("Khan Sheikhoun", "Khan Shaykhun", Likeness::Respelt);
        place("Hasakah", "Hassakeh", Likeness::Respelt);
        place("Abu Sliem", "Abusliem", Likeness::Respelt);
    }

    #[test]
    fn other_places_stay_other() {
        place("Niger", "Nigeria", Likeness::Other);
        place("Austria", "Australia", Likeness::Other);
        place("Zabul", "Kabul", Likeness::Other);
        place("Slovenia", "Slovakia", Likeness::Other);
        place("Chernihiv", "Chernihivka", Likeness::Other);
        place("North Kivu", "South Kivu", Likeness::Other);
        place("Kafr Zita", "Kafr Nabl", Likeness::Other);
    }
}
