//! Phrases: words in a row, in any case and inflection, wherever lines break and whatever the markup.

use rustc_hash::FxHashMap;

use crate::format::Block;
use crate::prose::{Kind, Lexicon, Print, Prose, Token};
use crate::rule::Context;
use crate::rulefile::fields::{Broken, Words};
use crate::rulefile::form::{Case, Ending, Form, folded, forms};

/// The most words that `...` stands for: as far as a verb and its object stand apart in news prose.
const GAP: usize = 6;

/// Phrases that are looked for together.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    list: Vec<Phrase>,
    /// Phrases by the hash of each form of their first word.
    first: FxHashMap<u64, Vec<u32>>,
    likely: Likely,
}

/// A phrase that was found, as tokens of its paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which phrase, in the order in which they were given.
    pub phrase: usize,
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// In which form it stands: that of its first inflected word.
    pub ending: Ending,
}

#[derive(Clone, Debug)]
struct Phrase {
    slots: Vec<Slot>,
    /// Whether it is written without capitals, and so is no name.
    common: bool,
}

#[derive(Clone, Debug)]
enum Slot {
    Word(Vec<Form>),
    Sign(char),
    /// Some words, or none, of the same clause.
    Gap,
}

/// Whether the forms of a phrase's words count too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inflection {
    /// Plurals and the forms of verbs.
    Forms,
    /// The words as they are written.
    None,
}

impl Phrases {
    /// Phrases as a rule file writes them: words; `a|b` for one or the other; `...` for up to six words between.
    ///
    /// # Errors
    /// When a phrase has no word to begin or end with.
    pub fn of(list: &[Words<'_>], inflection: Inflection) -> Result<Self, Broken> {
        let mut phrases = Self::default();
        for words in list {
            let slots = slots(words, inflection)?;
            let id = u32::try_from(phrases.list.len()).unwrap_or(u32::MAX);
            if let Some(Slot::Word(forms)) = slots.first() {
                for form in forms {
                    phrases.likely.put(&form.folded);
                    let ids = phrases.first.entry(hash(&form.folded)).or_default();
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                }
            }
            let common = !words.text.contains(char::is_uppercase);
            phrases.list.push(Phrase { slots, common });
        }
        Ok(phrases)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether a phrase is written without capitals, and so means a word and no name.
    #[must_use]
    pub fn is_common(&self, phrase: usize) -> bool {
        self.list.get(phrase).is_some_and(|phrase| phrase.common)
    }

    /// Whether a phrase may stand in the paragraphs that a rule looks at.
    #[must_use]
    pub fn may_stand(&self, cx: &Context<'_>) -> bool {
        let words = || {
            let prose = cx.paragraphs().map(|(_, slot)| &slot.paragraph.prose);
            prose.flat_map(|prose| prose.tokens.iter().map(|token| hash(prose.words(token.at)))).collect()
        };
        cx.crowd.may_hold_words(self.first.keys().copied(), words)
    }

    /// The phrases of a paragraph in the order of the text: at each place the longest, and none within another.
    #[must_use]
    pub fn hits(&self, prose: &Prose) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        if self.is_empty() {
            return hits;
        }
        // This runs on every token of every draft for every rule: one look at the print tells nearly all off.
        let mut at = 0;
        while let Some(next) = self.likely.first(&prose.prints[at..]) {
            let hit = self.hit(prose, at + next);
            at = hit.map_or(at + next + 1, |hit| hit.end);
            hits.extend(hit);
        }
        hits
    }

    /// The longest phrase that begins with the token at `at`.
    #[must_use]
    pub fn hit(&self, prose: &Prose, at: usize) -> Option<Hit> {
        let token = prose.tokens.get(at).filter(|token| token.is_wordy())?;
        let words = prose.words(token.at);
        let ids = self.first.get(&hash(words))?;
        let found = ids.iter().filter_map(|&id| {
            let (end, ending) = end(prose, at, &self.list.get(id as usize)?.slots)?;
            Some(Hit { phrase: id as usize, first: at, end, ending })
        });
        found.max_by_key(|hit| hit.end)
    }
}

/// One past the last token of the slots, where they stand from token `at` on, and the form they stand in.
fn end(prose: &Prose, at: usize, slots: &[Slot]) -> Option<(usize, Ending)> {
    let mut at = at;
    let mut ending = Ending::Base;
    for (index, slot) in slots.iter().enumerate() {
        // A hyphen may stand between the words of a phrase.
        if index > 0 && prose.tokens.get(at).is_some_and(Token::is_hyphen) {
            at += 1;
        }
        match slot {
            Slot::Gap => {
                let (end, after) = after_gap(prose, at, &slots[index + 1..])?;
                return Some((end, ending.or(after)));
            }
            Slot::Sign(sign) if prose.tokens.get(at)?.is_sign(*sign) => {}
            Slot::Word(forms) => ending = ending.or(form(prose, prose.tokens.get(at)?, forms)?.ending),
            Slot::Sign(_) => return None,
        }
        at += 1;
    }
    Some((at, ending))
}

fn after_gap(prose: &Prose, from: usize, slots: &[Slot]) -> Option<(usize, Ending)> {
    let sentence = prose.sentences.get(prose.sentence_of(from))?;
    let last = (from + GAP).min(sentence.end.saturating_sub(1));
    (from..=last).find_map(|at| end(prose, at, slots))
}

fn form<'f>(prose: &Prose, token: &Token, forms: &'f [Form]) -> Option<&'f Form> {
    let words = prose.words(token.at);
    forms.iter().find(|form| token.is_wordy() && token.kind != Kind::Possessive && form.fits(words))
}

fn slots(words: &Words<'_>, inflection: Inflection) -> Result<Vec<Slot>, Broken> {
    let mut slots = Vec::new();
    let parts = words.text.replace('…', " ... ");
    for (index, part) in parts.split("...").enumerate() {
        let chunks: Vec<&str> = part.split_whitespace().collect();
        if chunks.is_empty() {
            return Err(Broken::new(words.at, "A phrase must begin and end with a word; write one here."));
        }
        if index > 0 {
            slots.push(Slot::Gap);
        }
        run(&chunks, inflection, &mut slots);
    }
    if !matches!(slots.first(), Some(Slot::Word(_))) {
        return Err(Broken::new(words.at, "A phrase must begin with a word. For signs use `find.pattern`."));
    }
    Ok(slots)
}

/// The slots of words that stand in a row.
fn run(chunks: &[&str], inflection: Inflection, slots: &mut Vec<Slot>) {
    let mut row: Vec<Slot> = Vec::new();
    for chunk in chunks {
        let alternatives: Vec<&str> = chunk.split('|').filter(|word| !word.is_empty()).collect();
        if alternatives.len() > 1 {
            row.push(Slot::Word(alternatives.iter().map(|word| Form::plain(word)).collect()));
            continue;
        }
        let prose = cut(chunk);
        for token in prose.tokens.iter().filter(|token| !token.is_hyphen()) {
            match token.kind {
                Kind::Sign(sign) => row.push(Slot::Sign(sign)),
                _ => row.push(Slot::Word(vec![Form::plain(prose.words(token.at))])),
            }
        }
    }
    if inflection == Inflection::Forms {
        inflect(&mut row);
    }
    slots.append(&mut row);
}

/// A lone word takes all forms; of several the last takes its plural, the first those of a verb if it is one.
fn inflect(row: &mut [Slot]) {
    let count = row.len();
    let particle = row.last().is_some_and(|slot| slot.is(forms::is_particle));
    let verb = row.first().is_some_and(|slot| slot.is(forms::is_verb)) || particle;
    for (index, slot) in row.iter_mut().enumerate() {
        let Slot::Word(list) = slot else { continue };
        let plain = list.clone();
        for form in plain.iter().filter(|form| form.case != Case::Upper || index + 1 == count) {
            if index + 1 == count {
                list.extend(forms::of_noun(form));
            }
            if index == 0 && (count == 1 || verb) && form.case == Case::Any {
                list.extend(forms::of_verb(form));
            }
        }
    }
}

impl Slot {
    fn is(&self, what: fn(&str) -> bool) -> bool {
        matches!(self, Self::Word(forms) if forms.iter().any(|form| what(&form.folded)))
    }
}

/// A text cut into tokens as prose is.
fn cut(text: &str) -> Prose {
    Prose::read(Block::of(text), &Lexicon::default())
}

fn hash(words: &str) -> u64 {
    const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;
    // FNV-1a, over characters
    let more = |hash: u64, char: u64| (hash ^ char).wrapping_mul(0x0100_0000_01b3);
    if words.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return words.bytes().fold(EMPTY, |hash, byte| more(hash, u64::from(byte.to_ascii_lowercase())));
    }
    folded(words).fold(EMPTY, |hash, char| more(hash, u64::from(char)))
}

/// How many prints are looked at together.
const ROW: usize = 16;

/// The prints of the words that can begin a phrase, as bits.
#[derive(Clone, Debug)]
struct Likely([u64; Print::ALL / 64]);

impl Default for Likely {
    fn default() -> Self {
        let mut likely = Self([0; Print::ALL / 64]);
        likely.add(Print::ODD);
        likely
    }
}

impl Likely {
    fn put(&mut self, words: &str) {
        match Print::of(words) {
            // A form that folds to odd letters stands in a text under any print: all words are likely.
            Print::ODD => self.0[..Print::COUNT / 64].fill(u64::MAX),
            print => self.add(print),
        }
    }

    fn add(&mut self, print: Print) {
        self.0[print.place() >> 6] |= 1 << (print.place() & 63);
    }

    /// Where the first print stands that can begin a phrase. Most rows hold none, and are looked at all at once.
    fn first(&self, prints: &[Print]) -> Option<usize> {
        let rows = prints.chunks(ROW).position(|row| row.iter().fold(false, |any, &print| any | self.has(print)))?;
        let row = rows * ROW;
        prints[row..].iter().position(|&print| self.has(print)).map(|at| row + at)
    }

    fn has(&self, print: Print) -> bool {
        self.0[print.place() >> 6] & (1 << (print.place() & 63)) != 0
    }
}
