//! A diagnosis that is told of a named private person.

use crate::finding::{Finding, Fix, Severity};
use crate::names::{Circle, Person, persons};
use crate::prose::words::health::{BEARERS, BY_RAPE, CONDITIONS, FIELDS, HAS, KINDS, OF_MIND, OPEN, PREGNANT, TIES};
use crate::prose::{Class, Kind, Prose, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// How many tokens behind a name its condition may stand.
const REACH: usize = 16;

/// The rule.
pub struct HealthStatus;

impl Rule for HealthStatus {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DNH112",
            name: "health-status",
            group: Group::Protection,
            scope: Scope::Document,
            severity: Severity::Warning,
            default: true,
            fixable: true,
            page: include_str!("health_status.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let circle = Circle::of(cx.document, cx.registry);
        for (id, slot) in cx.document.paragraphs() {
            for person in persons(slot, id) {
                if !is_ill(&person) || is_open(&person) || !circle.is_private(&person) {
                    continue;
                }
                let span = person.span(cx.document);
                let message = "This tells how ill a named person is. Leave the name out?";
                let mut finding = Finding::new(Severity::Warning, span, message);
                finding.help = Some("A diagnosis is between a patient and those who treat them.".into());
                let opens = person.first == person.sentence.first;
                finding.fixes.push(Fix::instead(span, if opens { "A patient" } else { "a patient" }));
                findings.push(finding);
            }
        }
    }
}

fn is_open(person: &Person<'_>) -> bool {
    person.sentence.lists.has(OPEN)
}

/// Whether the words behind a name, or right before it, tell of its bearer's illness.
fn is_ill(person: &Person<'_>) -> bool {
    let prose = person.prose();
    let end = (person.after() + REACH).min(person.sentence.end);
    let mut at = person.after();
    while at < end {
        if is_condition(prose, at) {
            return !denies(prose, person.after()..at) && is_told(prose, person, at);
        }
        let pregnant = prose.is(at, PREGNANT) && (at..end).any(|at| prose.is(at, BY_RAPE));
        if pregnant {
            return true;
        }
        let token = &prose.tokens[at];
        let apart = matches!(token.kind, Kind::Sign(',' | '(' | ')' | '-' | '–') | Kind::Number | Kind::Possessive);
        let describes =
            token.capital || token.is(Class::Person) || token.is(Class::Adverb) || token.is(Class::TimeUnit);
        let kind = prose.is(at, OF_MIND) || token.is(Class::Title) || token.is(Class::DescribedSource);
        if !(apart
            || describes
            || kind
            || prose.is(at, HAS)
            || prose.says_any(at, &["aged", "old", "year-old", "in", "at", "whose", "his", "her"]))
        {
            break;
        }
        at += 1;
    }
    // `HIV-positive detainee Omar Haddad`; `an HIV patient, Lina Haddad`.
    let before = person.first.saturating_sub(6).max(person.sentence.first)..person.first;
    let mut back = before.rev();
    let plain =
        |token: &Token| !token.is(Class::Preposition) && !token.is(Class::Conjunction) && !token.is(Class::Past);
    back.by_ref()
        .take_while(|&at| plain(&prose.tokens[at]))
        .any(|at| is_condition(prose, at) && !prose.tokens[at].is_sign(','))
        && person.is_called(BEARERS)
}

fn is_condition(prose: &Prose, at: usize) -> bool {
    prose.is(at, CONDITIONS) && (!prose.says_any(at, &["aids"]) || prose.tokens[at].upper)
        || prose.is(at, KINDS) && at.checked_sub(1).is_some_and(|before| prose.is(before, OF_MIND))
        || prose.says_any(at, &["ill"]) && at.checked_sub(1).is_some_and(|before| prose.says_any(before, &["mentally"]))
}

fn denies(prose: &Prose, mut between: std::ops::Range<usize>) -> bool {
    between.any(|at| prose.tokens[at].is(Class::Negation))
}

/// Whether a verb, a comma or a preposition ties the condition to the name, and nothing makes it a field of work: an HIV
/// clinic, the Tuberculosis Programme.
fn is_told(prose: &Prose, person: &Person<'_>, at: usize) -> bool {
    let next = prose.tokens.get(at + 1);
    let field = next.is_some_and(|next| {
        let noun = prose.is(at + 1, FIELDS);
        noun || next.capital && !next.is_sign('-') && prose.tokens[at].capital && !prose.tokens[at].upper
    });
    let tie = |at: usize| {
        let token = &prose.tokens[at];
        token.is(Class::Be)
            || token.is(Class::Have)
            || prose.is(at, TIES)
            || token.kind == Kind::Possessive
            || matches!(token.kind, Kind::Sign(',' | '('))
    };
    let owned = person.after() > person.end;
    !field
        && (owned || (person.after()..at).any(tie))
        && !(person.after()..at).any(|at| prose.says_any(at, &["by", "against", "about", "on"]))
}
