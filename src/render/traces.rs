//! What travels with a file, as a list.

use std::io;
use std::io::Write;

use serde::Serialize;

use crate::format::{Trace, TraceKind};
use crate::render::clean::{clean, leading};
use crate::render::json::line;

/// In which form the list comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TraceForm {
    /// For people.
    #[default]
    Pretty,
    /// One JSON object each and line.
    Jsonl,
}

#[derive(Serialize)]
struct Record<'a> {
    file: &'a str,
    kind: &'static str,
    who: Option<&'a str>,
    when: Option<&'a str>,
    paragraph: Option<usize>,
    text: &'a str,
}

/// Characters of a trace that are shown to people.
const SHOWN: usize = 80;

/// Writes the traces of a file.
///
/// # Errors
/// Where they cannot be written.
pub fn traces(file: &str, traces: &[Trace], form: TraceForm, out: &mut dyn Write) -> io::Result<()> {
    if form == TraceForm::Jsonl {
        return traces.iter().try_for_each(|trace| {
            let Trace { who, when, words, paragraph, .. } = trace;
            let record = Record {
                file,
                kind: trace.kind.name(),
                who: who.as_deref(),
                when: when.as_deref(),
                paragraph: *paragraph,
                text: words,
            };
            writeln!(out, "{}", line(&record))
        });
    }
    if traces.is_empty() {
        return writeln!(out, "{}: nothing travels with it but its text.", leading(file));
    }
    writeln!(out, "{} takes with it:", leading(file))?;
    for kind in TraceKind::ALL {
        let of_kind = traces.iter().filter(|trace| trace.kind == kind);
        of_kind.into_iter().try_for_each(|trace| writeln!(out, "  {}", told(trace)))?;
    }
    Ok(())
}

fn told(trace: &Trace) -> String {
    let mut words: String = trace.words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(SHOWN).collect();
    if words.chars().count() == SHOWN {
        words.push('…');
    }
    let what = match trace.kind {
        TraceKind::Deletion => "deleted text",
        TraceKind::Insertion => "text marked as inserted",
        TraceKind::Comment => "a comment",
        TraceKind::Hidden => "hidden text",
        TraceKind::Alternative => "the description of a picture",
        TraceKind::Author => "the name of an author",
    };
    let place = trace.paragraph.map_or(String::new(), |paragraph| format!(", paragraph {paragraph}"));
    let who = trace.who.as_deref().map_or(String::new(), |who| format!(" by {who}"));
    let day = trace.when.as_deref().and_then(|when| when.get(..10)).map_or(String::new(), |day| format!(" on {day}"));
    clean(&format!("{what}{who}{day}{place}: “{words}”")).into_owned()
}
