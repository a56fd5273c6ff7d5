//! Running totals and stocks of people of which nothing tells the day.

use crate::claims::{Claim, TimeGrade};
use crate::document::{ParagraphId, Slot};
use crate::facts::{Form, Status};
use crate::finding::{Finding, Severity};
use crate::prose::{Class, Classes, Kind, Prose};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// How far apart, in tokens, a verb, its number and those who are counted may stand.
const REACH: usize = 4;
/// Those who are counted.
const PEOPLE: Classes = Classes::of(&[Class::Person, Class::Group, Class::Demonym]);

/// The rule.
pub struct AsOfMissing;

impl Rule for AsOfMissing {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DAT106",
            name: "as-of-missing",
            group: Group::Dates,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: false,
            page: include_str!("as_of_missing.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        if cx.document.date().is_some() {
            return;
        }
        let numbers = cx.claims.iter().filter(|claim| claim.figure.status == Status::Asserted);
        for claim in numbers.filter(|claim| !matches!(claim.figure.count.form, Form::Indefinite | Form::Share)) {
            let Some(why) = open(claim) else { continue };
            let span = cx.document.span(claim.paragraph, claim.figure.at);
            let words = cx.document.words(span);
            findings.push(Finding::new(Severity::Hint, span, format!("“{words}”: {why} As of which day?")));
        }
        for (id, slot) in cx.document.paragraphs() {
            stocks(cx, (id, slot), findings);
        }
    }
}

/// Numbers of people that are no figure of harm: a cinema hosts 85 families.
fn stocks(cx: &Context<'_>, (id, slot): (ParagraphId, &Slot), findings: &mut Findings<'_>) {
    let (prose, facts) = (&slot.paragraph.prose, &slot.paragraph.facts);
    let dated = |sentence: usize| facts.times.iter().any(|time| time.sentence == sentence);
    let counted = |sentence: usize| facts.figures.iter().any(|figure| figure.sentence == sentence);
    for (number, sentence) in prose.sentences.iter().enumerate() {
        if !sentence.numbered || !sentence.classes.has(Class::State) || dated(number) || counted(number) {
            continue;
        }
        let Some(at) = (sentence.first..sentence.end).find_map(|at| stock(prose, at)) else { continue };
        let words = prose.line(at);
        let message = format!("“{words}”: a state of things, in a draft without a date. As of which day?");
        findings.push(Finding::new(Severity::Hint, cx.document.span(id, at), message));
    }
}

/// A number of people after a verb of a present state.
fn stock(prose: &Prose, at: usize) -> Option<Range> {
    let token = &prose.tokens[at];
    if !token.is(Class::State) || !(token.is(Class::Third) || token.is(Class::Base)) {
        return None;
    }
    let reach = |from: usize| from..prose.tokens.len().min(from + REACH);
    let number = reach(at + 1).find(|&at| prose.tokens[at].kind == Kind::Number)?;
    let people = reach(number + 1).find(|&at| prose.tokens[at].classes.any(PEOPLE))?;
    let between = &prose.tokens[number + 1..people];
    between
        .iter()
        .all(|token| token.kind == Kind::Word && !token.is(Class::Preposition))
        .then(|| prose.range(number, people + 1))
}

/// Why the day of a claim is open; `None` where it is not.
fn open(claim: &Claim) -> Option<&'static str> {
    let since = claim.time.from.is_some() && claim.time.to.is_none();
    let stock = claim.present && claim.time.grade == TimeGrade::None;
    match (since, stock) {
        (true, _) => Some("a total that goes on, in a draft without a date."),
        (_, true) => Some("a state of things, in a draft without a date."),
        _ => None,
    }
}
