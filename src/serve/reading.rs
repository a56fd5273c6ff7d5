//! What the page asks: a draft in HTML, with what its writer told of it.

use jiff::civil::Date;
use serde::Deserialize;

/// A draft, and what is to be known of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ask {
    pub(super) html: String,
    /// The day that its writer gave it.
    pub(super) date: Option<Date>,
    /// The name of the file it came from.
    pub(super) name: Option<String>,
    /// How many images of that file are not on the page.
    pub(super) images: usize,
    /// Counts what the page asked: an answer to an old text is of no use.
    pub(super) serial: u64,
    /// Whether notes on style are wanted in a list.
    pub(super) notes: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    html: String,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    images: usize,
    #[serde(default)]
    serial: u64,
    #[serde(default)]
    notes: bool,
}

impl Ask {
    /// What was sent, or a sentence about what is wrong with it.
    pub(super) fn of(body: &[u8]) -> Result<Self, String> {
        // The error of the parser could quote the draft, so it is not passed on.
        let sent: Sent = serde_json::from_slice(body).map_err(|_| "The page sent what is no draft.".to_owned())?;
        let Sent { html, date, name, images, serial, notes } = sent;
        let date = date.filter(|date| !date.is_empty());
        let date = date.map(|date| day(&date)).transpose()?;
        Ok(Self { html, date, name: name.filter(|name| !name.is_empty()), images, serial, notes })
    }
}

/// The day that somebody typed.
fn day(said: &str) -> Result<Date, String> {
    said.parse().map_err(|_| format!("“{said}” is no day; write it as 2029-05-08."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_not_known() {
        let ask = Ask::of(br#"{"html": "<p>a</p>", "date": "", "name": ""}"#).unwrap();
        assert_eq!(ask, Ask { html: "<p>a</p>".into(), date: None, name: None, images: 0, serial: 0, notes: false });
    }

    #[test]
    fn a_day_that_there_is_not_is_told() {
        let told = Ask::of(br#"{"html": "", "date": "2029-02-30"}"#).unwrap_err();
        assert_eq!(told, "“2029-02-30” is no day; write it as 2029-05-08.");
        assert_eq!(Ask::of(b"secret").unwrap_err(), "The page sent what is no draft.");
    }
}
