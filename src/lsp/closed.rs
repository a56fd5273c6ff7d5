//! Drafts on disk: those of the open folders that are closed, with what is kept of each, and those that are saved.

use std::path::{Path, PathBuf};

use crate::format::Format;
use crate::lsp::message::Known;
use crate::lsp::protocol::Uri;
use crate::lsp::reader::Job;
use crate::lsp::session::Session;
use crate::lsp::terms;
use crate::lsp::terms::Delivery;

impl Session {
    /// Judges a draft that was saved by all its rules. An editor that asks for its diagnostics asks again where that
    /// changes them.
    pub(super) fn saved(&mut self, uri: &Uri) {
        let name = terms::name(uri);
        self.fresh(&name);
        let Some(draft) = self.open.get_mut(&name) else { return };
        draft.pace.all_due();
        let before = draft.judged.as_ref().map(|judged| judged.findings.clone());
        self.judge(&name);
        let after = self.open.get(&name).and_then(|draft| draft.judged.as_ref()).map(|judged| &judged.findings);
        if self.terms.delivery == Delivery::PullAndRefresh && after != before.as_ref() {
            self.asks.diagnostics.notify_one();
        }
    }

    /// Takes note of files that changed on disk: drafts, and what configures them.
    pub(super) fn touched(&mut self, files: Vec<PathBuf>) {
        let (drafts, others): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|file| file.to_str().and_then(Format::of).is_some());
        if others.iter().any(|file| file.extension().is_some_and(|ending| ending == "toml")) {
            self.reload();
        }
        self.read([Job::Files(drafts)]);
    }

    /// Takes in that folders came and went: their drafts come and go with them.
    pub(super) fn folders(&mut self, added: Vec<PathBuf>, removed: &[PathBuf]) {
        let inside = |name: &str| removed.iter().any(|folder| Path::new(name).starts_with(folder));
        let gone: Vec<String> = self.closed.keys().filter(|name| inside(name)).cloned().collect();
        self.take_in(gone.into_iter().map(Known::gone).collect());
        self.terms.folders.retain(|folder| !removed.contains(folder));
        self.terms.folders.extend(added.iter().cloned());
        self.read(added.into_iter().map(Job::Folder));
        self.ask_settings();
    }

    /// Takes in what the reader found of closed drafts. What the editor holds open counts before the file.
    pub(super) fn take_in(&mut self, known: Vec<Known>) {
        let mut library = self.library.write();
        let mut changed = false;
        for Known { name, found } in known {
            if self.open.contains_key(&name) {
                continue;
            }
            match found {
                Some(found) => {
                    library.put(found.digest);
                    self.closed.insert(name, found.figures);
                }
                None if self.closed.remove(&name).is_some() => library.remove(&name),
                None => continue,
            }
            changed = true;
        }
        drop(library);
        if changed {
            self.changed_beside("");
        }
    }
}
