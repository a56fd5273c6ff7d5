//! People who could come to harm, counted by nobody.

use crate::claims::vouched;
use crate::document::ParagraphId;
use crate::finding::{Finding, Severity};
use crate::prose::words::time::MAY;
use crate::prose::{Class, Classes, Kind, Prose, Sentence};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct UnsourcedProjection;

/// How far behind "could" the harm may stand, in tokens.
const HARM: usize = 6;
/// How far behind a number its people may stand, in tokens.
const PEOPLE: usize = 4;
const HARMS: Classes = Classes::of(&[Class::HarmVerb, Class::HarmIntransitive, Class::HarmAdjective, Class::HarmNoun]);

impl Rule for UnsourcedProjection {
    fn card(&self) -> Card<'_> {
        Card {
            code: "FIG116",
            name: "unsourced-projection",
            group: Group::Figures,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: false,
            page: include_str!("unsourced_projection.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.document.paragraphs() {
            let prose = &slot.paragraph.prose;
            for sentence in &prose.sentences {
                if let Some(at) = projected(prose, *sentence)
                    && is_open(cx, (id, at))
                {
                    let message = format!("“{}” are a forecast. Whose?", prose.line(at));
                    findings.push(Finding::new(Severity::Hint, cx.document.span(id, at), message));
                }
            }
        }
    }
}

fn is_open(cx: &Context<'_>, at: (ParagraphId, Range)) -> bool {
    let claimed = cx.claims.iter().any(|claim| claim.paragraph == at.0 && claim.figure.at.touches(at.1));
    !claimed && vouched(cx.document, &cx.calendar, at).is_some_and(|source| source.is_none())
}

/// The people of a sentence that speaks of what may come: their number and their noun.
fn projected(prose: &Prose, sentence: Sentence) -> Option<Range> {
    if !sentence.classes.any(HARMS) {
        return None;
    }
    let says = |at: usize, words: &[&str]| words.iter().any(|word| prose.says(at, word));
    let mut tokens = sentence.first..sentence.end;
    tokens.find(|&at| {
        let past = (at + 1..at + 3).any(|next| says(next, &["have"]));
        let harm = (at + 1..sentence.end.min(at + HARM)).any(|next| prose.tokens[next].classes.any(HARMS));
        prose.is(at, MAY) && harm && !past
    })?;
    (sentence.first..sentence.end).find_map(|at| people(prose, sentence, at))
}

fn people(prose: &Prose, sentence: Sentence, at: usize) -> Option<Range> {
    let token = &prose.tokens[at];
    if token.is(Class::Vague) {
        // "hundreds of thousands"
        let more = prose.says(at + 1, "of") && prose.tokens.get(at + 2).is_some_and(|next| next.is(Class::Vague));
        return Some(prose.range(at, if more { at + 3 } else { at + 1 }));
    }
    let number = token.kind == Kind::Number || token.classes.any(Classes::of(&[Class::Number, Class::Magnitude]));
    let persons = Classes::of(&[Class::Person, Class::Group, Class::Demonym]);
    let mut after = (at + 1..sentence.end.min(at + PEOPLE))
        .take_while(|&next| prose.tokens[next].is_wordy() && !prose.tokens[next].is(Class::Thing));
    let noun = after.find(|&next| prose.tokens[next].classes.any(persons)).filter(|_| number)?;
    Some(prose.range(at, noun + 1))
}
