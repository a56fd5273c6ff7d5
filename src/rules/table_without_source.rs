//! Tables and figures with counts of people under which no line says where they come from.

use std::ops::Range as Numbers;

use crate::claims::Claim;
use crate::document::{Document, ParagraphId, Slot};
use crate::facts::{CitationKind, Grade};
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where};
use crate::fix::blank;
use crate::format::Role;
use crate::prose::{Class, Classes, Kind, Prose, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::{Range, Span};

/// How many blocks under a table or a caption may hold the line that names its source (catalogue, part 2.2).
const BELOW: u32 = 3;
/// How many blocks over a table may: its caption, and the sentence that leads in.
const ABOVE: u32 = 2;
/// A caption has at most so many tokens; longer ones are sentences.
const CAPTION: usize = 30;
/// How many headers of a table are looked at.
const HEADERS: usize = 40;
/// The most cells that are shown beside a finding.
const SHOWN: usize = 4;

/// Words of harm, as headers have them.
const HARM: Classes =
    Classes::of(&[Class::HarmVerb, Class::HarmIntransitive, Class::HarmAdjective, Class::HarmNoun, Class::HarmToll]);
/// Help that was given, plans and risks: no harm is counted.
const OTHER: Classes = Classes::of(&[Class::Response, Class::Help, Class::Unreal]);

/// The rule.
pub struct TableWithoutSource;

impl Rule for TableWithoutSource {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SRC109",
            name: "table-without-source",
            group: Group::Sources,
            scope: Scope::Document,
            severity: Severity::Warning,
            default: true,
            fixable: true,
            page: include_str!("table_without_source.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let document = cx.document;
        if document.front().get("figures_source").is_some() || document.source_note().is_some() {
            return;
        }
        for (id, slot) in document.paragraphs() {
            let found = match slot.role {
                Role::Cell { .. } if document.run(id).0 == id => table(cx, id),
                Role::Paragraph | Role::Heading(_) if is_caption(slot) => caption(document, id),
                _ => None,
            };
            if let Some(finding) = found {
                findings.push(finding);
            }
        }
    }
}

/// The finding of the table that begins with a cell.
fn table(cx: &Context<'_>, first: ParagraphId) -> Option<Finding> {
    let document = cx.document;
    let cells = first.0..document.run(first).1.0;
    let claims = claims_in(&cx.claims, &cells);
    let asked: Vec<&Claim> = claims.iter().filter(|claim| claim.source.is_none() && is_bare(document, claim)).collect();
    let header = header(document, &cells);
    let told = asked.is_empty() && !claims.is_empty();
    if told || header.is_none() && asked.is_empty() || is_sourced(document, &cells) {
        return None;
    }
    let (id, counts) = header.unwrap_or_default();
    let shown: Vec<Span> = match asked.as_slice() {
        [] => counts.iter().map(|&cell| whole(document, cell)).collect(),
        claims => claims.iter().map(|claim| document.span(claim.paragraph, claim.figure.at)).collect(),
    };
    let span = if counts.is_empty() { *shown.first()? } else { whole(document, id) };
    let words = document.words(span);
    let last = whole(document, ParagraphId(cells.end.saturating_sub(1)));
    let mut finding =
        Finding::new(Severity::Warning, span, format!("“{words}”: no source line found for this table. Who counted?"));
    let related = shown.iter().filter(|&&at| at != span).take(SHOWN);
    finding.related = related.map(|&at| Related { at: Where::Here(at), message: "counted here".to_owned() }).collect();
    finding.fixes = vec![source_line(document, last.end)];
    Some(finding)
}

/// The claims of some paragraphs.
fn claims_in<'a>(claims: &'a [Claim], cells: &Numbers<u32>) -> &'a [Claim] {
    let first = claims.partition_point(|claim| claim.paragraph.0 < cells.start);
    let end = claims.partition_point(|claim| claim.paragraph.0 < cells.end);
    &claims[first..end]
}

fn is_bare(document: &Document, claim: &Claim) -> bool {
    document.slot(claim.paragraph).is_some_and(Slot::is_bare_number)
}

/// The first header of a column or a row that names people or harm and has numbers, with the cells that hold them.
fn header(document: &Document, cells: &Numbers<u32>) -> Option<(ParagraphId, Vec<ParagraphId>)> {
    let placed = || {
        cells.clone().filter_map(|id| match document.slot(ParagraphId(id)) {
            Some(slot @ Slot { role: Role::Cell { row, column, .. }, .. }) => {
                Some((ParagraphId(id), slot, *row, *column))
            }
            _ => None,
        })
    };
    let heads = |(_, slot, row, column): &(ParagraphId, &Slot, u32, u32)| {
        let prose = &slot.paragraph.prose;
        *row == 0 && names_people(prose) || *column == 0 && *row > 0 && names_harm(prose)
    };
    placed().filter(heads).take(HEADERS).find_map(|(id, _, row, column)| {
        let beside = |to: u32, along: u32| if row == 0 { along == column && to > 0 } else { to == row && along > 0 };
        let cells = placed().filter(|&(_, slot, to, along)| beside(to, along) && slot.is_bare_number());
        let counts: Vec<_> = cells.map(|(id, ..)| id).collect();
        (!counts.is_empty()).then_some((id, counts))
    })
}

fn names_people(prose: &Prose) -> bool {
    let people = |token: &Token| {
        token.is(Class::Plural) && (token.is(Class::Person) || token.is(Class::Group) || token.is(Class::Demonym))
    };
    names_harm(prose) || prose.tokens.iter().any(people) && !prose.tokens.iter().any(|token| token.classes.any(OTHER))
}

fn names_harm(prose: &Prose) -> bool {
    let tokens = &prose.tokens;
    tokens.iter().any(|token| token.classes.any(HARM)) && !tokens.iter().any(|token| token.classes.any(OTHER))
}

/// Whether something in, over or under a table says where its counts come from.
fn is_sourced(document: &Document, cells: &Numbers<u32>) -> bool {
    let slot = |id: u32| document.slot(ParagraphId(id));
    let inside = cells.clone().filter_map(slot).any(|slot| {
        let label = slot.paragraph.prose.tokens.first().is_some_and(|token| token.is(Class::SourceLabel));
        label || cites(document, slot)
    });
    let above = (cells.start.saturating_sub(ABOVE)..cells.start).rev().filter_map(slot);
    let led = above.take_while(|slot| !matches!(slot.role, Role::Cell { .. })).any(|slot| says(document, slot));
    inside || led || is_sourced_below(document, cells.end) || is_headed(document, ParagraphId(cells.start))
}

/// Whether a line "Source: …" or "Note: …" stands among the first blocks from one on.
fn is_sourced_below(document: &Document, from: u32) -> bool {
    let below = (from..from.saturating_add(BELOW)).map_while(|id| document.slot(ParagraphId(id)));
    let section = below.take_while(|slot| !matches!(slot.role, Role::Heading(_) | Role::Cell { .. }));
    section.into_iter().any(|slot| is_note(&slot.paragraph.prose) || cites_line(slot))
}

fn is_headed(document: &Document, id: ParagraphId) -> bool {
    document.headings(id).filter_map(|heading| document.slot(heading)).any(|slot| says(document, slot))
}

/// "Note: …", "Source: …", "Sources – …": the label opens the line.
fn is_note(prose: &Prose) -> bool {
    let note = prose.says(0, "note") || prose.says(0, "notes");
    let label = note || prose.tokens.first().is_some_and(|token| token.is(Class::SourceLabel));
    label && prose.tokens.get(1).is_some_and(|token| token.is_sign(':') || token.is_dash()) && prose.tokens.len() > 2
}

fn cites_line(slot: &Slot) -> bool {
    slot.paragraph
        .facts
        .citations
        .iter()
        .any(|citation| matches!(citation.kind, CitationKind::SourceLine(grade) if grade < Grade::None))
}

/// Whether a paragraph names a source: somebody says it, a note, a link, a parenthesis.
fn says(document: &Document, slot: &Slot) -> bool {
    is_note(&slot.paragraph.prose) || !slot.paragraph.facts.attributions.is_empty() || cites(document, slot)
}

fn cites(document: &Document, slot: &Slot) -> bool {
    slot.paragraph.facts.citations.iter().any(|citation| match &citation.kind {
        CitationKind::Note(label) => document.note(label).is_some(),
        CitationKind::Link(leads) => *leads,
        CitationKind::Parenthesis(grade) | CitationKind::SourceLine(grade) => *grade < Grade::None,
    })
}

/// "Figure 7. Deaths by age": a label, a number, a sign, and words about people who came to harm.
fn is_caption(slot: &Slot) -> bool {
    let prose = &slot.paragraph.prose;
    let tokens = &prose.tokens;
    let label = ["figure", "fig", "table", "chart", "graph", "map"].iter().any(|word| prose.says(0, word));
    if !label || tokens.len() > CAPTION {
        return false;
    }
    let number = 1 + usize::from(tokens.get(1).is_some_and(|token| token.is_sign('.')));
    let numbered = tokens.get(number).is_some_and(|token| matches!(token.kind, Kind::Number | Kind::Code));
    let signed =
        tokens.get(number + 1).is_some_and(|token| matches!(token.kind, Kind::Sign('.' | ':')) || token.is_dash());
    // In a table of contents the number of a page ends the line.
    let listed = tokens.last().is_some_and(|token| token.kind == Kind::Number) && prose.text().contains("..");
    numbered && signed && !listed && names_harm(prose)
}

/// The finding of a caption. One that stands over or under a table belongs to it.
fn caption(document: &Document, id: ParagraphId) -> Option<Finding> {
    let slot = document.slot(id)?;
    let is_table = |id: u32| document.slot(ParagraphId(id)).is_some_and(|slot| matches!(slot.role, Role::Cell { .. }));
    let table = is_table(id.0 + 1) || id.0.checked_sub(1).is_some_and(is_table);
    if table || says(document, slot) || is_sourced_below(document, id.0 + 1) || is_headed(document, id) {
        return None;
    }
    let span = whole(document, id);
    let words = document.words(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let message = format!("“{words}”: no source line found. Who counted?");
    let fix = source_line(document, span.end);
    Some(Finding { fixes: vec![fix], ..Finding::new(Severity::Warning, span, message) })
}

/// All words of a paragraph in the source.
fn whole(document: &Document, id: ParagraphId) -> Span {
    let tokens = document.slot(id).map_or(0, |slot| slot.paragraph.prose.tokens.len());
    let at = document.slot(id).map_or(Range::default(), |slot| slot.paragraph.prose.range(0, tokens));
    document.span(id, at)
}

/// A line to fill in behind the line that holds a byte.
fn source_line(document: &Document, at: usize) -> Fix {
    let text = document.source().text();
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |line| at + line);
    let edit = Edit { span: Span::new(end, end), text: format!("\n\nSource: {}", blank::CITED) };
    Fix { title: "Add a source line to fill in".to_owned(), safe: false, edits: vec![edit] }
}
