//! One exact number that is told once of the dead and once of the wounded.

use rustc_hash::FxHashMap;

use crate::claims::{Exact, exact};
use crate::finding::{Finding, Related, Severity, Where};
use crate::prose::Harm;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct SameNumberTwoMeanings;

/// Numbers up to it meet by chance.
const SMALL: u64 = 12;
/// Round numbers meet by chance too.
const ROUND: u64 = 50;

impl Rule for SameNumberTwoMeanings {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SUM111",
            name: "same-number-two-meanings",
            group: Group::Arithmetic,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: false,
            page: include_str!("same_number_two_meanings.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let claims = exact(cx.document, &cx.claims);
        let mut first: FxHashMap<u64, &Exact<'_>> = FxHashMap::default();
        for claim in claims.iter().filter(|claim| claim.count > SMALL && !claim.count.is_multiple_of(ROUND)) {
            match first.get(&claim.count) {
                None => {
                    first.insert(claim.count, claim);
                }
                Some(other) if is_swapped(other, claim) => findings.push(finding(cx, other, claim)),
                Some(_) => {}
            }
        }
    }
}

/// Whether two claims of one number may be of one event, and tell of different harm.
fn is_swapped(one: &Exact<'_>, other: &Exact<'_>) -> bool {
    let days = |claim: &Exact<'_>| claim.claim.time.from.zip(claim.claim.time.to);
    let dated = days(one).is_none() || days(other).is_none() || days(one) == days(other);
    let joint = |harm: Harm| matches!(harm, Harm::Casualties);
    let harms = one.harm() != other.harm() && !joint(one.harm()) && !joint(other.harm());
    harms && dated && one.sentence() != other.sentence() && one.shares_place(other)
}

fn finding(cx: &Context<'_>, other: &Exact<'_>, claim: &Exact<'_>) -> Finding {
    let span = |claim: &Exact<'_>| cx.document.span(claim.claim.paragraph, claim.claim.figure.at);
    let (here, there) = (claim.words(cx.document), other.words(cx.document));
    let message = format!(
        "“{here}” is {} here, “{there}” {} before. The same number twice?",
        claim.harm().name(),
        other.harm().name()
    );
    let mut finding = Finding::new(Severity::Hint, span(claim), message);
    finding.related = vec![Related { at: Where::Here(span(other)), message: "the same number".to_owned() }];
    finding
}
