//! Noun phrases that name a side of a conflict: rebels, the army, government jets, Russian air strikes.

use crate::prose::{Class, Classes, Kind, Token, View};

/// How many words a subject may have, with the places and times between it and its verb.
const SUBJECT: usize = 16;
/// How many words a side may have after "by".
const AGENT: usize = 10;

/// What may stand between a subject and its verb.
const GROUP: Classes = Classes::of(&[Class::Adverb, Class::Hedge, Class::Have, Class::Relative, Class::VagueTime]);
const TIME: Classes = Classes::of(&[
    Class::Weekday,
    Class::Month,
    Class::TimeUnit,
    Class::RelativeDay,
    Class::PartOfDay,
    Class::Direction,
    Class::PartOf,
]);
/// Words that no noun phrase goes past.
const STOPS: Classes =
    Classes::of(&[Class::Be, Class::Have, Class::Modal, Class::Relative, Class::Contrast, Class::Condition]);

/// Words that tell of a side, or of its weapons.
const SIDES: Classes = Classes::of(&[Class::Party, Class::Attack]);

/// Finds sides in one sentence.
pub(super) struct Sides<'a> {
    pub view: View<'a>,
}

impl Sides<'_> {
    /// The side that is the subject of the verb at a token: rebel fighters in the east on Friday again killed …
    pub(super) fn before(&self, verb: usize) -> Option<(usize, usize)> {
        let mut end = verb;
        while end > self.view.sentence.first {
            let token = self.view.token(end - 1)?;
            if token.classes.any(GROUP) && !self.view.says(end - 1, "where") {
                end -= 1;
            } else if let Some(start) = self.time(end) {
                end = start;
            } else if token.is_sign(',') {
                end = self.apposition(end - 1)?;
            } else {
                break;
            }
        }
        self.chunk(end, verb)
    }

    /// The start of a time that ends before a token: on Friday; on 3 May 2024.
    fn time(&self, end: usize) -> Option<usize> {
        let mut at = end;
        while self
            .view
            .token(at.checked_sub(1)?)
            .is_some_and(|token| token.classes.any(TIME) && !token.is(Class::Attack) || token.kind == Kind::Number)
        {
            at -= 1;
        }
        let led = ["on", "in", "at", "since", "during", "early", "late", "the"];
        let mut start = at;
        while start > self.view.sentence.first && led.iter().any(|word| self.view.says(start - 1, word)) {
            start -= 1;
        }
        let bare = self.view.token(at).is_some_and(|token| token.classes.any(TIME));
        (at < end && (start < at || bare)).then_some(start)
    }

    /// The end of what an apposition between commas is said of: the Front, an armed group, killed.
    fn apposition(&self, comma: usize) -> Option<usize> {
        let from = comma.saturating_sub(SUBJECT).max(self.view.sentence.first + 1);
        let open = (from..comma).rev().find(|&at| self.view.prose.tokens[at].is_sign(','))?;
        Some(open)
    }

    /// The noun phrase that ends before a token, or the one that it hangs on: fighters from the north.
    fn chunk(&self, end: usize, verb: usize) -> Option<(usize, usize)> {
        let from = verb.saturating_sub(SUBJECT).max(self.view.sentence.first);
        let mut end = end;
        loop {
            let mut first = end;
            // An article begins the noun phrase: nothing before it belongs to it.
            while first > from && !self.opens(first, end) && self.goes_on(first - 1, end) {
                first -= 1;
            }
            // A verb before the words makes them its object: "foiled an attack".
            if first == end || first > from && self.is_verb(first - 1) {
                return None;
            }
            let lead = first.checked_sub(1).filter(|&at| at >= from).and_then(|at| self.view.token(at));
            let hangs = lead.is_some_and(|token| token.is(Class::Preposition));
            // "air strikes by Russia killed", but not "clashes with rebels killed".
            let tied = first >= 2 && self.view.says(first - 1, "by") && self.view.token(first - 2)?.is(Class::Attack);
            if !hangs || tied {
                return self.side(first, end);
            }
            if first - 1 <= from {
                // "In the east rebels killed": a place stands first, the subject last.
                let last = end - 1;
                let party = self.view.token(last)?.is(Class::Party) && end - first >= 2;
                return if party { self.side(last, end) } else { None };
            }
            end = first - 1;
        }
    }

    fn opens(&self, first: usize, end: usize) -> bool {
        first < end && self.view.token(first).is_some_and(|token| token.is(Class::Determiner))
    }

    /// Whether a noun phrase goes on with the token before it; `and` only where both sides of it are sides.
    fn goes_on(&self, at: usize, end: usize) -> bool {
        let Some(token) = self.view.token(at) else { return false };
        if self.view.says(at, "and") || token.is_sign('&') {
            let before = at.checked_sub(1).and_then(|before| self.view.token(before));
            return before.is_some_and(|token| token.classes.any(Classes::of(&[Class::Party, Class::Attack])))
                && (at + 1..end)
                    .any(|at| self.view.prose.tokens[at].classes.any(Classes::of(&[Class::Party, Class::Attack])));
        }
        if token.kind == Kind::Possessive || token.is_dash() && !token.spaced || token.is_sign('’') {
            return true;
        }
        token.is_wordy()
            && !token.classes.any(STOPS)
            && token.kind != Kind::Number
            && !token.is(Class::Preposition)
            && !token.is(Class::Conjunction)
            && !(token.is(Class::Pronoun) && !token.upper)
            && !(token.capital && token.classes.any(Classes::of(&[Class::Month, Class::Weekday])))
            && !self.is_verb(at)
    }

    /// Whether a word is a verb in the past, and no adjective of what follows: "the army foiled …", but "the armed men".
    fn is_verb(&self, at: usize) -> bool {
        let Some(token) = self.view.token(at).filter(|token| token.kind == Kind::Word && !token.capital) else {
            return false;
        };
        if token.classes.any(Classes::of(&[Class::Singular, Class::Plural])) {
            return false;
        }
        let finite = token.classes.any(Classes::of(&[Class::Past, Class::Third, Class::Gerund]));
        let word = self.view.prose.word(at);
        let before = at.checked_sub(1).and_then(|before| self.view.token(before));
        let ends = word.ends_with("ed") || word.ends_with("ing") && before.is_some_and(|before| before.is(Class::Be));
        let opens = before.is_none_or(|before| {
            !before.is_wordy() || before.classes.any(Classes::of(&[Class::Determiner, Class::Preposition]))
        });
        (finite || ends) && !opens
    }

    /// The side whose attack stands after "in": killed in rebel shelling.
    pub(super) fn attack(&self, first: usize) -> Option<(usize, usize)> {
        let (first, end) = self.after(first)?;
        let attack =
            |at: usize| self.view.prose.tokens[at].is(Class::Attack) && !self.view.prose.tokens[at].is(Class::Party);
        // The phrase ends with its attack: "in the army raid last week".
        let end = (first..end).rev().find(|&at| attack(at)).map(|at| at + 1)?;
        self.side(first, end)
    }

    /// The side that stands after "by".
    pub(super) fn after(&self, first: usize) -> Option<(usize, usize)> {
        let limit = self.view.sentence.end.min(first + AGENT);
        let mut end = first;
        while end < limit {
            let token = &self.view.prose.tokens[end];
            let of = self.view.says(end, "of") && end > first && !self.view.prose.tokens[end - 1].is(Class::Attack);
            let and = self.view.says(end, "and")
                && (end + 1..limit.min(end + 4)).any(|at| self.view.prose.tokens[at].classes.any(SIDES));
            let verb = end > first
                && (self.is_verb(end)
                    || token.classes.any(Classes::of(&[Class::Reporting, Class::HarmVerb, Class::Gerund]))
                        && !token.classes.any(Classes::of(&[Class::Singular, Class::Plural]))
                    || token.classes.any(TIME) && !token.is(Class::Attack) && !token.is(Class::PartOf));
            let goes = token.kind == Kind::Possessive
                || token.is_dash() && !token.spaced
                || token.is_wordy()
                    && !token.classes.any(STOPS)
                    && !token.is(Class::Preposition)
                    && !token.is(Class::Conjunction)
                    && !verb;
            if !(goes || of || and) {
                break;
            }
            end += 1;
        }
        self.side(first, end)
    }

    /// The range of the words, if they name a side: a party, or its or a nation's weapons.
    fn side(&self, first: usize, end: usize) -> Option<(usize, usize)> {
        const WEAPON: Classes = Classes::of(&[Class::Singular, Class::Plural]);
        let (mut party, mut nation, mut weapon, mut head, mut named_to) = (false, false, false, first, first);
        for at in first..end {
            let token = self.view.token(at)?;
            if token.is(Class::Unnamed) {
                return None;
            }
            head = if token.kind == Kind::Word { at } else { head };
            // "rebel-held", "government-controlled": where, not who; "Saudi-led": who.
            let glued = self.view.token(at + 1).is_some_and(Token::is_hyphen);
            let tail = at > first && self.view.token(at - 1).is_some_and(Token::is_hyphen);
            let leads =
                ["led", "backed", "aligned", "allied", "affiliated"].iter().any(|word| self.view.says(at + 2, word));
            let names = !glued || leads || token.capital && self.view.token(at + 2).is_some_and(|next| next.capital);
            let anti = tail && self.view.says(at.saturating_sub(2), "anti");
            let phrase = self.view.lexicon.phrase(&self.view.prose.tokens, at, Class::Party);
            named_to = phrase.map_or(named_to, |phrase| phrase.end);
            if names && !anti {
                party |= token.is(Class::Party) || phrase.is_some();
                // A place before a strike is where it fell, unless it owns it: Israel's raids.
                let owns = || self.view.token(at + 1).is_some_and(|next| next.kind == Kind::Possessive);
                let place = token.capital && token.is(Class::Place);
                nation |= token.classes.any(Classes::of(&[Class::Nationality, Class::Demonym]));
                nation |= place && (owns() || token.upper || end - first <= 3 && at + 1 == end);
            }
            weapon |= token.is(Class::Attack) && token.classes.any(WEAPON);
        }
        let last = self.view.token(head)?;
        // "an army doctor" is no side, but snipers and an air force are.
        let fights = last.classes.any(Classes::of(&[Class::Party, Class::Attack, Class::Armed])) || head < named_to;
        let people = last.is(Class::Person) && !fights;
        let country = nation && !weapon && head == end - 1 && last.is(Class::Place) && self.only_place(first, end);
        let named = party && !people || nation && weapon && last.is(Class::Attack) || country;
        named.then_some((first, end))
    }

    /// Whether the words are a country and nothing else: Israel, the United States.
    fn only_place(&self, first: usize, end: usize) -> bool {
        self.view.prose.tokens[first..end].iter().all(|token| token.is(Class::Determiner) || token.capital)
    }
}
