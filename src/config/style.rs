//! The house style as settings write it.

use crate::claims::DateForm;
use crate::rule::Style;
use crate::rulefile::{Broken, Field};

/// The switch of a style that a key sets.
type Switch = fn(&mut Style) -> &mut bool;

/// The switches of `[style]`, and what each sets.
const SWITCHES: &[(&str, Switch)] = &[
    ("lenient-hedges", |style| &mut style.lenient_hedges),
    ("strict", |style| &mut style.strict),
    ("names-the-dead", |style| &mut style.names_the_dead),
    ("lakhs", |style| &mut style.lakhs),
];
/// The key that says, by an example, how days are written.
const DATE_FORMAT: &str = "date-format";

/// The keys of `[style]`.
pub fn style_keys() -> impl Iterator<Item = &'static str> {
    SWITCHES.iter().map(|&(key, _)| key).chain([DATE_FORMAT])
}

/// What is said of the house style.
#[derive(Clone, Debug, Default)]
pub(super) struct StyleKeys {
    switches: Vec<(&'static str, bool)>,
    date_form: Option<DateForm>,
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
                match table.get(DATE_FORMAT).map(|field| field.one_of("date format", DateForm::ALL)).transpose() {
                    Ok(given) => keys.date_form = given,
                    Err(wrong) => broken.push(wrong),
                }
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
    }
}
