//! Findings that a writer is asked as one question: all that one claim lacks.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::check::Judged;
use crate::claims::Claim;
use crate::finding::Finding;
use crate::text::Span;

/// Findings that are shown as one: all that one claim lacks. The heaviest of each bundle comes first.
#[must_use]
pub fn bundles(judged: &Judged) -> Vec<Vec<&Finding>> {
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

/// The claim that a span lies in, of those in the order of the text. What only laps over a figure, such as the opening
/// of a draft without a date, is about something else.
fn claim_at(places: &[(Span, usize)], span: Span) -> Option<usize> {
    let before = places.partition_point(|(place, _)| place.start <= span.start);
    let (place, claim) = before.checked_sub(1).and_then(|at| places.get(at))?;
    place.holds(span).then_some(*claim)
}

/// The message of a bundle: that of the first, then what the others add to it.
#[must_use]
pub fn message<'a>(bundle: &[&'a Finding]) -> Cow<'a, str> {
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::check;
    use crate::config::Config;
    use crate::document::Document;
    use crate::finding::Severity;
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
    fn a_span_belongs_to_the_figure_it_lies_in() {
        let figures = [(Span::new(5, 9), 0), (Span::new(20, 30), 1)];
        assert_eq!(claim_at(&figures, Span::new(20, 30)), Some(1));
        assert_eq!(claim_at(&figures, Span::new(6, 8)), Some(0));
        assert_eq!(claim_at(&figures, Span::new(7, 12)), None);
        assert_eq!(claim_at(&figures, Span::new(0, 40)), None);
        assert_eq!(claim_at(&figures, Span::new(9, 20)), None);
    }
}
