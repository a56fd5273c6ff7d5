//! SARIF 2.1.0, as far as code scanning reads it: rules with their pages, results, related places, fixes.

use std::borrow::Cow;
use std::fmt::Write;

use serde::Serialize;

use crate::explain;
use crate::finding::{Finding, Fix, Related, Severity, Where};
use crate::render::Excerpt;
use crate::render::json::{Point, Stretch, can_leave, line};
use crate::render::place;
use crate::render::place::PlaceRecord;
use crate::rule::Card;
use crate::text::{Span, Unit};

/// What stands before the first result. Columns count Unicode scalar values.
pub(super) const HEAD: &str = "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\
\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"results\":[\n";

/// What stands after the last result.
pub(super) fn tail(cards: &[Card<'_>]) -> String {
    let rules = cards.iter().map(RuleObject::of).collect();
    let version = env!("CARGO_PKG_VERSION");
    let tool = Tool { driver: Driver { name: "sitlint", version, semantic_version: version, rules } };
    format!("\n],\"tool\":{}}}]}}\n", line(&tool))
}

/// A finding as a result object on one line.
pub(super) fn finding(excerpt: &Excerpt<'_>, finding: &Finding, fingerprint: String) -> String {
    let also = finding.also.iter().map(|&span| (Stretch::of(excerpt, span), "Here too.".into(), excerpt.name()));
    let related = finding.related.iter().map(|place| related(excerpt, place));
    let places = also.chain(related).zip(1..);
    // Lines of a Word draft are its paragraphs: to replace something there would break the file.
    let fixes = finding.fixes.iter().filter(|fix| excerpt.unit() == Unit::Line && can_leave(excerpt, fix));
    line(&ResultObject {
        rule_id: &finding.code,
        level: level(finding.severity),
        message: message(excerpt, finding),
        partial_fingerprints: Fingerprint { line: fingerprint.clone(), words: fingerprint },
        locations: [Location {
            logical: PlaceRecord::of(excerpt, finding.span).map(|place| [Logical::of(&place)]),
            ..Location::shown(excerpt, finding.span)
        }],
        related_locations: places
            .map(|((at, text, file), id)| Location {
                id: Some(id),
                message: Some(Message { text }),
                ..Location::new(file, at)
            })
            .collect(),
        fixes: fixes.map(|fix| FixObject::of(excerpt, fix)).collect(),
    })
}

fn message<'a>(excerpt: &Excerpt<'_>, finding: &'a Finding) -> Message<'a> {
    let text = place::told(excerpt.message(finding), excerpt, finding.span);
    match &finding.help {
        Some(help) => Message { text: Cow::Owned(format!("{text}\n{}", excerpt.sentence(help))) },
        None => Message { text },
    }
}

fn related<'a>(excerpt: &Excerpt<'a>, place: &'a Related) -> (Stretch, Cow<'a, str>, &'a str) {
    let text = excerpt.sentence(&place.message);
    match &place.at {
        Where::Here(span) => (Stretch::of(excerpt, *span), text, excerpt.name()),
        Where::There { file, start, end } => (Stretch { start: (*start).into(), end: (*end).into() }, text, file),
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<RuleObject<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleObject<'a> {
    id: &'a str,
    name: &'a str,
    short_description: Message<'a>,
    full_description: Message<'a>,
    help: Help,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

impl<'a> RuleObject<'a> {
    fn of(card: &Card<'a>) -> Self {
        let summary = card.summary();
        Self {
            id: card.code,
            name: card.name,
            short_description: Message { text: Cow::Owned(summary.clone()) },
            full_description: Message { text: Cow::Owned(summary.clone()) },
            help: Help { text: summary, markdown: explain::page(card) },
            default_configuration: Configuration { level: level(card.severity) },
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultObject<'a> {
    rule_id: &'a str,
    level: &'static str,
    message: Message<'a>,
    partial_fingerprints: Fingerprint,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<FixObject<'a>>,
}

/// What the finding is known by in the next run: the number tells how it is made.
#[derive(Serialize)]
struct Fingerprint {
    /// The one key that GitHub tells findings apart by. Where it is missing, GitHub's action makes it of the line.
    #[serde(rename = "primaryLocationLineHash")]
    line: String,
    #[serde(rename = "sitlintWords/v1")]
    words: String,
}

#[derive(Serialize)]
struct Message<'a> {
    text: Cow<'a, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(rename = "physicalLocation")]
    physical: Physical<'a>,
    #[serde(rename = "logicalLocations", skip_serializing_if = "Option::is_none")]
    logical: Option<[Logical; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical<'a> {
    artifact_location: Artifact,
    region: Region<'a>,
}

/// A paragraph of a Word draft.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    name: String,
    fully_qualified_name: String,
    kind: &'static str,
}

impl Logical {
    fn of(place: &PlaceRecord) -> Self {
        let name = Unit::Paragraph.numbered(place.paragraph);
        Self { name, fully_qualified_name: place.said(), kind: "element" }
    }
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'a> {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    /// The words, as far as they may be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Message<'a>>,
}

impl<'a> Location<'a> {
    /// A stretch of a draft with its words.
    fn shown(excerpt: &Excerpt<'a>, span: Span) -> Self {
        let mut location = Self::new(excerpt.name(), Stretch::of(excerpt, span));
        let text = excerpt.words(span);
        location.physical.region.snippet = Some(Message { text }).filter(|words| !words.text.is_empty());
        location
    }

    fn new(file: &str, at: Stretch) -> Self {
        let artifact_location = Artifact { uri: uri(file) };
        Self {
            id: None,
            physical: Physical { artifact_location, region: Region::of(at) },
            logical: None,
            message: None,
        }
    }
}

impl Region<'_> {
    fn of(Stretch { start: Point { line, column, .. }, end }: Stretch) -> Self {
        Self { start_line: line, start_column: column, end_line: end.line, end_column: end.column, snippet: None }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FixObject<'a> {
    description: Message<'a>,
    artifact_changes: [Change<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: Artifact,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region<'a>,
    inserted_content: Message<'a>,
}

impl<'a> FixObject<'a> {
    fn of(excerpt: &Excerpt<'_>, fix: &'a Fix) -> Self {
        let replacements = fix.edits.iter().map(|edit| Replacement {
            deleted_region: Region::of(Stretch::of(excerpt, edit.span)),
            inserted_content: Message { text: excerpt.sentence(&edit.text) },
        });
        let change =
            Change { artifact_location: Artifact { uri: uri(excerpt.name()) }, replacements: replacements.collect() };
        Self { description: Message { text: excerpt.sentence(&fix.title) }, artifact_changes: [change] }
    }
}

/// A file's name as a URI reference: relative as it was given, or of the scheme `file`.
fn uri(name: &str) -> String {
    let mut uri = String::from(if name.starts_with('/') { "file://" } else { "" });
    for byte in name.trim_start_matches("./").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}"); // a string takes every byte
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_uris() {
        assert_eq!(uri("./drafts/May 3.md"), "drafts/May%203.md");
        assert_eq!(uri("/home/é.md"), "file:///home/%C3%A9.md");
    }
}
