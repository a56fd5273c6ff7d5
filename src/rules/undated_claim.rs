//! A figure of harm of which nobody can tell when it happened.

use rustc_hash::FxHashMap;

use crate::claims::{Claim, TimeGrade, TimeHow};
use crate::document::quotations;
use crate::facts::{Form, Status};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::format::Role;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Span;

/// No time, or words of time that fix no day.
pub struct UndatedClaim;

impl Rule for UndatedClaim {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DAT102",
            name: "undated-claim",
            group: Group::Dates,
            scope: Scope::Document,
            severity: Severity::Warning,
            default: true,
            fixable: true,
            page: include_str!("undated_claim.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let undated = cx.claims.iter().filter(|claim| claim.figure.status == Status::Asserted && is_undated(claim));
        let mut groups: Vec<Finding> = Vec::new();
        let mut known: FxHashMap<Span, usize> = FxHashMap::default();
        for claim in undated {
            let figure = cx.document.span(claim.paragraph, claim.figure.at);
            let words = claim.time.at.map(|(id, at)| cx.document.span(id, at));
            // Figures that share the words of time, or the sentence, ask one question together.
            let group = words.unwrap_or_else(|| sentence(cx, claim));
            if let Some(finding) = known.get(&group).and_then(|&at| groups.get_mut(at)) {
                finding.severity = finding.severity.min(severity(cx, claim));
                if words.is_none() {
                    finding.also.push(figure);
                }
                continue;
            }
            known.insert(group, groups.len());
            groups.push(finding(cx, claim, words.unwrap_or(figure)));
        }
        for finding in groups {
            findings.push(finding);
        }
    }
}

fn is_undated(claim: &Claim) -> bool {
    let unsaid = claim.time.how == TimeHow::Period && claim.time.at.is_none();
    unsaid || matches!(claim.time.grade, TimeGrade::None | TimeGrade::Vague | TimeGrade::Unanchored)
}

fn sentence(cx: &Context<'_>, claim: &Claim) -> Span {
    let prose = cx.document.slot(claim.paragraph).map(|slot| &slot.paragraph.prose);
    let at = prose.and_then(|prose| {
        let sentence = prose.sentences.get(claim.figure.sentence)?;
        Some(prose.range(sentence.first, sentence.end))
    });
    cx.document.span(claim.paragraph, at.unwrap_or(claim.figure.at))
}

fn severity(cx: &Context<'_>, claim: &Claim) -> Severity {
    let title = cx.document.slot(claim.paragraph).is_some_and(|slot| matches!(slot.role, Role::Heading(_)));
    let light = matches!(claim.figure.count.form, Form::Indefinite | Form::Share | Form::Ordinal);
    match claim.time.how {
        TimeHow::Period => Severity::Hint,
        TimeHow::Event => Severity::Info,
        _ if title || light => Severity::Info,
        _ => Severity::Warning,
    }
}

fn finding(cx: &Context<'_>, claim: &Claim, span: Span) -> Finding {
    let source = cx.document.source();
    let figure = source.words(cx.document.span(claim.paragraph, claim.figure.at));
    let words = source.words(span);
    let message = match (claim.time.grade, claim.time.how) {
        (_, TimeHow::Period) => format!("“{figure}”: only the reporting period tells when. On which day?"),
        (_, TimeHow::Event) => format!("“{figure}” since “{words}”: the draft does not say when that was. When?"),
        (TimeGrade::Unanchored, _) => {
            format!("“{figure}”: the draft has no date, so nobody can tell when “{words}” was. Which day?")
        }
        (TimeGrade::Vague, _) => format!("“{figure}”: “{words}” names no day. When did it happen?"),
        _ => format!("“{figure}”: no day found here. When did it happen?"),
    };
    let fixes = placeholder(cx, claim).into_iter().collect();
    Finding { fixes, ..Finding::new(severity(cx, claim), span, message) }
}

/// A place for the day, which the writer fills in: nobody else knows it.
fn placeholder(cx: &Context<'_>, claim: &Claim) -> Option<Fix> {
    let slot = cx.document.slot(claim.paragraph)?;
    let text = matches!(slot.role, Role::Paragraph | Role::Item(_)) && claim.time.grade == TimeGrade::None;
    let (prose, figure) = (&slot.paragraph.prose, &claim.figure);
    let end = figure.at.end.max(figure.harm_at.end);
    let token = prose.token_at(end);
    let quoted = quotations(prose, &slot.role).into_iter().any(|(first, end)| (first..end).contains(&token));
    // The words before the place show that no markup lies there.
    let last = prose.tokens.get(token.checked_sub(1)?)?.at;
    let mut span = cx.document.span(claim.paragraph, last);
    let plain = last.end == end && cx.document.source().words(span) == prose.words(last);
    span.start = span.end;
    let edit = Edit { span, text: " on [date]".to_owned() };
    (text && plain && !quoted).then(|| Fix {
        title: "Leave a place for the day".into(),
        safe: false,
        edits: vec![edit],
    })
}
