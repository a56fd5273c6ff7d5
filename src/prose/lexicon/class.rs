//! The classes that a word can belong to, under the names that the tables use, and the kinds of harm.

/// A set of classes. Two words of 64 bits rather than one of 128: tokens are many, and this packs them without a gap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes(pub(super) [u64; 2]);

impl Classes {
    /// Whether a class is in the set.
    #[must_use]
    pub const fn has(self, class: Class) -> bool {
        self.0[class as usize / 64] & (1 << (class as usize % 64)) != 0
    }

    /// Whether any class of the other set is in this one.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        (self.0[0] & other.0[0]) | (self.0[1] & other.0[1]) != 0
    }

    /// The set of these classes.
    #[must_use]
    pub const fn of(classes: &[Class]) -> Self {
        let mut set = Self([0; 2]);
        let mut at = 0;
        while at < classes.len() {
            set.put(classes[at]);
            at += 1;
        }
        set
    }

    /// Puts a class into the set.
    pub const fn put(&mut self, class: Class) {
        self.0[class as usize / 64] |= 1 << (class as usize % 64);
    }

    /// Takes a class out of the set.
    pub const fn take_out(&mut self, class: Class) {
        self.0[class as usize / 64] &= !(1 << (class as usize % 64));
    }

    /// The set with these classes too.
    #[must_use]
    pub const fn with(mut self, classes: &[Class]) -> Self {
        self.join(Self::of(classes));
        self
    }

    /// Puts all classes of another set into this one.
    pub const fn join(&mut self, other: Self) {
        self.0[0] |= other.0[0];
        self.0[1] |= other.0[1];
    }
}

macro_rules! classes {
    ($($(#[doc = $doc:literal])* $class:ident = $name:literal,)*) => {
        /// What a word can be. The tables name a class as [`Class::named`] does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Class {
            $($(#[doc = $doc])* $class,)*
        }

        impl Class {
            /// All classes with the names they have in the tables.
            pub const ALL: &[(&str, Self)] = &[$(($name, Self::$class),)*];

            /// The class of that name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().find(|(known, _)| *known == name).map(|&(_, class)| class)
            }
        }
    };
}

classes! {
    // Form, set by the tables' own sections.
    /// A phrase of the lexicon begins with the word.
    PhraseStart = "phrase-start",
    /// A phrase of time begins with the word: last night, so far, New Year's Eve.
    TimePhrase = "time-phrase",
    /// A verb's base form, or its plural present.
    Base = "base",
    /// A verb's third person singular.
    Third = "third",
    /// A verb's simple past.
    Past = "past",
    /// A verb's participle.
    Participle = "participle",
    /// A verb's gerund.
    Gerund = "gerund",
    /// A noun in the singular.
    Singular = "singular",
    /// A noun in the plural.
    Plural = "plural",

    // Grammar.
    /// A word that often opens a sentence and hardly goes on after an abbreviation.
    Opener = "opener",
    /// A word that is written with a full stop.
    Abbreviation = "abbreviation",
    /// a, an, the, this, its …
    Determiner = "determiner",
    /// he, she, it, they, we …
    Pronoun = "pronoun",
    /// am, is, are, was, were, be, been, being
    Be = "be",
    /// have, has, had
    Have = "have",
    /// will, would, could, may, might, should …
    Modal = "modal",
    /// not, never, n't
    Negation = "negation",
    /// in, on, at, of …
    Preposition = "preposition",
    /// and, or, but …
    Conjunction = "conjunction",
    /// but, while, whereas, although, however, meanwhile: ends the scope of an attribution
    Contrast = "contrast",
    /// who, which, that, whose, where
    Relative = "relative",
    /// if, unless, whether
    Condition = "condition",
    /// A common adverb that may stand between a subject and its verb.
    Adverb = "adverb",
    /// A common word that is no name although it may be capitalised.
    Common = "common",

    // Numbers.
    /// one, two, fourteen, a hundred …
    Number = "number",
    /// hundred, thousand, million, billion, dozen, score
    Magnitude = "magnitude",
    /// dozens, scores, hundreds, thousands, millions
    Vague = "vague",
    /// several, many, some, few …
    Weak = "weak",
    /// half, third, quarter, per cent
    Share = "share",
    /// first, second, third …
    OrdinalWord = "ordinal",
    /// at least, more than …: sets the lower bound
    AtLeast = "at-least",
    /// up to, fewer than …: sets the upper bound
    AtMost = "at-most",
    /// about, some, nearly …: approximate
    About = "about",
    /// rise, fall, double, up, down: what "from 46 to 58" is the change of
    Change = "change",
    /// no, none, nobody, zero
    Zero = "zero",
    /// another, further, additional, more, others
    More = "more",
    /// A thing that is counted and is no person: days, tanks, homes, per cent …
    Thing = "thing",
    /// A unit of time, money, length, weight
    Unit = "unit",

    // People.
    /// A noun for people.
    Person = "person",
    /// A noun for a group of people: family, household.
    Group = "group",
    /// People who can be displaced by leaving: residents, families.
    Uprooted = "uprooted",
    /// arrive, leave, cross: displacement only of such people.
    WeakMove = "weak-move",
    /// Syrians, Palestinians …
    Demonym = "demonym",
    /// Fighters and forces, who can be the perpetrators of harm.
    Armed = "armed",

    // Harm. Each has a [`Harm`] in the lexicon.
    /// A verb whose object comes to harm: kill, wound.
    HarmVerb = "harm-verb",
    /// A verb whose subject comes to harm: die, flee.
    HarmIntransitive = "harm-intransitive",
    /// dead, wounded, missing
    HarmAdjective = "harm-adjective",
    /// death, fatality, casualty
    HarmNoun = "harm-noun",
    /// toll, dead (as a noun): stands before its number.
    HarmToll = "harm-toll",
    /// including, among, mostly: opens a parenthesis about the people before it
    ListOpener = "list-opener",
    /// to, at, was, reached: stands between a toll and its number
    TollTie = "toll-tie",
    /// remain, lie, be found, be left: a state that somebody is in, as "be" says it
    Link = "link",
    /// beat, stab, burn: death where "to death" follows
    ToDeath = "to-death",
    /// treat, sentence, with: harm together with words further on
    Apart = "apart",
    /// execute, affect, hurt: harm that things suffer too
    Broad = "broad",
    /// claim, cost, take, lose: harm only where it is lives that are taken
    TakesLives = "takes-lives",
    /// force, cause, prompt: makes an infinitive a fact
    Causes = "causes",
    /// A metaphor or a name in which a word of harm means none: death penalty, Dead Sea.
    NoHarm = "no-harm",
    /// A plan, a purpose or a risk: what follows has not happened.
    Unreal = "unreal",
    /// Help given: reached, assisted, vaccinated.
    Response = "response",
    /// assistance, distribution, support
    Help = "help",
    /// say, tell, announce: a verb that only somebody who speaks is the subject of
    Speech = "speech",
    /// A field of humanitarian work: health, shelter, protection
    Sector = "sector",
    /// infected, diagnosed: a case of a disease
    Illness = "illness",
    /// rebels, army, regime: a side of a conflict, or people of one
    Party = "party",
    /// shelling, air strike, jets; to shell: what a side harms people with
    Attack = "attack",
    /// women, children, civilians: tells who the victims were
    Split = "split",
    /// unidentified, gunmen: names nobody who did it
    Unnamed = "unnamed",
    /// identified, named: each victim is known
    BasisIdentified = "basis-identified",
    /// documented, recorded, verified
    BasisDocumented = "basis-documented",
    /// estimated
    BasisEstimated = "basis-estimated",
    /// reported, said
    BasisReported = "basis-reported",

    // Sources.
    /// say, report, confirm …
    Reporting = "reporting",
    /// condemn, mourn …: vouches for nothing
    Reaction = "reaction",
    /// see, count: first-hand, where a reporter does it
    Sight = "sight",
    /// document, count, verify …: a report of one's own
    Counting = "counting",
    /// tally, figures, data …
    ReportNoun = "report-noun",
    /// reportedly, allegedly …
    Hedge = "hedge",
    /// believed, thought, feared: a hedge where nobody is named
    HedgeParticiple = "hedge-participle",
    /// according to, per, citing
    AccordingTo = "according-to",
    /// activists, officials, sources …: a class, nobody in it
    VagueSource = "vague-source",
    /// medic, surgeon, rescuer …: a source one could find again
    DescribedSource = "described-source",
    /// reporter, correspondent, photographer …: one whose eyes count
    Eyewitness = "eyewitness",
    /// toll, number, total …: what says how many
    Total = "total",
    /// ministry, police, agency …: an institution
    Institution = "institution",
    /// mayor, spokesman, minister …: an office held by one
    Office = "office",
    /// the Office, the Mission, the Commission: the publisher itself
    SelfSource = "self-source",
    /// reasonable grounds: the standard of proof of a finding
    Grounds = "grounds",
    /// Source, Sources, Note: begins a line that names one
    SourceLabel = "source-label",
    /// local, several, unnamed …: does not make a source any plainer
    VagueQualifier = "vague-qualifier",

    // Time.
    /// January, Jan …; the value is the month
    Month = "month",
    /// agree, plan, set: what follows with "to" lies ahead
    AheadTo = "ahead-to",
    /// A month by its name in another language or calendar.
    MonthAbroad = "month-abroad",
    /// flight, room, highway: a thing that bears a number, which is no year
    Numbered = "numbered",
    /// Monday, Mon …; the value is the day, Monday 1
    Weekday = "weekday",
    /// spring, summer, autumn, fall, winter; the value is 1 to 4
    Season = "season",
    /// day, week, month, year, decade …; the values stand in the table
    TimeUnit = "time-unit",
    /// today, yesterday, overnight …: the value is the number of days before tomorrow; overnight 9
    RelativeDay = "relative-day",
    /// recently, so far …
    VagueTime = "vague-time",
    /// morning, evening, night …
    PartOfDay = "part-of-day",
    /// last, this, next …: the value is 1 last, 2 past, 3 this, 4 next, 5 previous, 6 following, 7 same
    Direction = "direction",
    /// early, mid, late: the value is 1 early, 2 earlier, 3 later, 4 mid, 5 late
    PartOf = "part-of",
    /// A holiday or named day with a fixed rule: the value is month and day (1225), Easter is 1
    Holiday = "holiday",
    /// ago, earlier, later …: counts from a day; the value is 1 back from today, 2 back from the day the text speaks
    /// of, 3 on from that day, 4 on from today
    Offset = "offset",
    /// seventies, nineties …: the value is the decade
    Decade = "decade",
    /// every, each, per: makes a time a habit
    Habit = "habit",
    /// prayers, mosque, Times …: after a weekday or a date it makes a name of it
    NamedAfter = "named-after",
    /// Black, Good, Bloody …: before a weekday or a month it makes a name of it
    NamedBefore = "named-before",
    /// attack, blast, flood …: what "the attack" of a later sentence refers back to
    Occasion = "occasion",
    /// will, would, due, scheduled …: what follows lies ahead
    Ahead = "ahead",
    /// issued, published, updated …: a line of a header gives the document's date
    HeaderCue = "header-cue",
    /// hosts, remain, live …: a present state, which holds on the day of the document
    State = "state",

    // Names.
    /// Mr., Dr., President, General …: stands before a person's name
    Title = "title",
    /// al, de, bin, van …: part of a surname
    Particle = "particle",
    /// A given name.
    Given = "given",
    /// A family name that is well known.
    Surname = "surname",
    /// A place: country, city, river …
    Place = "place",
    /// district, camp, street …: makes its neighbour a place
    PlaceCue = "place-cue",
    /// A word that ends or begins the name of an organisation: Committee, University, Front …
    OrganisationCue = "organisation-cue",
    /// A name of an organisation or its acronym.
    Organisation = "organisation",
    /// An acronym that readers of the field know: UN, WHO, AFP
    KnownAcronym = "known-acronym",
    /// Of a nation or region: Syrian, Russian
    Nationality = "nationality",
}

/// The kinds of harm that a claim can be about (catalogue, part 2.1; names as in the ledger).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Harm {
    /// Killed, dead, drowned.
    Death,
    /// Wounded, hurt.
    Injury,
    /// Killed and injured counted together.
    Casualties,
    /// Unaccounted for, feared dead.
    Missing,
    /// Fled, displaced, crossed, arrived, sheltering.
    Displacement,
    /// Arrested, imprisoned, conscripted.
    Detention,
    /// Kidnapped, taken hostage, forcibly disappeared, recruited as children.
    Abduction,
    /// Raped, tortured, assaulted.
    Violence,
    /// Trapped, besieged, in need, without services.
    Affected,
}

impl Harm {
    /// All kinds with the names they have in tables and outputs.
    pub const ALL: &[(&str, Self)] = &[
        ("death", Self::Death),
        ("injury", Self::Injury),
        ("casualties", Self::Casualties),
        ("missing", Self::Missing),
        ("displacement", Self::Displacement),
        ("detention", Self::Detention),
        ("abduction", Self::Abduction),
        ("violence", Self::Violence),
        ("affected", Self::Affected),
    ];

    /// The harm of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|&(_, harm)| harm)
    }

    /// The name it has in tables and outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|&&(_, harm)| harm == self).map_or("", |&(name, _)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_room_for_every_class() {
        assert!(Class::ALL.len() <= 128);
    }
}
