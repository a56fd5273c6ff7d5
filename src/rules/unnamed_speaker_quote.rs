//! Quotations whose speaker is an organisation, a class of people, or nobody.

use crate::document::{Document, ParagraphId, Slot};
use crate::facts::{Attribution, Entity, Facts, Grade, How};
use crate::finding::{Finding, Severity};
use crate::format::Role;
use crate::prose::{Class, Classes, Marks, Prose, Quotation, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// Words of the shortest quotation that is asked about: one or two are marked off, not quoted.
const QUOTED: usize = 3;
/// Words of the shortest quotation that must have a speaker.
const SPOKEN: usize = 6;
/// Somebody, not something: an office, a role, a name.
const PERSON: Classes = Classes::of(&[Class::Office, Class::DescribedSource, Class::Given, Class::Title]);

/// The rule.
pub struct UnnamedSpeakerQuote;

impl Rule for UnnamedSpeakerQuote {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SRC104",
            name: "unnamed-speaker-quote",
            group: Group::Sources,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: false,
            page: include_str!("unnamed_speaker_quote.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.document.paragraphs() {
            if !matches!(slot.role, Role::Paragraph | Role::Item(_)) {
                continue;
            }
            let prose = &slot.paragraph.prose;
            let mut asked: Vec<Range> = Vec::new();
            // A quotation that is left open goes on in the next paragraph.
            for &Quotation { first, end, .. } in prose.quotations.iter().filter(|one| one.marks == Marks::Double) {
                let words = prose.tokens[first..end].iter().filter(|token| token.is_wordy()).count();
                if words < QUOTED {
                    continue;
                }
                let quoted = prose.range(first, end);
                let sentence = prose.sentence_of(first);
                let found = match speaker(prose, &slot.paragraph.facts, quoted, sentence) {
                    Some(said) if is_nobody(slot, said) => {
                        let words = prose.words(said.source);
                        Some((said.source, format!("“{words}” is no speaker. Who said it, and when?")))
                    }
                    None if words >= SPOKEN && is_speech(prose, first, end) && is_alone(cx.document, id) => {
                        Some((quoted, "Who said this? No speaker is named around the quotation.".to_owned()))
                    }
                    _ => None,
                };
                if let Some((at, message)) = found.filter(|(at, _)| !asked.contains(at)) {
                    asked.push(at);
                    findings.push(Finding::new(Severity::Hint, cx.document.span(id, at), message));
                }
            }
        }
    }
}

/// The attribution that gives a quotation its speaker: of its sentence or its scope the nearest.
fn speaker<'a>(prose: &Prose, facts: &'a Facts, quoted: Range, sentence: usize) -> Option<&'a Attribution> {
    let last = prose.sentence_of(prose.token_at(quoted.end).saturating_sub(1));
    let near = facts.attributions.iter().filter(|said| {
        !quoted.holds(said.at) && ((sentence..=last).contains(&said.sentence) || said.scope.holds(quoted))
    });
    near.min_by_key(|said| said.at.start.abs_diff(quoted.start).min(said.at.start.abs_diff(quoted.end)))
}

/// Whether an attribution names neither a person, a role nor a document. “A man said” is asked about elsewhere.
fn is_nobody(slot: &Slot, said: &Attribution) -> bool {
    let (prose, facts) = (&slot.paragraph.prose, &slot.paragraph.facts);
    let (first, end) = (prose.token_at(said.source.start), prose.token_at(said.source.end));
    let tokens = &prose.tokens[first..end];
    let person = facts.names.iter().any(|name| name.entity == Entity::Person && name.at.touches(said.at))
        || tokens.iter().any(|token| token.classes.any(PERSON));
    let document = tokens.iter().any(|token| token.is(Class::ReportNoun));
    let one = (first..end).any(|at| {
        let token = &prose.tokens[at];
        token.is(Class::VagueSource)
            && token.is(Class::Singular)
            && (token.is(Class::Person) || prose.says(at, "source") || prose.says(at, "witness"))
    });
    let organisation = tokens.iter().any(|token| token.is(Class::Institution) || token.is(Class::Organisation))
        || facts.names.iter().any(|name| name.entity == Entity::Organisation && name.at.touches(said.source));
    let class = said.grade == Grade::Vague;
    !said.pronoun && said.how != How::SelfSource && !person && !document && !one && (organisation || class)
}

/// Whether a quotation is a sentence of its own: it begins with a capital and ends with a stop.
fn is_speech(prose: &Prose, first: usize, end: usize) -> bool {
    let stop = prose.tokens[first..end - 1]
        .last()
        .is_some_and(|token| ['.', '!', '?', ','].iter().any(|&sign| token.is_sign(sign)));
    stop && prose.tokens.get(first + 1).is_some_and(|token| token.capital)
}

/// Whether nobody speaks in a paragraph and in those beside it, and no statement is quoted there at length.
fn is_alone(document: &Document, id: ParagraphId) -> bool {
    let near = id.0.saturating_sub(1)..=id.0.saturating_add(1);
    let quiet = |other: u32| {
        document.slot(ParagraphId(other)).is_none_or(|slot| {
            let prose = &slot.paragraph.prose;
            let leads = prose.text().trim_end().ends_with(':');
            let quoted = other != id.0 && prose.tokens.first().is_some_and(Token::is_quote);
            slot.paragraph.facts.attributions.is_empty() && !leads && !quoted
        })
    };
    near.into_iter().all(quiet)
}
