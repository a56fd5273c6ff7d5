//! A number of the highlights that the text below does not have.

use crate::claims::{Zone, zones};
use crate::document::ParagraphId;
use crate::facts::{Amount, Bound, Measure};
use crate::finding::{Finding, Severity};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct HighlightNotInBody;

/// The most numbers of highlights that are held against the text.
const JUDGED: usize = 400;
/// How far a rounded number may lie from the one it rounds, of the latter.
const ROUND: f64 = 0.05;
/// Numbers below are often told in words or not at all.
const SMALL: f64 = 10.0;

impl Rule for HighlightNotInBody {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DOC103",
            name: "highlight-not-in-body",
            group: Group::Structure,
            scope: Scope::Document,
            severity: Severity::Warning,
            default: false,
            fixable: false,
            page: include_str!("highlight_not_in_body.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let zones = zones(cx.document);
        let zone = |id: ParagraphId| zones.get(id.0 as usize).copied().unwrap_or(Zone::Body);
        if !zones.contains(&Zone::Highlight) {
            return;
        }
        let in_zone = |wanted: Zone| {
            let paragraphs = cx.document.paragraphs().filter(move |&(id, _)| zone(id) == wanted);
            paragraphs.flat_map(|(id, slot)| slot.paragraph.facts.amounts.iter().map(move |amount| (id, amount)))
        };
        let body: Vec<&Amount> = in_zone(Zone::Body).map(|(_, amount)| amount).collect();
        for (id, amount) in in_zone(Zone::Highlight).take(JUDGED) {
            let told = matches!(amount.measure, Measure::Count | Measure::Percent | Measure::Money);
            if !told
                || amount.low < SMALL
                || !amount.high.is_finite()
                || body.iter().any(|other| is_held(amount, other))
            {
                continue;
            }
            let prose = cx.document.slot(id).map(|slot| slot.paragraph.prose.line(amount.at)).unwrap_or_default();
            let message = format!("“{prose}”: the text below does not have this number. Where does it come from?");
            findings.push(Finding::new(Severity::Warning, cx.document.span(id, amount.at), message));
        }
    }
}

/// Whether a number of the text is that of a highlight, as it stands or rounded.
fn is_held(highlight: &Amount, other: &Amount) -> bool {
    if highlight.measure != other.measure || !other.high.is_finite() {
        return false;
    }
    let loose = highlight.bound != Bound::Exact || other.bound != Bound::Exact;
    let slack = if loose { ROUND * other.high } else { highlight.grain.max(other.grain) / 2.0 + 1e-6 };
    let slack = if highlight.grain.max(other.grain) <= 1.0 && !loose { 1e-6 } else { slack };
    highlight.low <= other.high + slack && other.low <= highlight.high + slack
}
