//! Options whose value is a name out of a list.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// A name on the command line, what help says of it, and what it stands for.
pub(super) type Told<T> = (&'static str, &'static str, T);

/// Reads one of the names of a list that says of each what it stands for.
pub(super) fn one_told<T: Copy + Send + Sync + 'static>(all: &'static [Told<T>]) -> impl TypedValueParser<Value = T> {
    let values = all.iter().map(|(name, help, _)| PossibleValue::new(*name).help(*help));
    PossibleValuesParser::new(values).map(move |name| chosen(all.iter().map(|&(name, _, value)| (name, value)), &name))
}

/// Reads one of the names of a list.
pub(super) fn one_of<T: Copy + Send + Sync + 'static>(
    all: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    let names = all.iter().map(|(name, _)| *name);
    PossibleValuesParser::new(names).map(move |name| chosen(all.iter().copied(), &name))
}

fn chosen<T>(mut all: impl Iterator<Item = (&'static str, T)>, name: &str) -> T {
    all.find(|(known, _)| *known == name).expect("the parser lets only names of the list through").1
}
