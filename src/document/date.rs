//! The document's date: front matter, the command line, header lines, dateline, file name (catalogue, part 2.3).

use jiff::civil::Date;

use crate::document::{Document, header};
use crate::facts::Facts;
use crate::facts::time::{Anchor, Days, Rest, When, resolve};
use crate::format::{Block, Entry};
use crate::prose::{Lexicon, Prose};
use crate::text::Span;

/// The day that a draft's relative dates count from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentDate {
    /// The day; of a reporting period the last.
    pub day: Date,
    /// The first day of the reporting period, where one is stated.
    pub period_from: Option<Date>,
    /// The last day of the reporting period, where one is stated.
    pub period_to: Option<Date>,
    /// How it is known.
    pub from: DateFrom,
    /// The words that say so, where they stand in the source.
    pub at: Option<Span>,
    /// The day of the dateline, whatever dates the draft: when a report was sent, and not when what it tells happened.
    pub dateline: Option<Span>,
}

/// How a document's date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFrom {
    /// Its front matter.
    FrontMatter,
    /// The command line or the configuration.
    Given,
    /// A header line: "issued on", "as of".
    Header,
    /// A dateline: DALIM, 2 December 2016 –
    Dateline,
    /// The sentence that states the reporting period.
    Period,
    /// The header or the footer of its pages.
    PageHeader,
    /// The name of its file.
    FileName,
}

impl DateFrom {
    /// Its name in outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::FrontMatter => "front-matter",
            Self::Given => "given",
            Self::Header => "header",
            Self::Dateline => "dateline",
            Self::Period => "period",
            Self::PageHeader => "page-header",
            Self::FileName => "file-name",
        }
    }
}

impl DocumentDate {
    /// The reporting period, where one is stated.
    #[must_use]
    pub fn period(&self) -> Option<Days> {
        Some(Days { from: self.period_from?, to: self.period_to? })
    }
}

/// Keys of the front matter that hold the day, the first that is there counts.
const DAY_KEYS: &[&str] = &[
    "date",
    "published",
    "publication_date",
    "date_published",
    "publish_date",
    "pub_date",
    "pubdate",
    "published_at",
    "issued",
    "date_issued",
    "issue_date",
    "date_of_issue",
    "release_date",
    "as_of",
    "updated",
    "last_updated",
];
/// Keys of the front matter that hold the reporting period.
const PERIOD_KEYS: &[&str] = &["period", "reporting_period", "period_covered", "covers"];

/// A longer name of a file is no title with a date.
const NAME: usize = 120;

/// The date of a document, by the order of the catalogue, and its reporting period wherever that is stated.
pub(super) fn date(document: &Document, given: Option<Date>, lexicon: &Lexicon) -> Option<DocumentDate> {
    let name = of_name(document.source().name(), lexicon);
    let front = |keys: &[&str]| {
        keys.iter().find_map(|key| {
            let entry = document.front().get(key)?;
            Some((of_entry(entry, lexicon)?, entry.at))
        })
    };
    let (day, period) = (front(DAY_KEYS), front(PERIOD_KEYS));
    let page = of_pages(document, lexicon);
    let told = day.map(|(days, _)| days.to).or(given).or(page.map(|days| days.to)).or(name);
    let header = header::read(document, told.map(Date::year));
    let covered = period.or(header.period);
    let known = day
        .or(period)
        .map(|(days, at)| (days.to, DateFrom::FrontMatter, Some(at)))
        .or(given.map(|day| (day, DateFrom::Given, None)))
        .or(header.line.map(|(days, at)| (days.to, DateFrom::Header, Some(at))))
        .or(header.dateline.map(|(days, at)| (days.to, DateFrom::Dateline, Some(at))))
        .or(header.period.map(|(days, at)| (days.to, DateFrom::Period, Some(at))))
        .or(page.map(|days| (days.to, DateFrom::PageHeader, None)))
        .or(name.map(|day| (day, DateFrom::FileName, None)));
    let (day, from, at) = known?;
    // A title with a range of days states the period too.
    let range = header.line.map(|(days, _)| days).filter(|days| days.from < days.to);
    let on_pages = page.filter(|days| from == DateFrom::PageHeader && days.from < days.to);
    let covered = covered.map(|(days, _)| days).or(range).or(on_pages);
    let (period_from, period_to) = (covered.map(|days| days.from), covered.map(|days| days.to));
    let dateline = header.dateline.map(|(_, at)| at);
    Some(DocumentDate { day, period_from, period_to, from, at, dateline })
}

/// The day in the headers and footers of the pages. They come after all that the text says, for they are what is left
/// standing when last week's file becomes this week's, and before the name of the file, for every reader sees them. Lines
/// that name different days date nothing: one may be that of a form or of the next report.
fn of_pages(document: &Document, lexicon: &Lexicon) -> Option<Days> {
    let lines = document.properties().furniture.iter();
    let mut days = lines.filter_map(|line| header::of_title(line, lexicon));
    let first = days.next()?;
    days.all(|other| other == first).then_some(first)
}

/// The days that a value of the front matter names.
fn of_entry(entry: &Entry, lexicon: &Lexicon) -> Option<Days> {
    let day = |value: &str| value.trim().parse::<Date>().ok();
    let value = entry.value.as_str();
    if let Some(day) = value.get(..10).and_then(day) {
        match &value[10..] {
            "" => return Some(Days { from: day, to: day }),
            time if time.starts_with(['T', ' ']) && time[1..].starts_with(|first: char| first.is_ascii_digit()) => {
                return Some(Days { from: day, to: day });
            }
            _ => {}
        }
    }
    // An interval as ISO 8601 writes it.
    if let Some((from, to)) = value.split_once('/').and_then(|(from, to)| day(from).zip(day(to))) {
        return Some(Days { from, to }).filter(|days| days.from <= days.to);
    }
    let facts = facts_of(value, lexicon);
    facts.times.iter().filter(|time| time.when != When::Vague).find_map(|time| resolve(time, &Anchor::default()).0)
}

fn facts_of(words: &str, lexicon: &Lexicon) -> Facts {
    Facts::read(&Prose::read(Block::of(words), lexicon), lexicon)
}

/// The day in the last part of a name, the later of several: in digits, or with the name of the month.
fn of_name(name: &str, lexicon: &Lexicon) -> Option<Date> {
    let name = name.rsplit(['/', '\\']).next()?;
    in_digits(name.as_bytes()).or_else(|| in_words(name, lexicon))
}

/// `2016-12-02`, `2016_12_02` or `20161202`
fn in_digits(name: &[u8]) -> Option<Date> {
    let number = |digits: &[u8]| std::str::from_utf8(digits).ok()?.parse::<i16>().ok();
    let is_digit = |at: usize| name.get(at).is_some_and(u8::is_ascii_digit);
    let run = |from: usize, length: usize| {
        let digits = name.get(from..from + length)?;
        digits.iter().all(u8::is_ascii_digit).then(|| number(digits)).flatten()
    };
    let days = (0..name.len()).filter(|&at| at == 0 || !is_digit(at - 1)).filter_map(|at| {
        let year = run(at, 4).filter(|year| (1990..2100).contains(year))?;
        let gap = usize::from(matches!(name.get(at + 4), Some(b'-' | b'_' | b'.')));
        let day_at = at + 6 + 2 * gap;
        let (month, day) = (run(at + 4 + gap, 2)?, run(day_at, 2)?);
        let free = !is_digit(day_at + 2) && (gap == 0 || name.get(at + 4) == name.get(day_at - 1));
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|_| free)
    });
    days.max()
}

/// `sitrep_02Dec2016`, `karsa-2-december-2016`, `Karsa update 2 December 2016`
fn in_words(name: &str, lexicon: &Lexicon) -> Option<Date> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if !stem.contains(|letter: char| letter.is_ascii_digit()) || stem.len() > NAME {
        return None;
    }
    let mut words = String::with_capacity(stem.len() + 8);
    let mut before = ' ';
    for letter in stem.chars() {
        let letter = if matches!(letter, '_' | '-' | '.' | '+') { ' ' } else { letter };
        if before.is_ascii_digit() && letter.is_alphabetic() || before.is_alphabetic() && letter.is_ascii_digit() {
            words.push(' ');
        }
        // A month in lower case might be a verb or a name.
        words.push(if before.is_alphabetic() { letter } else { letter.to_ascii_uppercase() });
        before = letter;
    }
    let facts = facts_of(&words, lexicon);
    let days = facts.times.iter().filter(|time| time.when.is_fine()).filter_map(|time| {
        let (days, rest) = resolve(time, &Anchor::default());
        days.filter(|_| rest == Rest::Words)
    });
    days.map(|days| days.to).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Format, Opened, Properties};
    use crate::text::Source;

    /// The date and the reporting period of a draft of this name.
    #[track_caller]
    fn check(name: &str, text: &str, expected: Option<(&str, DateFrom)>) {
        let document = Document::read(Source::new(name, text), Format::Markdown, Lexicon::built_in(), None);
        let found = document.date().map(|date| {
            let day = match date.period() {
                Some(period) => format!("{} ({}..{})", date.day, period.from, period.to),
                None => date.day.to_string(),
            };
            (day, date.from)
        });
        assert_eq!(found, expected.map(|(day, from)| (day.to_owned(), from)));
    }

    #[test]
    fn front_matter_comes_first() {
        let text = "---\ndate: 2024-05-14\n---\n# Dalim, 12 May 2024\n\nText.";
        check("2024-05-13.md", text, Some(("2024-05-14", DateFrom::FrontMatter)));
        check("a.md", "---\npublished: 3 May 2024\n---\nText.", Some(("2024-05-03", DateFrom::FrontMatter)));
        let text = "---\nperiod: 1-7 May 2024\n---\nText.";
        check("a.md", text, Some(("2024-05-07 (2024-05-01..2024-05-07)", DateFrom::FrontMatter)));
    }

    #[test]
    fn header_lines_and_titles_tell_the_date() {
        let header = |day| Some((day, DateFrom::Header));
        check("a.md", "# Karsa: flash update No. 4 (14 May 2024)\n\nShells fell.", header("2024-05-14"));
        check("a.md", "# Karsa update\n\nIssued on 14 May 2024\n\nShells fell.", header("2024-05-14"));
        check("a.md", "# Karsa update\n\nDate: 14 May 2024\n\nShells fell.", header("2024-05-14"));
        check("a.md", "# Karsa update\n\nAs of 14 May 2024\n\nShells fell.", header("2024-05-14"));
        check("a.md", "# Karsa update\n\nKarsa, 14 May 2024\n\nShells fell.", header("2024-05-14"));
    }

    #[test]
    fn a_second_title_line_tells_the_month_and_a_section_does_not() {
        let month = Some(("2020-05-31 (2020-05-01..2020-05-31)", DateFrom::Header));
        check("a.md", "# Fact sheet\n\n## Situation in Karsa May 2020\n\nShells fell.", month);
        check("a.md", "# Fact sheet\n\n## May 2020\n\nShells fell.", None);
        check("a.md", "# Fact sheet\n\nText.\n\n## Situation in Karsa May 2020\n\nShells fell.", None);
    }

    #[test]
    fn a_dateline_tells_the_date() {
        let text = "DALIM, 14 May 2024 - Shells fell on the town, the mayor said.";
        check("a.md", text, Some(("2024-05-14", DateFrom::Dateline)));
        let text = "Dalim, May 14, 2024 (Northwatch) - Shells fell on the town, the mayor said.";
        check("a.md", text, Some(("2024-05-14", DateFrom::Dateline)));
    }

    #[test]
    fn a_page_pasted_into_one_line_begins_with_its_date() {
        let dated = |day| Some((day, DateFrom::Header));
        check("a.md", "7 June 2023 Nine hurt as bridge gives way in Oswa. Nine people were hurt.", dated("2023-06-07"));
        check(
            "a.md",
            "Bridge gives way, nine hurt AFP Wednesday 7 Jun 2023 Nine people were hurt.",
            dated("2023-06-07"),
        );
        check("a.md", "Last updated on 7 June 2023 OSWA Nine people were hurt.", dated("2023-06-07"));
        check("a.md", "7 June 2023 was the day on which the bridge at Oswa gave way.", None);
    }

    #[test]
    fn a_reporting_period_is_kept_and_dates_the_document_where_nothing_else_does() {
        let text = "# Karsa\n\nThis bulletin covers 2-9 May 2024.\n\nShells fell.";
        check("a.md", text, Some(("2024-05-09 (2024-05-02..2024-05-09)", DateFrom::Period)));
        let text = "# Karsa, 12 May 2024\n\nThis report covers the period from 2 to 9 May 2024.\n\nShells fell.";
        check("a.md", text, Some(("2024-05-12 (2024-05-02..2024-05-09)", DateFrom::Header)));
    }

    #[test]
    fn the_name_of_the_file_tells_the_date_at_last() {
        check("out/20240514_karsa.md", "Shells fell.", Some(("2024-05-14", DateFrom::FileName)));
        check("2024-05/karsa.md", "Shells fell.", None);
    }

    #[test]
    fn a_name_of_a_file_may_spell_its_month() {
        let named = |day| Some((day, DateFrom::FileName));
        check("sitrep_14May2024.md", "Shells fell.", named("2024-05-14"));
        check("karsa-sitrep-14-may-2024.md", "Shells fell.", named("2024-05-14"));
        check("Karsa Flash Update 14 May 2024.md", "Shells fell.", named("2024-05-14"));
        check("20240501-20240507.md", "Shells fell.", named("2024-05-07"));
        check("karsa-2254-2017.md", "Shells fell.", None);
        check("karsa_may_2024.md", "Shells fell.", None);
        check("covid19_section2.md", "Shells fell.", None);
    }

    /// The date of a draft whose pages have these headers and footers.
    #[track_caller]
    fn paged(name: &str, text: &str, (lines, expected): (&[&str], Option<(&str, DateFrom)>)) {
        let source = Source::new(name, text);
        let mut laid = Format::Word.lay(&source);
        let furniture = lines.iter().map(|&line| line.to_owned()).collect();
        laid.properties = Properties { furniture, ..Properties::default() };
        let document = Document::of(Opened { source, format: Format::Word, laid }, Lexicon::built_in(), None);
        let found = document.date().map(|date| (date.day.to_string(), date.from));
        assert_eq!(found, expected.map(|(day, from)| (day.to_owned(), from)));
    }

    #[test]
    fn the_header_of_the_pages_tells_the_date_after_the_text_and_before_the_name_of_the_file() {
        let line = "Karsa field office – weekly update – 8 May 2019";
        let pages = |day| Some((day, DateFrom::PageHeader));
        paged("a.docx", "Shells fell.", (&[line], pages("2019-05-08")));
        paged("2019-05-09.docx", "Shells fell.", (&[line], pages("2019-05-08")));
        paged("a.docx", "DALIM, 7 May 2019 - Shells fell.", (&[line], Some(("2019-05-07", DateFrom::Dateline))));
        paged("a.docx", "Shells fell.", (&["Page 1", line, "Weekly, 8 May 2019"], pages("2019-05-08")));
    }

    #[test]
    fn headers_that_name_different_days_tell_no_date() {
        let lines = ["Karsa weekly update, 8 May 2019", "Form 12, 3 January 2015"];
        paged("a.docx", "Shells fell.", (&lines, None));
        paged("a.docx", "Shells fell.", (&["The 3 May 2019 attack on Dalim market"], None));
    }

    #[test]
    fn front_matter_has_many_keys_and_forms() {
        let front = |day| Some((day, DateFrom::FrontMatter));
        check("a.md", "---\npubDate: \"2024-05-14\"\n---\nText.", front("2024-05-14"));
        check("a.md", "---\ndate: 2024-05-14 09:30\n---\nText.", front("2024-05-14"));
        let period = "2024-05-07 (2024-05-01..2024-05-07)";
        check("a.md", "---\nreporting-period: 2024-05-01/2024-05-07\n---\nText.", front(period));
        check("a.md", "---\ndate: ‹date›\n---\nText.", None);
    }

    #[test]
    fn a_month_on_the_line_below_the_title_is_that_of_the_report() {
        let month = Some(("2024-05-31 (2024-05-01..2024-05-31)", DateFrom::Header));
        check("a.md", "# Monthly update\n\nMay 2024\n\nShells fell.", month);
        check("a.md", "# Monthly update\n\nMay 2024 was wet.\n\nShells fell.", None);
    }

    #[test]
    fn a_diary_has_no_date_of_its_own() {
        check("a.md", "# Karsa\n\n## 3 May 2024\n\nFrost.\n\n## 4 May 2024\n\nRain.", None);
        check("a.md", "# Karsa\n\n## 3 May 2024\n\nFrost.", Some(("2024-05-03", DateFrom::Header)));
    }

    #[test]
    fn a_table_and_the_head_of_a_mail_tell_the_date() {
        let text = "# Report\n\n| No | 4 |\n|---|---|\n| Date | 9 May 2024 |\n| Period covered | 1 to 7 May 2024 |\n";
        check("a.md", text, Some(("2024-05-09 (2024-05-01..2024-05-07)", DateFrom::Header)));
        check("a.md", "Sent: Tuesday, May 14, 2024 9:12 AM\n\nShells fell.", Some(("2024-05-14", DateFrom::Header)));
        check("a.md", "Shells fell. The desk sent a team on 14 May 2024.", None);
        let text = "Dalim (Northwatch) 14 May 2024 - Shells fell on the town, the mayor said.";
        check("a.md", text, Some(("2024-05-14", DateFrom::Dateline)));
    }

    #[test]
    fn a_date_of_the_story_is_not_that_of_the_document() {
        check("a.md", "# Karsa\n\nOn 3 May 2024 shells fell on the town, the mayor said.", None);
        check("a.md", "# Karsa\n\nBy 3 May 2024 the agency had counted 900 families, it said.", None);
        check("a.md", "# The 3 May 2024 attack on Dalim market\n\nShells fell.", None);
    }
}
