//! A figure of harm of which nobody can tell when it happened.

use rustc_hash::FxHashMap;

use crate::claims::{Claim, TimeGrade, TimeHow};
use crate::document::ParagraphId;
use crate::facts::{Form, Status};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::fix::blank;
use crate::format::Role;
use crate::prose::{Harm, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Span;

/// A title is at most so many words and signs long.
const TITLE: usize = 30;

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
        let told = told(cx);
        // No title has room for a date: the text below gives its figure with the day, or is asked for it.
        let below = |claim: &Claim| told.get(&key(claim)).is_some_and(|&last| last > claim.paragraph);
        let asks = |claim: &&Claim| claim.figure.status == Status::Asserted && is_undated(claim);
        let undated = cx.claims.iter().filter(asks).filter(|claim| !(below(claim) && is_title(cx, claim)));
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

/// What a figure of the text and one of the title have in common.
fn key(claim: &Claim) -> (Harm, Option<u64>) {
    (claim.figure.harm, claim.figure.count.least)
}

/// The last paragraph that gives a figure.
fn told(cx: &Context<'_>) -> FxHashMap<(Harm, Option<u64>), ParagraphId> {
    cx.claims.iter().map(|claim| (key(claim), claim.paragraph)).collect()
}

/// A heading, or a first line without a full stop above the text, as plain text and pasted pages have it.
fn is_title(cx: &Context<'_>, claim: &Claim) -> bool {
    let Some(slot) = cx.document.slot(claim.paragraph) else { return false };
    let prose = &slot.paragraph.prose;
    let line = prose.sentences.len() == 1 && prose.tokens.len() <= TITLE;
    let open = prose.tokens.last().is_some_and(Token::is_wordy);
    let first = claim.paragraph == ParagraphId(0) && cx.document.slot(ParagraphId(1)).is_some();
    match slot.role {
        Role::Heading(_) => true,
        Role::Paragraph => first && line && open,
        _ => false,
    }
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
    let title = is_title(cx, claim);
    // "The camp hosts 2,900 people": one question, after the date of the draft, answers for all of these.
    let state = claim.present && claim.time.grade == TimeGrade::None && cx.document.date().is_none();
    let light = matches!(claim.figure.count.form, Form::Indefinite | Form::Share | Form::Ordinal);
    match claim.time.how {
        TimeHow::Period => Severity::Hint,
        TimeHow::Event => Severity::Info,
        _ if title || light || state => Severity::Info,
        _ => Severity::Warning,
    }
}

fn finding(cx: &Context<'_>, claim: &Claim, span: Span) -> Finding {
    let figure = cx.document.words(cx.document.span(claim.paragraph, claim.figure.at));
    let words = cx.document.words(span);
    let message = match (claim.time.grade, claim.time.how) {
        (_, TimeHow::Period) => format!("“{figure}”: only the reporting period tells when. On which day?"),
        (_, TimeHow::Event) => format!("“{figure}”: the draft does not say when “{words}” was. When?"),
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
    let at = claim.figure.at.cover(claim.figure.harm_at);
    // What was left once is asked about already.
    let left = cx.document.source().words(sentence(cx, claim)).contains(blank::DATE);
    let edit = Edit { span: cx.document.behind(claim.paragraph, at.end)?, text: format!(" on {}", blank::DATE) };
    (text && !left && !slot.is_quoted(at)).then(|| Fix {
        title: format!("Write “on {}”, to fill in", blank::DATE),
        safe: false,
        edits: vec![edit],
    })
}
