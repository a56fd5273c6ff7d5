//! Statements of which nothing tells the day.

use crate::document::Slot;
use crate::facts::How;
use crate::facts::time::When;
use crate::finding::{Finding, Severity};
use crate::prose::words::source::ANSWERS;
use crate::prose::{Class, Classes, Prose};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// Those who make statements.
const SPEAKERS: Classes =
    Classes::of(&[Class::Office, Class::Institution, Class::Organisation, Class::DescribedSource]);

/// The rule.
pub struct UndatedStatement;

impl Rule for UndatedStatement {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SRC113",
            name: "undated-statement",
            group: Group::Sources,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: false,
            page: include_str!("undated_statement.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.document.paragraphs() {
            let facts = &slot.paragraph.facts;
            if facts.times.iter().any(|time| time.when != When::Vague) {
                continue;
            }
            if let Some(at) = statement(slot) {
                let words = slot.paragraph.prose.words(at);
                let message = format!("“{words}”: on which day?");
                findings.push(Finding::new(Severity::Hint, cx.document.span(id, at), message));
            }
        }
    }
}

/// The verb of the first statement of a paragraph.
fn statement(slot: &Slot) -> Option<Range> {
    let prose = &slot.paragraph.prose;
    let said = slot.paragraph.facts.attributions.iter().filter(|said| matches!(said.how, How::Verb | How::Quotation));
    let verbs = said.filter_map(|said| {
        let (first, end) = (prose.token_at(said.at.start), prose.token_at(said.at.end));
        let verb = (first..end).find(|&at| {
            let token = &prose.tokens[at];
            token.is(Class::Reporting) && !said.source.touches(token.at)
        });
        verb.map(|at| prose.tokens[at].at)
    });
    verbs.chain(answer(prose)).min()
}

/// "The spokeswoman denied it": whoever denies makes a statement.
fn answer(prose: &Prose) -> Option<Range> {
    let at = (1..prose.tokens.len()).find(|&at| {
        prose.tokens[at].is(Class::Reaction)
            && prose.is(at, ANSWERS)
            && (prose.tokens[at - 1].classes.any(SPEAKERS) || prose.tokens[at - 1].capital)
    })?;
    Some(prose.tokens[at].at)
}
