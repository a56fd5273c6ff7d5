//! The ledger as a sheet: comma-separated values with a header, and the same with the hashtags of HXL 1.1.

use crate::explain::claim::one_line;
use crate::prose::Harm;
use crate::render::ledger::record::ClaimRecord;

/// The columns of the ledger for programs.
pub(super) const COLUMNS: [&str; 25] = [
    "file",
    "line",
    "column",
    "text",
    "harm",
    "min",
    "max",
    "approximate",
    "people",
    "status",
    "basis",
    "source_grade",
    "source_how",
    "source",
    "time_grade",
    "time_how",
    "time",
    "from",
    "to",
    "source_why",
    "time_why",
    "perpetrator",
    "paragraph",
    "page",
    "heading",
];

/// The cells of a claim in these columns.
pub(super) fn cells(record: &ClaimRecord) -> [String; 25] {
    let words = |words: &Option<String>| words.clone().unwrap_or_default();
    let [paragraph, page, heading] = place(record);
    [
        record.file.clone(),
        record.start.line.to_string(),
        record.start.column.to_string(),
        record.text.clone(),
        record.harm.into(),
        number(record.min),
        number(record.max),
        record.approximate.to_string(),
        words(&record.people),
        record.status.into(),
        record.basis.unwrap_or("").into(),
        record.source.grade.into(),
        record.source.how.into(),
        words(&record.source.text),
        record.time.grade.into(),
        record.time.how.into(),
        words(&record.time.text),
        words(&record.time.from),
        words(&record.time.to),
        record.source.why.clone(),
        record.time.why.clone(),
        record.perpetrator.as_ref().map(|side| side.text.clone()).unwrap_or_default(),
        paragraph,
        page,
        heading,
    ]
}

/// The paragraph, the page and the heading of a claim in a Word draft.
fn place(record: &ClaimRecord) -> [String; 3] {
    let Some(place) = &record.place else { return Default::default() };
    let page = place.page.map(|page| page.to_string()).unwrap_or_default();
    [place.paragraph.to_string(), page, place.heading.clone().unwrap_or_default()]
}

/// The columns that stand before the counts in an HXL sheet: header and hashtag.
const BEFORE: [(&str, &str); 6] = [
    ("Place", "#meta+id"),
    ("File", "#meta+file"),
    ("Line", "#meta+line"),
    ("Figure", "#description+figure"),
    ("Harm", "#description+harm"),
    ("Status", "#meta+status"),
];

/// A column for each harm, so that no sum can add the dead to the displaced. Attributes are those of the HXL core where
/// it has one; “affected” has an attribute because the bare hashtag would match all of them.
const COUNTS: [(Harm, &str, &str); 9] = [
    (Harm::Death, "Killed", "#affected+killed"),
    (Harm::Injury, "Injured", "#affected+injured"),
    (Harm::Casualties, "Killed and injured together", "#affected+casualties"),
    (Harm::Missing, "Missing", "#affected+missing"),
    (Harm::Displacement, "Displaced", "#affected+displaced"),
    (Harm::Detention, "Detained", "#affected+detained"),
    (Harm::Abduction, "Abducted", "#affected+abducted"),
    (Harm::Violence, "Subjected to violence", "#affected+violence"),
    (Harm::Affected, "Otherwise affected", "#affected+other"),
];

/// The columns that stand after the counts, the source and its grade first.
const AFTER: [(&str, &str); 18] = [
    ("Source", "#meta+source"),
    ("Grade of source", "#meta+grade"),
    ("Form of source", "#meta+how"),
    ("Why this source", "#description+reason+source"),
    ("At least", "#indicator+num+min"),
    ("At most", "#indicator+num+max"),
    ("Approximate", "#meta+approximate"),
    ("People", "#description+people"),
    ("Basis", "#meta+basis"),
    ("First day", "#date+start"),
    ("Last day", "#date+end"),
    ("Time", "#description+time"),
    ("Grade of time", "#meta+time+grade"),
    ("Form of time", "#meta+time+how"),
    ("Why this time", "#description+reason+time"),
    ("Paragraph", "#meta+paragraph"),
    ("Page", "#meta+page"),
    ("Heading", "#description+heading"),
];

/// The row of headers and the row of hashtags.
pub(super) fn hxl_head() -> [Vec<&'static str>; 2] {
    let counts = COUNTS.iter().map(|&(_, header, tag)| (header, tag));
    let columns: Vec<_> = BEFORE.into_iter().chain(counts).chain(AFTER).collect();
    [columns.iter().map(|column| column.0).collect(), columns.iter().map(|column| column.1).collect()]
}

/// The cells of a claim in an HXL sheet. Only what the text asserts, and that nobody came to harm, is a count.
pub(super) fn hxl_cells(record: &ClaimRecord) -> Vec<String> {
    let words = |words: &Option<String>| one_line(words.as_deref().unwrap_or_default());
    let id = format!("{}:{}:{}", record.file, record.start.line, record.start.column);
    let before = [
        id,
        record.file.clone(),
        record.start.line.to_string(),
        one_line(&record.text),
        record.harm.into(),
        record.status.into(),
    ];
    let counted = matches!(record.status, "asserted" | "zero");
    let counts = COUNTS.iter().map(|(harm, ..)| match record.min {
        Some(least) if counted && harm.name() == record.harm => least.to_string(),
        _ => String::new(),
    });
    // A hedge stands where a source should; who groups by source must not find it there.
    let source = if record.source.grade == "none" { String::new() } else { words(&record.source.text) };
    let after = [
        source,
        record.source.grade.into(),
        record.source.how.into(),
        record.source.why.clone(),
        number(record.min),
        number(record.max),
        record.approximate.to_string(),
        words(&record.people),
        record.basis.unwrap_or("").into(),
        words(&record.time.from),
        words(&record.time.to),
        words(&record.time.text),
        record.time.grade.into(),
        record.time.how.into(),
        record.time.why.clone(),
    ];
    before.into_iter().chain(counts).chain(after).chain(place(record)).collect()
}

fn number(bound: Option<u64>) -> String {
    bound.map_or_else(String::new, |number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_harm_has_a_column_of_its_own() {
        for (name, harm) in Harm::ALL {
            assert_eq!(COUNTS.iter().filter(|(known, ..)| known == harm).count(), 1, "{name}");
        }
    }
}
