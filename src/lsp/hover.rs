//! What the editor shows under the pointer: how a figure was read, and the page of the rule that speaks of it.

use std::fmt::Write as _;

use crate::check::Judged;
use crate::claims::{Backed, Basis, Claim, Sourcing, TimeGrade, TimeHow, Timing};
use crate::config::Config;
use crate::document::{Document, ParagraphId};
use crate::explain;
use crate::facts::{Count, Grade, How, Status};
use crate::finding::Finding;
use crate::lsp::action;
use crate::lsp::place::Places;
use crate::lsp::place::Units;
use crate::lsp::protocol::{Hover, HoverContents, MarkupContent, MarkupKind, Position};
use crate::prose::Harm;
use crate::text::{Range, Span};

/// What is known of the place under the pointer; nothing where there is neither figure nor finding.
pub(super) fn hover(judged: &Judged, config: &Config, units: Units, position: Position) -> Option<Hover> {
    let document = &judged.document;
    let mut places = Places::new(document.source(), units);
    let at = places.offset(position);
    let caret = Span::new(at, at);
    let under = |span: Span| span.start <= at && at <= span.end;
    let claim = judged.claims.iter().find(|claim| {
        let figure = &claim.figure;
        under(document.span(claim.paragraph, figure.at)) || under(document.span(claim.paragraph, figure.harm_at))
    });
    let mut findings = action::findings_at(judged, caret);
    // The nearer a finding keeps to the pointer, the likelier it is meant.
    findings.sort_by_key(|(_, place)| place.end - place.start);
    let mut parts = Vec::new();
    parts.extend(claim.map(|claim| reading(document, claim)));
    let mut told: Vec<&str> = Vec::new();
    for (finding, _) in &findings {
        parts.push(question(finding));
        if !told.contains(&&*finding.rule) {
            told.push(&finding.rule);
            parts.extend(page(config, &finding.rule));
        }
    }
    if parts.is_empty() {
        return None;
    }
    let figure = claim.map(|claim| document.span(claim.paragraph, claim.figure.at));
    let range = figure.or(findings.first().map(|&(_, place)| place));
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value: parts.join("\n\n---\n\n") }),
        range: range.map(|span| places.range(span)),
    })
}

fn question(finding: &Finding) -> String {
    let mut text = format!("**{}** · `{}` · {}", finding.message, finding.rule, finding.code);
    if let Some(help) = &finding.help {
        let _ = write!(text, "\n\n{help}");
    }
    text
}

fn page(config: &Config, name: &str) -> Option<String> {
    let (rule, _) = config.rules.iter().find(|(rule, _)| rule.rule().card().name == name)?;
    Some(explain::page(&rule.rule().card()))
}

/// How the claim was read, in words.
fn reading(document: &Document, claim: &Claim) -> String {
    let figure = &claim.figure;
    let words = document.source().words(document.span(claim.paragraph, figure.at));
    let mut text = format!("**{}**, read as: {} {}", one_line(words), count(&figure.count), harm(figure.harm));
    text.push_str(match figure.status {
        Status::Asserted => "",
        Status::Denied => " (denied)",
        Status::Question => " (asked, not said)",
        Status::Zero => " (nobody)",
        Status::Historical => " (long ago)",
    });
    let _ = write!(text, "\n\n- Source: {}", source(document, &claim.source));
    let _ = write!(text, "\n- Time: {}", time(document, &claim.time));
    if let Some(basis) = claim.basis {
        let _ = write!(text, "\n- Basis: {}", self::basis(basis));
    }
    text
}

fn count(count: &Count) -> String {
    let about = if count.approximate { "about " } else { "" };
    match (count.least, count.most) {
        (Some(a), Some(b)) if a == b => format!("{about}{a}"),
        (Some(a), Some(b)) => format!("{about}{a} to {b}"),
        (Some(a), None) => format!("{about}{a} or more"),
        (None, Some(b)) => format!("{about}{b} or fewer"),
        (None, None) => "an unknown number".to_owned(),
    }
}

fn harm(harm: Harm) -> &'static str {
    match harm {
        Harm::Death => "killed or dead",
        Harm::Injury => "hurt",
        Harm::Casualties => "killed and hurt, counted together",
        Harm::Missing => "missing",
        Harm::Displacement => "displaced",
        Harm::Detention => "detained",
        Harm::Abduction => "abducted",
        Harm::Violence => "subjected to violence",
        Harm::Affected => "affected",
    }
}

fn source(document: &Document, source: &Sourcing) -> String {
    let words = source.at.map(|at| quoted(document, at));
    let mut text = match (source.grade, words) {
        (Grade::None, Some(words)) => format!("none found; {words} does not say who"),
        (Grade::None, None) => "none found".to_owned(),
        (grade, words) => {
            let words = words.map(|words| format!(" {words}")).unwrap_or_default();
            format!("{}:{words}{}", grade.name(), how(source.how))
        }
    };
    if let Some(Backed { paragraph, figure }) = source.backed {
        let _ = write!(text, "; {} further down agrees and has one", quoted(document, (paragraph, figure)));
    }
    text
}

/// Why that is its source, where the words do not say it themselves.
fn how(how: How) -> &'static str {
    match how {
        How::Verb | How::AccordingTo | How::Noun | How::None | How::Hedge => "",
        How::Quotation => " (the speaker of the quotation)",
        How::Citation => " (named in brackets)",
        How::Footnote => " (in the footnote)",
        How::Link => " (the link)",
        How::SourceLine => " (the source line)",
        How::LeadIn => " (the line before the list)",
        How::Heading => " (the heading)",
        How::DocumentNote => " (a note for the whole draft)",
        How::SelfSource => " (who publishes the draft)",
        How::FirstHand => " (seen by who publishes the draft)",
        How::Carried => " (carried on from before)",
    }
}

fn time(document: &Document, time: &Timing) -> String {
    let days = match (time.from, time.to) {
        (Some(a), Some(b)) if a == b => Some(a.to_string()),
        (Some(a), Some(b)) => Some(format!("{a} to {b}")),
        (Some(a), None) => Some(format!("from {a} on")),
        (None, Some(b)) => Some(format!("up to {b}")),
        (None, None) => None,
    };
    let words = time.at.map(|at| quoted(document, at));
    let mut text = match (days, words) {
        (Some(days), Some(words)) => format!("{days}, from {words}"),
        (Some(days), None) => days,
        (None, Some(words)) => words,
        (None, None) => String::new(),
    };
    let why = match time.grade {
        TimeGrade::None => "none found",
        TimeGrade::Vague => "says no day",
        TimeGrade::Partial => "the year is missing",
        TimeGrade::Unanchored => "the draft has no date to count from",
        TimeGrade::Document => "the date of the draft",
        TimeGrade::Anchored => "counted from the date of the draft",
        TimeGrade::Absolute | TimeGrade::Coarse | TimeGrade::AsOf => "",
    };
    for note in [why, found(time.how)] {
        if !note.is_empty() {
            text.push_str(if text.is_empty() { "" } else { "; " });
            text.push_str(note);
        }
    }
    text
}

/// Where the time was found, where that is not the sentence itself.
fn found(how: TimeHow) -> &'static str {
    match how {
        TimeHow::Sentence | TimeHow::Document | TimeHow::None => "",
        TimeHow::Carried => "carried on from before",
        TimeHow::Heading => "from the heading",
        TimeHow::LeadIn => "from the line before the list",
        TimeHow::Table => "from the table",
        TimeHow::Period => "the reporting period",
        TimeHow::Statement => "the day of the statement",
        TimeHow::Event => "the day of an event named there",
    }
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Identified => "each victim is known",
        Basis::Documented => "documented",
        Basis::Reported => "reported",
        Basis::Estimated => "an estimate",
    }
}

fn quoted(document: &Document, (paragraph, at): (ParagraphId, Range)) -> String {
    format!("“{}”", one_line(document.source().words(document.span(paragraph, at))))
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Form;

    #[track_caller]
    fn check(least: Option<u64>, most: Option<u64>, expected: &str) {
        assert_eq!(count(&Count { least, most, approximate: false, form: Form::Number }), expected);
    }

    #[test]
    fn counts_are_told_in_words() {
        check(Some(46), Some(46), "46");
        check(Some(30), Some(40), "30 to 40");
        check(Some(12), None, "12 or more");
        check(None, Some(9), "9 or fewer");
        check(None, None, "an unknown number");
    }
}
