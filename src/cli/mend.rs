//! `check --fix` and `check --diff`: what can be settled without the writer.

use crate::cli::Outcome;
use crate::cli::output::open;
use crate::cli::reading::Drafts;
use crate::fix;
use crate::fix::ROUNDS;
use crate::render;
use crate::render::Excerpt;
use crate::workspace::Workspace;

/// Settles what can be settled, in the files. What cannot be written is complained about.
pub(crate) fn mended(workspace: &Workspace, found: &mut Drafts) {
    for _ in 0..ROUNDS {
        let gathered = workspace.gather(&found.list);
        let mut changed = Vec::new();
        let mut at = 0;
        let done = workspace.judge(&found.list, gathered, |reading| {
            if let Ok(judged) = reading.map(|reading| reading.judged) {
                let edits = fix::safe(&judged.findings);
                let source = judged.document.source();
                if fix::applied(source.text(), &edits) != source.text() {
                    changed.push((at, fix::rewritten(source, judged.document.format(), &edits)));
                }
            }
            at += 1;
            Ok(())
        });
        done.expect("the closure gives no error");
        if changed.is_empty() {
            return;
        }
        for (at, bytes) in changed {
            let draft = &mut found.list[at];
            let trouble = match bytes {
                Ok(bytes) => draft.rewrite(bytes).err().map(|trouble| trouble.to_string()),
                Err(broken) => Some(format!("{}: {broken}", draft.name)),
            };
            if let Some(trouble) = trouble {
                found.complain(&trouble);
                return;
            }
        }
    }
}

/// Shows what could be settled.
pub(crate) fn shown(workspace: &Workspace, mut found: Drafts) -> anyhow::Result<Outcome> {
    let mut out = open(None)?;
    let gathered = workspace.gather(&found.list);
    let drafts = std::mem::take(&mut found.list);
    workspace.judge(&drafts, gathered, |reading| {
        let Some(judged) = found.judged(reading) else { return Ok(()) };
        let excerpt = Excerpt::of(judged.document.source(), &judged.masks);
        render::diff(&excerpt, &fix::safe(&judged.findings), &mut out)
    })?;
    std::io::Write::flush(&mut out)?;
    Ok(found.outcome)
}
