//! One unnamed person as the source, and no word of who that is or why there is no name.

use crate::document::{Document, Slot};
use crate::facts::{Attribution, CitationKind, Grade};
use crate::finding::{Finding, Severity};
use crate::prose::words::source::{ONE, SINGLE};
use crate::prose::{Class, Kind};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct AnonymousSourceUnexplained;

impl Rule for AnonymousSourceUnexplained {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SRC103",
            name: "anonymous-source-unexplained",
            group: Group::Sources,
            scope: Scope::Document,
            severity: Severity::Info,
            default: false,
            fixable: false,
            page: include_str!("anonymous_source_unexplained.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.document.paragraphs() {
            for said in slot.paragraph.facts.attributions.iter().filter(|said| said.grade == Grade::Vague) {
                if is_one(slot, said) && !is_cited(cx.document, slot, said) {
                    let words = slot.paragraph.prose.words(said.source);
                    let message = format!(
                        "“{words}”: who, as far as it is safe to say? A role, a place, or why there is no name."
                    );
                    findings.push(Finding::new(Severity::Info, cx.document.span(id, said.source), message));
                }
            }
        }
    }
}

/// Whether a source is one person: a source, a man, an official.
fn is_one(slot: &Slot, said: &Attribution) -> bool {
    let prose = &slot.paragraph.prose;
    let (first, end) = (prose.token_at(said.source.start), prose.token_at(said.source.end));
    let person = |at: usize| {
        let token = &prose.tokens[at];
        token.is(Class::VagueSource)
            && token.is(Class::Singular)
            && (token.is(Class::Person) || prose.is(at, SINGLE))
            && !token.is(Class::Institution)
    };
    prose.is(first, ONE) && (first..end).rev().find(|&at| prose.tokens[at].kind == Kind::Word).is_some_and(person)
}

/// Whether a note, a link or a bracket of the sentence tells more: (Interview 12, 4 May).
fn is_cited(document: &Document, slot: &Slot, said: &Attribution) -> bool {
    slot.paragraph.facts.citations.iter().filter(|citation| citation.scope.touches(said.at)).any(|citation| {
        match &citation.kind {
            CitationKind::Note(label) => document.note(label).is_some(),
            CitationKind::Link(leads) => *leads,
            CitationKind::Parenthesis(grade) | CitationKind::SourceLine(grade) => *grade < Grade::Vague,
        }
    })
}
