//! Findings as the editor shows them: one underline a claim, the lighter places of a cluster, related places.

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

/// The diagnostics of a judged draft, in the order of the text.
pub(super) fn diagnostics(judged: &Judged, eyes: &Eyes<'_>) -> Vec<Diagnostic> {
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
        for &span in bundle.iter().flat_map(|finding| &finding.also) {
            let told = DiagnosticRelatedInformation {
                location: Location { uri: eyes.uri.clone(), range },
                message: first.message.clone(),
            };
            let light = diagnostic(first, places.range(span), &message);
            shown.push(Diagnostic {
                severity: Some(DiagnosticSeverity::HINT),
                related_information: Some(vec![told]),
                ..light
            });
        }
        shown.push(Diagnostic {
            severity: Some(severity(first.severity)),
            related_information: Some(related).filter(|related| !related.is_empty()),
            ..diagnostic(first, range, &message)
        });
    }
    shown.sort_by_key(|shown| (shown.range.start, shown.range.end, shown.severity));
    shown
}

/// A finding shown by itself, without its relations.
pub(super) fn single(finding: &Finding, places: &mut Places<'_>) -> Diagnostic {
    let shown = diagnostic(finding, places.range(finding.span), &finding.message);
    Diagnostic { severity: Some(severity(finding.severity)), ..shown }
}

fn diagnostic(finding: &Finding, range: Range, message: &str) -> Diagnostic {
    Diagnostic {
        range,
        code: Some(NumberOrString::String(finding.rule.to_string())),
        source: Some("sitlint".to_owned()),
        message: message.to_owned(),
        ..Diagnostic::default()
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

fn information(related: &Related, eyes: &Eyes<'_>, places: &mut Places<'_>) -> Option<DiagnosticRelatedInformation> {
    let location = match &related.at {
        Where::Here(span) => Location { uri: eyes.uri.clone(), range: places.range(*span) },
        Where::There { file, start, end } => (eyes.elsewhere)(file, (*start, *end))?,
    };
    Some(DiagnosticRelatedInformation { location, message: related.message.clone() })
}
