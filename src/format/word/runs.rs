//! The runs of a part of a Word document, by their bytes: where its text can be cut so that something stands between.

use crate::format::xml::{Step, walk};
use crate::text::Span;

/// A run: a stretch of text of one formatting.
#[derive(Clone, Debug, Default)]
pub(super) struct Run {
    /// All of it.
    pub(super) whole: Span,
    /// Its properties, empty where it has none.
    pub(super) properties: Span,
    /// Its texts: each with its start tag and what stands in it.
    pub(super) texts: Vec<(Span, Span)>,
    /// Where anything else in it begins and ends that is no property: a tab, a picture, a reference.
    pub(super) others: Vec<Span>,
    /// The run that holds the text box in which it stands: no comment may stand in one.
    pub(super) around: Option<usize>,
}

/// A place between two runs, or inside one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// Between runs.
    Between(usize),
    /// Inside the text of a run, by number, with the number of the text.
    Inside(usize, usize, usize),
}

/// The runs of a part in the order of their start, and the names of its elements as it writes them.
pub(super) struct Runs {
    pub(super) runs: Vec<Run>,
    /// The prefix of Word's elements, with its colon.
    pub(super) prefix: String,
}

impl Runs {
    /// Finds the runs of a part.
    pub(super) fn of(xml: &str, prefix: &str) -> Self {
        let mut runs: Vec<Run> = Vec::new();
        // Runs that are open, the innermost last, each with how deep it stands.
        let mut open: Vec<(usize, usize)> = Vec::new();
        let mut depth = 0;
        // A document that is no sound XML was not read, and has no words to speak of.
        let _ = walk(xml, |step, at| match step {
            Step::Opens(tag) => {
                let name = tag.name();
                let name = name.as_ref().strip_prefix(prefix);
                if name == Some("r") {
                    let around = open.first().map(|&(outer, _)| outer);
                    open.push((runs.len(), depth));
                    runs.push(Run { whole: at, around, ..Run::default() });
                } else if let Some(run) = inside(&mut runs, &open, depth) {
                    match name {
                        Some("rPr") => run.properties = at,
                        Some("t") => run.texts.push((at, Span::new(at.end, at.end))),
                        _ => run.others.push(at),
                    }
                }
                depth += 1;
            }
            Step::Closes(name) => {
                depth = depth.saturating_sub(1);
                let name = name.strip_prefix(prefix);
                if name == Some("r") && open.last().is_some_and(|&(_, at)| at == depth) {
                    if let Some((run, _)) = open.pop() {
                        runs[run].whole.end = at.end;
                    }
                } else if let Some(run) = inside(&mut runs, &open, depth) {
                    run.ends(name, at, xml);
                }
            }
            Step::Text(_) => {}
        });
        Self { runs, prefix: prefix.to_owned() }
    }

    /// The run whose text holds a byte of the part; the outer one for text in a box.
    pub(super) fn at(&self, byte: usize) -> Option<usize> {
        let holds = |run: &Run| run.texts.iter().any(|(_, content)| content.start <= byte && byte <= content.end);
        let after = self.runs.partition_point(|run| run.whole.start <= byte);
        // Runs nest only where a box stands in one: the innermost that holds the byte began last.
        let found = (0..after).rev().take(NEAR).find(|&at| holds(&self.runs[at]))?;
        Some(self.runs[found].around.unwrap_or(found))
    }

    /// Where to cut so that what is put there stands before a byte of a run's text.
    pub(super) fn cut_before(&self, byte: usize) -> Option<Cut> {
        let at = self.at(byte)?;
        let run = &self.runs[at];
        match run.text_at(byte) {
            Some(text) if !run.is_first(text, byte) => Some(Cut::Inside(at, text, byte)),
            _ => Some(Cut::Between(run.whole.start)),
        }
    }

    /// Where to cut so that what is put there stands behind a byte of a run's text.
    pub(super) fn cut_behind(&self, byte: usize) -> Option<Cut> {
        let at = self.at(byte.saturating_sub(1)).or_else(|| self.at(byte))?;
        let run = &self.runs[at];
        match run.text_at(byte) {
            Some(text) if !run.is_last(text, byte) => Some(Cut::Inside(at, text, byte)),
            _ => Some(Cut::Between(run.whole.end)),
        }
    }
}

/// Runs that are looked at to find the one that holds a byte: those before it in the same box.
const NEAR: usize = 4;

impl Run {
    /// Notes the end of one of its children.
    fn ends(&mut self, name: Option<&str>, at: Span, xml: &str) {
        match name {
            Some("rPr") => {
                self.properties.end = at.end;
                // Both halves of a run that is cut get its properties: words among them would stand there twice.
                let words = |piece: &str| !piece.split('<').next().unwrap_or_default().trim().is_empty();
                if self.properties.of(xml).split('>').any(words) {
                    self.properties = Span::default();
                }
            }
            Some("t") => {
                // What holds more than characters cannot be cut, and no program writes it; an empty one has no place.
                let text = self.texts.pop().filter(|(_, content)| content.start <= at.start);
                let text = text.map(|(tag, content)| (tag, Span::new(content.start, at.start)));
                self.texts.extend(text.filter(|(_, content)| !content.of(xml).contains('<')));
            }
            _ => {
                if let Some(other) = self.others.last_mut() {
                    other.end = at.end;
                }
            }
        }
    }

    fn text_at(&self, byte: usize) -> Option<usize> {
        self.texts.iter().position(|(_, content)| content.start <= byte && byte <= content.end)
    }

    fn is_first(&self, text: usize, byte: usize) -> bool {
        let (tag, content) = self.texts[text];
        byte == content.start && text == 0 && self.others.iter().all(|other| other.start > tag.start)
    }

    fn is_last(&self, text: usize, byte: usize) -> bool {
        let (_, content) = self.texts[text];
        byte == content.end && text + 1 == self.texts.len() && self.others.iter().all(|other| other.end < content.end)
    }
}

/// The run whose child an element at this depth is.
fn inside<'a>(runs: &'a mut [Run], open: &[(usize, usize)], depth: usize) -> Option<&'a mut Run> {
    let &(run, at) = open.last()?;
    (depth == at + 1).then(|| &mut runs[run])
}
