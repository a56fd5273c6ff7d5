//! The figures of one sentence: each quantity with its people, its harm, and what it takes over from the one before.

use crate::facts::figure::attach::{Joined, Joiner, Phrase};
use crate::facts::figure::harm::{Hit, hits};
use crate::facts::figure::merge;
use crate::facts::figure::people::{Counted, counted};
use crate::facts::figure::quantity::{Quantity, Reader};
use crate::facts::figure::unreal::{Joint, status};
use crate::facts::figure::{Count, Figure, Form};
use crate::prose::{Class, Classes, Harm, Kind, Lexicon, Prose, Sentence, Token};

/// Words that may begin a quantity.
const OPENERS: Classes = Classes::of(&[
    Class::Number,
    Class::Magnitude,
    Class::Vague,
    Class::Zero,
    Class::Weak,
    Class::More,
    Class::Determiner,
    Class::Share,
    Class::OrdinalWord,
]);

/// Adds the figures of a sentence to those found before it.
pub(super) fn figures(prose: &Prose, lexicon: &Lexicon, index: usize, found: &mut Vec<Figure>) {
    let sentence = prose.sentences[index];
    if !sentence.numbered && !sentence.classes.any(OPENERS) {
        return;
    }
    let hits = hits(prose, lexicon, sentence);
    let carried = found.last().filter(|figure| index - figure.sentence <= 1).map(|figure| figure.harm);
    if hits.is_empty() && carried.is_none() {
        return;
    }
    let joiner = Joiner { prose, sentence, hits: &hits };
    let mut reading = Reading { prose, lexicon, sentence, index, joiner, carried, from: found.len(), found };
    reading.read();
    let from = reading.from;
    merge::merge(prose, sentence, from, found);
}

struct Reading<'a> {
    prose: &'a Prose,
    lexicon: &'a Lexicon,
    sentence: Sentence,
    index: usize,
    joiner: Joiner<'a>,
    /// The harm of the last figure of the sentence before.
    carried: Option<Harm>,
    /// How many figures were found before this sentence.
    from: usize,
    found: &'a mut Vec<Figure>,
}

impl Reading<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.prose.tokens.get(at).filter(|_| self.sentence.holds(at))
    }

    fn says(&self, at: usize, word: &str) -> bool {
        self.sentence.holds(at) && self.prose.word(at).eq_ignore_ascii_case(word)
    }

    fn any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.says(at, word))
    }

    fn read(&mut self) {
        let mut at = self.sentence.first;
        let mut last: Option<Phrase> = None;
        while at < self.sentence.end {
            let token = &self.prose.tokens[at];
            if !matches!(token.kind, Kind::Number | Kind::Ordinal) && !token.classes.any(OPENERS) {
                at += 1;
                continue;
            }
            let Some(phrase) = self.phrase(at).filter(|_| !self.out_of(at)) else {
                at += 1;
                continue;
            };
            let joined = self.joiner.join(&phrase).or_else(|| self.taken_over(&phrase, last.as_ref()));
            let end = phrase.end();
            match joined {
                Some(joined) if self.push(&phrase, &joined.hit, joined.end) => {
                    last = Some(phrase);
                    at = joined.end.max(end);
                }
                _ => at = phrase.quantity.end.max(at + 1),
            }
        }
    }

    /// "19 provinces out of 23": the whole of which the things before are a part.
    fn out_of(&self, at: usize) -> bool {
        at > self.sentence.first + 1 && self.says(at - 1, "of") && self.says(at - 2, "out")
    }

    /// The quantity and its noun phrase that begin at a token.
    fn phrase(&self, at: usize) -> Option<Phrase> {
        let token = self.token(at)?;
        let limit = self.sentence.end;
        if let Some(share) = self.one_in(at) {
            return Some(share);
        }
        if token.kind == Kind::Number || token.classes.any(OPENERS) {
            let reader = Reader { prose: self.prose, lexicon: self.lexicon };
            if let Some(quantity) = reader.quantity(at, limit) {
                let counted = counted(self.prose, self.lexicon, quantity, limit);
                if counted == Counted::Things {
                    return self.share(&quantity);
                }
                return Some(Phrase { quantity, counted });
            }
        }
        self.zero(at).or_else(|| self.fraction(at)).or_else(|| self.single(at)).or_else(|| self.ordinal(at))
    }

    /// "70 per cent of those killed", "half of the dead", "one in three victims".
    fn share(&self, quantity: &Quantity) -> Option<Phrase> {
        let mut at = quantity.end;
        at += usize::from(self.says(at, "per") || self.token(at)?.is_sign('%') || self.token(at)?.is(Class::Share));
        at += usize::from(self.says(at, "cent"));
        if at == quantity.end || !self.says(at, "of") {
            return None;
        }
        let count = Count { least: None, most: None, approximate: quantity.count.approximate, form: Form::Share };
        let base = Quantity { end: at, count, ..*quantity };
        let counted = counted(self.prose, self.lexicon, base, self.sentence.end);
        matches!(counted, Counted::People { .. }).then_some(Phrase { quantity: base, counted })
    }

    /// "nearly half of the population", "a third of the dead", "one in three victims".
    fn fraction(&self, at: usize) -> Option<Phrase> {
        let token = self.token(at)?;
        let of = token.is(Class::Share) && self.says(at + 1, "of");
        if !of || self.any(at, &["per", "percent"]) {
            return None;
        }
        let near = at > self.sentence.first
            && self.token(at - 1)?.classes.any(Classes::of(&[Class::About, Class::Number, Class::AtLeast]));
        let first = if near || at > self.sentence.first && self.any(at - 1, &["a", "the"]) { at - 1 } else { at };
        let count = Count { least: None, most: None, approximate: near, form: Form::Share };
        let quantity = Quantity { first, core: at, end: at + 1, count };
        let counted = counted(self.prose, self.lexicon, quantity, self.sentence.end);
        matches!(counted, Counted::People { .. }).then_some(Phrase { quantity, counted })
    }

    /// "one in three victims".
    fn one_in(&self, at: usize) -> Option<Phrase> {
        let number =
            |at: usize| self.token(at).is_some_and(|token| token.kind == Kind::Number || token.is(Class::Number));
        if !number(at) || !self.says(at + 1, "in") || !number(at + 2) {
            return None;
        }
        let count = Count { least: None, most: None, approximate: false, form: Form::Share };
        let quantity = Quantity { first: at, core: at, end: at + 3, count };
        let counted = counted(self.prose, self.lexicon, quantity, self.sentence.end);
        matches!(counted, Counted::People { .. }).then_some(Phrase { quantity, counted })
    }

    /// "no casualties", "nobody died", "none were hurt".
    fn zero(&self, at: usize) -> Option<Phrase> {
        let token = self.token(at)?;
        if !token.is(Class::Zero) || self.any(at + 1, &["longer", "fewer", "less", "more"]) {
            return None;
        }
        let count = Count { least: Some(0), most: Some(0), approximate: false, form: Form::Zero };
        let end =
            if self.says(at, "no") && self.any(at + 1, &["one", "new", "further", "other"]) { at + 2 } else { at + 1 };
        let quantity = Quantity { first: at, core: at, end, count };
        let alone = self.any(at, &["none", "nobody"]) || self.says(at + 1, "one");
        let counted = if alone {
            Counted::People { head: end - 1, end }
        } else {
            counted(self.prose, self.lexicon, quantity, self.sentence.end)
        };
        (counted != Counted::Things).then_some(Phrase { quantity, counted })
    }

    /// "a child", "an aid worker", "another civilian", "a family of five".
    fn single(&self, at: usize) -> Option<Phrase> {
        let own = self.any(at, &["his", "her", "their"]);
        if !own && !self.any(at, &["a", "an", "another"]) {
            return None;
        }
        let count = Count { least: Some(1), most: Some(1), approximate: false, form: Form::Indefinite };
        let quantity = Quantity { first: at, core: at, end: at + 1, count };
        let Counted::People { head, end } = counted(self.prose, self.lexicon, quantity, self.sentence.end) else {
            return None;
        };
        let token = self.token(head)?;
        let alone =
            own && !self.found.last().is_some_and(|last| self.coordinates(self.prose.token_at(last.at.end), at));
        if alone || !token.is(Class::Singular) && !token.is(Class::Group) {
            return None;
        }
        let group = token.is(Class::Group);
        if group && self.says(end, "of") {
            let reader = Reader { prose: self.prose, lexicon: self.lexicon };
            if let Some(members) = reader.quantity(end + 1, self.sentence.end) {
                let count = members.count;
                let quantity = Quantity { count, ..quantity };
                return Some(Phrase { quantity, counted: Counted::People { head, end: members.end } });
            }
        }
        let plural = token.is(Class::Plural) && !group;
        let value = self.lexicon.value(token.word);
        let count = if value > 0 {
            Count { least: Some(value), most: Some(value), form: Form::Number, ..count }
        } else {
            count
        };
        (!plural).then_some(Phrase { quantity: Quantity { count, ..quantity }, counted: Counted::People { head, end } })
    }

    /// "the third aid worker killed this year".
    fn ordinal(&self, at: usize) -> Option<Phrase> {
        let token = self.token(at)?;
        let value = match token.kind {
            Kind::Ordinal => self.prose.word(at).trim_end_matches(char::is_alphabetic).parse().ok()?,
            Kind::Word if token.is(Class::OrdinalWord) => self.lexicon.value(token.word),
            _ => return None,
        };
        let article = at > self.sentence.first && self.says(at - 1, "the");
        let count = Count { least: Some(value), most: Some(value), approximate: false, form: Form::Ordinal };
        let quantity = Quantity { first: at, core: at, end: at + 1, count };
        let Counted::People { head, end } = counted(self.prose, self.lexicon, quantity, self.sentence.end) else {
            return None;
        };
        let single = self.token(head)?.is(Class::Singular);
        (article && single && value > 1).then_some(Phrase { quantity, counted: Counted::People { head, end } })
    }

    /// The harm that a phrase without one of its own takes over: "including 11 children", "and 50 rebels", "12 of them".
    fn taken_over(&self, phrase: &Phrase, last: Option<&Phrase>) -> Option<Joined> {
        let first = phrase.quantity.first;
        // "…, a local official told reporters": who speaks is no victim.
        let speaks = self.token(phrase.end()).is_some_and(|next| next.is(Class::Reporting));
        if speaks {
            return None;
        }
        let here = self.found.get(self.from..).and_then(|found| found.last());
        let harm = here.map(|figure| figure.harm).or(self.carried)?;
        let bare = matches!(phrase.counted, Counted::Bare { .. });
        let part = self.part_of(phrase);
        let coordinated = here.is_some() && last.is_some_and(|last| self.coordinates(last.end(), first)) && !bare;
        let resumed = bare
            && self.any(first, &["another"])
            && !self
                .token(phrase.end())
                .is_some_and(|next| next.kind == Kind::Word && !next.is(Class::Preposition) && !next.is(Class::Adverb));
        if phrase.quantity.count.form == Form::Zero || !(part || coordinated || resumed && here.is_some()) {
            return None;
        }
        let hit = Hit { first, end: first, harm, classes: Classes::default(), passive: false };
        Some(Joined { hit, end: phrase.end() })
    }

    /// "including 11 children", "among them 12 women", "of them, 12 were children", "234 of them", "(4 women".
    fn part_of(&self, phrase: &Phrase) -> bool {
        let first = phrase.quantity.first;
        let back = |steps: usize| first.checked_sub(steps).filter(|&at| self.sentence.holds(at));
        let near = |steps: usize, words: &[&str]| back(steps).is_some_and(|at| self.any(at, words));
        let lead = near(1, &["remaining"])
            || near(1, &["including", "among", "comprising", "mostly", "namely"])
            || near(1, &["them", "whom", "those", "these", "which"])
                && near(2, &["of", "among", "amongst", "including"])
            || back(1).is_some_and(|at| self.prose.tokens[at].is_sign(','))
                && near(2, &["them", "whom", "those", "these", "dead", "killed", "victims"])
                && (near(3, &["of", "among"]) || near(4, &["of", "among"]))
            || near(1, &["least"]) && near(3, &["including"]);
        let of_them = match phrase.counted {
            Counted::People { head, .. } => self.any(head, &["them", "whom", "those", "us"]),
            _ => false,
        };
        let bracket = back(1).is_some_and(|at| self.prose.tokens[at].is_sign('('))
            && (matches!(phrase.counted, Counted::People { .. }) || self.any(phrase.end(), &["in", "on", "at"]));
        let list = self.found.len() > self.from
            && back(1).is_some_and(|at| self.prose.tokens[at].is_sign(',') || self.says(at, "and"))
            && self.in_list(first);
        lead || of_them || bracket && self.found.len() > self.from || list
    }

    /// Whether the phrase goes on with a list of parts: "including 11 children and three women".
    fn in_list(&self, first: usize) -> bool {
        let Some(last) = self.found.last() else { return false };
        let end = self.prose.token_at(last.at.end);
        self.coordinates(end, first)
    }

    /// Whether nothing but a comma, "and", "as well as" stands between two phrases.
    fn coordinates(&self, end: usize, first: usize) -> bool {
        const JOINTS: [&str; 15] = [
            "and", "or", "as", "well", "along", "with", "in", "addition", "to", "plus", "also", "then", "her", "his",
            "their",
        ];
        end <= first
            && first - end <= 4
            && first > end
            && (end..first).all(|at| {
                self.token(at).is_some_and(|token| token.is_sign(',') || token.is_sign('&') || self.any(at, &JOINTS))
            })
    }

    /// Adds a figure, unless the text does not assert it as a fact.
    fn push(&mut self, phrase: &Phrase, hit: &Hit, end: usize) -> bool {
        let quantity = &phrase.quantity;
        if self.help(phrase, hit) || self.just_moves(phrase, hit) {
            return false;
        }
        let Some(status) = status(
            self.prose,
            self.lexicon,
            self.sentence,
            Joint { first: quantity.first, hit, count: &quantity.count },
        ) else {
            return false;
        };
        let people = match phrase.counted {
            Counted::People { head, end } => Some(self.prose.range(quantity.end.min(head), end)),
            Counted::Unknown { end } => Some(self.prose.range(quantity.end, end)),
            _ => None,
        };
        let harm_at = if hit.first == hit.end {
            self.prose.range(quantity.first, quantity.end)
        } else {
            self.prose.range(hit.first, hit.end)
        };
        self.found.push(Figure {
            at: self.prose.range(quantity.first, end.max(phrase.end())),
            count: quantity.count,
            harm: hit.harm,
            harm_at,
            people,
            status,
            sentence: self.index,
        });
        true
    }

    /// Ministers who left, passengers who arrived: displaced are only people who lose a home by it.
    fn just_moves(&self, phrase: &Phrase, hit: &Hit) -> bool {
        let weak = hit.first < hit.end && self.prose.tokens[hit.first].is(Class::WeakMove);
        let uprooted = Classes::of(&[Class::Uprooted, Class::Demonym]);
        match phrase.counted {
            Counted::People { head, .. } => {
                let other = self.any(head, &["others", "them", "those", "whom"]);
                weak && !other && !self.prose.tokens[head].classes.any(uprooted)
            }
            Counted::Unknown { .. } => weak || hit.harm == Harm::Affected,
            _ => false,
        }
    }

    /// People who were helped, counted or planned for, and cases of a disease, are no victims: assisted 1,284 refugees
    /// (catalogue, part 7.4).
    fn help(&self, phrase: &Phrase, hit: &Hit) -> bool {
        const FORMS: Classes = Classes::of(&[Class::Past, Class::Participle, Class::Third, Class::Gerund, Class::Base]);
        if !matches!(hit.harm, Harm::Displacement | Harm::Affected) {
            return false;
        }
        let (first, end) = (phrase.quantity.first, phrase.end());
        let helps = |at: usize| {
            let token = &self.prose.tokens[at];
            token.is(Class::Response) && token.classes.any(FORMS)
        };
        // The object of help, whatever is said of it next: "reached 682 families displaced by conflict".
        if first.checked_sub(1).is_some_and(|before| self.sentence.holds(before) && helps(before)) {
            return true;
        }
        let inherited = hit.first == hit.end;
        let modifier = hit.first >= phrase.quantity.end && hit.first < end || hit.is(Class::HarmNoun);
        if !(modifier || inherited || hit.harm == Harm::Affected) {
            return false;
        }
        let before = first.saturating_sub(6).max(self.sentence.first)..first;
        let after = end..(end + if inherited { 9 } else { 6 }).min(self.sentence.end);
        let aided = |at: usize| helps(at) || self.prose.tokens[at].is(Class::Help);
        let ill = |at: usize| self.prose.tokens[at].is(Class::Illness);
        before.clone().any(aided) || after.clone().any(helps) || after.clone().any(ill)
    }
}
