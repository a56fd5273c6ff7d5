//! `sitlint release`: what would travel with a draft that its readers should not see.

use std::io::Write;

use clap::Args;

use crate::check;
use crate::cli::Outcome;
use crate::cli::choice::{Told, one_told};
use crate::cli::output::open;
use crate::cli::reading::{Reading, workspace};
use crate::document::Document;
use crate::format::{Format, Trace};
use crate::render;
use crate::render::{Excerpt, TraceForm};
use crate::text::{Source, Span};
use crate::workspace::{Draft, Workspace};

const FORMS: &[Told<TraceForm>] = &[
    ("pretty", "For people: a line each", TraceForm::Pretty),
    ("jsonl", "One JSON object each and line", TraceForm::Jsonl),
];

/// Lists deletions, insertions and comments that were tracked, hidden text, descriptions of pictures and names of authors.
/// Ends with exit code 1 where there are any.
#[derive(Debug, Args)]
pub struct Release {
    #[command(flatten)]
    reading: Reading,
    /// Writes the list in this form.
    #[arg(long, value_name = "FORM", default_value = "pretty", value_parser = one_told(FORMS))]
    format: TraceForm,
}

impl Release {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let workspace = workspace(self.reading.surroundings.options())?;
        let mut found = self.reading.drafts(&workspace)?;
        let mut out = open(None)?;
        for draft in std::mem::take(&mut found.list) {
            match draft.traces() {
                Ok(traces) => {
                    if !traces.is_empty() {
                        found.outcome = found.outcome.max(Outcome::Found);
                    }
                    let traces = shown(&workspace, &draft, traces);
                    render::traces(&draft.name, &traces, self.format, &mut out)?;
                }
                Err(trouble) => found.complain(&trouble.to_string()),
            }
        }
        out.flush()?;
        Ok(found.outcome)
    }
}

/// The traces as far as they may be shown: what a protection rule marks in the draft, or in deleted and hidden words
/// themselves, is masked.
fn shown(workspace: &Workspace, draft: &Draft, mut traces: Vec<Trace>) -> Vec<Trace> {
    let Ok((document, settings)) = workspace.document(draft) else { return traces };
    let config = settings.config.for_path(&workspace.name(draft.path()));
    let masks = check::masks(&document, &config, workspace.today());
    let excerpt = Excerpt::of(document.source(), &masks);
    for trace in &mut traces {
        let words = Source::new(&*draft.name, &*trace.words);
        let read = Document::read(words, Format::Plain, &config.lexicon, config.date);
        let own = check::masks(&read, &config, workspace.today());
        let words = Excerpt::of(read.source(), &own).words(Span::new(0, trace.words.len())).into_owned();
        trace.words = excerpt.sentence(&words).into_owned();
    }
    traces
}
