//! Counted noun phrases of every kind: a number, a share, nobody, one, the third, a driver and two passengers.

use crate::facts::figure::people::{Counted, counted};
use crate::facts::figure::quantity::{Quantity, quantity as quantity_at};
use crate::facts::figure::{Count, Form};
use crate::prose::words::figure::JOINTS;
use crate::prose::{Class, Classes, Kind, View};

/// A quantity with whom it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    pub quantity: Quantity,
    pub counted: Counted,
}

impl Phrase {
    /// One past its last token.
    pub(super) fn end(&self) -> usize {
        match self.counted {
            Counted::People { end, .. } | Counted::Unknown { end } | Counted::Bare { end } => end,
            Counted::Things => self.quantity.end,
        }
    }
}

/// Words that may begin a phrase.
pub(super) const OPENERS: Classes = Classes::of(&[
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

/// Exactly so many, written as `form`.
fn exactly(value: u64, form: Form) -> Count {
    Count { least: Some(value), most: Some(value), approximate: false, form }
}

const SHARE: Count = Count { least: None, most: None, approximate: false, form: Form::Share };

/// Reads the phrases of one sentence.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub view: View<'a>,
    /// One past the last figure of the sentence, if there is one.
    pub last: Option<usize>,
}

impl Reader<'_> {
    /// The quantity and its noun phrase that begin at a token.
    pub(super) fn phrase(&self, at: usize) -> Option<Phrase> {
        let token = self.view.token(at)?;
        if token.kind != Kind::Ordinal && !(token.kind == Kind::Number || token.classes.any(OPENERS)) {
            return None;
        }
        if let Some(share) = self.one_in(at) {
            return Some(share);
        }
        if let Some(quantity) = quantity_at(&self.view, at) {
            let counted = counted(&self.view, quantity);
            if counted == Counted::Things {
                return self.share(&quantity);
            }
            return Some(Phrase { quantity, counted });
        }
        let of_nobody = || self.zero(at).or_else(|| self.fraction(at));
        of_nobody().or_else(|| self.single(at)).or_else(|| self.definite(at)).or_else(|| self.ordinal(at))
    }

    fn people(&self, quantity: Quantity) -> Option<Phrase> {
        let counted = counted(&self.view, quantity);
        matches!(counted, Counted::People { .. }).then_some(Phrase { quantity, counted })
    }

    /// "45 per cent of those injured", "a quarter of the dead".
    fn share(&self, quantity: &Quantity) -> Option<Phrase> {
        let view = &self.view;
        let mut at = quantity.end;
        at += usize::from(view.says(at, "per") || view.sign(at, '%') || view.is(at, Class::Share));
        at += usize::from(view.says(at, "cent"));
        if at == quantity.end || !view.says(at, "of") {
            return None;
        }
        let count = Count { approximate: quantity.count.approximate, ..SHARE };
        self.people(Quantity { end: at, count, ..*quantity })
    }

    /// "nearly half of the population", "half the population", "a third of the dead".
    fn fraction(&self, at: usize) -> Option<Phrase> {
        let view = &self.view;
        let token = view.token(at)?;
        let whole = view.says(at + 1, "of") || view.says(at, "half") && view.any(at + 1, &["the", "its", "their"]);
        if !token.is(Class::Share) || !whole || view.any(at, &["per", "percent"]) {
            return None;
        }
        let bound = Classes::of(&[Class::About, Class::Number, Class::AtLeast]);
        let near = view.before(at, 1).is_some_and(|before| before.classes.any(bound));
        let first = if near || view.follows(at, &["a", "the"]) { at - 1 } else { at };
        let count = Count { approximate: near, ..SHARE };
        let end = at + 1 + usize::from(!view.says(at + 1, "of"));
        self.people(Quantity { first, core: at, end, count })
    }

    /// "one in three victims".
    fn one_in(&self, at: usize) -> Option<Phrase> {
        let view = &self.view;
        if !view.number(at) || !view.any(at + 1, &["in", "out"]) {
            return None;
        }
        let next = at + 2 + usize::from(view.says(at + 1, "out") && view.says(at + 2, "of"));
        let whole = view.number(next) && (view.says(at + 1, "in") || next > at + 2);
        let quantity = Quantity { first: at, core: at, end: next + 1, count: SHARE };
        if whole { self.people(quantity) } else { None }
    }

    /// "no casualties", "no reports of casualties", "nobody died", "none were hurt", "without loss of life".
    fn zero(&self, at: usize) -> Option<Phrase> {
        let view = &self.view;
        let token = view.token(at)?;
        if !token.is(Class::Zero) || view.any(at + 1, &["longer", "fewer", "less", "more", "doubt", "matter"]) {
            return None;
        }
        let mut end = at + 1;
        if view.says(at, "no") {
            end += usize::from(view.any(end, &["one", "new", "further", "other", "immediate", "civilian", "human"]));
            let told = view.any(end, &["report", "reports", "news", "word", "information", "sign", "record"]);
            end += if told && view.says(end + 1, "of") { 2 } else { 0 };
        } else if view.says(at, "without") {
            end += usize::from(view.any(end, &["any", "causing", "further"]));
            end += usize::from(view.any(end, &["any"]));
            if !(view.is(end, Class::HarmNoun) || view.phrase(end, Class::HarmNoun).is_some()) {
                return None;
            }
        }
        let quantity = Quantity { first: at, core: at, end, count: exactly(0, Form::Zero) };
        let alone = view.any(at, &["none", "nobody"]) || view.says(at + 1, "one");
        let counted = if alone { Counted::People { head: end - 1, end } } else { counted(view, quantity) };
        (counted != Counted::Things).then_some(Phrase { quantity, counted })
    }

    /// "a child", "an aid worker", "another civilian", "a family of five"; "another", "a third" where people stood before.
    fn single(&self, at: usize) -> Option<Phrase> {
        let view = &self.view;
        let own = view.any(at, &["his", "her", "their"]);
        if !own && !view.any(at, &["a", "an", "another"]) {
            return None;
        }
        let quantity = Quantity { first: at, core: at, end: at + 1, count: exactly(1, Form::Indefinite) };
        let Counted::People { head, end } = counted(view, quantity) else { return self.one_more(at) };
        let token = view.token(head)?;
        let alone = own && !self.last.is_some_and(|last| coordinates(view, last, at));
        if alone || !token.is(Class::Singular) && !token.is(Class::Group) {
            return None;
        }
        let group = token.is(Class::Group);
        if group
            && view.says(end, "of")
            && let Some(members) = quantity_at(view, end + 1)
        {
            let quantity = Quantity { count: members.count, ..quantity };
            return Some(Phrase { quantity, counted: Counted::People { head, end: members.end } });
        }
        let value = view.lexicon.value(token.word);
        let count = if value > 0 { exactly(value, Form::Number) } else { quantity.count };
        // "not a single person"
        let none = view.follows(at, &["not"]);
        let count = if none { exactly(0, Form::Zero) } else { count };
        let quantity = Quantity { count, first: at - usize::from(none), ..quantity };
        (group || !token.is(Class::Plural)).then_some(Phrase { quantity, counted: Counted::People { head, end } })
    }

    /// "one was killed and another wounded", "killed two and arrested a third".
    fn one_more(&self, at: usize) -> Option<Phrase> {
        let view = &self.view;
        let third = view.says(at, "a") && view.is(at + 1, Class::OrdinalWord) && !view.says(at + 2, "of");
        let end = at + 1 + usize::from(third);
        let bare = view.token(end).is_none_or(|next| {
            let goes_on = Classes::of(&[
                Class::HarmVerb,
                Class::HarmAdjective,
                Class::HarmIntransitive,
                Class::Be,
                Class::Preposition,
                Class::Adverb,
            ]);
            !next.is_wordy() || next.classes.any(goes_on)
        });
        // "from one village to another", "one after another"
        let goes_round = view.follows(at, &["to", "after"]);
        let resumes = self.last.is_some() && bare && !goes_round && (third || view.says(at, "another"));
        let quantity = Quantity { first: at, core: at, end, count: exactly(1, Form::Number) };
        resumes.then_some(Phrase { quantity, counted: Counted::Bare { end } })
    }

    /// "the driver and two passengers": somebody known counts where others are counted beside him.
    fn definite(&self, at: usize) -> Option<Phrase> {
        let view = &self.view;
        if !view.says(at, "the") {
            return None;
        }
        let quantity = Quantity { first: at, core: at, end: at + 1, count: exactly(1, Form::Indefinite) };
        let Counted::People { head, end } = counted(view, quantity) else { return None };
        let token = view.token(head)?;
        let pair = view.lexicon.value(token.word);
        let one = token.is(Class::Singular) && !token.is(Class::Plural) && !token.is(Class::HarmNoun);
        let next = end + 1 + usize::from(view.sign(end, ',') && view.says(end + 1, "and"));
        let joined = view.says(end, "and") || view.sign(end, ',');
        let others = Reader { last: Some(end), ..*self };
        let beside = || {
            let phrase = others.phrase(next)?;
            let counts = matches!(phrase.quantity.count.form, Form::Number | Form::Indefinite);
            (counts && matches!(phrase.counted, Counted::People { .. })).then_some(())
        };
        let known = token.is(Class::Person) || token.is(Class::Group);
        let found = known && one && joined && !view.says(next, "the") && beside().is_some();
        let count = if pair > 0 { exactly(pair, Form::Indefinite) } else { quantity.count };
        found.then_some(Phrase { quantity: Quantity { count, ..quantity }, counted: Counted::People { head, end } })
    }

    /// "the fifth beekeeper killed since spring".
    fn ordinal(&self, at: usize) -> Option<Phrase> {
        let view = &self.view;
        let token = view.token(at)?;
        let value = match token.kind {
            Kind::Ordinal => view.prose.word(at).trim_end_matches(char::is_alphabetic).parse().ok()?,
            Kind::Word if token.is(Class::OrdinalWord) => view.lexicon.value(token.word),
            _ => return None,
        };
        let quantity = Quantity { first: at, core: at, end: at + 1, count: exactly(value, Form::Ordinal) };
        let Counted::People { head, end } = counted(view, quantity) else { return None };
        let one = view.follows(at, &["the"]) && view.is(head, Class::Singular) && value > 1;
        one.then_some(Phrase { quantity, counted: Counted::People { head, end } })
    }
}

/// Whether nothing but a comma, "and", "as well as" stands between two phrases.
pub(super) fn coordinates(view: &View<'_>, end: usize, first: usize) -> bool {
    let dash =
        |at: usize| view.token(at).is_some_and(|token| token.is_dash() && token.spaced) && view.says(at + 1, "and");
    // Old newswires have no commas: 51 children 28 women.
    end <= first
        && (end < first || view.number(first))
        && first - end <= 4
        && (end..first).all(|at| view.sign(at, ',') || view.sign(at, '&') || view.listed(at, JOINTS) || dash(at))
        && ((end..first).any(|at| view.says(at, "well")) || !(end..first).any(|at| view.says(at, "as")))
        && !carries(view, end, first)
}

/// "a man with 145 tablets": what somebody has with him, where nothing says that they are with him.
fn carries(view: &View<'_>, end: usize, first: usize) -> bool {
    let with = |at: usize| view.says(at, "with") && !view.follows(at, &["along", "together"]);
    (end..first).any(with) && !view.follows(first, &["her", "his", "their"])
}
