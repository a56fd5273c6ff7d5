//! Shares that are not written as the house writes them: “40 percent” where it says “40 per cent”.

use std::ops::Range as Run;

use crate::document::{ParagraphId, Slot};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::format::Role;
use crate::prose::{Kind, Prose};
use crate::rule::{Card, Context, Findings, Group, PerCent, Rule, Scope};

/// The rule.
pub struct PerCentStyle;

impl Rule for PerCentStyle {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DOC130",
            name: "per-cent-style",
            group: Group::Structure,
            scope: Scope::Paragraph,
            severity: Severity::Hint,
            default: true,
            fixable: true,
            page: include_str!("per_cent_style.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let Some(house) = cx.style.per_cent else { return };
        for (paragraph, slot) in cx.paragraphs() {
            // In tables the sign saves room in every house.
            if matches!(slot.role, Role::Cell { .. }) {
                continue;
            }
            let prose = &slot.paragraph.prose;
            for at in 1..prose.tokens.len() {
                let other = form(prose, at).filter(|&(form, _)| form != house);
                if let Some(finding) = other.and_then(|(_, end)| finding(cx, (paragraph, slot), at..end, house)) {
                    findings.push(finding);
                }
            }
        }
    }
}

/// The form in which a share is written whose number stands before token `at`, and one past its last token.
fn form(prose: &Prose, at: usize) -> Option<(PerCent, usize)> {
    let number = prose.tokens.get(at - 1).filter(|token| token.kind == Kind::Number)?;
    let digits = prose.words(number.at).starts_with(|char: char| char.is_ascii_digit());
    if prose.tokens[at].is_sign('%') {
        return Some((PerCent::Sign, at + 1));
    }
    let form = match () {
        () if prose.says(at, "percent") => (PerCent::OneWord, at + 1),
        () if prose.says(at, "per") && prose.says(at + 1, "cent") => (PerCent::TwoWords, at + 2),
        () => return None,
    };
    // A number in words takes no sign.
    digits.then_some(form)
}

fn finding(
    cx: &Context<'_>,
    (paragraph, slot): (ParagraphId, &Slot),
    Run { start: at, end }: Run<usize>,
    house: PerCent,
) -> Option<Finding> {
    let prose = &slot.paragraph.prose;
    let range = prose.range(at - 1, end);
    if slot.is_quoted(range) {
        return None;
    }
    let number = prose.words(prose.tokens[at - 1].at);
    let gap = if house == PerCent::Sign { "" } else { " " };
    let wanted = format!("{number}{gap}{}", house.name());
    let span = cx.document.span(paragraph, range);
    let words = prose.line(range);
    let mut finding = Finding::new(Severity::Hint, span, format!("“{words}”: the house writes “{wanted}”."));
    // Where markup stands among the words it would be cut in half.
    if cx.document.source().words(span) == prose.words(range) {
        let edits = vec![Edit { span, text: wanted.clone() }];
        finding.fixes.push(Fix { title: format!("Write “{wanted}”"), safe: true, edits });
    }
    Some(finding)
}
