//! What a phrase takes over from the one before: "including 11 children", "another 30", "of them, 12 were women".

use crate::facts::figure::Form;
use crate::facts::figure::harm::Hit;
use crate::facts::figure::people::Counted;
use crate::facts::figure::phrase::{Phrase, coordinates};
use crate::prose::words::figure::OPENERS;
use crate::prose::{Class, Classes, Harm, Kind, View};

/// How far back the figure of a list stands from the colon that opens its parts, in tokens.
const BREAKDOWN: usize = 24;

/// What stands before a phrase that has no harm of its own.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    pub view: &'a View<'a>,
    /// One past the last figure of this sentence.
    pub last: Option<usize>,
    /// The harm of the last figure of this sentence.
    pub here: Option<Harm>,
    /// The harm of the last figure of the sentence before.
    pub carried: Option<Harm>,
}

impl Before<'_> {
    /// The harm that the phrase takes over.
    pub(super) fn taken_over(&self, phrase: &Phrase) -> Option<Hit> {
        let first = phrase.quantity.first;
        // "…, a local official told reporters": who speaks is no victim.
        let speaks = self.view.is(phrase.end(), Class::Reporting) && !self.view.is(phrase.end(), Class::Person);
        let freed = self.view.follows(first, &["released", "freed", "rescued", "releasing", "freeing", "saved"]);
        if speaks || freed || phrase.quantity.count.form == Form::Zero {
            return None;
        }
        let harm = self.whole(first).or(self.here).or(self.carried)?;
        let bare = matches!(phrase.counted, Counted::Bare { .. });
        let part = self.part_of(phrase);
        let coordinated = !bare && self.last.is_some_and(|last| coordinates(self.view, last, first));
        let resumed = self.here.is_some()
            && (bare && self.view.says(first, "another") && self.is_closed(phrase.end()) || self.others(phrase));
        let told_apart = self.here.is_some()
            && bare
            && (self.gapped(first, phrase.end())
                || self.elsewhere(first, phrase.end())
                || self.revised(first)
                || self.disputed(first, phrase.end()));
        (part || coordinated || resumed || told_apart).then(|| Hit {
            first,
            end: first,
            harm,
            classes: Classes::default(),
            passive: false,
        })
    }

    /// "of the dead, 12 were children": the harm of the whole, where its word tells of one.
    fn whole(&self, first: usize) -> Option<Harm> {
        let token = self.view.before(first, 2).filter(|_| self.view.sign(first - 1, ','))?;
        let of = (3..=5).any(|steps| first >= steps && self.view.any(first - steps, &["of", "among"]));
        let harm = Classes::of(&[Class::HarmNoun, Class::HarmAdjective, Class::Participle]);
        self.view.lexicon.harm(token.word).filter(|_| of && token.classes.any(harm))
    }

    /// "in Karsa 12 were killed; in Dalim, nine; and in Tessel, three".
    fn gapped(&self, first: usize, end: usize) -> bool {
        let view = self.view;
        let closed = view.token(end).is_none_or(|next| matches!(next.kind, Kind::Sign(';' | '.' | ',')));
        let places = (3..=5).find(|&steps| first >= steps && view.any(first - steps, &["in", "at", "near"]));
        let named = places.is_some_and(|steps| {
            (first + 1 - steps..first - 1).all(|at| view.token(at).is_some_and(|token| token.capital))
        });
        closed && named && view.sign(first - 1, ',')
    }

    /// "killed 45 civilians in the city and 22 in the countryside".
    fn elsewhere(&self, first: usize, end: usize) -> bool {
        let view = self.view;
        let Some(last) = self.last.filter(|_| view.follows(first, &["and"])) else { return false };
        let place = |at: usize| view.any(at, &["in", "at", "near", "outside", "around", "from"]);
        let told = Classes::of(&[Class::Be, Class::Have, Class::Reporting, Class::Contrast]);
        let clause = (last..first).any(|at| view.of(at, told) || view.sign(at, ';') || view.sign(at, ':'));
        place(end)
            && !view.is(end + 1, Class::Month)
            && !view.number(end + 1)
            && place(last)
            && first - last <= 12
            && !clause
    }

    /// "12 were killed, but revised the figure to nine".
    fn revised(&self, first: usize) -> bool {
        let view = self.view;
        let tie = first > 0 && view.is(first - 1, Class::TollTie);
        tie && (2..=4)
            .any(|steps| first >= steps && view.any(first - steps, &["figure", "number", "total", "count", "tally"]))
    }

    /// "12 died, but the army says it was nine", "12 died, or nine according to the army".
    fn disputed(&self, first: usize, end: usize) -> bool {
        let view = self.view;
        let was = view.preceded(first, &["it", "was"]) || view.preceded(first, &["they", "were"]);
        let says = was && first >= 3 && (view.is(first - 3, Class::Reporting) || view.says(first - 3, "that"));
        let joint = first > 0 && (view.any(first - 1, &["or", "and", "but"]) || view.sign(first - 1, ','));
        let according = joint && view.says(end, "according") && view.says(end + 1, "to");
        says && self.is_closed(end) || according
    }

    /// Whether nothing but a preposition or an adverb follows: no verb that tells something else of them.
    fn is_closed(&self, end: usize) -> bool {
        !self
            .view
            .token(end)
            .is_some_and(|next| next.kind == Kind::Word && !next.is(Class::Preposition) && !next.is(Class::Adverb))
    }

    /// "three died on the spot and four others in hospital".
    fn others(&self, phrase: &Phrase) -> bool {
        let Counted::People { head, end } = phrase.counted else { return false };
        let first = phrase.quantity.first;
        let joined = first > 0 && (self.view.follows(first, &["and"]) || self.view.sign(first - 1, ','));
        let place = self.view.any(end, &["in", "at", "on", "near", "later", "later.", "outside"]);
        let clause = (end..self.view.sentence.end)
            .find(|&at| self.view.of(at, Classes::of(&[Class::Be, Class::Have])) || self.view.is(at, Class::Past));
        joined && self.view.says(head, "others") && place && clause.is_none()
    }

    /// "(nine in Sarmat and one in Tirsa": in the bracket that opened before the last figure.
    fn within(&self, last: usize, first: usize) -> bool {
        let opens = (last.saturating_sub(4)..last).any(|at| self.view.sign(at, '('));
        opens && first - last <= 8 && !(last..first).any(|at| self.view.sign(at, ')'))
    }

    /// "including 11 children", "among them 12 women", "of them, nine were girls", "234 of them", "(4 women", "46: 12 women".
    fn part_of(&self, phrase: &Phrase) -> bool {
        const WHOLE: [&str; 7] = ["them", "whom", "those", "these", "which", "dead", "victims"];
        let view = self.view;
        let first = phrase.quantity.first;
        let near = |steps: usize, words: &[&str]| first.checked_sub(steps).is_some_and(|at| view.any(at, words));
        let sign = |sign: char| first > 0 && view.sign(first - 1, sign);
        let lead = view.led(first, OPENERS)
            || near(1, &WHOLE[..5]) && near(2, &["of", "among", "amongst", "including"])
            || sign(',')
                && (near(2, &WHOLE) || near(2, &["killed", "wounded", "injured", "deaths"]))
                && (near(3, &["of", "among"]) || near(4, &["of", "among"]) || near(5, &["of", "among"]))
            || near(1, &["least"]) && near(3, &["including"]);
        let of_them = match phrase.counted {
            Counted::People { head, .. } => view.any(head, &["them", "whom", "those", "us"]),
            _ => false,
        };
        let people = matches!(phrase.counted, Counted::People { .. });
        let bracket = sign('(') && (people || view.any(phrase.end(), &["in", "on", "at"]));
        let spread = !people
            && view.follows(first, &["and"])
            && view.any(phrase.end(), &["in", "on", "at"])
            && self.last.is_some_and(|last| self.within(last, first));
        let breakdown = sign(':') && people && self.last.is_some_and(|last| first.saturating_sub(last) <= BREAKDOWN);
        let list = first > 0
            && (sign(',') || view.follows(first, &["and"]))
            && self.last.is_some_and(|last| coordinates(view, last, first));
        lead || of_them || self.here.is_some() && (bracket || spread || breakdown || list)
    }
}
