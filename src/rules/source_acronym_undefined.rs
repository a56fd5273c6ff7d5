//! Acronyms that numbers rest on and that the draft has not written out.

use std::collections::BTreeMap;

use crate::document::{Document, ParagraphId};
use crate::facts::{Attribution, Entity};
use crate::finding::{Finding, Severity};
use crate::prose::{Class, Classes, Kind, Prose, Sentence};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// Letters of an acronym: fewer are initials, more a word in capitals.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;
/// The most words of a name whose initials are an acronym, small words between them included.
const NAME: usize = 12;
/// The most tokens of a bracket that writes an acronym out, or holds one.
const BRACKET: usize = 12;
/// Words in capitals that name no source of numbers.
const OTHER: Classes = Classes::of(&[
    Class::KnownAcronym,
    Class::Place,
    Class::Month,
    Class::Weekday,
    Class::Nationality,
    Class::Title,
    Class::Pronoun,
    Class::Zero,
]);

/// The rule.
pub struct SourceAcronymUndefined;

impl Rule for SourceAcronymUndefined {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SRC111",
            name: "source-acronym-undefined",
            group: Group::Sources,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: true,
            fixable: false,
            page: include_str!("source_acronym_undefined.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let mut asked = asked(cx);
        if asked.is_empty() {
            return;
        }
        written_out(cx.document, &mut asked);
        for (acronym, (paragraph, token)) in asked {
            let Some(slot) = cx.document.slot(paragraph) else { continue };
            let span = cx.document.span(paragraph, slot.paragraph.prose.range(token, token + 1));
            let message = format!("“{acronym}”: what does it stand for? Write it out at its first mention.");
            findings.push(Finding::new(Severity::Hint, span, message));
        }
    }
}

/// Acronyms and the first place where a number rests on each.
type Asked<'a> = BTreeMap<&'a str, (ParagraphId, usize)>;

fn asked<'a>(cx: &Context<'a>) -> Asked<'a> {
    let mut asked = Asked::new();
    for (id, slot) in cx.document.paragraphs() {
        let prose = &slot.paragraph.prose;
        for said in &slot.paragraph.facts.attributions {
            if let Some(at) = acronym(prose, said)
                && counts(prose, said)
                && cx.registry.find(prose.word(at), Entity::Organisation).is_none()
            {
                asked.entry(prose.word(at)).or_insert((id, at));
            }
        }
    }
    asked
}

/// The first acronym of a source. One in brackets is the short form of what stands before it.
fn acronym(prose: &Prose, said: &Attribution) -> Option<usize> {
    let (first, end) = (prose.token_at(said.source.start), prose.token_at(said.source.end));
    let sentence = prose.sentences.get(said.sentence)?;
    let found = (first..end).find(|&at| {
        let token = &prose.tokens[at];
        let letters = || prose.word(at).chars().filter(|char| char.is_alphabetic()).count();
        token.upper
            && token.kind == Kind::Word
            && LETTERS.contains(&letters())
            && !token.classes.any(OTHER)
            // "TRT World", "Press TV", "RT-PCR": part of a longer name.
            && !prose.tokens.get(at + 1).is_some_and(|next| next.is_hyphen() || next.capital && !next.upper)
            && !at.checked_sub(1).is_some_and(|before| {
                let before = &prose.tokens[before];
                before.is_sign('(') || before.is_hyphen() || before.capital && at > first && !before.is(Class::Determiner)
            })
    });
    found.filter(|_| !is_shouted(prose, *sentence))
}

/// Text in capitals throughout: a word in capitals tells nothing there.
fn is_shouted(prose: &Prose, sentence: Sentence) -> bool {
    let words = || prose.tokens[sentence.first..sentence.end].iter().filter(|token| token.kind == Kind::Word);
    words().filter(|token| token.upper).count() * 2 > words().count() + 1
}

/// Whether an attribution vouches for a number.
fn counts(prose: &Prose, said: &Attribution) -> bool {
    let (first, end) = (prose.token_at(said.scope.start), prose.token_at(said.scope.end));
    prose.tokens[first..end].iter().any(|token| {
        let number = token.kind == Kind::Number || token.is(Class::Number) || token.is(Class::Vague);
        number && !said.source.touches(token.at)
    })
}

/// Takes out the acronyms that are written out before their place or in its paragraph.
fn written_out(document: &Document, asked: &mut Asked<'_>) {
    for (id, slot) in document.paragraphs() {
        let prose = &slot.paragraph.prose;
        for (at, token) in prose.tokens.iter().enumerate().filter(|(_, token)| token.capital) {
            let short = prose.word(at);
            if token.upper && asked.get(short).is_some_and(|&(paragraph, _)| id <= paragraph) && is_beside(prose, at) {
                asked.remove(short);
            }
            if let Some(short) = initials(prose, at, asked, id) {
                asked.remove(short.as_str());
            }
        }
        if asked.is_empty() {
            return;
        }
    }
}

/// Whether an acronym stands in brackets behind its name, or before its name in brackets or behind a colon.
fn is_beside(prose: &Prose, at: usize) -> bool {
    let open =
        (at.saturating_sub(BRACKET)..at).rev().find(|&at| matches!(prose.tokens[at].kind, Kind::Sign('(' | ')')));
    let inside =
        open.is_some_and(|open| prose.tokens[open].is_sign('(') && open > 0 && prose.tokens[open - 1].is_wordy());
    let before = prose.tokens.get(at + 1).is_some_and(|token| token.is_sign('('))
        && prose.tokens.get(at + 2).is_some_and(|token| token.kind == Kind::Word);
    let listed = prose.tokens[at].line_start
        && prose.tokens.get(at + 1).is_some_and(|token| token.is_sign(':') || token.is_sign('=') || token.is_dash());
    inside || before || listed
}

/// The acronym that the capitals of a name spell which begins at a token: Needs and Population Monitoring, NPM.
fn initials(prose: &Prose, first: usize, asked: &Asked<'_>, id: ParagraphId) -> Option<String> {
    let letter = prose.word(first).chars().next()?;
    let begins = |short: &&str| short.starts_with(letter);
    if prose.tokens[first].upper || !asked.keys().any(begins) {
        return None;
    }
    let mut spelled = String::new();
    for at in first..prose.tokens.len().min(first + NAME) {
        let token = &prose.tokens[at];
        if token.is_hyphen() || token.kind == Kind::Possessive {
            continue;
        }
        if token.kind != Kind::Word || at > first && token.line_start && prose.tokens[at - 1].is_sign('.') {
            return None;
        }
        if token.capital {
            spelled.extend(prose.word(at).chars().next());
            if asked.get(spelled.as_str()).is_some_and(|&(paragraph, _)| id <= paragraph) && spelled.len() > 2 {
                return Some(spelled);
            }
        } else if !token.classes.any(Classes::of(&[Class::Preposition, Class::Conjunction, Class::Determiner])) {
            return None;
        }
    }
    None
}
