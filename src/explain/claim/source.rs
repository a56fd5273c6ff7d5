//! Why a source vouches for a figure, or why nobody does.

use std::fmt::Write;

use crate::claims::Backed;
use crate::document::ParagraphId;
use crate::explain::claim::{Why, one_line};
use crate::facts::{Attribution, Citation, CitationKind, Grade, How};
use crate::text::Range;

/// Words of the draft and where they stand.
type At = (ParagraphId, Range);

pub(super) fn why(why: &Why<'_>) -> String {
    let source = &why.claim.source;
    let Some(at) = source.at.filter(|_| source.grade < Grade::None) else {
        return match source.how {
            How::DocumentNote => "figures_source in the front matter".to_owned(),
            _ => none(why),
        };
    };
    let mut text = match source.how {
        How::Carried => {
            let back = source.carried.map(|carried| carried.back);
            format!("{}, {}", said(why, at), why.carried_from(at, back))
        }
        How::Quotation => format!("{}, who is quoted", said(why, at)),
        How::SelfSource => format!("{}: who publishes the draft", said(why, at)),
        How::FirstHand => format!("{}: seen by who publishes the draft", said(why, at)),
        How::Citation => parenthesis(why, at),
        How::Footnote => footnote(why, at),
        How::Link => format!("the link {}", why.quoted(at)),
        How::SourceLine => format!("the line {}{}", why.quoted(at), elsewhere(why, at)),
        How::LeadIn => format!("the line before the list: {}", said(why, at)),
        How::Heading => format!("the heading at {}: {}", why.place(at), why.quoted(at)),
        How::DocumentNote => format!("a note for the whole draft at {}: {}", why.place(at), why.quoted(at)),
        How::Verb | How::AccordingTo | How::Noun | How::Hedge | How::None => said(why, at),
    };
    if source.grade == Grade::Vague {
        text.push_str("; it does not say which");
    }
    text
}

/// “sourced by” and the attribution as it stands, with its verb.
fn said(why: &Why<'_>, (paragraph, source): At) -> String {
    let said = attribution(why, (paragraph, source));
    let whole = said.map_or(source, |said| said.at);
    let speaker = match said.filter(|said| said.pronoun).map(|said| antecedent(why, paragraph, said)) {
        Some(Some(before)) => format!(", which is {}", why.quoted(before)),
        Some(None) => ", whoever spoke before".to_owned(),
        None => String::new(),
    };
    format!("sourced by {}{speaker}", why.quoted((paragraph, whole)))
}

/// Whoever spoke by name before a pronoun: in its paragraph, or last in the one above.
fn antecedent(why: &Why<'_>, paragraph: ParagraphId, said: &Attribution) -> Option<At> {
    let named = |id: ParagraphId, end: u32| {
        let spoke = why.document.slot(id)?.paragraph.facts.attributions.iter().rev();
        let mut spoke = spoke.filter(|other| other.at.end <= end && !other.pronoun);
        spoke.next().map(|other| (id, other.source))
    };
    let above = paragraph.0.checked_sub(1).map(ParagraphId);
    named(paragraph, said.at.start).or_else(|| above.and_then(|above| named(above, u32::MAX)))
}

/// The attribution with this source; of several the one whose words vouch for the figure.
fn attribution<'a>(why: &Why<'a>, (paragraph, source): At) -> Option<&'a Attribution> {
    let said = &why.document.slot(paragraph)?.paragraph.facts.attributions;
    let figure = why.claim.figure.at;
    let own = paragraph == why.claim.paragraph;
    let mut same = said.iter().filter(|said| said.source == source);
    let vouches = |said: &&Attribution| own && said.scope.start <= figure.start && figure.start < said.scope.end;
    same.clone().find(vouches).or_else(|| same.next())
}

fn citation<'a>(why: &Why<'a>, (paragraph, at): At) -> Option<&'a Citation> {
    let citations = &why.document.slot(paragraph)?.paragraph.facts.citations;
    citations.iter().find(|citation| citation.at == at)
}

/// A parenthesis behind the figure; of one that closes several sentences it tells where they begin.
fn parenthesis(why: &Why<'_>, at: At) -> String {
    let words = why.quoted(at);
    let prose = why.document.slot(at.0).map(|slot| &slot.paragraph.prose);
    let closed = citation(why, at).zip(prose).filter(|(citation, prose)| {
        let figure = why.claim.figure.sentence;
        figure < prose.sentence_of(prose.token_at(citation.at.start).saturating_sub(1))
    });
    let Some((citation, prose)) = closed else { return format!("the parenthesis {words}") };
    let first = prose.token_at(citation.scope.start);
    let opening = why.quoted((at.0, prose.range(first, (first + 3).min(prose.tokens.len()))));
    format!("the parenthesis {words} closes the sentences from {} on", opening.replace('”', "…”"))
}

fn footnote(why: &Why<'_>, at: At) -> String {
    let label = citation(why, at).and_then(|citation| match &citation.kind {
        CitationKind::Note(label) => Some(label),
        _ => None,
    });
    let place = label.and_then(|label| why.document.note(label)).map(|id| why.place((id, Range::default())));
    let defined = place.map(|place| format!(", defined at {place}")).unwrap_or_default();
    // The label is told as the mark shows it, so that what is masked there is masked here.
    let mark = one_line(&why.shows.words(why.document.span(at.0, at.1)));
    format!("footnote {}{defined}", mark.trim_matches(['[', ']', '^', '(', ')']))
}

/// The place of words that stand in another paragraph than the figure.
fn elsewhere(why: &Why<'_>, at: At) -> String {
    if at.0 == why.claim.paragraph { String::new() } else { format!(" at {}", why.place(at)) }
}

fn none(why: &Why<'_>) -> String {
    let source = &why.claim.source;
    let hedge = source.at.map(|at| format!("{} does not say who", why.quoted(at)));
    let reaction = source.reaction.map(|at| (why.claim.paragraph, at));
    let reaction = reaction.map(|at| format!("{} does not vouch for the number", why.quoted(at)));
    let reasons: Vec<String> = hedge.into_iter().chain(reaction).collect();
    let mut text = match reasons.join(", ") {
        reasons if reasons.is_empty() => "no source found here".to_owned(),
        reasons => format!("no source: {reasons}"),
    };
    if let Some(Backed { paragraph, figure }) = source.backed {
        let at = (paragraph, figure);
        let _ = write!(text, "; {} at {} agrees and has one", why.quoted(at), why.place(at));
    }
    text
}
