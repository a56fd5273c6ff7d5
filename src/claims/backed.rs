//! Figures of a title, a lead or a summary whose source stands further down (catalogue, part 2.2: backed later).

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::claims::{Backed, Claim};
use crate::facts::{Count, Form, Status};
use crate::prose::Harm;

/// A sourced figure, and how many of its harm stand further down: the greater, the nearer.
type Found = (usize, Backed);

/// The nearest sourced figures of a harm further down, by all that makes a figure above compatible with one of them.
#[derive(Default)]
struct Later {
    count: usize,
    /// Numbers by their lower bound.
    least: FxHashMap<u64, Found>,
    /// Numbers by their upper bound.
    most: FxHashMap<u64, Found>,
    /// Vague magnitudes by their floor.
    vague: BTreeMap<Option<u64>, Found>,
    /// Numbers within the reach of a vague magnitude that stands above without a source, by its floor.
    within: BTreeMap<u64, Option<Found>>,
}

/// Tells every claim without a source of the first compatible one after it that has a source.
pub(super) fn back(claims: &mut [Claim]) {
    let mut sourced: BTreeMap<Harm, Later> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| is_asking(claim) && claim.figure.count.form == Form::Vague) {
        let later = sourced.entry(claim.figure.harm).or_default();
        later.within.extend(claim.figure.count.least.map(|floor| (floor, None)));
    }
    // From the end upwards; a figure is backed from further down than its own paragraph.
    for claim in claims.iter_mut() {
        claim.source.backed = None;
    }
    for paragraph in claims.chunk_by_mut(|a, b| a.paragraph == b.paragraph).rev() {
        for claim in paragraph.iter_mut().filter(|claim| is_asking(claim)) {
            let later = sourced.get(&claim.figure.harm);
            claim.source.backed = later.and_then(|later| later.nearest(&claim.figure.count));
        }
        for claim in paragraph.iter().rev().filter(|claim| !claim.source.is_none()) {
            let backed = Backed { paragraph: claim.paragraph, figure: claim.figure.at };
            sourced.entry(claim.figure.harm).or_default().put(&claim.figure.count, backed);
        }
    }
}

fn is_asking(claim: &Claim) -> bool {
    claim.source.is_none() && claim.figure.status == Status::Asserted
}

impl Later {
    fn put(&mut self, count: &Count, backed: Backed) {
        self.count += 1;
        let found = (self.count, backed);
        match count.form {
            Form::Number => {
                self.least.extend(count.least.map(|least| (least, found)));
                self.most.extend(count.most.map(|most| (most, found)));
                for (&floor, nearest) in &mut self.within {
                    if is_within(floor, count) {
                        *nearest = Some(found);
                    }
                }
            }
            Form::Vague => {
                self.vague.insert(count.least, found);
            }
            _ => {}
        }
    }

    /// The nearest figure that can be of the same people: of equal bounds, or a number within the reach of "dozens".
    fn nearest(&self, count: &Count) -> Option<Backed> {
        let nearest = match count.form {
            Form::Number => {
                let vague = self.vague.iter().filter(|(floor, _)| floor.is_some_and(|floor| is_within(floor, count)));
                let least = count.least.and_then(|least| self.least.get(&least));
                let most = count.most.and_then(|most| self.most.get(&most));
                vague.map(|(_, found)| found).chain(least).chain(most).max_by_key(|(nearness, _)| *nearness)
            }
            Form::Vague => {
                let within = count.least.and_then(|floor| self.within.get(&floor)?.as_ref());
                self.vague.get(&count.least).into_iter().chain(within).max_by_key(|(nearness, _)| *nearness)
            }
            _ => None,
        };
        nearest.map(|&(_, backed)| backed)
    }
}

/// Whether a number lies within the power of ten that a vague magnitude names.
fn is_within(floor: u64, number: &Count) -> bool {
    // "hundreds of thousands" starts at 200,000 for the ledger; 100,000 and one more is still within it.
    let value = number.least.or(number.most);
    value.is_some_and(|value| value >= floor / 2 && value < floor.saturating_mul(5))
}
