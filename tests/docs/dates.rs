//! The page on dates says what is true: each row of its tables is read as it says.

use sitlint::claims::Calendar;
use sitlint::document::{DateFrom, Document};
use sitlint::format::{Format, Opened, Properties};
use sitlint::prose::Lexicon;
use sitlint::text::Source;

use crate::draft;
use crate::pages::rows;

const PAGE: &str = include_str!("../../docs/dates.md");

#[test]
fn each_draft_has_the_date_that_the_page_says() {
    let rows = rows(PAGE, "dates of drafts");
    assert!(rows.len() > 8, "{rows:?}");
    for row in rows {
        let [from, text, day] = row.as_slice() else { panic!("{row:?}") };
        let document = draft(text, None);
        let found = document.date().map(|date| {
            let covers = date.period().map(|period| format!(", covers {} to {}", period.from, period.to));
            let from = match date.from {
                DateFrom::FrontMatter => "front matter",
                DateFrom::Header => "its header",
                DateFrom::Dateline => "its dateline",
                DateFrom::Period => "its period",
                DateFrom::Given | DateFrom::PageHeader | DateFrom::FileName => "elsewhere",
            };
            (from, format!("{}{}", date.day, covers.unwrap_or_default()))
        });
        let found = found.unwrap_or(("nothing", "no day".to_owned()));
        assert_eq!((found.0, found.1.as_str()), (from.as_str(), day.as_str()), "{text}");
    }
}

#[test]
fn each_word_draft_has_the_date_that_the_page_says() {
    let rows = rows(PAGE, "dates of Word drafts");
    assert!(rows.len() > 5, "{rows:?}");
    for row in rows {
        let [has, name, from, day] = row.as_slice() else { panic!("{row:?}") };
        let (kind, value) = has.split_once(": `").expect("a property and its value");
        let value = value.trim_end_matches('`').to_owned();
        let mut properties = Properties::default();
        match kind {
            "page header" => properties.furniture.push(value),
            "title" => properties.title = Some(value),
            "modified" => properties.modified = Some(value),
            "created" => properties.created = Some(value),
            kind => panic!("{kind}"),
        }
        let source = Source::new(name.as_str(), "Shells fell.\n");
        let laid = sitlint::format::Laid { properties, ..Format::Word.lay(&source) };
        let document = Document::of(Opened { source, format: Format::Word, laid }, Lexicon::built_in(), None);
        let known = document.date().map(|date| (date.from.name(), date.day.to_string()));
        let asked = || document.saved().map(|saved| ("properties", format!("asked: {}", saved.day)));
        let found = known.or_else(asked).unwrap_or_default();
        assert_eq!((found.0, found.1.as_str()), (from.as_str(), day.as_str()), "{row:?}");
    }
}

#[test]
fn words_mean_the_days_that_the_page_says() {
    let rows = rows(PAGE, "what words mean");
    assert!(rows.len() > 6, "{rows:?}");
    for row in rows {
        let [words, days] = row.as_slice() else { panic!("{row:?}") };
        let document = draft(words, Some(jiff::civil::date(2024, 5, 14)));
        let calendar = Calendar::of(&document);
        let found = calendar.moments(&document).find_map(|moment| {
            let from = moment.dated.from?;
            Some(moment.dated.to.map_or(format!("{from} on"), |to| format!("{from} to {to}")))
        });
        assert_eq!(found.unwrap_or("no day".to_owned()), *days, "{words}");
    }
}
