//! Situation reports whose head does not say what they are: of where, which, of when, by whom.

use crate::document::{Document, Report, ReportKind, issue, report};
use crate::facts::Entity;
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::format::Format;
use crate::prose::words::report::{FOLLOWED, MADE, PLAIN_TITLES};
use crate::prose::{Class, Kind, Prose};
use crate::rule::{Card, Context, Findings, Group, Pace, Rule, Scope};
use crate::text::Span;

/// The rule.
pub struct SitrepHeader;

/// The head of a report has so many blocks at most.
const HEAD: usize = 14;
/// The place may stand in so many lines around the title.
const LINES: usize = 5;
/// Longer lines are sentences.
const SHORT: usize = 16;

/// Something that a head says.
struct Item {
    /// What it is, as a message names it.
    name: &'static str,
    /// What to write, with places for what only the writer knows.
    line: &'static str,
    /// Whether flash updates say it too.
    flash: bool,
    /// Whether a report says it.
    told: fn(&Document, &Report) -> bool,
}

const ITEMS: &[Item] = &[
    Item { name: "the country or crisis", line: "‹place›.", flash: true, told: has_place },
    Item {
        name: "the number of the report",
        line: "Report No. ‹number›.",
        flash: true,
        told: |document, _| issue(document).is_some(),
    },
    Item { name: "its date", line: "As of ‹date›.", flash: true, told: |document, _| document.date().is_some() },
    Item { name: "who produced it", line: "Produced by ‹name›.", flash: true, told: has_producer },
    Item {
        name: "the period it covers", line: "This report covers ‹date› to ‹date›.", flash: false, told: has_period
    },
    Item {
        name: "when the next one comes",
        line: "The next report will be issued on ‹date›.",
        flash: false,
        told: has_next,
    },
];

impl Rule for SitrepHeader {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DOC101",
            name: "sitrep-header",
            group: Group::Structure,
            scope: Scope::Document,
            severity: Severity::Warning,
            default: false,
            fixable: true,
            page: include_str!("sitrep_header.md"),
        }
    }

    fn pace(&self) -> Pace {
        Pace::Saving
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let Some(report) = report(cx.document) else { return };
        let asked = ITEMS.iter().filter(|item| item.flash || report.kind == ReportKind::Situation);
        let missing: Vec<&Item> = asked.filter(|item| !(item.told)(cx.document, &report)).collect();
        if missing.is_empty() {
            return;
        }
        let names: Vec<&str> = missing.iter().map(|item| item.name).collect();
        let message = format!("The head of this report does not say {}. Add it?", joined(&names));
        let span = cx.document.span(report.title, report.at);
        let fixes = lines(cx.document, &report, &missing).into_iter().collect();
        findings.push(Finding { fixes, ..Finding::new(Severity::Warning, span, message) });
    }
}

/// “a, b and c”
fn joined(names: &[&str]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.join(""),
    }
}

/// Lines below the title, with places for what only the writer knows.
fn lines(document: &Document, report: &Report, missing: &[&Item]) -> Option<Fix> {
    if !matches!(document.format(), Format::Markdown | Format::Plain) {
        return None;
    }
    let text = document.source().text();
    let title = document.span(report.title, report.at);
    let end = text.get(title.end..)?.find('\n').map_or(text.len(), |at| title.end + at);
    let lines: Vec<&str> = missing.iter().map(|item| item.line).collect();
    let edit = Edit { span: Span::new(end, end), text: format!("\n\n{}", lines.join(" ")) };
    Some(Fix { title: "Leave a line for the head".into(), safe: false, edits: vec![edit] })
}

fn has_key(document: &Document, keys: &[&str]) -> bool {
    keys.iter().any(|key| document.front().get(key).is_some())
}

/// The paragraphs of the head.
fn head(document: &Document) -> impl Iterator<Item = &Prose> {
    document.paragraphs().take(HEAD).map(|(_, slot)| &slot.paragraph.prose)
}

/// Whether any two neighbours of the head are one of `first` and one of `then`.
fn pair(prose: &Prose, first: &[&str], then: &[&str]) -> bool {
    (0..prose.tokens.len()).any(|at| prose.says_any(at, first) && prose.says_any(at + 1, then))
}

/// Whether the title or a line around it names a place or a crisis.
fn has_place(document: &Document, report: &Report) -> bool {
    let lines = document.paragraphs().take(report.title.0 as usize + LINES);
    let names = |prose: &Prose| {
        prose.tokens.iter().any(|token| {
            let word = prose.words(token.at);
            token.kind == Kind::Word
                && token.capital
                && !token.is(Class::Month)
                && !token.is(Class::Weekday)
                && !PLAIN_TITLES.iter().any(|plain| plain.eq_ignore_ascii_case(word))
        })
    };
    let short =
        |prose: &Prose| prose.tokens.len() <= SHORT && prose.tokens.last().is_some_and(|last| !last.is_sign('.'));
    let title = document.slot(report.title).is_some_and(|slot| names(&slot.paragraph.prose));
    let beside = lines.map(|(_, slot)| &slot.paragraph.prose).filter(|prose| short(prose));
    title
        || beside.into_iter().any(names)
        || has_key(document, &["country", "countries", "crisis", "location", "place"])
}

/// Whether the head says who produced the report.
fn has_producer(document: &Document, _: &Report) -> bool {
    let made = |prose: &Prose| {
        let by = |at: usize| prose.is(at, MADE) && prose.says_any(at + 1, &["by", "jointly"]);
        prose.has(MADE) && (0..prose.tokens.len()).any(by) || prose.says_any(0, &["source", "author", "producer"])
    };
    let body = document.paragraphs().take(HEAD).any(|(_, slot)| {
        slot.paragraph.prose.tokens.len() <= SHORT
            && slot.paragraph.facts.names.iter().any(|name| name.entity == Entity::Organisation)
    });
    let furniture = &document.properties().furniture;
    head(document).any(made)
        || body
        || furniture.iter().any(|line| line.contains(" by "))
        || has_key(
            document,
            &["author", "authors", "producer", "organisation", "organization", "agency", "publisher", "source"],
        )
}

/// Whether a report says what time it covers.
fn has_period(document: &Document, _: &Report) -> bool {
    let words = |prose: &Prose| {
        pair(prose, &["reporting"], &["period"])
            || pair(prose, &["period"], &["covered"])
            || (0..prose.tokens.len()).any(|at| prose.says_any(at, &["covers", "covering", "covered"]))
    };
    document.date().is_some_and(|date| date.period().is_some()) || head(document).any(words)
}

/// Whether a report says when the next one comes, or that it is the last.
fn has_next(document: &Document, _: &Report) -> bool {
    let told = |prose: &Prose| {
        let next = |at: usize| prose.says_any(at, &["next", "final", "last"]) && prose.is(at + 1, FOLLOWED);
        prose.has(FOLLOWED) && (0..prose.tokens.len()).any(next)
    };
    document.paragraphs().any(|(_, slot)| told(&slot.paragraph.prose))
        || has_key(document, &["next", "next_report", "next_issue", "next_update"])
}
