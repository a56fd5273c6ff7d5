//! The sentence that names the source of all figures of a document.

use crate::document::{Document, ParagraphId};
use crate::format::Role;
use crate::prose::{Class, Prose, Sentence};
use crate::text::Range;

/// "Unless a line says otherwise, the dead and wounded below are those of the Hamra Health Directorate."
pub(super) fn source_note(document: &Document) -> Option<(ParagraphId, Range)> {
    document
        .paragraphs()
        .filter(|(_, slot)| matches!(slot.role, Role::Paragraph | Role::Note(_) | Role::Item(_)))
        .find_map(|(id, slot)| {
            let prose = &slot.paragraph.prose;
            let sentence = prose.sentences.iter().find(|sentence| is_note(prose, **sentence))?;
            Some((id, prose.range(sentence.first, sentence.end)))
        })
}

fn is_note(prose: &Prose, sentence: Sentence) -> bool {
    if !sentence.classes.has(Class::ReportNoun) {
        return false;
    }
    let says = |at: usize, words: &[&str]| at < sentence.end && prose.says_any(at, words);
    if !says(sentence.first, &["all", "unless", "casualty", "figures", "data", "the"]) {
        return false;
    }
    let mut tokens = sentence.first..sentence.end;
    let Some(subject) = tokens.clone().take(8).find(|&at| says(at, &["figures", "data", "numbers", "tolls"])) else {
        return false;
    };
    // "Casualty figures in this update", "All figures", "unless stated otherwise": the whole of it, not one of its tables.
    let here = (subject + 1..sentence.end.min(subject + 4))
        .any(|at| says(at, &["this"]) && says(at + 1, &["report", "update", "document", "bulletin", "note", "brief"]));
    let every = here
        || (sentence.first..subject).any(|at| says(at, &["all"]))
        || tokens.clone().any(|at| says(at, &["otherwise"]));
    let from = tokens.any(|at| at > subject && says(at, &["from", "by", "source", "sourced", "provided"]));
    let named = (subject + 1..sentence.end).any(|at| prose.tokens[at].capital);
    every && from && named
}
