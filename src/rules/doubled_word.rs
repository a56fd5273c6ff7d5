//! One word written twice, side by side, which is nearly always a slip.

use crate::document::ParagraphId;
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::prose::words::style::DOUBLED;
use crate::prose::{Kind, Prose, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct DoubledWord;

impl Rule for DoubledWord {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DOC108",
            name: "doubled-word",
            group: Group::Structure,
            scope: Scope::Paragraph,
            severity: Severity::Warning,
            default: true,
            fixable: true,
            page: include_str!("doubled_word.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (paragraph, slot) in cx.paragraphs() {
            let prose = &slot.paragraph.prose;
            let mut at = 0;
            // The same word has the same print: this runs on every token of every draft.
            while let Some(next) = prose.prints[at..].windows(2).position(|pair| pair[0] == pair[1]) {
                let end = run(prose, at + next);
                if end > at + next + 1 {
                    findings.push(finding(cx, (paragraph, prose), at + next, end));
                }
                at = end;
            }
        }
    }
}

/// One past the last token of a run of the same word.
fn run(prose: &Prose, first: usize) -> usize {
    let mut end = first + 1;
    while let (Some(before), Some(token)) = (prose.tokens.get(end - 1), prose.tokens.get(end)) {
        if !repeats(prose, before, token) {
            break;
        }
        end += 1;
    }
    end
}

fn repeats(prose: &Prose, before: &Token, token: &Token) -> bool {
    // The cheapest questions first.
    if before.at.end - before.at.start != token.at.end - token.at.start || token.kind != Kind::Word || !token.spaced {
        return false;
    }
    let (first, second) = (prose.words(before.at), prose.words(token.at));
    let names = before.capital && token.capital || before.upper != token.upper;
    // A lone capital is an initial; a column of one-word lines is a list.
    let initial = second.len() == 1 && !second.eq_ignore_ascii_case("a");
    let column = before.line_start && token.line_start;
    before.kind == Kind::Word
        && first.eq_ignore_ascii_case(second)
        && !(names || initial || column)
        && !token.classes.stands_in(DOUBLED)
        && Range::new(before.at.end, token.at.start).of(prose.text()).chars().all(char::is_whitespace)
}

fn finding(cx: &Context<'_>, (paragraph, prose): (ParagraphId, &Prose), first: usize, end: usize) -> Finding {
    let word = prose.word(end - 1);
    let span = cx.document.span(paragraph, prose.range(first, end));
    let kept = prose.tokens.get(first).map_or(0, |token| token.at.end);
    let surplus = Range::new(kept, prose.range(first, end).end);
    let cut = cx.document.span(paragraph, surplus);
    let mut finding = Finding::new(Severity::Warning, span, format!("“{word}” stands twice. Once is enough?"));
    // Where markup stands between the words, cutting would leave half of it behind.
    if cx.document.source().words(cut) == surplus.of(prose.text()) {
        let edits = vec![Edit { span: cut, text: String::new() }];
        finding.fixes.push(Fix { title: format!("Write “{}” once", prose.word(first)), safe: true, edits });
    }
    finding
}
