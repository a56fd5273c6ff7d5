//! Acronyms that are used before they are written out, never written out, or written out in two ways.

use std::collections::BTreeMap;

use crate::facts::{Entity, Name};
use crate::finding::{Finding, Related, Severity, Where};
use crate::format::Role;
use crate::prose::{Class, Classes, Kind, Lexicon, Prose, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Span;

/// Letters of an acronym: fewer are initials, more a word in capitals.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=6;

/// Words in capitals that need no writing out.
const KNOWN: Classes = Classes::of(&[
    Class::KnownAcronym,
    Class::Place,
    Class::Month,
    Class::Weekday,
    Class::Nationality,
    Class::Title,
    Class::Pronoun,
    Class::Zero,
    Class::Unit,
    Class::Negation,
    Class::ReportNoun,
    Class::Common,
    Class::Thing,
    Class::OrganisationCue,
]);

/// The rule.
pub struct AcronymUndefined;

/// What is known of one acronym.
#[derive(Default)]
struct Acronym {
    /// Where it is first used without its name beside it.
    used: Option<Span>,
    /// Where it is written out, and how.
    names: Vec<(Span, String)>,
}

impl Rule for AcronymUndefined {
    fn card(&self) -> Card<'_> {
        Card {
            code: "NAM113",
            name: "acronym-undefined",
            group: Group::Names,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: false,
            page: include_str!("acronym_undefined.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (short, acronym) in read(cx) {
            if let Some(finding) = judged(cx, &short, &acronym) {
                findings.push(finding);
            }
        }
    }
}

/// The acronyms of a draft.
fn read(cx: &Context<'_>) -> BTreeMap<String, Acronym> {
    let mut acronyms: BTreeMap<String, Acronym> = BTreeMap::new();
    for (id, slot) in cx.document.paragraphs() {
        let prose = &slot.paragraph.prose;
        let shouted = prose.tokens.iter().filter(|token| token.upper && token.kind == Kind::Word).count() * 3;
        if shouted > prose.tokens.len().max(6) || matches!(slot.role, Role::Quote) {
            continue;
        }
        for at in 0..prose.tokens.len() {
            let Some(short) = acronym(prose, at) else { continue };
            // A name in capitals: GENA RANDOLPH.
            let token = prose.tokens[at].at;
            let names = &slot.paragraph.facts.names;
            let within = |name: &Name| name.at.start <= token.start && token.end <= name.at.end && name.at != token;
            if names.iter().any(|name| name.entity == Entity::Person && within(name)) {
                continue;
            }
            let span = cx.document.span(id, prose.range(at, at + 1));
            let known = acronyms.entry(short.to_owned()).or_default();
            match name(prose, at, short) {
                Some(name) => known.names.push((span, name)),
                None if matches!(slot.role, Role::Heading(_)) => {}
                None => known.used = known.used.or(Some(span)),
            }
        }
    }
    acronyms
}

fn judged(cx: &Context<'_>, short: &str, acronym: &Acronym) -> Option<Finding> {
    let Some((first, name)) = acronym.names.first() else {
        let known = cx.registry.find(short, Entity::Organisation).is_some();
        let span = acronym.used.filter(|_| !known)?;
        let message = format!("“{short}”: what does it stand for? Write it out at its first mention.");
        return Some(Finding::new(Severity::Hint, span, message));
    };
    let text = if name.is_empty() { short } else { name };
    let there = || vec![Related { at: Where::Here(*first), message: format!("“{text}” here") }];
    let apart = |other: &str| !other.is_empty() && !name.is_empty() && !other.eq_ignore_ascii_case(name);
    if let Some((span, other)) = acronym.names.iter().find(|(_, other)| apart(other)) {
        let message = format!("“{short}” is “{other}” here and “{name}” elsewhere. Which is it?");
        let mut finding = Finding::new(Severity::Hint, *span, message);
        finding.related = there();
        return Some(finding);
    }
    let span = acronym.used.filter(|used| used < first)?;
    let told = if name.is_empty() { "written out".to_owned() } else { format!("“{name}”") };
    let mut finding = Finding::new(Severity::Hint, span, format!("“{short}” here, {told} only later."));
    finding.related = there();
    Some(finding)
}

/// The acronym at a token, without the ending of its plural.
fn acronym(prose: &Prose, at: usize) -> Option<&str> {
    let token = &prose.tokens[at];
    let short = prose.word(at).strip_suffix('s').unwrap_or(prose.word(at));
    let find = |word: &str| Lexicon::built_in().find(word).1.any(KNOWN);
    let roman = || short.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X' | b'L'));
    let known = || find(short) || short.strip_suffix('S').is_some_and(find) || roman();
    if token.kind != Kind::Word || !token.capital || token.classes.any(KNOWN) || known() {
        return None;
    }
    // A surname in capitals: Ana BRAKAN.
    let named = at > 0
        && prose.tokens[at - 1].is(Class::Given)
        && prose.tokens[at - 1].capital
        && !token.is(Class::Organisation);
    if named && prose.word(at) == short {
        return None;
    }
    let linked = |token: Option<&Token>| token.is_some_and(|token| token.is_hyphen() || token.is_sign('/'));
    let part = linked(prose.tokens.get(at + 1)) || at > 0 && linked(prose.tokens.get(at - 1));
    // Words in capitals, as in a heading: READ MORE.
    let shouts = |token: Option<&Token>| {
        token.is_some_and(|token| token.upper && token.kind == Kind::Word && !token.is(Class::KnownAcronym))
    };
    let shouted = shouts(prose.tokens.get(at + 1)) || at > 0 && shouts(prose.tokens.get(at - 1));
    let letters = !shouted && short.bytes().all(|letter| letter.is_ascii_uppercase());
    (letters && LETTERS.contains(&short.len()) && !part).then_some(short)
}

/// The name that is written beside an acronym, in brackets behind it or before its own brackets.
fn name(prose: &Prose, at: usize, short: &str) -> Option<String> {
    let sign = |at: usize, sign: char| prose.tokens.get(at).is_some_and(|token| token.is_sign(sign));
    if sign(at + 1, '(') || sign(at + 1, '[') {
        let closes = |end: &usize| sign(*end, ')') || sign(*end, ']');
        let end = (at + 2..prose.tokens.len().min(at + 14)).find(closes)?;
        let spelled = prose.tokens[at + 2..end].iter().filter(|token| token.kind == Kind::Word).count() > 1;
        return spelled.then(|| prose.line(prose.range(at + 2, end)));
    }
    // "Decision Directive ("NSDD")": in quotation marks of its own.
    let quoted = |at: usize| prose.tokens.get(at).is_some_and(Token::is_quote);
    if at > 1 && quoted(at - 1) && sign(at - 2, '(') {
        return Some(String::new());
    }
    // "(Comité de Coordination, CCE)": what it stands for is before it in the same brackets.
    if sign(at + 1, ')') && at > 2 && sign(at - 1, ',') && prose.tokens[at - 2].capital {
        return Some(String::new());
    }
    let open = at.checked_sub(1).filter(|&open| (sign(open, '(') || sign(open, '[')) && open > 0)?;
    // Where the letters are not those of the words before, the acronym is explained in a way that is not read.
    Some(begins(prose, open, short).map_or_else(String::new, |first| prose.line(prose.range(first, open))))
}

/// Where the name begins whose words' first letters are those of the acronym, small words left out.
fn begins(prose: &Prose, open: usize, short: &str) -> Option<usize> {
    let mut letters = short.bytes().rev().peekable();
    for at in (open.saturating_sub(12)..open).rev() {
        let word = prose.word(at);
        let first = word.bytes().next().unwrap_or(0).to_ascii_uppercase();
        if letters.peek() == Some(&first) {
            letters.next();
            if letters.peek().is_none() {
                // "Australian and New Zealand Army Corps" does not begin with its "and".
                return (!prose.tokens[at].is(Class::Conjunction)).then_some(at);
            }
        }
    }
    None
}
