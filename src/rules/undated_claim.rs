//! A figure of harm of which nobody can tell when it happened.

use rustc_hash::FxHashMap;

use crate::claims::{Claim, TimeGrade, TimeHow};
use crate::facts::{Form, Status};
use crate::finding::{Finding, Severity};
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
            fixable: false,
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
    Finding::new(severity(cx, claim), span, message)
}
