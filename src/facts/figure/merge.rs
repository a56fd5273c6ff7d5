//! One noun phrase of several parts is one claim: a nun, two orphans and their cook.

use crate::facts::figure::attach::age_end;
use crate::facts::figure::{Count, Figure, Form, Status};
use crate::prose::{Class, View};
use crate::text::Range;

/// How far back an opening bracket or "including" makes a figure a part, in tokens.
const LIST: usize = 14;

/// Makes one figure of those of a sentence, from the index `from` on, that are parts of one noun phrase.
pub(super) fn merge(view: &View<'_>, from: usize, found: &mut Vec<Figure>) {
    let phrases = Phrases(view);
    let mut at = from;
    while at + 1 < found.len() {
        if phrases.one(&found[at], &found[at + 1]) {
            let part = found.remove(at + 1);
            found[at].take(&part);
        } else {
            at += 1;
        }
    }
    // "The driver" alone is nobody new; with two passengers he is one of three.
    let mut at = from;
    while at < found.len() {
        if phrases.is_known(&found[at]) {
            found.remove(at);
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

struct Phrases<'a>(&'a View<'a>);

impl Phrases<'_> {
    /// Whether two figures are parts of one noun phrase, both unarmed, neither named after "including" or in brackets.
    fn one(&self, a: &Figure, b: &Figure) -> bool {
        let view = self.0;
        let (end, first) = (view.prose.token_at(a.at.end), view.prose.token_at(b.at.start));
        let joins = |at: usize| view.sign(at, ',') || view.any(at, &["and", "as", "well", "her", "his", "their"]);
        let end = age_end(view, end).unwrap_or(end);
        let joint = first > end && first - end <= 4 && (end..first).all(joins);
        let plain = |figure: &Figure| {
            matches!(figure.count.form, Form::Number | Form::Indefinite)
                && figure.status == Status::Asserted
                && figure.people.is_some_and(|people| !self.armed(people))
        };
        joint && a.harm == b.harm && plain(a) && plain(b) && !self.is_part(a) && !self.of_them(b)
    }

    /// Whether the people are fighters: their dead are counted apart from civilians.
    fn armed(&self, people: Range) -> bool {
        let prose = self.0.prose;
        let (first, end) = (prose.token_at(people.start), prose.token_at(people.end));
        (first..end).any(|at| self.0.is(at, Class::Armed))
    }

    /// "the driver", who was not counted with others in the end.
    fn is_known(&self, figure: &Figure) -> bool {
        figure.count.form == Form::Indefinite && self.0.says(self.0.prose.token_at(figure.at.start), "the")
    }

    /// "12 of them": a part of the people before, not more of them.
    fn of_them(&self, figure: &Figure) -> bool {
        let last = self.0.prose.token_at(figure.at.end).saturating_sub(1);
        self.0.any(last, &["them", "whom", "those", "these"])
    }

    /// Whether a figure stands in a breakdown or after "including": each part is a claim of its own.
    fn is_part(&self, figure: &Figure) -> bool {
        let view = self.0;
        let first = view.prose.token_at(figure.at.start);
        for at in (first.saturating_sub(LIST)..first).rev() {
            let Some(token) = view.token(at) else { return false };
            if token.is_sign(')') || token.is_sign(';') || token.is(Class::HarmVerb) || token.is(Class::Be) {
                return false;
            }
            let opens = token.is_sign('(') || token.is_sign(':') && at > view.sentence.first + 1;
            if opens || view.any(at, &["including", "among", "them", "whom"]) {
                return true;
            }
        }
        false
    }
}
