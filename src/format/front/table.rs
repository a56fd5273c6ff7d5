//! Front matter in TOML; what breaks its rules is passed over.

use toml::de::{DeTable, DeValue};

use crate::format::front::{Entry, plain};
use crate::text::Span;

/// The entries of a stretch of a text, in its order.
pub(super) fn entries(text: &str, at: Span) -> Vec<Entry> {
    let (table, _) = DeTable::parse_recoverable(at.of(text));
    let mut found = Vec::new();
    let mut left: Vec<(String, Span, &DeValue<'_>)> = Vec::new();
    let place = |span: std::ops::Range<usize>| Span::new(at.start + span.start, at.start + span.end);
    left.extend(
        table.get_ref().iter().map(|(key, value)| (plain(key.get_ref()), place(value.span()), value.get_ref())),
    );
    while let Some((key, span, value)) = left.pop() {
        match value {
            DeValue::Table(inner) => left.extend(inner.iter().map(|(name, value)| {
                (format!("{key}.{}", plain(name.get_ref())), place(value.span()), value.get_ref())
            })),
            DeValue::Array(items) => {
                left.extend(items.iter().map(|item| (key.clone(), place(item.span()), item.get_ref())));
            }
            _ => found.extend(scalar(key, text, span)),
        }
    }
    found.sort_by_key(|entry| entry.at);
    found
}

/// A value as it is written, without its quotation marks.
fn scalar(key: String, text: &str, at: Span) -> Option<Entry> {
    let words = at.of(text);
    let marks = words.len() - words.trim_start_matches(['"', '\'']).len();
    let bare = words.trim_matches(['"', '\'']);
    let at = Span::new(at.start + marks, at.start + marks + bare.len());
    (!bare.is_empty()).then(|| Entry { key, value: bare.to_owned(), at })
}
