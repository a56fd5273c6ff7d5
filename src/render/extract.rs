//! Every fact of a draft as a JSON object a line.

use std::borrow::Cow;
use std::io;
use std::io::Write;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::claims::{Calendar, Dated};
use crate::document::{Document, DocumentDate, Paragraph};
use crate::facts::Entity;
use crate::facts::name::key::key;
use crate::mask::MASK;
use crate::render::Excerpt;
use crate::render::json::{Point, Stretch, line, offset_of};
use crate::render::place::PlaceRecord;
use crate::text::{Range, Span};

#[derive(Serialize)]
struct FactRecord<'a> {
    file: &'a str,
    kind: &'static str,
    start: Point,
    end: Point,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset_of: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceRecord>,
    text: Cow<'a, str>,
    #[serde(flatten)]
    more: Map<String, Value>,
}

/// Writes the facts of a draft, each a JSON object on a line: the document first, then by place.
///
/// # Errors
/// Where the output cannot be written.
pub fn facts(document: &Document, excerpt: &Excerpt<'_>, out: &mut impl Write) -> io::Result<()> {
    let known = document.date().map(|date| (date.day, date.from.name()));
    let (date, from) = known.or_else(|| document.saved().map(|saved| (saved.day, "properties"))).unzip();
    let date = date.map(|day| day.to_string());
    let at = document.date().and_then(|date| date.at).unwrap_or_default();
    let calendar = Calendar::of(document);
    let period = document.date().and_then(DocumentDate::period);
    let period = period.map(|days| Value::from(vec![days.from.to_string(), days.to.to_string()]));
    let more = [("date", date.into()), ("date_from", from.into()), ("period", period.unwrap_or_default())];
    writeln!(out, "{}", record(excerpt, "document", at, more))?;
    for (id, slot) in document.paragraphs() {
        let mut found = of_paragraph(excerpt, &slot.paragraph, |at| document.span(id, at));
        for (time, date) in slot.paragraph.facts.times.iter().zip(calendar.paragraph(id)) {
            found.push((time.at, dated(excerpt, document.span(id, time.at), date)));
        }
        found.sort_by_key(|&(at, _)| at);
        found.iter().try_for_each(|(_, line)| writeln!(out, "{line}"))?;
    }
    Ok(())
}

fn of_paragraph(excerpt: &Excerpt<'_>, paragraph: &Paragraph, span: impl Fn(Range) -> Span) -> Vec<(Range, String)> {
    let Paragraph { prose, facts } = paragraph;
    // Nor does the key of a masked name leave.
    let key = |at| if excerpt.hides(span(at)) { MASK.to_owned() } else { key(prose.words(at)) };
    let words = |at| Value::from(excerpt.words(span(at)).into_owned());
    let mut found = Vec::new();
    for figure in &facts.figures {
        let more = [
            ("harm", figure.harm.name().into()),
            ("min", figure.count.least.into()),
            ("max", figure.count.most.into()),
            ("approximate", figure.count.approximate.into()),
        ];
        found.push((figure.at, record(excerpt, "figure", span(figure.at), more)));
    }
    for said in &facts.attributions {
        let more =
            [("source", words(said.source)), ("grade", said.grade.name().into()), ("how", said.how.name().into())];
        found.push((said.at, record(excerpt, "attribution", span(said.at), more)));
    }
    for hedge in &facts.hedges {
        found.push((hedge.at, record(excerpt, "hedge", span(hedge.at), [])));
    }
    for citation in &facts.citations {
        found.push((citation.at, record(excerpt, "citation", span(citation.at), [])));
    }
    for name in &facts.names {
        let more = [("entity", entity(name.entity).into()), ("key", key(name.at).into())];
        found.push((name.at, record(excerpt, "name", span(name.at), more)));
    }
    found
}

fn dated(excerpt: &Excerpt<'_>, span: Span, date: &Dated) -> String {
    let day = |day: Option<Date>| Value::from(day.map(|day| day.to_string()));
    let more = [("grade", date.grade.name().into()), ("from", day(date.from)), ("to", day(date.to))];
    record(excerpt, "date", span, more)
}

fn record<const N: usize>(excerpt: &Excerpt<'_>, kind: &'static str, span: Span, more: [(&str, Value); N]) -> String {
    let Stretch { start, end } = Stretch::of(excerpt, span);
    line(&FactRecord {
        file: excerpt.name(),
        kind,
        start,
        end,
        offset_of: offset_of(excerpt),
        place: PlaceRecord::of(excerpt, span),
        text: excerpt.words(span),
        more: more.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
    })
}

fn entity(entity: Entity) -> &'static str {
    match entity {
        Entity::Person => "person",
        Entity::Place => "place",
        Entity::Organisation => "organisation",
    }
}
