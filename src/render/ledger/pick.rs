//! Which claims a ledger shows, and in what order.

use std::cmp::Ordering;

use crate::claims::{Claim, TimeGrade};
use crate::facts::{Grade, Status};
use crate::prose::Harm;
use crate::render::ledger::record::ClaimRecord;

/// What a claim must be to stand in the ledger. An empty list asks for nothing.
#[derive(Clone, Debug, Default)]
pub struct Pick {
    /// What happened.
    pub harm: Vec<Harm>,
    /// How well the source can be found again.
    pub source: Vec<Grade>,
    /// How well the time fixes a day.
    pub time: Vec<TimeGrade>,
    /// Whether the text asserts it.
    pub status: Vec<Status>,
    /// At least so many people, by the least number that the text gives.
    pub min: Option<u64>,
    /// At most so many people, by the greatest number that the text gives.
    pub max: Option<u64>,
}

impl Pick {
    /// Whether a claim is to be shown. A figure without any number meets no bound.
    pub(super) fn takes(&self, claim: &Claim) -> bool {
        let count = claim.figure.count;
        let (least, most) = (count.least.or(count.most), count.most.or(count.least));
        among(&self.harm, claim.figure.harm)
            && among(&self.source, claim.source.grade)
            && among(&self.time, claim.time.grade)
            && among(&self.status, claim.figure.status)
            && self.min.is_none_or(|bound| least.is_some_and(|least| least >= bound))
            && self.max.is_none_or(|bound| most.is_some_and(|most| most <= bound))
    }
}

fn among<T: Copy + PartialEq>(list: &[T], value: T) -> bool {
    list.is_empty() || list.contains(&value)
}

/// By what the rows of a ledger are sorted; rows that are equal in it keep the order of the drafts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As the drafts were given, from the top of each.
    #[default]
    Place,
    /// By what happened.
    Harm,
    /// The greatest numbers first, figures without any last.
    Count,
    /// From named sources to none.
    Source,
    /// The earliest days first, claims without any last.
    Time,
}

impl Order {
    pub(super) fn compare(self, a: &ClaimRecord, b: &ClaimRecord) -> Ordering {
        let days = |record: &ClaimRecord| {
            let (from, to) = (record.time.from.clone(), record.time.to.clone());
            (from.is_none() && to.is_none(), from.clone().or(to.clone()), to)
        };
        match self {
            Self::Place => Ordering::Equal,
            Self::Harm => rank(Harm::ALL, a.harm).cmp(&rank(Harm::ALL, b.harm)),
            Self::Count => b.min.or(b.max).cmp(&a.min.or(a.max)),
            Self::Source => rank(Grade::ALL, a.source.grade).cmp(&rank(Grade::ALL, b.source.grade)),
            Self::Time => days(a).cmp(&days(b)),
        }
    }
}

/// Where a name stands in its list.
pub(super) fn rank<T>(all: &[(&str, T)], name: &str) -> usize {
    all.iter().position(|(known, _)| *known == name).unwrap_or(all.len())
}
