//! How a place is said: the line and column of a text; of a Word draft the paragraph, with its page and its heading.

use std::borrow::Cow;

use serde::Serialize;

use crate::explain::claim::one_line;
use crate::format::Format;
use crate::render::Excerpt;
use crate::text::{Place, Span, Unit};

/// Characters of a heading that are shown to people: enough to find it.
const HEADING: usize = 60;
/// Characters of a paragraph's beginning that are quoted where nothing of it is underlined.
const OPENING: usize = 60;

/// A place of a draft that has paragraphs and no lines, for programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct PlaceRecord {
    pub(super) paragraph: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) page: Option<u32>,
    pub(super) heading: Option<String>,
    /// The words; where there are none, those that the paragraph begins with.
    pub(super) quote: String,
}

impl PlaceRecord {
    /// The place of a span; `None` in a text, which has lines.
    pub(super) fn of(excerpt: &Excerpt<'_>, span: Span) -> Option<Self> {
        if excerpt.unit() == Unit::Line {
            return None;
        }
        let (page, heading) = excerpt.surroundings(span.start);
        let quote = match one_line(&excerpt.words(span)) {
            none if none.is_empty() => {
                one_line(&excerpt.line(excerpt.line_of(span.start))).chars().take(OPENING).collect()
            }
            words => words,
        };
        let heading = heading.map(|heading| one_line(&heading));
        Some(Self { paragraph: excerpt.place(span.start).line, page, heading, quote })
    }

    /// `paragraph 14, page 2, under “Casualties”`
    pub(super) fn said(&self) -> String {
        let page = self.page.map(|page| format!(", page {page}")).unwrap_or_default();
        let heading = self.heading.as_deref().map(|heading| format!(", under “{}”", cut(heading))).unwrap_or_default();
        format!("{}{page}{heading}", Unit::Paragraph.numbered(self.paragraph))
    }
}

/// `a.md:4:17`; `report.docx, paragraph 14, page 2, under “Casualties”`
pub(super) fn full(excerpt: &Excerpt<'_>, span: Span) -> String {
    match PlaceRecord::of(excerpt, span) {
        Some(record) => format!("{}, {}", excerpt.name(), record.said()),
        None => brief(excerpt.name(), excerpt.place(span.start)),
    }
}

/// `a.md:4:17`; `report.docx, paragraph 14`. The name of the file tells what the place counts.
pub(super) fn brief(file: &str, place: Place) -> String {
    match unit(file) {
        Unit::Line => format!("{file}:{}:{}", place.line, place.column),
        Unit::Paragraph => row(file, place.line),
    }
}

/// `a.md:4`; `report.docx, paragraph 14`
pub(super) fn row(file: &str, number: usize) -> String {
    match unit(file) {
        Unit::Line => format!("{file}:{number}"),
        Unit::Paragraph => format!("{file}, {}", Unit::Paragraph.numbered(number)),
    }
}

/// `at 4:5, 7:2`; `in paragraphs 4, 9`
pub(super) fn others(excerpt: &Excerpt<'_>, spans: &[Span]) -> String {
    let places = spans.iter().map(|span| excerpt.place(span.start));
    match excerpt.unit() {
        Unit::Line => {
            let places: Vec<_> = places.map(|Place { line, column, .. }| format!("{line}:{column}")).collect();
            format!("at {}", places.join(", "))
        }
        Unit::Paragraph => {
            let mut numbers: Vec<_> = places.map(|place| place.line).collect();
            numbers.dedup();
            let plural = if numbers.len() == 1 { "" } else { "s" };
            let numbers: Vec<_> = numbers.iter().map(ToString::to_string).collect();
            format!("in paragraph{plural} {}", numbers.join(", "))
        }
    }
}

/// A message that says its own place, for programs that show it beside no line: `… (paragraph 14, page 2)`.
pub(super) fn told<'m>(message: Cow<'m, str>, excerpt: &Excerpt<'_>, span: Span) -> Cow<'m, str> {
    match PlaceRecord::of(excerpt, span) {
        Some(record) => format!("{message} ({})", record.said()).into(),
        None => message,
    }
}

/// What the places of a draft of this name are counted in.
pub(super) fn unit(file: &str) -> Unit {
    Format::of(file).unwrap_or_default().unit()
}

fn cut(heading: &str) -> Cow<'_, str> {
    match heading.char_indices().nth(HEADING) {
        None => Cow::Borrowed(heading),
        Some((end, _)) => {
            let whole = heading[..end].rsplit_once(' ').map_or(&heading[..end], |(whole, _)| whole);
            Cow::Owned(format!("{whole}…"))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::Document;
    use crate::finding::{Finding, Severity};
    use crate::mask::Masks;
    use crate::prose::Lexicon;
    use crate::text::{Origin, Paragraph, Source};

    const TEXT: &str = "Casualties in Dalim\n46 people\u{b}were killed.\n";

    fn source() -> Source {
        let second = Paragraph { page: Some(2), heading: Some(Span::new(0, 19)) };
        let origin = Origin { paragraphs: vec![Paragraph::default(), second], ..Origin::default() };
        Source::extracted("report.docx", TEXT, origin)
    }

    #[track_caller]
    fn check(words: &str, expected: &str) {
        let (source, start) = (source(), TEXT.find(words).expect("the words are in the text"));
        assert_eq!(full(&Excerpt::whole(&source), Span::new(start, start + words.len())), expected);
    }

    #[test]
    fn a_paragraph_is_found_by_its_number_its_page_and_its_heading() {
        check("46 people", "report.docx, paragraph 2, page 2, under “Casualties in Dalim”");
        check("Dalim", "report.docx, paragraph 1");
    }

    #[test]
    fn a_heading_is_masked_as_all_words_are() {
        let finding = Finding { code: Arc::from("DNH801"), ..Finding::new(Severity::Error, Span::new(14, 19), "") };
        let source = source();
        let read = Document::read(Source::new("a.md", TEXT), Format::Markdown, Lexicon::built_in(), None);
        let masks = Masks::of(&read, [&finding]);
        let said = full(&Excerpt::of(&source, &masks), Span::new(20, 29));
        assert_eq!(said, "report.docx, paragraph 2, page 2, under “Casualties in [masked]”");
    }

    #[test]
    fn what_is_not_there_is_quoted_by_the_beginning_of_its_paragraph() {
        let source = source();
        let quote = |span| PlaceRecord::of(&Excerpt::whole(&source), span).map(|record| record.quote);
        assert_eq!(quote(Span::new(20, 34)).as_deref(), Some("46 people were"));
        assert_eq!(quote(Span::new(25, 25)).as_deref(), Some("46 people were killed."));
    }

    #[test]
    fn the_name_of_another_draft_tells_what_its_places_count() {
        let place = Place { offset: 0, line: 9, column: 3 };
        assert_eq!(brief("b.docx", place), "b.docx, paragraph 9");
        assert_eq!(brief("b.md", place), "b.md:9:3");
        assert_eq!(row("b.docx", 9), "b.docx, paragraph 9");
    }

    #[test]
    fn several_places_in_a_paragraph_are_one() {
        let source = source();
        let at = |start| Span::new(start, start + 1);
        let excerpt = Excerpt::whole(&source);
        assert_eq!(others(&excerpt, &[at(0), at(20), at(25)]), "in paragraphs 1, 2");
        assert_eq!(others(&excerpt, &[at(20), at(25)]), "in paragraph 2");
    }

    #[test]
    fn a_long_heading_is_cut_at_a_word() {
        let long = "Protection ".repeat(9);
        assert_eq!(cut(&long), format!("{}…", "Protection ".repeat(5).trim()));
    }
}
