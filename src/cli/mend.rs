//! `check --fix` and `check --diff`: what can be settled without the writer.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;

use crate::cli::Outcome;
use crate::cli::output::open;
use crate::cli::reading::Drafts;
use crate::finding::Edit;
use crate::fix;
use crate::fix::{ROUNDS, Rounds, Trust};
use crate::render;
use crate::render::Excerpt;
use crate::workspace;
use crate::workspace::{Draft, Gathered, Trouble, Unwritten, Workspace};

/// What a draft was before it was mended, and what was made of it.
struct Change {
    draft: Draft,
    read: Vec<u8>,
    /// The edits of each round, counted in the text that the one before it left.
    rounds: Vec<Vec<Edit>>,
    /// The text after the last of them.
    text: String,
}

/// What fixes make of drafts, by their places in the list, which holds them as they became.
type Changes = BTreeMap<usize, Change>;

/// Settles what can be settled, in the files, and gives how many were written. What cannot be written is complained
/// about.
pub(crate) fn mended(workspace: &Workspace, found: &mut Drafts, trust: Trust) -> usize {
    let mut written = 0;
    for (at, change) in settled(workspace, found, trust) {
        let Some(bytes) = found.list[at].bytes() else { continue };
        if change.draft.bytes().is_some() {
            continue; // standard input goes on from here
        }
        let name = &change.draft.name;
        let trouble = match workspace::mend(change.draft.path(), &change.read, bytes) {
            Ok(()) => None,
            Err(Unwritten::Changed) => Some(format!("{name}: changed meanwhile; nothing was written to it")),
            Err(Unwritten::Kept(why)) => Some(format!("{name}: cannot be written: {why}")),
        };
        match trouble {
            Some(sentence) => found.complain(&sentence),
            None => written += 1,
        }
        // It is read anew, so that the report is about what stands in the file.
        found.list[at] = change.draft;
    }
    written
}

/// So many drafts, in words.
pub(crate) fn counted(drafts: usize) -> String {
    match drafts {
        0 => "nothing".to_owned(),
        1 => "1 draft".to_owned(),
        many => format!("{many} drafts"),
    }
}

/// Shows what could be settled. What would be left decides how the check ends.
pub(crate) fn shown(
    workspace: &Workspace,
    mut found: Drafts,
    trust: Trust,
    told: impl Fn(&str),
) -> anyhow::Result<Outcome> {
    let mut out = open(None)?;
    let changes = settled(workspace, &mut found, trust);
    let before: Vec<_> = changes.values().map(|change| change.draft.with(change.read.clone())).collect();
    let mut rounds = changes.values().map(|change| &change.rounds);
    workspace.judge(&before, Gathered::default(), |reading| {
        let (Ok(reading), Some(edits)) = (reading, rounds.next()) else { return Ok(()) };
        let source = reading.judged.document.source();
        let mut made = Rounds::new(source.text());
        for edits in edits {
            made.make(edits);
        }
        render::diff(&Excerpt::of(source, &reading.judged.masks), &made.edits(), &mut out)
    })?;
    out.flush()?;
    let gathered = workspace.gather(&found.list);
    let drafts = std::mem::take(&mut found.list);
    let mut left = 0;
    workspace.judge(&drafts, gathered, |reading| {
        left += found.judged(reading).map_or(0, |judged| judged.findings.len());
        Ok(())
    })?;
    let drafts = counted(changes.len());
    let verb = if left == 1 { "finding is" } else { "findings are" };
    told(&format!("--fix would change {drafts}; {left} {verb} left to the writer"));
    Ok(found.outcome)
}

/// Mends drafts in memory until nothing is left that a trust goes for.
fn settled(workspace: &Workspace, found: &mut Drafts, trust: Trust) -> Changes {
    let mut changes = Changes::new();
    let mut left_alone = BTreeSet::new();
    for _ in 0..ROUNDS {
        let mut wanted = Vec::new();
        let mut at = 0;
        let gathered = workspace.gather(&found.list);
        let done = workspace.judge(&found.list, gathered, |reading| {
            if let Ok(judged) = reading.map(|reading| reading.judged) {
                let text = judged.document.source().text();
                let edits = fix::trusted(&judged.findings, text, trust);
                let after = fix::applied(text, &edits);
                if after != text && !left_alone.contains(&at) {
                    wanted.push((at, edits, (text.to_owned(), after)));
                }
            }
            at += 1;
            Ok(())
        });
        done.expect("the closure gives no error");
        if wanted.is_empty() {
            break;
        }
        for (at, edits, (text, after)) in wanted {
            let draft = &mut found.list[at];
            match made(draft, &text, &edits) {
                Ok((read, bytes)) => {
                    let next = draft.with(bytes);
                    let before = std::mem::replace(draft, next);
                    let first = || Change { draft: before, read, rounds: Vec::new(), text: text.clone() };
                    let change = changes.entry(at).or_insert_with(first);
                    if change.text == text {
                        change.rounds.push(edits);
                        change.text = after;
                    } else {
                        left_alone.insert(at); // a package that says something else of itself than was put in
                    }
                }
                Err(trouble) => {
                    left_alone.insert(at);
                    found.complain(&trouble.to_string());
                }
            }
        }
    }
    changes
}

/// The bytes of a draft, and those with edits of its text made.
fn made(draft: &Draft, text: &str, edits: &[Edit]) -> Result<(Vec<u8>, Vec<u8>), Trouble> {
    let trouble = |sentence: String| Trouble { file: draft.name.clone(), sentence };
    let read = match draft.bytes() {
        Some(bytes) => bytes.to_vec(),
        None => fs::read(draft.path()).map_err(|error| trouble(format!("cannot be read: {error}")))?,
    };
    let opened = draft.format.open(&draft.name, read.clone()).map_err(|broken| trouble(broken.to_string()))?;
    if opened.source.text() != text {
        return Err(trouble("changed meanwhile; nothing was written to it".to_owned()));
    }
    let bytes = fix::rewritten(&opened.source, opened.format, edits).map_err(|broken| trouble(broken.to_string()))?;
    Ok((read, bytes))
}
