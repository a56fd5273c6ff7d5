//! One noun phrase of several parts is one claim: two men, a woman and a girl (catalogue, part 7.7).

use crate::facts::figure::{Count, Figure, Form, Status};
use crate::prose::{Class, Prose, Sentence};
use crate::text::Range;

/// How far back an opening bracket or "including" makes a figure a part, in tokens.
const LIST: usize = 14;

/// Makes one figure of those of a sentence, from the index `from` on, that are parts of one noun phrase.
pub(super) fn merge(prose: &Prose, sentence: Sentence, from: usize, found: &mut Vec<Figure>) {
    let phrases = Phrases { prose, sentence };
    let mut at = from;
    while at + 1 < found.len() {
        if phrases.one(&found[at], &found[at + 1]) {
            let part = found.remove(at + 1);
            found[at].take(&part);
        } else {
            at += 1;
        }
    }
}

impl Figure {
    /// Adds a part of the same noun phrase.
    fn take(&mut self, part: &Self) {
        let sum = |a: Option<u64>, b: Option<u64>| a.zip(b).map(|(a, b)| a.saturating_add(b));
        let vague = self.count.form == Form::Vague || part.count.form == Form::Vague;
        self.at = self.at.cover(part.at);
        self.people = self.people.zip(part.people).map(|(a, b)| a.cover(b));
        self.count = Count {
            least: sum(self.count.least, part.count.least),
            most: sum(self.count.most, part.count.most),
            approximate: self.count.approximate || part.count.approximate,
            form: if vague { Form::Vague } else { Form::Number },
        };
    }
}

struct Phrases<'a> {
    prose: &'a Prose,
    sentence: Sentence,
}

impl Phrases<'_> {
    fn any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.prose.word(at).eq_ignore_ascii_case(word))
    }

    /// Whether two figures are parts of one noun phrase, both unarmed, neither named after "including" or in brackets.
    fn one(&self, a: &Figure, b: &Figure) -> bool {
        let (end, first) = (self.prose.token_at(a.at.end), self.prose.token_at(b.at.start));
        let joins = |at: usize| {
            self.prose.tokens[at].is_sign(',') || self.any(at, &["and", "as", "well", "her", "his", "their"])
        };
        let joint = first > end && first - end <= 4 && (end..first).all(joins);
        let plain = |figure: &Figure| {
            matches!(figure.count.form, Form::Number | Form::Indefinite)
                && figure.status == Status::Asserted
                && figure.people.is_some_and(|people| !self.armed(people))
        };
        joint && a.harm == b.harm && plain(a) && plain(b) && !self.is_part(a)
    }

    /// Whether the people are fighters: their dead are counted apart from civilians.
    fn armed(&self, people: Range) -> bool {
        let (first, end) = (self.prose.token_at(people.start), self.prose.token_at(people.end));
        self.prose.tokens[first..end].iter().any(|token| token.is(Class::Armed))
    }

    /// Whether a figure stands in a bracketed breakdown or after "including": each part is a claim of its own.
    fn is_part(&self, figure: &Figure) -> bool {
        let first = self.prose.token_at(figure.at.start);
        let from = first.saturating_sub(LIST).max(self.sentence.first);
        for at in (from..first).rev() {
            let token = &self.prose.tokens[at];
            if token.is_sign(')') || token.is_sign(';') || token.is(Class::HarmVerb) || token.is(Class::Be) {
                return false;
            }
            if token.is_sign('(') || self.any(at, &["including", "among", "them", "whom"]) {
                return true;
            }
        }
        false
    }
}
