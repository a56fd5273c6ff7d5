//! Figures of a title, a lead or a summary whose source stands further down (catalogue, part 2.2: backed later).

use std::collections::BTreeMap;

use crate::claims::{Backed, Claim};
use crate::facts::{Count, Form, Status};
use crate::prose::Harm;

/// Tells every claim without a source of the first compatible one after it that has a source.
pub(super) fn back(claims: &mut [Claim]) {
    let mut sourced: BTreeMap<Harm, Vec<(Count, Backed)>> = BTreeMap::new();
    for claim in claims.iter_mut().rev() {
        if !claim.source.is_none() {
            let backed = Backed { paragraph: claim.paragraph, figure: claim.figure.at };
            sourced.entry(claim.figure.harm).or_default().push((claim.figure.count, backed));
        } else if claim.figure.status == Status::Asserted {
            let later = sourced.get(&claim.figure.harm).map_or(&[][..], Vec::as_slice);
            let agrees = |(count, backed): &&(Count, Backed)| {
                backed.paragraph > claim.paragraph && compatible(&claim.figure.count, count)
            };
            claim.source.backed = later.iter().rev().find(agrees).map(|&(_, backed)| backed);
        }
    }
}

/// Whether two counts can be of the same people: equal bounds, or a number within the reach of "dozens" or "hundreds".
fn compatible(a: &Count, b: &Count) -> bool {
    match (a.form, b.form) {
        (Form::Number, Form::Number) => a.least == b.least && a.least.is_some() || a.most == b.most && a.most.is_some(),
        (Form::Vague, Form::Number) => within(a, b),
        (Form::Number, Form::Vague) => within(b, a),
        (Form::Vague, Form::Vague) => a.least == b.least,
        _ => false,
    }
}

/// Whether a number lies within the power of ten that a vague magnitude names.
fn within(vague: &Count, number: &Count) -> bool {
    let (Some(floor), Some(value)) = (vague.least, number.least.or(number.most)) else { return false };
    // "hundreds of thousands" starts at 200,000 for the ledger; 100,000 and one more is still within it.
    value >= floor / 2 && value < floor.saturating_mul(5)
}
