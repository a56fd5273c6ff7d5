//! Reads the names of one paragraph: walks over its tokens, takes titles off, and decides what bears each run.

use crate::facts::name::cue::Cues;
use crate::facts::name::run::{Run, heads_place, is_capital_word, is_given, is_initial, is_ordinary, run, title};
use crate::facts::name::{Entity, Name, Stand};
use crate::prose::words::name::HONOURS;
use crate::prose::{Class, ClassSet, Classes, Kind, Lexicon, Prose, Token};

/// How many earlier persons of a paragraph a bare surname is compared with.
const REMEMBERED: usize = 32;

/// Words that never begin a name, wherever a capital puts them.
const SMALL: Classes = Classes::of(&[
    Class::Determiner,
    Class::Pronoun,
    Class::Number,
    Class::Preposition,
    Class::Conjunction,
    Class::Weekday,
    Class::Month,
]);

/// Words that are part of names beside what else they mean.
const NAMING: Classes = Classes::of(&[
    Class::Given,
    Class::Surname,
    Class::PlaceCue,
    Class::OrganisationCue,
    Class::Particle,
    Class::Direction,
    Class::Place,
    Class::Title,
]);

/// Words in lower case at which a title or a name may begin.
const LEADS: Classes = Classes::of(&[Class::Title, Class::Office, Class::Particle]);

/// Walks over one paragraph.
pub(super) struct Reader<'a> {
    prose: &'a Prose,
    lexicon: &'a Lexicon,
    names: Vec<Name>,
    /// One past the last title read.
    titled: usize,
    /// The last tokens of the first persons named.
    surnames: [u32; REMEMBERED],
    /// How many of them there are.
    remembered: usize,
    quoted: bool,
    /// One past the last token of the last name.
    last: usize,
    /// One past the last token of a list of places: `the villages of Tesra and Dalimeh`.
    listed: usize,
}

/// Whether a name, a title or a quotation may begin at a token.
fn leads(token: &Token) -> bool {
    let knows = |classes: ClassSet| classes != ClassSet::NONE && classes.any(LEADS);
    token.capital || knows(token.classes) || knows(token.phrases) || token.is_quote()
}

impl<'a> Reader<'a> {
    pub(super) fn new(prose: &'a Prose, lexicon: &'a Lexicon) -> Self {
        let surnames = [0; REMEMBERED];
        Self {
            prose,
            lexicon,
            names: Vec::new(),
            titled: usize::MAX,
            surnames,
            remembered: 0,
            quoted: false,
            last: 0,
            listed: 0,
        }
    }

    pub(super) fn read(mut self) -> Vec<Name> {
        for sentence in &self.prose.sentences {
            let mut at = sentence.first;
            while let Some(next) = self.prose.tokens[at..sentence.end].iter().position(leads) {
                at = self.step(at + next, sentence.first, sentence.end);
            }
        }
        self.names
    }

    /// Reads what begins at a token; gives the token to go on with.
    fn step(&mut self, at: usize, first: usize, limit: usize) -> usize {
        let token = &self.prose.tokens[at];
        if token.is_quote() {
            self.quoted = !self.quoted;
            return at + 1;
        }
        if let Some(end) = self.place_with_honour(at, limit) {
            return end;
        }
        // `Al-Assad`, `De Mistura`: the particle at the start of a sentence is no title.
        if let Some(end) = title(self.prose, self.lexicon, at).filter(|&end| end <= limit && self.is_title(at, end)) {
            self.titled = end;
            return end;
        }
        let Some(mut run) = run(self.prose, self.lexicon, at, limit) else { return at + 1 };
        let end = run.end;
        self.trim(&mut run, first);
        if run.first < run.end {
            self.decide(run, first);
        }
        end
    }

    /// A title counts as one unless it is a given name too and a name goes on: `Earl Warren`, `Dean Smith`.
    fn is_title(&self, at: usize, end: usize) -> bool {
        let token = &self.prose.tokens[at];
        !(token.capital
            && token.is(Class::Given)
            && end == at + 1
            && self.prose.tokens.get(end).is_some_and(is_capital_word))
    }

    /// `King Faisal Street`, `in Sheikh Maqsoud`: an honour that begins the name of a place.
    fn place_with_honour(&mut self, at: usize, limit: usize) -> Option<usize> {
        let token = &self.prose.tokens[at];
        // Most of them are titles in the lexicon; the rest are words that it does not know.
        let honour = token.capital && (token.is(Class::Title) || token.classes.is_empty());
        let word = || self.prose.word(at);
        if !honour || !HONOURS.iter().any(|honour| honour.eq_ignore_ascii_case(word())) {
            return None;
        }
        let rest = run(self.prose, self.lexicon, at + 1, limit).filter(|rest| self.prose.tokens[rest.first].spaced)?;
        let whole = Run { first: at, ..rest };
        let cues = Cues { prose: self.prose, run: whole };
        let known = self.lexicon.phrase(&self.prose.tokens, at, Class::Place).is_some();
        let inside = self.prose.tokens[rest.end - 1].is(Class::PlaceCue);
        if !(known || inside || cues.is_by_place() || cues.is_located() || cues.is_of_place()) || cues.says() {
            return None;
        }
        let end = if inside { whole.end - 1 } else { whole.end };
        self.push(Run { end, ..whole }, Entity::Place);
        Some(rest.end)
    }

    /// Takes off what stands before or after the name inside the run.
    fn trim(&self, run: &mut Run, first: usize) {
        let tokens = &self.prose.tokens;
        if run.first + 1 < run.end && tokens[run.first].is(Class::Determiner) && !tokens[run.first].is(Class::Given) {
            run.first += 1;
        }
        if run.joined {
            return;
        }
        let opens = !tokens[first..run.first].iter().any(Token::is_wordy);
        while run.first + 1 < run.end {
            let (token, next) = (&tokens[run.first], &tokens[run.first + 1]);
            if next.is_hyphen() || next.is_sign('.') {
                break;
            }
            // "In June Bashar Assad", "on 21 May Omar Haddad", "Minister for the Middle East Omar Haddad".
            let dated = token.is(Class::Month) && Cues { prose: self.prose, run: *run }.is_dated();
            let place = self.lexicon.phrase(tokens, run.first, Class::Place).map(|found| found.end);
            if let Some(end) = place.filter(|&end| end > run.first + 1 && end < run.end && tokens[end].is(Class::Given))
            {
                run.first = end;
                continue;
            }
            // "northeast Syrias Hasakeh province": the apostrophe was lost on the way.
            let owner = || self.prose.word(run.first).strip_suffix('s').map(|word| self.lexicon.find(word).1);
            let lost = token.classes.is_empty() && owner().is_some_and(|owner| owner.has(Class::Place));
            let nation = token.is(Class::Nationality) && !token.is(Class::Given);
            let body = token.is(Class::Organisation) && (token.upper || self.prose.word(run.first).ends_with('.'));
            let small = token.classes.any(SMALL) && !token.is(Class::Given) && !token.is(Class::Particle);
            let opener = small || opens && is_ordinary(token) && !token.is(Class::Given);
            if !(nation && !self.is_institution(*run) || body || dated || lost || opener && !self.is_institution(*run))
            {
                break;
            }
            run.first += 1;
        }
        // A lone opener of a sentence is no name.
        let token = &tokens[run.first];
        let alone = run.end == run.first + 1;
        if alone
            && is_ordinary(token)
            && !token.is(Class::Given)
            && !token.is(Class::Surname)
            && !token.is(Class::Place)
            && !token.is(Class::Organisation)
        {
            run.first = run.end;
        }
    }

    /// Whether a word of the run makes it an organisation.
    fn is_institution(&self, run: Run) -> bool {
        let tokens = &self.prose.tokens[run.first..run.end];
        let cue = |token: &Token| token.is(Class::OrganisationCue) && !token.is(Class::Given);
        tokens.last().is_some_and(cue) || tokens.first().is_some_and(cue)
    }

    fn decide(&mut self, run: Run, first: usize) {
        let Some((run, entity)) = self.entity(run, first) else { return };
        self.push(run, entity);
    }

    /// What bears a run, and how much of it is the name.
    fn entity(&self, mut run: Run, first: usize) -> Option<(Run, Entity)> {
        let tokens = &self.prose.tokens;
        let alone = run.end == run.first + 1;
        let titled = self.titled == run.first;
        if run.joined || self.is_institution(run) && !alone {
            return (!titled || run.joined).then_some((run, Entity::Organisation));
        }
        let head = &tokens[run.first];
        // `Idlib Governorate`, `Atlantic City`: the word for the place is no part of what we compare.
        if !alone && tokens[run.end - 1].is(Class::PlaceCue) && !head.is(Class::Given) {
            run.end -= 1;
            let named = tokens[run.first..run.end].iter().any(|token| !is_ordinary(token));
            return named.then_some((run, Entity::Place));
        }
        // "Near Al Tabqa Reports", "in Deir Ezzor Kill Scores": a place, and a headline that goes on.
        let cues = Cues { prose: self.prose, run };
        if !titled && cues.is_located() {
            let goes_on = |token: &Token| token.is_wordy() && is_ordinary(token) && !token.classes.any(NAMING);
            if let Some(cut) = tokens[run.first + 1..run.end].iter().position(goes_on) {
                run.end = run.first + 1 + cut;
            }
        }
        let alone = run.end == run.first + 1;
        let known = self.known(run);
        // "the German border": what belongs to a country is not its name.
        let cues = Cues { prose: self.prose, run };
        let named = head.classes.any(NAMING) && !cues.is_by_place() || head.is(Class::Place);
        if alone && known.is_none() && head.is(Class::Nationality) && !named {
            return None;
        }
        let elsewhere = head.is(Class::Place) && !head.is(Class::Given) && !head.is(Class::Surname);
        if known == Some(Entity::Place) && titled && !alone {
            return Some((run, Entity::Place)); // "the deputy Middle East director"
        }
        if titled && known != Some(Entity::Organisation) && !cues.is_by_place() {
            return (!elsewhere).then_some((run, Entity::Person));
        }
        if cues.is_title_of_work() {
            return None;
        }
        if let Some(entity) = known {
            return Some((run, entity));
        }
        let last = &tokens[run.end - 1];
        let given = is_given(self.prose, self.lexicon, run.first);
        let live = || cues.lives() || cues.has_role() || cues.follows_role();
        if cues.follows_body() {
            return Some((run, Entity::Organisation));
        }
        if self.is_listed(run) && !live() && !cues.says() && (alone || !given) {
            return Some((run, Entity::Place));
        }
        if cues.is_within_named() || cues.is_by_place() && !live() && !cues.says() {
            return Some((run, Entity::Place));
        }
        if alone {
            return self.single(run, first).map(|entity| (run, entity));
        }
        let live = live();
        // "Washington D.C." is no person for its initials.
        let initials = || !elsewhere && tokens[run.first..run.end].iter().take(3).any(is_initial);
        let all_ordinary = tokens[run.first..run.end].iter().filter(|token| token.is_wordy()).all(is_ordinary);
        let upper = tokens[run.first..run.end].iter().all(|token| token.upper || !token.is_wordy());
        if all_ordinary && !(given && cues.says()) || upper && !live && !cues.says() {
            return None;
        }
        if given || live || initials() || last.is(Class::Surname) {
            let whole = is_ordinary(last) && !tokens[run.end - 2].is_hyphen();
            let doubtful = whole && !last.is(Class::Given) && !live && !cues.says();
            return (!doubtful).then_some((run, Entity::Person));
        }
        if cues.speaks_through_others() {
            return Some((run, Entity::Organisation));
        }
        if cues.is_located() || cues.is_within() || cues.is_of_place() || heads_place(self.prose, run.first) {
            return Some((run, Entity::Place));
        }
        let person = self.names.last().is_some_and(|last| last.entity == Entity::Person);
        ((cues.says() || person && cues.is_alias() || self.follows_person(run) || self.is_strange(run) && cues.acts())
            && !is_ordinary(last))
        .then_some((run, Entity::Person))
    }

    /// What the lexicon says of the whole run.
    fn known(&self, run: Run) -> Option<Entity> {
        let tokens = &self.prose.tokens;
        let alone = run.end == run.first + 1;
        for (class, entity) in [(Class::Organisation, Entity::Organisation), (Class::Place, Entity::Place)] {
            let phrase = self.lexicon.phrase(tokens, run.first, class).is_some_and(|found| found.end == run.end);
            if phrase || alone && tokens[run.first].is(class) {
                return Some(entity);
            }
        }
        None
    }

    /// The last tokens of persons that are as long as the word.
    fn surnames(&self, long: u32) -> impl Iterator<Item = usize> {
        let surnames = self.surnames[..self.remembered].iter().map(|&at| at as usize);
        surnames.filter(move |&at| self.prose.tokens[at].at.end - self.prose.tokens[at].at.start == long)
    }

    /// What bears a single word.
    fn single(&self, run: Run, first: usize) -> Option<Entity> {
        let token = &self.prose.tokens[run.first];
        let cues = Cues { prose: self.prose, run };
        let ordinary = is_ordinary(token);
        let opens = run.first == first;
        let word = self.prose.word(run.first);
        if token.upper && !token.is(Class::Surname) {
            return None;
        }
        if token.is(Class::Surname) && !ordinary
            || self.surnames(token.at.end - token.at.start).any(|at| self.prose.word(at) == word)
        {
            return Some(Entity::Person);
        }
        if word.chars().count() < 3 {
            return None;
        }
        let located = !opens && cues.is_located() && !cues.lives() && !cues.has_role();
        if !ordinary && !located && (cues.says() || cues.lives() || cues.has_role()) {
            return Some(if cues.speaks_through_others() { Entity::Organisation } else { Entity::Person });
        }
        if cues.speaks_through_others() && !ordinary {
            return Some(Entity::Organisation);
        }
        if !ordinary && !opens && (cues.is_located() || cues.is_within() || cues.is_of_place()) {
            return Some(Entity::Place);
        }
        (is_given(self.prose, self.lexicon, run.first) && !ordinary).then_some(Entity::Person)
    }

    /// Two words with capitals that the lexicon does not know: in running text more often a person than anything else.
    fn is_strange(&self, run: Run) -> bool {
        let strange =
            |token: &Token| token.capital && !token.upper && token.kind == Kind::Word && token.classes.is_empty();
        run.end == run.first + 2 && self.prose.tokens[run.first..run.end].iter().all(strange)
    }

    /// Whether only a comma or "and" parts the run from a person: `Daniel and Nettie Stoner`.
    fn follows_person(&self, run: Run) -> bool {
        let person = self.names.last().is_some_and(|last| last.entity == Entity::Person);
        person && self.is_joined(self.last, run)
    }

    /// Whether only a comma or "and" parts the run from a list of places.
    fn is_listed(&self, run: Run) -> bool {
        self.listed > 0 && self.is_joined(self.listed, run)
    }

    /// Whether only a comma or "and" stands between a token and the run.
    fn is_joined(&self, from: usize, run: Run) -> bool {
        let joint = |at: usize| self.prose.tokens[at].is_sign(',') || self.prose.word(at) == "and";
        (1..=2).contains(&run.first.saturating_sub(from)) && (from..run.first).all(joint)
    }

    fn push(&mut self, run: Run, entity: Entity) {
        let list = entity == Entity::Place && (self.is_listed(run) || Cues { prose: self.prose, run }.begins_list());
        self.listed = if list { run.end } else { 0 };
        let mut at = self.prose.range(run.first, run.end);
        // "Bashar Assads forces": the apostrophe was lost on the way, and the surname is known without it.
        let last = &self.prose.tokens[run.end - 1];
        let known = |word: &str| self.lexicon.find(word).1.has(Class::Surname);
        if entity == Entity::Person && last.classes.is_empty() && last.kind == Kind::Word {
            at.end -= u32::from(self.prose.word(run.end - 1).strip_suffix('s').is_some_and(known));
        }
        if entity == Entity::Person && run.end > run.first + 1 && self.remembered < REMEMBERED {
            self.surnames[self.remembered] = run.end as u32 - 1;
            self.remembered += 1;
        }
        let cues = Cues { prose: self.prose, run };
        let stand = if cues.is_in_brackets(self.last) {
            Stand::Alias
        } else if self.quoted {
            Stand::Quote
        } else {
            Stand::Text
        };
        self.names.push(Name { at, entity, stand });
        self.last = run.end;
    }
}
