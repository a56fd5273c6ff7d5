//! Survivors of sexual or gender-based violence who can be told by their name, their home or their family.

use crate::document::Document;
use crate::finding::{Finding, Fix, Severity};
use crate::names::{Circle, Person, persons};
use crate::prose::words::survivor::{CHANGED, DEGREES, DESCRIBES, DONE, FORCED, KIN, SEXUAL, SURVIVORS, TOLD_BY_KIN};
use crate::prose::{Class, Kind, List, Prose, Sentence, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// How many tokens behind a name its verb may stand.
const REACH: usize = 18;

/// The rule.
pub struct SurvivorIdentified;

impl Rule for SurvivorIdentified {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DNH105",
            name: "survivor-identified",
            group: Group::Protection,
            scope: Scope::Document,
            severity: Severity::Error,
            default: true,
            fixable: true,
            page: include_str!("survivor_identified.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let circle = Circle::of(cx.document, cx.registry);
        let mut changed = None;
        for (id, slot) in cx.document.paragraphs() {
            let prose = &slot.paragraph.prose;
            if slot.paragraph.facts.names.is_empty() || !tells(prose) {
                continue;
            }
            for person in persons(slot, id) {
                let told = Told { person, prose };
                if !told.is_survivor_or_kin() || !circle.is_private(&person) || told.is_alias() {
                    continue;
                }
                if *changed.get_or_insert_with(|| tells_of_changed_names(cx.document)) {
                    return;
                }
                let span = person.span(cx.document);
                let message = "This tells who survived sexual violence. Withhold the name?";
                let mut finding = Finding::new(Severity::Error, span, message);
                finding.help = Some(
                    "Safety, confidentiality and dignity prevail over the story (UNFPA); consent goes with a reason."
                        .into(),
                );
                finding.also = told.homes().into_iter().map(|at| cx.document.span(id, at)).collect();
                let opens = person.first == person.sentence.first;
                finding.fixes.push(Fix::instead(span, if opens { "A survivor" } else { "a survivor" }));
                findings.push(finding);
            }
        }
    }
}

/// How near what was done must stand to its victim.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// It is sexual violence whoever suffered it.
    Any,
    /// A woman's kin is named: an assault is meant so.
    Kin,
}

/// Whether a paragraph tells of sexual violence. The sentences know their words, and most hold none of these.
fn tells(prose: &Prose) -> bool {
    let likely = prose.sentences.iter().filter(|sentence| sentence.lists.any(&[DONE, SEXUAL, TOLD_BY_KIN, FORCED]));
    likely.into_iter().any(|sentence| (sentence.first..sentence.end).any(|at| is_done(prose, at, Tie::Kin)))
}

/// Whether a token tells of sexual violence.
fn is_done(prose: &Prose, at: usize, tie: Tie) -> bool {
    let sexual = || {
        at.checked_sub(1).is_some_and(|before| {
            prose.says_any(before, &["sexually", "sexual", "sex", "gender-based", "based", "domestic"])
        })
    };
    prose.is(at, DONE)
        || prose.is(at, SEXUAL) && sexual()
        || tie == Tie::Kin && prose.is(at, TOLD_BY_KIN)
        || prose.is(at, FORCED)
            && at.checked_sub(1).is_some_and(|before| prose.says_any(before, &["forced", "into", "to"]))
            && (at.saturating_sub(3)..at).any(|at| prose.says_any(at, &["forced", "sold", "coerced"]))
}

/// A named person and what is told of them.
struct Told<'a> {
    person: Person<'a>,
    prose: &'a Prose,
}

impl Told<'_> {
    fn is_survivor_or_kin(&self) -> bool {
        let end = self.person.sentence.end;
        self.suffers(self.person.after(), end)
            || self.is_object()
            || self.is_called_survivor()
            || self.speaks_of_it()
            || self.is_kin()
            || self.has_kin()
            || self.is_meant_by_next()
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.prose.tokens.get(at)
    }

    fn is(&self, at: usize, list: List) -> bool {
        self.prose.is(at, list)
    }

    fn says(&self, at: usize, words: &[&str]) -> bool {
        self.prose.says_any(at, words)
    }

    /// `Rana Idris, 23, from Dalim, who had been arrested and raped`: from a token on, before another subject comes.
    fn suffers(&self, from: usize, end: usize) -> bool {
        let mut at = from;
        let limit = (from + REACH).min(end);
        // As far as the auxiliary nothing may stand but what describes the person.
        while at < limit && !self.token(at).is_some_and(|token| token.is(Class::Be)) {
            let Some(token) = self.token(at) else { return false };
            let word = self.is(at, DESCRIBES);
            let apart =
                matches!(token.kind, Kind::Sign(',' | '(' | ')' | '-' | '–' | '—') | Kind::Number | Kind::Possessive);
            let describes = token.capital
                || token.is(Class::Person)
                || token.is(Class::Title)
                || token.is(Class::Adverb)
                || token.is(Class::DescribedSource)
                || token.kind == Kind::Code;
            if !(word || apart || describes) || token.is(Class::Negation) {
                return false;
            }
            at += 1;
        }
        // Behind it participles, joined, one of which is the one.
        let limit = (at + 9).min(end);
        for at in at + 1..limit {
            if is_done(self.prose, at, Tie::Any) && !self.is_accusation(at) {
                return true;
            }
            let Some(token) = self.token(at) else { return false };
            let joins = matches!(token.kind, Kind::Sign(',' | '-'))
                || token.is(Class::Adverb)
                || token.is(Class::Conjunction)
                || token.is(Class::Be);
            let done = token.is(Class::HarmVerb) || token.is(Class::Participle) || token.is(Class::Past);
            let degree = self.is(at, DEGREES);
            if !(joins || done || degree)
                || self.says(at, &["charged", "accused", "convicted", "arrested", "suspected"])
                    && self.says(at + 1, &["with", "of", "for"])
            {
                return false;
            }
        }
        false
    }

    /// `accused of rape`: the person is said to have done it.
    fn is_accusation(&self, at: usize) -> bool {
        let from = at.saturating_sub(4);
        (from..at).any(|at| self.says(at, &["of", "with", "for", "over", "against"]))
    }

    /// `raped Rana Idris`, `the rape of Rana Idris`.
    fn is_object(&self) -> bool {
        let mut at = self.person.first;
        let first = self.person.sentence.first;
        while at > first && at + 5 > self.person.first {
            let token = &self.prose.tokens[at - 1];
            let describes = token.is(Class::Determiner)
                || token.is(Class::Person)
                || token.is(Class::Title)
                || token.kind == Kind::Number
                || token.is_hyphen()
                || token.kind == Kind::Possessive
                || token.is_sign(',')
                || self.says(at - 1, &["old", "year", "year-old", "her", "his"]);
            if is_done(self.prose, at - 1, Tie::Any) || !describes {
                break;
            }
            at -= 1;
        }
        let Some(verb) = at.checked_sub(1) else { return false };
        if self.says(verb, &["of"]) {
            return verb
                .checked_sub(1)
                .is_some_and(|noun| self.says(noun, &["rape", "gang-rape"]) || is_done(self.prose, noun, Tie::Any));
        }
        // "who was raped, Rana Idris said" has a comma, which ends the search at the verb.
        let active = self.says(verb, &["raped", "raping", "molested", "gang-raped"])
            || self.is(verb, SEXUAL) && is_done(self.prose, verb, Tie::Any);
        let comma = self.prose.tokens[verb + 1].is_sign(',');
        let passive = (verb.saturating_sub(4).max(first)..verb).any(|at| self.prose.tokens[at].is(Class::Be));
        let noun = self.prose.tokens[verb].is(Class::Singular)
            && !self.prose.tokens[verb].is(Class::Past)
            && !self.says(verb, &["raping"]);
        active && !comma && !passive && !noun
    }

    /// `the rape survivor, Rana Idris`; `Rana Idris, a survivor of sexual violence`.
    fn is_called_survivor(&self) -> bool {
        let Sentence { first, end, .. } = self.person.sentence;
        let near = self.person.first.saturating_sub(REACH / 2).max(first)..(self.person.end + REACH / 2).min(end);
        self.person.is_called(SURVIVORS)
            && near.clone().filter(|&at| self.is(at, SURVIVORS)).any(|at| {
                (at.saturating_sub(3).max(first)..(at + 5).min(end)).any(|at| is_done(self.prose, at, Tie::Any))
            })
    }

    /// `Rana Idris said she was raped`; `“They raped me,” said Rana Idris`.
    fn speaks_of_it(&self) -> bool {
        let Sentence { first, end, .. } = self.person.sentence;
        let around = [self.person.first.checked_sub(1), Some(self.person.after())].into_iter().flatten();
        let beside =
            |at: usize| self.token(at).is_some_and(|token| token.is(Class::Reporting) || token.is(Class::Speech));
        let after = (self.person.after()..(self.person.after() + REACH / 2).min(end)).any(beside);
        if !around.into_iter().any(beside) && !after {
            return false;
        }
        let paragraph = 0..self.prose.tokens.len();
        let own = |at: usize| {
            self.says(at, &["me", "us"]) && at > 0 && is_done(self.prose, at - 1, Tie::Any)
                || self.says(at, &["i"]) && self.is_said_to_suffer(at, self.prose.tokens.len())
        };
        let other = |at: usize| {
            self.says(at, &["she", "he"]) && self.is_said_to_suffer(at, end)
                || self.says(at, &["her", "him", "me"])
                    && at > 0
                    && self.says(at - 1, &["raped", "raping", "molested", "assaulted", "abused"])
                    && is_done(self.prose, at - 1, Tie::Any)
                    && !self.token(at + 1).is_some_and(|next| next.is(Class::Person) || next.is(Class::Group))
        };
        paragraph.clone().any(own) || (self.person.end..end).chain(first..self.person.first).any(other)
    }

    /// `she had been beaten and raped`, from the pronoun on.
    fn is_said_to_suffer(&self, pronoun: usize, end: usize) -> bool {
        let auxiliary = |at: usize| {
            self.token(at).is_some_and(|token| token.is(Class::Be) || token.is(Class::Have) || token.is(Class::Adverb))
        };
        auxiliary(pronoun + 1) && self.suffers(pronoun + 1, end.min(pronoun + REACH))
    }

    /// `Her husband, Samir Idris, said she was assaulted`.
    fn is_kin(&self) -> bool {
        let Sentence { first, end, .. } = self.person.sentence;
        let before = self.person.first.saturating_sub(5).max(first)..self.person.first;
        let kin = before.clone().any(|at| self.is(at, KIN))
            && before.clone().any(|at| {
                self.says(at, &["her", "his"]) || self.token(at).is_some_and(|token| token.kind == Kind::Possessive)
            });
        kin && (first..end).any(|at| {
            let pronoun = self.says(at, &["she", "he"]) && at > self.person.first;
            let suffered = pronoun
                && self.token(at + 1).is_some_and(|next| next.is(Class::Be) || next.is(Class::Have))
                && (at + 2..(at + 7).min(end)).any(|at| is_done(self.prose, at, Tie::Kin));
            let object = self.says(at, &["her"])
                && at > 0
                && is_done(self.prose, at - 1, Tie::Kin)
                && !self
                    .token(at + 1)
                    .is_some_and(|next| next.is(Class::Person) && next.spaced && !next.is(Class::Reporting));
            suffered || object
        })
    }

    /// `Samir Idris, whose wife was raped`; `Samir Idris’s daughter was raped`.
    fn has_kin(&self) -> bool {
        let at = self.person.after();
        let owned = at > self.person.end && self.is(at, KIN);
        let whose = (at..at + 2).find(|&at| self.says(at, &["whose"])).filter(|&at| self.is(at + 1, KIN));
        let kin = if owned { Some(at) } else { whose.map(|at| at + 1) };
        kin.is_some_and(|kin| self.suffers(kin + 1, self.person.sentence.end))
    }

    /// `Rana Idris lives in Dalim. She was raped in custody.`
    fn is_meant_by_next(&self) -> bool {
        let next = self.prose.sentence_of(self.person.first) + 1;
        let Some(sentence) = self.prose.sentences.get(next) else { return false };
        let alone = self.person.first <= self.person.sentence.first + 2;
        alone && self.says(sentence.first, &["she", "he"]) && self.is_said_to_suffer(sentence.first, sentence.end)
    }

    /// A star or quotation marks at the name: it is not the real one.
    fn is_alias(&self) -> bool {
        let star = self.token(self.person.end).is_some_and(|next| next.is_sign('*') && !next.spaced);
        let quoted = self.person.first.checked_sub(1).is_some_and(|at| self.prose.tokens[at].is_quote())
            && self.token(self.person.end).is_some_and(Token::is_quote);
        star || quoted
    }

    /// Where the person lives or comes from, as the sentence tells it.
    fn homes(&self) -> Vec<Range> {
        let names = self.person.slot.paragraph.facts.names.iter();
        let places = names.filter(|name| name.entity == crate::facts::Entity::Place);
        let home = |at: usize| {
            let lives = |at: usize| {
                self.says(at, &["lives", "lived", "living", "resides", "resident", "home", "house", "works"])
            };
            self.says(at, &["from"])
                || self.says(at, &["in", "at", "near", "of"]) && at.checked_sub(1).is_some_and(lives)
        };
        let own = |at: usize| self.person.sentence.holds(at) && at.checked_sub(1).is_some_and(home);
        places.filter(|name| own(self.prose.token_at(name.at.start))).map(|name| name.at).collect()
    }
}

/// Whether a draft says that names in it are not the real ones.
fn tells_of_changed_names(document: &Document) -> bool {
    document.paragraphs().any(|(_, slot)| {
        let text = slot.paragraph.prose.text();
        (text.contains("name") || text.contains("Name") || text.contains("seudonym")) && {
            let text = text.to_lowercase();
            CHANGED.iter().any(|words| text.contains(words)) && !text.contains("name withheld")
                || text.contains("pseudonym")
        }
    })
}
