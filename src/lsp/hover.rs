//! What the editor shows under the pointer: how a figure or a word of time was read, what is known of a name, and the page
//! of the rule that speaks of it or is allowed there.

mod allowed;

use std::fmt::Write as _;

use crate::check::Judged;
use crate::claims::Claim;
use crate::config::Config;
use crate::document::Document;
use crate::explain;
use crate::explain::claim::Why;
use crate::explain::name::Bearing;
use crate::facts::Grade;
use crate::finding::Finding;
use crate::lsp::place::Places;
use crate::lsp::place::Units;
use crate::lsp::protocol::{Hover, HoverContents, MarkupContent, MarkupKind, Position};
use crate::names::Library;
use crate::render::Excerpt;
use crate::text::Span;

/// What is known of the place under the pointer; nothing where there is no figure, no word of time, no name, no rule and
/// no finding. `all` are the rules and the drafts.
pub(super) fn hover(judged: &Judged, all: (&Config, &Library), units: Units, position: Position) -> Option<Hover> {
    let (config, library) = all;
    let document = &judged.document;
    let mut places = Places::new(document.source(), units);
    let at = places.offset(position);
    let caret = Span::new(at, at);
    let under = |span: Span| span.start <= at && at <= span.end;
    let claim = judged.claims.iter().find(|claim| {
        let figure = &claim.figure;
        under(document.span(claim.paragraph, figure.at)) || under(document.span(claim.paragraph, figure.harm_at))
    });
    let moments = || judged.calendar.moments(document);
    let time = moments().find(|moment| claim.is_none() && under(document.span(moment.id, moment.time.at)));
    let mut findings = judged.touched(caret);
    // The nearer a finding keeps to the pointer, the likelier it is meant.
    findings.sort_by_key(|(_, place)| place.end - place.start);
    let mut parts = Vec::new();
    parts.extend(claim.map(|claim| reading(document, claim)));
    let (names, registry) = (&*judged.names, &*config.registry);
    let name = if claim.is_none() { names.at(document, at) } else { None };
    let bearing = Bearing { document, names, library, registry };
    parts.extend(name.as_ref().map(|(cluster, spelling, _)| bearing.reading(cluster, spelling)));
    parts.extend(time.as_ref().and_then(|time| explain::time::reading(document, time)));
    // A rule that is named here is what the pointer means, not the one that speaks of the allowance.
    let allowed = allowed::named(document, at);
    let allowed = allowed.and_then(|span| Some((span, page(config, document.source().words(span))?)));
    let mut told: Vec<&str> = Vec::new();
    for (finding, _) in &findings {
        parts.push(question(finding));
        if !told.contains(&&*finding.rule) && allowed.is_none() {
            told.push(&finding.rule);
            parts.extend(page(config, &finding.rule));
        }
    }
    let allowed = allowed.map(|(span, page)| {
        parts.insert(0, page);
        span
    });
    if parts.is_empty() {
        return None;
    }
    let figure = claim.map(|claim| document.span(claim.paragraph, claim.figure.at));
    let time = time.map(|time| document.span(time.id, time.time.at));
    let name = name.map(|(_, _, mention)| names.span(document, &mention));
    let place = findings.first().map(|&(_, place)| place);
    let range = figure.or(allowed).or(time).or(name).or(place);
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
    let rule = config.all.iter().find(|rule| {
        let card = rule.rule().card();
        card.name == name || card.code.eq_ignore_ascii_case(name)
    })?;
    Some(explain::page(&rule.rule().card()))
}

/// How the claim was read, and why.
fn reading(document: &Document, claim: &Claim) -> String {
    let shown = Excerpt::whole(document.source()); // an editor shows its own draft whole
    let why = Why { document, claim, shows: &shown };
    let source = match claim.source.grade {
        Grade::None => why.source().replacen("no source", "No source", 1),
        grade => format!("Source: {}, {}", grade.name(), why.source()),
    };
    let mut text = format!("{}\n\n- {source}", why.reading());
    let days = match why.days() {
        days if days.is_empty() => days,
        days => format!("{days}; "),
    };
    let _ = write!(text, "\n- Time: {days}{}", why.time());
    if let Some(basis) = claim.basis {
        let _ = write!(text, "\n- Basis: {}", explain::claim::basis(basis));
    }
    text
}
