//! What the words around a run of capitals say of its bearer.

use crate::facts::name::run::Run;
use crate::prose::words::name::{AT, TIMES};
use crate::prose::{Class, Classes, Kind, Prose, Token};

/// Nouns for one person, which stand in apposition to a name.
const ROLES: Classes =
    Classes::of(&[Class::Title, Class::Office, Class::Person, Class::DescribedSource, Class::VagueSource]);

/// A run and the text around it.
#[derive(Clone, Copy)]
pub(super) struct Cues<'a> {
    pub(super) prose: &'a Prose,
    pub(super) run: Run,
}

impl<'a> Cues<'a> {
    fn token(&self, at: Option<usize>) -> Option<&'a Token> {
        self.prose.tokens.get(at?)
    }

    fn before(&self, steps: usize) -> Option<usize> {
        self.run.first.checked_sub(steps)
    }

    /// The first token after the run, a possessive ending left out.
    fn after(&self) -> usize {
        let possessive = self.prose.tokens.get(self.run.end).is_some_and(|next| next.kind == Kind::Possessive);
        self.run.end + usize::from(possessive)
    }

    /// Whether the name owns what follows: `Lavrov's`.
    pub(super) fn owns(&self) -> bool {
        self.after() > self.run.end
    }

    /// A verb of saying follows or, after a comma or a quotation, stands before.
    pub(super) fn says(&self) -> bool {
        let next = self.token(Some(self.run.end));
        let after = next.is_some_and(|next| is_saying(next) && !next.capital && next.spaced);
        let verb = self.token(self.before(1)).is_some_and(|token| is_saying(token) && !token.capital);
        let opened = self.token(self.before(2)).is_none_or(|token| token.is_sign(',') || token.is_quote());
        after || verb && opened
    }

    /// Does something or has something done: a verb follows, or "by" or "with" stands before.
    pub(super) fn acts(&self) -> bool {
        let next = self.token(Some(self.run.end));
        let verb = next.is_some_and(|next| {
            let finite = next.is(Class::Past) || next.is(Class::Third) || next.is(Class::Be) || next.is(Class::Have);
            finite && !next.capital && next.spaced
        });
        let preposition = |at: &usize| self.prose.tokens[*at].is(Class::Preposition);
        let agent = self.before(1).filter(preposition).is_some_and(|at| matches!(self.prose.word(at), "by" | "with"));
        let thing = self.token(self.before(1)).is_some_and(|token| token.is(Class::Determiner));
        (verb || agent) && !thing
    }

    /// `, 46,` or `, who` or `(born`: a person.
    pub(super) fn lives(&self) -> bool {
        let at = self.run.end;
        let (one, two) = (self.token(Some(at)), self.token(Some(at + 1)));
        let comma = one.is_some_and(|one| one.is_sign(','));
        let aged = two.is_some_and(|two| two.kind == Kind::Number && two.at.end - two.at.start < 3)
            && self.token(Some(at + 2)).is_some_and(|three| matches!(three.kind, Kind::Sign(',' | '-' | '.')));
        let who = |at: usize| {
            let relative = self.token(Some(at)).is_some_and(|token| token.is(Class::Relative));
            relative && matches!(self.prose.word(at), "who" | "whose" | "whom")
        };
        let born = || two.is_some_and(|two| two.at.end - two.at.start == 4) && self.prose.word(at + 1) == "born";
        // `Abboud Tessel (Arabic: …)`: how the name is written at home.
        let written = || {
            let nation = two.is_some_and(|two| two.is(Class::Nationality));
            one.is_some_and(|one| one.is_sign('('))
                && nation
                && self.token(Some(at + 2)).is_some_and(|three| three.is_sign(':'))
        };
        comma && aged || who(at) || comma && who(at + 1) || born() || written()
    }

    /// `, a pro-opposition official based in the city`: a role in apposition.
    pub(super) fn has_role(&self) -> bool {
        let at = self.run.end;
        if !self.token(Some(at)).is_some_and(|token| token.is_sign(',')) {
            return false;
        }
        let article = self.token(Some(at + 1)).is_some_and(|token| token.is(Class::Determiner) && !token.capital);
        let limit = if article { 8 } else { 4 };
        let roles = self.prose.tokens.iter().skip(at + 1).take(limit);
        let mut clause = roles.take_while(|token| !ends_apposition(token));
        let lead =
            |token: &Token| token.is(Class::Title) || token.is(Class::Office) || article && token.classes.any(ROLES);
        clause.any(|token| lead(token) && !token.is(Class::Plural) && !token.is(Class::OrganisationCue))
    }

    /// A noun for one person stands right before: `activist Rami`.
    pub(super) fn follows_role(&self) -> bool {
        self.token(self.before(1)).is_some_and(|token| {
            let role = token.is(Class::Person) || token.is(Class::DescribedSource) || token.is(Class::Nationality);
            role && token.is(Class::Singular) && !token.capital && self.prose.tokens[self.run.first].spaced
        })
    }

    /// A noun for a body stands right before: `the rebel group Fastaqim`.
    pub(super) fn follows_body(&self) -> bool {
        self.token(self.before(1)).is_some_and(|token| {
            let body = token.is(Class::OrganisationCue) || self.prose.says(self.run.first - 1, "group");
            body && !token.capital && !token.is(Class::Plural) && self.is_strange()
        })
    }

    /// Nothing is known of any word of the run.
    fn is_strange(&self) -> bool {
        self.prose.tokens[self.run.first..self.run.end].iter().all(|token| token.classes.is_empty())
    }

    /// `the village of Taduf`, whatever follows.
    pub(super) fn is_within_named(&self) -> bool {
        let (Some(one), Some(two)) = (self.before(1), self.token(self.before(2))) else { return false };
        self.prose.says(one, "of") && two.is(Class::PlaceCue) && !two.capital && !two.is(Class::Title)
    }

    /// `Leyla Haroun (also written Leila)`: brackets right after a name that hold another form of it.
    pub(super) fn is_in_brackets(&self, last: usize) -> bool {
        if last == 0 || self.run.first.saturating_sub(last) > 7 {
            return false;
        }
        let (tokens, run) = (&self.prose.tokens, self.run);
        let from = run.first.saturating_sub(5);
        let Some(open) = tokens[from..run.first].iter().rposition(|token| token.is_sign('(')).map(|at| from + at)
        else {
            return false;
        };
        let near = open >= last && open - last <= 2;
        let bare = open + 1 == run.first && tokens.get(run.end).is_some_and(|token| token.is_sign(')'));
        let said =
            tokens[open + 1..run.first].iter().all(|token| !token.capital && token.is_wordy()) && open + 1 < run.first;
        near && (bare || said)
    }

    /// `the villages of Tesra`: more of them may follow.
    pub(super) fn begins_list(&self) -> bool {
        self.is_within_named() && self.prose.word(self.run.first - 2).ends_with('s')
    }

    /// `known as Abu Haidar`.
    pub(super) fn is_alias(&self) -> bool {
        self.before(2).is_some_and(|at| self.prose.says(at, "known") && self.prose.says(at + 1, "as"))
    }

    /// A word of time or a number stands before a month: `in June`, `21 May`.
    pub(super) fn is_dated(&self) -> bool {
        self.before(1).is_some_and(|at| {
            let number = self.prose.tokens[at].kind == Kind::Number;
            number || self.prose.is(at, TIMES)
        })
    }

    /// A word for a place stands beside: `Karsa district`, `the town of Karsa`, or closes the list it stands in.
    pub(super) fn is_by_place(&self) -> bool {
        let next = self.token(Some(self.after()));
        let cue = |token: &Token| token.is(Class::PlaceCue);
        let after = next.is_some_and(|next| cue(next) && !next.is(Class::Title) && !self.owns());
        let (one, two) = (self.token(self.before(1)), self.token(self.before(2)));
        let people = |token: &Token| token.is(Class::Person) && token.is(Class::Plural);
        let whole = || two.is_some_and(|two| cue(two) || people(two)) && self.prose.word(self.run.first - 1) == "of";
        let before = one.is_some_and(|one| cue(one) && !one.capital || one.is(Class::Preposition) && whole());
        after || before || self.leads_to_place()
    }

    /// A preposition of place stands before.
    pub(super) fn is_located(&self) -> bool {
        self.before(1).is_some_and(|at| {
            if !self.prose.tokens[at].is(Class::Preposition) {
                return false;
            }
            let word = self.prose.word(at);
            // "from Dalim to Karsa"
            let on = || ["to", "into", "towards"].iter().any(|on| self.prose.says(self.run.end, on));
            word.eq_ignore_ascii_case("from") && on() || AT.iter().any(|known| known.eq_ignore_ascii_case(word))
        })
    }

    /// A comma and a known place follow: `Derna, Libya`.
    pub(super) fn is_within(&self) -> bool {
        let comma = self.token(Some(self.run.end)).is_some_and(|token| token.is_sign(','));
        comma && self.token(Some(self.run.end + 1)).is_some_and(|next| next.is(Class::Place) && next.capital)
    }

    /// `Aleppo's Sukkari`: the name belongs to a place.
    pub(super) fn is_of_place(&self) -> bool {
        let mark = self.token(self.before(1)).is_some_and(|token| token.kind == Kind::Possessive);
        mark && self.token(self.before(2)).is_some_and(|owner| owner.is(Class::Place) && owner.capital)
    }

    /// `Wadi al-Zarqa and Merrick neighborhoods`: a word for places closes the list.
    fn leads_to_place(&self) -> bool {
        let mut items = 0;
        for at in self.run.end..self.run.end + 24 {
            let Some(token) = self.prose.tokens.get(at) else { return false };
            if token.is_sign(',') || token.is(Class::Conjunction) && self.prose.word(at) == "and" {
                items += 1;
            } else if !(token.capital || token.is_hyphen() || token.is(Class::Particle)) {
                return items > 0 && token.is(Class::PlaceCue);
            }
        }
        false
    }

    /// The run fills quotation marks: the title of a book, a film or a song.
    pub(super) fn is_title_of_work(&self) -> bool {
        let quote = |token: Option<&Token>| token.is_some_and(Token::is_quote);
        quote(self.token(self.before(1))) && quote(self.token(Some(self.run.end)))
    }

    /// "spokesman for", "statement by": what follows speaks, and is no place.
    pub(super) fn speaks_through_others(&self) -> bool {
        let Some(at) = self.before(1).filter(|&at| self.prose.tokens[at].is(Class::Preposition)) else { return false };
        let (word, noun) = (self.prose.word(at), self.token(self.before(2)));
        matches!(word, "for" | "by" | "of")
            && noun.is_some_and(|noun| {
                noun.is(Class::Office) && word != "of" || noun.is(Class::ReportNoun) && word == "by"
            })
    }
}

/// A sign or a word that cannot stand before the noun of an apposition.
fn ends_apposition(token: &Token) -> bool {
    let word = token.is(Class::Be) || token.is(Class::Have) || token.is(Class::Pronoun) || token.is(Class::Preposition);
    word || matches!(token.kind, Kind::Sign(',' | '.' | ';' | ':'))
}

/// A verb by which somebody speaks, in a finite form.
fn is_saying(token: &Token) -> bool {
    let finite = token.is(Class::Past) || token.is(Class::Third) || token.is(Class::Base);
    token.is(Class::Reporting) && finite && !token.is(Class::Thing)
}
