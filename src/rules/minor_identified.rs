//! Children who are named together with what they went through, their school, their village or their parents.

use crate::document::{Document, ParagraphId, Slot};
use crate::facts::Entity;
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::format::Role;
use crate::names::{Circle, Person, persons};
use crate::prose::words::minor::{BOY, CHILD, DEAD, FAMED, GIRL, LIVING, TIES};
use crate::prose::{Class, Classes, Kind, Lexicon, List};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Span;

/// The age of majority (Convention on the Rights of the Child, article 1).
const ADULT: u64 = 18;

const HARM: Classes =
    Classes::of(&[Class::HarmVerb, Class::HarmAdjective, Class::HarmNoun, Class::HarmIntransitive, Class::HarmToll]);
/// A year that stands so far back tells of history.
const HISTORY: i16 = 40;

/// The rule.
pub struct MinorIdentified;

impl Rule for MinorIdentified {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DNH104",
            name: "minor-identified",
            group: Group::Protection,
            scope: Scope::Document,
            severity: Severity::Error,
            default: true,
            fixable: true,
            page: include_str!("minor_identified.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let circle = Circle::of(cx.document, cx.registry);
        let lexicon = Lexicon::built_in();
        for (id, slot) in cx.document.paragraphs() {
            for person in persons(slot, id).filter(Person::is_full) {
                let age = person.age(lexicon);
                let minor = age.map_or_else(|| person.is_called(CHILD) && is_one_child(&person), |age| age < ADULT);
                if !minor || is_historic(&person, cx) || !circle.is_private(&person) {
                    continue;
                }
                let Some(fate) = fate(cx.document, &person) else { continue };
                let consent = slot.paragraph.prose.text().contains("consent");
                if fate == Fate::Dead && (cx.style.names_the_dead || consent) {
                    continue;
                }
                findings.push(finding(cx.document, &person, age, fate));
            }
        }
    }
}

/// What became of a child, as far as the text tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Living,
    Dead,
}

/// Whether a noun for a child stands beside the name as what its bearer is, and not as whose: "the girl's teacher".
fn is_one_child(person: &Person<'_>) -> bool {
    let prose = person.prose();
    let from = person.first.saturating_sub(6).max(person.sentence.first);
    let owner =
        |at: usize| prose.is(at, CHILD) && prose.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Possessive);
    !(from..person.first).any(owner)
}

fn is_historic(person: &Person<'_>, cx: &Context<'_>) -> bool {
    let prose = person.prose();
    let today = cx.document.date().map_or(cx.today, |date| date.day).year();
    let year = |at: usize| prose.word(at).parse::<i16>().ok().filter(|year| (1000..2100).contains(year));
    (person.sentence.first..person.sentence.end).filter_map(year).any(|year| year + HISTORY < today)
}

/// What the text says happened; `None` where nothing ties the name to harm, a school, kin or a place.
fn fate(document: &Document, person: &Person<'_>) -> Option<Fate> {
    let prose = person.prose();
    let has = |list: List| person.sentence.lists.has(list);
    if has(FAMED) {
        return None;
    }
    let above = || lead(document, person.paragraph, person.slot).into_iter().filter_map(|id| document.slot(id));
    let led = |list: List| above().any(|slot| slot.paragraph.prose.has(list));
    // "told us how her brother was killed": who speaks lives.
    if has(LIVING) {
        return Some(Fate::Living);
    }
    if has(DEAD) || led(DEAD) {
        return Some(Fate::Dead);
    }
    let places = person.slot.paragraph.facts.names.iter().filter(|name| name.entity == Entity::Place);
    let from = |at: usize| at.checked_sub(1).is_some_and(|before| prose.says_any(before, &["from", "of", "in"]));
    let home = places.map(|name| prose.token_at(name.at.start)).any(|at| person.sentence.holds(at) && from(at));
    (person.sentence.classes.any(HARM) || has(TIES) || home || led(LIVING) || led(TIES)).then_some(Fate::Living)
}

/// The line before a list or a table and the heading above, which say what the names in it are of.
fn lead(document: &Document, id: ParagraphId, slot: &Slot) -> Vec<ParagraphId> {
    let listed = matches!(slot.role, Role::Item(_) | Role::Cell { .. });
    let before = document.run(id).0.0.checked_sub(1).filter(|_| listed).map(ParagraphId);
    before.into_iter().chain(document.headings(id).take(1)).collect()
}

fn finding(document: &Document, person: &Person<'_>, age: Option<u64>, fate: Fate) -> Finding {
    let prose = person.prose();
    let span = person.span(document);
    let (severity, message) = match fate {
        Fate::Living => (Severity::Error, "A child is named here. Change the name, or leave it out?"),
        Fate::Dead => (Severity::Warning, "A dead child is named here. Does the family agree?"),
    };
    let mut finding = Finding::new(severity, span, message);
    finding.help = Some("UNICEF: change the name and hide the identity of a child in danger.".into());
    let has = |list: List| person.sentence.lists.has(list);
    let noun = match (has(BOY), has(GIRL)) {
        (true, false) => "boy",
        (false, true) => "girl",
        _ => "child",
    };
    let opens = person.first == person.sentence.first;
    let article = |number: u64| if matches!(number, 8 | 11) { ["an", "An"] } else { ["a", "A"] };
    let text = match age {
        Some(age) => format!("{} {age}-year-old {noun}", article(age)[usize::from(opens)]),
        None => format!("{} {noun}", article(0)[usize::from(opens)]),
    };
    // `Layla Nader, 9`: the age goes with the name.
    let mut end = span;
    let tokens = &prose.tokens;
    if tokens.get(person.end).is_some_and(|token| token.is_sign(','))
        && tokens.get(person.end + 1).is_some_and(|token| token.kind == Kind::Number)
        && tokens.get(person.end + 2).is_none_or(|token| !token.is_hyphen() && !token.is_wordy())
    {
        end = document.span(person.paragraph, prose.range(person.first, person.end + 2));
    }
    finding.fixes.push(Fix::instead(end, &text));
    let after = Span::new(span.end, span.end);
    let edits = vec![Edit { span: after, text: " (name changed)".into() }];
    finding.fixes.push(Fix { title: "Say that the name was changed".into(), safe: false, edits });
    finding
}
