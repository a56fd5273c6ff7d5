//! Findings as the editor shows them: one underline a claim, the lighter places of a cluster, related places.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::check::Judged;
use crate::claims::Claim;
use crate::finding::{Finding, Related, Severity, Where};
use crate::lsp::place::{Places, Units};
use crate::lsp::protocol::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Range, Uri,
};
use crate::text::{Place, Span};

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

/// Findings that are shown as one: all that one claim lacks. The heaviest of each bundle comes first.
pub(super) fn bundles(judged: &Judged) -> Vec<Vec<&Finding>> {
    let figures = places(judged);
    let mut bundles: Vec<Vec<&Finding>> = Vec::with_capacity(judged.findings.len());
    let mut known: FxHashMap<usize, usize> = FxHashMap::default();
    for finding in &judged.findings {
        let claim = claim_at(&figures, finding.span);
        if let Some(&bundle) = claim.and_then(|claim| known.get(&claim)) {
            bundles[bundle].push(finding);
            continue;
        }
        known.extend(claim.map(|claim| (claim, bundles.len())));
        bundles.push(vec![finding]);
    }
    for bundle in &mut bundles {
        bundle.sort_by_key(|finding| finding.severity);
    }
    bundles
}

/// The spans that belong to each claim, in order: its figure, and who is said to have done it. A side that harmed the
/// people of several figures belongs to the first of them.
fn places(judged: &Judged) -> Vec<(Span, usize)> {
    let numbered = || judged.claims.iter().enumerate();
    let span = |claim: &Claim, at| judged.document.span(claim.paragraph, at);
    let figures = numbered().map(|(number, claim)| (span(claim, claim.figure.at), number));
    let sides = numbered().filter_map(|(number, claim)| Some((span(claim, claim.perpetrator?), number)));
    let mut places: Vec<_> = figures.chain(sides).collect();
    places.sort_unstable();
    places.dedup_by_key(|(span, _)| *span);
    places
}

/// The claim that a span belongs to, of those in the order of the text.
fn claim_at(places: &[(Span, usize)], span: Span) -> Option<usize> {
    let before = places.partition_point(|(place, _)| place.start < span.end);
    let (place, claim) = before.checked_sub(1).and_then(|at| places.get(at))?;
    place.touches(span).then_some(*claim)
}

/// The message of a bundle: that of the first, then what the others add to it.
pub(super) fn message<'a>(bundle: &[&'a Finding]) -> Cow<'a, str> {
    let &[first, ref others @ ..] = bundle else { return Cow::default() };
    if others.is_empty() {
        return Cow::Borrowed(&first.message);
    }
    let mut message = first.message.clone();
    let stem = stem(&message).to_owned();
    for finding in others {
        let added = without_stem(&finding.message, &stem).unwrap_or(&finding.message);
        message.push(' ');
        let mut chars = added.chars();
        if added.len() < finding.message.len() {
            message.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        }
        message.push_str(chars.as_str());
    }
    Cow::Owned(message)
}

/// The beginning of a message that only says what it is about: `“46 people” killed: `.
fn stem(message: &str) -> &str {
    if !message.starts_with('“') {
        return "";
    }
    message.find(": ").map_or("", |colon| &message[..colon + 2])
}

/// A message without its beginning, where that is the stem or only the words that the stem quotes: `“46 people”: `.
fn without_stem<'a>(message: &'a str, stem: &str) -> Option<&'a str> {
    let quoted = stem.find('”').map_or("", |end| &stem[..end + '”'.len_utf8()]);
    let bare = || message.strip_prefix(quoted).filter(|_| !quoted.is_empty())?.strip_prefix(": ");
    message.strip_prefix(stem).filter(|_| !stem.is_empty()).or_else(bare)
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::check;
    use crate::config::Config;
    use crate::document::Document;
    use crate::format::Format;
    use crate::names::Library;
    use crate::prose::Lexicon;
    use crate::text::Source;

    fn finding(severity: Severity, message: &str) -> Finding {
        Finding::new(severity, Span::new(0, 1), message)
    }

    #[test]
    fn a_bundle_says_once_what_it_is_about() {
        let first = finding(Severity::Error, "“46 people” killed: no source found here.");
        let second = finding(Severity::Warning, "“46 people” killed: no date found here.");
        let third = finding(Severity::Warning, "Which year?");
        let short = finding(Severity::Warning, "“46 people”: nobody here says who.");
        assert_eq!(message(&[&first, &short]), "“46 people” killed: no source found here. Nobody here says who.");
        assert_eq!(
            message(&[&first, &second, &third]),
            "“46 people” killed: no source found here. No date found here. Which year?"
        );
        assert_eq!(message(&[&third, &third]), "Which year? Which year?");
    }

    #[test]
    fn what_a_claim_lacks_is_one_question_about_its_figure() {
        let text = "On 3 May 2029 the army killed four brothers near the mill.";
        let document = Document::read(Source::new("a.md", text), Format::Markdown, Lexicon::built_in(), None);
        let judged = check(&Arc::new(document), &Library::default(), &Config::default(), jiff::civil::date(2030, 1, 1));
        let bundles = bundles(&judged);
        let found =
            bundles.iter().find(|bundle| &*bundle[0].rule == "unsourced-casualty-figure").expect("it is flagged");
        let rules: Vec<&str> = found.iter().map(|finding| &*finding.rule).collect();
        assert_eq!(rules, ["unsourced-casualty-figure", "unsourced-perpetrator"]);
        assert_eq!(
            message(found),
            "“four brothers” killed: no source found here. Who reported it? Nobody here says that it was “the army”. Who does?"
        );
    }

    #[test]
    fn a_span_belongs_to_the_figure_it_touches() {
        let figures = [(Span::new(5, 9), 0), (Span::new(20, 30), 1)];
        assert_eq!(claim_at(&figures, Span::new(7, 22)), Some(1));
        assert_eq!(claim_at(&figures, Span::new(7, 12)), Some(0));
        assert_eq!(claim_at(&figures, Span::new(9, 20)), None);
    }
}
