//! The house style as settings write it.

use crate::claims::DateForm;
use crate::rule::{PerCent, Reach, Style};
use crate::rulefile::{Broken, Field, Fields};

/// The switch of a style that a key sets.
type Switch = fn(&mut Style) -> &mut bool;

/// The switches of `[style]`, and what each sets.
const SWITCHES: &[(&str, Switch)] = &[
    ("lenient-hedges", |style| &mut style.lenient_hedges),
    ("strict", |style| &mut style.strict),
    ("names-the-dead", |style| &mut style.names_the_dead),
    ("lakhs", |style| &mut style.lakhs),
    ("read-quotations", |style| &mut style.reads_quotations),
];
/// The key that says, by an example, how days are written.
const DATE_FORMAT: &str = "date-format";
/// The key that says how shares are written.
const PER_CENT: &str = "per-cent";
/// The key that says how near to its figure a source must stand.
const SOURCE_REACH: &str = "source-reach";

/// The keys of `[style]`.
pub fn style_keys() -> impl Iterator<Item = &'static str> {
    SWITCHES.iter().map(|&(key, _)| key).chain([DATE_FORMAT, PER_CENT, SOURCE_REACH])
}

/// What is said of the house style.
#[derive(Clone, Debug, Default)]
pub(super) struct StyleKeys {
    switches: Vec<(&'static str, bool)>,
    date_form: Option<DateForm>,
    per_cent: Option<PerCent>,
    source_reach: Option<Reach>,
}

impl StyleKeys {
    /// Reads the table `[style]`.
    pub(super) fn of(field: &Field<'_>, broken: &mut Vec<Broken>) -> Self {
        let mut keys = Self::default();
        match field.fields() {
            Ok(table) => {
                let known: Vec<_> = style_keys().collect();
                broken.extend(table.unknown(&known));
                for &(key, _) in SWITCHES {
                    match table.get(key).map(|field| field.truth()).transpose() {
                        Ok(given) => keys.switches.extend(given.map(|given| (key, given))),
                        Err(wrong) => broken.push(wrong),
                    }
                }
                keys.date_form = one_of(&table, (DATE_FORMAT, "date format"), DateForm::ALL, broken);
                keys.per_cent = one_of(&table, (PER_CENT, "form of a share"), PerCent::ALL, broken);
                keys.source_reach = one_of(&table, (SOURCE_REACH, "reach of a source"), Reach::ALL, broken);
            }
            Err(wrong) => broken.push(wrong),
        }
        keys
    }

    /// Lays it over a style.
    pub(super) fn lay(&self, style: &mut Style) {
        for &(name, given) in &self.switches {
            if let Some((_, set)) = SWITCHES.iter().find(|(key, _)| *key == name) {
                *set(style) = given;
            }
        }
        style.date_form = self.date_form.or(style.date_form);
        style.per_cent = self.per_cent.or(style.per_cent);
        style.source_reach = self.source_reach.unwrap_or(style.source_reach);
    }
}

/// The one of `known` that a key names; what is wrong with it goes to `broken`.
fn one_of<T: Copy>(
    table: &Fields<'_>,
    (key, what): (&str, &str),
    known: &[(&str, T)],
    broken: &mut Vec<Broken>,
) -> Option<T> {
    match table.get(key)?.one_of(what, known) {
        Ok(value) => Some(value),
        Err(wrong) => {
            broken.push(wrong);
            None
        }
    }
}
