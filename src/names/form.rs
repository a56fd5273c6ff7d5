//! One spelling of a name, taken apart so that it can be compared with others.

use crate::facts::Entity;
use crate::facts::name::key::{is_article, key_of_plain, plain, skeleton};

/// Particles that belong to a surname and tell nobody apart, as they stand in a key.
const PARTICLES: &[&str] = &["di", "da", "du", "dil", "dila", "la", "van", "vun", "dir", "bin", "dus", "das", "tir"];

/// One spelling of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
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
}

impl Form {
    /// Takes a name apart.
    #[must_use]
    pub fn new(text: &str, entity: Entity) -> Self {
        let plain = plain(text);
        let all: Vec<&str> = plain.split(' ').collect();
        let last = all.len().saturating_sub(1);
        let bare = all.iter().enumerate().filter(|&(at, word)| at == last || !is_article(word)).map(|(_, &word)| word);
        let words: Box<[Box<str>]> = bare.map(Box::from).collect();
        let shape: String = match entity {
            Entity::Person => all.iter().map(|&word| if is_article(word) { "al" } else { word }).collect(),
            Entity::Place => words.join(" "),
            Entity::Organisation => words.concat(),
        };
        let whole = key_of_plain(&plain);
        let parts: Vec<&str> = whole.split(' ').collect();
        let tail = parts.len().saturating_sub(1);
        let told = |&(at, part): &(usize, &str)| at == tail || entity != Entity::Person || !PARTICLES.contains(&part);
        let key = parts.iter().copied().enumerate().filter(told).map(|(_, part)| Box::from(part)).collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").into();
        Self { text, entity, shape: shape.into(), words, key }
    }

    /// Whether it is a person's name with a given name, or any name of something else.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.entity != Entity::Person || self.key.len() > 1
    }

    /// The words under which spellings that might be the same name meet, at most two. Letters that are often written
    /// for each other are one in them. Given names are few, so beside them the surname's first letter counts too.
    pub fn buckets(&self) -> impl Iterator<Item = String> {
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
        pair.into_iter().flatten()
    }
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
