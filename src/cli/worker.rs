//! Documents that another program sends, a JSON object a line: each is answered with one line, in their order.
//!
//! ```text
//! {"id": 7, "text": "Shelling killed 14 people.", "date": "2024-05-14", "format": "markdown"}
//! {"id": 7, "findings": […]}
//! ```

use std::fs::File;
use std::io;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::ValueEnum;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

use crate::check::Judged;
use crate::cli::Outcome;
use crate::cli::output::{Out, complain};
use crate::format::Format;
use crate::text::Unit;
use crate::workspace::{Draft, Gathered, Reading, Trouble, Workspace};

/// What is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Input {
    /// Drafts, each a file.
    #[default]
    Drafts,
    /// Documents, each a line of JSON: {"id", "text", "date", "format"}; the answer is a line of JSON for each.
    Jsonl,
}

/// Documents that are read together. Those that wait are taken, up to this many; nothing is waited for.
const TOGETHER: usize = 64;
/// Bytes of documents that are read together, but for one that is larger.
const BYTES: usize = 1 << 20;
/// Bytes of a line at most. A report of 3,000 pages has less text.
const LONGEST: u64 = 64 << 20;

/// What is asked of each document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// Its findings. It is judged alone: rules that compare drafts have nothing to compare it with.
    Findings,
    /// Its claims.
    Claims,
    /// Its facts.
    Facts,
}

impl Task {
    fn key(self) -> &'static str {
        match self {
            Self::Findings => "findings",
            Self::Claims => "claims",
            Self::Facts => "facts",
        }
    }
}

/// A document as another program sends it. What else it says of it is left alone.
#[derive(Deserialize)]
struct Document {
    id: Value,
    text: String,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    format: Option<String>,
}

/// A line that was read: the document, or what is wrong with the line.
type Line = (Value, Result<Draft, String>);

/// Answers the documents of files, or of standard input. `told` writes what is to be said of one, a JSON object a line.
pub(crate) fn answered(
    workspace: &Workspace,
    (task, paths): (Task, &[PathBuf]),
    out: &mut Out,
    told: impl Fn(&Judged, &mut Vec<u8>) -> io::Result<()>,
) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Clean;
    let input = [PathBuf::from("-")];
    for path in if paths.is_empty() { &input } else { paths } {
        let mut lines = opened(path)?;
        let mut number = 0;
        while let Some(batch) =
            batch(&mut lines, &mut number).with_context(|| format!("{} cannot be read", name(path)))?
        {
            outcome = outcome.max(answers(workspace, task, batch, out, &told)?);
            // Whoever sends a document at a time waits for its answer.
            out.flush()?;
        }
    }
    if outcome == Outcome::Undone {
        complain("some documents could not be read; their answers say why");
    }
    Ok(outcome)
}

fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { "standard input".into() } else { path.display().to_string() }
}

fn opened(path: &Path) -> anyhow::Result<BufReader<Box<dyn Read>>> {
    if path.is_dir() {
        bail!("{} is a folder; name a file of JSON lines", path.display());
    }
    let input: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(path).with_context(|| format!("{} cannot be read", path.display()))?)
    };
    Ok(BufReader::with_capacity(BYTES, input))
}

/// The next documents: one, and those that have arrived with it. `number` is that of the last line.
fn batch(lines: &mut BufReader<Box<dyn Read>>, number: &mut usize) -> io::Result<Option<Vec<Line>>> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    let mut line = Vec::new();
    loop {
        line.clear();
        if Read::take(&mut *lines, LONGEST).read_until(b'\n', &mut line)? == 0 {
            return Ok(Some(batch).filter(|batch| !batch.is_empty()));
        }
        *number += 1;
        bytes += line.len();
        if line.len() as u64 == LONGEST && line.last() != Some(&b'\n') {
            let sentence = format!("line {number} is longer than {} MB; send the document in parts", LONGEST >> 20);
            batch.push((Value::Null, Err(sentence)));
            lines.skip_until(b'\n')?;
        } else if !line.trim_ascii().is_empty() {
            batch.push(document(&line, *number));
        }
        let waits = lines.buffer().contains(&b'\n');
        if !batch.is_empty() && (!waits || batch.len() == TOGETHER || bytes >= BYTES) {
            return Ok(Some(batch));
        }
    }
}

/// The document of a line.
fn document(line: &[u8], number: usize) -> Line {
    let document: Document = match serde_json::from_slice(line) {
        Ok(document) => document,
        Err(error) => {
            let id = serde_json::from_slice::<Value>(line).ok().and_then(|value| value.get("id").cloned());
            return (
                id.unwrap_or_default(),
                Err(format!("line {number}, column {}: {}", error.column(), reason(&error))),
            );
        }
    };
    let draft = draft(&document).map_err(|sentence| format!("line {number}: {sentence}"));
    (document.id, draft)
}

/// What is wrong with a line, without the place that the parser counts within it.
fn reason(error: &serde_json::Error) -> String {
    let told = error.to_string();
    told.split(" at line ").next().unwrap_or(&told).to_owned()
}

fn draft(document: &Document) -> Result<Draft, String> {
    let name = match &document.id {
        Value::String(id) => id.clone(),
        id => id.to_string(),
    };
    let format = match document.format.as_deref() {
        None | Some("plain") => Format::Plain,
        Some(ending) => Format::ENDINGS
            .iter()
            .find(|(known, format)| *known == ending && format.unit() == Unit::Line)
            .map(|&(_, format)| format)
            .ok_or_else(|| format!("there is no format “{ending}” of text; write plain, markdown or html"))?,
    };
    let date = document.date.as_deref().map(str::parse::<Date>).transpose();
    let date = date.map_err(|_| "the date is written YYYY-MM-DD".to_owned())?;
    Ok(Draft::sent(name, format, date, document.text.clone().into_bytes()))
}

/// Writes the answers to documents.
fn answers(
    workspace: &Workspace,
    task: Task,
    batch: Vec<Line>,
    out: &mut Out,
    told: &impl Fn(&Judged, &mut Vec<u8>) -> io::Result<()>,
) -> io::Result<Outcome> {
    let drafts: Vec<Draft> = batch.iter().filter_map(|(_, draft)| draft.as_ref().ok().cloned()).collect();
    let mut readings = Vec::with_capacity(drafts.len());
    let each = |reading| {
        readings.push(reading);
        Ok(())
    };
    match task {
        Task::Findings => workspace.judge(&drafts, Gathered::default(), each)?,
        Task::Claims | Task::Facts => workspace.claims(&drafts, each)?,
    }
    let (mut outcome, mut readings, mut records) = (Outcome::Clean, readings.into_iter(), Vec::new());
    for (id, draft) in batch {
        let reading = draft.and_then(|_| {
            let reading: Result<Reading, Trouble> = readings.next().expect("each draft has its reading");
            reading.map_err(|trouble| trouble.sentence)
        });
        match reading {
            Ok(Reading { judged, settings }) => {
                if task == Task::Findings && settings.fail(&judged.findings) {
                    outcome = outcome.max(Outcome::Found);
                }
                records.clear();
                told(&judged, &mut records)?;
                write!(out, "{{\"id\":{id},\"{}\":[", task.key())?;
                for (at, record) in records.split(|&byte| byte == b'\n').filter(|record| !record.is_empty()).enumerate()
                {
                    out.write_all(if at == 0 { b"" } else { b"," })?;
                    out.write_all(record)?;
                }
                writeln!(out, "]}}")?;
            }
            Err(sentence) => {
                outcome = Outcome::Undone;
                writeln!(out, "{}", serde_json::json!({"id": id, "error": sentence}))?;
            }
        }
    }
    Ok(outcome)
}
