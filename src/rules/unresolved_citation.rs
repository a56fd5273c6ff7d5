//! Footnote marks without a note, and links that lead nowhere.

use std::collections::BTreeMap;

use crate::document::{Document, NumberedNotes, cited};
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where};
use crate::fix::blank::CITED;
use crate::format::MarkKind;
use crate::prose::Prose;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::{Range, Span};

/// The rule.
pub struct UnresolvedCitation;

impl Rule for UnresolvedCitation {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SRC107",
            name: "unresolved-citation",
            group: Group::Sources,
            scope: Scope::Document,
            severity: Severity::Error,
            default: true,
            fixable: true,
            page: include_str!("unresolved_citation.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let document = cx.document;
        let mut dangling: BTreeMap<String, Vec<Span>> = BTreeMap::new();
        for (id, slot) in document.paragraphs() {
            let prose = &slot.paragraph.prose;
            for mark in prose.marks() {
                match &mark.kind {
                    MarkKind::Link(target) if target.trim().is_empty() && mark.at.start < mark.at.end => {
                        let words = prose.words(mark.at);
                        let message = format!("The link “{words}” leads nowhere. Where should it lead?");
                        findings.push(Finding::new(
                            Severity::Error,
                            whole_link(document, document.span(id, mark.at)),
                            message,
                        ));
                    }
                    MarkKind::Note(label) if document.note(label).is_none() && !is_code(prose, mark.at) => {
                        dangling.entry(label.to_lowercase()).or_default().push(document.span(id, mark.at));
                    }
                    _ => {}
                }
            }
        }
        if !dangling.is_empty() {
            let empty = empty_notes(document.source().text());
            for (label, places) in dangling {
                findings.push(without_note(document, &places, empty.get(&label).copied()));
            }
        }
        let numbered = cited(document);
        if !numbered.is_empty() {
            let notes = NumberedNotes::of(document);
            for mark in numbered.into_iter().filter(|&mark| notes.lack(mark)) {
                let words = document.words(mark.at);
                let message = format!("“{words}” leads to no note. What does it cite?");
                findings.push(Finding::new(Severity::Error, mark.at, message));
            }
        }
    }
}

/// A link with its brackets, where the source writes them; else its words.
fn whole_link(document: &Document, words: Span) -> Span {
    let text = document.source().text();
    let (before, after) = (&text[..words.start], &text[words.end..]);
    let close = after.strip_prefix("](").and_then(|rest| rest.find(')')).map(|at| words.end + at + 3);
    match close {
        Some(end) if before.ends_with('[') => Span::new(words.start - 1, end),
        _ => words,
    }
}

fn is_code(prose: &Prose, at: Range) -> bool {
    prose.marks().iter().any(|mark| mark.kind == MarkKind::Code && mark.at.touches(at))
}

/// The notes of a source that say nothing, by label, with the place where their words belong.
fn empty_notes(text: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        if let Some(label) = words.trim_start().strip_prefix("[^").and_then(|rest| rest.strip_suffix("]:")) {
            found.entry(label.to_lowercase()).or_insert(at + words.len());
        }
        at += line.len();
    }
    found
}

/// The finding of a mark without a note, or of an empty note; `empty` is where the words of the note belong.
fn without_note(document: &Document, places: &[Span], empty: Option<usize>) -> Finding {
    let first = places.first().copied().unwrap_or_default();
    let mark = document.words(first);
    let text = document.source().text();
    let (message, title, edit) = if let Some(at) = empty {
        (
            format!("The note “{mark}” says nothing. What does it cite?"),
            format!("Put words to fill in into the note {mark}"),
            Edit { span: Span::new(at, at), text: format!(" {CITED}") },
        )
    } else {
        let breaks = text.bytes().rev().take(2).take_while(|&byte| byte == b'\n').count();
        let gap = &"\n\n"[breaks..];
        (
            format!("“{mark}” leads to no note. What does it cite?"),
            format!("Add a note {mark} to fill in"),
            Edit { span: Span::new(text.len(), text.len()), text: format!("{gap}{mark}: {CITED}\n") },
        )
    };
    let mut finding = Finding::new(Severity::Error, first, message);
    finding.fixes = vec![Fix { title, safe: false, edits: vec![edit] }];
    let others = places.get(1..).unwrap_or_default();
    finding.also = others.to_vec();
    let related = others.iter().take(4).map(|&at| Related { at: Where::Here(at), message: "here too".to_owned() });
    finding.related = related.collect();
    finding
}
