//! The day that a file's properties tell, the last resort for a draft that says no date: it is told and never counted from.

use jiff::civil::Date;

use crate::document::header;
use crate::format::Properties;
use crate::prose::Lexicon;

/// A day that the properties of a file tell.
///
/// It is no date of the draft. Files are copied, converted and saved again; reports begin as last week's file, whose
/// title and beginning they keep. A Friday that is counted from such a day is a wrong day with nothing to show it, so
/// words of time stay open, and the writer is asked with this day in the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The day.
    pub day: Date,
    /// Which property tells it.
    pub by: SavedBy,
}

/// Which property of a file tells a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedBy {
    /// The title, which was written by somebody.
    Title,
    /// When it was saved last: on the day of the report, or later.
    Modified,
    /// When it was made: on the day of the report, or, where it is a copy, long before.
    Created,
}

/// The day that properties tell: a title with a date before the day of the last change, and that before the first.
pub(super) fn saved(properties: &Properties, lexicon: &Lexicon) -> Option<Saved> {
    let day = |value: &Option<String>| value.as_deref()?.trim().get(..10)?.parse::<Date>().ok();
    let title = properties.title.as_deref().and_then(|title| header::of_title(title, lexicon)).map(|days| days.to);
    let known = title.map(|day| (day, SavedBy::Title));
    let known = known.or_else(|| day(&properties.modified).map(|day| (day, SavedBy::Modified)));
    let known = known.or_else(|| day(&properties.created).map(|day| (day, SavedBy::Created)));
    known.map(|(day, by)| Saved { day, by })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check([title, modified, created]: [&str; 3], expected: Option<(&str, SavedBy)>) {
        let given = |value: &str| (!value.is_empty()).then(|| value.to_owned());
        let (title, modified, created) = (given(title), given(modified), given(created));
        let properties = Properties { created, modified, title, ..Properties::default() };
        let found = saved(&properties, Lexicon::built_in()).map(|saved| (saved.day.to_string(), saved.by));
        assert_eq!(found, expected.map(|(day, by)| (day.to_owned(), by)));
    }

    #[test]
    fn a_title_with_a_date_tells_more_than_when_the_file_was_saved() {
        let (modified, created) = ("2019-05-09T17:00:00Z", "2019-05-06T08:30:00Z");
        check(["Karsa update 8 May 2019", modified, created], Some(("2019-05-08", SavedBy::Title)));
        check(["Karsa update", modified, created], Some(("2019-05-09", SavedBy::Modified)));
        check(["", "", created], Some(("2019-05-06", SavedBy::Created)));
        check(["", "yesterday", ""], None);
    }
}
