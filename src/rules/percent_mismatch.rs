//! A percentage beside the two numbers that it was reckoned from, which give another one.

use crate::document::ParagraphId;
use crate::facts::{Amount, Bound, Measure, written};
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where};
use crate::prose::words::measure::BETWEEN;
use crate::prose::{Class, Classes, Prose};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct PercentMismatch;

/// How many points “about” and rounded numbers may hide.
const ABOUT: f64 = 2.0;
/// How many tokens may stand between a part and the bracket with its share.
const WORDS: usize = 9;
const NOUN: Classes = Classes::of(&[Class::Person, Class::Group, Class::Thing]);

/// A share, the part and the whole that stand beside it.
struct Share<'a> {
    percent: &'a Amount,
    part: &'a Amount,
    whole: &'a Amount,
}

impl Rule for PercentMismatch {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SUM103",
            name: "percent-mismatch",
            group: Group::Arithmetic,
            scope: Scope::Paragraph,
            severity: Severity::Warning,
            default: true,
            fixable: true,
            page: include_str!("percent_mismatch.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.paragraphs() {
            let (prose, amounts) = (&slot.paragraph.prose, &slot.paragraph.facts.amounts);
            for at in 0..amounts.len() {
                if amounts[at].measure != Measure::Percent {
                    continue;
                }
                let found = share(prose, amounts, at).and_then(|share| finding(cx, (id, prose), &share));
                if let Some(found) = found {
                    findings.push(found);
                }
            }
        }
    }
}

/// The part and the whole of a percentage, where the words tie all three together.
fn share<'a>(prose: &Prose, amounts: &'a [Amount], at: usize) -> Option<Share<'a>> {
    let percent = &amounts[at];
    let sign = |token: usize, sign: char| prose.tokens.get(token).is_some_and(|token| token.is_sign(sign));
    let counts =
        |amount: &&Amount| matches!(amount.measure, Measure::Count | Measure::Money) && amount.high.is_finite();
    let before = percent.first.wrapping_sub(1);
    let bracketed = sign(before, '(') && (sign(percent.end, ')') || sign(percent.end, ',') || sign(percent.end, ';'));
    let or = prose.says(before, "or") && sign(before.wrapping_sub(1), ',');
    if bracketed || or {
        let nearest = amounts[..at].last().filter(counts).filter(|near| near.sentence == percent.sentence)?;
        let gap = nearest.end..before - usize::from(or);
        let plain = gap.clone().all(|at| prose.tokens[at].is_wordy() || prose.tokens[at].is_hyphen());
        if gap.len() > WORDS || !plain {
            return None;
        }
        // "205 of the 497 killed (41%)": the nearest number is the whole.
        if let Some(part) = amounts[..at - 1].last().filter(counts).filter(|part| ties(prose, part.end, nearest.first))
        {
            return Some(Share { percent, part, whole: nearest });
        }
        let whole = whole(prose, amounts, (at - 1, nearest, percent.end + usize::from(bracketed)))?;
        return Some(Share { percent, part: nearest, whole });
    }
    // "41 per cent (205) of the 497 killed".
    let part =
        amounts.get(at + 1).filter(counts).filter(|part| sign(percent.end, '(') && part.first == percent.end + 1)?;
    let whole = amounts.get(at + 2).filter(counts)?;
    (sign(part.end, ')') && ties(prose, part.end + 1, whole.first)).then_some(Share { percent, part, whole })
}

/// Whether the words from a token up to a number are “of the”.
fn ties(prose: &Prose, from: usize, to: usize) -> bool {
    let of = prose.says(from, "of") || prose.says(from, "out") && prose.says(from + 1, "of");
    of && from < to && (from..to).all(|at| prose.is(at, BETWEEN))
}

/// The whole that a part and its share, which ends before `end`, are of.
fn whole<'a>(prose: &Prose, amounts: &'a [Amount], (at, part, end): (usize, &Amount, usize)) -> Option<&'a Amount> {
    let counts = |amount: &&Amount| amount.measure == part.measure && amount.high.is_finite();
    let after = amounts.get(at + 2).filter(counts).filter(|whole| ties(prose, end, whole.first));
    if after.is_some() {
        return after;
    }
    let them =
        prose.says_any(part.end, &["of"]) && prose.says_any(part.end + 1, &["them", "these", "those", "whom", "which"]);
    if them {
        let mut before = amounts[..at].iter().rev().filter(counts);
        let nearest = before.next().filter(|near| near.sentence + 1 >= part.sentence)?;
        let others = before.take_while(|other| other.sentence == nearest.sentence).take(1).count();
        return (others == 0 || nearest.sentence == part.sentence).then_some(nearest);
    }
    let first = prose.sentences.get(part.sentence)?.first;
    let opened = prose.says_any(first, &["of", "out", "among"]);
    let start = amounts.partition_point(|amount| amount.sentence < part.sentence);
    let whole = amounts[start..at].first().filter(counts)?;
    let own = |amount: &Amount| {
        (amount.end..amount.end + 3).find(|&at| prose.tokens.get(at).is_some_and(|token| token.classes.any(NOUN)))
    };
    let same = match (own(part), own(whole)) {
        (Some(part), Some(whole)) => {
            prose.tokens[part].is(Class::Split) || prose.word(part).eq_ignore_ascii_case(prose.word(whole))
        }
        _ => true,
    };
    (opened && whole.first > first && whole.first <= first + 5 && same).then_some(whole)
}

/// What a percentage may be off by, in points.
fn slack(share: &Share<'_>) -> f64 {
    let Share { percent, part, whole } = share;
    let loose = |amount: &Amount| amount.bound != Bound::Exact || amount.grain > 1.0 || amount.low < amount.high;
    let about = percent.bound == Bound::About || loose(part) || loose(whole);
    percent.grain / 2.0 + if about { ABOUT } else { 0.0 } + 1e-6
}

fn finding(cx: &Context<'_>, (id, prose): (ParagraphId, &Prose), share: &Share<'_>) -> Option<Finding> {
    let Share { percent, part, whole } = share;
    if whole.low <= 0.0 || part.low > whole.low {
        return None;
    }
    let exact = 100.0 * part.low / whole.low;
    let off = match percent.bound {
        Bound::AtLeast => percent.low - exact,
        Bound::AtMost => exact - percent.high,
        _ => (percent.low - exact).max(exact - percent.high),
    };
    if off <= slack(share) {
        return None;
    }
    let computed = written((exact / percent.grain).round() * percent.grain);
    let cut = (exact / percent.grain).floor() * percent.grain;
    let truncated = (cut - percent.low).abs() < 1e-6;
    let severity = if truncated { Severity::Info } else { Severity::Warning };
    let words = |at: Range| prose.line(at);
    let message = format!(
        "{} of {} is {computed} per cent, the text says {}. Which is right?",
        words(part.at),
        words(whole.at),
        words(percent.at)
    );
    let span = cx.document.span(id, percent.core);
    let mut finding = Finding::new(severity, span, message);
    let told = [(part.at, "the part"), (whole.at, "the whole")];
    let related = |(at, message): (Range, &str)| Related {
        at: Where::Here(cx.document.span(id, at)),
        message: message.to_owned(),
    };
    finding.related = told.map(related).into();
    if percent.is_exact() && cx.document.source().words(span) == words(percent.core) && !prose.is_quoted(percent.core) {
        let edits = vec![Edit { span, text: computed.clone() }];
        finding.fixes.push(Fix { title: format!("Write {computed}"), safe: false, edits });
    }
    Some(finding)
}
