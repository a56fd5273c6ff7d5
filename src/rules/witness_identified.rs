//! Private persons named as the source of an allegation against those who rule where they live.

use crate::finding::{Finding, Fix, Severity};
use crate::names::{Circle, Person, persons};
use crate::prose::words::witness::{DEEDS, INTERVIEWS, LISTENERS, SAID};
use crate::prose::{Class, Classes, Kind};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// Those who are said to have done it.
const PARTIES: Classes = Classes::of(&[Class::Party, Class::Armed]);
const HARM: Classes =
    Classes::of(&[Class::HarmVerb, Class::HarmIntransitive, Class::HarmNoun, Class::HarmAdjective, Class::Attack]);

/// The rule.
pub struct WitnessIdentified;

impl Rule for WitnessIdentified {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DNH106",
            name: "witness-identified",
            group: Group::Protection,
            scope: Scope::Document,
            severity: Severity::Warning,
            default: false,
            fixable: true,
            page: include_str!("witness_identified.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let circle = Circle::of(cx.document, cx.registry);
        for (id, slot) in cx.document.paragraphs() {
            for person in persons(slot, id).filter(Person::is_full) {
                if !(is_interviewed(&person) || alleges(&person)) || !circle.is_private(&person) {
                    continue;
                }
                let span = person.span(cx.document);
                let message =
                    "A private person is named as the source of this. Name the role and the interview instead?";
                let mut finding = Finding::new(Severity::Warning, span, message);
                finding.help = Some("Who is known to have spoken can be made to pay for it.".into());
                let opens = person.first == person.sentence.first;
                finding.fixes.push(Fix::instead(span, if opens { "A witness" } else { "a witness" }));
                findings.push(finding);
            }
        }
    }
}

/// `Interview with Lina Haddad`.
fn is_interviewed(person: &Person<'_>) -> bool {
    let prose = person.prose();
    let with = person.first.checked_sub(1).filter(|&at| prose.says_any(at, &["with", "of", "by"]));
    let noun = with.and_then(|with| with.checked_sub(1));
    noun.is_some_and(|noun| prose.is(noun, INTERVIEWS))
}

/// `Samir Idris told the Commission that soldiers shot his brother`.
fn alleges(person: &Person<'_>) -> bool {
    let prose = person.prose();
    let (first, end) = (person.sentence.first, person.sentence.end);
    let before = person.first.checked_sub(1).filter(|&at| prose.is(at, SAID));
    let behind = (person.after()..(person.after() + 12).min(end)).find(|&at| prose.is(at, SAID));
    // What stands between the name and its verb is in commas: `, a farmer of 61,`.
    let own = behind.filter(|&verb| {
        let between = &prose.tokens[person.after()..verb];
        let commas = between.iter().filter(|token| matches!(token.kind, Kind::Sign(',' | '(' | ')'))).count();
        between.len() < 2 || commas >= 2 || between.iter().all(|token| token.is(Class::Adverb) || token.is(Class::Have))
    });
    let Some(verb) = before.or(own) else { return false };
    let listener = (verb + 1..(verb + 6).min(end)).any(|at| prose.is(at, LISTENERS));
    let told = listener || person.sentence.classes.has(Class::Party) || person.sentence.classes.has(Class::Armed);
    let deed = person.sentence.classes.any(HARM) || (first..end).any(|at| prose.is(at, DEEDS));
    told && deed && (listener || person.sentence.classes.any(PARTIES))
}
