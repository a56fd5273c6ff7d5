//! A word of a rule in one of its forms, and whether a word of a text is that form.

/// How a word of a rule must be capitalised in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// In any way: it is written without capitals in the rule.
    Any,
    /// With a capital.
    Capital,
    /// In capitals throughout.
    Upper,
}

/// Which form of its base a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// As the rule has it.
    Base,
    /// The plural of a noun.
    Plural,
    /// The third person of a verb.
    Third,
    /// The past of a verb.
    Past,
    /// The participle of a verb.
    Participle,
    /// The gerund of a verb.
    Gerund,
}

impl Ending {
    /// This ending, or `other` where this is none.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self == Self::Base { other } else { self }
    }
}

/// A word in one of its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// In lower case, apostrophes straight, full stops left out.
    pub folded: Box<str>,
    /// How it must be capitalised.
    pub case: Case,
    /// Which form it is.
    pub ending: Ending,
}

impl Form {
    /// A word as a rule has it.
    #[must_use]
    pub fn plain(word: &str) -> Self {
        let letters = word.chars().filter(|char| char.is_alphabetic()).count();
        let case = match () {
            () if !word.contains(char::is_uppercase) => Case::Any,
            () if letters > 1 && !word.contains(char::is_lowercase) => Case::Upper,
            () => Case::Capital,
        };
        Self { folded: folded(word).collect::<String>().into(), case, ending: Ending::Base }
    }

    /// Whether a word of a text is this form.
    #[must_use]
    pub fn fits(&self, words: &str) -> bool {
        folded(words).eq(self.folded.chars())
            && match self.case {
                Case::Any => true,
                Case::Capital => words.starts_with(char::is_uppercase),
                Case::Upper => {
                    let end = if self.ending == Ending::Plural { words.trim_end_matches('s') } else { words };
                    !end.contains(char::is_lowercase)
                }
            }
    }
}

/// A word in lower case, apostrophes straight, full stops left out.
pub fn folded(words: &str) -> impl Iterator<Item = char> + '_ {
    words.chars().filter(|&char| char != '.').flat_map(char::to_lowercase).map(|char| match char {
        '’' | 'ʼ' | '‘' => '\'',
        char => char,
    })
}

/// The inflected forms of words.
pub mod forms {
    use crate::prose::lexicon::irregular::{plural, verb};
    use crate::prose::{Class, Classes, Lexicon};
    use crate::rulefile::form::{Case, Ending, Form};

    /// Classes of words that English does not inflect.
    const FIXED: Classes = Classes::of(&[
        Class::Determiner,
        Class::Pronoun,
        Class::Be,
        Class::Have,
        Class::Modal,
        Class::Negation,
        Class::Preposition,
        Class::Conjunction,
        Class::Relative,
        Class::Condition,
        Class::Number,
    ]);

    /// Whether a word ends a verb of several words: gun *down*.
    #[must_use]
    pub fn is_particle(word: &str) -> bool {
        let (_, classes) = Lexicon::built_in().find(word);
        classes.any(Classes::of(&[Class::Preposition]))
            || matches!(word, "up" | "down" | "out" | "off" | "away" | "back")
    }

    /// Whether the lexicon knows a word as a verb.
    #[must_use]
    pub fn is_verb(word: &str) -> bool {
        Lexicon::built_in().find(word).1.has(Class::Base)
    }

    /// The forms of a verb but its base; none where the word is not inflected.
    #[must_use]
    pub fn of_verb(base: &Form) -> Vec<Form> {
        if is_fixed(&base.folded) {
            return Vec::new();
        }
        let forms = verb(&base.folded);
        let form = |folded: String, ending| Form { folded: folded.into(), case: base.case, ending };
        vec![
            form(forms.third, Ending::Third),
            form(forms.past, Ending::Past),
            form(forms.participle, Ending::Participle),
            form(forms.gerund, Ending::Gerund),
        ]
    }

    /// The plural of a noun; none where the word is not inflected.
    #[must_use]
    pub fn of_noun(base: &Form) -> Option<Form> {
        let form = |folded: String| Form { folded: folded.into(), case: base.case, ending: Ending::Plural };
        match base.case {
            Case::Upper => Some(form(format!("{}s", base.folded))),
            _ => (!is_fixed(&base.folded)).then(|| form(plural(&base.folded))),
        }
    }

    fn is_fixed(word: &str) -> bool {
        word.chars().count() < 3
            || !word.chars().all(|char| char.is_alphabetic() || char == '\'')
            || Lexicon::built_in().find(word).1.any(FIXED)
    }
}
