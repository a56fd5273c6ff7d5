//! `check --annotate`: the findings of a Word or OpenDocument draft as comments beside their words, in a copy of it.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, bail};

use crate::check::Judged;
use crate::finding::Finding;
use crate::format::Note;
use crate::render::Excerpt;
use crate::workspace::{replace, today};

/// Writes a copy of a draft with its findings as comments to `file`, which may be the draft itself.
pub(crate) fn annotated(judged: &Judged, file: &Path) -> anyhow::Result<()> {
    let (document, findings) = (&judged.document, &judged.findings);
    let source = document.source();
    let excerpt = Excerpt::of(source, &judged.masks);
    let notes: Vec<Note> = findings.iter().map(|finding| note(&excerpt, finding)).collect();
    let Some(written) = document.format().annotated(source, &notes, today()) else {
        bail!("{}: is text, which holds no comments: --annotate is for Word and OpenDocument drafts", source.name());
    };
    let bytes = written.map_err(|broken| anyhow::anyhow!("{}: {broken}", source.name()))?;
    replace(file, &bytes).with_context(|| format!("{} cannot be written", file.display()))
}

/// What a comment says: what is asked, what helps, and by which name the rule is known.
fn note(excerpt: &Excerpt<'_>, finding: &Finding) -> Note {
    let mut text = excerpt.sentence(&finding.message).into_owned();
    let fixes = finding.fixes.iter().map(|fix| &fix.title);
    for more in finding.help.iter().chain(fixes) {
        let _ = write!(text, "\n{}", excerpt.sentence(more));
    }
    let _ = write!(text, "\n{}: {} ({})", finding.severity.name(), finding.rule, finding.code);
    Note { at: finding.span, text }
}
