//! One spelling of a name, taken apart so that it can be compared with others.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::facts::Entity;
use crate::facts::name::key::{is_article, is_hyphen, key_of_plain, plain, skeleton};

/// Particles that belong to a surname and tell nobody apart, as they stand in a key.
const PARTICLES: &[&str] = &["di", "da", "du", "dil", "dila", "la", "van", "vun", "dir", "bin", "dus", "das", "tir"];

/// One spelling of a name. All of it follows from its text and from what bears it.
#[derive(Clone, Debug)]
pub struct Form {
    /// The name as it is written, in a single line.
    pub text: Box<str>,
    /// What bears it.
    pub entity: Entity,
    /// What tells it from other spellings: case, accents, apostrophes and hyphens do not; the article does in
    /// the name of a person.
    pub shape: Box<str>,
    /// Lower-case words without accents and articles.
    pub words: Box<[Box<str>]>,
    /// The spelling-blind key, word by word, without particles.
    pub key: Box<[Box<str>]>,
    buckets: OnceLock<Box<[String]>>,
    ends: OnceLock<Box<[String]>>,
    weights: OnceLock<Weights>,
}

impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.entity == other.entity
    }
}

impl Eq for Form {}

impl Form {
    /// Takes a name apart.
    #[must_use]
    pub fn new(text: &str, entity: Entity) -> Self {
        let plain = match entity {
            Entity::Person => lettered(plain(&parted(text))),
            Entity::Place | Entity::Organisation => plain(text),
        };
        let all: Vec<&str> = plain.split(' ').collect();
        let last = all.len().saturating_sub(1);
        // Ash Carter has no article: assimilated ones stand before a hyphen where they begin a person's name.
        let hyphen = text.find(is_hyphen).is_some_and(|at| at == all[0].len());
        let given = entity == Entity::Person && !hyphen && !matches!(all[0], "al" | "el") && all.len() > 1;
        let article = |at: usize, word: &str| at < last && is_article(word) && !(at == 0 && given);
        let bare = all.iter().enumerate().filter(|&(at, word)| !article(at, word)).map(|(_, &word)| word);
        let words: Box<[Box<str>]> = bare.map(Box::from).collect();
        let shape: String = match entity {
            Entity::Person => shape(text),
            Entity::Place => words.join(" "),
            Entity::Organisation => words.concat(),
        };
        let whole = key_of_plain(&plain);
        let parts: Vec<&str> = whole.split(' ').collect();
        let tail = parts.len().saturating_sub(1);
        let told = |&(at, part): &(usize, &str)| at == tail || entity != Entity::Person || !PARTICLES.contains(&part);
        let key = parts.iter().copied().enumerate().filter(told).map(|(_, part)| Box::from(part)).collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").into();
        let (buckets, ends, weights) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self { text, entity, shape: shape.into(), words, key, buckets, ends, weights }
    }

    /// Whether it is a person's name with a given name, or any name of something else.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.entity != Entity::Person || self.key.len() > 1
    }

    /// The words under which spellings that might be the same name meet, at most two. Letters that are often written
    /// for each other are one in them. Given names are few, so beside them the surname's first letter counts too.
    #[must_use]
    pub fn buckets(&self) -> &[String] {
        self.buckets.get_or_init(|| self.meeting())
    }

    fn meeting(&self) -> Box<[String]> {
        let (first, last) = (self.key.first(), self.key.last());
        let single =
            |word: Option<&Box<str>>, mark: &str| word.map(|word| format!("{mark}{}", classed(&skeleton(word))));
        let pair = match self.entity {
            Entity::Person if self.key.len() > 1 => {
                let letter = last.and_then(|last| last.chars().next()).map_or('a', class);
                [single(first, "1 ").map(|bucket| bucket + " " + letter.encode_utf8(&mut [0; 4])), single(last, "2 ")]
            }
            Entity::Person => [single(last, "2 "), None],
            Entity::Place => [Some(format!("3 {}", classed(&skeleton(&self.key.concat())))), None],
            Entity::Organisation => [Some(format!("4 {}", classed(&skeleton(&self.key.concat())))), None],
        };
        pair.into_iter().flatten().collect()
    }

    /// More words under which spellings meet inside one draft: the first and the last sounds that are seldom lost, so
    /// that one slip leaves one of them as it is. Beside the surname the given name's first sound counts too.
    #[must_use]
    pub fn ends(&self) -> &[String] {
        self.ends.get_or_init(|| self.ending())
    }

    fn ending(&self) -> Box<[String]> {
        let last = match self.entity {
            Entity::Person => self.words.last().map(ToString::to_string),
            Entity::Place | Entity::Organisation => Some(self.words.concat()),
        };
        let bones = bones(&last.unwrap_or_default());
        let given = match self.entity {
            Entity::Person if self.words.len() > 1 => self.words[0].bytes().next().and_then(bone).unwrap_or(b'a'),
            _ => b'-',
        };
        let (mark, long) = (format!("{}{}", self.entity as u8, char::from(given)), bones.len());
        let mut ends: Vec<String> = Vec::with_capacity(5);
        let mut end = |kind: &str, bones: &[u8]| ends.push(format!("{mark}{kind}{}", String::from_utf8_lossy(bones)));
        end("<", &bones[..long.min(3)]);
        end(">", &bones[long - long.min(3)..]);
        if long <= 3 {
            end("<", &bones[..long.min(2)]);
            end(">", &bones[long - long.min(2)..]);
        }
        if self.entity == Entity::Person && self.words.len() > 1 {
            // The same name with its parts in another order, or in one word.
            end("&", &bones_of(self.words.iter().take(2)));
            let mut all = bones_of(self.words.iter());
            all.sort_unstable();
            ends.push(format!("={}", String::from_utf8_lossy(&all)));
        }
        ends.into()
    }

    /// How many it has of each class of consonants that are seldom lost: names of which these differ much are two.
    #[must_use]
    pub fn weights(&self) -> Weights {
        *self.weights.get_or_init(|| self.weighed())
    }

    fn weighed(&self) -> Weights {
        let mut weights = Weights { counts: [0; 8], words: self.words.len() };
        for word in &self.words {
            let mut before = None;
            for class in word.bytes().filter_map(bone).filter(|&class| before.replace(class) != Some(class)) {
                if let Some(at) = b"sktpnflr".iter().position(|&known| known == class) {
                    weights.counts[at] = weights.counts[at].saturating_add(1);
                }
            }
        }
        weights
    }
}

/// Whether two words have much the same consonants, wherever they stand.
#[must_use]
pub fn weigh_alike(one: &str, other: &str) -> bool {
    let (one, other) = (weight(one), weight(other));
    let (mut more, mut less) = (0, 0);
    for (one, other) in one.to_ne_bytes().into_iter().zip(other.to_ne_bytes()) {
        more += u32::from(one.saturating_sub(other));
        less += u32::from(other.saturating_sub(one));
    }
    // Doubled letters count twice here, and sh may be sch.
    more.max(less) <= 3
}

/// How many letters of each class a word has, a byte for a class. No word has 256 of one.
fn weight(word: &str) -> u64 {
    word.bytes().map(|letter| WEIGHTS[usize::from(letter)]).fold(0, u64::wrapping_add)
}

/// What each letter adds to the weight of a word.
static WEIGHTS: [u64; 256] = letter_weights();

const fn letter_weights() -> [u64; 256] {
    let mut weights = [0; 256];
    let mut letter = 0;
    while letter < 256 {
        weights[letter] = match bone(letter as u8) {
            Some(b's') => 1,
            Some(b'k') => 1 << 8,
            Some(b't') => 1 << 16,
            Some(b'p') => 1 << 24,
            Some(b'n') => 1 << 32,
            Some(b'f') => 1 << 40,
            Some(b'l') => 1 << 48,
            Some(b'r') => 1 << 56,
            _ => 0,
        };
        letter += 1;
    }
    weights
}

/// How many spellings may meet under one word before only those are compared that have much the same consonants.
pub const FEW: usize = 16;

/// How many consonants of each class a name has, and how many words.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    counts: [u8; 8],
    words: usize,
}

impl Weights {
    /// Whether two names with these may be one.
    #[must_use]
    pub fn agree(&self, other: &Self) -> bool {
        let more = |one: &Self, other: &Self| -> u32 {
            one.counts.iter().zip(other.counts).map(|(&a, b)| u32::from(a.saturating_sub(b))).sum()
        };
        let (one, two) = (more(self, other), more(other, self));
        if self.words == other.words { one.max(two) <= 2 } else { one.min(two) <= 2 }
    }
}

/// A name with the letters for which a digit was read or struck: `Ig0r`.
fn lettered(plain: String) -> String {
    if !plain.bytes().any(|letter| letter.is_ascii_digit()) {
        return plain;
    }
    let letters = plain.as_bytes();
    let meant = |(at, letter): (usize, char)| {
        let inside = at > 0 && letters[at - 1].is_ascii_lowercase();
        match letter {
            '0' if inside => 'o',
            '1' if inside => 'i',
            '3' if inside => 'e',
            '5' if inside => 's',
            '9' if inside => 'g',
            other => other,
        }
    };
    plain.char_indices().map(meant).collect()
}

/// A name that was glued in two again: `SergeyBrakan`.
fn parted(text: &str) -> Cow<'_, str> {
    let letters = text.as_bytes();
    let joint = |at: &usize| {
        let (left, right) = (&letters[..*at], &letters[*at..]);
        let lower = |letter: &u8| letter.is_ascii_lowercase();
        right[0].is_ascii_uppercase()
            && left.iter().rev().take_while(|&letter| lower(letter)).count() > 2
            && right[1..].iter().take_while(|&letter| lower(letter)).count() > 2
    };
    match (1..letters.len()).find(joint) {
        Some(at) => Cow::Owned(format!("{} {}", &text[..at], &text[at..])),
        None => Cow::Borrowed(text),
    }
}

/// What is seen of a person's name beside its case: letters with their accents, hyphens and spaces, but for the article,
/// which is one however it is written.
fn shape(text: &str) -> String {
    let mut shape = String::with_capacity(text.len());
    let mut article = true;
    let decomposed = text.chars().any(|char| ('\u{300}'..='\u{36f}').contains(&char));
    for word in text.split_whitespace() {
        for (at, piece) in word.split(is_hyphen).enumerate() {
            let bare = plain(piece);
            if !article {
                shape.push(if at > 0 && !is_article(&bare) { '-' } else { ' ' });
            }
            article = is_article(&bare);
            match () {
                () if article => shape.push_str("al"),
                () if decomposed || piece.is_ascii() => shape.push_str(&bare),
                () => shape.extend(
                    piece
                        .chars()
                        .filter(|char| !plain(char.encode_utf8(&mut [0; 4])).is_empty())
                        .flat_map(char::to_lowercase),
                ),
            }
        }
    }
    shape
}

fn bones_of<'a>(words: impl Iterator<Item = &'a Box<str>>) -> Vec<u8> {
    words.flat_map(|word| bones(word)).collect()
}

/// The class of a consonant that seldom comes and goes.
const fn bone(letter: u8) -> Option<u8> {
    Some(match letter {
        b's' | b'z' | b'c' => b's',
        b'k' | b'g' | b'q' | b'x' => b'k',
        b't' | b'd' => b't',
        b'p' | b'b' => b'p',
        b'm' | b'n' => b'n',
        b'f' | b'l' | b'r' | b'0'..=b'9' => letter,
        _ => return None,
    })
}

/// The classes of a word's consonants, without those that come and go between two ways of transliteration.
fn bones(word: &str) -> Vec<u8> {
    let mut bones: Vec<u8> = Vec::with_capacity(8);
    for class in word.bytes().filter_map(bone) {
        if bones.last() != Some(&class) {
            bones.push(class);
        }
    }
    bones
}

/// A skeleton with letters that are often written for each other made one.
fn classed(skeleton: &str) -> String {
    let mut classed = String::with_capacity(skeleton.len());
    for letter in skeleton.chars() {
        let class = class(letter);
        if !classed.ends_with(class) {
            classed.push(class);
        }
    }
    classed
}

/// One letter for all that are often written for each other.
fn class(letter: char) -> char {
    match letter {
        'z' | 'c' => 's',
        'g' | 'x' | 'q' => 'k',
        'd' | 'w' => 't',
        'f' => 'v',
        'y' => 'j',
        'm' => 'n',
        'b' => 'p',
        'i' | 'u' | 'h' => 'a',
        other => other,
    }
}
