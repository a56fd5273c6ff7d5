//! Findings as the editor shows them: one underline a claim, the lighter places of a cluster, related places.

use std::borrow::Cow;

use serde::Serialize;

use crate::check::Judged;
use crate::check::bundle::{bundles, message};
use crate::finding::{Finding, Related, Severity, Where};
use crate::lsp::place::{Places, Units};
use crate::lsp::protocol::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Range, Uri,
};
use crate::text::Place;

/// The location of a stretch of another draft, by that draft's name; none where the editor could not open it.
pub(super) type Elsewhere<'a> = dyn Fn(&str, (Place, Place)) -> Option<Location> + 'a;

/// What the editor shows as the maker of a diagnostic.
const SOURCE: &str = "sitlint";

/// How the editor names places of this draft and of the others.
pub(super) struct Eyes<'a> {
    /// The draft that is looked at.
    pub uri: &'a Uri,
    /// Its columns.
    pub units: Units,
    /// Whether findings that only inform are shown.
    pub notes: Notes,
    /// Places of the other drafts.
    pub elsewhere: &'a Elsewhere<'a>,
}

/// Whether findings that only inform are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Notes {
    /// They are.
    #[default]
    Shown,
    /// They are left out.
    Left,
}

/// A diagnostic as it is sent: it borrows what it says from the finding, since thousands are sent after each keystroke.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Shown<'a> {
    range: Range,
    severity: DiagnosticSeverity,
    code: &'a str,
    source: &'static str,
    message: Cow<'a, str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_information: Vec<Told<'a>>,
}

/// A place beside a diagnostic.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Told<'a> {
    location: Spot<'a>,
    message: &'a str,
}

/// A place in this draft or in another one.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Spot<'a> {
    Here { uri: &'a Uri, range: Range },
    There(Location),
}

/// All that is shown of a version of a draft, as it is published.
#[derive(Serialize)]
pub(super) struct Published<'a> {
    /// The draft.
    pub uri: &'a Uri,
    /// The version.
    pub version: i32,
    /// What is shown.
    pub diagnostics: Vec<Shown<'a>>,
}

/// All that is shown of a draft, as it is answered to an editor that asks for it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Report<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    result_id: Option<String>,
    items: Vec<Shown<'a>>,
}

impl<'a> Report<'a> {
    /// The report of these diagnostics, which the editor will know by `result_id`.
    pub(super) fn full(result_id: Option<String>, items: Vec<Shown<'a>>) -> Self {
        Self { kind: "full", result_id, items }
    }
}

/// Diagnostics that are sent later than their draft is at hand.
pub(super) fn kept(shown: Vec<Shown<'_>>) -> Vec<Diagnostic> {
    shown.into_iter().map(Diagnostic::from).collect()
}

/// The diagnostics of a judged draft, in the order of the text.
pub(super) fn shown<'a>(judged: &'a Judged, eyes: &Eyes<'a>) -> Vec<Shown<'a>> {
    let mut places = Places::new(judged.document.source(), eyes.units);
    let mut shown = Vec::with_capacity(judged.findings.len());
    for bundle in bundles(judged) {
        let first = bundle[0];
        if eyes.notes == Notes::Left && first.severity >= Severity::Info {
            continue;
        }
        let range = places.range(first.span);
        let related: Vec<_> = bundle
            .iter()
            .flat_map(|finding| &finding.related)
            .filter_map(|at| information(at, eyes, &mut places))
            .collect();
        let message = message(&bundle);
        let one = |range, severity, related_information| Shown {
            range,
            severity,
            code: &first.rule,
            source: SOURCE,
            message: message.clone(),
            related_information,
        };
        for &span in bundle.iter().flat_map(|finding| &finding.also) {
            let told = Told { location: Spot::Here { uri: eyes.uri, range }, message: &first.message };
            shown.push(one(places.range(span), DiagnosticSeverity::HINT, vec![told]));
        }
        shown.push(one(range, severity(first.severity), related));
    }
    shown.sort_by_key(|shown| (shown.range.start, shown.range.end, shown.severity));
    shown
}

impl From<Shown<'_>> for Diagnostic {
    fn from(shown: Shown<'_>) -> Self {
        let told = |Told { location, message }: Told<'_>| DiagnosticRelatedInformation {
            location: match location {
                Spot::Here { uri, range } => Location { uri: uri.clone(), range },
                Spot::There(location) => location,
            },
            message: message.to_owned(),
        };
        let related: Vec<_> = shown.related_information.into_iter().map(told).collect();
        Self {
            range: shown.range,
            severity: Some(shown.severity),
            code: Some(NumberOrString::String(shown.code.to_owned())),
            source: Some(shown.source.to_owned()),
            message: shown.message.into_owned(),
            related_information: Some(related).filter(|related| !related.is_empty()),
            ..Self::default()
        }
    }
}

/// A finding shown by itself, without its relations.
pub(super) fn single(finding: &Finding, places: &mut Places<'_>) -> Diagnostic {
    Diagnostic::from(Shown {
        range: places.range(finding.span),
        severity: severity(finding.severity),
        code: &finding.rule,
        source: SOURCE,
        message: Cow::Borrowed(&finding.message),
        related_information: Vec::new(),
    })
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

fn information<'a>(related: &'a Related, eyes: &Eyes<'a>, places: &mut Places<'_>) -> Option<Told<'a>> {
    let location = match &related.at {
        Where::Here(span) => Spot::Here { uri: eyes.uri, range: places.range(*span) },
        Where::There { file, start, end } => Spot::There((eyes.elsewhere)(file, (*start, *end))?),
    };
    Some(Told { location, message: &related.message })
}
