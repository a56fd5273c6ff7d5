//! The house style as settings write it.

use crate::rule::Style;
use crate::rulefile::{Broken, Field};

/// The switch of a style that a key sets.
type Switch = fn(&mut Style) -> &mut bool;

/// The keys of `[style]`, and what each sets.
const STYLE: &[(&str, Switch)] =
    &[("lenient-hedges", |style| &mut style.lenient_hedges), ("strict", |style| &mut style.strict)];

/// What is said of the house style.
#[derive(Clone, Debug, Default)]
pub(super) struct StyleKeys(Vec<(&'static str, bool)>);

impl StyleKeys {
    /// Reads the table `[style]`.
    pub(super) fn of(field: &Field<'_>, broken: &mut Vec<Broken>) -> Self {
        let mut keys = Vec::new();
        match field.fields() {
            Ok(table) => {
                broken.extend(table.unknown(&STYLE.iter().map(|&(key, _)| key).collect::<Vec<_>>()));
                for &(key, _) in STYLE {
                    match table.get(key).map(|field| field.truth()).transpose() {
                        Ok(given) => keys.extend(given.map(|given| (key, given))),
                        Err(wrong) => broken.push(wrong),
                    }
                }
            }
            Err(wrong) => broken.push(wrong),
        }
        Self(keys)
    }

    /// Lays it over a style.
    pub(super) fn lay(&self, style: &mut Style) {
        for &(name, given) in &self.0 {
            if let Some((_, set)) = STYLE.iter().find(|(key, _)| *key == name) {
                *set(style) = given;
            }
        }
    }
}
