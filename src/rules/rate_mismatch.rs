//! A rate, such as nine a day, that does not follow from the total and the period beside it.

use jiff::civil::Date;

use crate::claims::Dated;
use crate::document::ParagraphId;
use crate::facts::{Amount, Bound, Measure, written};
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where};
use crate::prose::Prose;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct RateMismatch;

/// How far a rate may lie from the computed one, of the latter, and with “about”.
const NEAR: f64 = 0.1;
const ABOUT: f64 = 0.25;
/// So many numbers of a sentence are looked at.
const NUMBERS: usize = 32;
/// So many words may stand between a number and “a day”.
const WORDS: usize = 3;
/// Days of the units that rates are given in; months as they are on average.
const UNITS: &[(&[&str], f64)] =
    &[(&["day", "days"], 1.0), (&["week", "weeks"], 7.0), (&["month", "months"], 30.4), (&["year", "years"], 365.0)];

impl Rule for RateMismatch {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SUM110",
            name: "rate-mismatch",
            group: Group::Arithmetic,
            scope: Scope::Document,
            severity: Severity::Info,
            default: false,
            fixable: true,
            page: include_str!("rate_mismatch.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.document.paragraphs() {
            let (prose, amounts) = (&slot.paragraph.prose, &slot.paragraph.facts.amounts);
            for (at, rate) in amounts.iter().enumerate() {
                let Some(unit) = rate_unit(prose, rate) else { continue };
                let total =
                    amounts[..at].iter().rev().take(NUMBERS).take_while(|amount| amount.sentence == rate.sentence);
                let total = total
                    .filter(|amount| amount.is_count() && amount.low >= rate.high)
                    .find(|amount| rate_unit(prose, amount).is_none());
                let days = period(cx, (id, prose), (amounts, rate));
                if let (Some(total), Some(days)) = (total, days) {
                    let computed = total.low / days * unit;
                    if is_off(rate, total, computed) {
                        findings.push(finding(cx, (id, prose), (rate, total, computed)));
                    }
                }
            }
        }
    }
}

/// The days of the unit of a rate: “nine a day”, “nine children every week”, “50 daily”.
fn rate_unit(prose: &Prose, amount: &Amount) -> Option<f64> {
    // "The rate per 100,000 per week" counts nobody.
    if amount.measure != Measure::Count || prose.says_any(amount.first.wrapping_sub(1), &["per", "to"]) {
        return None;
    }
    (amount.end..=amount.end + WORDS)
        .take_while(|&at| prose.tokens.get(at).is_some_and(crate::prose::Token::is_wordy))
        .find_map(|at| {
            let each = prose.says_any(at, &["a", "per", "each", "every"]);
            let daily = prose.says(at, "daily").then_some(1.0);
            daily.or_else(|| if each { days_of(prose, at + 1) } else { None })
        })
}

fn days_of(prose: &Prose, at: usize) -> Option<f64> {
    UNITS.iter().find(|(words, _)| prose.says_any(at, words)).map(|&(_, days)| days)
}

/// How many days the sentence of a rate speaks of, where it says so once.
fn period(cx: &Context<'_>, (id, prose): (ParagraphId, &Prose), (amounts, rate): (&[Amount], &Amount)) -> Option<f64> {
    let first = amounts.partition_point(|amount| amount.sentence < rate.sentence);
    let near = amounts[first..].iter().take(NUMBERS).take_while(|amount| amount.sentence == rate.sentence);
    let lengths = near.filter(|amount| amount.measure == Measure::Unit);
    let lengths = lengths.filter_map(|amount| Some(amount.low * days_of(prose, amount.end)?));
    let times = cx.document.slot(id).map(|slot| &slot.paragraph.facts.times)?;
    let first = times.partition_point(|time| time.sentence < rate.sentence);
    let dated = cx.calendar.paragraph(id).get(first..).unwrap_or_default();
    let near = times[first..].iter().zip(dated).take(NUMBERS).take_while(|(time, _)| time.sentence == rate.sentence);
    let spans = near.filter_map(|(_, dated)| days(dated));
    let mut found: Vec<f64> = lengths.chain(spans).filter(|&days| days > 1.0).collect();
    found.dedup();
    if let [days] = *found { Some(days) } else { None }
}

fn days(dated: &Dated) -> Option<f64> {
    let between = |from: Date, to: Date| f64::from((to - from).get_days() + 1);
    Some(between(dated.from?, dated.to?))
}

fn is_off(rate: &Amount, total: &Amount, computed: f64) -> bool {
    let loose = |amount: &Amount| amount.bound != Bound::Exact || amount.grain > 1.0;
    let share = if loose(rate) || loose(total) { ABOUT } else { NEAR };
    // A rate of whole people is rounded.
    let slack = (computed * share).max(rate.grain.min(1.0) * 0.6);
    let (low, high) = (rate.low - slack, rate.high + slack);
    match rate.bound {
        Bound::AtLeast => computed < low,
        Bound::AtMost => computed > high,
        _ => computed < low || computed > high,
    }
}

fn finding(
    cx: &Context<'_>,
    (id, prose): (ParagraphId, &Prose),
    (rate, total, computed): (&Amount, &Amount, f64),
) -> Finding {
    let rounded = if computed < 10.0 { (computed * 10.0).round() / 10.0 } else { computed.round() };
    let computed = written(rounded);
    let (told, from) = (prose.line(rate.core), prose.line(total.at));
    let message = format!("{from} over that time makes {computed}, the text says {told}. Which is right?");
    let span = cx.document.span(id, rate.core);
    let mut finding = Finding::new(Severity::Info, span, message);
    let related = |at: Range| Related { at: Where::Here(cx.document.span(id, at)), message: "the total".to_owned() };
    finding.related = vec![related(total.at)];
    if cx.document.source().words(span) == prose.words(rate.core) && !prose.is_quoted(rate.core) {
        let edits = vec![Edit { span, text: computed.clone() }];
        finding.fixes.push(Fix { title: format!("Write {computed}"), safe: false, edits });
    }
    finding
}
