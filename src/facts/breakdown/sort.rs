//! Which of a whole a part is: two sorts that can share nobody may be added up.

use crate::prose::{Class, Classes, Harm, Kind, View, Word};

/// What the words of a part say of those in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Men, women, boys and girls, a bit for each.
    People(u8),
    /// Civilians.
    Civilian,
    /// Fighters and forces.
    Armed,
    /// Those whom this befell.
    Harmed(Harm),
    /// Those of a nation.
    Nation(Word),
    /// Those at a place or on a day: “in Karsa”.
    Place,
    /// Whatever else the words say; it may overlap with anything.
    Other,
}

const MAN: u8 = 1;
const WOMAN: u8 = 2;
const BOY: u8 = 4;
const GIRL: u8 = 8;
const ALL: u8 = MAN | WOMAN | BOY | GIRL;
/// Words that tell sex or age, and whom they hold.
const PEOPLE: &[(&[&str], u8)] = &[
    (&["men", "man"], MAN),
    (&["women", "woman"], WOMAN),
    (&["boys", "boy"], BOY),
    (&["girls", "girl"], GIRL),
    (&["children", "child", "minors", "minor", "infants", "infant", "babies", "baby", "toddlers"], BOY | GIRL),
    (&["male", "males"], MAN | BOY),
    (&["female", "females"], WOMAN | GIRL),
    (&["adults", "adult"], MAN | WOMAN),
];
const HARM: Classes =
    Classes::of(&[Class::HarmVerb, Class::HarmAdjective, Class::HarmNoun, Class::HarmIntransitive, Class::HarmToll]);

impl Sort {
    /// Whether no one can be of both sorts.
    #[must_use]
    pub fn is_apart(self, other: Self) -> bool {
        match (self, other) {
            (Self::People(one), Self::People(other)) => one & other == 0,
            (Self::Harmed(one), Self::Harmed(other)) => {
                one != other && one != Harm::Casualties && other != Harm::Casualties
            }
            (Self::Nation(one), Self::Nation(other)) => one != other,
            (Self::Civilian, Self::Armed) | (Self::Armed, Self::Civilian) | (Self::Place, Self::Place) => true,
            _ => false,
        }
    }

    /// Whether men may be among them.
    pub(super) fn has_men(self) -> bool {
        !matches!(self, Self::People(bits) if bits & MAN == 0)
    }

    /// Whether nobody is left out of these sorts.
    pub(super) fn cover(sorts: impl Iterator<Item = Self>) -> bool {
        let bits = |sort: Self| if let Self::People(bits) = sort { bits } else { 0 };
        sorts.fold(0, |all, sort| all | bits(sort)) == ALL
    }

    /// The sort that the words from a token up to another tell.
    pub(super) fn of(view: &View<'_>, (first, end): (usize, usize)) -> Self {
        let known = |at: usize| PEOPLE.iter().find(|(words, _)| view.any(at, words)).map_or(0, |&(_, bits)| bits);
        let bits = (first..end).fold(0, |all, at| all | known(at));
        // "Male children" and "women students" are fewer than either word says.
        let plain = (first..end).all(|at| {
            let token = &view.prose.tokens[at];
            known(at) > 0 || token.kind != Kind::Word || view.any(at, &["and", "were", "was", "are", "other", "more"])
        });
        let either = |class: Class| (first..end).any(|at| view.is(at, class));
        let harm = || {
            let word = (first..end).find(|&at| view.of(at, HARM))?;
            view.lexicon.harm(view.token(word)?.word)
        };
        let nation = || (first..end).find(|&at| view.is(at, Class::Demonym)).and_then(|at| view.token(at));
        match () {
            () if bits > 0 && plain => Self::People(bits),
            () if bits > 0 => Self::Other,
            () if view.any(first, &["civilians", "civilian"]) && end == first + 1 => Self::Civilian,
            () if either(Class::Armed) => Self::Armed,
            () if view.any(first, &["in", "at", "from", "near", "on"]) => Self::Place,
            () => match (harm(), nation()) {
                (Some(harm), None) => Self::Harmed(harm),
                (None, Some(nation)) if end == first + 1 => Self::Nation(nation.word),
                _ => Self::Other,
            },
        }
    }

    /// What befell those of the sort, where its words say so.
    pub(super) fn harm(self) -> Option<Harm> {
        if let Self::Harmed(harm) = self { Some(harm) } else { None }
    }
}
