//! Drafts that are situation reports: what kind they are, their number in the series, and their usual sections.

use crate::document::{Document, ParagraphId, Slot};
use crate::format::{MarkKind, Role};
use crate::prose::words::report::{RESPONSE, SECTORS};
use crate::prose::{Class, Kind, Prose, Token};
use crate::text::Range;

/// A title stands among so many blocks from the top: below the logo, the place and the date.
const TOP: usize = 6;
/// Longer lines are sentences and no titles.
const SHORT: usize = 24;
/// Longer lines are no headings of sections.
const HEADING: usize = 9;
/// Series have so many numbers at most; larger ones are years and symbols.
const NUMBERS: u32 = 2000;

/// A situation report or one of its kin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// Which of them.
    pub kind: ReportKind,
    /// The line that says so.
    pub title: ParagraphId,
    /// The words of that line.
    pub at: Range,
}

/// How much a report has to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportKind {
    /// A situation report, which has all the usual sections.
    Situation,
    /// A flash update: key points and the situation, in any form.
    Flash,
}

/// The number of a report in its series, and what the series is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The line that has it.
    pub paragraph: ParagraphId,
    /// Where it stands there.
    pub at: Range,
    /// The number.
    pub number: u32,
    /// The words of the title but for number and date, in lower case: the same for all of a series.
    pub series: String,
}

/// The usual sections of a situation report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Highlights, key messages, key points.
    Highlights,
    /// Situation overview.
    Situation,
    /// Humanitarian needs, response and gaps, most often by sector.
    Response,
    /// Coordination, access.
    Coordination,
    /// Funding.
    Funding,
    /// Contacts, for further information.
    Contacts,
}

/// A section with one of the usual names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// Which it is.
    pub part: Part,
    /// Its heading.
    pub heading: ParagraphId,
    /// One past its last paragraph.
    pub end: ParagraphId,
    /// Whether it holds nothing but its heading.
    pub empty: bool,
}

impl Part {
    /// All of them with their usual names, in the order of a report.
    pub const ALL: &[(&str, Self)] = &[
        ("Highlights", Self::Highlights),
        ("Situation overview", Self::Situation),
        ("Humanitarian response", Self::Response),
        ("Coordination", Self::Coordination),
        ("Funding", Self::Funding),
        ("Contacts", Self::Contacts),
    ];

    /// The section that a heading of this prose opens.
    fn of(prose: &Prose) -> Option<Self> {
        let words = |list: &[&str]| (0..prose.tokens.len()).any(|at| prose.says_any(at, list));
        let pair = |first: &[&str], then: &[&str]| {
            (0..prose.tokens.len()).any(|at| prose.says_any(at, first) && prose.says_any(at + 1, then))
        };
        let key = pair(
            &["key", "main"],
            &["messages", "message", "points", "point", "developments", "updates", "highlights"],
        );
        if key || words(&["highlights", "highlight"]) {
            return Some(Self::Highlights);
        }
        if words(&["contact", "contacts"]) || pair(&["further", "more", "additional"], &["information", "details"]) {
            return Some(Self::Contacts);
        }
        if words(&["funding", "financing", "donors", "financial"]) {
            return Some(Self::Funding);
        }
        if words(&["coordination", "co-ordination", "access"]) && !prose.has(SECTORS) {
            return Some(Self::Coordination);
        }
        if prose.has(RESPONSE) || prose.has(SECTORS) {
            return Some(Self::Response);
        }
        words(&["situation", "overview", "context", "background", "update", "impact", "developments"])
            .then_some(Self::Situation)
    }
}

/// The situation report that a document is; `None` where its title says nothing of the kind, or that it is a part of one.
#[must_use]
pub fn report(document: &Document) -> Option<Report> {
    let part = ["part_of", "module", "parent", "chapter"].iter().any(|key| document.front().get(key).is_some());
    if part {
        return None;
    }
    let (title, slot, kind) = document.paragraphs().take(TOP).find_map(|(id, slot)| Some((id, slot, kind(slot)?)))?;
    let prose = &slot.paragraph.prose;
    let piece =
        (0..prose.tokens.len()).any(|at| prose.says_any(at, &["annex", "input", "inputs", "contribution", "template"]));
    (!piece).then(|| Report { kind, title, at: line(prose) })
}

/// The first line of a paragraph, as it stands.
fn line(prose: &Prose) -> Range {
    let end = (1..prose.tokens.len()).find(|&at| prose.tokens[at].line_start).unwrap_or(prose.tokens.len());
    prose.range(0, end)
}

/// Which kind of report a line says that it opens.
fn kind(slot: &Slot) -> Option<ReportKind> {
    let prose = &slot.paragraph.prose;
    let told = prose.tokens.last().is_some_and(|last| last.is_sign('.')) || prose.tokens.len() > SHORT;
    if !matches!(slot.role, Role::Heading(_) | Role::Paragraph) || told && !matches!(slot.role, Role::Heading(_)) {
        return None;
    }
    let pair = |first: &[&str], then: &[&str]| {
        (0..prose.tokens.len()).any(|at| prose.says_any(at, first) && prose.says_any(at + 1, then))
    };
    if pair(&["flash"], &["update", "report"]) {
        return Some(ReportKind::Flash);
    }
    let named = (0..prose.tokens.len()).any(|at| prose.says_any(at, &["sitrep"]));
    (named || pair(&["situation"], &["report"])).then_some(ReportKind::Situation)
}

/// The number of a report, which its title or one of the lines around it tells.
#[must_use]
pub fn issue(document: &Document) -> Option<Issue> {
    let report = report(document)?;
    let front = ["number", "issue", "report_number", "issue_number"].iter().find_map(|key| document.front().get(key));
    let title = &document.slot(report.title)?.paragraph.prose;
    let series = series(title);
    let lines = document.paragraphs().take(TOP + report.title.0 as usize);
    let found = lines
        .filter(|(_, slot)| slot.paragraph.prose.tokens.len() <= SHORT || matches!(slot.role, Role::Heading(_)))
        .find_map(|(id, slot)| {
            let (at, number) = number(&slot.paragraph.prose)?;
            Some((id, at, number))
        });
    if let Some((paragraph, at, number)) = found {
        return Some(Issue { paragraph, at, number, series });
    }
    let number = front?.value.trim().trim_start_matches(['#', 'N', 'o', '.', ' ']).parse().ok()?;
    Some(Issue { paragraph: report.title, at: report.at, number, series })
}

/// “No. 4”, “#4”, “Situation Report 4”, “Issue 4”
fn number(prose: &Prose) -> Option<(Range, u32)> {
    (0..prose.tokens.len()).find_map(|at| {
        let token = &prose.tokens[at];
        let label = prose.says_any(at, &["no", "nr", "num", "number", "issue", "volume", "vol", "nº", "n°", "№"])
            || matches!(token.kind, Kind::Sign('#' | '№'));
        let report = prose.says_any(at, &["report", "sitrep", "update", "bulletin"]);
        if !label && !report {
            return None;
        }
        let sign = |at: &usize| matches!(prose.tokens[*at].kind, Kind::Sign('.' | '#' | '°' | 'º' | ':' | '-' | '–'));
        let next = (at + 1..prose.tokens.len().min(at + 4)).find(|at| !sign(at))?;
        let token = &prose.tokens[next];
        // A day is no number of a series: “Situation report 4 May”.
        let dated = prose
            .tokens
            .get(next + 1)
            .is_some_and(|token| token.is(Class::Month) || matches!(token.kind, Kind::Sign('/')));
        let number = prose.word(next).parse().ok().filter(|&number| number <= NUMBERS)?;
        let year = report && (1900..2100).contains(&number);
        (token.kind == Kind::Number && !dated && !year).then(|| (prose.range(next, next + 1), number))
    })
}

/// What the reports of a series are called: their titles but for number and date.
fn series(title: &Prose) -> String {
    let tokens = title.tokens.iter().filter(|token| token.kind == Kind::Word);
    let plain = tokens.filter(|token| !token.is(Class::Month) && !token.is(Class::Weekday));
    let words = plain.map(|token| title.words(token.at).to_lowercase());
    let words =
        words.filter(|word| !matches!(&**word, "no" | "nr" | "number" | "issue" | "as" | "of" | "to" | "from" | "vol"));
    words.collect::<Vec<_>>().join(" ")
}

/// The sections with the usual names, in the order of the text.
#[must_use]
pub fn sections(document: &Document) -> Vec<Section> {
    let heads: Vec<(ParagraphId, u8, Option<Part>)> = document
        .paragraphs()
        .filter_map(|(id, slot)| head(document, id, slot).map(|(level, part)| (id, level, part)))
        .collect();
    let count = u32::try_from(document.paragraphs().len()).unwrap_or(u32::MAX);
    let section = |(index, &(heading, level, part)): (usize, &(ParagraphId, u8, Option<Part>))| {
        let end = heads[index + 1..].iter().find(|&&(_, other, _)| other <= level).map_or(count, |&(id, ..)| id.0);
        // A heading with a text of its own behind it, such as “Contacts: …”, or with headings below it is not empty.
        let told = document.slot(heading).is_some_and(|slot| says_more(&slot.paragraph.prose));
        Some(Section { part: part?, heading, end: ParagraphId(end), empty: end == heading.0 + 1 && !told })
    };
    heads.iter().enumerate().filter_map(section).collect()
}

/// The level of a heading and the part that it opens; `None` of all other paragraphs.
fn head(document: &Document, id: ParagraphId, slot: &Slot) -> Option<(u8, Option<Part>)> {
    let prose = &slot.paragraph.prose;
    match slot.role {
        // The title, which pages repeat, names the kind of report, and no section.
        Role::Heading(level) => {
            let title = kind(slot).is_some() || id.0 == 0;
            Some((level, if title || prose.tokens.len() > SHORT { None } else { Part::of(prose) }))
        }
        // A line of its own that was typed in bold or in capitals, or ends with a colon.
        Role::Paragraph if prose.tokens.len() <= HEADING && id.0 > 0 => {
            let last = prose.tokens.last()?;
            let bold = prose.marks().iter().any(|mark| mark.kind == MarkKind::Emphasis && mark.at.start == 0);
            let capitals = prose.tokens.iter().all(|token| !token.is_wordy() || token.upper);
            let list = document.slot(ParagraphId(id.0 + 1)).is_some_and(|next| matches!(next.role, Role::Item(_)));
            let shaped = last.is_sign(':') || bold || capitals || list;
            let named = shaped && prose.tokens.first()?.capital && !last.is_sign('.');
            named.then(|| Part::of(prose)).flatten().map(|part| (6, Some(part)))
        }
        _ => None,
    }
}

/// Whether words stand behind the colon of a heading.
fn says_more(prose: &Prose) -> bool {
    let colon = prose.tokens.iter().position(|token| token.is_sign(':'));
    colon.is_some_and(|at| prose.tokens[at + 1..].iter().any(Token::is_wordy) || prose.text().contains('@'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::prose::Lexicon;
    use crate::text::Source;

    fn document(name: &str, text: &str) -> Document {
        let format = Format::of(name).expect("the name has an ending");
        Document::read(Source::new(name, text), format, Lexicon::built_in(), None)
    }

    #[track_caller]
    fn check(text: &str, expected: &[(Part, &str)]) {
        let name = if text.contains('#') { "a.md" } else { "a.txt" };
        let document = document(name, text);
        let words = |id: ParagraphId| document.slot(id).map_or("", |slot| slot.paragraph.prose.text());
        let found: Vec<_> = sections(&document).iter().map(|one| (one.part, words(one.heading))).collect();
        assert_eq!(found, expected);
    }

    #[track_caller]
    fn numbered(text: &str, expected: Option<(u32, &str)>) {
        let issue = issue(&document("a.md", text));
        assert_eq!(issue.as_ref().map(|issue| (issue.number, &*issue.series)), expected);
    }

    #[test]
    fn sections_have_many_names() {
        check(
            "# Karsa\n\n## Key points\n\n- a\n\n## 2. Needs and response\n\n### Health\n\nb\n",
            &[(Part::Highlights, "Key points"), (Part::Response, "2. Needs and response"), (Part::Response, "Health")],
        );
        check(
            "Karsa: Sitrep No. 4\n\nKey messages:\n- One is open.\n\nFor further information, please contact:\n\nIda",
            &[(Part::Highlights, "Key messages:"), (Part::Contacts, "For further information, please contact:")],
        );
    }

    #[test]
    fn a_section_without_a_word_is_empty() {
        let document = document("a.md", "# Sitrep\n\n## Highlights\n\n## Needs\n\n### Health\n\nb\n\n## Funding\n");
        let empty: Vec<_> = sections(&document).iter().filter(|one| one.empty).map(|one| one.part).collect();
        assert_eq!(empty, [Part::Highlights, Part::Funding]);
    }

    #[test]
    fn the_number_of_a_report_is_no_day_and_no_year() {
        numbered("# Karsa: Situation Report No. 4 (as of 14 May 2024)", Some((4, "karsa situation report")));
        numbered("# Karsa Flash Update #12 – 14 May 2024", Some((12, "karsa flash update")));
        numbered("# Karsa Situation Report 14 May 2024", None);
        numbered("# Karsa Situation Report 2024", None);
        numbered("# Notes No. 4", None);
    }

    #[test]
    fn a_part_of_a_report_is_none() {
        assert_eq!(report(&document("a.md", "# Situation report: health cluster input\n\nWards are full.")), None);
        assert_eq!(report(&document("a.md", "---\npart_of: sitrep\n---\n\n# Situation report\n\nIt is calm.")), None);
        let flash = report(&document("a.txt", "KARSA\nFlash Update No. 2\n\nIt is calm."));
        assert_eq!(flash.map(|report| report.kind), Some(ReportKind::Flash));
    }
}
